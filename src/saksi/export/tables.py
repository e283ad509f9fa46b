"""Tables as CSV: what Excel, R and pandas open. One row an event, incident, claim, figure, quotation or term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TextIO

from saksi.export.collection import Collection
from saksi.export.rows import Row, write_rows
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.incidents import Incident, Toll
from saksi.model.mentions import DateRange, Figure, Mention, Place, RoleFiller, Term
from saksi.model.readings import Reading
from saksi.model.spans import Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns with their meanings, and how its rows are made."""

    columns: dict[str, str]
    rows: Callable[[Collection], Iterator[Row]]


def write_csv(collection: Collection, out: TextIO, table: Table) -> None:
    """Write a table; a cell that a spreadsheet would take for a formula is led by an apostrophe."""
    write_rows(out, table.columns, table.rows(collection))


_ARTICLE = {
    "document": "id of the article, as given",
    "outlet": "outlet of the article, as given",
    "published": "publication day of the article (ISO), empty if unknown",
    "published_from": "where that day was read: given, url, text or unknown",
}
_WHERE = {
    "start": "first character of the evidence in the raw text (code points, from 0)",
    "end": "character behind the last",
}


def _article(document: Document, reading: Reading) -> Row:
    return {
        "document": document.document_id,
        "outlet": document.outlet or reading.outlet_id,
        "published": reading.published.isoformat() if reading.published else None,
        "published_from": reading.published_from,
    }


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _words(document: Document, fillers: tuple[RoleFiller, ...]) -> str:
    return "; ".join(" ".join(f.span.of(document.text).split()) for f in fillers)


def _ids(fillers: tuple[RoleFiller, ...]) -> str:
    return "; ".join(f.actor_id or "" for f in fillers)


def chain_of(document: Document, reading: Reading, event: Event) -> str:
    """Return who says so as one line, innermost speaker first, the outlet last."""
    said = [" ".join(f.span.of(document.text).split()) for f in event.attribution.chain]
    return " → ".join([*said, document.outlet or reading.outlet_id or document.document_id])


def _events(collection: Collection) -> Iterator[Row]:
    incident_of = {m.event_id: i.incident_id for i in collection.incidents for m in i.members}
    for document, reading in collection.readings.values():
        places = {m.span: m.value for m in reading.mentions if isinstance(m.value, Place)}
        counts = {m.mention_id: m for m in reading.mentions if isinstance(m.value, Figure)}
        for event in reading.events:
            named = [places[f.span] for f in event.places if f.span in places]
            place = named[0] if named else None
            yield {
                "event_id": event.event_id,
                "incident_id": incident_of.get(event.event_id),
                "event_type": event.event_type,
                "mode": event.mode,
                "status": event.status,
                "date_from": event.date.first.isoformat() if event.date else None,
                "date_to": event.date.last.isoformat() if event.date else None,
                "time_precision": event.date.precision if event.date else None,
                "place": place.name if place else None,
                "country": place.country if place else None,
                "latitude": place.latitude if place else None,
                "longitude": place.longitude if place else None,
                "geo_precision": place.geo_precision if place else None,
                "agents": _ids(event.agents),
                "agents_as_printed": _words(document, event.agents),
                "targets": _ids(event.targets),
                "targets_as_printed": _words(document, event.targets),
                "figures": "; ".join(counts[i].surface for i in event.figures if i in counts),
                "means": "; ".join(sign.name for sign in event.means),
                "contexts": "; ".join(sign.name for sign in event.contexts),
                "acled_event_type": event.acled.event_type if event.acled else None,
                "acled_sub_event_type": event.acled.sub_event_type if event.acled else None,
                "acled_civilian_targeting": ("yes" if event.acled.civilian_targeting else "no") if event.acled else None,
                "source_chain": chain_of(document, reading, event),
                "stance": event.attribution.stance,
                "trigger": event.trigger.of(document.text),
                "evidence": event.evidence.of(document.text),
                **_at(event.evidence),
                **_article(document, reading),
            }


TOLLS = ("killed", "injured")
"""Units with columns of their own; the others stand in ``figures``."""
BOUNDS = {"low": "lowest", "best": "best", "high": "highest"}


def _tolls(incident: Incident) -> Iterator[tuple[str, Toll | None]]:
    for unit in TOLLS:
        yield unit, next((toll for toll in incident.tolls if toll.unit == unit), None)


