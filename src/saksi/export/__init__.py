"""Hand on what was read: records, maps, incidents, workbooks, the report, and the formats of other projects."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from saksi.export.acled import write_acled
from saksi.export.annotations import write_annotations
from saksi.export.collection import Collection
from saksi.export.followthemoney import write_followthemoney
from saksi.export.geojson import write_geojson
from saksi.export.incidents import write_incidents
from saksi.export.jsonl import write_jsonl
from saksi.export.plover import write_plover
from saksi.export.ucdp import write_ucdp

Exporter = Callable[[Collection, TextIO], None]


def _report(collection: Collection, out: TextIO) -> None:
    from saksi.export.report import write_report  # its template engine is needed for this format only

    write_report(collection.incidents, collection.readings, out, actor_names=collection.actor_names)


EXPORTERS: dict[str, Exporter] = {
    "acled": write_acled,
    "followthemoney": write_followthemoney,
    "geojson": write_geojson,
    "incidents": write_incidents,
    "jsonl": write_jsonl,
    "plover": write_plover,
    "report": _report,
    "ucdp": write_ucdp,
    "web-annotation": write_annotations,
}
"""Formats by name that are made of readings and incidents; tables are made of views (``saksi.pipeline.exports``)."""

MARKED = frozenset({"acled", "ucdp"})
"""Those that are CSV: their files begin with the UTF-8 mark, by which Excel knows the letters."""
