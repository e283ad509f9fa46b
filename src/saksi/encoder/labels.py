"""Labels: which scores belong to which task, and how the scores of words become spans.

Each task labels every word: ``O`` outside, ``B`` the first word of a span, ``I`` a further one, with a kind behind a hyphen
where the task has several.
"""

from __future__ import annotations

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

    def spans(self, scores: Scores) -> list[Spotted]:
        """Return the spans of a run of words in order: those of the best sequence of labels that is well-formed.

        Args:
            scores: shape (words, labels), before normalisation.

        """
        if not len(scores):
            return []
        chances = _softmax(scores)
        best = self._best(np.log(chances))
        spans: list[Spotted] = []
        first = None
        for i, label in enumerate([*(self.labels[n] for n in best), "O"]):
            if first is not None and not label.startswith("I"):
                sure = float(np.mean([chances[j, best[j]] for j in range(first, i)]))
                spans.append(Spotted(first, i - 1, self.labels[best[first]].partition("-")[2], round(sure, 4)))
                first = None
            if label.startswith("B"):
                first = i
        return spans

    def inside(self, scores: Scores, kind: str = "") -> Scores:
        """Return for each word how likely it lies in a span (of one kind, if given), shape (words,)."""
        wanted = [i for i, label in enumerate(self.labels) if label != "O" and kind in ("", label.partition("-")[2])]
        return np.asarray(_softmax(scores)[:, wanted].sum(axis=1), dtype=np.float32)

    def _best(self, logs: Scores) -> list[int]:
        """Viterbi: the likeliest sequence in which I only follows B or I of its kind."""
        total = np.where(self._may_begin, logs[0], -np.inf)
        came: list[NDArray[np.intp]] = []
        for row in logs[1:]:
            ways = np.where(self._may_follow, total[:, None], -np.inf)
            came.append(ways.argmax(axis=0))
            total = ways.max(axis=0) + row
        path = [int(total.argmax())]
        for step in reversed(came):
            path.append(int(step[path[-1]]))
        return path[::-1]


def _may_follow(left: str, right: str) -> bool:
    return not right.startswith("I") or (left != "O" and left.partition("-")[2] == right.partition("-")[2])


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
