"""A workspace that is followed, and a preview of it that answers requests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from edits import copied
from previews import CARD, Asked

from scoring.commands.preview import strip_words
from scoring.edit.preview.live import Live
from scoring.edit.preview.printing import Printer
from scoring.edit.preview.server import Server


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace").resolve()


@pytest.fixture
def live(root: Path) -> Live:
    return Live(root, strip_words, lambda: "12:00:00")


@pytest.fixture
def ask(live: Live) -> Iterator[Asked]:
    server = Server(live, Printer(live.root), CARD, follows=True)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    yield Asked(server.server_port, server)
    server.shutdown()
    running.join()
