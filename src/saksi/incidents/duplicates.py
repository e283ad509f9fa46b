"""Copies of one text: found by MinHash, counted as one origin."""

from __future__ import annotations

from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Document
from saksi.model.readings import Reading

PERMUTATIONS, BANDS, SEED = 128, 32, 7
SHINGLE = 4
"""Words in a row that are compared as one piece."""
COPY = 0.6
"""Share of pieces in common from which two texts are copies of one."""


def origins(texts: Sequence[tuple[Document, Reading, Tokens]]) -> dict[str, str]:
    """Return for each document id the id of the first document of its copy family (its own if it has no copies).

    The first is the one published earliest, then the smallest id; zones take no part, so that other outlets' links and
    bylines do not hide a copy.
    """
    ordered = sorted(texts, key=lambda t: (t[1].published is None, str(t[1].published), t[0].document_id))
    index = RMinHashLSH(threshold=COPY, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes: list[RMinHash] = []
    origin: dict[str, str] = {}
    for number, (document, reading, tokens) in enumerate(ordered):
        pieces = _pieces(reading, tokens)
        one = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        one.update(pieces)
        twins = [i for i in index.query(one) if hashes[i].jaccard(one) >= COPY] if pieces else []
        first = ordered[min(twins)][0].document_id if twins else document.document_id
        origin[document.document_id] = origin.get(first, first)
        hashes.append(one)
        if pieces:
            index.insert(number, one)
    return origin


def _pieces(reading: Reading, tokens: Tokens) -> list[str]:
    words = [
        tokens.norms[i] for s in reading.sentences for i in tokens.within(s.span) if tokens.norms[i][0].isalnum()
    ]  # fmt: skip
    return [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
