"""cards publish: from the gate to a release."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scoring.commands import publish_words as words
from scoring.commands.common import (
    PROBLEMS,
    chosen_countries,
    chosen_edition,
    chosen_framework,
    loaded_and_checked,
    unwritable,
    usage,
    workspace_option,
)
from scoring.commands.publish_choices import EXAMPLE, Asked, moment, signing_key, spoken

if TYPE_CHECKING:
    from scoring.problems import Problem, Problems
    from scoring.publish.release.make import Staged
    from scoring.publish.release.sign import Key
    from scoring.read.languages import Translation
    from scoring.read.workspace import Loaded
    from scoring.review.gate import Untranslated


@click.command()
@click.argument("edition", metavar="EDITION")
@click.option("--framework", help="The framework; the default one if left out.")
@click.option(
    "--country", "countries", multiple=True, help="Only this country's card, and no other's; may be repeated."
)
@click.option("--lang", "languages", multiple=True, help="A language beside English, or all.")
@click.option("--embargo", metavar="MOMENT", help=f"Until when nothing may be published: {EXAMPLE}.")
@click.option(
    "--key", type=click.Path(path_type=Path), help="The private SSH key to sign with; git's if left out."
)
@click.option("--correct", is_flag=True, help="Put a corrected release in the place of the one before.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--verbose", is_flag=True, help="List each thing that is missing by itself.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that holds releases/; output/ in the workspace if left out.",
)
@workspace_option
def publish(
    edition: str,
    framework: str | None,
    countries: tuple[str, ...],
    languages: tuple[str, ...],
    embargo: str | None,
    key: Path | None,
    correct: bool,
    paper: str,
    verbose: bool,
    output: Path | None,
    workspace: Path,
) -> None:
    """Publish EDITION: papers, site, data and pictures, with all that they were made from.

    Nothing is made unless every finding that counts was reviewed and nothing else is missing; what is
    missing is told in one list. What was published is never overwritten: --correct puts a new release in
    its place, which says what was wrong, and keeps the former one.
    """
    from scoring.publish import PublishError
    from scoring.publish.claims import scratch
    from scoring.publish.release.files import release_files
    from scoring.publish.release.place import alone

    loaded, whole = loaded_and_checked(workspace)
    space = loaded.workspace
    rules = chosen_framework(space, framework)
    chosen_edition(space, rules, edition)
    named = chosen_countries(space, countries, edition, rules.id, withdrawn=True) if countries else []
    asked = Asked(
        framework=rules.id,
        named="" if rules is space.default_framework else rules.id,
        edition=edition,
        countries=tuple(named),
        languages=spoken(space, languages),
        paper=paper,
        embargo=moment(embargo) if embargo else None,
        root=space.root,
        output=output or space.root / "output",
    )
    signed = signing_key(space.root, key)
    try:
        with scratch() as folder:
            inputs = release_files(space, rules, edition, named)
            staged = _gate(asked, inputs, list(whole), folder, verbose)
            with alone(asked.target.parent):
                if _may_stand(asked, staged, signed, correct=correct):
                    _release(asked, staged, folder, signed, correct=correct)
    except PublishError as error:
        words.complain(error)
        sys.exit(PROBLEMS)
    except OSError as error:
        unwritable(error)
        sys.exit(PROBLEMS)


def _gate(
    asked: Asked, inputs: Mapping[str, bytes], whole: list[Problem], folder: Path, verbose: bool
) -> Staged:
    """The release, if nothing keeps it back; else everything that does, and the end of the program."""
    from scoring.publish.release.make import Staged
    from scoring.publish.release.manifest import Release
    from scoring.publish.release.stage import said_of, staged
    from scoring.review.gate import gate

    loaded, own = staged(inputs, folder / "inputs")
    space = loaded.workspace
    rules = space.frameworks.get(asked.framework)
    if rules is None:
        _refuse(asked, own, loaded, verbose)
    found = [_translation(loaded, code) for code in asked.languages]
    said = [*said_of(inputs, own, whole), *(one for spoken in found for one in _mistakes(spoken, loaded))]
    waiting = [one for spoken in found for one in _waiting(spoken, loaded, asked.framework)]
    problems = gate(space, rules, asked.edition, said, waiting)
    if problems.found:
        _refuse(asked, problems, loaded, verbose)
    keys = {key: one for key, one in space.editions.items() if key[1:] == (asked.edition, rules.id)}
    gone = [key[0] for key in space.withdrawn if key[1:] == (asked.edition, rules.id)]
    release = Release(
        framework=rules.id,
        edition=asked.edition,
        countries=tuple(sorted(key[0] for key, one in keys.items() if one.findings)),
        withdrawn=tuple(sorted(gone)),
        languages=asked.languages,
        paper=asked.paper,
        embargo=asked.embargo,
    )
    return Staged(release, space, tuple(found), inputs)


def _refuse(asked: Asked, problems: Problems, loaded: Loaded, verbose: bool) -> NoReturn:
    words.print_problems(asked.edition, list(problems), loaded.line, verbose)
    sys.exit(PROBLEMS)


def _translation(loaded: Loaded, code: str) -> Translation:
    from scoring.read.languages import translation

    return translation(loaded.workspace, code)


def _mistakes(found: Translation, loaded: Loaded) -> Iterator[Problem]:
    """What is wrong with the language's own files, and words in them that the field advises against."""
    from scoring.check.terms import check_translation
    from scoring.edit.translations import check_part
    from scoring.problems import Problems

    problems = Problems(list(found.problems))
    for part in found.parts:
        check_part(part, loaded.reader.name(part.path), problems)
    check_translation(found, problems)
    yield from problems


