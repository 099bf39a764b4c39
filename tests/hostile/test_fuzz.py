"""Random and almost right input: whatever it is, problems are said and nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.mutations import mutated
from hostile.targets import ALL, seeds, tidy, workspace_folder
from scoring.check import check
from scoring.read.workspace import load

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*/*"))


@pytest.fixture(scope="module", autouse=True)
def _tidied() -> Iterator[None]:
    yield
    tidy()


@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
def test_almost_right_input_is_reported_and_never_fails(name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(range(len(seeds(name)))))
    random = data.draw(st.randoms(use_true_random=False))
    ALL[name](mutated(random, seeds(name)[seed]))


@pytest.mark.parametrize("name", ALL)
@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    )
)
def test_any_bytes_are_reported_and_never_fail(name: str, content: bytes) -> None:
    ALL[name](content)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_failed_is_reported(path: Path) -> None:
    ALL[path.parent.name](path.read_bytes())


def test_the_targets_do_read_what_is_right() -> None:
    """A search in which every input is refused at the door would find nothing."""
    assert not check(load(workspace_folder())).failed()
    for name in ALL:
        for seed in seeds(name):
            ALL[name](seed)
