"""What the tests of data share: results, and a workspace with a source that must not be named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from edits import SOUND, WORKSPACES, XAA, copied, edit, sound_workspace

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.data.products import country_documents, edition_product
from scoring.publish.data.results import Results
from scoring.publish.kinds import Order

SECRETS = ("interview", "Unnamed", "minute 17", "diary", "room of the ministry", "who was there")
"""What stands in the confidential records, in the places in them, and in the reason that speaks of them."""
_RECORDS = """
  - id: xaa-interview-2009
    kind: ngo
    about: [XAA]
    confidential: true
    type: interview
    title: Unnamed officer, interview in a room of the ministry
    author: [{literal: Unnamed officer}]
  - id: xaa-diary-2008
    kind: ngo
    about: [XAA]
    confidential: true
    type: manuscript
    title: Unnamed officer's diary
"""


@pytest.fixture(scope="session")
def sound() -> Results:
    return of(sound_workspace(SOUND), "mini-1")


@pytest.fixture(scope="session", params=["mini-1", "water-2020"])
def scored(request: pytest.FixtureRequest) -> Results:
    """Frameworks that score, by sums and by trees of other means."""
    return of(sound_workspace(SOUND if request.param == "mini-1" else WORKSPACES / "other"), request.param)


@pytest.fixture(scope="session", params=["mini-1", "water-2020", "pledges-2020"])
def results(request: pytest.FixtureRequest) -> Results:
    """Frameworks of three shapes: by sums, by trees of other means, and without any score."""
    folder = SOUND if request.param == "mini-1" else WORKSPACES / "other"
    return of(sound_workspace(folder), request.param)


def of(workspace: Workspace, framework: str) -> Results:
    rules = workspace.frameworks[framework]
    return Results(workspace, rules, workspace.edition_ids(framework)[-1])


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Results]:
    """The sound workspace with one text in XAA's evidence in the place of another."""

    def make(old: str, new: str) -> Results:
        root = copied(tmp_path / "changed")
        edit(root, XAA, old, new)
        return of(sound_workspace(root), "mini-1")

    return make


@pytest.fixture
def confidential(tmp_path: Path) -> Results:
    """Two findings of XAA rest on what must not be named, and a public source reports another such work."""
    root = copied(tmp_path / "confidential")
    sources = root / "countries/XAA/sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8") + _RECORDS, encoding="utf-8")
    for finding in ("xaa-2.10-a2", "xaa-2.10-c1"):
        place, start = "locator: minute 17", f"- id: {finding}\n"
        edit(root, XAA, "source: xaa-ngo-2009", "source: xaa-interview-2009", after=start)
        edit(root, XAA, "locator: p.", f"{place} #", after=start)
    edit(root, XAA, "locator: p. 4", "locator: p. 4\n    reporting: xaa-diary-2008")
    edit(root, XAA, "because: It is later", "because: The officer who was there is later")
    return of(sound_workspace(root), "mini-1")


@pytest.fixture
def secrets() -> tuple[str, ...]:
    return SECRETS


@pytest.fixture
def everything() -> Callable[[Results], dict[str, bytes]]:
    """Makes all files of an edition and of its countries, by name."""

    def make(results: Results) -> dict[str, bytes]:
        order = Order(results.workspace, (), (Language(),), Path())
        made = edition_product(order, results.framework.id, results.edition, Path()).made().files
        files = {path.as_posix(): content for path, content in made.items()}
        countries = country_documents(results.workspace, sorted(results.evidence))
        return files | {f"countries/{code}.json": content for code, content in countries.items()}

    return make