def _waiting(found: Translation, loaded: Loaded, framework: str) -> Iterator[Untranslated]:
    """What the release would print in English, in the files of a language."""
    from scoring.edit.catalogues import interface_state, interface_template
    from scoring.publish.release.stage import parts_of
    from scoring.read.languages import SOURCE
    from scoring.review.gate import Untranslated

    space, code = loaded.workspace, found.language.code
    if code == SOURCE:
        return
    state = interface_state(interface_template(space.templates), found.interface)
    yield Untranslated(code, f"templates/i18n/{code}.po", state.missing, state.outdated)
    for part in parts_of(found, space, space.frameworks[framework]):
        yield Untranslated(code, loaded.reader.name(part.path), part.missing, part.outdated)


def _may_stand(asked: Asked, staged: Staged, key: Key | None, *, correct: bool) -> bool:
    """Whether the release may take its place; False where the one that stands there is the same.

    What stands there and is another one ends the program, unless it is to be corrected.
    """
    from scoring.publish.release.make import sign_again
    from scoring.publish.release.manifest import differences, read_manifest

    there = asked.published.is_dir()
    if not there and correct:
        usage(f"there is no release of {asked.edition} to correct", f"It would stand in {asked.published}.")
    if asked.awaited.is_dir() and asked.embargo is None:
        words.check_embargo(asked.awaited, read_manifest(asked.awaited))
    if not there:
        return True
    found = differences(read_manifest(asked.published), staged.manifest())
    if not found:
        words.nothing_changed(asked.published, sign_again(asked.published, key) if key else False)
        return False
    if not correct:
        words.print_differences(asked.edition, asked.published, found)
        sys.exit(PROBLEMS)
    return True


def _release(asked: Asked, staged: Staged, folder: Path, key: Key | None, *, correct: bool) -> None:
    from scoring.publish.release.make import make
    from scoring.publish.release.manifest import former_of
    from scoring.publish.release.place import placed

    number = None
    if correct:
        _told(asked, staged, folder)
        number, corrects = former_of(asked.published)
        staged = replace(staged, release=replace(staged.release, number=number + 1, corrects=corrects))
    kept = number if asked.embargo is None else None
    before = asked.target.is_dir() and asked.embargo is not None
    with placed(asked.target, kept) as part:
        make(staged, part, key, words.progress)
    words.print_made(asked.target, staged, key, replaced=before, number=kept)


def _told(asked: Asked, staged: Staged, folder: Path) -> None:
    """End the program where a changed card does not say what was wrong and why."""
    from scoring.problems import Problems
    from scoring.publish.release.stage import former
    from scoring.review.corrected import check_dues, dues, shared_changes

    old, new = former(asked.published, folder / "former"), staged.workspace
    given, problems = dues(old, new, asked.framework, asked.edition), Problems()
    check_dues(given, old, new, problems)
    if problems.found:
        words.print_problems(asked.edition, list(problems), lambda *_: None, verbose=True)
        words.print_due([one for one in given if not one.told], asked.root)
        sys.exit(PROBLEMS)
    words.print_corrected(given, shared_changes(old, new))
