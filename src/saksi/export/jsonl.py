"""JSON lines: the codebook's record of every article, with the incident of every event."""

from __future__ import annotations

import json
from typing import TextIO

from saksi.export.collection import Collection
from saksi.export.record import record_of


def write_jsonl(collection: Collection, out: TextIO) -> None:
    """Write one record a line, in reading order; events carry ``event_id`` and ``incident_id``."""
    incident_of = {m.event_id: i.incident_id for i in collection.incidents for m in i.members}
    for document, reading in collection.readings.values():
        record = record_of(document, reading)
        for written, event in zip(record["events"], reading.events, strict=True):
            written["event_id"] = event.event_id
            written["incident_id"] = incident_of.get(event.event_id)
        out.write(json.dumps(record, ensure_ascii=False) + "\n")
