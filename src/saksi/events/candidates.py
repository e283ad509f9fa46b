"""Who may fill a role of an act: those the rules chose, and all whom its sentence names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saksi.events.acts import Act
from saksi.events.clauses import BREAKS, PREPOSITIONS, PRONOUNS, noun_end, verb
from saksi.events.looks import FORCEFUL, Look
from saksi.events.parties import people_of
from saksi.lexicon.entries import TriggerForm
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found
from saksi.model.mentions import Figure, Mention, Place, RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

MAX_NOUN = 8
"""Words of a noun phrase that names no actor."""
TO = words("to")
_OPENERS = TO | {"untuk", "bagi", "atas", "ke", "arah", "pada"}
_NO_HEAD = frozenset({"yang", "dan", "itu", "ini", "hal", "tersebut", "serta"})


@dataclass(slots=True)
class Candidate:
    """Words that may fill a role.

    Attributes:
        first: first token.
        last: last token.
        kind: kind of actor, ``place``, ``figure`` or ``noun``.
        actor_id: the actor named, ``None`` for a bare description.
        agent: the rule that makes it an agent, empty if none does.
        target: the rule that makes it a target.
        country: of the actor.

    """

    first: int
    last: int
    kind: str
    actor_id: str | None = None
    agent: str = ""
    target: str = ""
    country: str | None = None

    def span(self, page: Page) -> Span:
        """Return the characters."""
        return page.tokens.span(self.first, self.last)


def candidates(look: Look, mentions: list[Mention]) -> list[Candidate]:
    """Return who may fill the roles of an act, each actor once, in text order.

    Args:
        look: the act on its page.
        mentions: the figures and places of the page, which may be what an act is aimed at.

    """
    found: list[Candidate] = []
    for candidate in (_or_thing(look, one) for one in _all(look, mentions)):
        twin = next((c for c in found if _same(c, candidate)), None)
        if twin is None:
            found.append(candidate)
        else:
            twin.agent, twin.target = twin.agent or candidate.agent, twin.target or candidate.target
    return sorted((c for c in found if not _is_deed(look, c)), key=lambda c: (c.first, c.last))


def _is_deed(look: Look, one: Candidate) -> bool:
    """Tell whether bare words name an act, which neither acts nor is hit: "kerusuhan pecah setelah mahasiswa bentrok"."""
    if one.kind != "noun" or one.agent or one.target or look.kind not in FORCEFUL:
        return False
    hits = (hit.entry for hit in look.page.hits_of(TriggerForm) if (hit.first, hit.last) == (one.first, one.last))
    return any(isinstance(entry, TriggerForm) and entry.voice == "noun" for entry in hits)


def _or_thing(look: Look, one: Candidate) -> Candidate:
    """Return in place of a person what is hit or who it is: "rumah Presiden X dibakar", "pengacara X", "pengacara X, Y,"."""
    if one.kind != "person":
        return one
    thing = look.owned_from(one.first)
    if thing is not None:
        return Candidate(thing, one.last, "noun", target=one.target)
    start = people_of(look.page, one.first)
    if start is None:
        return one
    named = look.board.at[one.last + 2] if look.page.norm(one.last + 1) == "," and one.last + 2 < look.inside.stop else None
    if named is not None and named.kind == "person":
        return Candidate(named.first, named.last, "person", named.actor_id, agent=one.agent, target=one.target)
    return Candidate(start, one.last, "noun", agent=one.agent, target=one.target)


def _same(one: Candidate, other: Candidate) -> bool:
    if one.actor_id and one.actor_id == other.actor_id:
        return True
    return one.first <= other.last and other.first <= one.last


def _all(look: Look, mentions: list[Mention]) -> Iterator[Candidate]:
    """Yield candidates, the likeliest of those that are the same first: the rules', then the nearest."""
    page, board, act, inside = look.page, look.board, look.act, look.inside
    for role in ("agents", "targets"):
        for filler in getattr(act, role):
            yield _of_filler(page, board, filler, role)
    here = sorted(board.among(inside), key=lambda one: abs(one.first - act.first))
    yield from (_of_found(one) for one in here)
    sentence = page.sentences[act.sentence].span
    for mention in mentions:
        if sentence.start <= mention.span.start < sentence.end and not _counts_no_victims(mention):
            tokens = page.tokens.within(mention.span)
            yield Candidate(tokens.start, tokens.stop - 1, "place" if isinstance(mention.value, Place) else "figure")
    yield from _nouns(page, board, act, inside)
    for role in ("agents", "targets"):
        for first, last in act.cast.spans(role) if act.cast else ():
            start = min(last, first + 1) if page.norm(first) == "arah" else first
            yield Candidate(start, last, "noun")


def _counts_no_victims(mention: Mention) -> bool:
    """Tell whether a figure counts nobody, or some of those another figure counts."""
    return isinstance(mention.value, Figure) and (mention.value.scope == "part" or mention.value.high == 0)


def _of_found(found: Found) -> Candidate:
    return Candidate(found.first, found.last, found.kind, found.actor_id, country=found.country)


def _of_filler(page: Page, board: Board, filler: RoleFiller, role: str) -> Candidate:
    tokens = page.tokens.within(filler.span)
    found = next((f for i in tokens if (f := board.at[i]) is not None and f.actor_id == filler.actor_id), None)
    kind = found.kind if found else "figure" if filler.rule == "roles:victims" else "noun"
    country = found.country if found else None
    one = Candidate(tokens.start, tokens.stop - 1, kind, filler.actor_id, country=country)
    if role == "agents":
        one.agent = filler.rule
    else:
        one.target = filler.rule
    return one


def _nouns(page: Page, board: Board, act: Act, inside: range) -> Iterator[Candidate]:
    """Yield noun phrases that name no actor: behind the act, behind its prepositions, before it."""
    for i in range(act.last + 1, min(act.last + MAX_NOUN, inside.stop)):
        behind = i == act.last + 1 or page.norm(i - 1) in _OPENERS
        if behind and _opens_noun(page, board, i):
            yield Candidate(i, min(noun_end(board, i), i + MAX_NOUN), "noun")
    last = i = act.begin - 1
    while i >= inside.start and page.tokens.is_word(i) and board.at[i] is None and last - i < MAX_NOUN:
        norm = page.norm(i)
        if norm in PREPOSITIONS or norm in BREAKS or norm in PRONOUNS or norm == "yang" or verb(norm):
            break
        i -= 1
    if i < last and not {page.norm(j) for j in range(i + 1, last + 1)} <= _NO_HEAD:
        yield Candidate(i + 1, last, "noun")


def _opens_noun(page: Page, board: Board, i: int) -> bool:
    norm = page.norm(i)
    if board.at[i] is not None or not page.tokens.is_word(i) or norm in BREAKS or norm in PREPOSITIONS:
        return False
    return not (norm in _NO_HEAD or norm in PRONOUNS or verb(norm) or norm in _OPENERS)
