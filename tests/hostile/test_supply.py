"""What the engine is built from: pinned, hashed, licensed, and listed with a release."""

from __future__ import annotations

import json
import re
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scoring.publish import licences
from scoring.publish.licences import allowed, licence_of, needed, page, pinned
from scoring.publish.sbom import sbom

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|https?://[^\s\"')]*/simple\b")
SHAPE = {
    "type": "object",
    "required": ["bomFormat", "specVersion", "version", "serialNumber", "components", "dependencies"],
    "properties": {
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.5"},
        "version": {"const": 1},
        "serialNumber": {
            "pattern": "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
        },
        "components": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "name", "bom-ref", "licenses"],
                "properties": {
                    "type": {"enum": ["library", "file"]},
                    "licenses": {"type": "array", "minItems": 1, "maxItems": 1},
                    "hashes": {
                        "items": {
                            "properties": {
                                "alg": {"const": "SHA-256"},
                                "content": {"pattern": "^[0-9a-f]{64}$"},
                            }
                        }
                    },
                },
            },
        },
        "dependencies": {"type": "array", "items": {"required": ["ref", "dependsOn"]}},
    },
}
"""What CycloneDX 1.5 asks of the parts that we use; its own schema is too large to keep here."""


def requirement_files(repository: Path) -> list[Path]:
    return [
        repository / "requirements.txt",
        *sorted(repository.glob("tests/*/requirements.txt")),
    ]


def test_every_requirement_has_its_hashes(repository: Path) -> None:
    for path in requirement_files(repository):
        entries = re.sub(r"\\\n", " ", path.read_text("utf-8")).split("\n")
        wanted = [line for line in entries if line.strip() and not line.lstrip().startswith("#")]
        assert len(wanted) > 5
        for line in wanted:
            assert re.match(r"[A-Za-z0-9._-]+==\S+", line), f"{path.name}: not pinned: {line[:80]}"
            assert HASH.search(line), f"{path.name}: without a hash: {line[:80]}"


def test_no_file_names_a_registry(repository: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=False
    ).stdout
    if not listed:
        pytest.skip("this is no repository")
    own = Path(__file__).relative_to(repository).as_posix()
    for name in listed.split("\n"):
        path = repository / name
        if (
            name != own
            and path.is_file()
            and path.suffix in {".txt", ".toml", ".cfg", ".json", ".yaml", ".yml", ".md", ""}
        ):
            found = INDEX.search(path.read_text("utf-8", "replace"))
            assert not found, f"{name}: {found and found.group()}"


def test_every_library_is_listed_with_a_licence_that_fits(repository: Path) -> None:
    requirements = (repository / "requirements.txt").read_text("utf-8")
    listed = (repository / "docs" / "dependencies.md").read_text("utf-8")
    for name in pinned(requirements):
        assert allowed(licence_of(name)), f"{name}: {licence_of(name) or 'no licence known'}"
        assert f"| {name} | {licence_of(name)} |" in listed, "run make docs"
    assert listed == page(requirements)


@pytest.mark.parametrize(
    "licence", ["", "GPL-3.0-only", "Proprietary", "MIT AND GPL-3.0-only", "AGPL-3.0 OR SSPL-1.0"]
)
def test_other_licences_do_not_fit(licence: str) -> None:
    assert not allowed(licence)


def test_a_library_that_says_nothing_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "SAID", {})
    assert licence_of("pyphen") == ""
    assert licence_of("no-such-library") == ""


def bill(repository: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sbom(repository / "templates"))
    return found


def test_the_bill_of_materials_is_well_formed(repository: Path) -> None:
    whole = bill(repository)
    jsonschema.validate(whole, SHAPE)
    refs = [one["bom-ref"] for one in whole["components"]]
    assert len(refs) == len(set(refs))
    known = {*refs, whole["metadata"]["component"]["bom-ref"]}
    assert all({one["ref"], *one["dependsOn"]} <= known for one in whole["dependencies"])


def test_the_bill_of_materials_names_what_is_installed(repository: Path) -> None:
    versions = {one["name"]: one.get("version") for one in bill(repository)["components"]}
    for name in (
        "weasyprint",
        "pydantic",
        "jinja2",
        "pyyaml",
        "zopfli",
    ):  # the last comes with fonttools[woff]
        assert versions[name] == metadata.version(name)
    assert "pytest" not in versions
    assert {path.name for path in (repository / "templates" / "fonts").glob("*.ttf")} <= set(versions)
    assert "weasyprint" in needed("progress-cards")["progress-cards"]


def test_the_bill_of_materials_is_always_the_same(repository: Path) -> None:
    assert sbom(repository / "templates") == sbom(repository / "templates")
