"""Events of ACLED and of UCDP's Georeferenced Event Dataset, from the files that their sites and interfaces give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from saksi.model.beside import Coded
from saksi.model.errors import InputError, UsageError
from saksi.model.runs import Dropped
from saksi.readers.sheets import Table, read_sheets

Kind = Literal["acled", "ucdp"]
NEEDED: dict[Kind, tuple[str, ...]] = {
    "acled": ("event_id_cnty", "event_date", "event_type", "latitude", "longitude", "fatalities"),
    "ucdp": ("id", "date_start", "date_end", "latitude", "longitude", "best", "type_of_violence"),
}
"""Columns by which a file is known, and that it must have."""
ACLED_DAYS = {"1": 0, "2": 3, "3": 15}
"""Days before and after ACLED's day, by its time_precision: the day, its week, its month."""
ACLED_KM = {"1": 0.0, "2": 25.0, "3": 50.0}
"""By ACLED's geo_precision: the place itself, near it, only the region."""
UCDP_KM = {"1": 0.0, "2": 25.0, "3": 50.0, "4": 100.0, "5": 50.0, "6": 250.0, "7": 100.0}
"""By UCDP's where_prec: exact, within 25 km, district, province, a line or area, country, water or air."""
VIOLENCE = {
    "1": ("state-based", frozenset({"Battles", "Explosions/Remote violence"})),
    "2": ("non-state", frozenset({"Battles", "Explosions/Remote violence", "Riots"})),
    "3": ("one-sided", frozenset({"Violence against civilians", "Explosions/Remote violence"})),
}
"""UCDP's types of violence, and what ACLED would call them."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{4})")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")


def read_theirs(path: Path, kind: Kind | None) -> tuple[Kind, list[Coded], list[Dropped]]:
    """Return the events of a file, of which kind it is, and the rows that could not be read.

    Args:
        path: CSV or a workbook.
        kind: of the file; by default told by its columns.

    Raises:
        InputError: the file cannot be read, or lacks a column.
        UsageError: it is of neither kind.

    """
    book = read_sheets(path)
    table = book.tables[0] if book.tables else Table("", str(path), [], [])
    columns = [name.lower() for name in table.columns]
    known = kind or next((one for one in NEEDED if set(NEEDED[one]) <= set(columns)), None)
    if known is None:
        raise UsageError(
            "is a file of neither ACLED nor UCDP by its columns", where=str(path), remedy="name it with --kind acled or ucdp"
        )
    if missing := [name for name in NEEDED[known] if name not in columns]:
        remedy = f"export it with {', '.join(NEEDED[known])}"
        raise InputError(f"lacks the column {missing[0]}", where=f"{path}:1", remedy=remedy)
    found: dict[str, Coded] = {}
    dropped = []
    for number, cells in table.rows:
        try:
            one = _READERS[known](dict(zip(columns, cells, strict=False)))
            if one.name in found:
                raise ValueError(f"the id {one.name!r} is there twice")
            found[one.name] = one
        except ValueError as error:
            dropped.append(Dropped(where=f"{path}:{number}", problem=str(error), remedy="mend the row, or leave it out"))
    return known, list(found.values()), dropped


def _acled(row: Mapping[str, Any]) -> Coded:
    day = _day(row, "event_date")
    slack = timedelta(ACLED_DAYS.get(_text(row, "time_precision"), 0))
    dead = _count(row, "fatalities")
    return Coded(
        name=_name(row, "event_id_cnty"),
        label=" / ".join(filter(None, (_text(row, "event_type"), _text(row, "sub_event_type")))),
        types=frozenset({_text(row, "event_type")}),
        first=day - slack,
        last=day + slack,
        place=_text(row, "location"),
        latitude=_degrees(row, "latitude", 90),
        longitude=_degrees(row, "longitude", 180),
        radius_km=ACLED_KM.get(_text(row, "geo_precision"), 0.0),
        low=dead,
        best=dead,
        high=dead,
        actors="; ".join(filter(None, (_text(row, "actor1"), _text(row, "actor2")))),
    )


def _ucdp(row: Mapping[str, Any]) -> Coded:
    first, last = _day(row, "date_start"), _day(row, "date_end")
    if first > last:
        raise ValueError("date_start is after date_end")
    label, types = VIOLENCE.get(_text(row, "type_of_violence"), ("", frozenset()))
    if not label:
        raise ValueError(f"type_of_violence is {_text(row, 'type_of_violence')!r}, not 1, 2 or 3")
    return Coded(
        name=_name(row, "id"),
        label=label,
        types=types,
        first=first,
        last=last,
        place=_text(row, "where_coordinates"),
        latitude=_degrees(row, "latitude", 90),
        longitude=_degrees(row, "longitude", 180),
        radius_km=UCDP_KM.get(_text(row, "where_prec"), 0.0),
        low=_count(row, "low"),
        best=_count(row, "best"),
        high=_count(row, "high"),
        actors="; ".join(filter(None, (_text(row, "side_a"), _text(row, "side_b")))),
    )


_READERS = {"acled": _acled, "ucdp": _ucdp}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def _name(row: Mapping[str, Any], name: str) -> str:
    found = _text(row, name)
    if not found:
        raise ValueError(f"{name} is empty")
    return found


def _day(row: Mapping[str, Any], name: str) -> date:
    value = row.get(name)
    if isinstance(value, datetime):
        return value.date()
    text = _text(row, name)
    try:
        if found := _ISO.fullmatch(text):
            return date.fromisoformat(found[1])
        if found := _IN_WORDS.fullmatch(text):
            return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        pass
    raise ValueError(f"{name} is {text!r}, no day such as 2024-03-05 or 05 March 2024")


def _degrees(row: Mapping[str, Any], name: str, most: int) -> float:
    text = _text(row, name)
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise ValueError(f"{name} is {text!r}, no number of degrees")
    return found


def _count(row: Mapping[str, Any], name: str) -> int | None:
    text = _text(row, name)
    if not text:
        return None
    if not re.fullmatch(r"\d+(\.0)?", text):
        raise ValueError(f"{name} is {text!r}, no whole number")
    return int(float(text))
