"""A reading as people have corrected it: a pure function of the reading and the corrections that hold.

What a correction changes names it as its rule (``correction:7``). Of several corrections of one field the newest counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any, cast

from saksi.model.corrections import Correction, actors_from, place_from
from saksi.model.events import MODES, Event, EventType, FieldRule, Quote, Status
from saksi.model.ids import make_id
from saksi.model.mentions import Actor, DatePrecision, DateRange, Figure, Mention, Place, RoleFiller, Scope, Unit
from saksi.model.readings import Reading
from saksi.model.spans import Span

DELETED = "delete"
"""The field that says that an event is none."""
Newest = dict[str, Correction]
"""The correction of each field of a fact."""
_ACLED = frozenset({"event_type", "mode", "status", "agents", "targets"})
"""Fields that ACLED's types are derived from; they are left empty where one was corrected."""
_DAYS = frozenset({"date_from", "date_to", "time_precision"})
_RULED = {"event_type": "type", "place": "place", "date_from": "date", "date_to": "date", "time_precision": "date"}
"""Fields whose rules have another name."""


def quote_id_of(document_id: str, span: Span) -> str:
    """Return the id by which a correction names a quotation."""
    return make_id("q", document_id, span.start, span.end)


def newest(corrections: Iterable[Correction]) -> dict[str, Newest]:
    """Return the corrections that hold, by fact and field; of several of one field the newest."""
    found: dict[str, Newest] = defaultdict(dict)
    for correction in sorted(corrections, key=lambda one: one.correction_id):
        if correction.holds:
            found[correction.fact_id][correction.field] = correction
    return dict(found)


def digest_of(corrections: Iterable[Correction]) -> tuple[str, ...]:
    """Return a hash of all that corrections change; nothing if none holds."""
    said = [
        (one.document_id, fact, field, one.correction_id, one.new_value)
        for fact, fields in sorted(newest(corrections).items())
        for field, one in sorted(fields.items())
    ]
    return (sha256(repr(said).encode()).hexdigest(),) if said else ()


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """Return a reading as corrected; corrections of other articles and of facts that are not there change nothing."""
    by_fact = newest(one for one in corrections if one.document_id == reading.document_id)
    if not by_fact:
        return reading
    mentions = [_mention(one, by_fact.get(one.mention_id, {})) for one in reading.mentions]
    work = _Work(reading, mentions)
    quotes = [work.quote(one, by_fact.get(quote_id_of(reading.document_id, one.span), {})) for one in reading.quotes]
    events = [work.event(one, by_fact.get(one.event_id, {})) for one in reading.events]
    kept = [one for one in events if DELETED not in by_fact.get(one.event_id, {})]
    return replace(reading, mentions=tuple(work.mentions), quotes=tuple(quotes), events=tuple(kept))


def rule_of(correction: Correction) -> str:
    """Return how a value names the correction that gave it."""
    return f"correction:{correction.correction_id}"


# ---- figures ----


def _mention(mention: Mention, fields: Newest) -> Mention:
    figure = mention.value
    if not fields or not isinstance(figure, Figure):
        return mention
    for field, one in sorted(fields.items()):
        if field in _FIGURE:
            figure = replace(figure, **{field: _FIGURE[field](one.new_value)})
    latest = max(fields.values(), key=lambda one: one.correction_id)
    return replace(mention, value=figure, rule=rule_of(latest), score=1.0)


def _number(text: str) -> int | None:
    return int(text) if text else None


_FIGURE: dict[str, Any] = {
    "low": _number,
    "high": _number,
    "approximate": lambda text: text == "yes",
    "unit": lambda text: cast(Unit, text),
    "scope": lambda text: cast(Scope, text),
    "victims": lambda text: text or None,
}


# ---- events and quotations ----


