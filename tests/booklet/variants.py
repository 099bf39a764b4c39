"""Cards of an invented country in states that the repository's evidence may never be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from scoring.model.dates import PartialDate
from scoring.model.evidence import Call, Edition, Finding, Override, Search, Source
from scoring.model.workspace import Workspace

KEY = ("XAA", "2010-01", "mini-1")
Variant = Callable[[Workspace], Workspace]


def edited(workspace: Workspace, **changes: object) -> Workspace:
    """The workspace with changes to the edition of XAA."""
    edition = replace(workspace.editions[KEY], **changes)  # type: ignore[arg-type]
    return replace(workspace, editions={**workspace.editions, KEY: edition})


def keeping(workspace: Workspace, keep: Callable[[Finding], bool]) -> tuple[Finding, ...]:
    return tuple(finding for finding in workspace.editions[KEY].findings if keep(finding))


def about(finding: Finding, indicator: str) -> bool:
    return finding.criterion.rpartition(".")[0] == indicator


def without_summaries(workspace: Workspace) -> Workspace:
    return edited(workspace, texts=replace(workspace.editions[KEY].texts, summaries={}))


def shipped(workspace: Workspace) -> Workspace:
    """As it is: everything decided, two countries ranked, three listed."""
    return workspace


def not_assessed(workspace: Workspace) -> Workspace:
    """Nobody looked at 1.1."""
    kept = keeping(workspace, lambda finding: not about(finding, "1.1"))
    return edited(without_summaries(workspace), findings=kept, calls=())


def no_data(workspace: Workspace) -> Workspace:
    """All that was looked for under 1.1 was not found."""
    search = Search("xaa-researcher", PartialDate(2009, 12), "the registers")
    findings = [
        replace(finding, answer="no data", value=None, searched=search) if about(finding, "1.1") else finding
        for finding in workspace.editions[KEY].findings
    ]
    return edited(without_summaries(workspace), findings=tuple(findings))


def disputed(workspace: Workspace) -> Workspace:
    """Nothing says which finding about 2.10.a holds."""
    return edited(workspace, resolutions=())


def overridden(workspace: Workspace) -> Workspace:
    override = Override("1.2", "red", "The posters were taken down.", "a-panel", PartialDate(2012))
    return edited(workspace, overrides=(override,))


def treaty_grades_alone(workspace: Workspace) -> Workspace:
    """No evidence but the ratification record, and nothing written."""
    return edited(bare(workspace), findings=(), resolutions=())


def not_applicable(workspace: Workspace) -> Workspace:
    """A territory that cannot become a party, and so cannot report."""
    country = workspace.countries["XAA"]
    records = [
        replace(
            record, eligibility="not-eligible", signed=None, consent=None, consent_kind=None, in_force=None
        )
        for record in country.treaties
    ]
    findings = [
        replace(finding, answer="not applicable") if about(finding, "2.1") else finding
        for finding in workspace.editions[KEY].findings
    ]
    changed = {**workspace.countries, "XAA": replace(country, treaties=tuple(records))}
    return edited(replace(without_summaries(workspace), countries=changed), findings=tuple(findings))


def bare(workspace: Workspace) -> Workspace:
    """Nothing is written but the evidence."""
    texts = workspace.editions[KEY].texts
    texts = replace(texts, summaries={}, discussions={}, case_studies=(), situation="", notes="")
    texts = replace(texts, petition_introduction="", petition_closing="")
    return edited(workspace, texts=texts, calls=())


def best(workspace: Workspace) -> Workspace:
    """Everything is in place."""
    findings = [
        replace(finding, answer=finding.answer and "met", value=finding.value and finding.value * 2)
        for finding in keeping(workspace, lambda finding: finding.actor != "ngo")
    ]
    return edited(workspace, findings=tuple(findings), resolutions=())


def nowhere_published(workspace: Workspace) -> Workspace:
    """Too little evidence for a rank, and in no published list."""
    return replace(treaty_grades_alone(workspace), published={})


def alone(workspace: Workspace) -> Workspace:
    """The only country there is."""
    editions: dict[tuple[str, str, str], Edition] = {KEY: workspace.editions[KEY]}
    return replace(workspace, editions=editions, countries={"XAA": workspace.countries["XAA"]}, published={})


def hidden(workspace: Workspace) -> Workspace:
    """A finding of which the work that its source reports is confidential."""
    finding, *others = workspace.editions[KEY].findings
    secret = Source(
        "xaa-secret", "ngo", frozenset({"XAA"}), True, {"type": "report", "title": "Secret report"}
    )
    told = replace(finding, reference=replace(finding.reference, reporting=secret.id))
    own = {**workspace.country_sources["XAA"], secret.id: secret}
    changed = replace(workspace, country_sources={**workspace.country_sources, "XAA": own})
    return edited(changed, findings=(told, *others))


HOSTILE = '<script>alert(1)</script> & “{points}” "it\'s" <b>'


def hostile(workspace: Workspace) -> Workspace:
    """Names and findings that look like HTML; no Markdown is read in them."""
    country = replace(workspace.countries["XAA"], name=HOSTILE, short_name=HOSTILE, in_text=HOSTILE)
    findings = [replace(one, statement=HOSTILE) for one in workspace.editions[KEY].findings]
    changed = replace(workspace, countries={**workspace.countries, "XAA": country})
    return edited(changed, findings=tuple(findings))


def long_names(workspace: Workspace) -> Workspace:
    name = "The United Provinces of Examplia and the Dependent Islands of Greater Samplia"
    country = replace(workspace.countries["XAA"], name=name, short_name=name, in_text=name)
    calls = tuple(_long(call) for call in workspace.editions[KEY].calls)
    return edited(replace(workspace, countries={**workspace.countries, "XAA": country}), calls=calls)


def _long(call: Call) -> Call:
    return replace(
        call, text=" ".join([call.text] * 12), petition=call.petition and " ".join([call.petition] * 6)
    )


def everything(workspace: Workspace) -> Workspace:
    """Not assessed, overruled and disputed at once, long before the treaties bind."""
    changed = overridden(disputed(not_assessed(workspace)))
    return edited(changed, as_of=date(2010, 1, 30))


ALL: tuple[Variant, ...] = (
    *(shipped, not_assessed, no_data, disputed, overridden, treaty_grades_alone, not_applicable, bare, best),
    *(nowhere_published, alone, hostile, long_names, everything),
)
