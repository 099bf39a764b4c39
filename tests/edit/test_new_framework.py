"""A new framework: the one that teaches works, and the copy asks what its model asks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from edits import FRAMEWORK, copied, edit, sound_workspace

from scoring.check import check
from scoring.edit.files import write_folder
from scoring.edit.framework import NotCopiedError, copied_framework, example_framework
from scoring.edit.yaml_text import WIDTH
from scoring.model.workspace import Workspace
from scoring.problems import Severity
from scoring.read.workspace import load
from scoring.score.country import score_country
from scoring.score.crosswalk import translated


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace")


def copy_of(root: Path, id_: str = "mini-2") -> Workspace:
    """The workspace with a copy of its framework beside it."""
    old = sound_workspace(root).frameworks["mini-1"]
    files = copied_framework(root / "indicators" / "mini-1", old, id_)
    write_folder(root, f"indicators/{id_}", files)
    return sound_workspace(root)


def test_the_example_works_and_says_what_each_part_is_for(root: Path) -> None:
    files = example_framework("mine-2027")
    write_folder(root, "indicators/mine-2027", files)
    problems = check(load(root))
    assert [problem.message for problem in problems if problem.severity is not Severity.NOTE] == []
    made = load(root).workspace.frameworks["mine-2027"]
    assert [len(one.criteria) for one in made.indicators] == [3]
    assert len(made.indicators[0].cases) >= 6
    for name, text in files.items():
        assert "\n## " in text, name
        assert all(len(line) <= WIDTH for line in text.splitlines()), name


def test_a_copy_replaces_its_model_and_asks_the_same(root: Path) -> None:
    space = copy_of(root)
    old, new = space.frameworks["mini-1"], space.frameworks["mini-2"]
    assert (new.id, new.replaces) == ("mini-2", "mini-1")
    assert dict(new.crosswalk) == {criterion: (criterion,) for criterion in old.criteria}
    assert new.indicators == old.indicators
    for edition in space.editions.values():
        country = space.countries[edition.country]
        before = score_country(old, edition, country, space.treaties)
        moved = translated(edition, old, new)
        after = score_country(new, moved, country, space.treaties)
        assert after == before


REPLACING = """
replaces: mini-0 # the one before

# What became of each.
crosswalk:
  1.1.a: [1.1.b]

# The end.
"""


def test_what_the_model_replaced_and_that_it_is_the_default_stay_behind(root: Path) -> None:
    shutil.copytree(root / "indicators" / "mini-1", root / "indicators" / "mini-0")
    edit(root, "indicators/mini-0/framework.yaml", "id: mini-1", "id: mini-0")
    edit(root, FRAMEWORK, "\nid: mini-1\n", "\nid: mini-1\ndefault: true # meant where none is named\n")
    file = root / FRAMEWORK
    file.write_text(file.read_text("utf-8").rstrip() + "\n" + REPLACING, "utf-8")
    space = copy_of(root)
    assert space.frameworks["mini-2"].replaces == "mini-1"
    assert not space.frameworks["mini-2"].default
    made = (root / "indicators" / "mini-2" / "framework.yaml").read_text("utf-8")
    assert "mini-0" not in made
    assert "meant where none" not in made
    assert "# What became of each.\n" in made
    assert "# The end.\n" in made


def test_a_layout_that_cannot_be_changed_safely_is_refused(root: Path) -> None:
    held = yaml.load((root / FRAMEWORK).read_text("utf-8"), yaml.BaseLoader)
    flow = yaml.dump(held, default_flow_style=True, allow_unicode=True)
    (root / FRAMEWORK).write_text(flow, "utf-8")
    old = sound_workspace(root).frameworks["mini-1"]
    with pytest.raises(NotCopiedError):
        copied_framework(root / "indicators" / "mini-1", old, "mini-2")
