"""Rows of a CSV file that spreadsheets open without a thought."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import TextIO

Cell = str | int | float | None
Row = Mapping[str, Cell]


def write_rows(out: TextIO, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write a heading and rows; a cell that a spreadsheet would take for a formula is led by an apostrophe."""
    writer = csv.DictWriter(out, fieldnames=list(columns), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _safe(row.get(name)) for name in writer.fieldnames})


def _safe(value: Cell) -> Cell:
    if isinstance(value, str):
        value = " ".join(value.split())
        return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value
    return value
