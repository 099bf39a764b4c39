"""Every page of the site: sound, self-contained, small, and able to stand anywhere."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from scoring.language import Language
from scoring.model.evidence import Source
from scoring.model.workspace import Workspace
from scoring.publish.kinds import KINDS
from scoring.publish.site.assets import assets
from scoring.publish.site.budget import PAGE
from scoring.publish.site.card import CardPages
from scoring.publish.site.downloads import Downloads, files_of
from scoring.publish.site.frame import Site
from scoring.publish.site.overview import EditionPages
from scoring.publish.site.places import Shelf
from scoring.read.languages import language_codes, translation
from scoring.read.workspace import load
from website.pages import Made, Page, site

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


@pytest.fixture(params=["invented", "shipped"])
def made(request: pytest.FixtureRequest) -> Made:
    found: Made = request.getfixturevalue(request.param)
    return found


def _inside(page: Page) -> list[str]:
    return [link for link in page.links() if not link.startswith(("https://", "http://"))]


def test_every_link_leads_to_a_file_and_a_place_in_it(made: Made) -> None:
    broken = []
    for page in made.pages.values():
        for link in _inside(page):
            path, id_ = page.target(link)
            held = made.pages[path].ids if path in made.pages else []
            code = path.endswith("compare.html") and len(id_) == 3
            if path not in made.files or (id_ and not code and id_ not in held):
                broken.append((page.path, link))
    assert broken == []


def test_only_sources_lead_elsewhere(made: Made, small: Workspace, real: Workspace) -> None:
    records = [source.record for workspace in (small, real) for source in _sources(workspace)]
    known = {str(record["URL"]) for record in records if "URL" in record}
    known |= {f"https://doi.org/{record['DOI']}" for record in records if "DOI" in record}
    for page in made.pages.values():
        assert {link for link in page.links() if "://" in link} <= known
        assert not [link for link in _inside(page) if link.startswith("/") or ":" in link]


def _sources(workspace: Workspace) -> list[Source]:
    own = [one for sources in workspace.country_sources.values() for one in sources.values()]
    return [*workspace.sources.values(), *own]


def test_every_page_has_the_strict_policy_first(made: Made) -> None:
    for path, page in made.pages.items():
        first = [tag for tag in page.tags if tag.name in {"meta", "link", "script", "title"}]
        assert first[0].attributes == {"charset": "utf-8"}
        assert first[1].attributes["http-equiv"] == "Content-Security-Policy"
        if path != "index.html":
            assert first[1].attributes["content"] == POLICY
        else:
            assert "script-src" not in first[1].attributes["content"]


def test_nothing_is_written_in_line_that_the_policy_would_stop(made: Made) -> None:
    for page in made.pages.values():
        assert page.all("style", "iframe", "object", "form") == []
        for tag in page.tags:
            assert not [name for name in tag.attributes if name == "style" or name.startswith("on")]
        for script in page.all("script"):
            assert script.attributes.get("src") or script.attributes == {"type": "application/ld+json"}


def test_ids_are_unique(made: Made) -> None:
    for page in made.pages.values():
        assert [id_ for id_, count in Counter(page.ids).items() if count > 1] == []


def test_pages_can_be_found_through_by_ear_and_keyboard(made: Made) -> None:
    for path, page in made.pages.items():
        root = page.one("html").attributes
        assert (root["lang"], root["dir"]) == ("en", "ltr")
        assert len(page.all("main")) == len(page.all("h1")) == 1
        levels = [int(tag.name[1]) for tag in page.all("h1", "h2", "h3", "h4", "h5")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        if path != "index.html":
            assert page.all("a")[0].attributes["href"] == "#main"
            assert page.one("main").attributes["id"] == "main"
        for tag in page.tags:
            for name in ("aria-labelledby", "for"):
                assert tag.attributes.get(name, page.ids[0] if page.ids else None) in [*page.ids, None], path
        for tag in page.all("nav"):
            assert tag.attributes["aria-label"]


def test_every_word_of_a_picture_is_there_for_ears(made: Made) -> None:
    for page in made.pages.values():
        titles = page.html.count("<svg")
        assert page.html.count("<title>") == titles + 1


def test_pages_are_small(made: Made) -> None:
    for page in made.pages.values():
        assert weight(made, page) < PAGE, page.path


CODES = language_codes(ROOT / "templates")
HEAVIEST = "th"
"""Its letters are of three bytes each; the others are weighed in the full run."""


@pytest.mark.parametrize(
    "code", [pytest.param(code, marks=[] if code == HEAVIEST else pytest.mark.full) for code in CODES]
)
def test_the_heaviest_pages_are_small_in_every_language(repository: Path, code: str) -> None:
    """Where every country has its cells, and the site tells others of itself and has all downloads."""
    workspace = load(repository).workspace
    found = [translation(workspace, one) for one in CODES]
    (own,) = [one for one in found if one.language.code == code]
    downloads = Downloads(
        frozenset(
            path
            for kind in KINDS
            for country, edition, framework in workspace.editions
            for path in files_of(kind, own.language, framework, edition, country)
        )
    )
    languages = tuple(one.language for one in found)
    one = Site(own.workspace, own.language, languages, downloads, "https://cards.example.org/campaign/")
    pages: dict[str, str] = {}
    for shelf in one.shelves:
        pages |= EditionPages(one, shelf).pages()
        for country, _ in one.of_shelf(shelf):
            if country in {"USA", "SGP", "GTM"}:
                pages |= CardPages(one, shelf, country).pages()
    files = {path: html.encode("utf-8") for path, html in pages.items()} | assets(workspace, one.design)
    made = Made(files)
    assert len(pages) > 60
    assert {page.path: heavy for page in made.pages.values() if (heavy := weight(made, page)) >= PAGE} == {}


def weight(made: Made, page: Page) -> int:
    """Bytes of the page with the style sheet and the scripts that it loads."""
    loaded = {page.target(link)[0] for link in page.links() if link.endswith((".css", ".js"))}
    return len(page.html.encode("utf-8")) + sum(len(made.files[path]) for path in loaded)


def test_the_overview_of_all_shipped_countries_is_small(repository: Path, shipped: Made) -> None:
    workspace, language = load(repository).workspace, Language()
    shelf = Shelf("en", "ecpat-2010", "2010-01")
    for path, html in EditionPages(Site(workspace, language, (language,)), shelf).pages().items():
        assert weight(shipped, Page(path, html)) < PAGE


def test_the_same_evidence_makes_the_same_bytes(small: Workspace, invented: Made) -> None:
    assert site(small).files == invented.files


def test_there_is_no_time_of_day_and_no_path_of_this_machine(made: Made, repository: Path) -> None:
    for path, content in made.files.items():
        if not path.endswith((".woff2", ".txt")):
            assert str(repository) not in content.decode("utf-8")
            assert "/nowhere" not in content.decode("utf-8")
