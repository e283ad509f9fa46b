"""Copies of one text: told from mere likeness by pieces, numbers, names and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from saksi.lexicon.rarity import stem_of, weight_of
from saksi.lexicon.tokens import Tokens
from saksi.model.readings import Reading

SHINGLE = 4
"""Words in a row that are compared as one piece."""
PIECES, NUMBERS, RARE, LENGTH = 0.55, 0.95, 0.8, 0.0
"""Shares of the shorter text's pieces, numbers and rare words that are in the other too, and of the longer text's length
that the shorter one has (records 0009, 0040)."""
LATER = 0.75, 1.0, 0.9, 0.6
"""The same for what is printed more than ``DAYS`` after the first: texts of one form (weather, prices) come again."""
FEWEST = 12
"""Pieces that a text has at least to be compared; two short ones are easily alike."""
RARITY = 8.0
"""Weight from which a word is rare: names, above all."""
DAYS = 2
"""Most copies are printed so many days after the first at most."""
MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with bits all over (2^64 by the golden ratio): spreads each step of a hash over all 64 bits."""
CHUNK = 256
"""Texts whose pieces in common with all others are held at a time."""

Pairs = Iterator[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What two texts are compared by.

    Attributes:
        document_id: the article.
        published: its day, ``None`` if unknown.
        pieces: hashes of its pieces, each once, rising, as unsigned 64-bit numbers in little-endian order.
        numbers: the words that begin with a digit.
        rare: its rare words.

    """

    document_id: str
    published: date | None
    pieces: bytes
    numbers: frozenset[str]
    rare: frozenset[str]


def sketch_of(reading: Reading, tokens: Tokens) -> Sketch:
    """Return what a text is compared by; zones take no part, so that other outlets' links and bylines hide no copy."""
    within = [i for sentence in reading.sentences for i in tokens.within(sentence.span)]
    words = [tokens.norms[i] for i in within if tokens.norms[i][0].isalnum()]
    return Sketch(
        reading.document_id,
        reading.published,
        _pieces(words).astype("<u8").tobytes(),
        frozenset(word for word in words if word[0].isdigit()),
        frozenset(word for word in set(words) if weight_of(stem_of(word)) >= RARITY),
    )


def _pieces(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return a number for each piece, each once, rising: of two pieces the same but by a chance of 1 in 2^64."""
    hashes = np.array([_hash(word) for word in words], dtype=np.uint64)
    number = max(0, len(hashes) - SHINGLE + 1)
    found = np.zeros(number, dtype=np.uint64)
    for place in range(SHINGLE if number else 0):
        found = (found ^ hashes[place : place + number]) * MIX
        found ^= found >> np.uint64(29)
    return np.unique(found)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


def copies(sketches: Sequence[Sketch], rows: int | None = None) -> Pairs:
    """Yield the pairs of texts of which one copies the other, by their indices, smaller first, each once.

    Args:
        sketches: the texts.
        rows: the first so many are compared with each other and with the rest; all if not given.

    """
    rows = len(sketches) if rows is None else rows
    pieces = [np.frombuffer(one.pieces, dtype="<u8") for one in sketches]
    sizes = np.array([len(found) for found in pieces])
    table = _table(pieces)
    columns = table.T.tocsr()
    for start in range(0, rows, CHUNK):
        common = (table[start : min(start + CHUNK, rows)] @ columns).tocsr()
        for i in range(start, min(start + CHUNK, rows)):
            held = slice(common.indptr[i - start], common.indptr[i - start + 1])
            others, shared = common.indices[held], common.data[held]
            shorter = np.minimum(sizes[others], sizes[i])
            likely = (shared >= PIECES * shorter) & (shorter >= FEWEST) & (others != i) & ((others > i) | (others >= rows))
            parts = shared[likely] / shorter[likely]
            for j, part in sorted(zip(others[likely].tolist(), parts.tolist(), strict=True)):
                if _is_copy(sketches[i], sketches[j], part):
                    yield i, j


def _table(pieces: Sequence[NDArray[np.uint64]]) -> csr_array:
    """Return a row a text and a column a piece."""
    ends = np.cumsum([0, *(len(found) for found in pieces)])
    names, columns = np.unique(np.concatenate([*pieces, np.empty(0, dtype="<u8")]), return_inverse=True)
    return csr_array((np.ones(len(columns), dtype=np.int32), columns, ends), shape=(len(pieces), len(names)))


def _is_copy(one: Sketch, other: Sketch, part: float) -> bool:
    """Tell whether a text copies another that has ``part`` of the shorter one's pieces."""
    later = one.published and other.published and abs((other.published - one.published).days) > DAYS
    pieces, numbers, rare, length = LATER if later else (PIECES, NUMBERS, RARE, LENGTH)
    short, long = sorted((len(one.pieces), len(other.pieces)))
    if part < pieces or short < length * long:
        return False
    return _share(one.numbers, other.numbers) >= numbers and _share(one.rare, other.rare) >= rare


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the smaller set is in both; 1 if it is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0
