"""Hand on what was read: records, maps, incidents, workbooks and the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from saksi.export.collection import Collection
from saksi.export.geojson import write_geojson
from saksi.export.incidents import write_incidents
from saksi.export.jsonl import write_jsonl

Exporter = Callable[[Collection, TextIO], None]


def _report(collection: Collection, out: TextIO) -> None:
    from saksi.export.report import write_report  # its template engine is needed for this format only

    write_report(collection.incidents, collection.readings, out, actor_names=collection.actor_names)


EXPORTERS: dict[str, Exporter] = {
    "geojson": write_geojson,
    "incidents": write_incidents,
    "jsonl": write_jsonl,
    "report": _report,
}
"""Formats by name that are made of readings and incidents; tables are made of views (``saksi.pipeline.exports``)."""
