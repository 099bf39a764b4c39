"""Colours as people see them who do not see all colours, and how far apart two are then."""

from __future__ import annotations

from collections.abc import Mapping

Matrix = tuple[tuple[float, float, float], ...]

VISIONS: Mapping[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""On amounts of light: Machado, Oliveira and Fernandes, *A physiologically-based model for simulation of
color vision deficiency*, IEEE TVCG 15 (6), 2009, severity 1.0; grey is the luminance of WCAG."""
_TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def seen(colour: str, vision: str) -> tuple[float, ...]:
    """A colour ``#rrggbb`` as amounts of red, green and blue light, from 0 to 1."""
    light = [_light(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return tuple(min(1.0, max(0.0, amount)) for amount in _times(VISIONS[vision], light))


def difference(one: str, other: str, vision: str = "all colours") -> float:
    """How far apart two colours are seen (CIE 1976): 2 can just be told apart side by side, 100 is black on
    white."""
    first, second = (_lab(seen(colour, vision)) for colour in (one, other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    x, y, z = (
        _root(amount / white) for amount, white in zip(_times(_TO_XYZ, list(light)), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share: float) -> float:
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
