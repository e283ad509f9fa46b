"""Hand on what was read: records, tables, maps, incidents and the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from saksi.export.collection import Collection
from saksi.export.geojson import write_geojson
from saksi.export.incidents import write_incidents
from saksi.export.jsonl import write_jsonl
from saksi.export.tables import TABLES, write_csv

Exporter = Callable[[Collection, TextIO], None]


def _report(collection: Collection, out: TextIO) -> None:
    from saksi.export.report import write_report  # its template engine is needed for this format only

    write_report(collection.incidents, collection.readings, out, actor_names=collection.actor_names)


EXPORTERS: dict[str, Exporter] = {
    "csv": lambda collection, out: write_csv(collection, out, TABLES["events"]),
    "geojson": write_geojson,
    "incidents": write_incidents,
    "jsonl": write_jsonl,
    "report": _report,
    **{
        f"csv:{name}": lambda collection, out, table=table: write_csv(collection, out, table)  # type: ignore[misc]
        for name, table in TABLES.items()
    },
}
"""Formats by name; ``csv`` is the table of events, ``csv:NAME`` any of the tables."""

BYTE_ORDER_MARK = frozenset(name for name in EXPORTERS if name.startswith("csv"))
"""Formats that begin with a UTF-8 mark, by which Excel knows the letters."""
