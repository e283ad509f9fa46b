"""The acts of a page as it tells them, filled in by the rules: each once, and beside them what may be one more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.circumstances import place_and_date
from saksi.events.roles import Casting
from saksi.events.same import merge_told_twice
from saksi.events.seen import chance_of
from saksi.events.status import settled, status_of
from saksi.events.triggers import find_acts, find_seen, set_clauses
from saksi.mentions.found import Board
from saksi.model.events import Status
from saksi.model.mentions import DateRange, Figure, Mention, Place
from saksi.text.page import Page

PHASES = frozenset({"fase", "tahap"})
ORDINALS = frozenset({"pertama", "kedua", "ketiga", "awal", "akhir"})


class Told(NamedTuple):
    """The acts of a page.

    Attributes:
        acts: each once, in text order; those that the encoder sees with little in them too.
        spare: what may be one more: what the rules take for another telling of one of ``acts``, and what the encoder
            sees where nothing names an act.

    """

    acts: list[Act]
    spare: list[Act]


def told_acts(page: Page, board: Board, voices: Voices, mentions: tuple[Mention, ...], published: date | None) -> Told:
    """Return the acts of a page, each once, filled in by the rules, and what may be one more."""
    fill = _filler(page, board, voices, mentions)
    found = [act for act in find_acts(page, board) if fill(act)]
    merged = merge_told_twice(found)
    set_clauses(page, merged)
    begun = {act.begin for act in merged}
    spare = [act for act in found if act.begin not in begun]
    for act in spare:
        act.spare = True
    spare += [act for act in find_seen(page, board, found) if fill(act)]
    for act in [*merged, *spare]:
        if final := settled(act, published):
            act.status = final[0]
            act.because("status", final[1], 0.7)
    return Told(merged, spare)


def _filler(page: Page, board: Board, voices: Voices, mentions: tuple[Mention, ...]) -> Callable[[Act], bool]:
    """Return what fills an act in by the rules, and tells whether it says enough."""
    figures = tuple(m for m in mentions if isinstance(m.value, Figure))
    places = tuple(m for m in mentions if isinstance(m.value, Place))
    dates = tuple(m for m in mentions if isinstance(m.value, DateRange))
    phased = not PHASES.isdisjoint(page.norms)
    casting = Casting(page, board, voices, figures, places)

    def fill(act: Act) -> bool:
        act.chance = chance_of(page, act)
        act.phase = _phase(page, act) if phased else ""
        casting.cast(act)
        place_and_date(page, board, voices, act, places, dates)
        status = status_of(page, voices, act)
        act.stated = _stated(act) and status is not None
        if act.seen:
            status = status or ("actual", "status:default")
        if status is None or not (act.stated or act.chance is not None):
            return False
        act.status, why = ("planned", "status:phase") if act.phase and _is_plan(act, status[0]) else status
        act.because("status", why, 0.7)
        return True

    return fill


def _phase(page: Page, act: Act) -> str:
    """Return which phase of a deal the words before an act name in its sentence: "Fase kedua mencakup pembebasan"."""
    for i in range(act.begin - 1, page.tokens_of(page.sentences[act.sentence]).start, -1):
        if page.norm(i - 1) in PHASES and page.norm(i) in ORDINALS:
            return page.norm(i)
    return ""


def _is_plan(act: Act, status: Status) -> bool:
    """Tell whether what a phase of a deal brings is still to come; so with 81 of 85 that were coded."""
    return act.entry.event_type == "RETREAT" and status in {"actual", "background"}


def _stated(act: Act) -> bool:
    """Tell whether an act is stated well enough to be coded: it has somebody, and is no bare word in a quotation."""
    if act.entry.part == "echo" and not act.targets and not (act.points_back and act.agents):
        return False
    if not act.agents and not act.targets and not act.places:
        return False
    if act.entry.event_type == "RETREAT" and act.voice == "active" and not act.agents and not act.figures:
        return False
    if act.entry.speech and not act.agents:
        return False
    return not act.entry.needs_target or any(f.actor_id for f in act.targets)
