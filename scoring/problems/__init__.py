"""Problems: what is wrong, where, and what to write instead.

Nothing here imports from the rest of the product, so that every other part can report a problem.
"""

from scoring.problems.codes import CODES, Code, Severity, all_codes, explain_code
from scoring.problems.place import NOWHERE, Origin, Place, TextFile
from scoring.problems.record import Problem, Problems
from scoring.problems.render import as_github, as_json, as_text, closest, plain, summary

__all__ = [
    "CODES",
    "NOWHERE",
    "Code",
    "Origin",
    "Place",
    "Problem",
    "Problems",
    "Severity",
    "TextFile",
    "all_codes",
    "as_github",
    "as_json",
    "as_text",
    "closest",
    "explain_code",
    "plain",
    "summary",
]
