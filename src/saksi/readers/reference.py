"""Reference series: an official count day by day, from a JSON list of objects or a CSV file with a heading."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from saksi.model.errors import InputError


def read_reference(path: Path, day: str, value: str) -> dict[date, int]:
    """Return the values of a reference series by day; rows that lack either are left out.

    Args:
        path: JSON (a list of objects) if its name ends so, else CSV.
        day: the column of the days, in ISO form.
        value: the column of the values, whole numbers.

    Raises:
        InputError: the file cannot be read, has no such columns, or a cell is no day or no number.

    """
    found: dict[date, int] = {}
    columns: set[str] = set()
    for where, row in _rows(path):
        columns |= row.keys()
        if row.get(day) in (None, "") or row.get(value) in (None, ""):
            continue
        try:
            found[date.fromisoformat(str(row[day]))] = int(row[value])
        except ValueError as error:
            raise InputError(
                f"no day and number: {row[day]!r}, {row[value]!r}", where=where, remedy="mend the row, or name other columns"
            ) from error
    if not found:
        raise InputError(
            f"has no values in columns {day!r} and {value!r}",
            where=str(path),
            remedy=f"name columns it has: {', '.join(sorted(columns)) or 'it has none'}",
        )
    return found


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = json.loads(text) if path.suffix.lower() == ".json" else list(csv.DictReader(io.StringIO(text)))
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("not a list of objects")
    except (OSError, ValueError, csv.Error, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else "neither a JSON list of objects nor CSV"
        raise InputError(f"cannot be read ({reason})", where=str(path), remedy="name a JSON or CSV file") from error
    kind = "object" if path.suffix.lower() == ".json" else "line"
    first = 1 if kind == "object" else 2
    for number, row in enumerate(rows, start=first):
        yield f"{path}:{kind} {number}", row
