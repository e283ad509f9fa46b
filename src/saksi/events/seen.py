"""Acts that the encoder sees: those of which no trigger of the codebook tells, or another type than the trigger's."""

from __future__ import annotations

from typing import cast

from saksi.events.acts import DENIAL, Act
from saksi.events.clauses import AUXILIARIES
from saksi.lexicon.entries import TriggerEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import Voice
from saksi.mentions.found import Board
from saksi.model.events import EventType
from saksi.text.page import Page

SEEN = 0.8
"""An act that no trigger names is taken from so sure a sight on. Chosen on 40 articles that nothing was learnt from, as
are the others: a little more or less changes little."""
OVERRULED, OVERRULING = 0.3, 0.5
"""A trigger of the codebook is set aside where the encoder is less sure of its type than the first, and surer than the
second of another type at the same words."""
SPEECH = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types whose acts are done by saying something."""
MODES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ASSAULT": (
        ("suicide-attack", ("suicide-bomb",)), ("unconventional", ("unconventional",)), ("drone", ("drone",)),
        ("heavy-weapons", ("heavy-weapons",)), ("aerial", ("aerial",)), ("firearms", ("firearms",)),
        ("explosives", ("explosives",)), ("primitive", ("blades",)),
    ),
    "COERCE": (("seize", ("territory",)), ("arrest", ("captives",))),
    "CONSULT": (("phone", ("phone",)), ("third-party", ("mediation",)), ("multilateral", ("assembly",))),
    "MOBILIZE": (("police", ("police-words",)), ("weapons", ("weapons", "vehicles")), ("troops", ("troops",))),
    "REJECT": (("yield", ("ending",)), ("meet", ("meeting",)), ("assist", ("helping",)), ("change", ("changing",))),
    "REQUEST": (("yield", ("ending",)), ("meet", ("meeting",)), ("assist", ("helping",)), ("change", ("changing",))),
    "RETREAT": (("ceasefire", ("agreement", "ending")), ("release", ("captives",)), ("withdraw", ("troops",))),
    "THREATEN": (("violence", ("violence",)), ("restrict", ("penalties",))),
}  # fmt: skip
"""Which word class of the clause gives an act of a type its mode, the first that is there."""
USUAL = {"ACCUSE": "disapprove"}
"""The mode of most acts of a type."""
_NEGATIONS = words("negations")


def chance_of(page: Page, act: Act) -> float | None:
    """Return how likely the encoder finds an act of this type at the trigger; ``None`` without encoder."""
    if not page.sight.sees("trigger"):
        return None
    return max(page.sight.chance("trigger", i, i, act.entry.event_type) for i in range(act.begin, act.last + 1))


def with_seen(page: Page, board: Board, acts: list[Act], headlines: set[int]) -> list[Act]:
    """Return the acts in text order, with those that only the encoder sees, without those whose type it overrules."""
    if not page.sight.sees("trigger"):
        return acts
    kept = list(acts)
    for span in page.sight.spans("trigger"):
        beside = [act for act in kept if act.first <= span.last and span.first <= act.last]
        if span.score < SEEN or any(not _overruled(page, act, span.kind, span.score) for act in beside):
            continue
        if board.at[span.first] is not None or page.sentence_at[span.first] in headlines | {-1}:
            continue
        kept = [act for act in kept if act not in beside]
        kept.append(_act(page, span.first, span.last, span.kind))
    return sorted(kept, key=lambda act: act.first)


def _overruled(page: Page, act: Act, kind: str, score: float) -> bool:
    """Tell whether the encoder sees another type far more surely; that who denies something accuses is never seen so."""
    if act.entry.trigger_id == DENIAL:
        return False
    return kind != act.entry.event_type and score >= OVERRULING and (chance_of(page, act) or 0.0) < OVERRULED


def _act(page: Page, first: int, last: int, kind: str) -> Act:
    sentence = page.sentences[page.sentence_at[first]]
    inside = page.tokens_of(sentence)
    while first < last and page.norm(first) in AUXILIARIES | _NEGATIONS:
        first += 1
    entry = TriggerEntry(
        trigger_id=f"encoder-{kind.lower()}", event_type=cast(EventType, kind), mode=USUAL.get(kind),
        modes=MODES.get(kind, ()), part="act", mutual=kind == "CONSULT", speech=kind in SPEECH, needs=(), needs_object=(),
        needs_agent=(),        object_is_means=False, possessed=False, needs_target=False, asked=False,
    )  # fmt: skip
    return Act(
        first=first,
        last=last,
        entry=entry,
        lexicon=page.lexicon,
        voice=_voice(page.norm(first)),
        sentence=sentence.index,
        clause=(inside.start, inside.stop - 1),
    )


def _voice(norm: str) -> Voice:
    if norm.startswith(("me", "ber")):
        return "active"
    return "passive" if norm.startswith("di") else "stative" if norm.startswith("ter") else "noun"
