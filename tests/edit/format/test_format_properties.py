"""Properties of formatting: no value, comment or blank line is lost, and each comment stays by its key.

The files are made here, with comments at every place that YAML allows. A comment says what it is about, so
that a reader of its own, which knows nothing of how formatting works, can tell whether that is still so.
"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from scoring.edit.format.text import formatted
from scoring.problems import Problems, TextFile
from scoring.read.nodes import read_nodes
from scoring.read.schemas import EvidenceFile

KEYS = (
    "id",
    "criterion",
    "answer",
    "statement",
    "actor",
    "level",
    "holds-on",
    "until",
    "source",
    "note",
    "other",
)
WORDS = st.lists(
    st.sampled_from(["a", "child", "trafficking", "“law”", "#", "§", "ab:", "-", "x'y"]), min_size=1
)
MADE = re.compile(r" *# (?:above|behind|inside|far|near|item|below|at the edge|the file)\b")


@st.composite
def values(draw: st.DrawFn, key: str, depth: int) -> list[str]:
    """A key with its value, as the lines of a file, the key at the column ``depth``."""
    head, inner = " " * depth, " " * (depth + 2)
    behind = draw(st.sampled_from(["", "", f" # behind {key}"]))
    form = draw(
        st.sampled_from(["plain", "long", "quoted", "folded", "literal", "flow", "list", "group", "empty"])
    )
    if form == "plain":
        return [f"{head}{key}: 2009-11{behind}"]
    if form == "long":
        return [f"{head}{key}: word {'word ' * draw(st.integers(15, 40))}word{behind}"]
    if form == "quoted":
        return [f'{head}{key}: "no # comment: {"é " * draw(st.integers(1, 60))}end"{behind}']
    if form == "folded":
        mark = draw(st.sampled_from([">-", ">", ">+", ">2-"]))
        return [f"{head}{key}: {mark}{behind}", *draw(_block(inner))]
    if form == "literal":
        mark = draw(st.sampled_from(["|-", "|", "|+"]))
        return [f"{head}{key}: {mark}{behind}", *draw(_block(inner))]
    if form == "flow":
        return [f"{head}{key}: [a, 'b #', {{c: d}}]{behind}"]
    if form == "list":
        return [f"{head}{key}:{behind}", f"{inner}- one", f"{inner}# inside {key}", f"{inner}- two"]
    if form == "group":
        return [f"{head}{key}:{behind}", f"{inner}# inside {key}", f"{inner}b: 1", f"{inner}a: 2"]
    return [f"{head}{key}:{behind}"]


@st.composite
def _block(draw: st.DrawFn, inner: str) -> list[str]:
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        text = " ".join(draw(WORDS) * draw(st.integers(1, 12)))
        lines += [inner + text, *draw(st.sampled_from([[], [], [""], [f"{inner}  further"]]))]
    return [f"{inner}first", *lines]


@st.composite
def groups(draw: st.DrawFn, depth: int) -> list[str]:
    """Some keys in any order, with comments and blank lines above them."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=6, unique=True))
    lines: list[str] = []
    for key in keys:
        if lines:
            lines += draw(st.sampled_from([[], [], [], [""], ["", ""]]))
            lines += [f"{' ' * depth}# above {key}"] * draw(st.sampled_from([0, 0, 1, 2]))
            lines += draw(st.sampled_from([[]] * 12 + [[""], [f"{' ' * (depth + 4)}# far"], ["# near"]]))
        lines += draw(values(key, depth))
    return lines


@st.composite
def files(draw: st.DrawFn) -> str:
    top = [["as-of: 2010-01-31"], ["schema: 1 # behind schema"], ["", "# above findings", "findings:"]]
    items: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        group = draw(groups(4))
        above = draw(st.sampled_from([[], [""], [f"  # item {number}"], ["", f"  # item {number}"]]))
        below = draw(st.sampled_from([[]] * 6 + [["    # below"], ["      # far below"], ["# at the edge"]]))
        items += [*above, f"  - {group[0].lstrip()}", *group[1:], *below]
    top[2] += items
    order = draw(st.permutations(top))
    start = ["# yaml-language-server: $schema=evidence.json"] if draw(st.booleans()) else ["# the file", ""]
    return "\n".join([*start, *(line for part in order for line in part)]) + draw(
        st.sampled_from(["\n", "", "\n\n"])
    )


def shaped(text: str) -> str | None:
    return formatted(TextFile("x.yaml", text), EvidenceFile, Problems())


def loaded(text: str) -> object:
    node = read_nodes(TextFile("x.yaml", text), Problems())
    return node.plain() if node else None


def comments(text: str) -> list[tuple[str, str]]:
    """Every comment with the key that it stands by: that of its line, or the next one that begins a line."""
    found, waiting = [], []
    for line in text.split("\n"):
        key = re.match(r" *(?:- +)*([a-z-]+):(?: |$)", line)
        if line.lstrip().startswith("# above"):
            waiting.append(line.strip())
        elif key:
            found += [(one, key[1]) for one in waiting]
            waiting = []
            if behind := re.search(r" (# behind .*)", line):
                found.append((behind[1], key[1]))
    return sorted(found)


@given(files())
def test_no_value_changes(text: str) -> None:
    made = shaped(text)
    assert (made is None) == (loaded(text) is None)
    if made is not None:
        assert loaded(made) == loaded(text)


@given(files())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    made = shaped(text)
    assert made is None or shaped(made) == made


@given(files())
def test_comments_and_blank_lines_are_kept(text: str) -> None:
    made = shaped(text)
    if made is None:
        return
    was, now = text.split("\n"), made.split("\n")

    values = str(loaded(text))  # what looks like a comment below a block text may be a line of that text

    def marked(lines: list[str]) -> list[str]:
        return sorted(line.strip() for line in lines if MADE.match(line) and line.strip() not in values)

    assert marked(now) == marked(was)
    assert made.rstrip("\n").split("\n").count("") == text.rstrip("\n").split("\n").count("")


@given(files())
def test_a_comment_stays_by_its_key(text: str) -> None:
    made = shaped(text)
    if made is not None:
        assert comments(made) == comments(text)


@given(files())
def test_a_comment_stays_in_its_item(text: str) -> None:
    made = shaped(text)
    if made is None:
        return

    words = "inside|behind" if "far below" in str(loaded(text)) else "inside|behind|far below|below"

    def by_item(file: str) -> list[list[str]]:
        """The comments in each item; one at the edge is of neither of the two that it stands between."""
        found = re.split(r"^[a-z]", file.partition("findings:")[2], flags=re.MULTILINE)[0]
        return [sorted(re.findall(rf"# (?:{words})[ a-z-]*", item)) for item in found.split("\n  - ")]

    assert by_item(made) == by_item(text)
