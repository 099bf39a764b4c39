"""The site in English and in Arabic, in a folder and on a server, and a browser to look at it with."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from website.pages import site

from scoring.language import Language
from scoring.publish.kinds import Order
from scoring.read.languages import translation
from scoring.read.workspace import load

HERE = Path(__file__).parent
BASE = "under/some/path"
"""Where the server has the site: not at its root."""


@dataclass(frozen=True)
class Browser:
    node: str
    chromium: str

    def look(self, scenario: str, address: str, script: str = "look.mjs", **options: object) -> Any:
        """What a scenario of a script finds at an address."""
        command = [self.node, script, self.chromium, scenario, address, json.dumps(options)]
        run = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)


@pytest.fixture(scope="session")
def browser() -> Browser:
    node = shutil.which("node")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if node is None or chromium is None:
        pytest.skip("node or Chromium is not installed; .ci/setup full installs them where it may")
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        pytest.skip("the npm packages of tests/browser are not installed; .ci/setup full installs them")
    return Browser(node, chromium)


@pytest.fixture(scope="session")
def folder(browser: Browser, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all countries and the cards of two, one with many findings and one with none."""
    workspace = load(repository).workspace
    kept = {key: one for key, one in workspace.editions.items() if key[0] in {"USA", "THA"}}
    workspace = replace(workspace, editions=kept)
    arabic = translation(workspace, "ar")
    languages = (Language(), arabic.language)
    root = tmp_path_factory.mktemp("web")
    order = Order(workspace, (), languages, root / BASE, translated={"ar": arabic.workspace})
    for path, content in site(workspace, order=order).files.items():
        target = root / BASE / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    handler: Callable[..., Quiet] = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/{BASE}/site/"
        running.shutdown()


@pytest.fixture(params=["folder", "server"])
def address(request: pytest.FixtureRequest, folder: Path) -> str:
    """The site's address, with a slash at its end."""
    if request.param == "server":
        return str(request.getfixturevalue("server"))
    return f"{(folder / BASE / 'site').as_uri()}/"
