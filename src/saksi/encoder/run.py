"""Run the encoder over one article at a time, so that nothing depends on what was read before or beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from saksi.encoder.labels import Scores, Task
from saksi.encoder.pieces import PieceCutter
from saksi.encoder.windows import Window, make_windows
from saksi.encoder.words import Spotted, Word


class Seen:
    """What is seen in one article.

    Args:
        scores: of every word for the labels of every task, shape (words, labels).
        bounds: where sentences begin, and the number of words.
        tasks: for each task its labels, and its columns in ``scores``.

    """

    def __init__(self, scores: Scores, bounds: list[int], tasks: Mapping[str, tuple[Task, slice]]) -> None:
        self.scores, self._bounds, self._tasks = scores, bounds, tasks

    def spans(self, task: str) -> list[Spotted]:
        """Return the spans of one task in text order; none reaches over the end of a sentence."""
        reader, columns = self._tasks[task]
        return reader.spans(self.scores[:, columns], self._bounds)

    def knows(self, task: str) -> bool:
        """Tell whether the encoder learnt a task."""
        return task in self._tasks

    def chance(self, task: str, first: int, last: int, kind: str = "") -> float:
        """Return how likely words ``first`` to ``last`` lie in spans of a task, or of one kind of it (0 to 1)."""
        reader, columns = self._tasks[task]
        return float(reader.inside(self.scores[first : last + 1, columns], kind).mean())

    def inside(self, task: str) -> list[float]:
        """Return for every word how likely it lies in a span of a task."""
        reader, columns = self._tasks[task]
        found: list[float] = reader.inside(self.scores[:, columns]).tolist()
        return found

    def chances(self, task: str, word: int) -> dict[str, float]:
        """Return how likely each label of a task is of one word."""
        reader, columns = self._tasks[task]
        return reader.chances(self.scores[word, columns])

    def only(self, words: list[int]) -> Seen:
        """Return what is seen of some words, as one sentence, numbered anew."""
        return Seen(self.scores[words], [0, len(words)], self._tasks)


class Session:
    """A model that runs on so many threads; what it gives does not depend on how many."""

    def __init__(self, model: bytes, threads: int) -> None:
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        self._runs = onnxruntime.InferenceSession(model, settings, providers=["CPUExecutionProvider"])

    def scores(self, ids: NDArray[np.int64]) -> Scores:
        """Return the scores of every piece of a window, shape (pieces, scores)."""
        scores: Scores = self._runs.run(None, {"ids": ids})[0]
        return scores


class Encoder:
    """What each word of an article means where it stands, as scores for the labels of each task.

    Args:
        session: runs the model.
        cutter: cuts words into the model's pieces.
        tasks: task name -> labels, in the order of the scores.
        begin, end: piece ids of the marks around a window.
        sha256: of the adapters, which with the base decide every score; of theirs too, if there are ``roles``.

    """

    def __init__(
        self, session: Session, cutter: PieceCutter, tasks: Mapping[str, tuple[str, ...]], *,
        begin: int, end: int, sha256: str,
    ) -> None:  # fmt: skip
        self._session = session
        self.cutter, self._begin, self._end = cutter, begin, end
        self.sha256 = sha256
        self.roles: Encoder | None = None
        self._tasks: dict[str, tuple[Task, slice]] = {}
        self._labels = 0
        for name, labels in tasks.items():
            self._tasks[name] = (Task(labels), slice(self._labels, self._labels + len(labels)))
            self._labels += len(labels)

    def with_roles(self, roles: Encoder) -> Encoder:
        """Return this encoder, which now has another that reads single acts, marked in their sentences."""
        self.roles = roles
        self.sha256 = hashlib.sha256(f"{self.sha256} {roles.sha256}".encode()).hexdigest()
        return self

    def look(self, sentences: list[list[Word]]) -> Seen:
        """Return what is seen in one article, whose words are numbered throughout."""
        return Seen(self.rows(sentences), np.cumsum([0, *map(len, sentences)]).tolist(), self._tasks)

    def rows(self, sentences: list[list[Word]]) -> Scores:
        """Return the scores of every word of one article for every label, shape (words, labels)."""
        scores = np.zeros((sum(map(len, sentences)), self._labels), np.float32)
        for window in make_windows(sentences, self.cutter):
            numbers, firsts = zip(*window.firsts, strict=True)
            scores[list(numbers)] = self._run(window)[[first + 1 for first in firsts]]
        return scores

    def _run(self, window: Window) -> Scores:
        ids = np.array([self._begin, *window.pieces, self._end], np.int64)
        return self._session.scores(ids)
