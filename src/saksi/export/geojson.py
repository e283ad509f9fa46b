"""GeoJSON (RFC 7946): one feature an incident, for QGIS and every web map."""

from __future__ import annotations

import json
from typing import Any, TextIO

from saksi.export.acts import one_line
from saksi.export.collection import Collection
from saksi.export.incidents import incident_record
from saksi.model.incidents import Incident, Toll

_LEFT_OUT = frozenset(
    {"blame", "claims", "joins", "members", "tolls", "place_details", "date_range", "consensus", "disagreements"}
)
DECIMALS = 5
"""About a metre: coordinates are of a place's usual centre, more digits would say what nobody knows (RFC 7946, 11.2)."""


def write_geojson(collection: Collection, out: TextIO) -> None:
    """Write a feature collection, a feature a line; an incident without a known place has no geometry."""
    out.write('{"type": "FeatureCollection", "features": [')
    for number, incident in enumerate(collection.incidents):
        out.write((",\n" if number else "\n") + json.dumps(_feature(collection, incident), ensure_ascii=False))
    out.write("]}\n")


def _feature(collection: Collection, incident: Incident) -> dict[str, Any]:
    record = incident_record(incident)
    place = incident.place
    first = incident.members[0]
    document, _ = collection.readings[first.document_id]
    flat = {name: value for name, value in record.items() if name not in _LEFT_OUT}
    killed: Toll | None = next((toll for toll in incident.tolls if toll.unit == "killed"), None)
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": _point(incident),
        "properties": {
            **flat,
            "agents": "; ".join(incident.agents),
            "targets": "; ".join(incident.targets),
            "country": place.country if place else None,
            "geo_precision": place.geo_precision if place else None,
            "date_to": incident.date.last.isoformat() if incident.date else None,
            "time_precision": incident.date.precision if incident.date else None,
            "killed_lowest": killed.low if killed else None,
            "killed_best": killed.best if killed else None,
            "killed_highest": killed.high if killed else None,
            "disagreements": "; ".join(d.field for d in incident.disagreements),
            "documents": "; ".join(dict.fromkeys(m.document_id for m in incident.members)),
            "evidence": one_line(first.span.of(document.text)),
            "document": first.document_id,
            "start": first.span.start,
            "end": first.span.end,
        },
    }


def _point(incident: Incident) -> dict[str, Any] | None:
    place = incident.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)]}
