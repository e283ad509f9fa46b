"""Lemmas, by which a search finds all forms of a word: a light stemmer, checked against the words of the news."""

from __future__ import annotations

import re
from functools import cache

from saksi.lexicon.rarity import stem_of
from saksi.lexicon.words import word_counts

OFTEN = 5
"""So often a word stands in the counted news that it is no slip."""
_PREFIX = re.compile(
    r"(?:memper|diper|menge(?=.{3,4}$)|meny|peny|meng|peng|mem|pem|men|pen|me|pe|di|per|ber|ter|ke(?=.*an$))(?=.{3})"
)
_SWALLOWED = {"meny": "s", "peny": "s", "meng": "k", "peng": "k", "mem": "p", "pem": "p", "men": "t", "pen": "t"}
_SUFFIXES = ("", "kan", "an", "i")


@cache
def lemma_of(norm: str) -> str:
    """Return the form under which all forms of a word are found: "menembak", "penembakan", "ditembak" give "tembak".

    It is the stem, if the stem is a word. If not ("perang" is no form of "rang"), less is taken off: the first that is
    a word counts, the word itself at last. What nobody knows keeps its stem.
    """
    stem = stem_of(norm)
    if stem == norm or _is_word(stem):
        return stem
    return next((one for one in (*_less(norm), norm) if _is_word(one)), stem)


def _less(norm: str) -> list[str]:
    """Return what is left of a word without its prefix, then also without a suffix."""
    prefix = _PREFIX.match(norm)
    if prefix is None:
        return []
    rest = norm[prefix.end() :]
    letter = _SWALLOWED.get(prefix[0], "") if rest[0] in "aeiou" else ""
    rests = (letter + rest, rest) if letter else (rest,)
    return [
        one.removesuffix(suffix)
        for suffix in _SUFFIXES
        for one in rests
        if one.endswith(suffix) and len(one) - len(suffix) > 2
    ]


def _is_word(norm: str) -> bool:
    return word_counts().get(norm, 0) >= OFTEN
