"""What is an ordinary Indonesian word, and where two words were glued together by a crawler."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise

from saksi.lexicon.grammar import words

SHORT = words("short-pieces")
ACRONYMS = words("acronyms")
MIN_PIECE = 4
MAX_GLUED = 200
"""Letters; what is longer is no row of glued words but data, and takes for ever to cut."""
MAX_PIECES = 4
COMMON = 100
VERY_COMMON = 1000
LETTERS_TO_COMPARE, LONG_NAME = 5, 7
"""Shorter words are too like others."""
TAILS = ((9, 20), (6, 300))
"""A word of so many letters that stands in the news so often is no chance ending of a name."""
VERB_TAIL, VERBS = 8, ("meng", "mem", "men")
"""Behind a name of the codebook a verb of so many letters is cut off, however rare: ``Trumpmembujuk``."""
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?=[A-ZÀ-Þ])")
"""Where a word ends that was glued to the next; not in "McDonald", "MacArthur", "DeSantis"."""
_ACRONYM = re.compile(r"^([A-Z]{2,})([a-z]{3,})$")


@cache
def word_counts() -> dict[str, int]:
    """Return how often a word stands in lower case in general news; do not change what is returned."""
    lines = (files("saksi.lexicon") / "data" / "words.tsv").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (line.split("\t") for line in lines)}


@cache
def whole_words() -> frozenset[str]:
    """Return capitalised words, in lower case, that look glued and are not: ``suryadi``, ``granada``."""
    lines = (files("saksi.lexicon") / "data" / "whole.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines)


@dataclass(slots=True)
class Vocabulary:
    """Word counts of ordinary Indonesian, and the words that names in the codebook are made of.

    Attributes:
        counts: how often a word stands in lower case in general news (``data/words.tsv``).
        names: lower-case words that occur in names of the codebook.
        whole: lower-case words that are never cut (``data/whole.tsv``).

    """

    counts: dict[str, int]
    names: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    _cache: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def is_word(self, norm: str) -> bool:
        """Tell whether ``norm`` is an ordinary word, with or without a clitic such as -nya."""
        return norm in self.counts or self.without_clitic(norm) in self.counts

    def without_clitic(self, norm: str) -> str:
        """Return ``norm`` without one clitic (-nya, -lah, -kah, -pun, -ku, -mu); itself if it has none."""
        for clitic in CLITICS:
            if norm.endswith(clitic) and len(norm) - len(clitic) >= 3:
                return norm[: -len(clitic)]
        return norm

    def cuts(self, word: str) -> tuple[int, ...]:
        """Return the offsets inside ``word`` at which glued words meet: ``Gazaselatan`` gives ``(4,)``."""
        if len(word) > MAX_GLUED:
            return ()
        found = self._cache.get(word)
        if found is None:
            found = self._cuts(word)
            if len(self._cache) < 200_000:
                self._cache[word] = found
        return found

    def _cuts(self, word: str) -> tuple[int, ...]:
        if self._plain(word):
            return ()
        edges = [0, *(m.start() for m in _CAMEL.finditer(word)), len(word)]
        cuts: list[int] = edges[1:-1]
        for start, end in pairwise(edges):
            cuts.extend(start + cut for cut in self._split(word[start:end]))
        return tuple(sorted(cuts))

    def _plain(self, word: str) -> bool:
        lower = word.lower()
        return (lower in self.counts or lower in self.names) and _CAMEL.search(word) is None

    def _split(self, word: str) -> tuple[int, ...]:
        """Split one piece without inner capitals: an acronym and its neighbour, or known words in a row."""
        lower = word.lower()
        if not self.counts or len(word) < 6 or lower in self.names or lower in self.whole or self.is_word(lower):
            return ()
        if acronym := _ACRONYM.match(word):
            return self._after_acronym(word, len(acronym[1]))
        return self._known_row(lower, capital=word[0].isupper())

    def _after_acronym(self, word: str, run: int) -> tuple[int, ...]:
        if self.counts.get(word[run:].lower(), 0) >= COMMON:
            return (run,)
        rest = word[run - 1 :].lower()
        known = rest in self.names or self.counts.get(rest, 0) >= COMMON or word[: run - 1] in ACRONYMS
        if run > 2 and known:
            return (run - 1,)
        return ()

    def _known_row(self, word: str, *, capital: bool) -> tuple[int, ...]:
        best: tuple[int, int, tuple[int, ...]] | None = None
        stack: list[tuple[int, int, tuple[int, ...]]] = [(0, 10**9, ())]
        while stack:
            start, least, cuts = stack.pop()
            for end in range(start + 2, len(word) + 1):
                count = self._weight(word[start:end], capital=capital and start == 0)
                if not count:
                    continue
                weakest = min(least, count)
                if end == len(word):
                    better = best is None or (-len(cuts), weakest) > (best[0], best[1])
                    if cuts and better and self._has_ordinary(word, (0, *cuts, end)):
                        best = (-len(cuts), weakest, cuts)
                elif len(cuts) < MAX_PIECES - 1:
                    stack.append((end, weakest, (*cuts, end)))
        if best:
            return best[2]
        return self._long_tail(word) if capital else ()

    def _has_ordinary(self, word: str, edges: tuple[int, ...]) -> bool:
        """Tell whether one of the pieces is an ordinary word: two names in a row are one name, ``Kirkpatrick``."""
        return any(self.counts.get(word[start:end], 0) >= COMMON for start, end in pairwise(edges))

    def _weight(self, piece: str, *, capital: bool) -> int:
        if len(piece) < MIN_PIECE and piece not in SHORT:
            return 0
        count = self.counts.get(piece, 0)
        if piece in self.names and len(piece) >= MIN_PIECE:
            return max(count, COMMON)
        floor = VERY_COMMON if capital else COMMON
        return count if count >= floor else 0

    def _long_tail(self, word: str) -> tuple[int, ...]:
        """Cut an unknown name from the long ordinary word behind it: ``Shinawatramenghadapi``."""
        for cut in range(4, len(word)):
            count, letters = self.counts.get(word[cut:], 0), len(word) - cut
            if any(letters >= long and count >= least for long, least in TAILS):
                return (cut,)
            if letters >= VERB_TAIL and word[:cut] in self.names and (count or word[cut:].startswith(VERBS)):
                return (cut,)
        return ()


def misspelt(word: str, name: str) -> bool:
    """Tell whether a word is a name with one letter more, less or changed, or two swapped: "Isral", "Ukrania"."""
    if min(len(word), len(name)) < LETTERS_TO_COMPARE or abs(len(word) - len(name)) > 1 or word == name:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if len(word) == len(name) and word[same : same + 2] == name[same : same + 2][::-1]:
        same += 1
    return word[same + (len(word) >= len(name)) :] == name[same + (len(name) >= len(word)) :]
