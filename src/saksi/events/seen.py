"""Acts that the encoder sees where no trigger of the codebook names one."""

from __future__ import annotations

from typing import cast, get_args

from saksi.events.acts import Act
from saksi.events.clauses import AUXILIARIES
from saksi.lexicon.entries import TriggerEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import Voice
from saksi.mentions.found import Board
from saksi.model.events import EventType
from saksi.text.page import Page

SEEN = 0.2
"""What it sees so surely as an act, and nothing names, is looked at once more in its sentence; a tenth less or more changes
little."""
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


def seen_acts(page: Page, board: Board, acts: list[Act], headlines: set[int]) -> list[Act]:
    """Return what the encoder sees as an act where none of ``acts`` is, in text order."""
    if not page.sight.sees("trigger"):
        return []
    taken = {i for act in acts for i in range(act.begin, act.last + 1)}
    likely = [
        i
        for i, chance in enumerate(page.sight.inside("trigger"))
        if chance >= SEEN and i not in taken and board.at[i] is None and page.sentence_at[i] not in headlines | {-1}
    ]
    runs: list[list[int]] = []
    for i in likely:
        if runs and runs[-1][-1] == i - 1 and page.same_sentence(i - 1, i):
            runs[-1].append(i)
        else:
            runs.append([i])
    worded = [run for run in runs if any(map(page.tokens.is_word, run))]
    return [_act(page, run[0], run[-1], _likeliest(page, run[0], run[-1])) for run in worded]


def _likeliest(page: Page, first: int, last: int) -> EventType:
    kinds: tuple[EventType, ...] = get_args(EventType)
    return max(kinds, key=lambda kind: page.sight.chance("trigger", first, last, kind))


def entry_of(kind: str) -> TriggerEntry:
    """Return what stands for an entry of the codebook where the encoder names an act of a type."""
    return TriggerEntry(
        trigger_id=f"encoder-{kind.lower()}", event_type=cast(EventType, kind), mode=USUAL.get(kind),
        modes=MODES.get(kind, ()), part="act", mutual=kind == "CONSULT", speech=kind in SPEECH, needs=(), needs_object=(),
        needs_agent=(), object_is_means=False, possessed=False, needs_target=False, asked=False,
    )  # fmt: skip


def _act(page: Page, first: int, last: int, kind: str) -> Act:
    sentence = page.sentences[page.sentence_at[first]]
    inside = page.tokens_of(sentence)
    while first < last and page.norm(first) in AUXILIARIES | _NEGATIONS:
        first += 1
    return Act(
        first=first,
        last=last,
        entry=entry_of(kind),
        lexicon=page.lexicon,
        voice=_voice(page.norm(first)),
        sentence=sentence.index,
        clause=(inside.start, inside.stop - 1),
    )


def _voice(norm: str) -> Voice:
    if norm.startswith(("me", "ber")):
        return "active"
    return "passive" if norm.startswith("di") else "stative" if norm.startswith("ter") else "noun"