def _incidents(collection: Collection) -> Iterator[Row]:
    for incident in collection.incidents:
        place, day = incident.place, incident.date
        yield {
            "incident_id": incident.incident_id,
            "event_type": incident.event_type,
            "mode": incident.mode,
            "date_from": day.first.isoformat() if day else None,
            "date_to": day.last.isoformat() if day else None,
            "time_precision": day.precision if day else None,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "geo_precision": place.geo_precision if place else None,
            "agents": "; ".join(incident.agents),
            "targets": "; ".join(incident.targets),
            "figures": "; ".join(dict.fromkeys(c.label for c in incident.claims if c.field == "figure")),
            **{f"{unit}_{bound}": getattr(toll, bound, None) for unit, toll in _tolls(incident) for bound in BOUNDS},
            "support": incident.support,
            "blame": "; ".join(f"{b.agent} according to {', '.join(b.according_to)}" for b in incident.blame),
            "number_of_reports": incident.number_of_reports,
            "number_of_outlets": incident.number_of_outlets,
            "number_of_origins": incident.number_of_origins,
            "disagreements": "; ".join(d.field for d in incident.disagreements),
            "documents": "; ".join(dict.fromkeys(m.document_id for m in incident.members)),
        }


def _claims(collection: Collection) -> Iterator[Row]:
    for incident in collection.incidents:
        for claim in incident.claims:
            document, reading = collection.readings[claim.document_id]
            yield {
                "claim_id": claim.claim_id,
                "incident_id": incident.incident_id,
                "event_id": claim.event_id,
                "field": claim.field,
                "value": claim.value,
                "label": claim.label,
                "as_printed": claim.span.of(document.text),
                "source_chain": " → ".join(claim.chain),
                **_at(claim.span),
                **_article(document, reading),
            }


def _figures(collection: Collection) -> Iterator[Row]:
    event_of: dict[str, str] = {}
    for _, reading in collection.readings.values():
        for event in reading.events:
            event_of.update(dict.fromkeys(event.figures, event.event_id))
    for document, reading, mention in _mentions(collection):
        if isinstance(mention.value, Figure):
            figure = mention.value
            yield {
                "mention_id": mention.mention_id,
                "unit": figure.unit,
                "low": figure.low,
                "high": figure.high,
                "approximate": "yes" if figure.approximate else "no",
                "victims": figure.victims,
                "scope": figure.scope,
                "as_printed": mention.surface,
                "sources": _words(document, figure.sources),
                "sentence": _sentence(document, reading, mention.span),
                "event_id": event_of.get(mention.mention_id),
                "rule": mention.rule,
                **_at(mention.span),
                **_article(document, reading),
            }


def _dates(collection: Collection) -> Iterator[Row]:
    for document, reading, mention in _mentions(collection):
        if isinstance(mention.value, DateRange):
            yield {
                "as_printed": mention.surface,
                "date_from": mention.value.first.isoformat(),
                "date_to": mention.value.last.isoformat(),
                "time_precision": mention.value.precision,
                "conflict": mention.value.conflict,
                **_at(mention.span),
                **_article(document, reading),
            }


def _quotes(collection: Collection) -> Iterator[Row]:
    for document, reading in collection.readings.values():
        for quote in reading.quotes:
            yield {
                "kind": quote.kind,
                "speaker": _words(document, quote.speaker),
                "speaker_id": _ids(quote.speaker),
                "words": quote.span.of(document.text),
                "rule": quote.rule,
                **_at(quote.span),
                **_article(document, reading),
            }


def _terms(collection: Collection) -> Iterator[Row]:
    for document, reading, mention in _mentions(collection):
        if isinstance(mention.value, Term):
            yield {
                "as_printed": mention.surface,
                "about": mention.value.about,
                "lean": mention.value.lean,
                "neutral": mention.value.neutral,
                "sentence": _sentence(document, reading, mention.span),
                **_at(mention.span),
                **_article(document, reading),
            }


def _mentions(collection: Collection) -> Iterator[tuple[Document, Reading, Mention]]:
    for document, reading in collection.readings.values():
        for mention in reading.mentions:
            yield document, reading, mention


def _sentence(document: Document, reading: Reading, span: Span) -> str:
    return next((s.span.of(document.text) for s in reading.sentences if s.span.contains(span)), "")


