"""Vectors of texts: what a text is about, as the base sees it, so that texts can be compared that share no word.

The base puts all texts into a narrow cone: any two have a cosine of about .8 or more. So the mean of many articles is taken
away (``data/mean.json``, made once by ``training/vectors.py``). It never changes with a workspace: a vector depends on its
text alone. What remains is rounded to whole numbers of 8 bits, so that products of vectors are exact sums.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from saksi.encoder.pieces import PieceCutter

if TYPE_CHECKING:
    from saksi.encoder.run import Session

WIDTH = 384
"""Numbers of a vector."""
MAX_PIECES = 96
"""Pieces of a text that count, marks left aside: a headline and about three sentences."""
PASSAGE, QUESTION = "passage: ", "query: "
"""The base was trained with texts that begin so: those that are laid side by side or searched, and what is asked of them."""

Floats = NDArray[np.float32]
Rounded = NDArray[np.int8]


class Vectors:
    """Makes vectors of texts, one at a time, so that none depends on what was read before or beside it.

    Args:
        session: runs the base.
        cutter: cuts words into the base's pieces.
        begin, end: piece ids of the marks around a text.

    """

    def __init__(self, session: Session, cutter: PieceCutter, *, begin: int, end: int) -> None:
        self._session, self._cutter, self._begin, self._end = session, cutter, begin, end

    def vector(self, text: str) -> Rounded:
        """Return the vector of a text that is laid beside others, or searched."""
        return rounded(self.raw(PASSAGE + text))

    def question(self, text: str) -> Rounded:
        """Return the vector of what is asked for."""
        return rounded(self.raw(QUESTION + text))

    def raw(self, text: str) -> Floats:
        """Return the mean over the pieces of a text, of length 1; what is common to all texts is still in it."""
        pieces = islice((piece for word in text.split() for piece in self._cutter.cut(word, True)), MAX_PIECES)
        rows = self._session.scores(np.array([self._begin, *pieces, self._end], np.int64))
        mean = rows.mean(axis=0, dtype=np.float64)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


@cache
def usual() -> Floats:
    """Return the mean of many articles' vectors: what is common to all."""
    numbers = json.loads((files("saksi.encoder") / "data" / "mean.json").read_text(encoding="utf-8"))
    return np.array(numbers, dtype=np.float32)


def rounded(raw: Floats) -> Rounded:
    """Return a vector without the mean of all, as whole numbers from -127 to 127; only its direction counts."""
    apart = raw.astype(np.float64) - usual()
    return np.asarray(np.rint(apart * (127 / max(np.abs(apart).max(), 1e-9))), dtype=np.int8)


def likeness(one: Rounded, other: Rounded) -> Floats:
    """Return the cosines of rows and rows, shape (rows of one, rows of other).

    Sums of products of whole numbers below 2**24 are exact in floats of 32 bits, in whatever order they are added.
    """
    a, b = one.astype(np.float32), other.astype(np.float32)
    lengths = np.sqrt((a * a).sum(axis=1))[:, None] * np.sqrt((b * b).sum(axis=1))[None, :]
    return np.asarray(a @ b.T / np.maximum(lengths, 1), dtype=np.float32)
