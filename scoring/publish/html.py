"""Templates: Jinja in its sandbox, everything escaped, nothing undefined and no ``None`` printed."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from scoring.language import Language
from scoring.language.catalogue import FALLBACK, FALLBACK_END, LATIN, unmarked
from scoring.language.typography import capital, width
from scoring.publish import PublishError
from scoring.publish.design import DesignView, design_of
from scoring.publish.view import BookletView, PageView

BOOKLET = "booklet.html.j2"


class _Compiled(BytecodeCache):
    """Compiled templates, kept in memory: children that are forked later do not compile them again."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Folder(FileSystemLoader):
    """Templates of a folder; a link that leads out of it would print somebody else's file."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        if not any(Path(name).resolve().is_relative_to(Path(path).resolve()) for path in self.searchpath):
            raise TemplateNotFound(template, f"{template} is a link that leads out of the templates")
        return source, name, fresh


def environment(templates: Path, language: Language, design: DesignView | None = None) -> Environment:
    """Templates by name; their words are said in the language, in the house's design or another."""
    made = ImmutableSandboxedEnvironment(
        loader=_Folder(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        finalize=_something,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Jinja takes what a catalogue says for HTML; a translator's words are words like others.
    words = {name: _escaped(getattr(language.voice.messages, name)) for name in _GETTEXT}
    made.install_gettext_callables(newstyle=True, **words)  # type: ignore[attr-defined]
    made.globals["ngettext"] = _counted(made.globals["ngettext"], language)  # type: ignore[arg-type]
    made.globals["design"] = design or design_of(templates)
    made.filters |= {"capital": capital, "number": language.number, "width": width, "ltr": language.ltr}
    return made


def compile_all(templates: Path) -> None:
    """Compile every template that can be; what is wrong with one is told where it is used."""
    found = environment(templates, Language())
    for name in found.list_templates(extensions=["j2"]):
        with contextlib.suppress(TemplateError, OSError):
            found.get_template(name)


_GETTEXT = ("gettext", "ngettext", "pgettext", "npgettext")


def _escaped(said: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *asked: escape(said(*asked))


def _counted(ngettext: Callable[..., str], language: Language) -> Callable[..., str]:
    """Jinja's own ``ngettext``, with ``%(num)s`` written as the language writes numbers."""

    @pass_context
    def counted(context: Context, one: str, many: str, number: int, **values: object) -> str:
        return ngettext(context, one, many, number, **{"num": language.number(number), **values})

    return counted


def render_booklet(
    templates: Path, card: BookletView, language: Language | None = None, design: DesignView | None = None
) -> str:
    """The booklet's HTML, in English if no language is given; PublishError as by :func:`render_page`."""
    return render_page(templates, BOOKLET, language or Language(), design, card=card)


def render_page(
    templates: Path, template: str, language: Language, design: DesignView | None = None, **view: object
) -> str:
    """A page's HTML; PublishError where a template is wrong or asks for what the view does not have."""
    try:
        found = environment(templates, language, design).get_template(template)
        html = found.render(page=page_view(language), **view)
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name}:{error.lineno}"
        raise PublishError("template", f"the template {place} cannot be read: {error.message}") from error
    except (TemplateError, TypeError, AttributeError, LookupError, ValueError, OSError) as error:
        message = f"a template in {templates} cannot be filled: {error}"
        raise PublishError("template", message, "Compare it with the views in scoring/publish.") from error
    return _spaces_inside(_fallbacks(html))


def page_view(language: Language) -> PageView:
    """What every page says of its language."""
    own = language.voice.numbers != LATIN
    digits = tuple(map(language.digits, "0123456789")) if own else ()
    return PageView(language.code, language.direction, language.voice.fonts, unchecked(language), digits)


def unchecked(language: Language) -> str:
    """A note that no native reader has checked the translation; empty where one has."""
    return "" if language.voice.checked_by else language.gettext("translation not yet checked")


def _fallbacks(html: str) -> str:
    """The page with English words that stand for a missing translation told apart, for eyes and for ears."""
    if FALLBACK not in html:
        return html
    parts = re.split(
        r"(<(?:title|style|script)\b.*?</(?:title|style|script)>|<[^>]*>)", html, flags=re.DOTALL
    )
    opened = '<span lang="en" dir="ltr" class="fallback">'
    parts[::2] = [part.replace(FALLBACK, opened).replace(FALLBACK_END, "</span>") for part in parts[::2]]
    parts[1::2] = [unmarked(part) for part in parts[1::2]]
    return "".join(parts)


def _spaces_inside(html: str) -> str:
    """The page with the space before an inline element moved into it, where it looks the same.

    WeasyPrint 70 cuts a line after its first word where the text before an inline element fits only
    without the space it ends with.
    """
    return re.sub(r"(?<=[^\s>]) <(i|em|strong|cite)>", r"<\1> ", html)


def _something(value: object) -> object:
    """What is printed; ``None`` on a page is always a mistake."""
    if value is None:
        raise ValueError("a value to be printed is None")
    return value
