"""Years and what is longer or is told by its year: spans of years, decades, centuries, seasons."""

from __future__ import annotations

from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import Tokens
from saksi.mentions.calendar_words import (
    BEFORE_YEAR,
    FUTURE,
    PAST,
    YEARS,
    Expression,
    is_joined,
    norm_at,
    tense_of,
    whole_at,
)

OLD_YEARS = (1500, 1899)
"""So old a number is a year only behind ``tahun`` or ``sejak``."""
LAST_CENTURY = 21
LONGEST_NAME = 3
"""An event's name has so many words at most."""
_HAPPENINGS = words("happenings")
_AMOUNTS, _LINKS = words("before-number"), words("title-words")
_SEASONS = {"semi": 3, "panas": 6, "gugur": 9, "dingin": 12}
"""The month in which each season begins."""


def read_year(tokens: Tokens, i: int, *, sure: bool = False) -> Expression | None:
    """Read ``tahun 2018``, ``pada 2023``, ``(2015)``, ``1980-an``, ``1975-1990``, ``1975--1990``, ``1975-79``.

    A number without a word before it that goes with years is a year only where it is ``sure`` for another reason. The
    year of a law (``Nomor 34 Tahun 2004``) belongs to its name.
    """
    named = norm_at(tokens, i) == "tahun"
    at = i + named
    before = norm_at(tokens, at - 1)
    year = whole_at(tokens, at, *YEARS)
    if year is None and before in {"tahun", "sejak"}:
        year = whole_at(tokens, at, *OLD_YEARS)
    if year is None or (before == "tahun" and whole_at(tokens, at - 2, 1, 999) is not None):
        return None
    if year % 10 == 0 and norm_at(tokens, at + 1) == "an":
        return Expression(first=i, last=at + 1, kind="decade", year=year)
    sure = sure or named or before in BEFORE_YEAR
    span = _span(tokens, i, at, sure=sure or before == "(")
    if span is not None:
        return span
    last = _tail(tokens, at)
    if not sure and (before, norm_at(tokens, at + 1)) != ("(", ")") and not _told(tokens, at, last):
        return None
    return Expression(first=i, last=last, kind="year", year=year)


def _told(tokens: Tokens, at: int, last: int) -> bool:
    """Tell whether a year tells when a thing was: ``perang 1967``, ``untuk 2025 mendatang``.

    It does not count what follows (``bersama 1967 warga``), is no round number, and belongs to no name (``Euro 2012``).
    """
    before, after = norm_at(tokens, at - 1), norm_at(tokens, at + 1)
    named = tokens.is_capital(at - 1) and not _happened(tokens, at)
    if int(tokens.norms[at]) % 100 == 0 or not before.isalpha() or named or before in _AMOUNTS:
        return False
    return last > at or not after[:1].isalpha() or after in _LINKS or tokens.is_capital(at + 1)


def _happened(tokens: Tokens, at: int) -> bool:
    """Tell whether the name before a year is that of an event: ``Revolusi Islam 1979``, not ``Pasar Seni 2019``."""
    i = at - 1
    while at - i <= LONGEST_NAME and norm_at(tokens, i).isalpha() and tokens.is_capital(i):
        if tokens.norms[i] in _HAPPENINGS:
            return True
        i -= 1
    return False


def _tail(tokens: Tokens, at: int) -> int:
    return at + 1 if norm_at(tokens, at + 1) in PAST | FUTURE | {"ini"} else at


def _span(tokens: Tokens, i: int, at: int, *, sure: bool) -> Expression | None:
    """Read two years with a dash between; 1900-2000 without a word of time before it rather counts people."""
    year = int(tokens.norms[at])
    close = is_joined(tokens, at)
    other = at + 1
    while other < at + 3 and norm_at(tokens, other) == "-":
        other += 1
    if not close and other == at + 1:
        return None
    until = whole_at(tokens, other, year + 1, YEARS[1])
    if until is None and sure and close and len(norm_at(tokens, other)) == 2:
        short = whole_at(tokens, other, year % 100 + 1, 99)
        until = None if short is None else year - year % 100 + short
    if until is None or (not sure and year % 100 == until % 100 == 0) or _in_code(tokens, at, other):
        return None
    last = _tail(tokens, other)
    since = Expression(first=i, last=at, kind="year", year=year)
    return Expression(
        first=i, last=last, kind="range", since=since, until=Expression(first=other, last=last, kind="year", year=until)
    )


def _in_code(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the numbers are part of an address or of a longer row of numbers."""
    start, end = tokens.starts[first], tokens.ends[last]
    return tokens.text[max(0, start - 1) : start] in {"/", "-", "=", "_"} or tokens.text[end : end + 1] in {"/", "-", "_"}


def read_century(tokens: Tokens, i: int) -> Expression | None:
    """Read ``abad ke-19`` or ``abad 21``; a century before our era is left out."""
    if norm_at(tokens, i) != "abad":
        return None
    at = i + 1 + (norm_at(tokens, i + 1) == "ke")
    count = whole_at(tokens, at, 1, LAST_CENTURY)
    if count is None or norm_at(tokens, at + 1) in {"sm", "sebelum"}:
        return None
    return Expression(first=i, last=at, kind="century", year=100 * count - 99)


def read_season(tokens: Tokens, i: int) -> Expression | None:
    """Read ``musim gugur 2024``, ``musim panas ini``, ``musim dingin tahun lalu``; a season alone is no date."""
    month = _SEASONS.get(norm_at(tokens, i + 1)) if norm_at(tokens, i) == "musim" else None
    if month is None:
        return None
    at = i + 2 + (norm_at(tokens, i + 2) == "tahun")
    unit = "year" if at > i + 2 else ""
    year, word = whole_at(tokens, at, *YEARS), norm_at(tokens, at)
    if year is None and word not in PAST | FUTURE | {"ini"}:
        return None
    return Expression(first=i, last=at, kind="season", month=month, year=year, unit=unit, tense=tense_of(word))
