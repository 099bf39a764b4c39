"""Every problem the product can report: its code, how grave it is, and the rule behind it.

`cards explain CODE` prints the rule, and the page of problems in `docs/` is made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Error: cannot be graded or printed truthfully. Warning: fails when strict. Note: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Code:
    """A kind of problem; ``rule`` says what is asked and why."""

    code: str
    severity: Severity
    rule: str


def explain_code(code: str) -> str:
    """The rule behind a code, as printed by ``cards explain CODE``; KeyError where there is none."""
    known = CODES[code]
    return f"{known.code} ({known.severity})\n\n{known.rule}"


def _table(severity: Severity, rules: dict[str, str]) -> dict[str, Code]:
    return {code: Code(code, severity, " ".join(rule.split())) for code, rule in rules.items()}


_ERRORS = {
    # Files
    "file.missing": """A file that the workspace cannot do without is not there.""",
    "file.unreadable": """A file could not be opened: it is a folder, a link to nothing, or may not be read.""",
    "file.link": """A link leads out of the workspace. Files are read from the workspace alone, so that a
        workspace that is sent to somebody else gives the same cards there.""",
    "file.name": """The id in a file must be the name of its file or folder, so that a person finds an item
        by its id: country codes are three capital letters (ISO 3166), editions YYYY or YYYY-MM. Files end in .yaml.""",
    "file.schema": """Every file says `schema: 1` as its first key: the version of its layout.""",
    # YAML
    "yaml.encoding": """Files are written in UTF-8. Another encoding would turn letters of names and texts into others.""",
    "yaml.syntax": """The file is not valid YAML at this place, so nothing after it can be read for certain.""",
    "yaml.tab": """YAML indents with spaces; a tab has no fixed width and is refused.""",
    "yaml.control-character": """A text holds a character that is not seen: a control character, or one that turns the
        direction of what follows. It could make a text read otherwise than it is.""",
    "yaml.duplicate-key": """The same key stands twice in one item. YAML would silently keep the last.""",
    "yaml.alias": """Anchors (&), aliases (*) and merge keys (<<) are refused: a reviewer must see each value where it stands.""",
    "yaml.tag": """Tags (!…) are refused: the type of a value comes from the schema alone.""",
    "yaml.key": """A key must be a plain word, neither a list nor an item of its own.""",
    "yaml.too-deep": """Values are nested deeper than any file of ours needs.""",
    "yaml.too-large": """The file is larger than any file of ours needs.""",
    "yaml.empty": """The file holds nothing.""",
    "yaml.documents": """A file holds one document; a second one after `---` would not be read.""",
    "yaml.top": """The file must hold keys and values at the top, not a list or a single value.""",
    # Layout
    "schema.unknown-key": """The schema has no such key here. It would be ignored in silence, so it is refused.""",
    "schema.missing-key": """A key that the schema asks for is missing.""",
    "schema.type": """A value is of another kind than the schema asks for: a text, a list or keys with values.""",
    "schema.value": """A value is not one of those that the schema allows.""",
    "schema.empty": """A key stands without a value. Write the value, or leave the key out where it is not needed.""",
    "schema.too-many": """A file has more faults than anybody would read one by one: it is most likely no file of this
        kind. The first are listed.""",
    "schema.date": """Dates are written 2009, 2009-11 or 2009-11-30 and must exist in the calendar.""",
    "schema.number": """Numbers are written as 3, 0.75 or 3/4.""",
    # Framework
    "framework.duplicate-id": """An id is used twice. Ids lead from a colour to its rule; each may name one thing only.""",
    "framework.unknown-criterion": """A rule or a case names a criterion that the indicator does not have.""",
    "framework.unused-criterion": """No rule or cap uses the criterion, so its answer could never matter.""",
    "framework.unreachable-grade": """No set of answers gives this grade: the rule or a cap shuts it out.""",
    "framework.missing-rule": """Each grade but the worst needs a condition, or it could not be reached.""",
    "framework.unknown-grade": """A rule, cap, case or override names a grade that the framework does not have.""",
    "framework.unknown-kind": """The kind of a criterion decides how long its findings count; the framework must list it under `staleness`.""",
    "framework.unknown-treaty": """A criterion or a record names a treaty that `indicators/treaties.yaml` does not describe.""",
    "framework.default": """One framework at most is the default, which commands mean that name none.""",
    "framework.bands": """Category bands go down from the best to the worst, none equal, and the last begins at 0:
        each score has one category, and only one.""",
    "framework.criterion": """A criterion is answered by findings, by a treaty or by a number, in one of these ways; the statuses of a
        treaty and the thresholds of a number leave room for each answer once.""",
    "framework.case": """A case written beside the framework does not come out as it says. Either the rule or the case is wrong.""",
    "framework.missing-cases": """Each indicator needs at least one case for each grade, so that its rule is shown to work.""",
    "framework.goal": """A goal holds indicators, in a folder, or goals of its own.""",
    "framework.scoring": """What is scored fits together: points in all grades or in none, categories and a ranking only with
        points, goalposts that differ and belong to a number.""",
    "framework.answers": """The scale of answers is a list of different words, and cases answer with them.""",
    "framework.crosswalk": """A crosswalk leads from criteria of the framework that is replaced to criteria of this one; both must exist.""",
    "framework.condition": """A condition is a criterion's letter, or one of met, partly, all, any, or at-least with of. There is no
        negation, so that a better answer never lowers a grade.""",
    # Country and treaties
    "treaty.order": """A state consents to be bound after, or when, it signs, and neither happens before the treaty was adopted.""",
    "treaty.consent": """Consent to be bound needs its date and its kind; a territory or a state that cannot be party has neither.""",
    "treaty.duplicate": """A country has one record for each treaty.""",
    # Sources
    "source.unknown": """No source file has a source with this id. A finding without its source cannot be checked by anybody.""",
    "source.duplicate": """Two sources have the same id, so that a reference could mean either.""",
    "source.record": """A source's record cannot be printed: its type is unknown to CSL, or its title is missing.""",
    "source.confidential": """Confidential sources are never printed, and a text, a call or a record cites one.""",
    # Bibliographies that are imported
    "import.format": """The file is no bibliography that can be imported: CSL-JSON or BibTeX, in UTF-8.""",
    "import.syntax": """The file is not JSON, or not BibTeX, at this place. Nothing is imported from a file that is read in part.""",
    "import.too-large": """A file, a value or its nesting is larger than any bibliography needs.""",
    "import.control-character": """A value holds a character that is not seen, and that could make it read otherwise than it is.""",
    "import.markup": """Records hold plain text. Italics, bold and the like are taken off; other HTML could mean anything.""",
    "import.latex": """Accents and signs of LaTeX become letters; a command that is not known could mean anything, and is not guessed.""",
    "import.date": """A date exists in the calendar and is known to the year, month or day; other words are not guessed at.""",
    "import.address": """Addresses are of the web (http, https), so that a link on a card never does anything else; a DOI is one.""",
    "import.value": """A record lacks what it cannot be cited without, or a value is of another kind than CSL says.""",
    "import.kind": """A source says whose voice it is. Few types tell (a statute is law); of the others, the person who imports says it.""",
    "import.list": """Records are written below the list of sources, each on lines of its own; in brackets there is no such place.""",
    # Findings
    "finding.duplicate-id": """Two findings, calls or case studies have the same id. Reviews and messages name an item by its id.""",
    "finding.unknown-criterion": """The framework has no such criterion.""",
    "finding.after-as-of": """Nothing later than the edition's as-of date counts: an edition says what was known to hold on that day.""",
    "finding.answer": """The answer is not one that the criterion allows: *partly* and *not applicable* only where the framework
        gives them a meaning, a number only for a measure, and never both.""",
    "finding.treaty": """The criterion is answered by the ratification record; a finding would state the same fact twice.""",
    "finding.coverage": """A sub-national finding says whether it holds in some or in all units, and a national one does not.""",
    "finding.searched": """*No data* says who looked, when and where; other answers have nothing searched in vain.""",
    "finding.supersedes": """A finding ends an earlier one of the same criterion, named by its id; it cannot end a later one or itself.""",
    "finding.until": """A service or its support cannot end before the day on which the finding says that it holds.""",
    "finding.not-applicable": """One counting finding says *not applicable* and another answers. Record which holds.""",
    "review.author": """Nobody reviews a finding of their own: whoever wrote it reads what was meant, not what stands there.""",
    "review.duplicate": """A reviewer has one verdict on a finding. A later one takes the place of an earlier one.""",
    "review.digest": """A verdict is bound to what was read by a digest: 64 characters that `cards review` writes. Without
        it nobody could tell whether the finding is still the one that was reviewed.""",
    "review.comment": """A finding that is sent back says what its author is to change or to look at again.""",
    "review.name": """Reviewers are known in public by their role. Their names stand in `countries/reviewers.private.yaml`
        alone, which is never published; a role or a comment holds one of these.""",
    "review.workbook": """A review workbook is one that `cards review --export` wrote: small, with its own sheet and headings, and
        without macros, links or embedded files. Nothing else is opened.""",
    "review.formula": """Cells of a review workbook hold words. A formula could show one thing and mean another.""",
    "review.row": """The ids and digests of a review workbook are locked: they say what was read. One that was changed, or that
        stands there twice, can no longer be trusted.""",
    "review.verdict": """A row of a review workbook says accepted or returned, with a comment in plain words; or nothing.""",
    "resolution.unknown": """A resolution names a criterion or a finding that does not exist, or one of another criterion.""",
    "resolution.undecided": """A resolution names the findings that hold, or says `publish: dispute`: one of the two.""",
    "resolution.disagrees": """The findings that a resolution lets hold still give different answers.""",
    "resolution.duplicate": """A criterion has one resolution, an indicator one override.""",
    "override.unknown": """An override names an indicator that the framework does not have.""",
    # Texts
    "text.markup": """Texts are plain Markdown: no HTML, no pictures, links only to http and https addresses.""",
    "text.citation": """A citation is written [@source] or [@source, place]; this one cannot be read.""",
    "text.unknown-citation": """A text cites a source that no source file has.""",
    "text.unknown-placeholder": """A {placeholder} is not one that the engine fills. Write `\\{` for a brace that is meant as such.""",
    "text.contradiction": """A typed figure is not what the data give. Figures that the engine knows are written as placeholders.""",
    "text.unknown-part": """A text belongs to an indicator, a goal or a place that the framework does not have.""",
    "call.criteria": """A call to action names the criteria that it would fulfil, and they must exist; a call that no criterion
        asks for says why it stands here (`outside`).""",
    "fate.call": """A fate tells what became of a call of an earlier edition of this country: the edition, and the call
        in it, must exist.""",
    "fate.duplicate": """A call has one fate in an edition.""",
    "fate.sources": """What was done, or not done, about a call has a source. None is needed where nobody answered, or where the
        sources are silent.""",
    # The government's reply
    "reply.framework": """A reply is to the sheet of one framework, under which the edition has evidence.""",
    "reply.days": """A reply is asked for, awaited until a day, and then comes or does not: a reply that is older than its
        request, or silence that is recorded while there is time, would accuse a government wrongly.""",
    "reply.person": """A government is asked through an institution. No person is named in what is printed.""",
    "reply.both": """A reply came, or none did. One that comes late is a reply all the same.""",
    "reply.source": """The reply has a record of its own among the sources, as one of the government.""",
    "reply.unknown-item": """What a reply is about, and what was changed for it, stands in this edition: an indicator, a criterion or
        a finding, by its id.""",
    "reply.duplicate": """An item has one reply, with one answer.""",
    "reply.workbook": """A workbook that comes back is the sheet that was sent: XLSX, of a size that a sheet can have, and of this
        card. It comes from outside, and nothing in it is computed, followed or trusted.""",
    "reply.cell": """A cell of the workbook that came back holds words: no formula, no unseen character, and no more than can
        be printed beside an indicator.""",
    # Translations
    "translation.twice": """A text is translated once in each file.""",
    "translation.unreadable": """A catalogue is written in gettext's format (PO); this line of it cannot be read.""",
    "translation.parts": """A translation has the placeholders and the citations of the English text, no more and no fewer.""",
    # Recommendations
    "recommendation.criteria": """A recommendation names the criteria that it would fulfil, by framework, and they must exist; one
        that no criterion asks for says what it is about (`outside`).""",
    "recommendation.duplicate": """Two recommendations of a country have the same id.""",
    # Published lists
    "published.unknown": """A published list names a category or framework that does not exist.""",
    "published.duplicate": """A country stands once in a published list.""",
    # Benchmarks
    "benchmark.id": """`ours` and `published` are names that `cards agreement` knows already.""",
    "benchmark.scale": """A benchmark's scale lists at least two levels, best first, each once.""",
    "benchmark.value": """A row of a benchmark has a level of its scale, or says why the source gives the country none (`not-ranked`).""",
    "benchmark.duplicate": """A country stands once in a benchmark.""",
    # The world
    "tiles.grid": """The map is drawn as rows of equally many places, each three letters of a country or ... for none; it is
        at most as wide as a page.""",
    "tiles.duplicate": """A country has one tile: all are equal.""",
    "tiles.unknown": """A tile has the code of no country: neither ISO 3166 nor the workspace knows it.""",
    "design.contrast": """Words of a campaign's colours stand out from their ground as WCAG 2.2 asks at level AA (4.5 to 1), so
        that people who see little can read them.""",
    "design.logo": """A logo is an SVG of shapes alone, or a PNG, in the folder of templates and of at most 200 kB: it is printed
        on every cover, and loads nothing from elsewhere.""",
    "design.font": """A campaign's typefaces are TTF or OTF files in the folder of templates, so that pages look alike everywhere.""",
    "design.address": """A campaign's addresses are printed and put into QR codes: whole web addresses, in which {country} and the like
        stand for what differs from card to card.""",
    "design.contact": """Whom to ask is named by role, as people are wherever cards are public.""",
    "fact.duplicate-id": """Two global facts have the same id.""",
    "fact.text": """A global fact is printed as it stands, with its source beside it: no citation and no placeholder.""",
    "workspace.unknown": """The command names a country, edition, framework or indicator that the workspace does not have.""",
    "correction.order": """Corrections stand in the order of their days, one for each day, and nothing is corrected after the card
        was withdrawn.""",
    "correction.unknown": """A grade that was moved is that of an indicator, an answer that of a criterion of the framework; category,
        rank and points are the card's own.""",
    "correction.empty": """A file of corrections says what was corrected, or that the card was withdrawn.""",
    "release.unreviewed": """A finding that counts, or that gives a star or a *no data*, has not been accepted by somebody other than its
        author in the form that it has today. Nothing is published on one person's word.""",
    "release.stale": """A panel's grade stands in the place of a rule for which no finding counts any more: what there was is too
        old, has ended, or was superseded. What does not count cannot colour a cell, nor can a panel make it.""",
    "release.coverage": """The evidence covers fewer criteria than the framework asks for. The card could not be ranked.""",
    "release.translation": """A language that is asked for is published whole: no text of the release is missing or outdated in it.""",
    "release.empty": """There is nothing to publish: no country has findings in the edition.""",
    "release.correction": """A card that was published is changed, and its file corrections.yaml does not say so: each country whose
        card changes has a correction that tells what was wrong, why, what was changed and what that moved.""",
    "release.rewritten": """A correction that was published has been changed or taken away. Corrections are dated and stay.""",
    "publish.failed": """A document could not be made. What was built before is kept as it is.""",
}

