"""An encoder that sees what a test tells it to, so that what is made of its sight can be tested without weights."""

from typing import cast

from saksi.encoder.run import Encoder
from saksi.encoder.words import Spotted, Word


class Eyes:
    """Sees the given words: task -> (words, kind, score)."""

    sha256 = "0" * 64

    def __init__(self, **told: list[tuple[str, str, float]]) -> None:
        self.told = told

    def look(self, sentences: list[list[Word]]) -> "Eyes":
        self.words = [word.surface.lstrip("-") for sentence in sentences for word in sentence]
        return self

    def knows(self, task: str) -> bool:
        return task in self.told

    def spans(self, task: str) -> list[Spotted]:
        found = []
        for words, kind, score in self.told.get(task, []):
            wanted = words.split()
            for i in range(len(self.words)):
                if self.words[i : i + len(wanted)] == wanted:
                    found.append(Spotted(i, i + len(wanted) - 1, kind, score))
        return sorted(found)

    def chance(self, task: str, first: int, last: int, kind: str = "") -> float:
        held = [s.score for s in self.spans(task) if s.first <= first <= last <= s.last and kind in ("", s.kind)]
        return max(held, default=0.0)


def eyes(**told: list[tuple[str, str, float]]) -> Encoder:
    """Return an encoder that sees what it is told."""
    return cast(Encoder, Eyes(**told))
