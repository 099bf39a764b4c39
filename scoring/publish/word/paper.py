"""A Word document in a language: its styles, direction and headings, tables whose header rows are marked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row
from markupsafe import Markup, escape

from scoring.language import Language
from scoring.language.catalogue import unmarked
from scoring.publish.word import notes as footnotes
from scoring.publish.word.prose import Writer
from scoring.publish.word.xml import Look, element, field, run, writable

INK, QUIET = RGBColor(0x17, 0x30, 0x5A), RGBColor(0x56, 0x60, 0x70)
ITEM, IN_TABLE = "Item id", "Table Text"
TEXT_WIDTH = Mm(160)
LONGEST_TITLE = 255
"""Characters of a property of the file; Word takes no more."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class Paper:
    """A document to be written from top to bottom; ``saved`` gives the same bytes for the same texts."""

    def __init__(self, language: Language, title: str, on: date, head: str) -> None:
        self.rtl = language.direction == "rtl"
        self._document = docx.Document()
        self._part = self._document.part
        self._language = str(language.locale).replace("_", "-")
        self._styles()
        self._properties(title, on)
        self._head_and_foot(head)

    def _styles(self) -> None:
        styles = self._document.styles
        for name in ("Title", *(f"Heading {level}" for level in range(1, 6))):
            styles[name].font.color.rgb = INK
        item = styles.add_style(ITEM, WD_STYLE_TYPE.CHARACTER)
        text = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        mark = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        item.font.size, item.font.color.rgb = Pt(7.5), QUIET
        item.font.bold = item.font.italic = False
        cell = styles.add_style(IN_TABLE, WD_STYLE_TYPE.PARAGRAPH)
        cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(2)
        text.font.size, mark.font.superscript = Pt(9), True
        text.paragraph_format.space_after = Pt(2)
        link.font.color.rgb, link.font.underline = INK, True
        for lang in styles.element.xpath("w:docDefaults//w:lang"):
            lang.getparent().remove(lang)
        (defaults,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
        defaults.append(element("w:lang", val=self._language, eastAsia=self._language, bidi=self._language))

    def _properties(self, title: str, on: date) -> None:
        """Of the day of the evidence: nothing in the file tells when it was made."""
        core, day = self._document.core_properties, datetime(on.year, on.month, on.day, tzinfo=UTC)
        core.title, core.language = writable(unmarked(title))[:LONGEST_TITLE], self._language
        core.author = core.last_modified_by = core.comments = ""
        core.created = core.modified = day.replace(tzinfo=None)
        rels = self._document.part.package.rels if self._document.part.package else {}
        for id_ in [id_ for id_, one in rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            del rels[id_]

    def _head_and_foot(self, head: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        if self.rtl:
            section._sectPr.insert_element_before(element("w:bidi"), "w:rtlGutter", "w:docGrid")
        self._write_line(section.header.paragraphs[0]._p, str(escape(head)))
        foot = section.footer.paragraphs[0]._p
        self._direct(foot)
        foot.append(field("PAGE"))

    def _direct(self, paragraph: Any) -> Any:
        if self.rtl:
            properties = paragraph.get_or_add_pPr()
            for old in properties.xpath("w:bidi"):
                properties.remove(old)
            properties.insert_element_before(element("w:bidi"), *_AFTER_BIDI)
        return paragraph

    def _write_line(self, paragraph: Any, html: str, look: Look | None = None) -> None:
        self._direct(paragraph)
        Writer(lambda _: paragraph, self._part, look=look).write(html)

    def _new(self, style: str) -> Any:
        return self._direct(self._document.add_paragraph(style=style)._p)

    def heading(self, text: str, level: int, item: str = "") -> None:
        """A heading; level 0 is the title. ``item`` is the place of its text in the files."""
        paragraph = self._direct(self._document.add_heading(level=level)._p)
        self._write_line(paragraph, str(escape(text)))
        self._item(paragraph, item, before=" ")

    def text(self, html: str | Markup, item: str = "", style: str = "Normal", lift: int = 0) -> None:
        """A text with the place where it stands in the files; nothing where there is none.

        Its headings are lifted by so many levels.
        """
        if not html:
            return
        if item:
            self._item(self._new("Normal"), item)
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
            self._document.paragraphs[-1].paragraph_format.space_after = Pt(0)
        said = html if isinstance(html, Markup) else escape(html)
        Writer(self._new, self._part, style, lift=lift).write(str(said))

    def _item(self, paragraph: Any, item: str, before: str = "") -> None:
        if item:
            paragraph.append(run(f"{before}{item}", Look(style=_style_id(ITEM))))

    def table(
        self,
        caption: str,
        head: Sequence[str],
        rows: Sequence[Sequence[str | Markup]],
        widths: Sequence[int],
        ids: bool = True,
    ) -> None:
        """A table whose first row is marked as its header; ``widths`` are shares of the page's.

        With ``ids`` the first cell of each row is the place of its text in the files.
        """
        if not rows:
            return
        self._write_line(self._document.add_paragraph(style="Caption")._p, str(escape(caption)))
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self._document.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
        table.autofit = False
        if self.rtl:
            table._tbl.tblPr.insert(1, element("w:bidiVisual"))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = TEXT_WIDTH * width // sum(widths)
        for place, (row, words) in enumerate(zip(table.rows, [head, *rows], strict=True)):
            first = Look(bold=True) if not place else Look(style=_style_id(ITEM)) if ids else Look()
            looks = [first, *([Look(bold=not place)] * (len(head) - 1))]
            self._row(row, words, looks)
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        properties.append(element("w:tblHeader"))
        self._document.add_paragraph()

    def _row(self, row: _Row, words: Sequence[str | Markup], looks: Sequence[Look]) -> None:
        for cell, said, look, column in zip(row.cells, words, looks, row.table.columns, strict=True):
            cell.width = column.width
            paragraph = cell.paragraphs[0]
            paragraph.style = IN_TABLE
            html = said if isinstance(said, Markup) else escape(said)
            self._write_line(paragraph._p, str(html), look)

    def notes(self, notes: Mapping[int, str]) -> None:
        """The footnotes by number: what the marks in the texts refer to."""

        def write(paragraph: Any, html: str) -> None:
            Writer(lambda _: paragraph).write(html)

        if notes:
            footnotes.add_notes(self._document, notes, write, rtl=self.rtl)

    def saved(self) -> bytes:
        from docx.opc.pkgwriter import PackageWriter

        package, parts, writer = self._document.part.package, _Parts(), cast("Any", PackageWriter)
        assert package is not None
        for part in package.parts:
            part.before_marshal()
        writer._write_content_types_stream(parts, package.parts)
        writer._write_pkg_rels(parts, package.rels)
        writer._write_parts(parts, package.parts)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.written:
                entry = zipfile.ZipInfo(name, _ZIP_DATE)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
                archive.writestr(entry, content)
        return made.getvalue()


_AFTER_BIDI = (
    "w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap "
    "w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr "
    "w:pPrChange"
).split()
"""What comes after the direction in a paragraph's properties, by the schema."""


def _style_id(name: str) -> str:
    return name.replace(" ", "")


class _Parts:
    """Takes the parts of a package, as python-docx writes them: its own archive holds the time of day, and
    cannot be made where the clock stands before 1980."""

    def __init__(self) -> None:
        self.written: list[tuple[str, bytes]] = []

    def write(self, name: Any, content: bytes) -> None:
        self.written.append((name.membername, content))
