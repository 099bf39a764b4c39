"""What all tests share: how long hypothesis looks, and where the repository is."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no reason to fail: no deadlines, and no complaint about slow examples.
_ALWAYS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", settings(max_examples=50, **_ALWAYS))  # type: ignore[arg-type]
settings.register_profile("thorough", settings(max_examples=200, **_ALWAYS))  # type: ignore[arg-type]
# The same examples each time, as few as find what there is to find: for `make mutants`.
settings.register_profile("mutants", settings(max_examples=25, derandomize=True, **_ALWAYS))  # type: ignore[arg-type]
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# A shell that starts something in the background has it ignore the keyboard, and so would all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
for _number in (signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(_number, signal.SIG_DFL)


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).parent.parent
