"""What all documents of an edition rest on, worked out once: who ranks where, and how sure that is."""

from __future__ import annotations

import sys

from scoring.explain.robustness import Robustness, robustness
from scoring.model.framework import Framework
from scoring.model.kept import kept
from scoring.model.result import Standings
from scoring.model.workspace import Workspace
from scoring.rank.standings import standings

_MOST = 8
"""Editions, in languages, whose standings are kept; each keeps its workspace."""
_standings, _robustness = kept(standings, _MOST), kept(robustness, _MOST)


def standings_of_edition(workspace: Workspace, framework: Framework, edition: str) -> Standings:
    return _standings(workspace, framework, sys.intern(edition))


def robustness_of_edition(workspace: Workspace, framework: Framework, found: Standings) -> Robustness:
    return _robustness(workspace, framework, found)
