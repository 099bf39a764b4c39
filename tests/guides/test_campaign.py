"""docs/campaign.md, followed from first to last: printed, published, signed, corrected, withdrawn."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from followed import Guide, all_reviewed, at_home, follow, shipped

from scoring.publish.release import make

SIGN = "ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519"
EMBARGO = "cards publish 2010-01 --embargo 2036-06-01T09:00+02:00"
CORRECT = "cards publish 2010-01 --correct --key ~/.ssh/id_ed25519"
VERIFY = "cards verify 2010-01 --signers allowed_signers"
CARD = "public/ecpat-2010/2010-01/en/USA-booklet.pdf"
RELEASE = Path("output/releases/2010-01")
EVIDENCE = Path("countries/USA/2010-01/ecpat-2010.yaml")
ANSWER = "- id: usa-3.2-e1\n    criterion: 3.2.e\n    answer: "
DISPUTE = "  - criterion: 3.2.e\n    holds"


def design() -> None:
    """A logo and two typefaces, as the campaign's file names them."""
    fonts = Path("templates/fonts")
    some = sorted(path for path in fonts.iterdir() if path.suffix in {".ttf", ".otf"})[0]
    for name in ("Ours-Regular.ttf", "Ours-Semibold.ttf"):
        shutil.copyfile(some, fonts / name)
    Path("templates/logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
        encoding="utf-8",
    )


def a_key() -> None:
    path = Path("~/.ssh/id_ed25519").expanduser()
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)


def nothing_published() -> None:
    RELEASE.rename("kept")


def a_mistake_found() -> None:
    """Published without embargo, the evidence of one answer corrected, and read again."""
    shutil.rmtree("output/releases/2010-01-embargoed")
    Path("kept").rename(RELEASE)
    text = EVIDENCE.read_text(encoding="utf-8")
    assert f"{ANSWER}not met" in text
    text = text.replace(f"{ANSWER}not met", f"{ANSWER}partly")
    start = text.index(DISPUTE)
    end = text.index("\n  - criterion: ", start)
    EVIDENCE.write_text(text[:start].rstrip() + text[end:], encoding="utf-8")
    all_reviewed(Path())


def the_card_is_back() -> None:
    """The corrected release, as if the card had not been withdrawn after it."""
    if Path("USA-booklet.pdf").is_file():
        return
    shutil.rmtree(RELEASE)
    shutil.copytree("output/releases/former/2010-01-2", RELEASE)
    path = Path("countries/USA/2010-01/corrections.yaml")
    path.write_text(path.read_text(encoding="utf-8").split("withdrawn:")[0], encoding="utf-8")
    if (RELEASE / CARD).is_file():
        shutil.copyfile(RELEASE / CARD, "USA-booklet.pdf")


def somewhere_else() -> None:
    """In the folder of a journalist, who was given these and nothing else."""
    given = Path("../journalist")
    shutil.copytree(RELEASE, given / "2010-01")
    for path in (Path("allowed_signers"), Path("USA-booklet.pdf")):
        if path.is_file():
            shutil.copyfile(path, given / path.name)
    os.chdir(given)


GUIDE = Guide(
    left_out={
        SIGN: "it asks for a passphrase on a terminal; a key without one is made in its place",
        "cards build --kind site --lang all": "takes minutes; tests/website looks at such sites",
        "cards build --kind pictures --lang all": "takes minutes; tests/papers makes them in every language",
        "cards build USA --edition all": "takes minutes; make cards builds all editions",
    },
    before={
        "cards publish 2010-01 --key ~/.ssh/id_ed25519": a_key,
        EMBARGO: nothing_published,
        "cards publish 2010-01 --correct": a_mistake_found,
        "cards verify USA-booklet.pdf": the_card_is_back,
        "cards verify output/releases/2010-01 --signers allowed_signers": the_card_is_back,
        VERIFY: somewhere_else,
        "cards what-if USA --calls petition": lambda: os.chdir("../workspace"),
    },
    ends={"cards publish 2010-01 --correct": 1},
)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
@pytest.mark.parametrize("papers", [False, pytest.param(True, marks=pytest.mark.full)])
def test_the_page_does_what_it_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, papers: bool
) -> None:
    monkeypatch.setattr(make, "PUBLISHED", ("booklet", "data") if papers else ("data",))
    root = all_reviewed(shipped(repository, tmp_path / "workspace"))
    at_home(tmp_path / "home", monkeypatch)
    monkeypatch.chdir(root)
    design()
    typed = follow(repository / "docs/campaign.md", GUIDE, monkeypatch, papers=papers)
    assert "was signed now" in typed["cards publish 2010-01 --key ~/.ssh/id_ed25519"].printed
    assert "Under embargo until 2036-06-01" in typed[EMBARGO].printed
    assert "items: [finding usa-3.2-e1, resolution 3.2.e]" in typed["cards publish 2010-01 --correct"].printed
    assert "1 withdrawn" in typed[CORRECT].printed
    assert "by a signer whom you trust" in typed[VERIFY].printed
    assert "1.4" in typed["cards what-if USA --set 3.2=green --set 1.4=yellow"].printed
