"""GeoJSON (RFC 7946): one feature an incident, for QGIS and every web map."""

from __future__ import annotations

import json
from typing import Any, TextIO

from saksi.export.collection import Collection
from saksi.export.incidents import incident_record
from saksi.model.incidents import Incident

_LEFT_OUT = frozenset(
    {"blame", "claims", "joins", "members", "tolls", "place_details", "date_range", "consensus", "disagreements"}
)


def write_geojson(collection: Collection, out: TextIO) -> None:
    """Write a feature collection; an incident without a known place has no geometry."""
    features = [_feature(collection, incident) for incident in collection.incidents]
    json.dump({"type": "FeatureCollection", "features": features}, out, ensure_ascii=False)
    out.write("\n")


def _feature(collection: Collection, incident: Incident) -> dict[str, Any]:
    record = incident_record(incident)
    place = incident.place
    known = place is not None and place.latitude is not None and place.longitude is not None
    first = incident.members[0]
    document, _ = collection.readings[first.document_id]
    flat = {name: value for name, value in record.items() if name not in _LEFT_OUT}
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]} if known and place else None,
        "properties": {
            **flat,
            "agents": "; ".join(incident.agents),
            "targets": "; ".join(incident.targets),
            "country": place.country if place else None,
            "geo_precision": place.geo_precision if place else None,
            "date_to": incident.date.last.isoformat() if incident.date else None,
            "disagreements": "; ".join(d.field for d in incident.disagreements),
            "documents": "; ".join(dict.fromkeys(m.document_id for m in incident.members)),
            "evidence": " ".join(first.span.of(document.text).split()),
        },
    }
