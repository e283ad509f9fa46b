"""Pieces: words cut into the parts that the encoder has weights for.

A unigram model: of all ways to cut a word, the one whose pieces have the greatest sum of log probabilities (Kudo 2018,
"Subword Regularization"). No piece of this vocabulary reaches over a blank, so words are cut one by one and remembered.
"""

from __future__ import annotations

from collections.abc import Mapping

BLANK = "▁"
"""Stands at the beginning of a piece for the blank before it (U+2581)."""
UNKNOWN_PENALTY = 10.0
"""An unknown character costs this more than the rarest piece (as in SentencePiece)."""


class PieceCutter:
    """Cuts words into piece ids.

    Args:
        ids: piece -> id.
        scores: log probability by id.
        replaced: characters that are replaced before cutting, and by what.
        unknown: the id for a character that is in no piece.

    """

    def __init__(self, ids: Mapping[str, int], scores: list[float], replaced: Mapping[str, str], unknown: int) -> None:
        self._ids, self._scores, self._unknown = ids, scores, unknown
        self._replaced = {ord(old): new for old, new in replaced.items()}
        self._longest = max(map(len, ids))
        self._unknown_score = min(scores) - UNKNOWN_PENALTY
        self._known: dict[tuple[str, bool], tuple[int, ...]] = {}

    def cut(self, word: str, after_blank: bool) -> tuple[int, ...]:
        """Return the ids of the pieces of ``word``, at least one; ``after_blank`` tells whether a blank stands before it."""
        key = (word, after_blank)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._cut(word, after_blank)
        return found

    def _cut(self, word: str, after_blank: bool) -> tuple[int, ...]:
        text = word.translate(self._replaced).strip()
        text = (BLANK if after_blank else "") + text.replace(" ", BLANK)
        if not text:
            return (self._unknown,)
        best = [0.0] + [float("-inf")] * len(text)
        came: list[tuple[int, int]] = [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                piece = self._ids.get(text[start:end])
                if piece is None and end > start + 1:
                    continue
                score = best[start] + (self._unknown_score if piece is None else self._scores[piece])
                if score > best[end]:
                    best[end], came[end] = score, (start, self._unknown if piece is None else piece)
        cut: list[int] = []
        at = len(text)
        while at:
            at, piece = came[at]
            cut.append(piece)
        return tuple(reversed(cut))
