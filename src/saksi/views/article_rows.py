"""The rows that an article gives to each view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.mentions import Actor, DateRange, Figure, Place, RoleFiller, Term
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.views.columns import Row


def article(document: Document, reading: Reading) -> Row:
    """Return what every row says of its article."""
    return {
        "document": document.document_id,
        "outlet": document.outlet or reading.outlet_id,
        "published": reading.published,
        "published_from": reading.published_from,
    }


def at(span: Span) -> Row:
    """Return where something stands."""
    return {"start": span.start, "end": span.end}


def time(interval: DateRange | None) -> Row:
    """Return the columns of an interval of days."""
    return {
        "date_from": interval.first if interval else None,
        "date_to": interval.last if interval else None,
        "time_precision": interval.precision if interval else None,
    }


def place(value: Place | None) -> Row:
    """Return the columns of a place."""
    return {
        "place": value.name if value else None,
        "place_id": value.place_id if value else None,
        "country": value.country if value else None,
        "latitude": value.latitude if value else None,
        "longitude": value.longitude if value else None,
        "geo_precision": value.geo_precision if value else None,
    }


def ids(fillers: Iterable[RoleFiller]) -> str:
    """Return the ids of those in a role; nothing stands for a bare description."""
    return "; ".join(filler.actor_id or "" for filler in fillers)


def printed(document: Document, fillers: Iterable[RoleFiller]) -> str:
    """Return the article's own words for those in a role."""
    return "; ".join(filler.span.of(document.text) for filler in fillers)


def chain_of(document: Document, reading: Reading, event: Event) -> str:
    """Return who says so as one line, innermost speaker first, the outlet last."""
    said = [" ".join(filler.span.of(document.text).split()) for filler in event.attribution.chain]
    return " → ".join([*said, document.outlet or reading.outlet_id or document.document_id])


def articles_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield the article itself."""
    yield {
        **article(document, reading),
        "outlet_id": reading.outlet_id,
        "title": document.title,
        "url": document.url,
        "text_sha256": document.text_sha256,
        "number_of_characters": len(document.text),
        "number_of_sentences": len(reading.sentences),
        "number_of_events": len(reading.events),
        "reader": reading.reader,
    }


def events_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield its events."""
    places = {m.span: m.value for m in reading.mentions if isinstance(m.value, Place)}
    counts = {m.mention_id: m.surface for m in reading.mentions if isinstance(m.value, Figure)}
    for event in reading.events:
        acled = event.acled
        yield {
            "event_id": event.event_id,
            "event_type": event.event_type,
            "mode": event.mode,
            "status": event.status,
            **time(event.date),
            **place(next((places[f.span] for f in event.places if f.span in places), None)),
            "agents": ids(event.agents),
            "agents_as_printed": printed(document, event.agents),
            "targets": ids(event.targets),
            "targets_as_printed": printed(document, event.targets),
            "figures": "; ".join(counts[i] for i in event.figures if i in counts),
            "means": "; ".join(sign.name for sign in event.means),
            "contexts": "; ".join(sign.name for sign in event.contexts),
            "acled_event_type": acled.event_type if acled else None,
            "acled_sub_event_type": acled.sub_event_type if acled else None,
            "acled_civilian_targeting": yes(acled.civilian_targeting) if acled else None,
            "source_chain": chain_of(document, reading, event),
            "stance": event.attribution.stance,
            "trigger": event.trigger.of(document.text),
            "evidence": event.evidence.of(document.text),
            **at(event.evidence),
            **article(document, reading),
        }


def participants_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield who takes part in its events, and who says so."""
    names = {m.value.actor_id: m.value.name for m in reading.mentions if isinstance(m.value, Actor)}
    for event in reading.events:
        held = (("agent", event.agents), ("target", event.targets), ("source", event.attribution.chain))
        for role, fillers in held:
            for number, filler in enumerate(fillers, start=1):
                yield {
                    "event_id": event.event_id,
                    "role": role,
                    "number": number,
                    "actor_id": filler.actor_id,
                    "name": names.get(filler.actor_id or ""),
                    "as_printed": filler.span.of(document.text),
                    "rule": filler.rule,
                    **at(filler.span),
                    **article(document, reading),
                }


def mentions_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield the words that name actors and places."""
    for mention in reading.mentions:
        value = mention.value
        if isinstance(value, Actor | Place):
            spot = value if isinstance(value, Place) else None
            yield {
                "mention_id": mention.mention_id,
                "kind": "place" if isinstance(value, Place) else "actor",
                "id": value.place_id if isinstance(value, Place) else value.actor_id,
                "name": value.name,
                "as_printed": mention.surface,
                "country": value.country,
                "sector": None if isinstance(value, Place) else value.sector,
                "latitude": spot.latitude if spot else None,
                "longitude": spot.longitude if spot else None,
                "geo_precision": spot.geo_precision if spot else None,
                "rule": mention.rule,
                "score": mention.score,
                **at(mention.span),
                **article(document, reading),
            }


def figures_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield its counts of people."""
    event_of = {figure: event.event_id for event in reading.events for figure in event.figures}
    for mention in reading.mentions:
        if isinstance(mention.value, Figure):
            figure = mention.value
            yield {
                "mention_id": mention.mention_id,
                "unit": figure.unit,
                "low": figure.low,
                "high": figure.high,
                "approximate": yes(figure.approximate),
                "victims": figure.victims,
                "scope": figure.scope,
                "as_printed": mention.surface,
                "sources": printed(document, figure.sources),
                "sentence": _sentence(document, reading, mention.span),
                "event_id": event_of.get(mention.mention_id),
                "rule": mention.rule,
                **at(mention.span),
                **article(document, reading),
            }


def dates_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield its calendar expressions."""
    for mention in reading.mentions:
        if isinstance(mention.value, DateRange):
            yield {
                "mention_id": mention.mention_id,
                "as_printed": mention.surface,
                **time(mention.value),
                "conflict": mention.value.conflict,
                "rule": mention.rule,
                **at(mention.span),
                **article(document, reading),
            }


def quotes_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield what it quotes."""
    for quote in reading.quotes:
        yield {
            "kind": quote.kind,
            "speaker": printed(document, quote.speaker),
            "speaker_id": ids(quote.speaker),
            "words": quote.span.of(document.text),
            "rule": quote.rule,
            **at(quote.span),
            **article(document, reading),
        }


def terms_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield its words that take a side."""
    for mention in reading.mentions:
        if isinstance(mention.value, Term):
            yield {
                "mention_id": mention.mention_id,
                "as_printed": mention.surface,
                "about": mention.value.about,
                "lean": mention.value.lean,
                "neutral": mention.value.neutral,
                "sentence": _sentence(document, reading, mention.span),
                "rule": mention.rule,
                **at(mention.span),
                **article(document, reading),
            }


def issues_of(document: Document, reading: Reading) -> Iterator[Row]:
    """Yield what was left open."""
    for issue in reading.issues:
        yield {
            "kind": issue.kind,
            "note": issue.note,
            "as_printed": issue.span.of(document.text) if issue.span else None,
            "start": issue.span.start if issue.span else None,
            "end": issue.span.end if issue.span else None,
            **article(document, reading),
        }


def _sentence(document: Document, reading: Reading, span: Span) -> str:
    return next((s.span.of(document.text) for s in reading.sentences if s.span.contains(span)), "")


def yes(value: bool) -> str:
    """Return ``yes`` or ``no``."""
    return "yes" if value else "no"
