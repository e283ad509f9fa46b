"""Calendar expressions as they stand in Indonesian text, before anyone knows the publication day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import Tokens
from saksi.mentions.numbers import ONE_WORD, UNITS

WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6,
}  # fmt: skip
MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
    "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "sep": 9, "sept": 9,
    "okt": 10, "nov": 11, "des": 12,
}  # fmt: skip
PARTS_OF_DAY = words("parts-of-day")
PAST = frozenset({"lalu", "kemarin", "silam"})
FUTURE = frozenset({"depan", "mendatang"})
UNITS_OF_TIME = {
    "hari": "day",
    "pekan": "week",
    "minggu": "week",
    "bulan": "month",
    "tahun": "year",
    "dekade": "decade",
}
BEFORE_YEAR = words("before-year")
SEASONS = {"awal": "start", "pertengahan": "middle", "akhir": "end"}

Kind = Literal[
    "day", "month", "year", "decade", "weekday", "offset", "ago", "ahead", "last", "this", "weekend", "same", "range"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A calendar expression at tokens ``first`` to ``last``.

    Attributes:
        kind: ``day`` (day and month, perhaps a year), ``month``, ``year``, ``decade``, ``weekday`` (bare), ``offset``
            (``count`` units from publication: kemarin, tahun lalu), ``ago`` (a point so long ago), ``last`` (a stretch up
            to publication: dua pekan terakhir), ``ahead`` (dua minggu lagi), ``this`` (the unit around publication),
            ``weekend``, ``same`` (hari yang sama: the day named before), ``range``.
        part: start, middle or end of the unit, if said; ``this`` where a stretch counts today in (dua hari ini).
        tense: -1 where the expression points back (lalu), 1 where it points ahead (depan, mendatang).
        since, until: the two ends of a range.

    """

    first: int
    last: int
    kind: Kind
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: int = 0
    part: str = ""
    tense: int = 0
    slashed: bool = False
    since: Expression | None = None
    until: Expression | None = None


def find_expressions(tokens: Tokens) -> Iterator[Expression]:
    """Yield the calendar expressions of a text from left to right, the longest at each place."""
    i = 0
    while i < len(tokens):
        found = _at(tokens, i)
        if found is None:
            i += 1
            continue
        found = _range(tokens, found)
        yield found
        i = found.last + 1


def _at(tokens: Tokens, i: int) -> Expression | None:
    norm = tokens.norms[i]
    if norm in _OPENERS or norm[0].isdecimal() or norm in MONTHS or norm in WEEKDAYS:
        for reader in (_weekday, _days, _day_month, _numeric, _iso, _season, _month, _relative, _counted, _year):
            found = reader(tokens, i)
            if found:
                return found
    return None


def _norm(tokens: Tokens, i: int) -> str:
    return tokens.norms[i] if 0 <= i < len(tokens) else ""


def _int(tokens: Tokens, i: int, low: int, high: int) -> int | None:
    norm = _norm(tokens, i)
    return int(norm) if norm.isdecimal() and low <= int(norm) <= high else None


def _weekday(tokens: Tokens, i: int) -> Expression | None:
    """Senin · hari Senin · Rabu (23/11) · Senin, 17 Juni 2025 · Jumat lalu · hari ini, Minggu (19/1)."""
    at = i
    if _norm(tokens, at) in {"hari", "besok", "kemarin"} and _norm(tokens, at + 1) in {"ini", ","}:
        skip = at + (2 if _norm(tokens, at + 1) == "ini" else 1)
        skip += _norm(tokens, skip) == ","
        if _norm(tokens, skip) in WEEKDAYS and _is_name(tokens, skip):
            at = skip
    elif _norm(tokens, at) == "hari":
        at += 1
    if _norm(tokens, at) not in WEEKDAYS or not _is_name(tokens, at):
        return None
    weekday, last = WEEKDAYS[tokens.norms[at]], at
    inner = at + 1
    while _norm(tokens, inner) in PARTS_OF_DAY or _norm(tokens, inner) == "hari":
        inner += 1
    dated = _inner_date(tokens, inner)
    if dated:
        return replace(dated, first=i, weekday=weekday)
    if _norm(tokens, inner) in {"pekan", "minggu"} and _norm(tokens, inner + 1) in PAST | FUTURE | {"ini"}:
        word = tokens.norms[inner + 1]
        weeks = -1 if word in PAST else 1 if word in FUTURE else 0
        return Expression(first=i, last=inner + 1, kind="weekday", weekday=weekday, unit="week", count=weeks)
    tense = 0
    if _norm(tokens, inner) in PAST or _norm(tokens, inner) in FUTURE or _norm(tokens, inner) == "ini":
        tense = {"ini": 0}.get(tokens.norms[inner], -1 if tokens.norms[inner] in PAST else 1)
        last = inner
    return Expression(first=i, last=last, kind="weekday", weekday=weekday, tense=tense)


