"""Two editions of a country in words: the cells of evidence and rules first, then what moved them."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.commands.change_words import TITLES, Frameworks, Words
from scoring.commands.lines import Code, Line, Section
from scoring.commands.standing_words import (
    ARROW,
    category_words,
    moved,
    points_words,
    rank_words,
    score_words,
)
from scoring.commands.value_words import grade_words
from scoring.explain.changes import Weight
from scoring.explain.compare import Cell, Comparison
from scoring.explain.fates import Account
from scoring.language import Language
from scoring.language.words import FATES, UNTOLD
from scoring.model.evidence import Reference
from scoring.publish.fates import summary

NOTHING = Line(("Nothing that the editions say differs.",))


def comparison_sections(frameworks: Frameworks, found: Comparison, language: Language) -> list[Section]:
    """Category, score and rank; what became of the calls; grades; findings; texts and calls; sources."""
    words = Words(frameworks, frameworks, scoped=False, language=language)
    if found.same_rules:
        rest = words.sections([], found.grades[found.new.framework], found.changes)
    else:
        rest = [*_grades(words, found), *_method(words, found), *words.sections([], [], found.changes)]
    if not any(section.lines for section in rest):
        rest = [Section("Evidence", (NOTHING,))]
    told = [_told(found.account, language)] if found.account else []
    return [Section(TITLES[Weight.CATEGORY], tuple(_standing(words, found))), *told, *rest]


def _told(account: Account, language: Language) -> Section:
    """The old edition's calls: of each what became of it, what was done, and who reports it."""
    lines = [Line((summary(account, language),))]
    for one in account.asked:
        word = FATES[one.fate.fate] if one.fate else UNTOLD
        lines.append(Line((Code(one.call.id), f" {word}: {one.call.text}")))
        if one.fate:
            where = "; ".join(_source(reference) for reference in one.fate.references)
            lines.append(Line((f"{one.fate.text}{f' ({where})' if where else ''}",), depth=1))
    return Section(f"What became of the calls of {language.edition(account.earlier.id)}", tuple(lines))


def _source(reference: Reference) -> str:
    reported = f", reporting {reference.reporting}" if reference.reporting else ""
    return f"{reference.source}, {reference.locator}{reported}"


def _standing(words: Words, found: Comparison) -> Iterator[Line]:
    """Every cell, and what it means that there are two or four of them."""
    for cell in found.cells:
        yield Line((f"{_where(words, found, cell)}: {_cell(words, cell)}",))
    first, last = found.cells[0], found.cells[-1]
    change = found.standing
    if found.same_rules:
        if change and change.old and change.new:
            rules = words.new[found.new.framework]
            said = "; ".join(moved(rules, change.old, rules, change.new, change.ranked, words.language))
            yield Line((said,))
        yield Line(
            (
                "Both editions are graded by the same rules, ",
                Code(found.new.framework),
                ": what changed is the evidence, none of the method.",
            )
        )
    elif found.joined:
        yield from _told_apart(words, found)
    else:
        yield Line(
            (
                f"No crosswalk joins {first.rules} and {last.rules}: nothing tells here what the world "
                "changed from what the rules changed, and grades are not compared.",
            )
        )


def _told_apart(words: Words, found: Comparison) -> Iterator[Line]:
    """The same rules on other evidence are the world, other rules on the same evidence the method."""
    old, new = found.old.framework, found.new.framework
    for rules in (old, new):
        cells = found.cell(found.old, rules), found.cell(found.new, rules)
        yield Line((f"The world, by the rules of {rules}: {_step(words, *cells)}",))
    for edition in (found.old, found.new):
        cells = found.cell(edition, old), found.cell(edition, new)
        name = words.language.edition(edition.id)
        yield Line((f"The method, on the evidence of {name}: {_step(words, *cells)}",))


def _step(words: Words, old: Cell, new: Cell) -> str:
    was, now = _short(words, old), _short(words, new)
    if was != now:
        return f"{was}{ARROW}{now}"
    if old.result.score == new.result.score:
        return f"no change, {now}"
    return (
        f"{now}, {points_words(old.result, words.language)}{ARROW}{points_words(new.result, words.language)}"
    )


def _where(words: Words, found: Comparison, cell: Cell) -> str:
    evidence = f"Evidence of {words.language.edition(cell.evidence[0])}"
    return evidence if found.same_rules else f"{evidence} by the rules of {cell.rules}"


def _cell(words: Words, cell: Cell) -> str:
    said = [_short(words, cell)]
    if cell.standing.rank:
        said.append(f"rank {rank_words(cell.standing.rank, cell.ranked)}")
    return ", ".join([*said, f"coverage {words.language.percent(cell.result.coverage)}"])


def _short(words: Words, cell: Cell) -> str:
    """Category and score, as far as the rules give either."""
    said = []
    if cell.result.categories:
        said.append(category_words(words.new[cell.rules], cell.result.categories, words.language))
    if cell.result.score.possible:
        said.append(f"score {score_words(cell.result, words.language)}")
    return ", ".join(said) or "no score"


def _grades(words: Words, found: Comparison) -> Iterator[Section]:
    for rules, changes in found.grades.items():
        lines = tuple(line for change in changes for line in words.grade(change))
        yield Section(f"Grades by the rules of {rules}, on the evidence of both", lines)


def _method(words: Words, found: Comparison) -> Iterator[Section]:
    old, new = words.old[found.old.framework], words.new[found.new.framework]
    lines = []
    for one in found.method:
        was, now = one.grades
        name = words.language.edition(one.evidence[0])
        title = new.indicator_by_id[one.indicators[1]].title
        grades = f"{grade_words(old, was)}{ARROW}{grade_words(new, now)}"
        ids = f"{one.indicators[0]}{ARROW}{one.indicators[1]}"
        lines.append(Line((f"Evidence of {name}: {ids} {title}: {grades}",)))
    yield Section("Grades that the rules alone change", tuple(lines))
