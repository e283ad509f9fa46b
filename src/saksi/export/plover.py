"""PLOVER records as JSON lines: one event of one article a line, in the field names of PLOVER's manual.

Fields follow the tables of chapter "JSON Data Fields" of the manual (openeventdata/PLOVER, draft 0.7); the manual lets
providers add fields, ours begin with ``saksi_``. Its ``source`` is Saksi's agents, its ``recipient`` Saksi's targets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from saksi.export.acts import one_line, outlet_of
from saksi.export.collection import Collection
from saksi.export.facts import alpha2
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.mentions import Actor, Figure, Mention, Place, RoleFiller
from saksi.model.readings import Reading
from saksi.model.spans import Span

Record = dict[str, Any]

FIELDS = {
    "id": "id of the event (`e-…`)",
    "date": "first day (ISO); null where the text does not date the act, though the manual asks for a day",
    "enddate": "last day (ISO), where it is another day",
    "source": "list of actors: who acts; empty where nobody is named",
    "recipient": "list of actors: who is acted upon",
    "event": "list with the event type",
    "event_loc": "location: where, as far as the text says",
    "event_text": "list with the words that name the act",
    "quad_code": "by the manual's table: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict",
    "mode": "list with the mode; empty where the text does not say how",
    "context": "list of contexts; they also say that an act is planned, denied, supposed or past",
    "link": "id of the incident (`i-…`), shared by all reports of it",
    "text": "the sentence or clause that states it: the evidence, not the article",
    "text_info": "`sequence` (number of the sentence, from 0), `start` and `end` (characters of the raw text, from 0)",
    "size_info": "`dead`, `injured`, `arrested`: the lowest number of this act's victims that the article gives",
    "cite_info": "`citation` (id of the article), `url`, `title`, `language`, `publication`, `codebook`, `version`",
    "coder": "Saksi with its version and reader",
    "comment": "`machine-coded, not checked by a person`",
    "saksi_status": "actual, planned, denied, hypothetical or background",
    "saksi_stance": "what the innermost speaker does: asserts, denies, alleges, doubts, retracts",
    "saksi_said_by": "list of actors: who says so, innermost first; empty if the outlet reports",
    "saksi_published": "day of the article (ISO), null if unknown; take it for `date` if you need a day for every record",
}
ACTOR_FIELDS = {
    "code": "PLOVER's code of the country (ISO 3166-1 alpha-3) or of a kind without one (`IGO`, `NGO`)",
    "sector": "PLOVER's code of the sector (`GOV`, `MIL`, …)",
    "actor_text": "the article's own words",
    "identifier_id": "Saksi's id of the actor, where the manual suggests one of Wikidata",
    "identifier_text": "its name in English",
    "start": "first character of the words",
    "end": "character behind the last",
}
PLACE_FIELDS = {
    "name": "common English name",
    "latitude": "degrees, WGS 84",
    "longitude": "degrees, WGS 84",
    "cc3": "ISO 3166-1 alpha-3",
    "country code": "ISO 3166-1 alpha-2",
    "geonameid": "number in GeoNames, where the place comes from there",
    "saksi_geo_precision": "exact, near, settlement, admin, region or country",
    "start": "first character of the words",
    "end": "character behind the last",
}
QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "SANCTION", "THREATEN"},
    4: {"PROTEST", "MOBILIZE", "COERCE", "ASSAULT"},
}
"""The manual's table "Quad categories in PLOVER", where REQUEST is still called DEMAND."""
SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}
GEONAMES = "geonames-"


