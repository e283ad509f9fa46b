"""Claims: every value that one report of an article gives, each with the words that say it and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from saksi.model.documents import Document
from saksi.model.events import Event, EventType
from saksi.model.ids import make_id
from saksi.model.incidents import Claim, ClaimField
from saksi.model.mentions import DateRange, Figure, Mention, Place, RoleFiller
from saksi.model.spans import Span

Value = tuple[ClaimField, str, str, Span, tuple[RoleFiller, ...]]
"""Field, value in comparable form, the same for people, the words, and those who give this very value."""


def claims_of(
    event: Event, document: Document, outlet: str, names: Mapping[str, str], mentions: Iterable[Mention]
) -> Iterator[Claim]:
    """Yield every value that an event or a statement claims.

    Args:
        event: the event, or the statement in its form.
        document: its article.
        outlet: who printed it, the last link of every chain.
        names: the actors' names by id.
        mentions: where it happened, and what it counts.

    """
    for field, value, label, span, sources in _values(event, document.text, names, mentions):
        fillers = (*sources, *event.attribution.chain)
        chain = [f.actor_id or " ".join(f.span.of(document.text).split()) for f in fillers]
        yield Claim(
            claim_id=make_id("c", event.event_id, field, value, span.start),
            event_id=event.event_id,
            document_id=document.document_id,
            field=field,
            value=value,
            label=label,
            span=span,
            chain=tuple(dict.fromkeys((*chain, outlet))),
        )


def _values(event: Event, text: str, names: Mapping[str, str], mentions: Iterable[Mention]) -> Iterator[Value]:
    if event.event_type in get_args(EventType):
        yield "type", event.event_type, event.event_type, event.trigger, ()
        yield "status", event.status, event.status, event.trigger, ()
    if event.mode:
        yield "mode", event.mode, event.mode, event.trigger, ()
    if event.date:
        yield "date", days_of(event.date), _days_label(event.date), event.date_span or event.evidence, ()
    for filler in event.agents:
        yield "agent", *_party(filler, text, names), filler.span, ()
    for filler in event.targets:
        yield "target", *_party(filler, text, names), filler.span, ()
    for mention in mentions:
        if isinstance(mention.value, Place):
            yield "place", mention.value.place_id, mention.value.name, mention.span, ()
        elif isinstance(mention.value, Figure):
            yield "figure", figure_value(mention.value), mention.value.label, mention.span, mention.value.sources


def _party(filler: RoleFiller, text: str, names: Mapping[str, str]) -> tuple[str, str]:
    words = filler.span.of(text)
    value = filler.actor_id or " ".join(words.lower().split())
    return value, names.get(value, words)


def days_of(value: DateRange) -> str:
    """Return an interval in ISO days, ``2023-11-22/2023-11-22``."""
    return f"{value.first.isoformat()}/{value.last.isoformat()}"


def _days_label(value: DateRange) -> str:
    return value.first.isoformat() if value.first == value.last else f"{value.first.isoformat()} to {value.last.isoformat()}"


def figure_value(value: Figure) -> str:
    """Return a count in comparable form, ``killed 5..5``: unit, lowest and highest number."""
    low = "" if value.low is None else str(value.low)
    high = "" if value.high is None else str(value.high)
    return f"{value.unit} {low}..{high}"
