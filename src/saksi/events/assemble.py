"""Events of one article: find the acts, fill them in, and tell each act once."""

from __future__ import annotations

from datetime import date
from typing import cast

from saksi.events.acled import acled_of
from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.casts import seen_status, weights_name
from saksi.events.chains import Chains, once
from saksi.events.circumstances import place_and_date
from saksi.events.modes import choose_mode
from saksi.events.roles import Casting
from saksi.events.same import merge_told_twice
from saksi.events.seen import chance_of
from saksi.events.sourced import with_seen_sources
from saksi.events.standing import status_features, worth_features
from saksi.events.status import settled, status_of
from saksi.events.themes import contexts_of, means_of
from saksi.events.triggers import find_acts, set_clauses
from saksi.events.weighed import Weighing
from saksi.events.weights import load_weights
from saksi.mentions.found import Board
from saksi.model.events import Attribution, Event, FieldRule, Status
from saksi.model.ids import make_id
from saksi.model.mentions import DateRange, Figure, Mention, Place, RoleFiller
from saksi.model.spans import Span, trim
from saksi.text.cast import Cast
from saksi.text.page import Page

FIRM = frozenset(f"status:{name}" for name in ("denial", "distance", "future", "modality", "phase", "plan"))
"""What these rules say of a status stands: a denial, "akan", "mungkin", "jika", a phase of a deal, a day long past. Weights
say the rest."""
PHASES = frozenset({"fase", "tahap"})
ORDINALS = frozenset({"pertama", "kedua", "ketiga", "awal", "akhir"})
ONE_ANSWER = frozenset({"mode", "status"})
WORTH = 0.25
"""With the encoder an act is coded from so likely on: about half the F1 that is reached, which is where F1 is best
(Lipton et al. 2014, "Optimal thresholding of classifiers to maximize F1 measure")."""
WHOLE = 0.15
"""So likely an act need only be that the rules find whole, with who acts and on whom: the encoder knows some names better
than others, which shall decide little (2.2 % of events change when two sides' names are swapped; without it 3.2)."""


def assemble_events(
    page: Page, board: Board, voices: Voices, mentions: tuple[Mention, ...], published: date | None
) -> tuple[Event, ...]:
    """Return the events of a page in text order, each act told once with its other sentences listed."""
    chains = Chains(page, board, voices)
    acts = told_acts(page, board, voices, mentions, published)
    weighing = Weighing(page, board, voices, mentions, acts, published)
    weighed = [(act, _worth(page, voices, act)) for act in acts]
    kept = [(act, worth) for act, worth in weighed if worth is None or worth >= (WHOLE if _is_whole(act) else WORTH)]
    for act, _ in kept:
        act.cast = cast_of(page, act)
    chosen = [weighing.choose(act) for act, _ in kept]  # all of them before any act is changed
    events = []
    for (act, worth), parts in zip(kept, chosen, strict=True):
        _weigh_status(page, voices, act, published)
        _name_type(act, worth)
        attribution = with_seen_sources(page, board, act, chains.of(act, _trigger(page, act)))
        choose_mode(page, act)
        weighing.give(act, parts)
        events.append(_event(page, board, act, attribution))
    return tuple(events)


def cast_of(page: Page, act: Act) -> Cast | None:
    """Return what the encoder sees of an act in its sentence."""
    return page.sight.cast(page.tokens_of(page.sentences[act.sentence]), act.begin, act.last)


def _worth(page: Page, voices: Voices, act: Act) -> float | None:
    """Return how likely a coder codes an act; ``None`` without encoder: then the rules have decided."""
    if act.chance is None:
        return None
    return load_weights("worth").likely(worth_features(page, voices, act))


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


def told_acts(page: Page, board: Board, voices: Voices, mentions: tuple[Mention, ...], published: date | None) -> list[Act]:
    """Return the acts of a page, each once, filled in by the rules; those that the encoder sees with little in them too."""
    figures = tuple(m for m in mentions if isinstance(m.value, Figure))
    places = tuple(m for m in mentions if isinstance(m.value, Place))
    dates = tuple(m for m in mentions if isinstance(m.value, DateRange))
    phased = not PHASES.isdisjoint(page.norms)
    casting = Casting(page, board, voices, figures, places)
    acts: list[Act] = []
    for act in find_acts(page, board):
        act.chance = chance_of(page, act)
        act.phase = _phase(page, act) if phased else ""
        casting.cast(act)
        place_and_date(page, board, voices, act, places, dates)
        status = status_of(page, voices, act)
        act.stated = _stated(act)
        if status is None or not (act.stated or act.chance is not None):
            continue
        act.status, why = ("planned", "status:phase") if act.phase and _is_plan(act, status[0]) else status
        act.because("status", why, 0.7)
        acts.append(act)
    merged = merge_told_twice(acts)
    set_clauses(page, merged)
    for act in merged:
        if final := settled(act, published):
            act.status = final[0]
            act.because("status", final[1], 0.7)
    return merged


def _phase(page: Page, act: Act) -> str:
    """Return which phase of a deal the words before an act name in its sentence: "Fase kedua mencakup pembebasan"."""
    for i in range(act.begin - 1, page.tokens_of(page.sentences[act.sentence]).start, -1):
        if page.norm(i - 1) in PHASES and page.norm(i) in ORDINALS:
            return page.norm(i)
    return ""


def _is_plan(act: Act, status: Status) -> bool:
    """Tell whether what a phase of a deal brings is still to come; so with 81 of 85 that were coded."""
    return act.entry.event_type == "RETREAT" and status in {"actual", "background"}


def _is_whole(act: Act) -> bool:
    return act.stated and bool(act.agents) and bool(act.targets)


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
