"""Sources written into YAML: they read back as they were, and nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.edit.kinds import led
from scoring.edit.source_ids import source_id
from scoring.edit.source_yaml import NoPlaceError, entry, new_file, spliced
from scoring.problems import Problems, TextFile
from scoring.read.nodes import Node, read_nodes
from scoring.read.schemas import SourcesFile
from scoring.read.validate import validate

NEW: dict[str, Any] = {"id": "new", "kind": "ngo", "about": ["USA"], "type": "report", "title": "New"}
LINES = ["- id: new", "  kind: ngo", "  about: [USA]", "  type: report", "  title: New"]
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=150
)
WORDS = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
NAMES = st.lists(
    st.builds(lambda name: {"literal": name}, WORDS)
    | st.builds(lambda family, given: {"family": family, "given": given}, WORDS, WORDS),
    min_size=1,
    max_size=4,
)


def nodes(text: str) -> Node:
    problems = Problems()
    node = read_nodes(TextFile("sources.yaml", text.replace("\r\n", "\n")), problems)
    assert node is not None, list(problems)
    return node


def added(text: str, *entries: dict[str, Any]) -> str:
    return spliced(text, nodes(text), entries or (NEW,))


@given(WORDS, WORDS, NAMES, st.integers(0, 6))
def test_what_is_written_reads_back_as_it_was(title: str, place: str, names: Any, indent: int) -> None:
    source = {**NEW, "title": title, "author": names, "publisher-place": place, "issued": "2009-11"}
    problems = Problems()
    file = validate(nodes(f"schema: 1\nsources:\n{entry(source, indent)}"), SourcesFile, problems)
    assert file is not None, list(problems)
    (item,) = file.sources
    assert item.record() == {key: value for key, value in source.items() if key not in {"kind", "about"}}
    assert (item.kind, item.about) == ("ngo", ["USA"])


MEANT_BY_YAML = """
yes|no|null|~|1.10|0x1F|12:30|2009-11-31|*a|&a|- a|? b|a: b|a #b|#b|!c|@d|%e|'f'|"f|>-|=|a:|{g}|[h]|,|`i
""".strip().split("|")


@given(st.lists(st.sampled_from(MEANT_BY_YAML), min_size=1, max_size=3))
def test_words_that_mean_something_to_yaml_stay_text(words: list[str]) -> None:
    text = " ".join(words)
    source = {**NEW, "title": text, "author": [{"literal": text}]}
    file = validate(nodes(f"schema: 1\nsources:\n{entry(source)}"), SourcesFile, Problems())
    assert file is not None
    assert (file.sources[0].title, file.sources[0].author) == (text, [{"literal": text}])


def test_keys_stand_in_the_order_of_the_house_and_long_lines_are_broken() -> None:
    source = {
        "URL": "https://x.example/" + "a" * 100,
        "issued": "2009",
        "author": [{"literal": "A body with a name that is long " + letter} for letter in "abc"],
        "title": "word " * 30 + "end",
        **{key: NEW[key] for key in ("type", "about", "kind", "id")},
    }
    lines = entry(source).splitlines()
    keys = [line.strip("- ").split(":")[0] for line in lines if not line.startswith("      ")]
    assert keys == ["id", "kind", "about", "type", "title", "author", "issued", "URL"]
    assert [line for line in lines if len(line) > 110] == ["    URL: " + source["URL"]]
    assert "    title: >-" in lines
    assert "      - {literal: A body with a name that is long a}" in lines


HELD = "# first\nschema: 1\nsources: # shared\n  - id: a # one\n    title: >-\n      A\n      title # text\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("\n\n", "\n\n"),
        ("    # of the last one\n\n  # of the list\n", ""),
        ("# of the file\n", ""),
    ],
)
def test_entries_come_last_and_comments_stay(before: str, after: str) -> None:
    text = HELD + before
    made = added(text)
    new = "\n" + "".join(f"  {line}\n" for line in LINES)
    at = made.index(new)
    assert made[:at] + made[at + len(new) :] == text
    assert made[at + len(new) :] in {after, before}
    if before.startswith("    #"):
        assert made.endswith(new)


def test_the_list_may_stand_before_other_keys_and_at_the_margin() -> None:
    text = "sources:\n- id: a\n  title: A # it\n\n# the layout\nschema: 1\n"
    assert added(text) == text.replace("# it\n", "# it\n\n" + "\n".join(LINES) + "\n")


def test_line_ends_and_a_missing_last_one_are_kept() -> None:
    made = added("schema: 1\r\nsources:\r\n  - id: a\r\n    title: A")
    assert made.startswith("schema: 1\r\nsources:\r\n  - id: a\r\n    title: A\r\n\r\n  - id: new\r\n")
    assert "\n" not in made.replace("\r\n", "")


def test_an_empty_list_is_filled_and_one_in_brackets_refused() -> None:
    made = added("schema: 1\nsources: [] # none yet\n")
    assert made == "schema: 1\nsources: # none yet\n" + "".join(f"  {line}\n" for line in LINES)
    with pytest.raises(NoPlaceError):
        added("schema: 1\nsources: [{id: a}]\n")


def test_a_new_file_names_its_schema_as_the_others_do(repository: Path) -> None:
    shipped = (repository / "countries/USA/sources.yaml").read_text(encoding="utf-8")
    made = led("countries/USA/sources.yaml", new_file([NEW, {**NEW, "id": "other"}], depth=2))
    assert made.splitlines()[:3] == shipped.splitlines()[:3]
    assert made.count("\n\n  - id: ") == 1


@pytest.mark.parametrize(
    ("key", "record", "id_"),
    [
        ("berg_2009", {"title": "T"}, "berg_2009"),
        ("ABCD2345", {"title": "On X", "issued": "2009", "author": [{"family": "Östberg"}]}, "ostberg-2009"),
        ("a/b", {"title": "T", "issued": "2001", "author": [{"family": "Estes"}, {"family": "Weiner"}]},
         "estes-weiner-2001"),
        ("", {"title": "Global Monitoring", "issued": "2008", "author": [{"literal": "ECPAT International"}]},
         "ecpat-monitoring-2008"),
        ("12", {"title": "The state of it", "author": [{"literal": "The Office (OHCHR)"}]}, "ohchr-state"),
        ("", {"title": "報告書"}, "source"),
        ("", {"title": "Taken", "issued": "2009"}, "taken-2009-2"),
        ("taken", {"title": "Ours", "issued": "2009"}, "ours-2009"),
    ],
)  # fmt: skip
def test_ids_are_short_and_tell_who_and_when(key: str, record: dict[str, Any], id_: str) -> None:
    assert source_id(key, record, {"taken", "taken-2009"}) == id_
