"""Cells of tables that come back: brought to one form, so that only what people changed differs, and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from saksi.model.events import MODES
from saksi.readers.sheets import Formula
from saksi.views.columns import Column

MOST_CHARACTERS = 32_767
"""Characters that a spreadsheet's cell holds: longer texts are compared so far."""
NEVER_EMPTY = frozenset({"event_type", "status", "approximate", "unit", "scope"})
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WHOLE = re.compile(r"(\d+)([.,]0)?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]00:00(:00(\.0+)?)?)?")
_DAYS = ("date_from", "date_to", "time_precision")


class CellError(Exception):
    """What stands in a cell cannot be taken: the problem, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(problem)


def plain(value: Any, kind: str = "text") -> str:
    """Return a cell as text in one form, whatever program wrote it; what is none of its kind stays as it stands."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        value = value.date() if (value.hour, value.minute, value.second) == (0, 0, 0) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and kind != "number":
        value = int(value)
    text = "" if value is None else " ".join(_UNSEEN.sub("", str(value))[:MOST_CHARACTERS].split())
    text = text[1:].lstrip() if text.startswith("'") else text
    return _BY_KIND[kind](text) if text else ""


def _whole(text: str) -> str:
    found = _WHOLE.fullmatch(text)
    return str(int(found[1])) if found else text


def _number(text: str) -> str:
    try:
        return f"{float(text.replace(',', '.')):.9g}"
    except ValueError:
        return text


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    return found[1] if found else text


_BY_KIND: dict[str, Callable[[str], str]] = {"text": str, "integer": _whole, "number": _number, "day": _day}


def checked(column: Column, cell: Any, text: str) -> str:
    """Return what a correctable cell says: ``text`` (``plain``), in the letters of its closed list.

    Raises:
        CellError: it says nothing that the column can hold.

    """
    if isinstance(cell, Formula):
        raise CellError("is a formula", "paste its value")
    if not text:
        if column.name in NEVER_EMPTY:
            event = column.name in {"event_type", "status"}
            remedy = "to say that it is no event, write yes in a column delete" if event else "put the old value back"
            raise CellError("cannot be empty", remedy)
        return text
    if column.values:
        meant = next((value for value in column.values if value.lower() == text.lower()), None)
        if meant is None:
            raise CellError(f"{text!r} is none of its values", f"use one of {', '.join(column.values)}")
        return meant
    if column.kind == "day" and not _is_day(text):
        raise CellError(f"{text!r} is no day that can be read one way only", "write it as 2024-03-05, or as a date of Excel")
    if column.kind == "integer" and not text.isdecimal():
        raise CellError(f"{text!r} is no whole number", "write it in digits alone")
    return text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def unfit(asked: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[frozenset[str], str, CellError]]:
    """Yield what of the changes to a row does not go together: the columns, the one to name, and why.

    Args:
        asked: the changed cells of the row.
        now: all its cells as they are.

    """
    row = {**now, **asked}
    if not asked.keys().isdisjoint({"event_type", "mode"}) and row["mode"]:
        allowed = sorted(MODES[row["event_type"]])  # type: ignore[index]
        if row["mode"] not in allowed:
            problem = f"{row['mode']!r} is no mode of {row['event_type']}"
            remedy = f"use one of {', '.join(allowed)}, or empty it" if allowed else "empty it"
            yield frozenset({"event_type", "mode"}), "mode", CellError(problem, remedy)
    if not asked.keys().isdisjoint(_DAYS) and (wrong := _wrong_days(asked, row)):
        yield frozenset(_DAYS), next(name for name in _DAYS if name in asked), wrong
    if not asked.keys().isdisjoint({"low", "high"}):
        if not row["low"] and not row["high"]:
            yield frozenset({"low", "high"}), "low", CellError("low and high are both empty", "give one of them")
        elif row["low"] and row["high"] and int(row["low"]) > int(row["high"]):
            yield frozenset({"low", "high"}), "low", CellError("low is above high", "change both, or exchange them")


def _wrong_days(asked: Mapping[str, str], row: Mapping[str, str]) -> CellError | None:
    first, last, precision = (row[name] for name in _DAYS)
    if bool(first) != bool(last):
        return CellError("only one of date_from and date_to is there", "give both days, or empty both")
    if first > last:
        return CellError("date_from is after date_to", "change both, or exchange them")
    if "time_precision" in asked and bool(precision) != bool(first):
        return CellError("time_precision and days are there only together", "give all three, or none")
    if "time_precision" in asked and precision == "day" and first != last:
        return CellError("more than one day is no day", "use span, week, month or year, or give one day")
    return None
