"""What a release was made with, as a CycloneDX bill of materials: libraries, fonts, the program itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import UUID

from scoring.publish.licences import licence_of, needed

NAME = "sbom.cdx.json"
SPECIFICATION = "1.5"
PROGRAM = "progress-cards"
FONTS = "OFL-1.1"


def sbom(templates: Path) -> bytes:
    """The bill of the libraries that are installed for making cards, and of the fonts of ``templates``.

    The same installation gives the same bytes: no time of day, and a serial number made from the contents.
    """
    libraries = needed(PROGRAM)
    components = [*(_library(name) for name in sorted(libraries) if name != PROGRAM), *_fonts(templates)]
    whole: dict[str, Any] = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {"component": {**_package(PROGRAM), "type": "application"}},
        "components": components,
        "dependencies": [
            {"ref": _ref(name), "dependsOn": [_ref(one) for one in sorted(asked)]}
            for name, asked in sorted(libraries.items())
        ],
    }
    whole["serialNumber"] = f"urn:uuid:{_uuid(_written(whole))}"
    return _written(whole)


def _library(name: str) -> dict[str, Any]:
    return {**_package(name), "type": "library", "scope": "required", "licenses": _licences(licence_of(name))}


def _package(name: str) -> dict[str, Any]:
    return {"bom-ref": _ref(name), "name": name, "version": metadata.version(name), "purl": _ref(name)}


def _ref(name: str) -> str:
    """A package's address in the words of package-url.org."""
    return f"pkg:pypi/{name}@{metadata.version(name)}"


def _licences(expression: str) -> list[dict[str, Any]]:
    if not expression:
        return []
    return [{"expression": expression}] if " " in expression else [{"license": {"id": expression}}]


def _fonts(templates: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((templates / "fonts").glob("*.ttf")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield {
            "type": "file",
            "bom-ref": f"font:{path.name}",
            "name": path.name,
            "hashes": [{"alg": "SHA-256", "content": digest}],
            "licenses": _licences(FONTS),
        }


def _uuid(content: bytes) -> UUID:
    return UUID(bytes=hashlib.sha256(content).digest()[:16], version=4)


def _written(whole: dict[str, Any]) -> bytes:
    return (json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")
