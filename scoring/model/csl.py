"""The words of the Citation Style Language that a source's record may use."""

from __future__ import annotations

from collections.abc import Mapping

CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter dataset
    document entry graphic hearing interview legal_case legislation manuscript map motion_picture
    pamphlet paper-conference patent personal_communication post post-weblog regulation report review
    speech standard thesis treaty webpage
    """.split()
)

NAME_KEYS = ("author", "editor", "translator", "container-author")
DATE_KEYS = ("issued", "accessed", "original-date", "event-date")

KEY_ORDER = tuple(
    """
    id type title title-short author editor translator container-author container-title collection-title
    collection-number event-title event-place event-date issued original-date accessed edition version
    volume issue section page number-of-pages genre medium publisher publisher-place archive authority
    jurisdiction references status number language note abstract keyword DOI ISBN ISSN URL
    """.split()
)
"""The keys of a record, in the order in which the files of the workspace write them."""

CSL_KEYS = frozenset(KEY_ORDER)

VOICES: Mapping[str, str] = {
    "article-journal": "academic",
    "article-magazine": "media",
    "article-newspaper": "media",
    "bill": "law",
    "broadcast": "media",
    "legal_case": "law",
    "legislation": "law",
    "regulation": "law",
    "thesis": "academic",
    "treaty": "law",
}
"""The kind of source of those CSL types that tell whose voice they are; a report may be anybody's."""
