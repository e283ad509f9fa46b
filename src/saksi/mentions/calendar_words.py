"""Words of the calendar, and what a calendar expression is before anyone knows the publication day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import Tokens

WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6,
}  # fmt: skip
MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
    "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
}  # fmt: skip
ENGLISH_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS = ENGLISH_MONTHS | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "sep": 9, "sept": 9,
    "okt": 10, "nov": 11, "des": 12,
}  # fmt: skip
PARTS_OF_DAY = words("parts-of-day")
BEFORE_YEAR = words("before-year")
PAST = frozenset({"lalu", "kemarin", "silam"})
FUTURE = frozenset({"depan", "mendatang", "nanti"})
UNITS_OF_TIME = {
    "hari": "day",
    "pekan": "week",
    "minggu": "week",
    "bulan": "month",
    "tahun": "year",
    "dekade": "decade",
}
YEARS = (1900, 2100)
"""A number between these is a year where the words around it allow one."""

Kind = Literal[
    "day", "month", "year", "decade", "century", "season", "weekday", "offset", "ago", "ahead", "last", "next", "this",
    "weekend", "same", "from", "range",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A calendar expression at tokens ``first`` to ``last``.

    Attributes:
        kind: ``day`` (day and month, perhaps a year), ``month``, ``year``, ``decade``, ``century``, ``season`` (musim
            panas), ``weekday`` (bare), ``offset`` (``count`` units from publication: kemarin, tahun lalu), ``ago`` (a
            point so long ago), ``last`` (a stretch up to publication: dua pekan terakhir), ``next`` (a stretch from
            publication: dua pekan ke depan), ``ahead`` (dua minggu lagi), ``this`` (the unit around publication),
            ``weekend``, ``same`` (hari yang sama: the date named before), ``from`` (``count`` units from the date named
            before: sehari sebelumnya), ``range``.
        part: start, middle or end of the unit, or its half or quarter (``h1``, ``q3``), if said; ``this`` where a stretch
            counts today in (dua hari ini); ``whole`` where a unit follows on another (bulan sebelumnya).
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


def norm_at(tokens: Tokens, i: int) -> str:
    """Return the norm of token ``i``, or nothing outside the text."""
    return tokens.norms[i] if 0 <= i < len(tokens) else ""


def whole_at(tokens: Tokens, i: int, low: int, high: int) -> int | None:
    """Return the whole number at token ``i`` if it lies between ``low`` and ``high``."""
    norm = norm_at(tokens, i)
    return int(norm) if norm.isdecimal() and len(norm) <= 4 and low <= int(norm) <= high else None


def tense_of(word: str) -> int:
    """Return -1 for ``lalu``, 1 for ``depan``, and 0 for ``ini`` or any other word."""
    return -1 if word in PAST else 1 if word in FUTURE else 0


def is_joined(tokens: Tokens, i: int) -> bool:
    """Tell whether a dash without blanks joins token ``i`` and the next: ``2010–2014``, ``Juni-Juli``."""
    return tokens.text[tokens.ends[i] : tokens.ends[i] + 1] in {"-", "‐", "‑", "–", "—", "−"} and (
        i + 1 < len(tokens) and tokens.starts[i + 1] == tokens.ends[i] + 1
    )
