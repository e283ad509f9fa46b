"""What an article tells, sentence by sentence: its events, the sentences that tell them again, and statements.

Whether a sentence really tells the same act again is settled when reports are put together, so each stands for itself
there. A statement is a quotation of a known speaker in which no act is coded: what somebody said is an incident too.
"""

from __future__ import annotations

from dataclasses import replace

from saksi.model.events import Attribution, Event, FieldRule, Kind, Quote, Status
from saksi.model.ids import make_id
from saksi.model.readings import Reading
from saksi.model.spans import Span


def statements_of(reading: Reading) -> tuple[Event, ...]:
    """Return the statements of an article in text order, as events of the type ``STATEMENT``.

    The speaker is the agent, the quoted words are the evidence. A quotation that an event's sentence overlaps is left
    to that event; one without a known speaker is no statement.
    """
    taken = [span for event in reading.events for span in (event.evidence, *event.also)]
    found: list[Event] = []
    for quote in sorted(reading.quotes, key=lambda q: (q.span.start, q.span.end)):
        speaks = any(filler.actor_id for filler in quote.speaker)
        if speaks and not any(quote.span.overlaps(span) for span in taken):
            found.append(_statement(reading.document_id, quote))
            taken.append(quote.span)
    return tuple(found)


def retellings_of(event: Event) -> tuple[Event, ...]:
    """Return the other sentences that may tell an event again, each for itself: nothing is taken over."""
    return tuple(
        _bare(make_id("r", event.event_id, span.start, span.end), "RETELLING", span, status="background")
        for span in event.also
    )


def told_in(reading: Reading) -> tuple[tuple[Event, str], ...]:
    """Return all that an article tells, each with the id of the event it belongs to: itself, or what a retelling retells."""
    events = [(event, event.event_id) for event in reading.events]
    again = [(retelling, event.event_id) for event in reading.events for retelling in retellings_of(event)]
    return (*events, *again, *((statement, statement.event_id) for statement in statements_of(reading)))


def _statement(document_id: str, quote: Quote) -> Event:
    rules = tuple(FieldRule(field=field, rule=quote.rule) for field in ("type", "agents"))
    made = _bare(make_id("s", document_id, quote.span.start, quote.span.end), "STATEMENT", quote.span, status="actual")
    return replace(made, trigger=quote.cue or quote.span, agents=quote.speaker[:1], rules=rules)


def _bare(event_id: str, kind: Kind, span: Span, status: Status) -> Event:
    return Event(
        event_id=event_id, event_type=kind, mode=None, trigger=span, evidence=span, also=(), agents=(), targets=(),
        places=(), date=None, date_span=None, status=status, attribution=Attribution(), figures=(), rules=(),
    )  # fmt: skip