_TIME = {
    "date_from": "first day of the interval (ISO), empty where the text does not date it",
    "date_to": "last day of the interval (ISO)",
    "time_precision": "day, week, month, year, or span (an interval of its own)",
}
_PLACE = {
    "place": "common English name of the place",
    "country": "ISO 3166-1 alpha-3, empty where disputed or unknown",
    "latitude": "degrees, WGS 84",
    "longitude": "degrees, WGS 84",
    "geo_precision": "exact, near, settlement, admin, region or country",
}
_ACT = {
    "event_type": "PLOVER event type",
    "mode": "PLOVER mode, empty where the text does not say how",
}
_CHAIN = {"source_chain": "who says so: innermost speaker → … → outlet"}

TABLES: dict[str, Table] = {
    "events": Table(
        {
            "event_id": "id of what one article reports",
            "incident_id": "id of what happened, shared by all reports of it",
            **_ACT,
            "status": "actual, planned, denied, hypothetical or background",
            **_TIME,
            **_PLACE,
            "agents": "ids of those who act, separated by semicolons; empty for a bare description",
            "agents_as_printed": "the article's own words for them",
            "targets": "ids of those acted upon",
            "targets_as_printed": "the article's own words for them",
            "figures": "counts of this act's victims, as printed",
            "means": "weapons named in the evidence, by word class of the codebook",
            "contexts": "PLOVER contexts: what the act has to do with",
            "acled_event_type": "ACLED event type, derived by the codebook's table; empty where ACLED has no such event",
            "acled_sub_event_type": "ACLED sub-event type",
            "acled_civilian_targeting": "yes where civilians are the main or only target",
            **_CHAIN,
            "stance": "what the innermost speaker does: asserts, denies, alleges, doubts, retracts",
            "trigger": "the words that name the act",
            "evidence": "the sentence or clause that states it",
            **_WHERE,
            **_ARTICLE,
        },
        _events,
    ),
    "incidents": Table(
        {
            "incident_id": "id of what happened",
            **_ACT,
            **_TIME,
            **_PLACE,
            "agents": "ids of all agents that any report names",
            "targets": "ids of all targets that any report names",
            "figures": "every count claimed",
            **{f"{unit}_{bound}": f"{BOUNDS[bound]} number {unit}" for unit in TOLLS for bound in BOUNDS},
            "support": "how far the reports support each other: see the data model, Support",
            "blame": "who did it according to whom, where the reports differ on it",
            "number_of_reports": "events and statements that tell it",
            "number_of_outlets": "different outlets",
            "number_of_origins": "different origins; copies of one text count once",
            "disagreements": "fields on which origins differ",
            "documents": "ids of the articles",
        },
        _incidents,
    ),
    "claims": Table(
        {
            "claim_id": "id of one article's word on one field",
            "incident_id": "the incident",
            "event_id": "the event that claims it",
            "field": "type, mode, date, place, agent, target, status or figure",
            "value": "the value in comparable form",
            "label": "the value for people to read",
            "as_printed": "the words",
            **_CHAIN,
            **_WHERE,
            **_ARTICLE,
        },
        _claims,
    ),
    "figures": Table(
        {
            "mention_id": "id of the words, for saksi explain",
            "unit": "killed, injured, killed_or_injured, missing, captured, detained, released or displaced",
            "low": "at least so many people, empty if the text sets no lower bound",
            "high": "at most so many people, empty if the text sets no upper bound",
            "approximate": "yes where the text says about, almost, an estimated",
            "victims": "who they are, short English",
            "scope": "event (one incident), cumulative (a running total) or part (a share of another figure)",
            "as_printed": "the words",
            "sources": "who the article says the number comes from; empty if the outlet itself",
            "sentence": "the sentence",
            "event_id": "the event whose victims are counted, if any",
            "rule": "the rule that found it",
            **_WHERE,
            **_ARTICLE,
        },
        _figures,
    ),
    "dates": Table(
        {
            "as_printed": "the expression",
            **_TIME,
            "conflict": "weekday: the weekday named is not that day's",
            **_WHERE,
            **_ARTICLE,
        },
        _dates,
    ),
    "quotes": Table(
        {
            "kind": "direct (in quotation marks) or indirect (reported)",
            "speaker": "who speaks, as printed",
            "speaker_id": "id of the speaker",
            "words": "what is said",
            "rule": "the rule that gave the speaker",
            **_WHERE,
            **_ARTICLE,
        },
        _quotes,
    ),
    "terms": Table(
        {
            "as_printed": "the words that take a side",
            "about": "id of whom they colour",
            "lean": "for or against",
            "neutral": "the plain Indonesian counterpart",
            "sentence": "the sentence",
            **_WHERE,
            **_ARTICLE,
        },
        _terms,
    ),
}
"""The tables by name."""
