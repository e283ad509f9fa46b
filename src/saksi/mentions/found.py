"""What the actor finders pass to each other before mentions are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saksi.model.spans import Span
from saksi.text.page import Page


@dataclass(slots=True)
class Found:
    """An actor found at tokens ``first`` to ``last``, ``kind`` as in the codebook's actors."""

    first: int
    last: int
    actor_id: str
    name: str
    kind: str
    rule: str
    country: str | None = None
    sector: str | None = None
    score: float = 1.0


class Board:
    """The actors found so far, with the tokens they take; a token belongs to one actor at most."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.at: list[Found | None] = [None] * len(page.tokens)

    def free(self, first: int, last: int) -> bool:
        """Tell whether no token from ``first`` to ``last`` is taken."""
        return all(self.at[i] is None for i in range(first, last + 1))

    def add(self, found: Found) -> bool:
        """Take the tokens of ``found`` unless one is taken; tell whether it was added."""
        if not self.free(found.first, found.last):
            return False
        for i in range(found.first, found.last + 1):
            self.at[i] = found
        return True

    def widen(self, found: Found, first: int, last: int) -> None:
        """Let ``found`` also cover free tokens to its left and right."""
        for i in range(first, last + 1):
            if self.at[i] is None or self.at[i] is found:
                self.at[i] = found
        found.first, found.last = min(first, found.first), max(last, found.last)

    def drop(self, found: Found) -> None:
        """Free the tokens of ``found``."""
        for i in range(found.first, found.last + 1):
            if self.at[i] is found:
                self.at[i] = None

    def all(self) -> list[Found]:
        """Return what was found, in text order."""
        return self.among(range(len(self.at)))

    def among(self, tokens: range) -> list[Found]:
        """Return what was found at some tokens, in text order."""
        seen: list[Found] = []
        for found in self.at[tokens.start : tokens.stop]:
            if found is not None and (not seen or seen[-1] is not found):
                seen.append(found)
        return seen

    def at_span(self, span: Span) -> Found | None:
        """Return the actor at the first token of ``span``."""
        inside = self.page.tokens.within(span)
        return self.at[inside.start] if len(inside) else None

    def before(self, i: int, kinds: Iterable[str], *, same_sentence: bool = False) -> Found | None:
        """Return the last actor of one of ``kinds`` that ends before token ``i``."""
        wanted = frozenset(kinds)
        for j in range(i - 1, -1, -1):
            found = self.at[j]
            if same_sentence and self.page.sentence_at[j] != self.page.sentence_at[i]:
                return None
            if found is not None and found.kind in wanted:
                return found
        return None
