"""cards translations: what is translated, what waits, and the files in which it is done."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.commands.common import PROBLEMS, sound, usage, workspace_option

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from scoring.model.workspace import Workspace
    from scoring.problems import Problem
    from scoring.read.languages import Part, Translation


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@click.option(
    "--update", is_flag=True, help="Bring the files up to date: new texts added, outdated ones marked."
)
@click.option("--missing", is_flag=True, help="List each text that waits, by its key.")
@click.option("--country", "countries", multiple=True, help="Only this country's texts; may be given again.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@workspace_option
def translations(
    languages: tuple[str, ...],
    update: bool,
    missing: bool,
    countries: tuple[str, ...],
    form: str,
    workspace: Path,
) -> None:
    """Show how much of each file is translated into each LANGUAGE, or all, and what is outdated.

    Ends with 1 where a translation lacks a placeholder or a citation of the English text.
    """
    from scoring.check.terms import check_translation
    from scoring.edit.catalogues import interface_template
    from scoring.problems import Severity, as_text
    from scoring.read.languages import SOURCE, language_codes, translation

    space = sound(workspace).workspace
    known = [code for code in language_codes(space.templates) if code != SOURCE]
    if unknown := [code for code in languages if code not in known]:
        there = ", ".join(known) or "none but English"
        usage(f"there is no language {unknown[0]}", f"There are {there}; cards new language starts one.")
    template = None if countries else interface_template(space.templates)
    records, failed = [], False
    for code in languages or known:
        found = translation(space, code)
        check_translation(found, found.problems)
        parts = _parts(found, space, countries)
        if update:
            _update(space, found, parts, template)
            found = translation(space, code)
            parts = _parts(found, space, countries)
        problems = _checked(found, parts, space)
        if problems:
            click.echo(as_text(problems, lambda *_: None), err=True)
        failed = failed or any(problem.severity is Severity.ERROR for problem in problems)
        records.append(_record(found, parts, space, missing, template))
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for record in records:
            _print(record)
    sys.exit(PROBLEMS if failed else 0)


def _parts(found: Translation, space: Workspace, countries: tuple[str, ...]) -> list[Part]:
    """The files of the language; with countries named, those of these alone."""
    chosen = [space.root / "countries" / code for code in countries]
    return [
        part for part in found.parts if not chosen or any(part.path.is_relative_to(one) for one in chosen)
    ]


def _update(space: Workspace, found: Translation, parts: list[Part], template: Catalog | None) -> None:
    from scoring.edit.catalogues import interface_catalogue
    from scoring.edit.translations import catalogue_text, overlay_text, po_text, relative_folders
    from scoring.publish.files import leads_out, write_text

    code, texts = found.language.code, {}
    if template:
        texts[_interface(space, code)] = po_text(interface_catalogue(template, code, found.interface))
    for part in parts:
        if part.path.suffix == ".po":
            texts[part.path] = catalogue_text(part, code)
        else:
            texts[part.path] = overlay_text(part, relative_folders(part.path, space.root))
    for path in texts:
        if leads_out(space.root, path) and leads_out(space.templates, path):
            usage(
                f"{_name(path, space)}: a link on the way leads out of the workspace", "Take the link away."
            )
    for path, text in texts.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_text(path, text)
            click.echo(_name(path, space))


def _interface(space: Workspace, code: str) -> Path:
    return space.templates / "i18n" / f"{code}.po"


def _checked(found: Translation, parts: list[Part], space: Workspace) -> list[Problem]:
    from scoring.edit.catalogues import check_interface
    from scoring.edit.translations import check_part

    problems = found.problems
    if found.interface:
        check_interface(found.interface, _name(_interface(space, found.language.code), space), problems)
    for part in parts:
        check_part(part, _name(part.path, space), problems)
    return list(problems)


def _name(path: Path, space: Workspace) -> str:
    return (path.relative_to(space.root) if path.is_relative_to(space.root) else path).as_posix()


def _record(
    found: Translation, parts: list[Part], space: Workspace, missing: bool, template: Catalog | None
) -> dict[str, Any]:
    from scoring.edit.catalogues import interface_state

    files = [(_name(part.path, space), len(part.texts), part.missing, part.outdated) for part in parts]
    if template:
        state = interface_state(template, found.interface)
        name = _name(_interface(space, found.language.code), space)
        files.insert(0, (name, state.messages, state.missing, state.outdated))
    return {
        "language": found.language.code,
        "name": found.language.voice.name,
        "checked-by": found.language.voice.checked_by or None,
        "files": [
            {
                "file": name,
                "texts": count,
                "translated": count - len(lacking) - len(outdated),
                "outdated": len(outdated),
                "missing": len(lacking),
                **({"waiting": [*lacking, *outdated]} if missing else {}),
            }
            for name, count, lacking, outdated in files
        ],
    }


def _print(record: dict[str, Any]) -> None:
    checked = record["checked-by"] or "no native reader"
    click.echo(f"{record['language']}  {record['name']}, checked by {checked}")
    for file in record["files"]:
        waits = [f"{file[what]} {what}" for what in ("missing", "outdated") if file[what]]
        said = ", ".join(waits) or "complete"
        click.echo(f"  {file['translated']:>5} of {file['texts']:>5}  {said:<28}{file['file']}")
        for key in file.get("waiting", ()):
            click.echo(f"         {key}")
