"""Casts: what the encoder sees of one act in its sentence: who acts, on whom, where, when, who says so, and its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.encoder.run import Seen


class Cast:
    """Answers about one act by the numbers of the article's tokens.

    Args:
        seen: of each token that was looked at.
        inside: these tokens.
        at: the act's first token.

    """

    def __init__(self, seen: Seen, inside: range, at: int) -> None:
        self._seen, self._inside, self._at = seen, inside, at
        self._chances: dict[str, list[float]] = {}

    def chance(self, role: str, first: int, last: int) -> float | None:
        """Return how likely any of the tokens ``first`` to ``last`` has a role; ``None`` if none was looked at."""
        start = self._inside.start
        return max(self._of(role)[max(first - start, 0) : max(last + 1 - start, 0)], default=None)

    def most(self, role: str) -> float:
        """Return how likely the likeliest token has a role."""
        return max(self._of(role))

    def spans(self, role: str) -> list[tuple[int, int]]:
        """Return the first and the last token of every span of a role, in text order."""
        start = self._inside.start
        return [(start + one.first, start + one.last) for one in self._seen.spans(role)]

    def of_act(self, task: str) -> dict[str, float]:
        """Return how likely each label of a task is that tells of the act itself."""
        return self._seen.chances(task, self._at - self._inside.start)

    def _of(self, role: str) -> list[float]:
        if role not in self._chances:
            self._chances[role] = self._seen.inside(role)
        return self._chances[role]