def write_plover(collection: Collection, out: TextIO) -> None:
    """Write one record a line, in reading order: the events of the collection's incidents."""
    incident_of = collection.incident_of_events()
    for document, reading in collection.readings.values():
        for record in records_of(document, reading, incident_of):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def records_of(document: Document, reading: Reading, incident_of: Mapping[str, str]) -> Iterator[Record]:
    """Return the records of those events of one article that stand in an incident."""
    actors = {m.value.actor_id: m.value for m in reading.mentions if isinstance(m.value, Actor)}
    places = {m.span: m.value for m in reading.mentions if isinstance(m.value, Place)}
    counts = {m.mention_id: m for m in reading.mentions if isinstance(m.value, Figure)}
    for event in reading.events:
        if event.event_id not in incident_of:
            continue
        yield {
            **_what(document, event, actors, places),
            "link": incident_of.get(event.event_id),
            "text": one_line(event.evidence.of(document.text)),
            "text_info": {"sequence": _sequence(reading, event.evidence), **_at(event.evidence)},
            **_sizes(counts[one] for one in event.figures if one in counts),
            "cite_info": _cited(document, reading),
            "coder": f"Saksi {reading.code_version} ({reading.reader})",
            "comment": "machine-coded, not checked by a person",
            "saksi_status": event.status,
            "saksi_stance": event.attribution.stance,
            "saksi_said_by": _actors(document, event.attribution.chain, actors),
            "saksi_published": reading.published.isoformat() if reading.published else None,
        }


def _what(document: Document, event: Event, actors: Mapping[str, Actor], places: Mapping[Span, Place]) -> Record:
    where = next((filler for filler in event.places if filler.span in places), None)
    days = event.date
    return {
        "id": event.event_id,
        "date": days.first.isoformat() if days else None,
        **({"enddate": days.last.isoformat()} if days and days.last != days.first else {}),
        "source": _actors(document, event.agents, actors),
        "recipient": _actors(document, event.targets, actors),
        "event": [event.event_type],
        **({"event_loc": _place(places[where.span], where.span)} if where else {}),
        "event_text": [one_line(event.trigger.of(document.text))],
        "quad_code": next(quad for quad, types in QUADS.items() if event.event_type in types),
        "mode": [event.mode] if event.mode else [],
        "context": [sign.name for sign in event.contexts],
    }


def _at(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _actors(document: Document, fillers: Iterable[RoleFiller], actors: Mapping[str, Actor]) -> list[Record]:
    found = []
    for filler in fillers:
        actor = actors.get(filler.actor_id or "")
        known = {
            "code": actor.country if actor else None,
            "sector": actor.sector if actor else None,
            "actor_text": one_line(filler.span.of(document.text)),
            "identifier_id": filler.actor_id,
            "identifier_text": actor.name if actor else None,
        }
        found.append({**{name: value for name, value in known.items() if value is not None}, **_at(filler.span)})
    return found


def _place(place: Place, span: Span) -> Record:
    letters = alpha2(place.country)
    known = {
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "cc3": place.country,
        "country code": letters.upper() if letters else None,
        "geonameid": int(place.place_id.removeprefix(GEONAMES)) if _is_from_geonames(place) else None,
        "saksi_geo_precision": place.geo_precision,
    }
    return {**{name: value for name, value in known.items() if value is not None}, **_at(span)}


def _is_from_geonames(place: Place) -> bool:
    return place.place_id.startswith(GEONAMES) and place.place_id.removeprefix(GEONAMES).isdecimal()


def _sequence(reading: Reading, span: Span) -> int | None:
    return next((sentence.index for sentence in reading.sentences if sentence.span.overlaps(span)), None)


def _sizes(mentions: Iterable[Mention]) -> Record:
    sizes: dict[str, int] = {}
    for mention in mentions:
        figure = mention.value
        if isinstance(figure, Figure) and figure.unit in SIZES and figure.low is not None and figure.scope == "event":
            name = SIZES[figure.unit]
            sizes[name] = min(sizes.get(name, figure.low), figure.low)
    return {"size_info": sizes} if sizes else {}


def _cited(document: Document, reading: Reading) -> Record:
    known = {
        "citation": document.document_id,
        "url": document.url,
        "title": document.title,
        "language": "id",
        "publication": outlet_of(document, reading),
        "codebook": f"saksi-{reading.codebook_sha256[:12]}",
        "version": reading.code_version,
    }
    return {name: value for name, value in known.items() if value is not None}
