"""FollowTheMoney entities as JSON lines: events, who is involved, where, and the articles that say so.

Schemata and properties are those of the followthemoney model, version 4. Incidents that happened become ``Event``, every
report of one a ``Documentation`` that leads to its ``Article``. Of persons only those stand in it whom the codebook lists
with an office or a command: hostages, victims, witnesses and journalists do not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from saksi.export.acts import Act, Report, actors_of, acts_of, is_web_address, mark, one_line
from saksi.export.collection import Collection
from saksi.export.facts import alpha2
from saksi.model.documents import Document
from saksi.model.ids import make_id
from saksi.model.mentions import Actor, Place
from saksi.model.readings import Reading

Entity = dict[str, Any]

SCHEMATA = {
    "person": "Person",
    **dict.fromkeys(("state", "government-body", "military", "police", "intelligence"), "PublicBody"),
    **dict.fromkeys(("armed-group", "coalition", "international", "organisation", "party", "media"), "Organization"),
}
"""Kinds of actors and their schemata; populations ("Palestinians") are no legal entities and are only named in notes."""

OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "PRM", "OPP", "PTY", "IGO"})
"""PLOVER's sectors of those who govern, command, lead a party or speak for an organisation of states."""

FIELDS = {
    "Event": "`name`, `startDate`, `endDate`, `location`, `addressEntity`, `country`, `involved`, `proof` (articles), "
    "`recordId` (incident), `keywords` (type, mode), `summary` (evidence of the first report), `notes` (that it is "
    "machine-coded, who acts on whom, the dead, support, disagreements)",
    "Documentation": "one report: `entity` (event), `document` (article), `recordId` (event id), `summary` (the words), "
    "`description` (where they stand: `char=start,end` of the raw text, RFC 5147), `date`, `publisher`",
    "Article": "`fileName` (id of the article), `title`, `sourceUrl`, `publishedAt`, `publisher`, `language`, "
    "`processingAgent`; no text",
    "Person": "a listed person with an office or a command: `name`, `country`, `sector` (PLOVER's code)",
    "PublicBody": "a state, its bodies and forces: `name`, `country`, `sector`",
    "Organization": "an armed group, party, outlet, organisation: `name`, `country`, `sector`",
    "Address": "a place: `full`, `latitude`, `longitude`, `country`, `remarks` (how exact the point is)",
}


def write_followthemoney(collection: Collection, out: TextIO) -> None:
    """Write one entity a line; whoever is referred to stands before."""
    written: set[str] = set()
    for entity in _entities(collection):
        if entity["id"] not in written:
            written.add(entity["id"])
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(collection: Collection) -> Iterator[Entity]:
    actors = actors_of(collection)
    for act in acts_of(collection):
        yield from map(_actor, _involved(act, actors))
        yield from (_article(report.document, report.reading) for report in act.reports)
        if act.incident.place:
            yield _address(act.incident.place)
        yield _event(act, actors, collection)
        yield from (_documentation(act, report) for report in act.reports)


def _involved(act: Act, actors: Mapping[str, Actor]) -> list[Actor]:
    ids = dict.fromkeys((*act.incident.agents, *act.incident.targets))
    return [actors[one] for one in ids if one in actors and is_entity(actors[one])]


def _is_private(actor: Actor | None) -> bool:
    return actor is None or (actor.kind == "person" and not is_entity(actor))


def is_entity(actor: Actor) -> bool:
    """Tell whether an actor is handed on: of a kind with a schema, and if a person, one with an office."""
    return actor.kind in SCHEMATA and (actor.kind != "person" or actor.sector in OFFICES)


def _entity(schema: str, entity_id: str, **properties: object) -> Entity:
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple) else [value]
        kept[name] = list(dict.fromkeys(str(one) for one in values if one not in (None, "")))
    return {"id": entity_id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _actor(actor: Actor) -> Entity:
    return _entity(
        SCHEMATA[actor.kind], actor_id_of(actor), name=actor.name, country=alpha2(actor.country), sector=actor.sector
    )


def actor_id_of(actor: Actor) -> str:
    """Return the id of an actor's entity."""
    return make_id("saksi-actor", actor.actor_id)


def article_id_of(document: Document) -> str:
    """Return the id of an article's entity."""
    return make_id("saksi-article", document.document_id)


def _article(document: Document, reading: Reading) -> Entity:
    return _entity(
        "Article",
        article_id_of(document),
        fileName=document.document_id,
        title=one_line(document.title or ""),
        sourceUrl=_address_of(document),
        publishedAt=reading.published,
        publisher=document.outlet or reading.outlet_id,
        language="ind",
        processingAgent=f"Saksi {reading.code_version} ({reading.reader})",
    )


def _address_of(document: Document) -> str | None:
    return document.url if document.url and is_web_address(document.url) else None


def _address(place: Place) -> Entity:
    return _entity(
        "Address",
        make_id("saksi-place", place.place_id),
        full=", ".join(filter(None, (place.name, place.admin))),
        latitude=place.latitude,
        longitude=place.longitude,
        country=alpha2(place.country),
        remarks=f"geo_precision: {place.geo_precision}",
    )


def _event(act: Act, actors: Mapping[str, Actor], collection: Collection) -> Entity:
    involved = _involved(act, actors)
    incident, place, days = act.incident, act.incident.place, act.incident.date
    what = f"{incident.event_type} ({incident.mode})" if incident.mode else incident.event_type
    return _entity(
        "Event",
        incident.incident_id,
        name=", ".join(filter(None, (what, place.name if place else None, days.first.isoformat() if days else None))),
        startDate=days.first if days else None,
        endDate=days.last if days else None,
        location=place.name if place else None,
        addressEntity=make_id("saksi-place", place.place_id) if place else None,
        country=alpha2(place.country) if place else None,
        involved=[actor_id_of(actor) for actor in involved],
        proof=[article_id_of(report.document) for report in act.reports],
        recordId=incident.incident_id,
        keywords=[incident.event_type, incident.mode],
        summary=act.first.evidence,
        notes=_notes(act, actors, collection),
    )


def _notes(act: Act, actors: Mapping[str, Actor], collection: Collection) -> list[str]:
    incident = act.incident
    agents, targets = (
        "; ".join(collection.actor_names.get(one, one) for one in ids if not _is_private(actors.get(one)))
        for ids in (incident.agents, incident.targets)
    )
    lines = [mark(act.first.reading), f"support: {incident.support}, origins: {incident.number_of_origins}"]
    if agents:
        lines.append(f"acting, as reported: {agents}")
    if targets:
        lines.append(f"acted upon, as reported: {targets}")
    if act.killed:
        lines.append(f"killed: lowest {act.killed.low}, best {act.killed.best}, highest {act.killed.high}")
    if incident.disagreements:
        lines.append("sources differ on: " + ", ".join(one.field for one in incident.disagreements))
    return lines


def _documentation(act: Act, report: Report) -> Entity:
    span = report.event.evidence
    return _entity(
        "Documentation",
        make_id("saksi-report", report.event.event_id),
        entity=act.incident.incident_id,
        document=article_id_of(report.document),
        role="report",
        status=report.event.status,
        recordId=report.event.event_id,
        summary=report.evidence,
        description=f"char={span.start},{span.end}",
        date=report.reading.published,
        publisher=report.outlet,
    )
