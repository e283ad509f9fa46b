"""Ask a workspace by SQL."""

from __future__ import annotations

import argparse
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from saksi.cli.output import written
from saksi.cli.progress import Meter
from saksi.export.rows import write_rows
from saksi.pipeline.views import opened_views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS

MOST, WIDE = 100, 60
"""Rows, and characters of a cell, that are shown as text."""


def query(arguments: argparse.Namespace) -> int:
    """Answer one question, or list what can be asked."""
    if arguments.sql is None:
        print("\n".join(_views()))
        return 0
    sql = sys.stdin.read() if arguments.sql == "-" else arguments.sql
    workspace = Workspace.open(Path(arguments.workspace))
    with Meter() as meter, opened_views(workspace, progress=meter.show) as views:
        answer = views.ask(sql, workspace.path)
    with written(arguments.output) as out:
        if arguments.format == "parquet":
            pq.write_table(answer, out, compression="zstd")
        else:
            out.write(WRITERS[arguments.format](answer).encode())
    if arguments.output != "-":
        print(f"{arguments.output}: {arguments.format}, {answer.num_rows} rows")
    return 0


def _views() -> list[str]:
    lines = []
    for view in VIEWS.values():
        lines += [f"{view.name}: {view.about}", *(f"  {c.name:24} {c.kind:8} {c.meaning}" for c in view.columns), ""]
    return lines[:-1]


def _text(answer: pa.Table) -> str:
    shown = [answer.column_names, *([_short(cell) for cell in row.values()] for row in answer.slice(0, MOST).to_pylist())]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown]
    more = answer.num_rows - MOST
    told = f"{answer.num_rows} rows" + (f", {more} of them not shown: take --format csv" if more > 0 else "")
    return "\n".join([*lines, told, ""])


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"


def _csv(answer: pa.Table) -> str:
    out = io.StringIO()
    write_rows(out, answer.column_names, answer.to_pylist())
    return out.getvalue()


def _jsonl(answer: pa.Table) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, default=_plain) + "\n" for row in answer.to_pylist())


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


WRITERS = {"text": _text, "csv": _csv, "jsonl": _jsonl}
