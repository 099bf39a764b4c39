"""Languages made up for tests: English drawn out, and words of other scripts in place of English ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from scoring.language import Language
from scoring.language.catalogue import English, Voice
from scoring.language.translated import country_in, edition_in, framework_in
from scoring.model.workspace import Workspace

_KEPT = re.compile(r"(%\(\w+\)s|\{[a-z_:.-]+\}|\[@[^\]]*\])")
Speech = Callable[[str], str]


def longer(text: str) -> str:
    """Two fifths longer, as German or Finnish may be, and in part one word that cannot be broken."""
    more = max(2, len(text) * 2 // 5)
    return f"{text} {'lengthened'[: more - 1]}" if more < 11 else f"{text} {' '.join(_filler(more))}"


def _filler(length: int) -> list[str]:
    words = []
    while length > 0:
        words.append("Zusammenhang"[: max(2, length)])
        length -= 13
    return words


def arabic(text: str) -> str:
    return _in_words(text, "تقدم محدود في حماية الأطفال من الاستغلال وتنفيذ القانون".split())


def thai(text: str) -> str:
    return _in_words(text, ["การคุ้มครองเด็ก", "ความก้าวหน้าบางส่วน", "รัฐบาล", "ที่ปรึกษา"])


def _in_words(text: str, words: list[str]) -> str:
    """As many words of the script, placeholders and citations kept."""
    parts = _KEPT.split(text)
    parts[::2] = [
        " ".join(words[(place + len(text)) % len(words)] for place, _ in enumerate(part.split()))
        for part in parts[::2]
    ]
    return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Said(English):
    """Messages put through a manner of speech."""

    speech: Speech

    def gettext(self, message: str) -> str:
        return self.speech(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.speech(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.speech(super().ngettext(msgid1, msgid2, n))


def language(code: str, fonts: str, speech: Speech) -> Language:
    return Language(code, Voice(code, "", fonts, messages=Said(speech)))


def translated(workspace: Workspace, speech: Speech) -> Workspace:
    """The workspace with its texts, and the names of its countries, in a manner of speech."""

    def say(_: str, text: str) -> str:
        return speech(text)

    return replace(
        workspace,
        frameworks={id_: framework_in(one, say) for id_, one in workspace.frameworks.items()},
        editions={key: edition_in(one, say) for key, one in workspace.editions.items()},
        countries={
            code: replace(
                country_in(one, say),
                name=speech(one.name),
                short_name=speech(one.short_name),
                in_text=speech(one.in_text),
            )
            for code, one in workspace.countries.items()
        },
    )
