"""Hand on what was read: records, tables, maps, incidents, other projects' formats and the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from saksi.export.acled import write_acled
from saksi.export.annotations import write_annotations
from saksi.export.collection import Collection
from saksi.export.datapackage import Resource, write_datapackage
from saksi.export.followthemoney import write_followthemoney
from saksi.export.geojson import write_geojson
from saksi.export.incidents import write_incidents
from saksi.export.jsonl import write_jsonl
from saksi.export.plover import write_plover
from saksi.export.tables import TABLES, write_csv
from saksi.export.ucdp import write_ucdp

Exporter = Callable[[Collection, TextIO], None]


def _report(collection: Collection, out: TextIO) -> None:
    from saksi.export.report import write_report  # its template engine is needed for this format only

    write_report(collection.incidents, collection.readings, out, actor_names=collection.actor_names)


def _datapackage(collection: Collection, out: TextIO) -> None:
    """Write bytes below the text: a zip file is none."""
    tables = [
        Resource(name, f"one {name.removesuffix('s')}", table.columns, table.rows(collection))
        for name, table in TABLES.items()
    ]
    write_datapackage(collection, tables, out.buffer)


EXPORTERS: dict[str, Exporter] = {
    "acled": write_acled,
    "csv": lambda collection, out: write_csv(collection, out, TABLES["events"]),
    "datapackage": _datapackage,
    "followthemoney": write_followthemoney,
    "geojson": write_geojson,
    "incidents": write_incidents,
    "jsonl": write_jsonl,
    "plover": write_plover,
    "report": _report,
    "ucdp": write_ucdp,
    "web-annotation": write_annotations,
    **{
        f"csv:{name}": lambda collection, out, table=table: write_csv(collection, out, table)  # type: ignore[misc]
        for name, table in TABLES.items()
    },
}
"""Formats by name; ``csv`` is the table of events, ``csv:NAME`` any of the tables."""

BYTE_ORDER_MARK = frozenset(name for name in EXPORTERS if name.startswith("csv") or name in {"acled", "ucdp"})
"""Formats that begin with a UTF-8 mark, by which Excel knows the letters."""
