"""Dates: what interval each calendar expression means, counted from the day the article was published."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from saksi.lexicon.entries import KnownDay
from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import Tokens
from saksi.mentions.calendar_words import Expression
from saksi.model.mentions import DateRange
from saksi.model.readings import PublishedFrom

AHEAD = 60
"""A day and month without a year may lie so many days after publication before the year before is meant."""
ERAS = {"year": 1, "decade": 10, "century": 100}
YEARS_TO_SEARCH = 3
"""How many years behind the latest known day a weekday is looked for, to find the year of ``Sabtu (22/5)``."""
PARTS_OF_YEAR = {
    "start": (1, 1), "middle": (6, 7), "end": (10, 12), "h1": (1, 6), "h2": (7, 12),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
"""First and last month of each part."""
PARTS_OF_ERA = {
    10: {"": (0, 9), "start": (0, 3), "middle": (4, 6), "end": (7, 9)},
    100: {"": (0, 99), "start": (0, 32), "middle": (33, 65), "end": (66, 99)},
}
CLAUSE = 11
"""So many words before a month may tell that it lies ahead: "akan membuka jembatan itu pada September"."""
PART_ENDS = {"start": 10, "middle": 20, "end": 31}
"""The last day of each part of a month."""
MONTHS_OF = {"month": 1, "year": 12, "decade": 120}
LOOKING_AHEAD = words("looking-ahead")
SOONEST = {("paling", "cepat"), ("paling", "lambat"), ("waktu", "hingga"), ("waktu", "sampai")}
PARTS_OF_WEEK = {"start": (0, 1), "middle": (2, 3), "end": (4, 6)}
_IN_ADDRESS = (
    re.compile(r"/(20\d\d)/(\d\d)/(\d\d)(?:/|$)"),
    re.compile(r"/(20\d\d)(\d\d)(\d\d)\d{6}-"),
    re.compile(r"[/-](20\d\d)-(\d\d)-(\d\d)(?:[/-]|$)"),
)


@dataclass(frozen=True, slots=True)
class Published:
    """The day everything relative is counted from, and where it was read."""

    day: date | None
    origin: PublishedFrom


def infer_published(
    given: date | None, url: str | None, expressions: Iterable[Expression], known: Iterable[date]
) -> Published:
    """Return the publication day: given, else from the address, else the best the text supports, else unknown.

    ``known`` are days of known events that the text names: it was written on or after them.
    """
    if given:
        return Published(given, "given")
    if url and (found := _from_address(url)):
        return Published(found, "url")
    found = _from_text(list(expressions), max(known, default=None))
    return Published(found, "text" if found else "unknown")


def _from_address(url: str) -> date | None:
    for pattern in _IN_ADDRESS:
        if match := pattern.search(url):
            return _date(int(match[1]), int(match[2]), int(match[3]))
    return None


def _from_text(expressions: list[Expression], known: date | None) -> date | None:
    full = [day for e in expressions if (day := _full_date(e))]
    fresh = [day for e in expressions if e.weekday is not None and (day := _full_date(e))]
    if fresh:
        return max(fresh)
    months = [day for e in expressions if e.kind == "month" and e.year and (day := _date(e.year, e.month, 1))]
    bound = max([*full, *months, *([known] if known else [])], default=None)
    if bound is None:
        return None
    dated = [e for e in expressions if e.kind == "day" and e.weekday is not None and e.year is None]
    years = [found for e in dated if (found := _year_by_weekday(e, bound))]
    if years:
        return max(years)
    bare = {e.weekday for e in expressions if e.kind == "weekday"}
    return max((day for day in full if day.weekday() in bare and day >= bound), default=None)


def _full_date(e: Expression) -> date | None:
    return _date(e.year, e.month, e.day) if e.kind == "day" and e.year else None


def _year_by_weekday(e: Expression, bound: date) -> date | None:
    """Return the first day behind ``bound`` that fits weekday, day and month; failing that, day and month alone."""
    candidates = [_date(year, e.month, e.day) for year in range(bound.year, bound.year + YEARS_TO_SEARCH + 1)]
    possible = [day for day in candidates if day and day >= bound]
    fitting = [day for day in possible if day.weekday() == e.weekday]
    return next(iter(fitting or possible), None)


def resolve(
    e: Expression,
    published: date | None,
    tokens: Tokens,
    recalled: Iterable[KnownDay],
    before: DateRange | None = None,
    near: DateRange | None = None,
) -> DateRange | None:
    """Return the interval that ``e`` means, or ``None`` where it hangs on a day that is unknown.

    ``before`` is the date of the story that the text named last; "hari yang sama" means it again. ``near`` is the date
    named last, if that is not far; "sehari sebelumnya" counts from it.
    """
    if e.kind in {"same", "from"}:
        return _same(e, before, near) if e.kind == "same" else _from(e, near)
    if e.kind == "range":
        return _between(e, published, tokens, recalled)
    if e.kind == "day":
        return _day(e, published, recalled)
    if e.kind == "month":
        return _month(e, published, _future(tokens, e.first, CLAUSE))
    if e.kind in ERAS:
        return _in_era(e.year or 0, ERAS[e.kind], e.part, published)
    if e.kind == "season":
        return _season(e, published)
    return _relative(e, published, _future(tokens, e.first)) if published else None


def _between(e: Expression, published: date | None, tokens: Tokens, recalled: Iterable[KnownDay]) -> DateRange | None:
    assert e.since is not None
    assert e.until is not None
    until = resolve(e.until, published, tokens, recalled)
    if until is None:
        return None
    since = resolve(e.since, published if e.since.year else until.last, tokens, recalled)
    if since is None or since.first > until.last:
        return None
    return DateRange(first=since.first, last=until.last, precision="span", anchor=until.anchor)


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _day(e: Expression, published: date | None, recalled: Iterable[KnownDay]) -> DateRange | None:
    year, anchor = e.year, None
    if year is None:
        known = next((k.day for k in recalled if (k.day.month, k.day.day) == (e.month, e.day)), None)
        if known and not e.tense and (published is None or (published - known).days > AHEAD):
            year = known.year
        elif published is None:
            return None
        else:
            anchor, year = published, _year_near(e, published)
    day = _date(year, e.month, e.day)
    month_first = _date(e.year, e.day, e.month)
    fits = e.weekday is not None and day is not None and day.weekday() == e.weekday
    if published and e.slashed and not fits and day and month_first and day > published >= month_first:
        day = month_first
    if day is None:
        return None
    conflict = "weekday" if e.weekday is not None and day.weekday() != e.weekday else None
    return DateRange(first=day, last=day, precision="day", anchor=anchor, conflict=conflict)


def _year_near(e: Expression, published: date) -> int:
    if e.unit == "year":
        return published.year + e.count
    this_year = _date(published.year, e.month, e.day) or published
    if e.tense > 0:
        return published.year + (this_year < published)
    if e.tense < 0:
        return published.year - (this_year > published)
    following = _date(published.year + 1, e.month, e.day)
    if following and (following - published).days <= AHEAD // 2 and (published - this_year).days > 180:
        return published.year + 1
    return published.year - ((this_year - published).days > AHEAD)


def _month(e: Expression, published: date | None, future: bool) -> DateRange | None:
    """Return a month or its part; without a year it is the last one begun, or the next where the words look ahead."""
    year = e.year
    if year is None:
        if published is None:
            return None
        if e.unit == "year":
            year = published.year + e.count
        elif e.tense > 0:
            year = published.year + ((e.month or 0) <= published.month)
        elif future and not e.tense:
            year = published.year + ((e.month or 0) < published.month)
        else:
            year = published.year - ((e.month or 0) > published.month + (2 if e.part and not e.tense else 0))
            year -= e.tense < 0 and e.month == published.month and not (e.part and published.day > PART_ENDS[e.part])
    return _in_month(year, e.month or 1, e.part)


def _in_month(year: int, month: int, part: str) -> DateRange:
    last = calendar.monthrange(year, month)[1]
    first, end = {"start": (1, 10), "middle": (11, 20), "end": (21, last)}.get(part, (1, last))
    return DateRange(first=date(year, month, first), last=date(year, month, end), precision="span" if part else "month")


def _in_era(year: int, length: int, part: str, published: date | None) -> DateRange:
    """Return the year, decade or century that begins with ``year``, or a part of it.

    The start of a year is its first quarter; that of the year of publication is January, as in ``awal tahun ini``.
    """
    if length == 1:
        earlier = published is None or year != published.year
        return _in_year(year, "q1" if part == "start" and earlier else part)
    first, end = PARTS_OF_ERA[length][part]
    return DateRange(first=date(year + first, 1, 1), last=date(year + end, 12, 31), precision="span")


def _in_year(year: int, part: str) -> DateRange:
    """Return a year or its part: ``awal tahun ini`` is January."""
    if part:
        first, last = PARTS_OF_YEAR[part]
        end = date(year, last, calendar.monthrange(year, last)[1])
        return DateRange(first=date(year, first, 1), last=end, precision="span")
    return DateRange(first=date(year, 1, 1), last=date(year, 12, 31), precision="year")


def _season(e: Expression, published: date | None) -> DateRange | None:
    """Return the three months of a season; that of ``musim dingin 2024`` begins in December 2024."""
    month = e.month or 0
    if e.year is not None:
        return _three_months(e.year, month)
    if published is None:
        return None
    if e.unit == "year":
        found = _three_months(published.year + e.tense, month)
    else:
        year = published.year - (month == 12 and published.month < 6)
        found = _three_months(year, month)
        if e.tense < 0 and found.last >= published:
            found = _three_months(year - 1, month)
        elif e.tense > 0 and found.first <= published:
            found = _three_months(year + 1, month)
    return replace(found, anchor=published)


def _three_months(year: int, month: int) -> DateRange:
    end_year, end = (year, month + 2) if month <= 10 else (year + 1, month - 10)
    last = date(end_year, end, calendar.monthrange(end_year, end)[1])
    return DateRange(first=date(year, month, 1), last=last, precision="span")


def _same(e: Expression, before: DateRange | None, near: DateRange | None) -> DateRange | None:
    """Return the date named before; that a wrong weekday was printed with it is told there, not again here."""
    if e.unit == "day":
        return replace(before, conflict=None) if before and before.precision == "day" else None
    return _around(e.unit, near.first) if near else None


def _from(e: Expression, near: DateRange | None) -> DateRange | None:
    """Return the day, week, month or year so far from the date named before."""
    if near is None or (e.unit in {"day", "week"} and near.precision != "day"):
        return None
    if e.part == "whole":
        return _shifted(replace(e, part=""), near.first)
    if e.count < 0:
        return _ago(replace(e, count=-e.count), near.first)
    if e.unit in {"day", "week"}:
        return _single(near.first + timedelta(e.count * (7 if e.unit == "week" else 1)), near.first)
    return _shifted(e, near.first) if e.unit in {"month", "year"} else None


def _around(unit: str, day: date) -> DateRange:
    return _shifted(Expression(first=0, last=0, kind="this", unit=unit), day)


def _future(tokens: Tokens, first: int, reach: int = 7) -> bool:
    """Tell whether the words before a bare weekday or month speak of what is to come."""
    for i in range(first - 1, max(-1, first - reach - 1), -1):
        if tokens.norms[i] in {".", '"', ";"}:
            return False
        if tokens.norms[i] in LOOKING_AHEAD:
            return True
        if (tokens.norms[i], tokens.norms[i + 1]) in SOONEST:
            return True
    return False


def _relative(e: Expression, published: date, future: bool) -> DateRange:
    if e.kind == "weekday":
        return _single(_weekday(e, published, future), published)
    if e.kind == "ahead":
        return _shifted(e, published)
    if e.kind == "weekend":
        return _weekend(e, published, ahead=future or e.part == "this")
    if e.kind in {"offset", "this"}:
        return _shifted(e, published)
    if e.kind == "ago":
        weeks = e.unit == "week" and e.count > 1
        return _shifted(replace(e, count=-e.count), published) if weeks else _ago(e, published)
    if e.kind == "next" or (e.part == "this" and future):
        last = _forth(published, e.unit, e.count)
        return DateRange(first=published, last=last, precision="span", anchor=published)
    if e.unit == "day" and e.part == "this":
        return DateRange(first=published - timedelta(e.count - 1), last=published, precision="span", anchor=published)
    first = _back(published, e.unit, e.count)
    return DateRange(first=first, last=published, precision="span", anchor=published)


def _single(day: date, published: date) -> DateRange:
    return DateRange(first=day, last=day, precision="day", anchor=published)


def _weekday(e: Expression, published: date, future: bool) -> date:
    if e.unit == "week":
        return published - timedelta(published.weekday()) + timedelta(7 * e.count + (e.weekday or 0))
    behind = (published.weekday() - (e.weekday or 0)) % 7
    if e.tense > 0 or (future and e.tense == 0 and behind):
        return published + timedelta(7 - behind)
    return published - timedelta(behind or (7 if e.tense < 0 else 0))


def _weekend(e: Expression, published: date, *, ahead: bool) -> DateRange:
    """Return a Saturday and Sunday: the last ones begun, this week's where the words look ahead."""
    monday = published - timedelta(published.weekday())
    saturday = monday + timedelta(5)
    if e.tense > 0:
        saturday += timedelta(7 * (published >= saturday))
    elif (saturday > published and not (ahead and e.tense == 0)) or (e.tense < 0 and published <= saturday + timedelta(1)):
        saturday -= timedelta(7)
    return DateRange(first=saturday, last=saturday + timedelta(1), precision="span", anchor=published)


