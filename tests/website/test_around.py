"""What the site says to others, and what it leads to beside itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

from scoring.language import Language
from scoring.model.campaign import Campaign, Logo
from scoring.model.workspace import Workspace
from scoring.publish.kinds import Card, Order
from scoring.publish.site.assets import plain, tight
from scoring.publish.site.frame import data_block
from scoring.publish.site.places import Spot
from scoring.publish.site.products import home_of
from website.pages import Made, Page, Tag, site

ATOM = "{http://www.w3.org/2005/Atom}"
CARD = "en/mini-1/2010-01/XAA.html"


def _order(workspace: Workspace, output: Path, *kinds: str) -> Order:
    card = Card(workspace.frameworks["mini-1"], "2010-01", "XAA")
    return Order(workspace, (card,), (Language(),), output, kinds=kinds)


def _downloads(made: Made, path: str = CARD) -> list[str]:
    page = made.pages[path]
    return [page.target(link)[0] for link in page.links() if page.target(link)[0].startswith("..")]


def test_files_that_are_there_are_led_to(small: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "mini-1" / "2010-01" / "en"
    folder.mkdir(parents=True)
    (folder / "XAA-booklet.pdf").write_bytes(b"%PDF")
    made = site(small, order=_order(small, tmp_path))
    assert _downloads(made) == ["../mini-1/2010-01/en/XAA-booklet.pdf"]
    assert _downloads(made, "en/downloads.html") == ["../mini-1/2010-01/en/XAA-booklet.pdf"]
    assert _downloads(made, "en/mini-1/2010-01/XBB.html") == []


def test_files_of_the_same_order_are_led_to_before_they_are_there(small: Workspace, tmp_path: Path) -> None:
    made = site(small, order=_order(small, tmp_path, "booklet", "summary", "site"))
    names = [Path(path).name for path in _downloads(made)]
    assert names == ["XAA-booklet.pdf", "XAA-summary.pdf"]
    assert _downloads(made, "en/mini-1/2010-01/XBB.html") == []


def test_without_files_nothing_is_led_to(invented: Made) -> None:
    assert [path for path in invented.pages if _downloads(invented, path)] == []
    assert "no files to download" in invented.pages["en/downloads.html"].text


def test_the_feed_has_as_of_days_and_relative_links(shipped: Made) -> None:
    feed = fromstring(shipped.files["en/changes.xml"])
    page = Page("en/changes.xml", "<body></body>")
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, key=str, reverse=True)
    assert days[0] == feed.findtext(f"{ATOM}updated") == "2013-12-23T00:00:00Z"
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert "United States, March 2011" in titles or "USA, March 2011" in titles
    links = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    assert {page.target(link)[0] for link in links} <= set(shipped.files)
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


def test_only_with_an_address_it_says_where_it_stands(small: Workspace, invented: Made) -> None:
    assert "sitemap.xml" not in invented.files
    assert not [tag for tag in invented.pages[CARD].all("meta") if "property" in tag.attributes]
    made = site(_standing(small))
    sitemap = fromstring(made.files["sitemap.xml"])
    found = {
        str(one.text).removeprefix("https://cards.example.org/site/") for one in sitemap.iter() if one.text
    }
    assert CARD in found
    assert found <= set(made.files)
    meta = {tag.attributes.get("property"): tag.attributes["content"] for tag in _properties(made)}
    assert meta["og:url"] == f"https://cards.example.org/site/{CARD}"
    assert "og:image" not in meta
    assert set(made.files) - set(invented.files) == {"sitemap.xml"}


def _standing(workspace: Workspace) -> Workspace:
    """The workspace of a campaign whose pages are the site's."""
    page = "https://cards.example.org/site/{language}/{framework}/{edition}/{country}.html"
    return replace(workspace, campaign=Campaign(page=page))


def _properties(made: Made) -> list[Tag]:
    return [tag for tag in made.pages[CARD].all("meta") if "property" in tag.attributes]


