"""CITATION.cff: how the project is cited, with the version that the package has."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml


def test_it_has_the_version_and_the_licences_of_the_package(repository: Path) -> None:
    cited = yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cited["version"] == project["version"]
    assert cited["title"] == project["name"]
    assert " AND ".join(cited["license"]) == project["license"]
    assert cited["cff-version"] == "1.2.0"


def test_it_names_no_person(repository: Path) -> None:
    cited = yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["authors"] == [{"name": "progress-cards contributors"}]
