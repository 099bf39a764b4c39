"""What of a payload is alive in something that was made: run, loaded, or taken for structure."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePath
from urllib.parse import urlsplit
from xml.etree import ElementTree

from openpyxl import load_workbook

from hostile.planted import MARK

ADDRESSES = frozenset(
    "href src srcset action formaction poster data cite background xlink:href manifest".split()
)
SCHEMES = frozenset({"", "http", "https", "mailto"})
HARMFUL = frozenset(
    "iframe object embed base form applet frame frameset marquee portal audio video foreignobject".split()
)
RAW = {"script", "style"}
BEGINS_FORMULA = "=+-@\t\r"
_NUMBER = re.compile(r"-?\d+([./]\d+)?")


class _Page(HTMLParser):
    """Gathers what is alive in HTML; words between tags are not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._raw: tuple[str, dict[str, str]] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if MARK in tag or tag in HARMFUL:
            self.found.append(f"element {tag}")
        for name, value in given.items():
            if MARK in name or name.startswith("on") or (name in {"srcdoc", "http-equiv"} and MARK in value):
                self.found.append(f"attribute {name}={value}")
            if name == "style" and MARK in value:
                self.found.append(f"style {value}")
            if name in ADDRESSES and (said := harmful_address(value)):
                self.found.append(f"{said} in {name}={value}")
        if "attachment" in given.get("rel", ""):
            self.found.append("an attachment")
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.found.append("a script in the page")
        self._raw = (tag, given) if tag in RAW else None

    def handle_endtag(self, tag: str) -> None:
        self._raw = None

    def handle_data(self, data: str) -> None:
        if self._raw is None or MARK not in data:
            return
        tag, given = self._raw
        if given.get("type") == "application/ld+json":
            json.loads(data)
            self.found += ["markup in a block of data"] if "<" in data else []
        else:
            self.found.append(f"words in {tag}: {data[:80]}")

    def handle_comment(self, data: str) -> None:
        self.found += [f"comment {data}"] if MARK in data else []

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"declaration {data}")


def harmful_address(address: str) -> str:
    """What is wrong with an address that a page has; nothing where it is harmless."""
    try:
        parts = urlsplit("".join(address.split()))
    except ValueError:
        return "an address that cannot be read"
    if parts.scheme.lower() not in SCHEMES:
        return f"the scheme {parts.scheme}"
    if ".." in parts.path and MARK in parts.path and not parts.scheme:
        return "a way out"
    return ""


def in_html(html: str) -> list[str]:
    return _Page(html).found


def in_xml(text: bytes) -> list[str]:
    """A feed, a site map, a picture: what is structure there; not to be well-formed is an error."""
    found = []
    for one in ElementTree.fromstring(text).iter():
        found += [f"element {one.tag}"] if MARK in str(one.tag) else []
        for name, value in one.attrib.items():
            found += [f"attribute {name}"] if MARK in name or name.lower().startswith("on") else []
            found += (
                [said] if name.rpartition("}")[2] in ADDRESSES and (said := harmful_address(value)) else []
            )
        if one.tag.rpartition("}")[2] in {"id", "link", "uri", "loc"} and (
            said := harmful_address(one.text or "")
        ):
            found += [] if (one.text or "").startswith(("tag:", "urn:")) else [said]
    return found


def in_csv(text: str) -> list[str]:
    """Cells that a spreadsheet would take for a formula."""
    return [
        cell
        for row in csv.reader(io.StringIO(text))
        for cell in row
        if cell[:1] and cell[0] in BEGINS_FORMULA and not _NUMBER.fullmatch(cell)
    ]


def in_workbook(content: bytes) -> list[str]:
    found = []
    for page in load_workbook(io.BytesIO(content)).worksheets:
        for row in page.iter_rows():
            for cell in row:
                found += [f"formula {cell.value}"] if cell.data_type == "f" else []
                found += [f"link {cell.hyperlink.target}"] if cell.hyperlink else []
    return found + _in_package(content)


def in_word(content: bytes) -> list[str]:
    return _in_package(content)


def _in_package(content: bytes) -> list[str]:
    """What an Office file loads, computes or runs."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if ".." in PurePath(name).parts or "vba" in name.lower() or "externalLink" in name:
                found.append(name)
            if not name.endswith((".xml", ".rels")):
                continue
            for one in ElementTree.fromstring(package.read(name)).iter():
                tag = one.tag.rpartition("}")[2]
                if tag in {"altChunk", "instrText", "object", "f", "ddeLink"} or (
                    tag == "fldSimple" and MARK in str(one.attrib)
                ):
                    found.append(f"{tag} in {name}")
                if one.get("TargetMode") == "External" and (said := harmful_address(one.get("Target", ""))):
                    found.append(said)
    return found


def in_file(name: str, content: bytes) -> list[str]:
    """What is alive in a file, by what its name says that it is."""
    kind = PurePath(name).suffix
    if kind == ".html":
        return in_html(content.decode())
    if kind in {".xml", ".svg"}:
        return in_xml(content)
    if kind == ".csv":
        return in_csv(content.decode())
    if kind == ".xlsx":
        return in_workbook(content)
    if kind == ".docx":
        return in_word(content)
    if kind == ".json":
        json.loads(content)
        return []
    if kind in {".css", ".js"}:
        return ["words in it"] if MARK.encode() in content else []
    return list(_unseen(content)) if kind == ".txt" else []


def _unseen(content: bytes) -> Iterator[str]:
    yield from (hex(ord(char)) for char in content.decode() if ord(char) < 32 and char not in "\n\t")
