"""An encoder that sees what a test tells it to, so that what is made of its sight can be tested without weights."""

from typing import cast

from saksi.encoder.run import Encoder
from saksi.encoder.words import Spotted, Word
from saksi.events.standins import NAMES
from saksi.model.events import MODES

FIRST, SECOND, THIRD = NAMES[:3]


class Eyes:
    """Sees the given words: task -> (words, kind, score)."""

    sha256 = "0" * 64

    def __init__(self, roles: Encoder | None = None, **told: list[tuple[str, str, float]]) -> None:
        self.told, self.roles = told, roles

    def look(self, sentences: list[list[Word]]) -> "Eyes":
        self.words = [word.surface.lstrip("-") for sentence in sentences for word in sentence]
        return self

    def only(self, rows: list[int]) -> "Eyes":
        found = Eyes(None, **self.told)
        found.words = [self.words[row] for row in rows]
        return found

    def inside(self, task: str) -> list[float]:
        return [self.chance(task, n, n) for n in range(len(self.words))]

    def chances(self, task: str, word: int) -> dict[str, float]:
        told = self.told.get(task, [])
        return {kind: score if self.words[word] in words.split() else 1 / len(told) for words, kind, score in told}

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


def eyes(roles: Encoder | None = None, **told: list[tuple[str, str, float]]) -> Encoder:
    """Return an encoder that sees what it is told; ``roles`` is what reads single acts."""
    return cast(Encoder, Eyes(roles, **told))


def role_eyes(
    trigger: str, worth: float = 0.99, status: str = "actual", kind: str = "ASSAULT", **told: tuple[str, float]
) -> Encoder:
    """Return what reads single acts: role -> (words, how likely), and of each word of ``trigger`` its act's status,
    kind and worth.

    Names of sides are to be given as they are read: ``FIRST`` for the side named first, and so on.
    """
    statuses = dict.fromkeys(("actual", "background", "planned", "hypothetical", "denied"), 0.001) | {status: 0.99}
    roles = {role: [(words, "", chance)] for role, (words, chance) in told.items()}
    roles["status"] = [(trigger, name, chance) for name, chance in statuses.items()]
    kinds = dict.fromkeys(MODES, 0.0) | {kind: worth, "left": 1 - worth}
    roles["kind"] = [(trigger, name, chance) for name, chance in kinds.items()]
    return cast(Encoder, Eyes(None, **roles))
