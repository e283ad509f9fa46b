"""Hand a workspace on in a format that other tools open: all of it, or the incidents that a filter chooses."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from saksi.export import EXPORTERS, MARKED
from saksi.export.collection import Collection, collect
from saksi.export.datapackage import Resource, write_datapackage
from saksi.export.xlsx import Sheet, write_xlsx
from saksi.model.errors import UsageError
from saksi.model.filters import Filter
from saksi.pipeline.views import Progress, opened_views
from saksi.store.query import Views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS
from saksi.views.columns import View

MARK = b"\xef\xbb\xbf"
"""The UTF-8 mark, by which Excel knows the letters of a CSV file."""
DEFAULT = "events"
"""The view of the formats ``csv`` and ``parquet`` without a name."""
SHEETS = {
    "incidents": "incidents", "events": "events", "figures": "figures", "quotes": "quotes", "claims": "claims",
    "sources": "articles",
}  # fmt: skip
"""Sheets of the workbook, and the view of each."""
CORRECTED, LINKED = "saksi corrections", "saksi incidents"
"""Names of the marks of a workbook: the newest correction that it shows, and a hash of the incidents."""

PACKAGE = "datapackage"
"""The format that holds every view."""

Writer = Callable[[Views, View, Filter, BinaryIO], int]


def formats() -> list[str]:
    """Return the names of all formats; ``VIEW`` stands for the name of any view."""
    return sorted(["csv", "csv:VIEW", "parquet", "parquet:VIEW", "xlsx", PACKAGE, *EXPORTERS])


def export(workspace: Workspace, name: str, out: BinaryIO, wanted: Filter, progress: Progress = lambda line: None) -> str:
    """Write a workspace in some format and return what was written, in words.

    Args:
        workspace: what was read and linked.
        name: of the format.
        out: where to.
        wanted: which incidents; an empty filter means everything that was read.
        progress: is told what is done.

    Raises:
        UsageError: there is no such format, or it cannot hold so much.
        WorkspaceError: the workspace is not linked or damaged.

    """
    check_format(name)
    kind, _, view = name.partition(":")
    if kind in EXPORTERS:
        collection = chosen(workspace, wanted, progress)
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        EXPORTERS[kind](collection, text)
        text.detach()
        return _told(collection)
    with opened_views(workspace, progress=progress) as views:
        if kind == PACKAGE:
            collection = chosen(workspace, wanted, progress)
            write_datapackage(collection, (_resource(views, view, wanted) for view in VIEWS.values()), out)
            return _told(collection)
        if kind == "xlsx":
            return f"{write_xlsx(_sheets(views, wanted), out, marks_of(workspace))} rows in {len(SHEETS)} sheets"
        return f"{_TABLES[kind](views, VIEWS[view or DEFAULT], wanted, out)} rows"


def marked(name: str) -> bool:
    """Tell whether a file of that format begins with the mark (``MARK``)."""
    return name.partition(":")[0] in {"csv", *MARKED}


def check_format(name: str) -> None:
    """Make sure that there is such a format.

    Raises:
        UsageError: there is none.

    """
    kind, colon, view = name.partition(":")
    if colon and kind in _TABLES and view not in VIEWS:
        raise UsageError(f"no view {view!r}", remedy="use one of " + ", ".join(VIEWS))
    if (colon and kind not in _TABLES) or kind not in (*_TABLES, "xlsx", PACKAGE, *EXPORTERS):
        raise UsageError(f"no format {name!r}", remedy="use one of " + ", ".join(formats()))


def marks_of(workspace: Workspace) -> dict[str, str]:
    """Return what a workbook carries of the state it shows, so that changes made in it can be told from older values."""
    incidents = sha256("".join(one.sha256 for one in workspace.manifest.incident_shards).encode()).hexdigest()[:12]
    held = [one.correction_id for one in workspace.corrections_that_hold()]
    return {CORRECTED: str(max(held, default=0)), LINKED: incidents}


def chosen(workspace: Workspace, wanted: Filter, progress: Progress = lambda line: None) -> Collection:
    """Return the incidents that a filter chooses with the articles that tell them; everything for an empty filter."""
    if wanted.is_empty:
        return collect(workspace.readings(), workspace.incidents())
    with opened_views(workspace, progress=progress) as views:
        ids = set(views.ids(wanted))
    shards = range(len(workspace.manifest.incident_shards))
    found = (one for number in shards for one in workspace.incidents_of(number) if one.incident_id in ids)
    incidents = sorted(found, key=lambda incident: incident.order)
    told = {member.document_id for incident in incidents for member in incident.members}
    return collect((pair for pair in workspace.readings() if pair[0].document_id in told), incidents)


def _told(collection: Collection) -> str:
    return f"made of {len(collection.incidents)} incidents and {len(collection.readings)} articles"


def _resource(views: Views, view: View, wanted: Filter) -> Resource:
    return Resource(view.name, view.about, view.columns, _rows(views, view, wanted))


def _sheets(views: Views, wanted: Filter) -> Iterator[Sheet]:
    for name, view in SHEETS.items():
        one = VIEWS[view]
        yield Sheet(name, one.about, one.columns, _rows(views, one, wanted), one.correctable)


def _rows(views: Views, view: View, wanted: Filter) -> Iterator[Sequence[Any]]:
    for batch in views.rows(view, wanted, safe=True):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write_csv(views: Views, view: View, wanted: Filter, out: BinaryIO) -> int:
    return _by_file(views.write_csv, view, wanted, out)


def _write_parquet(views: Views, view: View, wanted: Filter, out: BinaryIO) -> int:
    return _by_file(views.write_parquet, view, wanted, out)


def _by_file(write: Callable[[View, Filter, Path], int], view: View, wanted: Filter, out: BinaryIO) -> int:
    """Let a file be written and copy it to ``out``, which may be a pipe."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows"
        written = write(view, wanted, path)
        with path.open("rb") as content:
            shutil.copyfileobj(content, out)
    return written


_TABLES: dict[str, Writer] = {"csv": _write_csv, "parquet": _write_parquet}
