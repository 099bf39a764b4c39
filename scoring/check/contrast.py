"""Contrast of colours as WCAG 2.2 reckons it, and where pages set one colour on another."""

from __future__ import annotations

BLACK = "#000000"
READABLE = 4.5
"""What text needs at the least (WCAG 2.2, 1.4.3, level AA)."""
APART = 1.2
"""What two tones, or a tone and the paper, need to be told apart in grey."""
SAME_SHAPE = 1.5
"""What two grades of one shape need to be told apart in grey."""

ON = (
    ("text", "paper", "running text"),
    ("text", "tint", "text in boxes"),
    ("ink", "paper", "headings and links"),
    ("ink", "tint", "headings in boxes"),
    ("quiet", "paper", "small words"),
    ("quiet", "tint", "small words in boxes"),
    ("paper", "ink", "words on the cover"),
    ("paper", "tone-1", "marks on the map"),
    ("paper", "tone-2", "marks on the map"),
    ("text", "tone-3", "marks on the map"),
    ("text", "tone-4", "marks on the map"),
    ("text", "tone-5", "marks on the map"),
)
"""What is set in a colour on another: words, their ground, and what they are."""
NEIGHBOURS = (*((f"tone-{n}", f"tone-{n + 1}") for n in range(1, 5)), ("tone-5", "paper"))


def contrast(one: str, other: str) -> float:
    """The ratio of two ``#rrggbb``, from 1 to 21; the same for colours and for their greys."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def darkened(colour: str, ground: str, ratio: float) -> str | None:
    """The nearest darker shade of a colour that has this contrast with a lighter ground; None if none has."""
    for share in range(100, -1, -1):
        channels = (int(colour[at : at + 2], 16) * share // 100 for at in (1, 3, 5))
        shade = "#" + "".join(f"{channel:02x}" for channel in channels)
        if contrast(shade, ground) >= ratio:
            return shade
    return None


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """A channel of sRGB, from 0 to 1, as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
