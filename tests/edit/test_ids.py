"""The schemas of single files: the ids that each may use, and when they are old."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from edits import CALLS, XAA, XBB, copied, edit, follow_up

from scoring.commands import cards
from scoring.edit.ids import SLOTS, place_of
from scoring.edit.kinds import IDS, led, schema_file
from scoring.edit.schemas import json_schemas, outdated, workspace_schemas, write_schemas
from scoring.read.workspace import load


def added(root: Path, path: str) -> Any:
    """What the schema of a file adds to that of its kind."""
    return json.loads(workspace_schemas(load(root).workspace)[schema_file(path)])["allOf"][1]


def offers(root: Path, path: str, *steps: str) -> dict[str, str]:
    """The ids that the schema of a file adds at a place, with what is said of each."""
    here = added(root, path)
    for step in steps:
        here = here["items"] if step == "[]" else here["properties"][step]
    listed = here["anyOf"][0]
    if "enum" in listed:
        return dict(zip(listed["enum"], listed["markdownEnumDescriptions"], strict=True))
    return {one["const"]: one["description"] for one in here["anyOf"] if "const" in one}


def run(*arguments: str, root: Path) -> Result:
    return CliRunner().invoke(cards, [*arguments, "--workspace", str(root)])


def test_a_country_sees_its_own_sources_and_the_shared_ones(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    mine = offers(root, XAA, "findings", "[]", "source")
    theirs = offers(root, XBB, "findings", "[]", "source")
    own = {source for source in mine if source.startswith("xaa-")}
    assert own
    assert set(mine) - own == set(theirs) - {source for source in theirs if source.startswith("xbb-")}
    assert not own & set(theirs)


def test_an_edition_sees_criteria_of_its_framework_and_findings_up_to_its_own(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    follow_up(root)
    framework = load(root).workspace.frameworks["mini-1"]
    criteria = offers(root, XAA, "findings", "[]", "criterion")
    assert list(criteria) == list(framework.criteria)
    assert criteria["1.1.a"] == framework.criteria["1.1.a"][1].question
    assert "xaa-1.1-a1" in offers(root, XAA, "resolutions", "[]", "holds", "[]")
    old = XBB.replace("2010-01", "2009-01")
    ended = set(offers(root, XBB, "findings", "[]", "supersedes", "[]"))
    assert ended > set(offers(root, old, "findings", "[]", "supersedes", "[]")) > set()


def test_fates_see_the_calls_of_earlier_editions_alone(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    follow_up(root)
    calls = "countries/XBB/2010-01/calls.yaml"
    made = {call.id for call in load(root).workspace.editions["XBB", "2009-01", "mini-1"].calls}
    assert made
    assert set(offers(root, calls, "fates", "[]", "call")) == made
    assert list(offers(root, calls, "fates", "[]", "edition")) == ["2009-01"]
    assert "anyOf" not in str(added(root, CALLS)["properties"]["fates"]["items"]["properties"]["call"])


def test_every_place_for_ids_is_a_place_in_the_schema_that_is_shared() -> None:
    shared = {name.removesuffix(".json"): json.loads(text) for name, text in json_schemas().items()}
    assert set(SLOTS) == IDS
    for kind, slots in SLOTS.items():
        for slot in slots:
            place = place_of(shared[kind], slot)
            assert place["pattern"], "an id stands there"
            assert "examples" not in place


def test_what_is_offered_is_renewed_and_check_says_when_it_is_old(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    assert "cards schema" not in run("check", root=root).stderr, "nobody has asked for schemas here"
    assert run("schema", root=root).exit_code == 0
    assert run("check", root=root).stderr == ""
    edit(root, XAA, "id: xaa-1.1-a1\n", "id: xaa-1.1-a9\n")
    assert "run cards schema" in run("check", root=root).stderr
    left = root / ".schemas/ids/countries/XZZ/country.json"
    left.parent.mkdir()
    left.write_text("{}", encoding="utf-8")
    run("schema", root=root)
    assert not outdated(load(root).workspace)
    assert not left.exists()
    assert "xaa-1.1-a9" in (root / ".schemas" / schema_file(XAA)).read_text(encoding="utf-8")


def test_a_broken_file_keeps_no_other_from_being_completed(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    (root / XAA).write_text("schema: [", encoding="utf-8")
    assert write_schemas(load(root).workspace) > 5
    assert "1.1.a" in offers(root, XAA, "findings", "[]", "criterion")


def test_a_file_leads_to_its_schema_and_format_mends_the_line(tmp_path: Path) -> None:
    line = "# yaml-language-server: $schema=../../../.schemas/evidence.json\nschema: 1\n"
    wanted = line.replace("evidence.json", "ids/countries/XAA/2010-01/mini-1.json")
    assert led(XAA, line) == wanted
    assert led(XAA, "schema: 1\n") == "schema: 1\n"
    assert led("elsewhere/x.yaml", line) == line
    root = copied(tmp_path / "w")
    (root / XAA).write_text(
        line + (root / XAA).read_text(encoding="utf-8").split("schema: 1\n", 1)[1], "utf-8"
    )
    run("format", root=root)
    assert (root / XAA).read_text(encoding="utf-8").startswith(wanted)
    assert (root / XAA).parent / ".." / ".." / ".." / ".schemas" == (root / XAA).parent.joinpath(
        wanted.split("=")[1].split("/ids")[0]
    )


def test_a_new_country_is_completed_at_once(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    result = run("new", "country", "BRA", "--edition", "2010-01", root=root)
    assert result.exit_code == 0, result.output
    for path in (root / "countries/BRA").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert (path.parent / first.split("$schema=")[1]).resolve().is_file(), path
    assert run("format", "--check", "countries/BRA", root=root).exit_code == 0
