"""Incidents as JSON lines: what happened, and where each report of it stands."""

from __future__ import annotations

import json
from typing import Any, TextIO

from saksi.export.collection import Collection
from saksi.model.incidents import Incident, Member
from saksi.model.mentions import DateRange, Place


def write_incidents(collection: Collection, out: TextIO) -> None:
    """Write one incident a line."""
    for incident in collection.incidents:
        out.write(json.dumps(incident_record(incident), ensure_ascii=False) + "\n")


def incident_record(incident: Incident) -> dict[str, Any]:
    """Return an incident as plain JSON; ``date`` is its first day, ``place`` the name of its place."""
    return {
        "incident_id": incident.incident_id,
        "event_type": incident.event_type,
        "mode": incident.mode,
        "date": incident.date.first.isoformat() if incident.date else None,
        "date_range": _range(incident.date),
        "place": incident.place.name if incident.place else None,
        "place_details": place_details(incident.place),
        "agents": list(incident.agents),
        "targets": list(incident.targets),
        "number_of_outlets": incident.number_of_outlets,
        "number_of_origins": incident.number_of_origins,
        "support": incident.support,
        "tolls": {t.unit: {"low": t.low, "best": t.best, "high": t.high, "growing": t.is_growing} for t in incident.tolls},
        "blame": [{"agent": b.agent, "according_to": list(b.according_to)} for b in incident.blame],
        "members": [_member(member) for member in incident.members],
        "consensus": {
            c.field: {"value": c.value, "origins": c.number_of_origins, "tie": c.is_tie} for c in incident.consensus
        },
        "disagreements": {d.field: [value for value, _ in d.values] for d in incident.disagreements},
        "claims": [
            {
                "field": claim.field,
                "value": claim.value,
                "document": claim.document_id,
                "start": claim.span.start,
                "end": claim.span.end,
                "chain": list(claim.chain),
            }
            for claim in incident.claims
        ],
        "joins": [
            {"events": [join.one, join.other], "score": join.score, "reasons": list(join.reasons)} for join in incident.joins
        ],
    }


def _range(value: DateRange | None) -> dict[str, str] | None:
    if value is None:
        return None
    return {"from": value.first.isoformat(), "to": value.last.isoformat(), "precision": value.precision}


def place_details(place: Place | None) -> dict[str, Any] | None:
    """Return a place as plain JSON."""
    if place is None:
        return None
    return {
        "place_id": place.place_id,
        "country": place.country,
        "admin": place.admin,
        "kind": place.kind,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": place.geo_precision,
    }


def _member(member: Member) -> dict[str, Any]:
    """Return where a report stands and what it is."""
    return {
        "document": member.document_id,
        "event_id": member.event_id,
        "start": member.span.start,
        "end": member.span.end,
        "kind": member.kind,
        "origin": member.origin,
        "copy_of": member.copy_of,
    }
