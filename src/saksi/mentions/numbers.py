"""Indonesian numbers, in digits and in words, exact and vague."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.lexicon.tokens import Tokens

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
ONE_WORD = {
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1_000, "sejuta": 1_000_000, "selusin": 12,
    "seorang": 1, "sepasang": 2,
}  # fmt: skip
COLLECTIVE = {"ke" + word: value for word, value in UNITS.items() if value > 1} | {
    "kesepuluh": 10, "kesebelas": 11,
}  # fmt: skip
SCALES = {
    "lusin": 12, "ratus": 100, "ribu": 1_000, "rb": 1_000, "rbu": 1_000, "juta": 1_000_000, "jt": 1_000_000,
    "miliar": 1_000_000_000, "milyar": 1_000_000_000,
}  # fmt: skip
HALF = "setengah"
_SMALL = frozenset({"lusin", "ratus"})
"""Scales that multiply within a thousand, and of which no half is counted."""
VAGUE = {"belasan": (11, 19), "puluhan": (20, 99), "lusinan": (24, 99), "ratusan": (100, 999), "ribuan": (1_000, 9_999),
         "jutaan": (1_000_000, 9_999_999), "sejumlah": None, "beberapa": None}  # fmt: skip
"""What vague numerals mean, after the annotation codebook; ``None``: no number."""
_OPENING = frozenset({HALF, *UNITS, *ONE_WORD, *COLLECTIVE, *VAGUE})

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+$|\d{1,3}(?:,\d{3})+$")
_DECIMAL = re.compile(r"\d+[.,]\d+$")
_UNGROUPED = re.compile(r"\d+\.\d{1,2}$")
"""What counts nobody by itself, "700.00": a misprint, or a time."""


MAX_DIGITS, MAX_NUMBER = 20, 10**15
"""Longer tokens and higher numbers count nothing that news counts."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens ``first`` to ``last``; ``low`` equals ``high`` unless the numeral is vague."""

    first: int
    last: int
    low: int
    high: int
    collective: bool = False


def number_at(tokens: Tokens, i: int) -> Number | None:
    """Return the number that begins at token ``i``, as long as it reaches, or ``None``, as outside the text."""
    if not 0 <= i < len(tokens) or len(tokens.norms[i]) > MAX_DIGITS:
        return None
    number = _number_at(tokens, i)
    return number if number is not None and number.high <= MAX_NUMBER else None


def opens_number(norm: str) -> bool:
    """Tell whether a number can begin with ``norm``."""
    return norm in _OPENING or norm[0].isdecimal()


def _number_at(tokens: Tokens, i: int) -> Number | None:
    norm = tokens.norms[i]
    if norm[0].isdecimal():
        return _digits(tokens, i)
    if norm in VAGUE:
        return _vague(tokens, i)
    if norm in COLLECTIVE:
        return Number(i, i, COLLECTIVE[norm], COLLECTIVE[norm], collective=True)
    if norm in UNITS or norm in ONE_WORD or _half_of(tokens, i):
        return _words(tokens, i)
    return None


def digits_value(norm: str) -> float | None:
    """Return the value of a token of digits: ``1.910`` is 1910, ``1,3`` is 1.3; ``None`` if it has none."""
    if _GROUPED.match(norm):
        return float(norm.replace(".", "").replace(",", ""))
    if norm.isdecimal():
        return float(norm)
    if _DECIMAL.match(norm) and ":" not in norm:
        return float(norm.replace(",", "."))
    return None


def _digits(tokens: Tokens, i: int) -> Number | None:
    value = digits_value(tokens.norms[i])
    if value is None:
        return None
    last = i
    if i + 1 < len(tokens) and tokens.norms[i + 1] in SCALES and tokens.norms[i + 1] != "ratus":
        last = i + 1
        if "," in tokens.norms[i]:
            value = float(tokens.norms[i].replace(".", "").replace(",", "."))
        value *= SCALES[tokens.norms[last]]
    elif _UNGROUPED.match(tokens.norms[i]):
        return None
    whole = round(value)
    if last == i and _in_the_tens(tokens, i, whole):
        return Number(i, i + 1, whole, whole + _step(whole) - 1)
    return Number(i, last, whole, whole) if abs(value - whole) < 1e-6 * max(1.0, value) else None


def _in_the_tens(tokens: Tokens, i: int, whole: int) -> bool:
    """Tell whether ``-an`` makes a round number vague: "90-an" is 90 to 99."""
    suffix = i + 1 < len(tokens) and tokens.text[tokens.ends[i] : tokens.ends[i + 1]].lower() == "-an"
    return suffix and whole > 0 and whole % 10 == 0


def _step(whole: int) -> int:
    """Return the size of the last decimal place of a number that is not nought: 10 for 90, 100 for 300."""
    return int("1" + "0" * (len(str(whole)) - len(str(whole).rstrip("0"))))


def _vague(tokens: Tokens, i: int) -> Number | None:
    bounds = VAGUE[tokens.norms[i]]
    if bounds is None:
        return None
    low, high = bounds
    last = i
    while last + 1 < len(tokens) and tokens.norms[last + 1] in SCALES:
        last += 1
        scale = SCALES[tokens.norms[last]]
        low, high = low * scale, (high + 1) * scale - 1
    return Number(i, last, low, high)


def _half_of(tokens: Tokens, i: int) -> bool:
    """Tell whether token ``i`` is a half of the scale behind it: "setengah juta", "satu setengah juta"."""
    after = tokens.norms[i + 1] if i + 1 < len(tokens) else ""
    return tokens.norms[i] == HALF and after in SCALES and after not in _SMALL


def _words(tokens: Tokens, i: int) -> Number:
    """Read number words as far as they go: ``dua ratus lima puluh ribu``, ``dua lusin``, ``satu setengah juta``."""
    total = group = current = 0
    at = i
    while at < len(tokens):
        norm = tokens.norms[at]
        if norm in UNITS and current == 0:
            current = UNITS[norm]
        elif norm in ONE_WORD and current == 0 and not (at > i and norm in {"seorang", "sepasang"}):
            if ONE_WORD[norm] >= 1_000:
                total, group, current = total + ONE_WORD[norm], 0, 0
            else:
                group += ONE_WORD[norm]
        elif norm == "belas" and current:
            group, current = group + 10 + current, 0
        elif norm == "puluh" and current:
            group, current = group + 10 * current, 0
        elif norm in _SMALL and current:
            group, current = group + SCALES[norm] * current, 0
        elif _half_of(tokens, at):
            at += 1
            total, group, current = total + round((group + current + 0.5) * SCALES[tokens.norms[at]]), 0, 0
        elif norm in SCALES and norm not in _SMALL and (group + current):
            total, group, current = total + (group + current) * SCALES[norm], 0, 0
        else:
            break
        at += 1
    value = total + group + current
    return Number(i, at - 1, value, value)