def test_a_picture_is_named_where_there_is_one(small: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "pictures" / "mini-1" / "2010-01" / "en"
    folder.mkdir(parents=True)
    (folder / "XAA-1200x630.png").write_bytes(b"")
    made = site(small, order=_order(_standing(small), tmp_path))
    picture = "https://cards.example.org/pictures/mini-1/2010-01/en/XAA-1200x630.png"
    assert f'<meta property="og:image" content="{picture}">' in made.pages[CARD].html
    assert "og:image" not in made.pages["en/mini-1/2010-01/XBB.html"].html


def test_a_page_elsewhere_does_not_tell_where_the_site_stands() -> None:
    assert home_of("https://example.org/{language}/{country}.html") == ""
    assert home_of("https://example.org/s/{language}/{framework}/{edition}/{country}.html") == (
        "https://example.org/s/"
    )


def test_a_campaign_has_its_own_colours_typeface_and_logo(small: Workspace, tmp_path: Path) -> None:
    font = (small.templates / "fonts" / "SourceSans3-Regular.ttf").read_bytes()
    (tmp_path / "own.ttf").write_bytes(font)
    (tmp_path / "our logo.svg").write_bytes(b"<svg/>")
    campaign = Campaign(
        logo=Logo("our logo.svg", "Our network"),
        colours={"ink": "#123456"},
        fonts={"sans": {"regular": "own.ttf"}},
        folder=tmp_path,
    )
    made = site(replace(small, campaign=campaign))
    style = made.files["assets/site.css"].decode("utf-8")
    assert style.rindex("--ink:#123456") > style.index("--ink:#17305a")
    assert "--sans:campaign-sans," in style
    assert "assets/campaign-sans-400-normal.woff2" in made.files
    assert made.files["assets/logo.svg"] == b"<svg/>"
    (logo,) = made.pages[CARD].all("img")
    assert logo.attributes["alt"] == "Our network"
    assert made.pages[CARD].target(logo.attributes["src"])[0] == "assets/logo.svg"


def test_programs_are_told_that_it_is_a_data_set(invented: Made) -> None:
    (block,) = [tag for tag in invented.pages[CARD].all("script") if tag.attributes.get("type")]
    told = json.loads("".join(block.words))
    assert told["@type"] == "Dataset"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["inLanguage"] == "en"


def test_a_data_block_cannot_be_ended_by_its_texts() -> None:
    block = data_block({"a": "</script><!--&"})
    assert "<" not in block
    assert json.loads(block) == {"a": "</script><!--&"}


def test_every_language_leads_to_the_same_page_in_the_others(small: Workspace) -> None:
    made = site(small, languages=(Language(), Language("ar")))
    english = {path for path in made.pages if path.startswith("en/")}
    arabic = {path for path in made.pages if path.startswith("ar/")}
    assert arabic == {path.replace("en/", "ar/", 1) for path in english}
    page = made.pages["ar/mini-1/2010-01/XAA.html"]
    assert (page.one("html").attributes["lang"], page.one("html").attributes["dir"]) == ("ar", "rtl")
    other = [tag for tag in page.all("a") if tag.attributes.get("hreflang") == "en"]
    assert [page.target(tag.attributes["href"])[0] for tag in other] == [CARD]
    assert not made.pages["index.html"].html.count('http-equiv="refresh"')


def test_one_language_is_entered_at_once(invented: Made) -> None:
    assert '<meta http-equiv="refresh" content="0; url=en/index.html">' in invented.pages["index.html"].html


def test_readers_come_in_by_the_edition_on_most_countries(shipped: Made) -> None:
    assert "January 2010" in shipped.pages["en/index.html"].one("title").text


def test_an_edition_without_evidence_has_its_published_list(small: Workspace) -> None:
    made = site(replace(small, editions={}))
    assert "XAA.html" not in " ".join(made.pages)
    overview = made.pages["en/mini-1/2010-01/index.html"]
    assert [tag for tag in overview.all("tr") if "data-c" in tag.attributes]


def test_links_are_relative_to_the_page() -> None:
    spot = Spot("en/f/2010-01/USA.html")
    assert spot.to("en/index.html") == "../../index.html"
    assert spot.to("../f/2010-01/en/USA-booklet.pdf") == "../../../../f/2010-01/en/USA-booklet.pdf"
    assert spot.home == "../../../"
    assert Spot("index.html").home == "./"


def test_style_sheets_and_scripts_lose_only_what_nobody_reads() -> None:
    css = (
        "/* note */\na > b { color: red; }\n@media (min-width: 1px) {\n a:hover { top: calc(1px + 2px); } }\n"
    )
    assert tight(css) == "a > b{color:red}@media (min-width:1px){a:hover{top:calc(1px + 2px)}}\n"
    assert plain("// note\nif (a) {\n  b(); // kept\n}\n") == "if (a) {\nb(); // kept\n}\n"
