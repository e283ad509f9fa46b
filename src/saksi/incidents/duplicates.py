"""Copies of one text: found by MinHash, told from mere likeness by numbers, names and days, counted as one origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from rensa import RMinHash, RMinHashLSH

from saksi.lexicon.rarity import stem_of, weight_of
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Document
from saksi.model.readings import Reading

PERMUTATIONS, BANDS, SEED = 128, 64, 7
NEAR = 0.2
"""Share of pieces in common from which two texts are looked at."""
SHINGLE = 4
"""Words in a row that are compared as one piece."""
PIECES, NUMBERS, RARE = 0.55, 0.95, 0.8
"""Shares of the shorter text's pieces, numbers and rare words that a copy has in common with the other (record 0009)."""
FEWEST = 12
"""Pieces that a text has at least to be compared; two short ones are easily alike."""
RARITY = 8.0
"""Weight from which a word is rare: names, above all."""
DAYS = 2
"""A copy is printed so many days after the first at most; texts of one form (weather, prices) come again later."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What two texts are compared by."""

    document_id: str
    published: date | None
    pieces: frozenset[int]
    numbers: frozenset[str]
    rare: frozenset[str]


def origins(texts: Sequence[tuple[Document, Reading, Tokens]]) -> dict[str, str]:
    """Return for each document id the id of the first document of its copy family (its own if it has no copies).

    The first is the one published earliest, then the smallest id; zones take no part, so that other outlets' links and
    bylines do not hide a copy.
    """
    ordered = sorted(texts, key=lambda t: (t[1].published is None, str(t[1].published), t[0].document_id))
    index = RMinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS, num_bands=BANDS)
    seen: list[_Text] = []
    origin: dict[str, str] = {}
    for number, (_, reading, tokens) in enumerate(ordered):
        words = _words(reading, tokens)
        pieces = [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
        one = _text(reading, words, pieces)
        seen.append(one)
        origin[one.document_id] = one.document_id
        if len(pieces) >= FEWEST:
            minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
            minhash.update(pieces)
            first = min((i for i in index.query(minhash) if _is_copy(seen[i], one)), default=number)
            origin[one.document_id] = origin[seen[first].document_id]
            index.insert(number, minhash)
    return origin


def _is_copy(one: _Text, other: _Text) -> bool:
    if one.published and other.published and abs((other.published - one.published).days) > DAYS:
        return False
    return (
        _share(one.pieces, other.pieces) >= PIECES
        and _share(one.numbers, other.numbers) >= NUMBERS
        and _share(one.rare, other.rare) >= RARE
    )


def _share(one: frozenset[int] | frozenset[str], other: frozenset[int] | frozenset[str]) -> float:
    """Return how much of the smaller set is in both; 1 if it is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0


def _text(reading: Reading, words: Sequence[str], pieces: Sequence[str]) -> _Text:
    return _Text(
        reading.document_id,
        reading.published,
        frozenset(int.from_bytes(blake2b(piece.encode(), digest_size=8).digest()) for piece in pieces),
        frozenset(word for word in words if word[0].isdigit()),
        frozenset(word for word in set(words) if weight_of(stem_of(word)) >= RARITY),
    )


def _words(reading: Reading, tokens: Tokens) -> list[str]:
    return [tokens.norms[i] for s in reading.sentences for i in tokens.within(s.span) if tokens.norms[i][0].isalnum()]
