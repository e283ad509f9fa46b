"""How an act looks from words that may belong to it: what stands between, who says it, what opens their phrase.

Everything is told as features, that is as short strings, for the weights.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache

from saksi.events.acts import Act
from saksi.events.attribution import Speech, Voices
from saksi.events.clauses import BREAKS, PREPOSITIONS, PRONOUNS, TAKING_SIDES, verb
from saksi.events.subjects import accuser
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

STEPS = (0, 1, 2, 3, 5, 8, 12, 20)
"""Bounds of the steps in which the words between count."""
OPENING = PREPOSITIONS | BREAKS | {"dan", "serta", "yang", "oleh", ",", '"', ":", "("}
KINDS = ("verb", "break", "pronoun", "yang", ",", "bahwa", '"', "oleh", "dan")
_TIMES, REACH_OF_BREAK = frozenset({"ketika", "saat", "setelah", "usai", "sejak", "sebelum", "sementara"}), 3
"""What opens a clause of time, and how many words before its noun of attack: "ketika dua ledakan"."""
FORCEFUL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts that hit things."""
_ATTACKS = words("attack-nouns")
_CULPRITS, _NOT_DOING = words("culprits"), words("not-doing")
_ASPECTS, MOST_ASPECTS = frozenset({"akan", "baru", "pernah", "sedang", "sudah", "telah"}), 2
_OWNED, OWNED_REACH = words("what-people-own"), 6
"""Things that belong to somebody, and how many words of titles may stand between: "rumah mantan Presiden Nepal X"."""
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

    @cached_property
    def accuser(self) -> Found | None:
        """Return who says that the one told of did it: "X dituduh Y menyerang"."""
        return accuser(self.board, self.act.begin) if self.act.voice == "active" else None

    @cached_property
    def met_before(self) -> int:
        """Return the token before which nobody did it, who only meets it: "X mencegat rudal yang ditembakkan"; 0 if none."""
        norms, act, first = self.page.norms, self.act, self.inside.start
        noun, sizes = act.voice == "noun" and act.helper is None, range(2, MOST_ASPECTS + 3)
        at = act.last + 1 if noun else act.begin + 1
        if not any(_undergone(norms[at : at + size] if noun else norms[at - size : at]) for size in sizes):
            return 0
        nearest = next((at for at in reversed(range(first, act.begin)) if verb(norms[at])), 0)
        return nearest if norms[nearest] in _NOT_DOING else 0

    @cached_property
    def other_cause_from(self) -> int:
        """Return where a clause begins whose noun of attack does it: "X pergi ketika ledakan menewaskan"; 0 if none does.

        Whoever is named before has not done it.
        """
        norms, first = self.page.norms, self.inside.start
        if self.act.voice != "active" or self.act.entry.part != "result":
            return 0
        for at in reversed(range(first, self.act.begin)):
            if norms[at] in BREAKS:
                return 0
            if norms[at] in _ATTACKS:
                opening = range(max(first, at - REACH_OF_BREAK), at)
                return next((i for i in reversed(opening) if norms[i] in _TIMES), 0)
        return 0

    def is_past_verb(self, first: int) -> bool:
        """Tell whether token ``first`` is behind a passive act and an active verb: "diserang, dituduh memiliki kapal X".

        Behind "oleh" or a noun of attack it may still be who acts.
        """
        if self.act.voice != "passive" or first not in self.inside:
            return False
        gap = self.page.norms[self.act.last + 1 : first]
        verbs = any(norm.startswith("me") and verb(norm) for norm in gap)
        return verbs and "oleh" not in gap and _ATTACKS.isdisjoint(gap)

    def is_doer(self, first: int) -> bool:
        """Tell whether "oleh" says that token ``first`` names who did it, and not whom: "penembakan brutal oleh X"."""
        if self.page.norm(first - 1) != "oleh" or self.act.voice not in {"noun", "passive"} or first not in self.inside:
            return False
        return first > self.act.last and not any(map(verb, self.page.norms[self.act.last + 1 : first]))

    def is_protested_for(self, first: int) -> bool:
        """Tell whether a protest is for whoever is named at token ``first``: "aksi bela Palestina"."""
        return self.kind == "PROTEST" and self.page.norm(first - 1) in TAKING_SIDES

    def owned_from(self, first: int) -> int | None:
        """Return where the thing begins that is hit, whose owner stands at token ``first``: "rumah Presiden X dibakar"."""
        if self.kind not in FORCEFUL:
            return None
        for i in range(first - 1, max(self.inside.start, first - OWNED_REACH) - 1, -1):
            norm = self.page.norm(i)
            if norm in _OWNED:
                return i
            if not self.page.tokens.is_word(i) or norm in PREPOSITIONS or norm in BREAKS or verb(norm):
                return None
        return None

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


def _undergone(norms: list[str]) -> bool:
    """Tell whether words are "yang di-", or that with aspects between them: "yang telah ditembakkan"."""
    said = [norm for norm in norms[1:] if norm not in _ASPECTS]
    return norms[:1] == ["yang"] and len(said) == 1 and said[0].startswith("di") and verb(said[0])


@lru_cache(maxsize=100_000)
def _kinds(norms: tuple[str, ...]) -> tuple[str, ...]:
    found = {kind for norm in norms for kind in _kinds_of(norm)}
    return tuple(kind for kind in KINDS if kind in found)


@lru_cache(maxsize=100_000)
def _kinds_of(norm: str) -> tuple[str, ...]:
    tests = {"verb": verb(norm), "break": norm in BREAKS, "pronoun": norm in PRONOUNS}
    return tuple(kind for kind in KINDS if tests.get(kind, norm == kind))
