"""JSON lines: the codebook's record of every article, with the incident of every event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from saksi.export.collection import Collection
from saksi.export.record import Record, record_of
from saksi.model.documents import Document
from saksi.model.readings import Reading


def write_jsonl(collection: Collection, out: TextIO) -> None:
    """Write one record a line, in reading order; events carry ``event_id`` and ``incident_id``."""
    for _, _, record in linked_records(collection):
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def linked_records(collection: Collection) -> Iterator[tuple[Document, Reading, Record]]:
    """Yield every article with its record, whose events name themselves and their incident (``None`` if it is not there)."""
    incident_of = collection.incident_of_events()
    for document, reading in collection.readings.values():
        record = record_of(document, reading)
        for written, event in zip(record["events"], reading.events, strict=True):
            written["event_id"] = event.event_id
            written["incident_id"] = incident_of.get(event.event_id)
        yield document, reading, record
