"""Find all words and names of the codebook in a text at once (Aho-Corasick over word tokens)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import ahocorasick_rs

from saksi.lexicon.entries import Entry
from saksi.lexicon.tokens import Tokens, tokenise
from saksi.lexicon.words import Vocabulary

_PLAIN, _CAPITAL, _UPPER = range(3)
_SHORT_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry's words at tokens ``first`` to ``last`` (both included)."""

    first: int
    last: int
    entry: Entry


class Matcher:
    """All aliases of the codebook, ready to be found.

    An alias matches at word boundaries only, whatever hyphens, apostrophes and blanks stand between its words. Where the
    alias has a capital letter, the text must have one; a short acronym must be upper case throughout.
    """

    def __init__(self, aliases: Iterable[tuple[str, Entry]], vocabulary: Vocabulary) -> None:
        by_key: dict[str, list[tuple[tuple[int, ...], Entry]]] = defaultdict(list)
        for alias, entry in aliases:
            tokens = tokenise(alias, _NO_GLUE)
            if tokens.keys:
                by_key[" ".join(tokens.keys)].append((_letter_case(tokens, vocabulary), entry))
        self._payloads = list(by_key.values())
        self._widths = [key.count(" ") + 1 for key in by_key]
        self._automaton = ahocorasick_rs.AhoCorasick([f" {key} " for key in by_key])

    def find(self, tokens: Tokens) -> list[Hit]:
        """Return every hit, overlapping ones included, in order of the first token and then longest first."""
        line = f" {' '.join(tokens.keys)} "
        starts = accumulate((len(key) + 1 for key in tokens.keys), initial=0)
        index_at = dict(zip(starts, range(len(tokens)), strict=False))
        hits: list[Hit] = []
        for pattern, start, _ in self._automaton.find_matches_as_indexes(line, overlapping=True):
            first = index_at[start]
            last = first + self._widths[pattern] - 1
            for cases, entry in self._payloads[pattern]:
                if _case_fits(tokens, first, cases):
                    hits.append(Hit(first, last, entry))
        hits.sort(key=lambda hit: (hit.first, -hit.last))
        return hits


_NO_GLUE = Vocabulary(counts={})


def _letter_case(tokens: Tokens, vocabulary: Vocabulary) -> tuple[int, ...]:
    cases = []
    for i in range(len(tokens)):
        surface = tokens.surface(i)
        if surface.isupper() and len(surface) > 1:
            loose = len(surface) > _SHORT_ACRONYM and not vocabulary.is_word(surface.lower())
            cases.append(_CAPITAL if loose else _UPPER)
        else:
            cases.append(_CAPITAL if surface[:1].isupper() else _PLAIN)
    return tuple(cases) if any(cases) else ()


def _case_fits(tokens: Tokens, first: int, cases: tuple[int, ...]) -> bool:
    for offset, case in enumerate(cases):
        if case == _CAPITAL and not tokens.is_capital(first + offset):
            return False
        if case == _UPPER and not tokens.surface(first + offset).isupper():
            return False
    return True