def _shifted(e: Expression, published: date) -> DateRange:
    if e.unit == "day":
        return _single(published + timedelta(e.count), published)
    if e.unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * e.count)
        if e.part:
            first, last = (monday + timedelta(day) for day in PARTS_OF_WEEK[e.part])
            return DateRange(first=first, last=last, precision="span", anchor=published)
        return DateRange(first=monday, last=monday + timedelta(6), precision="week", anchor=published)
    if e.unit == "month":
        month = published.year * 12 + published.month - 1 + e.count
        found = _in_month(month // 12, month % 12 + 1, e.part)
    else:
        found = _in_year(published.year + e.count, e.part)
    return DateRange(first=found.first, last=found.last, precision=found.precision, anchor=published)


def _ago(e: Expression, published: date) -> DateRange:
    day = _back(published, e.unit, e.count)
    if e.unit in {"day", "week"}:
        return _single(day, published)
    found = _in_month(day.year, day.month, "") if e.unit == "month" else _in_year(day.year, "")
    return DateRange(first=found.first, last=found.last, precision=found.precision, anchor=published)


def _back(day: date, unit: str, count: int) -> date:
    """Return the day so many units before ``day``; hours are rounded up to days."""
    if unit == "hour":
        return day - timedelta(-(-count // 24))
    if unit in {"day", "week"}:
        return day - timedelta(count * (7 if unit == "week" else 1))
    return _months_away(day, -MONTHS_OF[unit] * count)


def _forth(day: date, unit: str, count: int) -> date:
    """Return the day so many units after ``day``; hours are rounded up to days."""
    if unit in MONTHS_OF:
        return _months_away(day, MONTHS_OF[unit] * count)
    return day + timedelta(-(-count // 24) if unit == "hour" else count * (7 if unit == "week" else 1))


def _months_away(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
