"""Calendar expressions as they stand in Indonesian text, before anyone knows the publication day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from saksi.lexicon.tokens import Tokens
from saksi.mentions.calendar_words import (
    BEFORE_YEAR,
    ENGLISH_MONTHS,
    FUTURE,
    MONTHS,
    PARTS_OF_DAY,
    PAST,
    SHORT_MONTHS,
    UNITS_OF_TIME,
    WEEKDAYS,
    YEARS,
    Expression,
    is_joined,
    norm_at,
    tense_of,
    whole_at,
)
from saksi.mentions.eras import read_century, read_season, read_year
from saksi.mentions.relatives import OPENERS as RELATIVE_OPENERS
from saksi.mentions.relatives import is_weekday_name, read_counted, read_relative

NEAR_DAYS = {"kemarin": -1, "hari": 0, "besok": 1}
"""Which day the word before a weekday says: "besok, Kamis", "hari ini, Rabu"."""
_PARTS = {"awal": "start", "pertengahan": "middle", "medio": "middle", "akhir": "end", "penghujung": "end"}
_SHARES = {"paruh": "h", "semester": "h", "kuartal": "q", "triwulan": "q"}
_ORDINALS = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_JOINERS = frozenset({"-", "hingga", "sampai"})
_RANGED = frozenset({"day", "weekday", "month", "year"})
_TAILS = PAST | FUTURE | {"ini"}
_BRACKETS = {"(": ")", "[": "]"}
_OPENERS = RELATIVE_OPENERS | {
    *_PARTS, *_SHARES, *MONTHS, *ENGLISH_MONTHS, *WEEKDAYS, "hari", "abad", "musim",
}  # fmt: skip


def find_expressions(tokens: Tokens) -> Iterator[Expression]:
    """Yield the calendar expressions of a text from left to right, the longest at each place."""
    i, norms = 0, tokens.norms
    while i < len(norms):
        if norms[i] not in _OPENERS and not norms[i][0].isdecimal():
            i += 1
            continue
        found = _at(tokens, i)
        if found is None:
            i += 1
            continue
        found = _range(tokens, found)
        yield found
        i = found.last + 1


def _at(tokens: Tokens, i: int) -> Expression | None:
    norm = norm_at(tokens, i)
    for reader in _WORD_READERS if norm in _OPENERS else _NUMBER_READERS if norm[:1].isdecimal() else ():
        found = reader(tokens, i)
        if found:
            return found
    return None


def _weekday(tokens: Tokens, i: int) -> Expression | None:
    """Senin · hari Senin · Rabu (23/11) · Senin, 17 Juni 2025 · Jumat lalu · Jumat depan (13/6) · hari ini, Rabu (1/1)."""
    at = i
    if (norm_at(tokens, at), norm_at(tokens, at + 1), norm_at(tokens, at + 2)) == ("hari", "ini", ","):
        at += 3
    elif norm_at(tokens, at) in {"besok", "kemarin"}:
        at += 1 + (norm_at(tokens, at + 1) == ",")
    elif norm_at(tokens, at) == "hari":
        at += 1
    if norm_at(tokens, at) not in WEEKDAYS or not _is_name(tokens, at):
        return None
    weekday, inner = WEEKDAYS[tokens.norms[at]], at + 1
    while norm_at(tokens, inner) in PARTS_OF_DAY or norm_at(tokens, inner) == "hari":
        inner += 1
    dated = _inner_date(tokens, inner)
    if dated:
        return replace(dated, first=i, weekday=weekday)
    near = NEAR_DAYS.get(norm_at(tokens, i)) if at > i and norm_at(tokens, at - 1) in {"besok", "kemarin", ","} else None
    if near is not None:
        return Expression(first=i, last=at, kind="offset", unit="day", count=near)
    found = Expression(first=i, last=at, kind="weekday", weekday=weekday)
    word, following = norm_at(tokens, inner), norm_at(tokens, inner + 1)
    if word in {"pekan", "minggu"} and following in _TAILS:
        found = replace(found, last=inner + 1, unit="week", count=tense_of(following))
    elif word in _TAILS or word in {"itu", "tadi"}:
        found = replace(found, last=inner, tense=tense_of(word))
    if found.last > at and norm_at(tokens, found.last + 1) in {"(", "[", ","}:
        dated = _inner_date(tokens, found.last + 1)
        return replace(dated, first=i, weekday=weekday) if dated else found
    return found


def _is_name(tokens: Tokens, i: int) -> bool:
    """A weekday is capitalised; "minggu" (week) is not, nor is "Minggu" after a count or "Minggu lalu" in first place."""
    return tokens.is_capital(i) if tokens.norms[i] != "minggu" else is_weekday_name(tokens, i)


def _inner_date(tokens: Tokens, i: int) -> Expression | None:
    """Read the date behind a weekday: ``(23/11)``, ``, (23/11)``, ``, 17 Juni 2025``, ``17 Juni``, ``(25/8) kemarin``."""
    mark = norm_at(tokens, i)
    if mark == "," and norm_at(tokens, i + 1) in _BRACKETS:
        return _inner_date(tokens, i + 1)
    if mark in _BRACKETS or mark == ",":
        found = _numeric(tokens, i + 1) or _day_month(tokens, i + 1)
        if found and mark in _BRACKETS and norm_at(tokens, found.last + 1) in {")", "]"}:
            return replace(found, last=_said_again(tokens, found.last + 2))
        return found
    return _day_month(tokens, i) or _numeric(tokens, i)


def _said_again(tokens: Tokens, i: int) -> int:
    """Return the last token of a date whose bracket ends before token ``i``: ``(25/8) kemarin``, ``(25/8) hari ini``."""
    if norm_at(tokens, i) == "kemarin":
        return i
    again = norm_at(tokens, i) in {"hari", "pekan", "minggu"} and norm_at(tokens, i + 1) in {"ini", "lalu"}
    return i + 1 if again else i - 1


def _numeric(tokens: Tokens, i: int) -> Expression | None:
    """23/11 · 23/11/2023 · 23-11-2023; month first only where day first is impossible."""
    a = whole_at(tokens, i, 1, 31)
    slash = norm_at(tokens, i + 1) == "/"
    b = whole_at(tokens, i + 2 if slash else i + 1, 1, 31)
    if a is None or b is None or (slash and norm_at(tokens, i - 1) == "/"):
        return None
    last = i + 2 if slash else i + 1
    if slash and norm_at(tokens, last + 1) == "/":
        year = whole_at(tokens, last + 2, *YEARS) or _short_year(tokens, last + 2)
        last = last + 2 if year else last
    elif not slash and tokens.text[tokens.ends[i] : tokens.starts[i + 1]] in {"-", "–"}:
        year = whole_at(tokens, last + 1, *YEARS)
        if year is None:
            return None
        last += 1
    elif not slash:
        return None
    else:
        year = None
    if b > 12 and a <= 12:
        return Expression(first=i, last=last, kind="day", day=b, month=a, year=year)
    if b > 12 or not _is_date_context(tokens, i, year):
        return None
    return Expression(first=i, last=last, kind="day", day=a, month=b, year=year, slashed=True)


def _short_year(tokens: Tokens, i: int) -> int | None:
    year = whole_at(tokens, i, 0, 99)
    return 2000 + year if year is not None and len(tokens.norms[i]) == 2 else None


def _is_date_context(tokens: Tokens, i: int, year: int | None) -> bool:
    """A bare ``1/2`` is a fraction; in brackets, behind a weekday or with a year it is a date."""
    before = norm_at(tokens, i - 1)
    return year is not None or before in {"(", "[", "tanggal", "pada", ","} or before in WEEKDAYS or before in PARTS_OF_DAY


def _iso(tokens: Tokens, i: int) -> Expression | None:
    year, month, day = whole_at(tokens, i, *YEARS), whole_at(tokens, i + 1, 1, 12), whole_at(tokens, i + 2, 1, 31)
    if year is None or month is None or day is None or tokens.text[tokens.ends[i] : tokens.starts[i + 1]] != "-":
        return None
    return Expression(first=i, last=i + 2, kind="day", day=day, month=month, year=year)


def _month_number(tokens: Tokens, i: int, *, short: bool = False) -> int | None:
    norm = norm_at(tokens, i)
    if norm in MONTHS and (tokens.is_capital(i) or norm not in {"mei", "maret"}):
        return MONTHS[norm]
    return SHORT_MONTHS.get(norm) if short else None


def _day_month(tokens: Tokens, i: int) -> Expression | None:
    """7 Oktober · 7 Oktober 2023 · 7 Oktober [2023] · 13 Juni lalu · 9 Oktober tahun lalu."""
    day = whole_at(tokens, i, 1, 31)
    month = _month_number(tokens, i + 1, short=True)
    if day is None or month is None:
        return None
    found = _with_year(tokens, Expression(first=i, last=i + 1, kind="day", day=day, month=month))
    if found.last == i + 1 and norm_at(tokens, i + 2) in {*_BRACKETS, ","}:
        mark, year = tokens.norms[i + 2], whole_at(tokens, i + 3, *YEARS)
        closed = mark == "," or norm_at(tokens, i + 4) == _BRACKETS[mark]
        return replace(found, last=i + 3 + (mark != ","), year=year) if year and closed else found
    return found


def _english(tokens: Tokens, i: int) -> Expression | None:
    """Read the date of an English quotation: ``June 28, 2022``."""
    month, day = ENGLISH_MONTHS.get(tokens.norms[i]), whole_at(tokens, i + 1, 1, 31)
    at = i + 2 + (norm_at(tokens, i + 2) == ",")
    year = whole_at(tokens, at, *YEARS)
    if month is None or day is None or year is None:
        return None
    return Expression(first=i, last=at, kind="day", day=day, month=month, year=year)


def _with_year(tokens: Tokens, found: Expression) -> Expression:
    at = found.last + 1
    if norm_at(tokens, at) == "tahun":
        at += 1
    year = whole_at(tokens, at, *YEARS)
    if year is not None:
        tail = at + 1 if norm_at(tokens, at + 1) in PAST else at
        return replace(found, year=year, last=tail)
    word = norm_at(tokens, at)
    if word in _TAILS:
        counted = norm_at(tokens, at - 1) == "tahun"
        tense = tense_of(word)
        return replace(found, last=at, tense=tense, unit="year" if counted else "", count=tense)
    return found


def _month(tokens: Tokens, i: int) -> Expression | None:
    """Oktober 2023 · bulan Januari lalu · September mendatang · sejak Mei · April dan Oktober 2024."""
    at = i + (norm_at(tokens, i) == "bulan")
    month = _month_number(tokens, at)
    if month is None or not tokens.is_capital(at):
        return None
    found = _with_year(tokens, Expression(first=i, last=at, kind="month", month=month))
    if found.last > at:
        return found
    other = at + 1 if is_joined(tokens, at) else at + 2
    paired = other == at + 1 or norm_at(tokens, at + 1) in _JOINERS | {"dan", "atau"}
    second = _month_number(tokens, other) if paired else None
    if second is not None:
        return replace(found, year=_with_year(tokens, replace(found, last=other)).year)
    return found if at > i or norm_at(tokens, i - 1) in BEFORE_YEAR | {"(", "bulan"} else None


def _part(tokens: Tokens, i: int) -> Expression | None:
    """Awal tahun ini · akhir bulan lalu · pertengahan Juni 2025 · awal 1990-an · akhir pekan lalu · paruh pertama 2025."""
    part, share, at = _PARTS.get(tokens.norms[i], ""), _share(tokens, i), i + 1
    if not part and not share:
        return None
    if share:
        part, at = share, at + 1
    unit = norm_at(tokens, at)
    if part == "end" and unit in {"pekan", "minggu"} and not tokens.is_capital(at):
        word = norm_at(tokens, at + 1)
        this = "this" if word == "ini" else ""
        return Expression(first=i, last=at + (word in _TAILS), kind="weekend", tense=tense_of(word), part=this)
    inner = _month(tokens, at) or _relative_unit(tokens, at) or read_century(tokens, at)
    if inner is None and (unit.isdecimal() or unit == "tahun"):
        inner = read_year(tokens, at, sure=True)
    if inner is None and unit in {"tahun", "bulan", "pekan"}:
        inner = Expression(first=at, last=at, kind="this", unit=UNITS_OF_TIME[unit])
    if inner is None or inner.kind == "range" or (share and inner.kind != "year" and inner.unit != "year"):
        return None
    return replace(inner, first=i, part=part)


def _share(tokens: Tokens, i: int) -> str:
    """Return which half (``h1``) or quarter (``q3``) of a year is named."""
    share, order = _SHARES.get(tokens.norms[i], ""), _ORDINALS.get(norm_at(tokens, i + 1), 0)
    return f"{share}{order}" if share and 0 < order <= {"h": 2, "q": 4}[share] else ""


def _relative_unit(tokens: Tokens, i: int) -> Expression | None:
    """Read the unit that a part is taken of: ``tahun ini``, ``bulan lalu``, ``pekan depan``."""
    found = read_relative(tokens, i) if norm_at(tokens, i) in UNITS_OF_TIME else None
    return found if found and found.kind in {"this", "offset"} and found.unit != "day" else None


def _range(tokens: Tokens, found: Expression) -> Expression:
    """Join ``24 November hingga 1 Desember 2023``, ``Rabu hingga Jumat (17/1)``, ``Juni-Juli 2025`` into one interval.

    Two dates that stand each by itself stay two, ``Senin (4/8/2025) hingga Selasa (5/8/2025)``, but not behind ``antara``.
    """
    joined = is_joined(tokens, found.last)
    joiner, between = norm_at(tokens, found.last + 1), norm_at(tokens, found.first - 1) == "antara"
    if found.kind not in _RANGED or not (joined or joiner in _JOINERS or (between and joiner == "dan")):
        return found
    other = _at(tokens, found.last + (1 if joined else 2))
    if other is None or not (_alike(found, other) or (between and found.year and other.year)):
        return found
    if not joined and joiner != "-" and not between and _stand_alone(found, other):
        return found
    return Expression(first=found.first, last=other.last, kind="range", since=found, until=other)


def _alike(one: Expression, other: Expression) -> bool:
    return one.kind == other.kind or (one.weekday is not None and other.weekday is not None)


def _stand_alone(one: Expression, other: Expression) -> bool:
    return one.kind == other.kind == "day" and (one.year is None) == (other.year is None)


def _days(tokens: Tokens, i: int) -> Expression | None:
    """1-7 Agustus 2025 · 13 hingga 24 Juni · antara 13 dan 24 Juni."""
    day = whole_at(tokens, i, 1, 31)
    joined = norm_at(tokens, i + 1) in (_JOINERS | {"dan"} if norm_at(tokens, i - 1) == "antara" else _JOINERS)
    at = i + 2 if joined else i + 1
    if day is None or not (joined or is_joined(tokens, i)):
        return None
    until = _day_month(tokens, at)
    if until is None or (until.day or 0) <= day:
        return None
    since = replace(until, first=i, day=day, tense=0, unit="", count=0)
    return Expression(first=i, last=until.last, kind="range", since=since, until=until)


_NUMBER_READERS = (_days, _day_month, _numeric, _iso, read_counted, read_year)
_WORD_READERS = (
    _weekday, _part, _month, read_relative, read_counted, read_season, read_century, read_year, _english,
)  # fmt: skip
