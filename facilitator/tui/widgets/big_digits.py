"""Digits as large as there is room for, drawn from bars like those of a station clock.

A cell of a terminal is about twice as high as it is wide. Its halves (``▀``, ``▄``, ``█``) are
therefore nearly square points: a digit is drawn in these, and two rows of points make one line.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[int, int]
"""A column and a row of points, counted from the upper left corner of a sign."""

_BARS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
    "-": "g",
    " ": "",
}
"""The bars of each sign: a on top, then clockwise b, c, d, e, f, and g in the middle."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

LEAST_WIDTH, LEAST_HEIGHT = 3, 3
"""The columns and lines without which digits cannot be told apart."""

_STROKE = 0.22
_GAP = 0.2
_HIGHEST = 2.4
_WIDEST = 1.1
"""Thickness and gap as parts of a digit's width; how high and how wide a digit may be at most."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How large the signs are, in points: a digit, its strokes, and the gap between two signs."""

    width: int
    height: int

    @property
    def stroke(self) -> int:
        return max(1, min(round(self.width * _STROKE), (self.height - 2) // 3))

    @property
    def gap(self) -> int:
        return max(1, round(self.width * _GAP))

    def width_of(self, sign: str) -> int:
        """Return how many columns *sign* takes."""
        return self.stroke if sign == ":" else self.width

    def width_of_all(self, text: str) -> int:
        """Return how many columns *text* takes."""
        return sum(map(self.width_of, text)) + self.gap * max(0, len(text) - 1)

    def points(self, sign: str) -> Iterable[Point]:
        """Yield the points of *sign*."""
        stroke, width, height = self.stroke, self.width, self.height
        middle = (height - stroke) // 2
        if sign == ":":
            for top in (height // 3 - stroke // 2, height * 2 // 3 - stroke // 2):
                yield from _bar(0, top, stroke, stroke)
        elif sign == "+":
            arm = (width - stroke) // 2
            up = min(arm, middle)
            yield from _bar(0, middle, width, stroke)
            yield from _bar(arm, middle - up, stroke, 2 * up + stroke)
        else:
            right, upper, lower = width - stroke, middle + stroke, height - middle
            bars = {
                "a": (0, 0, width, stroke),
                "b": (right, 0, stroke, upper),
                "c": (right, middle, stroke, lower),
                "d": (0, height - stroke, width, stroke),
                "e": (0, middle, stroke, lower),
                "f": (0, 0, stroke, upper),
                "g": (0, middle, width, stroke),
            }
            for bar in _BARS[sign]:
                yield from _bar(*bars[bar])


def _bar(left: int, top: int, width: int, height: int) -> Iterable[Point]:
    return ((left + x, top + y) for y in range(height) for x in range(width))


def big_text(text: str, width: int, height: int, *, sized_for: str = "") -> list[str]:
    """Return *text* (digits, ``:``, ``+``, ``-``) as lines, in the middle of a box.

    There are *height* lines of *width* cells. The signs are as large as the box allows, and as they
    would be for *sized_for*, so that they keep their size when the text becomes shorter. Where the
    box is too small for digits, the text stands in it as it is, and nothing where it does not fit.
    """
    width, height = max(0, width), max(0, height)
    shape = _shape((text, sized_for), width, height)
    if shape is None:
        return _small(text, width, height)
    points, left = set(), (width - shape.width_of_all(text)) // 2
    for sign in text:
        points |= {(left + x, y) for x, y in shape.points(sign)}
        left += shape.width_of(sign) + shape.gap
    lines = [
        "".join(_HALVES[(x, y) in points, (x, y + 1) in points] for x in range(width))
        for y in range(0, shape.height, 2)
    ]
    return _in_the_middle(lines, width, height)


def _shape(texts: tuple[str, ...], width: int, height: int) -> _Shape | None:
    """Return the largest shape in which all *texts* fit, None where there is none."""
    for digit in range(min(width, round(2 * height * _WIDEST)), LEAST_WIDTH - 1, -1):
        shape = _Shape(digit, 2 * min(height, round(digit * _HIGHEST / 2)))
        widest = max(map(shape.width_of_all, texts))
        if shape.height >= 2 * LEAST_HEIGHT and widest <= width:
            return shape
    return None


def _small(text: str, width: int, height: int) -> list[str]:
    return _in_the_middle([text.center(width)] if len(text) <= width else [], width, height)


def _in_the_middle(lines: list[str], width: int, height: int) -> list[str]:
    lines = lines[:height]
    above = (height - len(lines)) // 2
    below = height - len(lines) - above
    return [" " * width] * above + lines + [" " * width] * below
