"""Facts about countries, and the grid that conflict data are counted on.

``data/countries.tsv`` has ISO 3166-1 codes, the state's number in the list of Gleditsch and Ward (1999, as kept up to
date at ksgleditsch.com; empty for what is no state there, Palestine among them), and a short English name.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CELL = 0.5
"""Side of a PRIO-GRID cell in degrees (Tollefsen, Strand and Buhaug 2012)."""
ROWS, COLUMNS = 360, 720


@dataclass(frozen=True, slots=True)
class Country:
    """A country; ``numeric`` and ``gw`` are ``None`` where it has no such number."""

    alpha3: str
    alpha2: str
    numeric: int | None
    gw: int | None
    name: str


@cache
def countries() -> dict[str, Country]:
    """Return the countries by ISO 3166-1 alpha-3 code (``XKX`` for Kosovo)."""
    with (files("saksi.export") / "data" / "countries.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {
        row["alpha3"]: Country(
            row["alpha3"],
            row["alpha2"],
            int(row["numeric"]) if row["numeric"] else None,
            int(row["gw"]) if row["gw"] else None,
            row["name"],
        )
        for row in rows
    }


def country(code: str | None) -> Country | None:
    """Return the country of a code; ``None`` for codes that stand for none (``IGO``, ``NGO``)."""
    return countries().get(code or "")


def alpha2(code: str | None) -> str | None:
    """Return the two letters of a country in lower case, ``None`` if the code is none of a country."""
    found = country(code)
    return found.alpha2.lower() if found else None


def grid_cell(latitude: float, longitude: float) -> int:
    """Return the number of the PRIO-GRID cell of a point: cells are counted row by row from the south-west, from 1."""
    row = min(ROWS - 1, math.floor((latitude + 90) / CELL))
    column = min(COLUMNS - 1, math.floor((longitude + 180) / CELL))
    return row * COLUMNS + column + 1
