"""Labels: which scores belong to which task, and how the scores of words become spans.

Each task labels every word: ``O`` outside, ``B`` the first word of a span, ``I`` a further one, with a kind behind a hyphen
where the task has several.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from saksi.encoder.words import Spotted

Scores = NDArray[np.float32]


class Task:
    """One task: its labels in the order of their scores."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.labels = labels
        self._may_follow = np.array([[_may_follow(left, right) for right in labels] for left in labels])
        self._may_begin = np.array([not label.startswith("I") for label in labels])

    def spans(self, scores: Scores, bounds: Sequence[int]) -> list[Spotted]:
        """Return the spans of an article in order: those of the best sequence of labels that is well-formed.

        Args:
            scores: shape (words, labels), before normalisation.
            bounds: where sentences begin, and the number of words; no span reaches over one of them.

        """
        if not len(scores):
            return []
        chances = _softmax(scores)
        best = self._best(np.log(chances), np.asarray(bounds))
        starts = set(bounds)
        spans: list[Spotted] = []
        first = None
        for i, label in enumerate([*(self.labels[n] for n in best), "O"]):
            if first is not None and (i in starts or not label.startswith("I")):
                sure = float(np.mean(chances[np.arange(first, i), best[first:i]]))
                spans.append(Spotted(first, i - 1, self.labels[best[first]].partition("-")[2], round(sure, 4)))
                first = None
            if label.startswith("B"):
                first = i
        return spans

    def inside(self, scores: Scores, kind: str = "") -> Scores:
        """Return for each word how likely it lies in a span (of one kind, if given), shape (words,)."""
        wanted = [i for i, label in enumerate(self.labels) if label != "O" and kind in ("", label.partition("-")[2])]
        return np.asarray(_softmax(scores)[:, wanted].sum(axis=1), dtype=np.float32)

    def chances(self, scores: Scores) -> dict[str, float]:
        """Return how likely each label is of one word, ``scores`` of shape (labels,)."""
        return dict(zip(self.labels, _softmax(scores[None])[0].tolist(), strict=True))

    def _best(self, logs: Scores, bounds: NDArray[np.intp]) -> NDArray[np.intp]:
        """Viterbi, all sentences side by side: the likeliest sequence in which I only follows B or I of its kind."""
        lengths = np.diff(bounds)
        places = np.arange(lengths.max())
        within = places < lengths[:, None]
        rows = np.zeros((*within.shape, len(self.labels)), np.float32)
        rows[within] = logs
        total = np.where(self._may_begin, rows[:, 0], -np.inf)
        stay = np.arange(len(self.labels))
        came: list[NDArray[np.intp]] = []
        for at in places[1:]:
            ways = np.where(self._may_follow, total[:, :, None], -np.inf)
            going = within[:, at, None]
            came.append(np.where(going, ways.argmax(axis=1), stay))
            total = np.where(going, ways.max(axis=1) + rows[:, at], total)
        path = [total.argmax(axis=1)]
        for step in reversed(came):
            path.append(np.take_along_axis(step, path[-1][:, None], axis=1)[:, 0])
        return np.stack(path[::-1], axis=1)[within]


def _may_follow(left: str, right: str) -> bool:
    return not right.startswith("I") or (left != "O" and left.partition("-")[2] == right.partition("-")[2])


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
