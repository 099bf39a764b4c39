"""Templates: nothing unescaped, nothing undefined, no None."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

from scoring.language import Language
from scoring.publish import PublishError
from scoring.publish.html import BOOKLET, environment, render_booklet


def render(folder: Path, source: str, **fields: object) -> str:
    (folder / BOOKLET).write_text(source, encoding="utf-8")
    card: Any = SimpleNamespace(**fields)
    return render_booklet(folder, card)


def test_values_are_escaped_and_markup_is_not(tmp_path: Path) -> None:
    printed = render(tmp_path, "{{ card.a }}{{ card.b }}", a="<b>&", b=Markup("<i>x</i>"))
    assert printed == "&lt;b&gt;&amp;<i>x</i>"


def test_words_go_through_gettext(tmp_path: Path) -> None:
    source = '{{ _("Of %(who)s", who=card.a) }}, {{ ngettext("%(num)s card", "%(num)s cards", 2) }}'
    assert render(tmp_path, source, a="<x>") == "Of &lt;x&gt;, 2 cards"


@pytest.mark.parametrize(
    "source",
    [
        "{{ card.nothing }}",
        "{{ nothing }}",
        "{{ card.none }}",
        "{% if card.nothing %}x{% endif %}",
        "{% for",
        '{% include "nowhere" %}',
        "{{ card.a.__class__ }}",
        '{{ card.items.append("x") }}',
        "{{ card.a + 1 }}",
    ],
)
def test_a_template_that_asks_for_what_is_not_there_fails(tmp_path: Path, source: str) -> None:
    with pytest.raises(PublishError) as caught:
        render(tmp_path, source, a="x", none=None, items=[])
    assert caught.value.reason == "template"
    assert caught.value.code == "publish.failed"


def test_templates_come_from_their_folder_only(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    with pytest.raises(PublishError, match="secret"):
        render(folder, '{% include "../secret" %}')


def test_every_shipped_template_can_be_read() -> None:
    templates = Path(__file__).parents[2] / "templates"
    made = environment(templates, Language())
    names = made.list_templates(extensions=["j2"])
    assert BOOKLET in names
    for name in names:
        made.get_template(name)