def _is_name(tokens: Tokens, i: int) -> bool:
    """A weekday is capitalised; "minggu" (week) is not, nor is "Minggu" after a count or "Minggu lalu" in first place."""
    if tokens.norms[i] != "minggu":
        return tokens.is_capital(i)
    opens = _norm(tokens, i - 1) in {"", ".", '"', "?", "!"} or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    week = opens and _norm(tokens, i + 1) in PAST | FUTURE | {"ini"}
    return tokens.is_capital(i) and not week and _norm(tokens, i - 1) not in UNITS


def _inner_date(tokens: Tokens, i: int) -> Expression | None:
    """Read the date behind a weekday: ``(23/11)``, ``, 17 Juni 2025``, ``17 Juni``."""
    mark = _norm(tokens, i)
    if mark in {"(", "[", ","}:
        found = _numeric(tokens, i + 1) or _day_month(tokens, i + 1)
        if found and mark in {"(", "["} and _norm(tokens, found.last + 1) in {")", "]"}:
            return replace(found, last=found.last + 1)
        return found
    return _day_month(tokens, i) or _numeric(tokens, i)


def _numeric(tokens: Tokens, i: int) -> Expression | None:
    """23/11 · 23/11/2023 · 23-11-2023; month first only where day first is impossible."""
    a = _int(tokens, i, 1, 31)
    slash = _norm(tokens, i + 1) == "/"
    b = _int(tokens, i + 2 if slash else i + 1, 1, 31)
    if a is None or b is None:
        return None
    last = i + 2 if slash else i + 1
    if slash and _norm(tokens, last + 1) == "/":
        year = _int(tokens, last + 2, 1900, 2100) or _short_year(tokens, last + 2)
        last = last + 2 if year else last
    elif not slash and tokens.text[tokens.ends[i] : tokens.starts[i + 1]] in {"-", "–"}:
        year = _int(tokens, last + 1, 1900, 2100)
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
    year = _int(tokens, i, 0, 99)
    return 2000 + year if year is not None and len(tokens.norms[i]) == 2 else None


def _is_date_context(tokens: Tokens, i: int, year: int | None) -> bool:
    """A bare ``1/2`` is a fraction; in brackets, behind a weekday or with a year it is a date."""
    before = _norm(tokens, i - 1)
    return year is not None or before in {"(", "[", "tanggal", "pada", ","} or before in WEEKDAYS or before in PARTS_OF_DAY


def _iso(tokens: Tokens, i: int) -> Expression | None:
    year, month, day = _int(tokens, i, 1900, 2100), _int(tokens, i + 1, 1, 12), _int(tokens, i + 2, 1, 31)
    if year is None or month is None or day is None or tokens.text[tokens.ends[i] : tokens.starts[i + 1]] != "-":
        return None
    return Expression(first=i, last=i + 2, kind="day", day=day, month=month, year=year)


def _month_number(tokens: Tokens, i: int, *, short: bool = False) -> int | None:
    norm = _norm(tokens, i)
    if norm in MONTHS and (tokens.is_capital(i) or norm not in {"mei", "maret"}):
        return MONTHS[norm]
    return SHORT_MONTHS.get(norm) if short else None


def _day_month(tokens: Tokens, i: int) -> Expression | None:
    """7 Oktober · 7 Oktober 2023 · 13 Juni lalu · 9 Oktober tahun lalu."""
    day = _int(tokens, i, 1, 31)
    month = _month_number(tokens, i + 1, short=True)
    if day is None or month is None:
        return None
    return _with_year(tokens, Expression(first=i, last=i + 1, kind="day", day=day, month=month))


