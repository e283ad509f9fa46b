"""What differs between two readings of the same articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saksi.model.spans import Span

Change = Literal["changed", "only A", "only B"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference.

    Attributes:
        document_id: the article.
        field: ``events`` for a whole event, ``events.type`` for its type, and so on.
        change: the value is another, or only one of the two has one.
        one, other: what A and B say, empty where one says nothing.
        span: the words it is about, in A's reading, or in B's where only B has them; ``None`` for a whole article.
        words: the words themselves.
        sentence: the sentence they stand in; of an event its evidence.

    """

    document_id: str
    field: str
    change: Change
    one: str = ""
    other: str = ""
    span: Span | None = None
    words: str = ""
    sentence: str = ""


@dataclass(slots=True)
class Count:
    """How often a field is the same, another, or there on one side only."""

    same: int = 0
    changed: int = 0
    only_a: int = 0
    only_b: int = 0

    def add(self, change: Change | Literal["same"], number: int = 1) -> None:
        """Count some more."""
        if change == "same":
            self.same += number
        elif change == "changed":
            self.changed += number
        elif change == "only A":
            self.only_a += number
        else:
            self.only_b += number
