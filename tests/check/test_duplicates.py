"""When two records are of one work, when they may be, and when they are not."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.check.duplicates import Known, catalogue

REPORT = {
    "type": "report",
    "title": "The State of Child Trafficking",
    "author": [{"literal": "ECPAT International"}],
    "issued": "2009-08",
    "URL": "http://www.ecpat.example/reports/state.pdf",
    "number": "E/2002/68/Add.1",
    "DOI": "10.1000/ABC",
    "ISBN": "0-306-40615-2",
}
OTHER = {"title": "Nothing alike", "issued": "1999", "author": [{"family": "Smith"}]}


def found(record: dict[str, Any], known: dict[str, Any] = REPORT) -> tuple[bool, str] | None:
    match = catalogue([Known("k", "there", known)]).find(record)
    return (match.same, match.because) if match else None


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({**OTHER, "DOI": "https://doi.org/10.1000/abc"}, (True, "the same DOI")),
        ({**OTHER, "URL": "https://dx.doi.org/10.1000/ABC"}, (True, "the same DOI")),
        ({**OTHER, "issued": "", "URL": "https://ecpat.example/reports/state.pdf#3"}, (True, "the same URL")),
        ({**OTHER, "URL": "https://ecpat.example/reports/state.pdf"}, (False, "the same URL")),
        ({**OTHER, "issued": "2009", "ISBN": "9780306406157"}, (True, "the same ISBN")),
        ({**OTHER, "type": "chapter", "issued": "2009", "ISBN": "9780306406157"}, None),
        ({**OTHER, "issued": "2009", "number": "e/2002/68/add.1"}, (True, "the same number")),
        ({**OTHER, "issued": "2009", "number": "Annex 6"}, None),
        ({**OTHER, "URL": "http://www.ecpat.example/"}, None),
        ({"title": "the state of  CHILD-trafficking!", "issued": "2009",
          "author": [{"family": "Ecpat international"}]},
         (True, "the same title, year and author")),
        ({"title": REPORT["title"], "issued": "2009", "author": [{"literal": "UNICEF"}]},
         (False, "the same title and year, and another author")),
        ({"title": REPORT["title"], "issued": "2010", "author": REPORT["author"]},
         (False, "the same title and author, 2009 there and 2010 here")),
        ({"title": REPORT["title"], "issued": "2010", "author": [{"literal": "UNICEF"}]}, None),
        ({"title": "A State of Child Trafficking", "issued": "2009"}, (False, "almost the same title")),
        ({"title": "A State of Child Trafficking", "issued": "2010"}, None),
        (OTHER, None),
    ],
)  # fmt: skip
def test_what_says_that_two_records_are_of_one_work(
    record: dict[str, Any], expected: tuple[bool, str] | None
) -> None:
    assert found(record) == expected


def test_scripts_without_latin_letters_are_told_apart() -> None:
    assert found({"title": "報告書"}, {"title": "報告書"}) == (True, "the same title, year and author")
    assert found({"title": "報告書"}, {"title": "白書"}) is None


def test_the_same_work_wins_over_one_that_is_like_it_whatever_the_order() -> None:
    like, same = (
        Known("like", "a", {**REPORT, "issued": "2008", "DOI": "10.1000/2"}),
        Known("same", "b", REPORT),
    )
    for order in ([like, same], [same, like]):
        match = catalogue(order).find({key: REPORT[key] for key in ("title", "author", "issued")})
        assert match is not None
        assert (match.known.id, match.same) == ("same", True)
