"""What the report on all countries shows: plain values, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scoring.publish.standing_view import CategoryView, TileMapView
from scoring.publish.view import ColophonRow, FactView, GradeView, NoteView, PastCellView


@dataclass(frozen=True)
class HeadView:
    """An indicator at the head of a column."""

    id: str
    title: str


@dataclass(frozen=True)
class GoalHeadView:
    id: str
    title: str
    indicators: tuple[HeadView, ...]


@dataclass(frozen=True)
class CountryRowView:
    """A country's cells in the columns of a table; ``rank`` is empty where it has none."""

    name: str
    rank: str
    cells: tuple[PastCellView, ...]


@dataclass(frozen=True)
class MatrixView:
    """Countries by indicators: as many indicators as stand side by side on a page."""

    goals: tuple[GoalHeadView, ...]
    rows: tuple[CountryRowView, ...]

    @property
    def heads(self) -> tuple[HeadView, ...]:
        return tuple(head for goal in self.goals for head in goal.indicators)


@dataclass(frozen=True)
class IntervalView:
    """A country's rank as it is and over other weightings, in words and as places from 0 (best) to 1."""

    name: str
    now: str
    drawn: str
    now_ends: tuple[float, float]
    drawn_ends: tuple[float, float]


@dataclass(frozen=True)
class MoveView:
    """What would surely move a country into a better category: the first of the shortest ways.

    ``further`` are the criteria of the steps for which there is no room.
    """

    name: str
    now: str
    to: str
    steps: tuple[str, ...]
    further: str


@dataclass(frozen=True)
class EvidenceView:
    """From what a country's grades were made."""

    name: str
    edition: str
    as_of: str
    findings: str
    digest: str


@dataclass(frozen=True)
class TopicView:
    """Global facts on one thing."""

    title: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True)
class OverviewView:
    """The report on all countries of an edition; parts that do not apply are empty."""

    language: str
    direction: str
    paper: str
    title: str
    edition: str
    as_of: str
    draft: str
    framework_title: str
    grades: tuple[GradeView, ...]
    goals: tuple[GoalHeadView, ...]
    introduction: Markup
    categories: tuple[CategoryView, ...]
    undecided: CategoryView | None
    country_count: int
    graded_count: int
    figure_title: str
    published_source: Markup
    tile_map: TileMapView | None
    topics: tuple[TopicView, ...]
    matrices: tuple[MatrixView, ...]
    ranked: int
    intervals: tuple[IntervalView, ...]
    draws: str
    sure: str
    moves: tuple[MoveView, ...]
    methodology: Markup
    notes: tuple[NoteView, ...]
    sources: tuple[Markup, ...]
    evidence: tuple[EvidenceView, ...]
    colophon: tuple[ColophonRow, ...]
    sentences: tuple[str, ...]