class _Work:
    """One article being corrected; ``mentions`` grows by the actors and places that its words do not name."""

    def __init__(self, reading: Reading, mentions: list[Mention]) -> None:
        self.document_id, self.mentions = reading.document_id, mentions

    def quote(self, quote: Quote, fields: Newest) -> Quote:
        one = fields.get("speaker_id")
        if one is None:
            return quote
        return replace(quote, speaker=self._fillers(quote.speaker, one, quote.cue or quote.span), rule=rule_of(one))

    def event(self, event: Event, fields: Newest) -> Event:
        if not fields:
            return event
        changed: dict[str, Any] = {}
        if "event_type" in fields:
            changed["event_type"] = cast(EventType, fields["event_type"].new_value)
        kind = changed.get("event_type", event.event_type)
        mode = fields["mode"].new_value or None if "mode" in fields else event.mode
        changed["mode"] = mode if kind in MODES and mode in MODES[kind] else None
        if "status" in fields:
            changed["status"] = cast(Status, fields["status"].new_value)
        for name in ("agents", "targets"):
            if name in fields:
                changed[name] = self._fillers(getattr(event, name), fields[name], event.trigger)
        if "place" in fields:
            changed["places"] = self._places(event, fields["place"])
        if not _DAYS.isdisjoint(fields):
            changed["date"] = _days(event.date, fields)
            changed["date_span"] = event.date_span if changed["date"] else None
        if not _ACLED.isdisjoint(fields):
            changed["acled"] = None
        return replace(event, **changed, rules=_rules(event, fields))

    def _fillers(self, old: tuple[RoleFiller, ...], one: Correction, near: Span) -> tuple[RoleFiller, ...]:
        """Return who is in a role now: whoever was in it keeps the words, others get those that name them, or others."""
        left, found = list(old), []
        wanted = actors_from(one.new_value)
        named = {actor.actor_id for actor in wanted if actor}
        for number, actor in enumerate(wanted):
            actor_id = actor.actor_id if actor else None
            kept = next((filler for filler in left if filler.actor_id == actor_id), None)
            if kept is None and actor is not None:
                here = old[number] if number < len(old) and old[number].actor_id not in named else None
                kept = RoleFiller(span=self._named(actor, here, near), actor_id=actor_id, rule=rule_of(one))
                self._know(actor, kept.span, one)
            elif kept is not None:
                left.remove(kept)
            if kept is not None:
                found.append(kept)
        return tuple(found)

    def _named(self, actor: Actor, here: RoleFiller | None, near: Span) -> Span:
        spans = [m.span for m in self.mentions if isinstance(m.value, Actor) and m.value.actor_id == actor.actor_id]
        if spans:
            return min(spans, key=lambda span: (_apart(span, near), span))
        return here.span if here else near

    def _know(self, actor: Actor, span: Span, one: Correction) -> None:
        if not any(isinstance(m.value, Actor) and m.value.actor_id == actor.actor_id for m in self.mentions):
            self._add(actor, span, one)

    def _places(self, event: Event, one: Correction) -> tuple[RoleFiller, ...]:
        place = place_from(one.new_value)
        if place is None:
            return ()
        same = [m.span for m in self.mentions if isinstance(m.value, Place) and m.value.place_id == place.place_id]
        if same:
            span = min(same, key=lambda span: (_apart(span, event.evidence), span))
        else:
            span = self._free(event.evidence)
            self._add(place, span, one)
        return (RoleFiller(span=span, rule=rule_of(one)),)

    def _free(self, wanted: Span) -> Span:
        """Return ``wanted``, or the longest beginning of it that stands for no place yet."""
        taken = {mention.span for mention in self.mentions if isinstance(mention.value, Place)}
        ends = range(wanted.end, wanted.start, -1)
        return next((span for end in ends if (span := Span(wanted.start, end)) not in taken), wanted)

    def _add(self, value: Actor | Place, span: Span, one: Correction) -> None:
        """Add a mention of somebody or some place that the article's own mentions do not name."""
        name = value.actor_id if isinstance(value, Actor) else value.place_id
        made = make_id("m", self.document_id, "correction", span.start, span.end, name)
        self.mentions.append(Mention(mention_id=made, span=span, surface="", value=value, rule=rule_of(one)))


def _apart(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _days(old: DateRange | None, fields: Mapping[str, Correction]) -> DateRange | None:
    said = {name: fields[name].new_value for name in _DAYS if name in fields}
    first = said.get("date_from", old.first.isoformat() if old else "")
    last = said.get("date_to", old.last.isoformat() if old else "")
    if not (first and last) or first > last:
        return None
    precision = said.get("time_precision", "")
    if not precision or (precision == "day" and first != last):
        precision = _precision(old, one_day=first == last)
    return DateRange(
        first=date.fromisoformat(first), last=date.fromisoformat(last), precision=cast(DatePrecision, precision)
    )


def _precision(old: DateRange | None, *, one_day: bool) -> str:
    """Return how precise an interval is of which only the days were given."""
    if one_day:
        return "day"
    return old.precision if old and old.precision != "day" else "span"


def _rules(event: Event, fields: Newest) -> tuple[FieldRule, ...]:
    told: dict[str, Correction] = {}
    for field, one in sorted(fields.items(), key=lambda pair: pair[1].correction_id):
        told[_RULED.get(field, field)] = one
    gone = {*told, "acled"} if not _ACLED.isdisjoint(fields) else {*told}
    kept = [rule for rule in event.rules if rule.field not in gone]
    return (*kept, *(FieldRule(field=field, rule=rule_of(one)) for field, one in sorted(told.items())))
