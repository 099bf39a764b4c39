"""Almost right input: files that are right, with a few things done to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

TOKENS: Sequence[bytes] = (
    b"[", b"]", b"{", b"}", b"- ", b": ", b"? ", b"#", b"&a ", b"*a", b"!!python/object ", b"!<x> ", b"|\n", b">-\n",
    b"'", b'"', b"\\", b"\\u202e", b"\\x00", b"%YAML 1.2\n", b"---\n", b"...\n", b"<<: ", b"\t", b"\r", b"\n", b"  ",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x1b[31m", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    "\u202e".encode(), "\u2028".encode(), "\u200d".encode(), "\u0301".encode(), "\U0001f600".encode(), "\uffff".encode(),
    b"0", b"-1", b"1/0", b"1e999999999", b"0000-00-00", b"9999-12-31", b"0001-01-01", b"9" * 5000, b"1/" + b"3" * 20,
    b"null", b"NaN", b"true", b"__proto__", b"constructor", b"CON", b"../../x", b"/etc/passwd", b"file:///x",
    b"<b>", b"<!--", b"</script>", b"[@a, b; @c]", b"[@", b"{country}", b"{rank:", b"}}", b"{{ x }}", b"[a](b)", b"![x](y)",
    b"**", b"_", b"`", b"&amp;", b"> ", b"1. ", b"@article{a, title = {", b"# ", b"=1+1", b"not met", b"met", b"partly",
    b"all:", b"any:", b"at-least: ", b"of:", b"unless: ", b"msgid \"", b"msgstr[7] \"", b"%(x)s", b"Plural-Forms: ",
)  # fmt: skip


def mutated(random: Random, seed: bytes, times: int = 0) -> bytes:
    """The seed with one to six changes; the same for the same state of ``random``."""
    for _ in range(times or random.randint(1, 6)):
        seed = random.choice(_WAYS)(random, seed)
    return seed[:200_000]


def _span(random: Random, text: bytes) -> tuple[int, int]:
    start = random.randint(0, len(text))
    return start, min(len(text), start + random.choice((1, 2, 8, 40, 400)))


def _insert(random: Random, text: bytes) -> bytes:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 2, 30)) + text[at:]


def _delete(random: Random, text: bytes) -> bytes:
    start, end = _span(random, text)
    return text[:start] + text[end:]


def _repeat(random: Random, text: bytes) -> bytes:
    start, end = _span(random, text)
    return text[:end] + text[start:end] * random.choice((1, 2, 50)) + text[end:]


def _move(random: Random, text: bytes) -> bytes:
    start, end = _span(random, text)
    rest = text[:start] + text[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _replace(random: Random, text: bytes) -> bytes:
    start, end = _span(random, text)
    return text[:start] + random.choice(TOKENS) + text[end:]


def _byte(random: Random, text: bytes) -> bytes:
    at = random.randint(0, max(0, len(text) - 1))
    return text[:at] + bytes([random.randrange(256)]) + text[at + 1 :]


def _value(random: Random, text: bytes) -> bytes:
    """Another value behind a key: what a careless author does, or a clever one."""
    lines = text.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b": " in line]
    if not keyed:
        return text
    at = random.choice(keyed)
    key = lines[at].partition(b": ")[0]
    lines[at] = key + b": " + random.choice(TOKENS)
    return b"\n".join(lines)


def _swap(random: Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


_WAYS: Sequence[Callable[[Random, bytes], bytes]] = (
    _insert, _delete, _repeat, _move, _replace, _byte, _value, _value, _swap,
)  # fmt: skip