_WARNINGS = {
    "file.unexpected": """A file in the folders of the workspace is none that the product reads. It may be misnamed.""",
    "finding.only-others": """Only NGOs, international bodies or private actors stand behind this criterion. What they do is
        recorded and may give a star, but only what the state does or supports can colour a cell.""",
    "finding.disputed": """Findings that count give different answers, and nobody has recorded which holds and why. Until then
        the grade spans both.""",
    "finding.foreign-source": """The source is about other countries than this card's. It may be the wrong one.""",
    "source.unused": """No finding, text, call or record uses the source.""",
    "import.inexact": """The imported date or list of names says more, or less, than our record can: look whether it is right.""",
    "import.similar": """An imported record may be of a work that another record describes already. It is added; compare the two.""",
    "review.unknown-finding": """A verdict is about a finding of the edition beside which it stands, named by its id. This one was
        taken out, or has another id.""",
    "review.ambiguous": """A verdict names an id that findings under two frameworks have in the edition's folder. It holds for the
        one that was read; but a verdict on the other would take its place, so that one of the two needs another id.""",
    "review.outdated": """A finding has changed, or is gone, since the review workbook was made. The verdict on it is not taken; the
        others are.""",
    "resolution.idle": """Nothing is in dispute here, so the resolution has nothing to decide.""",
    "call.fulfilled": """A call to action asks for what the edition's own evidence says is there: all its criteria are met. A
        government will say so on the day of the launch.""",
    "override.expired": """The panel's override has expired and is not applied.""",
    "design.grey": """Two tones, or two grades of one shape, look alike where they are printed in grey, or seen by people who do
        not tell colours apart.""",
    "tiles.missing": """A country has a standing and no tile, so that the map would leave it out. It is named beneath the map.""",
    "text.typed-figure": """A text types a figure that the engine knows. Written as a placeholder it stays right when the data change.""",
    "text.missing": """The card has no text here. A summary is due where an indicator has findings, a discussion where two
        of a goal's indicators have. An edition without findings needs no texts at all: its card says what the
        ratification record holds.""",
    "fate.missing": """The last edition before this one made calls, and nothing says what became of them. A card that asks again
        owes its readers an account; `fate: unknown` is one where the sources are silent.""",
    "reply.unanswered": """The government has replied to an item, and nothing says what we answer. A reply is printed with our answer:
        what we changed for it, or why the answer on the card stays.""",
    "text.term": """The field's Terminology Guidelines advise against the word, save in titles of instruments. The words, and
        what to write instead, stand in `indicators/words/`, by language.""",
    "text.detail": """An age, initials or the like may tell readers who a child is. Cards tell of operations and institutions,
        never of one child, so that nobody finds a victim through them. Where nobody could, say so in the words: a warning
        is a question.""",
    "text.person": """A name stands close to words said of an accused, or behind a title. People have roles in texts; an accused
        may be innocent, and a name leads to victims.""",
}

