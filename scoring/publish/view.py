"""What a booklet shows: plain values, ready to print, with no engine object and no open question left.

Templates read nothing else. Texts of type ``Markup`` are HTML that has been escaped and may be printed
as it is; every ``str`` is data and is escaped by the template engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scoring.publish.asked_view import AccountView, CallView, GrantedView, RecommendationView, ReplyView
from scoring.publish.corrections import CorrectionView
from scoring.publish.standing_view import CategoryView, StandingView, TileMapView


@dataclass(frozen=True)
class PageView:
    """What every page has, whatever it shows, as ``page``: its language, and a style sheet for its script.

    ``unchecked`` is a note that no native reader has checked the translation; empty where one has.
    ``digits`` are the language's from 0 to 9, for what style sheets count; none where they are Latin.
    """

    language: str
    direction: str
    fonts: str
    unchecked: str
    digits: tuple[str, ...] = ()


@dataclass(frozen=True)
class GradeView:
    """A grade; ``colour`` is ``#rrggbb``, ``shape`` is circle, triangle, square or diamond.

    ``edge`` is the colour of the shape's outline, which stands out from paper even where ``colour`` does not.
    """

    id: str
    label: str
    word: str
    shape: str
    colour: str
    edge: str
    sentence: str


@dataclass(frozen=True)
class FindingView:
    """One finding in the annex; ``source`` is the short reference, ``set_aside`` why it does not count."""

    id: str
    statement: str
    answer: str
    actor: str
    level: str
    holds_on: str
    source: Markup
    set_aside: str


@dataclass(frozen=True)
class CriterionView:
    """One criterion; ``state`` is met, partly, not-met, unknown, no-data, disputed or not-applicable."""

    id: str
    letter: str
    question: str
    state: str
    answer: str
    meaning: str
    findings: tuple[FindingView, ...]
    resolution: str


@dataclass(frozen=True)
class OverrideView:
    """A panel's grade beside the rule's own."""

    rule_grade: GradeView
    because: str
    by: str
    until: str


@dataclass(frozen=True)
class CellView:
    """One indicator of a country.

    ``state`` is decided, range, not-assessed, no-data or not-applicable; ``grades`` holds the one grade
    where decided, all possible ones (best first) in a range, and none otherwise. ``found`` is what stands on
    record and what the counting findings state, where no summary is written. ``answered`` of
    ``criteria_count`` criteria have a counting, undisputed answer. ``raise_steps`` are the criteria's
    own words of what to do for ``raise_to``; both are empty at the best grade.
    """

    id: str
    title: str
    label: str
    question: str
    why: str
    state: str
    state_word: str
    grades: tuple[GradeView, ...]
    points: str
    star: bool
    incomplete: bool
    disputed: bool
    answered: int
    criteria_count: int
    summary: Markup
    found: tuple[str, ...]
    raise_to: GradeView | None
    raise_steps: tuple[str, ...]
    rule: str
    reference: Markup
    override: OverrideView | None
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class ConventionView:
    """A row of the table of conventions; ``status`` says it in words, ``note`` holds the caution."""

    title: str
    short: str
    status: str
    date: str
    note: str
    source: Markup


@dataclass(frozen=True)
class CaseStudyView:
    title: str
    text: Markup


@dataclass(frozen=True)
class GoalView:
    """A goal with its table of indicators; ``conventions`` is filled for the goal that grades treaties.

    ``possible`` is empty where nothing is known of the goal's points.
    """

    id: str
    title: str
    introduction: Markup
    quotation: Markup | None
    quotation_source: Markup | None
    explanation: Markup
    discussion: Markup
    cells: tuple[CellView, ...]
    points: str
    possible: str
    conventions: tuple[ConventionView, ...]
    case_studies: tuple[CaseStudyView, ...]
    calls: tuple[CallView, ...]


@dataclass(frozen=True)
class FactView:
    """A global fact with its source in short; ``caution`` is empty where there is none."""

    id: str
    text: Markup
    caution: Markup
    source: Markup


@dataclass(frozen=True)
class PastCellView:
    """An indicator's grade in an edition, with the values that a cell's shapes are drawn from."""

    id: str
    state: str
    state_word: str
    grades: tuple[GradeView, ...]


@dataclass(frozen=True)
class PastView:
    """An edition of the card, graded by the rules of today; ``cells`` are by goal.

    ``rules`` says so where the evidence was found under others; ``rank`` is that of its own time.
    """

    edition: str
    rules: str
    categories: str
    points: str
    rank: str
    coverage: str
    cells: Mapping[str, tuple[PastCellView, ...]]


@dataclass(frozen=True)
class NoteView:
    """An endnote; ``anchors`` are the ids of the places that refer to it."""

    number: int
    text: Markup
    anchor: str


@dataclass(frozen=True)
class ColophonRow:
    term: str
    text: str


@dataclass(frozen=True)
class SureView:
    """How sure the result is: a sentence to quote, how many weightings were drawn, and what was tried."""

    sentence: str
    draws: str
    rows: tuple[ColophonRow, ...]


@dataclass(frozen=True)
class BookletView:
    """A country's progress card, whole.

    ``titles`` are those that the framework gives to progress, overview, details and figure-1; empty ones
    have a name of their own in the templates. ``history`` is empty on a country's first card, ``reply`` None
    where the government was not asked.
    """

    language: str
    direction: str
    paper: str
    title: str
    subtitle: str
    titles: Mapping[str, str]
    country: str
    country_in_text: str
    country_code: str
    edition: str
    as_of: str
    draft: str
    corrected: str
    corrections: tuple[CorrectionView, ...]
    framework_title: str
    grades: tuple[GradeView, ...]
    standing: StandingView
    sure: SureView | None
    history: tuple[PastView, ...]
    progress: Markup
    overview: Markup
    categories: tuple[CategoryView, ...]
    undecided: CategoryView | None
    country_count: int
    published_source: Markup
    tile_map: TileMapView | None
    facts: tuple[FactView, ...]
    situation: Markup
    case_studies: tuple[CaseStudyView, ...]
    accounts: tuple[AccountView, ...]
    goals: tuple[GoalView, ...]
    asked: tuple[RecommendationView, ...]
    petition_introduction: Markup
    granted: GrantedView | None
    petition_closing: Markup
    methodology: Markup
    edition_notes: Markup
    notes: tuple[NoteView, ...]
    sources: tuple[Markup, ...]
    colophon: tuple[ColophonRow, ...]
    sentences: tuple[str, ...]
    reply: ReplyView | None = None
