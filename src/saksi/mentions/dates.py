"""Dates: what interval each calendar expression means, counted from the day the article was published."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.lexicon.entries import KnownDay
from saksi.lexicon.tokens import Tokens
from saksi.mentions.expressions import Expression
from saksi.model.mentions import DateRange
from saksi.model.readings import PublishedFrom

AHEAD = 60
"""A day and month without a year may lie so many days after publication before the year before is meant."""
YEARS_TO_SEARCH = 3
"""How many years behind the latest known day a weekday is looked for, to find the year of ``Sabtu (22/5)``."""
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
    bound = max([*full, *([known] if known else [])], default=None)
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
    e: Expression, published: date | None, tokens: Tokens, recalled: Iterable[KnownDay], before: DateRange | None = None
) -> DateRange | None:
    """Return the interval that ``e`` means, or ``None`` where it hangs on a day that is unknown.

    ``before`` is the date that the text named last; "hari yang sama" means it again.
    """
    if e.kind == "same":
        return before if before and before.precision == "day" else None
    if e.kind == "range":
        return _between(e, published, tokens, recalled)
    if e.kind == "day":
        return _day(e, published, recalled)
    if e.kind == "month":
        return _month(e, published)
    if e.kind == "year":
        return _in_year(e.year or 0, e.part)
    if e.kind == "decade":
        year = e.year or 0
        return DateRange(first=date(year, 1, 1), last=date(year + 9, 12, 31), precision="span")
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
    if published and e.slashed and day and month_first and day > published >= month_first:
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


def _month(e: Expression, published: date | None) -> DateRange | None:
    year = e.year
    if year is None:
        if published is None:
            return None
        if e.unit == "year":
            year = published.year + e.count
        elif e.tense > 0:
            year = published.year + ((e.month or 0) <= published.month)
        else:
            year = published.year - ((e.month or 0) > published.month + (2 if e.part and not e.tense else 0))
            year -= e.tense < 0 and e.month == published.month
    return _in_month(year, e.month or 1, e.part)


def _in_month(year: int, month: int, part: str) -> DateRange:
    last = calendar.monthrange(year, month)[1]
    first, end = {"start": (1, 10), "middle": (11, 20), "end": (21, last)}.get(part, (1, last))
    return DateRange(first=date(year, month, first), last=date(year, month, end), precision="span" if part else "month")


def _in_year(year: int, part: str) -> DateRange:
    if part:
        first, last = {"start": (1, 1), "middle": (6, 7), "end": (10, 12)}[part]
        end = date(year, last, calendar.monthrange(year, last)[1])
        return DateRange(first=date(year, first, 1), last=end, precision="span")
    return DateRange(first=date(year, 1, 1), last=date(year, 12, 31), precision="year")


def _future(tokens: Tokens, first: int) -> bool:
    """Tell whether the words before a bare weekday speak of what is to come."""
    for i in range(first - 1, max(-1, first - 8), -1):
        if tokens.norms[i] in {".", '"', ";"}:
            return False
        if tokens.norms[i] in {"akan", "bakal", "besok", "rencananya", "dijadwalkan", "mendatang"}:
            return True
    return False


def _relative(e: Expression, published: date, future: bool) -> DateRange:
    if e.kind == "weekday":
        return _single(_weekday(e, published, future), published)
    if e.kind == "ahead":
        return _shifted(e, published)
    if e.kind == "weekend":
        return _weekend(e, published)
    if e.kind in {"offset", "this"}:
        return _shifted(e, published)
    if e.kind == "ago":
        return _ago(e, published)
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


def _weekend(e: Expression, published: date) -> DateRange:
    monday = published - timedelta(published.weekday())
    saturday = monday + timedelta(5)
    if e.tense > 0:
        saturday += timedelta(7 * (published >= saturday))
    elif saturday > published or (e.tense < 0 and published <= saturday + timedelta(1)):
        saturday -= timedelta(7)
    return DateRange(first=saturday, last=saturday + timedelta(1), precision="span", anchor=published)


def _shifted(e: Expression, published: date) -> DateRange:
    if e.unit == "day":
        return _single(published + timedelta(e.count), published)
    if e.unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * e.count)
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
    months = {"month": 1, "year": 12, "decade": 120}[unit] * count
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(max(year, 1), month, min(day.day, calendar.monthrange(max(year, 1), month)[1]))
