"""Events of one article: find the acts, fill them in, and tell each act once."""

from __future__ import annotations

from datetime import date

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.chains import Chains, once
from saksi.events.circumstances import place_and_date
from saksi.events.roles import Casting
from saksi.events.same import merge_told_twice
from saksi.events.status import settled, status_of
from saksi.events.triggers import find_acts, set_clauses
from saksi.mentions.found import Board
from saksi.model.events import Event
from saksi.model.ids import make_id
from saksi.model.mentions import DateRange, Figure, Mention, Place, RoleFiller
from saksi.model.spans import trim
from saksi.text.page import Page


def assemble_events(
    page: Page, board: Board, voices: Voices, mentions: tuple[Mention, ...], published: date | None
) -> tuple[Event, ...]:
    """Return the events of a page in text order, each act told once with its other sentences listed."""
    figures = tuple(m for m in mentions if isinstance(m.value, Figure))
    places = tuple(m for m in mentions if isinstance(m.value, Place))
    dates = tuple(m for m in mentions if isinstance(m.value, DateRange))
    casting = Casting(page, board, voices, figures, places)
    acts: list[Act] = []
    for act in find_acts(page, board):
        casting.cast(act)
        place_and_date(page, board, voices, act, places, dates)
        status = status_of(page, voices, act)
        if status is None or not _worth(page, voices, act):
            continue
        act.status = status[0]
        act.because("status", status[1], 0.7)
        acts.append(act)
    merged = merge_told_twice(acts)
    set_clauses(page, merged)
    for act in merged:
        if final := settled(act, published):
            act.status = final[0]
            act.because("status", final[1], 0.7)
    chains = Chains(page, board, voices)
    return tuple(_event(page, chains, act) for act in merged)


def _worth(page: Page, voices: Voices, act: Act) -> bool:
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


def _event(page: Page, chains: Chains, act: Act) -> Event:
    text = page.document.text
    trigger = page.tokens.span(act.helper if act.helper is not None else act.first, act.last)
    evidence = trim(text, page.tokens.span(*act.clause))
    document_id = page.document.document_id
    return Event(
        event_id=make_id("e", document_id, act.entry.event_type, trigger.start, trigger.end),
        event_type=act.entry.event_type,
        mode=act.mode,
        trigger=trigger,
        evidence=evidence,
        also=tuple(page.sentences[i].span for i in sorted({*act.also, *act.echoes}) if i != act.sentence),
        agents=once(act.agents),
        targets=once(act.targets),
        places=tuple(RoleFiller(span=span, rule="circumstances") for span in dict.fromkeys(m.span for m in act.places)),
        date=act.date,
        date_span=act.date_span,
        status=act.status,
        attribution=chains.of(act, trigger),
        figures=tuple(dict.fromkeys(m.mention_id for m in act.figures)),
        rules=(*_type_rule(act), *act.rules),
    )


def _type_rule(act: Act) -> tuple[()]:
    act.because("type", f"codebook:{act.entry.trigger_id}:{act.voice}", 0.8)
    return ()
