"""Events of one article: find the acts, fill them in, and tell each act once."""

from __future__ import annotations

from datetime import date
from typing import cast

from saksi.events.acled import acled_of
from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.casts import seen_status, weights_name
from saksi.events.chains import Chains, once
from saksi.events.condemned import blame_doers
from saksi.events.modes import choose_mode
from saksi.events.sourced import with_seen_sources
from saksi.events.standing import status_features
from saksi.events.themes import contexts_of, means_of
from saksi.events.told import told_acts
from saksi.events.weighed import Weighing
from saksi.events.weights import load_weights
from saksi.events.worth import worth_coding
from saksi.mentions.found import Board
from saksi.model.events import Attribution, Event, FieldRule, Status
from saksi.model.ids import make_id
from saksi.model.mentions import Mention, RoleFiller
from saksi.model.spans import Span, trim
from saksi.text.page import Page

FIRM = frozenset(f"status:{name}" for name in ("denial", "distance", "future", "modality", "phase", "plan"))
"""What these rules say of a status stands: a denial, "akan", "mungkin", "jika", a phase of a deal, a day long past. Weights
say the rest."""
ONE_ANSWER = frozenset({"mode", "status"})


def assemble_events(
    page: Page, board: Board, voices: Voices, mentions: tuple[Mention, ...], published: date | None
) -> tuple[Event, ...]:
    """Return the events of a page in text order, each act told once with its other sentences listed."""
    chains = Chains(page, board, voices)
    told = told_acts(page, board, voices, mentions, published)
    weighing = Weighing(page, board, voices, mentions, told.acts, published)
    kept = worth_coding(page, voices, told)
    chosen = [weighing.choose(act) for act, _ in kept]  # all of them before any act is changed
    events: list[Event] = []
    for (act, worth), parts in zip(kept, chosen, strict=True):
        _weigh_status(page, voices, act, published)
        _name_type(act, worth)
        attribution = with_seen_sources(page, board, act, chains.of(act, _trigger(page, act)))
        choose_mode(page, act)
        weighing.give(act, parts)
        blame_doers(page, act, [one for one, _ in kept[: len(events)]])
        events.append(_event(page, board, act, attribution))
    return tuple(events)


def _weigh_status(page: Page, voices: Voices, act: Act, published: date | None) -> None:
    if FIRM & {rule.rule for rule in act.rules}:
        return
    seen = [*status_features(page, voices, act, published), *seen_status(act)]
    chances = load_weights(weights_name("status", act)).chances(seen)
    act.status = cast(Status, max(chances, key=lambda status: chances[status]))
    act.because("status", "weights:status", round(chances[act.status], 3))


def _name_type(act: Act, worth: float | None) -> None:
    by = "encoder" if act.entry.trigger_id.startswith("encoder-") else f"codebook:{act.entry.trigger_id}:{act.voice}"
    act.because("type", by, 0.8 if worth is None else round(worth, 3))


def _trigger(page: Page, act: Act) -> Span:
    return page.tokens.span(act.helper if act.helper is not None else act.first, act.last)


def _event(page: Page, board: Board, act: Act, attribution: Attribution) -> Event:
    text, trigger = page.document.text, _trigger(page, act)
    evidence = trim(text, page.tokens.span(*act.clause))
    document_id = page.document.document_id
    agents, targets, means = once(act.agents), once(act.targets), means_of(page, act)
    acled, row = acled_of(page, board, act, agents, targets)
    act.because("acled", f"acled:{row}", 1.0)
    return Event(
        event_id=make_id("e", document_id, act.entry.event_type, trigger.start, trigger.end),
        event_type=act.entry.event_type,
        mode=act.mode,
        trigger=trigger,
        evidence=evidence,
        also=tuple(page.sentences[i].span for i in sorted({*act.also, *act.echoes}) if i != act.sentence),
        agents=agents,
        targets=targets,
        places=tuple(RoleFiller(span=span, rule="circumstances") for span in dict.fromkeys(m.span for m in act.places)),
        date=act.date,
        date_span=act.date_span,
        status=act.status,
        attribution=attribution,
        figures=tuple(dict.fromkeys(m.mention_id for m in act.figures)),
        rules=_deciding(act.rules),
        means=means,
        contexts=contexts_of(page, act, trigger),
        acled=acled,
    )


def _deciding(rules: list[FieldRule]) -> tuple[FieldRule, ...]:
    """Return the rules without those that a later one has overruled: of a status or mode the last decides."""
    last = {rule.field: rule for rule in rules}
    return tuple(rule for rule in rules if rule.field not in ONE_ANSWER or rule is last[rule.field])
