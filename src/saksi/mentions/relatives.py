"""Expressions that count from another day: from publication, or from the date that the text named before."""

from __future__ import annotations

from saksi.lexicon.tokens import Tokens
from saksi.mentions.calendar_words import FUTURE, PARTS_OF_DAY, PAST, UNITS_OF_TIME, Expression, Kind, norm_at, tense_of
from saksi.mentions.numbers import ONE_WORD, SCALES, UNITS, VAGUE, number_at

VAGUE_COUNT = 3
"""What ``beberapa`` means in a stretch of days, weeks, months or years."""
MOST = 400
_DAYS = {"kemarin": -1, "semalam": -1, "besok": 1, "lusa": 2}
_FUSED = {
    "sehari": "day",
    "seminggu": "week",
    "sepekan": "week",
    "sebulan": "month",
    "setahun": "year",
    "sedekade": "decade",
}
_FOLLOWING = {"sebelumnya": -1, "setelahnya": 1, "sesudahnya": 1, "berikutnya": 1}
_COUNTABLE = frozenset(UNITS_OF_TIME) | {"jam"}
_QUANTITIES = frozenset(UNITS) | frozenset(ONE_WORD) | frozenset(VAGUE) | frozenset(SCALES) | {"puluh", "belas"}
OPENERS = (
    frozenset({*_DAYS, *_FUSED, *UNITS_OF_TIME, *UNITS, *ONE_WORD, "tadi", "nanti", "keesokan", "esok", "beberapa"})
    | PARTS_OF_DAY
)


def read_relative(tokens: Tokens, i: int) -> Expression | None:
    """Read ``hari yang sama``, ``kemarin``, ``pagi ini``, ``tadi malam``, ``pekan lalu``, ``tahun depan``, ``bulan ini``."""
    norm, following = tokens.norms[i], norm_at(tokens, i + 1)
    if norm in _DAYS:
        if norm == "kemarin" and following in {"dulu", "lusa"}:
            return _offset(i, i + 1, -2)
        named = norm_at(tokens, i - 1) not in {"kemarin", "lalu", "sebelum"}
        return _offset(i, i, _DAYS[norm]) if named else None
    if norm in {"tadi", "nanti"}:
        day = -1 if (norm, following) == ("tadi", "malam") else 0
        return _offset(i, i + 1, day) if following in PARTS_OF_DAY - {"dini"} else None
    if norm in PARTS_OF_DAY:
        last = i + 2 if norm == "dini" and following == "hari" else i + 1
        if norm_at(tokens, last) in {"ini", "tadi"} and (norm != "dini" or last == i + 2):
            return _offset(i, last, -1 if (norm, norm_at(tokens, last)) == ("malam", "tadi") else 0)
    return _named_before(tokens, i) or _unit(tokens, i)


def _offset(first: int, last: int, days: int) -> Expression:
    return Expression(first=first, last=last, kind="offset", unit="day", count=days)


def _unit(tokens: Tokens, i: int) -> Expression | None:
    """Read ``pekan lalu``, ``tahun depan``, ``bulan ini``; behind a number these words only end a count."""
    norm, following = tokens.norms[i], norm_at(tokens, i + 1)
    unit = UNITS_OF_TIME.get(norm)
    if unit is None or is_weekday_name(tokens, i) or _is_counted(tokens, i):
        return None
    if following == "ini":
        kind: Kind = "offset" if unit == "day" else "this"
        return Expression(first=i, last=i + 1, kind=kind, unit=unit)
    if following in PAST | FUTURE and unit != "day":
        return Expression(first=i, last=i + 1, kind="offset", unit=unit, count=tense_of(following))
    return None


def is_weekday_name(tokens: Tokens, i: int) -> bool:
    """Tell whether ``Minggu`` is the day: not after a count, nor in ``Minggu lalu`` where a capital opens the sentence."""
    if tokens.norms[i] != "minggu" or not tokens.is_capital(i):
        return False
    opens = norm_at(tokens, i - 1) in {"", ".", '"', "?", "!"}
    opens = opens or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    week = opens and norm_at(tokens, i + 1) in PAST | FUTURE | {"ini"}
    return not week and norm_at(tokens, i - 1) not in UNITS


def _is_counted(tokens: Tokens, i: int) -> bool:
    """Tell whether a count stands before a unit: ``beberapa tahun lalu``, ``bertahun-tahun lalu``."""
    before = norm_at(tokens, i - 1)
    return before in _QUANTITIES or before[:1].isdecimal() or before.endswith(tokens.norms[i])


