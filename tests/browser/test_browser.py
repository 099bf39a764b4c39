"""The site in Chromium: accessible, usable by keyboard alone, and the same from a folder as from a server."""

from __future__ import annotations

import pytest

from browser.conftest import Browser

pytestmark = pytest.mark.full

SHELF = "ecpat-2010/2010-01"
LATER = "ecpat-2010/2011-03"
OVERVIEW, COMPARE = f"en/{SHELF}/index.html", f"en/{SHELF}/compare.html"
PAGES = [
    "index.html",
    f"{SHELF}/compare.html",
    f"{SHELF}/methodology.html",
    f"{SHELF}/rules-A.html",
    f"{SHELF}/THA.html",
    f"{LATER}/USA.html",
    f"{LATER}/USA-1.1.html",
    f"{LATER}/USA-report.html",
    f"{LATER}/USA-goal-A.html",
    f"{LATER}/USA-calls.html",
    f"{LATER}/USA-sources.html",
    "read.html",
    "downloads.html",
    "about.html",
]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_nothing(browser: Browser, server: str, language: str, width: int) -> None:
    pages = ["index.html", *(f"{language}/{page}" for page in PAGES)]
    found = browser.look("axe", server, pages=pages, width=width)
    assert found == {page: [] for page in pages}


def test_the_policy_lets_everything_work(browser: Browser, address: str) -> None:
    found = browser.look("policy", address, pages=[f"en/{page}" for page in PAGES])
    for page, seen in found.items():
        assert seen["complaints"] == [], page
        assert seen["fonts"] >= 2, page
        assert seen["ink"] == "rgb(23, 48, 90)", page


def test_the_table_is_sorted_and_filtered_by_keyboard_alone(browser: Browser, address: str) -> None:
    seen = browser.look("table", address, page=OVERVIEW)
    assert len(seen["before"]) == 42
    assert seen["found"] == {"names": ["Thailand"], "status": "Countries shown: 1 of 42"}
    assert 0 < len(seen["chosen"]["names"]) < 42
    assert seen["chosen"]["status"] == f"Countries shown: {len(seen['chosen']['names'])} of 42"
    assert seen["turned"] == seen["before"][::-1]
    assert seen["sorted"][0] == "USA"
    assert seen["sorted"][1:] == [name for name in seen["before"] if name != "USA"]
    assert [sort for sort in seen["sorts"] if sort] == ["descending"]
    assert seen["outline"] == "solid"


def test_a_card_opens_by_keyboard_and_by_link(browser: Browser, address: str) -> None:
    seen = browser.look("card", address, page=f"en/{SHELF}/THA.html", place="criterion-1.2.a")
    assert seen == {"skipped": "main", "first": True, "again": False, "led": True, "scroll": "smooth"}


def test_nothing_glides_for_those_who_do_not_want_it(browser: Browser, server: str) -> None:
    page = f"en/{SHELF}/THA.html"
    seen = browser.look("card", server, page=page, place="criterion-1.2.a", motion="reduce")
    assert seen["scroll"] == "auto"


def test_two_countries_stand_side_by_side(browser: Browser, address: str) -> None:
    seen = browser.look("compare", address, page=f"{COMPARE}#THA,USA")
    assert sorted(seen["opened"]) == ["THA", "USA"]
    assert sorted(seen["chosen"]) == ["AUS", "THA"]
    assert "Thailand" in seen["status"]
    assert seen["differs"] > 0


def test_without_scripts_everything_is_there(browser: Browser, address: str) -> None:
    seen = browser.look("plain", address, page=OVERVIEW, scripts=False)
    assert (seen["tools"], seen["buttons"]) == (False, 0)
    assert seen["rows"] >= 42
    seen = browser.look("plain", address, page=COMPARE, scripts=False)
    assert (seen["tools"], seen["cells"]) == (False, 43)


def test_paper_has_no_use_for_menus(browser: Browser, server: str) -> None:
    seen = browser.look("print", server, page=OVERVIEW)
    assert seen == {"navigation": False, "tools": False, "table": True}
