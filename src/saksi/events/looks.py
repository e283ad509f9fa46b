"""How an act looks from words that may belong to it: what stands between, who says it, what opens their phrase.

Everything is told as features, that is as short strings, for the weights.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from saksi.events.acts import Act
from saksi.events.attribution import Speech, Voices
from saksi.events.clauses import BREAKS, PREPOSITIONS, PRONOUNS, verb
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

STEPS = (0, 1, 2, 3, 5, 8, 12, 20)
"""Bounds of the steps in which the words between count."""
OPENING = PREPOSITIONS | BREAKS | {"dan", "serta", "yang", "oleh", ",", '"', ":", "("}
KINDS = ("verb", "break", "pronoun", "yang", ",", "bahwa", '"', "oleh", "dan")
_CULPRITS = words("culprits")
_PARTING = frozenset({"verb", "break", ",", '"'})
"""What parts two clauses."""


class Look:
    """An act on its page, with what is asked again for every word that may belong to it."""

    def __init__(self, page: Page, board: Board, voices: Voices, act: Act, acts: Iterable[Act]) -> None:
        self.page, self.board, self.act, self._voices = page, board, act, voices
        self.kind, self.form = act.entry.event_type, f"{act.voice}{'/light' if act.helper is not None else ''}"
        self.inside = page.tokens_of(page.sentences[act.sentence])
        self.said: list[Speech] = voices.saying(page.tokens.span(act.first, act.last))
        self.speakers = {s.actor_id for speech in self.said for s in speech.speakers if s.actor_id}
        self.agents, self.targets = ids(act.agents), ids(act.targets)
        beside = [other for other in acts if other is not act and other.sentence == act.sentence]
        self.busy = {
            filler.span.start: role for role in ("targets", "agents") for other in beside for filler in getattr(other, role)
        }
        """By where they stand: who acts or suffers in another act of the sentence."""
        before = page.norms[max(act.begin - 2, self.inside.start) : act.begin]
        self.unnamed = act.voice == "active" and len(before) == 2 and before[0] in _CULPRITS and before[1] == "yang"
        """Whether the words before it say that nobody named did it: "pelaku yang membacok"."""

    def gap(self, first: int, last: int) -> slice:
        """Return the tokens between tokens ``first`` to ``last`` and the act with its light verb."""
        return slice(last + 1, self.act.begin) if last < self.act.begin else slice(self.act.last + 1, first)

    def between(self, first: int, last: int) -> list[str]:
        """Return what stands between tokens ``first`` to ``last`` of the act's sentence and the act, and on which side."""
        gap = self.gap(first, last)
        where = f"{'before' if last < self.act.first else 'behind'}/{self.form}"
        kinds = _kinds(tuple(self.page.norms[gap]))
        actors = len({id(found) for found in self.board.at[gap] if found is not None})
        size = bisect_right(STEPS, gap.stop - gap.start)
        return [
            f"words:{where}/{size}", f"clear:{where}/{_PARTING.isdisjoint(kinds)}/{min(actors, 2)}",
            *[f"gap:{where}/{kind}" for kind in kinds],
        ]  # fmt: skip

    def opener(self, first: int) -> str:
        """Return what stands right before token ``first``, if it opens a phrase or a clause."""
        if first == 0 or self.page.sentence_at[first - 1] != self.page.sentence_at[first]:
            return "start"
        norm = self.page.norm(first - 1)
        return norm if norm in OPENING else "word"

    def apart(self, span: Span) -> str:
        """Tell whether the act and ``span`` are said by the same."""
        return "same" if self._voices.saying(span)[:1] == self.said[:1] else "quoted" if self.said else "outside"


def ids(fillers: Iterable[RoleFiller]) -> set[str]:
    """Return the actors that fillers name."""
    return {f.actor_id for f in fillers if f.actor_id}


@lru_cache(maxsize=100_000)
def _kinds(norms: tuple[str, ...]) -> tuple[str, ...]:
    found = {kind for norm in norms for kind in _kinds_of(norm)}
    return tuple(kind for kind in KINDS if kind in found)


@lru_cache(maxsize=100_000)
def _kinds_of(norm: str) -> tuple[str, ...]:
    tests = {"verb": verb(norm), "break": norm in BREAKS, "pronoun": norm in PRONOUNS}
    return tuple(kind for kind in KINDS if tests.get(kind, norm == kind))