def _with_year(tokens: Tokens, found: Expression) -> Expression:
    at = found.last + 1
    if _norm(tokens, at) == "tahun":
        at += 1
    year = _int(tokens, at, 1900, 2100)
    if year is not None:
        tail = at + 1 if _norm(tokens, at + 1) in PAST else at
        return replace(found, year=year, last=tail)
    word = _norm(tokens, at)
    if word in PAST or word in FUTURE or word == "ini":
        tense = -1 if word in PAST else 1 if word in FUTURE else 0
        counted = _norm(tokens, at - 1) == "tahun"
        return replace(found, last=at, tense=tense, unit="year" if counted else "", count=tense)
    return found


def _month(tokens: Tokens, i: int) -> Expression | None:
    """Oktober 2023 · bulan Januari lalu · September mendatang · sejak Mei."""
    at = i + (_norm(tokens, i) == "bulan")
    month = _month_number(tokens, at)
    if month is None or not tokens.is_capital(at):
        return None
    found = _with_year(tokens, Expression(first=i, last=at, kind="month", month=month))
    plain = found.last == at and at == i
    return None if plain and _norm(tokens, i - 1) not in BEFORE_YEAR | {"(", "bulan"} else found


def _year(tokens: Tokens, i: int) -> Expression | None:
    """Tahun 2018 · pada 2023 · 1980-an · 2005 - 2015."""
    at = i + (_norm(tokens, i) == "tahun")
    year = _int(tokens, at, 1900, 2100)
    if year is None or (at == i and _norm(tokens, i - 1) not in BEFORE_YEAR and not _year_span(tokens, i)):
        return None
    if _norm(tokens, at + 1) == "an" and year % 10 == 0:
        return Expression(first=i, last=at + 1, kind="decade", year=year)
    last = at + 1 if _norm(tokens, at + 1) in PAST | {"ini"} else at
    return Expression(first=i, last=last, kind="year", year=year)


def _year_span(tokens: Tokens, i: int) -> bool:
    return _norm(tokens, i + 1) == "-" and _int(tokens, i + 2, 1900, 2100) is not None


def _season(tokens: Tokens, i: int) -> Expression | None:
    """Awal tahun ini · akhir bulan lalu · pertengahan Juni 2025 · akhir pekan lalu."""
    part = SEASONS.get(_norm(tokens, i))
    if part is None:
        return None
    if part == "end" and _norm(tokens, i + 1) == "pekan":
        word = _norm(tokens, i + 2)
        tense = -1 if word in PAST else 1 if word in FUTURE else 0
        return Expression(first=i, last=i + 2 if word in PAST | FUTURE | {"ini"} else i + 1, kind="weekend", tense=tense)
    inner = _month(tokens, i + 1) or _relative(tokens, i + 1)
    if inner is None and _norm(tokens, i + 1).isdecimal():
        inner = _year(tokens, i + 1)
    if inner is None and _norm(tokens, i + 1) in {"tahun", "bulan"}:
        inner = Expression(first=i + 1, last=i + 1, kind="this", unit=UNITS_OF_TIME[tokens.norms[i + 1]])
    if inner and inner.kind in {"month", "year", "this", "offset"} and (inner.unit != "day"):
        return replace(inner, first=i, part=part)
    return None


_RELATIVE_DAYS = {"kemarin": -1, "semalam": -1, "besok": 1, "lusa": 2}


