"""Small pictures as inline SVG: lines and points over two axes of shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 460, 300, 56, 44, 14
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a picture.

    Attributes:
        points: pairs from 0 to 1, in the order in which they are joined.
        joined: whether a line joins them.
        dots: whether each is marked.
    """

    name: str
    points: Sequence[tuple[float, float]]
    colour: str
    joined: bool = True
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its name and the shares it runs between."""

    name: str
    low: float = 0.0
    high: float = 1.0

    def part(self, value: float) -> float:
        """Where on the axis a share lies, 0 to 1; what is beyond an end lies at that end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def picture(title: str, across: Axis, up: Axis, lines: Sequence[Series]) -> str:
    """An SVG of some lines, with its axes and its legend; `title` is what a screen reader says."""
    drawn = "".join(_series(one, across, up) for one in lines)
    legend = "".join(_legend(place, one) for place, one in enumerate(lines))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" font-size="11">'
        f"<title>{escape(title)}</title>{_axes(across, up)}{drawn}{legend}</svg>"
    )


def _x(across: Axis, value: float) -> float:
    return round(_LEFT + across.part(value) * (_WIDTH - _LEFT - _TOP), 1)


def _y(up: Axis, value: float) -> float:
    return round(_HEIGHT - _BOTTOM - up.part(value) * (_HEIGHT - _BOTTOM - _TOP), 1)


def _axes(across: Axis, up: Axis) -> str:
    marks = []
    for tick in range(_TICKS + 1):
        x = across.low + (across.high - across.low) * tick / _TICKS
        y = up.low + (up.high - up.low) * tick / _TICKS
        marks.append(f'<text x="{_x(across, x)}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{_percent(x)}</text>')
        marks.append(f'<text x="{_LEFT - 6}" y="{_y(up, y) + 4}" text-anchor="end">{_percent(y)}</text>')
        marks.append(f'<path d="M{_LEFT} {_y(up, y)}H{_WIDTH - _TOP}" stroke="#e4e8ec"/>')
    middle = (_LEFT + _WIDTH) // 2
    marks.append(f'<text x="{middle}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(across.name)}</text>')
    turned = f'x="{-_HEIGHT // 2}" y="12" transform="rotate(-90)" text-anchor="middle"'
    return "".join((*marks, f"<text {turned}>{escape(up.name)}</text>"))


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"


def _series(one: Series, across: Axis, up: Axis) -> str:
    places = [(_x(across, x), _y(up, y)) for x, y in one.points]
    line = " ".join(f"{x},{y}" for x, y in places)
    joined = f'<polyline points="{line}" fill="none" stroke="{one.colour}" stroke-width="2"/>' if one.joined else ""
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{one.colour}"/>' for x, y in places) if one.dots else ""
    return joined + dots


def _legend(place: int, one: Series) -> str:
    y = _TOP + 14 + 16 * place
    return (
        f'<rect x="{_LEFT + 10}" y="{y - 9}" width="10" height="10" fill="{one.colour}"/>'
        f'<text x="{_LEFT + 26}" y="{y}">{escape(one.name)}</text>'
    )
