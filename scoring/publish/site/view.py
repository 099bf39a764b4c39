"""What the site's pages show besides a card's own views: plain values, ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scoring.publish.asked_view import AccountView, CallView, GrantedView, RecommendationView
from scoring.publish.corrections import CorrectionView
from scoring.publish.standing_view import CategoryView, TileMapView
from scoring.publish.view import CaseStudyView, ColophonRow, GradeView, NoteView, PastCellView


@dataclass(frozen=True)
class LinkView:
    """A link; ``current`` where it is the page it stands on, ``language`` where its words are in another."""

    href: str
    label: str
    current: bool = False
    language: str = ""
    direction: str = ""


@dataclass(frozen=True)
class FrameView:
    """What stands around every page. ``home`` leads to the site's own folder and ends in a slash; ``logo``
    to a campaign's, and is empty where it has none.

    ``address`` is the page's own, absolute; it and ``meta`` (Open Graph's properties) are empty where the
    site does not know where it will stand. ``data`` is JSON-LD, escaped for a data block.
    """

    title: str
    description: str
    home: str
    logo: str
    framework: str
    navigation: tuple[LinkView, ...]
    languages: tuple[LinkView, ...]
    draft: str
    feed: str
    address: str
    meta: tuple[tuple[str, str], ...]
    data: Markup


@dataclass(frozen=True)
class CorrectedCardView:
    """A card with what was corrected in it; ``withdrawn`` says that it was, and is empty where it stands."""

    href: str
    title: str
    withdrawn: str
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True)
class ChoiceView:
    """The editions of a framework to choose among."""

    framework: str
    editions: tuple[LinkView, ...]


@dataclass(frozen=True)
class RowView:
    """A country in the tables of all. What is to be sorted has its key beside it, empty where it has none.

    ``categories`` are the places of those that are possible, from 1 for the best; ``basis`` is evidence,
    published or none, and ``href`` leads to its card: empty where it has none. ``runs`` are the cells again,
    each with how many times over it stands: neighbours without a grade that have the same state are one.
    """

    code: str
    name: str
    href: str
    basis: str
    categories: tuple[str, ...]
    category: str
    category_key: str
    score: str
    score_key: str
    rank: str
    rank_key: str
    coverage: str
    coverage_key: str
    cells: tuple[PastCellView, ...]
    runs: tuple[tuple[PastCellView, int], ...]


@dataclass(frozen=True)
class GoalHeadView:
    """A goal with its indicators by id and title."""

    id: str
    title: str
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OverviewView:
    """All countries of an edition; ``cards`` are the addresses of their pages by code.

    ``compare`` is empty where countries are not compared; ``introduced`` leads to the page that has the
    introduction, and is empty on that page.
    """

    framework_title: str
    edition: str
    introduction: Markup
    introduced: str
    notes: tuple[NoteView, ...]
    tile_map: TileMapView | None
    cards: Mapping[str, str]
    categories: tuple[CategoryView, ...]
    undecided: CategoryView | None
    scored: bool
    ranked: bool
    goals: tuple[GoalHeadView, ...]
    rows: tuple[RowView, ...]
    choices: tuple[ChoiceView, ...]
    compare: str
    legend: str
    downloads: tuple[LinkView, ...]


@dataclass(frozen=True)
class CardLinksView:
    """Where a card's page leads to; empty addresses stand for pages that are not there.

    ``evidence`` are the pages of the indicators' findings by the indicator's id, where they have such;
    ``rules`` lead to what is asked of every country.
    """

    card: str
    about: str
    report: str
    topics: tuple[LinkView, ...]
    sources: str
    calls: str
    compare: str
    legend: str
    overview: str
    rules: Mapping[str, str]
    evidence: Mapping[str, str]
    editions: tuple[LinkView, ...]
    others: tuple[LinkView, ...]
    downloads: tuple[LinkView, ...]
    colophon: tuple[ColophonRow, ...]


@dataclass(frozen=True)
class TopicView:
    """What a country's texts say of a goal."""

    id: str
    title: str
    discussion: Markup
    case_studies: tuple[CaseStudyView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class ReportView:
    """A country's own texts, with their notes."""

    situation: Markup
    case_studies: tuple[CaseStudyView, ...]
    edition_notes: Markup
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class AskedView:
    """The calls of a goal."""

    id: str
    title: str
    calls: tuple[CallView, ...]


@dataclass(frozen=True)
class CallsView:
    """What is asked of a government, and what became of what was asked before."""

    introduction: Markup
    petitions: tuple[Markup, ...]
    granted: GrantedView | None
    closing: Markup
    goals: tuple[AskedView, ...]
    accounts: tuple[AccountView, ...]
    asked: tuple[RecommendationView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class RuleView:
    """An indicator as it is asked of every country; ``criteria`` have all meanings of their answers."""

    id: str
    title: str
    label: str
    question: str
    why: str
    rule: str
    reference: Markup
    criteria: tuple[RuleCriterionView, ...]


@dataclass(frozen=True)
class RuleCriterionView:
    letter: str
    question: str
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RulesView:
    """A goal of a framework: what is asked and why, and what each answer means."""

    id: str
    title: str
    introduction: Markup
    quotation: Markup
    quotation_source: Markup
    explanation: Markup
    rules: tuple[RuleView, ...]
    notes: tuple[NoteView, ...]
    others: tuple[LinkView, ...]


@dataclass(frozen=True)
class MethodView:
    """How grades, scores and ranks are made of evidence, under one framework."""

    framework_title: str
    citation: str
    text: Markup
    goals: tuple[tuple[LinkView, tuple[LinkView, ...]], ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class LegendView:
    """A framework's grades, and its categories as label, band and sentence."""

    title: str
    grades: tuple[GradeView, ...]
    categories: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class FilesView:
    """Files to take away, of one edition; countries by name."""

    title: str
    whole: tuple[LinkView, ...]
    countries: tuple[tuple[str, tuple[LinkView, ...]], ...]
