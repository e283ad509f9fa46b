"""Find articles by meaning, and show the stories of a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

import pyarrow as pa

from saksi.cli.filters import filter_of, tell_misses
from saksi.cli.output import written
from saksi.cli.progress import Meter
from saksi.cli.queries import WRITERS
from saksi.pipeline.meaning import nearest, stories_of
from saksi.pipeline.views import articles_of
from saksi.store.tables import arrow_table
from saksi.store.workspace import Workspace
from saksi.views.meaning import SIMILAR, STORIES, row_of_near, row_of_story


def similar(arguments: argparse.Namespace) -> int:
    """Show the articles that are most about what somebody asks for."""
    workspace, wanted = Workspace.open(Path(arguments.workspace)), filter_of(arguments)
    with Meter() as meter:
        among = None if wanted.is_empty else articles_of(workspace, wanted, progress=meter.show)
        found = nearest(workspace, " ".join(arguments.text), arguments.limit, among, progress=meter.show)
    tell_misses(workspace, wanted)
    return _write(arrow_table(SIMILAR, map(row_of_near, found)), arguments)


def stories(arguments: argparse.Namespace) -> int:
    """Show the stories."""
    workspace = Workspace.open(Path(arguments.workspace))
    with Meter() as meter:
        found = stories_of(workspace, progress=meter.show)
    return _write(arrow_table(STORIES, map(row_of_story, found)), arguments)


def _write(table: pa.Table, arguments: argparse.Namespace) -> int:
    with written(arguments.output) as out:
        out.write(WRITERS[arguments.format](table).encode())
    if arguments.output != "-":
        print(f"{arguments.output}: {arguments.format}, {table.num_rows} rows")
    return 0
