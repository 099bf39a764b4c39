"""Each PDF is made once, and looked at by all tests in turn."""

from __future__ import annotations

import pytest

from accessibility.papers import CASES, Case, Paper, printed


@pytest.fixture(scope="session", params=CASES, ids=str)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    case = request.param
    assert isinstance(case, Case)
    return printed(case, tmp_path_factory.mktemp("paper"))
