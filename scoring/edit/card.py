"""The first texts and calls of a card: what belongs there, and what became of earlier calls."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.edit.yaml_text import blank, explained, header, text_of, waiting
from scoring.model.evidence import Edition
from scoring.model.framework import Framework

_TEXTS = """
    What the card says beside the grades, as Markdown. Cite with [@source, section 3]. What the engine
    knows is never typed: {points}, {category}, {in-text}. Take the `# ` off what you write, also off the
    line above it that names the group; a long text goes below its key, behind >- or |, and is indented."""
_CALLS = """
    The calls to action: what is asked of the government, in the order of the card. Each names the criteria
    that it would fulfil and who has asked for it; those with a petition stand on the petition page. Take
    the brackets off `calls: []` with your first one, and the `# ` off its lines."""
_FATES = """
    What became of the calls of {edition}. The fate is largely-done, partly, not, no-answer (asked, and no
    reply), reversed (the contrary was done) or unknown (the sources are silent)."""


def texts_file(country: str, framework: Framework) -> str:
    """What the card says beside the grades: every place that a text may stand in."""
    goals = framework.last_goals
    lines = [
        *header("texts", 3),
        "",
        *explained(_TEXTS),
        "",
        *explained("For each indicator 25 to 60 words: what is in place, and what is missing."),
        "# summaries:",
    ]
    for indicator in framework.indicators:
        lines += waiting([f"  {indicator.id}:  # {_short(indicator.title)}"])
    lines += [
        "",
        *explained("The situation of children in the country, with ### headings; no child is named."),
    ]
    lines += ["# situation: |", "", *explained("For each goal: what is in place and what is missing.")]
    lines.append("# goals:")
    for goal in goals:
        lines += waiting((f"  {goal.id}:  # {_short(goal.title)}", "    discussion: |"))
    lines += [
        "",
        *explained("An operation or an institution that shows something; never the story of one child."),
        *waiting(
            (
                "case-studies:",
                f"  - id: {country.lower()}-case-1",
                blank("place", f"situation, or a goal: {', '.join(goal.id for goal in goals)}", 4),
                blank("title", "", 4),
                "    text: |",
            )
        ),
        "",
        *explained("The words around the petition; what it asks for stands in calls.yaml, under petition."),
        *waiting(("petition:", "  introduction: |", "  closing: |")),
        "",
        *explained("Notes on this edition: what was not looked at, and what readers must know."),
        "# notes: |",
    ]
    return text_of(lines)


def _short(title: str) -> str:
    return title if len(title) < 80 and title.isprintable() else "see the framework"


def calls_file(country: str, framework: Framework, earlier: Edition | None = None) -> str:
    """The calls to action, and what became of those of an earlier edition."""
    criterion = next(iter(framework.criteria))
    goal = framework.last_goals[0].id
    lines = [
        *header("calls", 3),
        "",
        *explained(_CALLS),
        "calls: []",
        *waiting(
            (
                f"  - id: {country.lower()}-{goal.lower()}1",
                f"    goal: {goal}",
                blank("text", "the recommendation, as a sentence", 4),
                blank("petition", "its short form; without this line it is not in the petition", 4),
                f"    criteria: [{criterion}]",
                "    sources:",
                blank("- source", "the id of the source", 6),
                blank("locator", "the paragraph, page or section", 8),
            )
        ),
    ]
    if earlier and earlier.calls:
        lines += ["", *_fates(earlier)]
    return text_of(lines)


def _fates(earlier: Edition) -> Iterator[str]:
    yield from explained(_FATES.format(edition=earlier.id))
    yield "# fates:"
    for call in earlier.calls:
        yield from explained(f"{call.id}: {call.text}", indent=2, hanging=2)
        yield from waiting(
            (
                f"  - call: {call.id}",
                f"    edition: {earlier.id}",
                blank("fate", "largely-done, partly, not, no-answer, reversed or unknown", 4),
                blank("text", "what was done or not done since, in your own words", 4),
                "    sources:",
                blank("- source", "the id of the source", 6),
                blank("locator", "the paragraph, page or section", 8),
            )
        )