def _relative(tokens: Tokens, i: int) -> Expression | None:
    """Hari yang sama · hari ini · kemarin · semalam · pagi ini · pekan lalu · tahun depan · bulan ini."""
    norm, following = _norm(tokens, i), _norm(tokens, i + 1)
    if norm == "hari" and following == "yang" and _norm(tokens, i + 2) == "sama":
        return Expression(first=i, last=i + 2, kind="same")
    if norm in _RELATIVE_DAYS and _norm(tokens, i - 1) not in {"lalu", "sebelum"}:
        return Expression(first=i, last=i, kind="offset", unit="day", count=_RELATIVE_DAYS[norm])
    if norm == "tadi" and following == "malam":
        return Expression(first=i, last=i + 1, kind="offset", unit="day", count=-1)
    if norm in PARTS_OF_DAY and following in {"ini", "tadi"} and norm != "dini":
        return Expression(first=i, last=i + 1, kind="offset", unit="day", count=0)
    unit = UNITS_OF_TIME.get(norm)
    if unit is None or (norm == "minggu" and _is_name(tokens, i)):
        return None
    if following == "ini" and (unit != "week" or _norm(tokens, i - 1) not in UNITS):
        kind: Kind = "offset" if unit == "day" else "this"
        return Expression(first=i, last=i + 1, kind=kind, unit=unit)
    if following in PAST | FUTURE and unit != "day":
        return Expression(first=i, last=i + 1, kind="offset", unit=unit, count=-1 if following in PAST else 1)
    return None


_FUSED = {
    "sehari": "day",
    "seminggu": "week",
    "sepekan": "week",
    "sebulan": "month",
    "setahun": "year",
    "sedekade": "decade",
}


def _counted(tokens: Tokens, i: int) -> Expression | None:
    """Dua hari lalu · enam hari yang lalu · dua pekan terakhir · 24 jam terakhir · sepekan ini · beberapa hari terakhir."""
    norm = _norm(tokens, i)
    if norm in _FUSED:
        count, unit, at = 1, _FUSED[norm], i + 1
    else:
        value = 3 if norm == "beberapa" else UNITS.get(norm) or ONE_WORD.get(norm) or _int(tokens, i, 1, 400)
        word = _norm(tokens, i + 1)
        if not value or (word not in UNITS_OF_TIME and word != "jam"):
            return None
        count, unit, at = value, UNITS_OF_TIME.get(word, "hour"), i + 2
    if _norm(tokens, at) == "yang":
        at += 1
    end = _norm(tokens, at)
    if end in {"terakhir", "belakangan"} or (end == "ini" and unit in {"day", "week", "month", "year"}):
        part = "this" if end == "ini" else ""
        return Expression(first=i, last=at, kind="last", unit=unit, count=count, part=part)
    if end == "lagi" and unit in {"day", "week", "month", "year"} and norm != "beberapa":
        return Expression(first=i, last=at, kind="ahead", unit=unit, count=count)
    if end in PAST and unit != "hour" and norm != "beberapa":
        return Expression(first=i, last=at, kind="ago", unit=unit, count=count)
    return None


_JOINERS = frozenset({"-", "hingga", "sampai"})
_RANGED = frozenset({"day", "weekday", "month", "year"})


def _range(tokens: Tokens, found: Expression) -> Expression:
    """Join ``24 November hingga 1 Desember 2023``, ``Rabu hingga Jumat (17/1)``, ``2005 - 2015`` into one interval."""
    if found.kind not in _RANGED or _norm(tokens, found.last + 1) not in _JOINERS:
        return found
    other = _at(tokens, found.last + 2)
    if other is None or not _alike(found, other):
        return found
    return Expression(first=found.first, last=other.last, kind="range", since=found, until=other)


def _alike(one: Expression, other: Expression) -> bool:
    return one.kind == other.kind or (one.weekday is not None and other.weekday is not None)


def _days(tokens: Tokens, i: int) -> Expression | None:
    """1-7 Agustus 2025 · 13 hingga 24 Juni."""
    day = _int(tokens, i, 1, 31)
    joined = _norm(tokens, i + 1) in _JOINERS
    at = i + 2 if joined else i + 1
    if day is None or not (joined or tokens.text[tokens.ends[i] : tokens.ends[i] + 1] in {"-", "–"}):
        return None
    until = _day_month(tokens, at)
    if until is None or (until.day or 0) <= day:
        return None
    since = replace(until, first=i, day=day)
    return Expression(first=i, last=until.last, kind="range", since=since, until=until)


_OPENERS = frozenset(
    {"hari", "besok", "kemarin", "semalam", "lusa", "tadi", "bulan", "tahun", "pekan", "minggu", "dekade", "beberapa"}
    | set(SEASONS) | set(PARTS_OF_DAY) | set(_FUSED) | set(UNITS) | set(ONE_WORD)
)  # fmt: skip
