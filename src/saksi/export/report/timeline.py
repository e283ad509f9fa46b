"""The timeline as SVG: a row per month, a cell per day, a mark per incident that the texts date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from saksi.export.report.sections import Section

LEFT, CELL, STEP, MARK = 62.0, 22.0, 5.0, 4.0
"""Width of the month's name, of a day, of a mark with its gap, and of a mark (pixels)."""
IN_A_ROW = 4
TOP = 15.0
LONGEST = 10
"""Intervals of more days are listed, not drawn: a month-long bar says little and hides the days."""
WIDTH = LEFT + 31 * CELL + 4

Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark as drawn: a square for a day, a bar for an interval."""

    section: Section
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One month; ``y`` is its upper edge, ``days`` its length."""

    label: str
    y: float
    height: float
    days: int
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The months of one year in which something is dated."""

    label: str
    number: int
    height: float
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Years with their marks; incidents dated too widely to be drawn; and those no text dates."""

    years: tuple[Year, ...]
    wide: tuple[Section, ...]
    undated: tuple[Section, ...]


def timeline_of(sections: Sequence[Section]) -> Timeline:
    """Return the timeline of the given incidents."""
    narrow, wide, undated = [], [], []
    for section in sections:
        when = section.incident.date
        if when is None:
            undated.append(section)
        elif (when.last - when.first).days >= LONGEST:
            wide.append(section)
        else:
            narrow.append(section)
    wide.sort(key=lambda s: (str(s.days), s.number))
    return Timeline(years=tuple(_years(narrow)), wide=tuple(wide), undated=tuple(undated))


def _years(sections: Sequence[Section]) -> Iterator[Year]:
    months: dict[Month, list[tuple[Section, int, int]]] = defaultdict(list)
    for section in sections:
        for month, first, last in _stretches(section):
            months[month].append((section, first, last))
    for year in sorted({year for year, _ in months}):
        strips: list[Strip] = []
        y = TOP
        for month in sorted(m for m in months if m[0] == year):
            strips.append(_strip(month, months[month], y))
            y += strips[-1].height
        number = len({id(section) for month in months if month[0] == year for section, _, _ in months[month]})
        yield Year(label=str(year), number=number, height=y + 2, strips=tuple(strips))


def _stretches(section: Section) -> Iterator[tuple[Month, int, int]]:
    """Yield for each month an incident touches its first and last day there."""
    when = section.incident.date
    assert when is not None
    first = when.first
    while first <= when.last:
        days = _length((first.year, first.month))
        last = min(when.last, first.replace(day=days))
        yield (first.year, first.month), first.day, last.day
        if last == date.max:
            return
        first = date.fromordinal(last.toordinal() + 1)


def _length(month: Month) -> int:
    """Return the number of days of a month."""
    return next(n for n in (31, 30, 29, 28) if _exists(*month, n))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _strip(month: Month, found: Sequence[tuple[Section, int, int]], y: float) -> Strip:
    ticks: list[Tick] = []
    on_day: dict[int, int] = defaultdict(int)
    for section, first, _ in found:
        if section.incident.date and section.incident.date.first == section.incident.date.last:
            line, column = divmod(on_day[first], IN_A_ROW)
            on_day[first] += 1
            x = LEFT + (first - 1) * CELL + 1 + column * STEP
            ticks.append(Tick(section=section, x=x, y=y + 3 + line * STEP, width=MARK))
    lines = max((-(-n // IN_A_ROW) for n in on_day.values()), default=0)
    bars = [one for one in found if one[0].incident.date and one[0].incident.date.first != one[0].incident.date.last]
    ticks += _bars(bars, y + 4 + lines * STEP)
    rows = {tick.y for tick in ticks}
    return Strip(
        label=f"{month[0]}-{month[1]:02d}",
        y=y,
        height=max(18.0, 8 + len(rows) * STEP),
        days=_length(month),
        ticks=tuple(ticks),
    )


def _bars(found: Sequence[tuple[Section, int, int]], y: float) -> Iterator[Tick]:
    """Yield intervals as bars, each in the first row that is free."""
    free: list[int] = []
    for section, first, last in sorted(found, key=lambda one: (one[1], -one[2], one[0].number)):
        row = next((i for i, until in enumerate(free) if until < first), len(free))
        if row == len(free):
            free.append(0)
        free[row] = last
        x = LEFT + (first - 1) * CELL + 1
        yield Tick(section=section, x=x, y=y + row * STEP, width=(last - first + 1) * CELL - 3)
