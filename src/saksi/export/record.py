"""The annotation codebook's record of one article: what ``saksi annotate`` writes and ``saksi score`` compares."""

from __future__ import annotations

from typing import Any

from saksi.model.documents import Document
from saksi.model.events import Acled, Event, Quote
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, RoleFiller, Term
from saksi.model.readings import Reading
from saksi.model.spans import Span

Record = dict[str, Any]


def record_of(document: Document, reading: Reading) -> Record:
    """Return the record of one article; all offsets count code points of the raw text."""
    return {
        "id": document.document_id,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "published_inferred": _inferred(reading),
        "text": document.text,
        "text_sha256": document.text_sha256,
        "zones": [{**_span(zone.span), "kind": zone.kind} for zone in reading.zones],
        "dates": [_date(m, m.value) for m in reading.mentions if isinstance(m.value, DateRange)],
        "places": [_place(m, m.value) for m in reading.mentions if isinstance(m.value, Place)],
        "actors": [{**_span(m.span), "actor": m.value.actor_id} for m in reading.mentions if isinstance(m.value, Actor)],
        "figures": [_figure(m, m.value) for m in reading.mentions if isinstance(m.value, Figure)],
        "events": [_event(event) for event in reading.events],
        "quotes": [_quote(quote) for quote in reading.quotes],
        "terms": [
            {**_span(m.span), "about": m.value.about, "lean": m.value.lean}
            for m in reading.mentions
            if isinstance(m.value, Term)
        ],
        "issues": [
            {**(_span(issue.span) if issue.span else {}), "kind": issue.kind, "note": issue.note} for issue in reading.issues
        ],
    }


def _inferred(reading: Reading) -> dict[str, str] | None:
    if reading.published is None or reading.published_from == "given":
        return None
    return {"day": reading.published.isoformat(), "from": reading.published_from}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _fillers(fillers: tuple[RoleFiller, ...]) -> list[dict[str, int]]:
    return [_span(filler.span) for filler in fillers]


def _interval(value: DateRange) -> dict[str, str]:
    return {"from": value.first.isoformat(), "to": value.last.isoformat()}


def _date(mention: Mention, value: DateRange) -> Record:
    record = {**_span(mention.span), **_interval(value), "precision": value.precision}
    return {**record, "conflict": value.conflict} if value.conflict else record


def _place(mention: Mention, value: Place) -> Record:
    return {
        **_span(mention.span),
        "name": value.name,
        "country": value.country,
        "lat": value.latitude,
        "lon": value.longitude,
        "kind": value.kind,
    }


def _figure(mention: Mention, value: Figure) -> Record:
    return {
        **_span(mention.span),
        "unit": value.unit,
        "low": value.low,
        "high": value.high,
        "approx": value.approximate,
        "victims": value.victims,
        "scope": value.scope,
        "source": _fillers(value.sources),
    }


def _event(event: Event) -> Record:
    return {
        **_span(event.evidence),
        "trigger": [event.trigger.start, event.trigger.end],
        "type": event.event_type,
        "mode": event.mode,
        "agents": _fillers(event.agents),
        "targets": _fillers(event.targets),
        "place": _fillers(event.places),
        "date": _interval(event.date) if event.date else None,
        "status": event.status,
        "source": _fillers(event.attribution.chain),
        "also": [[span.start, span.end] for span in event.also],
        "means": [{**_span(sign.span), "means": sign.name} for sign in event.means],
        "contexts": [{**_span(sign.span), "context": sign.name} for sign in event.contexts],
        "acled": _acled(event.acled),
    }


def _acled(acled: Acled | None) -> Record | None:
    if acled is None:
        return None
    return {
        "event_type": acled.event_type,
        "sub_event_type": acled.sub_event_type,
        "civilian_targeting": acled.civilian_targeting,
    }


def _quote(quote: Quote) -> Record:
    return {**_span(quote.span), "kind": quote.kind, "speaker": _fillers(quote.speaker)}