_NOTES = {
    "import.duplicate": """The work has a record already, so the imported one is not added: cite the one that is there.""",
    "finding.stale": """A finding is older than the framework allows for its kind and does not count.""",
    "finding.lapses": """A finding still counts and will lapse within a year of the as-of date.""",
    "finding.told-otherwise": """Two editions tell the same thing in two ways: from the same place in the same source, on the same
        criterion, with other answers; of two countries, in the same words. One of them may be wrong.""",
    "fact.told-otherwise": """Two facts about the world are the same but for their figures.""",
    "upcoming.finding": """`cards check --upcoming` looks ahead: the finding will then be too old to count, unless something
        newer is found.""",
    "upcoming.override": """`cards check --upcoming` looks ahead: the panel's override expires, and the rule's own grade is back.""",
    "upcoming.edition": """`cards check --upcoming` looks ahead: the edition is then so old that what was found on its as-of date
        no longer counts for the kind of criterion that ages first. A newer edition is due.""",
    "evidence.not-assessed": """No finding answers any criterion of the indicator. It is printed as *not assessed*, never as
        red. Of an edition that has no findings at all it is not said.""",
}

CODES: dict[str, Code] = {
    **_table(Severity.ERROR, _ERRORS),
    **_table(Severity.WARNING, _WARNINGS),
    **_table(Severity.NOTE, _NOTES),
}


def all_codes() -> str:
    """Every code with its rule, as the Markdown of ``docs/problems.md``."""
    lines = [
        "# Problems",
        "",
        "Every problem that `cards check`, `cards publish`, `cards sources import` and `cards review --import` can",
        "report, by code.",
        "`cards explain CODE` prints the same rule.",
        "An error keeps a card from being made; a warning does so under `--strict`; a note is good to know.",
    ]
    topics: dict[str, list[Code]] = {}
    for code in CODES.values():
        topics.setdefault(code.code.split(".")[0], []).append(code)
    for topic, codes in topics.items():
        lines += ["", f"## {topic}", "", "| code | severity | rule |", "|---|---|---|"]
        lines += [f"| `{code.code}` | {code.severity} | {code.rule} |" for code in codes]
    return "\n".join(lines)