def _named_before(tokens: Tokens, i: int) -> Expression | None:
    """Read ``hari yang sama``, ``pada hari itu``, ``malam sebelumnya``, ``tahun berikutnya``, ``keesokan harinya``."""
    norm, following = tokens.norms[i], norm_at(tokens, i + 1)
    if norm in {"keesokan", "esok"}:
        return _from(i, i + 1, "day", 1, "whole") if following == "harinya" else None
    unit = "day" if norm in PARTS_OF_DAY else UNITS_OF_TIME.get(norm, "")
    if unit in {"", "decade"} or is_weekday_name(tokens, i) or _is_counted(tokens, i):
        return None
    if following == "yang" and norm_at(tokens, i + 2) == "sama":
        return Expression(first=i, last=i + 2, kind="same", unit=unit)
    if following == "itu" and norm_at(tokens, i - 1) in {"pada", "di", "sepanjang"}:
        return Expression(first=i, last=i + 1, kind="same", unit=unit)
    if following in _FOLLOWING and not tokens.is_capital(i + 1):
        return _from(i, i + 1, unit, _FOLLOWING[following], "whole")
    return None


def _from(first: int, last: int, unit: str, count: int, part: str = "") -> Expression:
    return Expression(first=first, last=last, kind="from", unit=unit, count=count, part=part)


AGED = 15
"""So many years before "ini" are somebody's age: of 118 in the corpora nearly all, of fewer years hardly any."""
_AGES = frozenset({"berusia", "usia", "berumur", "umur"})


def read_counted(tokens: Tokens, i: int) -> Expression | None:
    """Read ``dua hari lalu``, ``dua pekan terakhir``, ``24 jam ke depan``, ``sepekan ini``, ``tiga hari kemudian``.

    ``selama lima hari ini`` says how long something lasts, ``pria 79 tahun ini`` how old he is: neither is a date;
    ``beberapa jam terakhir`` and ``beberapa dekade terakhir`` are too vague for one.
    """
    counted = _count(tokens, i)
    if counted is None:
        return None
    count, unit, at = counted
    if norm_at(tokens, at) == "yang":
        at += norm_at(tokens, at + 1) not in _FOLLOWING
    norm, end = tokens.norms[i], norm_at(tokens, at)
    lasts = norm_at(tokens, i - 1) in {"selama", "berlangsung"} and norm not in _FUSED
    lasts = lasts or norm_at(tokens, i - 1) in _AGES or (unit == "year" and count >= AGED)
    if norm == "beberapa" and unit in {"hour", "decade"}:
        return None
    if end in {"terakhir", "belakangan"} or (end == "ini" and not lasts and unit in {"day", "week", "month", "year"}):
        part = "this" if end == "ini" else ""
        return Expression(first=i, last=at, kind="last", unit=unit, count=count, part=part)
    if end == "mendatang" or (end == "ke" and norm_at(tokens, at + 1) == "depan"):
        return Expression(first=i, last=at + (end == "ke"), kind="next", unit=unit, count=count)
    if norm == "beberapa" or unit == "hour" or _is_bound(tokens, i):
        return None
    if end == "lagi" and unit != "decade":
        return Expression(first=i, last=at, kind="ahead", unit=unit, count=count)
    if end in PAST:
        return Expression(first=i, last=at, kind="ago", unit=unit, count=count)
    if end in _FOLLOWING or end == "kemudian":
        return _from(i, at, unit, count * _FOLLOWING.get(end, 1))
    return None


def _count(tokens: Tokens, i: int) -> tuple[int, str, int] | None:
    """Return how many of which unit are counted at token ``i``, and the token after them."""
    norm = tokens.norms[i]
    if norm in _FUSED:
        return 1, _FUSED[norm], i + 1
    if norm[0].isdecimal() and norm_at(tokens, i + 1) not in _COUNTABLE:
        return None
    count, last = VAGUE_COUNT, i
    if norm != "beberapa":
        number = number_at(tokens, i)
        if number is None or number.low != number.high or not 0 < number.low <= MOST:
            return None
        count, last = number.low, number.last
    word = norm_at(tokens, last + 1)
    return (count, "hour" if word == "jam" else UNITS_OF_TIME[word], last + 2) if word in _COUNTABLE else None


def _is_bound(tokens: Tokens, i: int) -> bool:
    """Tell whether a count is only a bound: ``lebih dari setahun lalu`` is no day, month or year."""
    return norm_at(tokens, i - 1) == "dari" and norm_at(tokens, i - 2) in {"lebih", "kurang"}
