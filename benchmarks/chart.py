"""Draw a chart as SVG, by hand: lines and dots over two axes. The same values give the same bytes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 78, 20, 46, 56
DASHES = {"line": "", "guide": ' stroke-dasharray="5 5"'}


@dataclass(frozen=True)
class Series:
    """Points under a name: as a ``line``, a dashed ``guide``, or ``dots``."""

    name: str
    points: Sequence[tuple[float, float]]
    colour: str
    kind: str = "line"


@dataclass(frozen=True)
class Axis:
    """An axis with its marks, as value and label; ``log`` for a logarithmic one."""

    name: str
    marks: Sequence[tuple[float, str]]
    low: float
    high: float
    log: bool = False

    def share(self, value: float) -> float:
        """Return where a value lies between the ends of the axis, 0 to 1."""
        low, high, at = (math.log(v) for v in (self.low, self.high, value)) if self.log else (self.low, self.high, value)
        return (at - low) / (high - low)


def chart(title: str, x: Axis, y: Axis, series: Sequence[Series]) -> str:
    """Return the chart as an SVG document."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        'font-size="13" fill="#333">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="15" font-weight="bold">{escape(title)}</text>',
        *_axes(x, y),
    ]
    for one in series:
        at = [_at(x, y, *point) for point in one.points]
        if one.kind == "dots":
            parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.2" fill="{one.colour}" fill-opacity="0.75"/>' for a, b in at]
        else:
            path = " ".join(f"{a:.1f},{b:.1f}" for a, b in at)
            parts.append(f'<polyline points="{path}" fill="none" stroke="{one.colour}" stroke-width="2"{DASHES[one.kind]}/>')
    return "\n".join([*parts, *_legend(series), "</svg>", ""])


def _at(x: Axis, y: Axis, a: float, b: float) -> tuple[float, float]:
    return LEFT + x.share(a) * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y.share(b) * (HEIGHT - TOP - BOTTOM)


def _axes(x: Axis, y: Axis) -> list[str]:
    parts = []
    for value, label in y.marks:
        _, b = _at(x, y, x.low, value)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{b:.1f}" y2="{b:.1f}" stroke="#e3e3e3"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{b + 4:.1f}" text-anchor="end">{escape(label)}</text>')
    for value, label in x.marks:
        a, _ = _at(x, y, value, y.low)
        parts.append(f'<text x="{a:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{escape(label)}</text>')
    base = HEIGHT - BOTTOM
    parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{base}" y2="{base}" stroke="#888"/>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 14}" text-anchor="middle">{escape(x.name)}</text>')
    parts.append(f'<text x="{LEFT}" y="38" fill="#666">{escape(y.name)}</text>')
    return parts


def _legend(series: Sequence[Series]) -> list[str]:
    parts = []
    for row, one in enumerate(one for one in series if one.name):
        top = TOP + 18 + 19 * row
        if one.kind == "dots":
            parts.append(f'<circle cx="{LEFT + 24}" cy="{top}" r="4" fill="{one.colour}"/>')
        else:
            line = f'x1="{LEFT + 12}" x2="{LEFT + 36}" y1="{top}" y2="{top}"'
            parts.append(f'<line {line} stroke="{one.colour}" stroke-width="2"{DASHES[one.kind]}/>')
        parts.append(f'<text x="{LEFT + 44}" y="{top + 4}">{escape(one.name)}</text>')
    return parts
