"""Templates: Jinja in its sandbox, everything escaped, nothing undefined and no ``None`` printed."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scoring.publish import PublishError
from scoring.publish.view import BookletView

BOOKLET = "booklet.html.j2"


def environment(templates: Path) -> Environment:
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        finalize=_something,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Words of the templates go through gettext from the start; English needs no catalogue.
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return made


def render_booklet(templates: Path, card: BookletView) -> str:
    """The booklet's HTML; PublishError where a template is wrong or asks for what the card does not have."""
    try:
        html = environment(templates).get_template(BOOKLET).render(card=card)
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name}:{error.lineno}"
        raise PublishError("template", f"the template {place} cannot be read: {error.message}") from error
    except (TemplateError, TypeError, AttributeError, LookupError, ValueError, OSError) as error:
        message = f"a template in {templates} cannot be filled: {error}"
        raise PublishError("template", message, "Compare it with scoring/publish/view.py.") from error
    return _spaces_inside(html)


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
