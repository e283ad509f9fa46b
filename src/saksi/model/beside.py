"""What another data set codes and what we read, laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["matched", "only theirs", "only ours"]
STATUSES: tuple[Status, ...] = ("matched", "only theirs", "only ours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One event of either side.

    Attributes:
        name: its id.
        label: its type as its side calls it.
        types: ACLED's event types that it may be.
        first, last: the days on which it may have happened.
        place: name of the place.
        latitude, longitude: of the place, WGS 84.
        radius_km: how far from there it may have happened.
        low, best, high: the dead, ``None`` if unknown.
        actors: who takes part, for people to read.

    """

    name: str
    label: str
    types: frozenset[str]
    first: date
    last: date
    place: str
    latitude: float
    longitude: float
    radius_km: float
    low: int | None
    best: int | None
    high: int | None
    actors: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One row of the comparison: an event of both sides, or of one.

    Attributes:
        status: on which sides it is.
        ours, theirs: the event on each side.
        days: days between the two intervals, 0 if they overlap.
        km: kilometres between the two places.
        score: how well they fit.
        why: what speaks for it; of an event of one side, why nothing was found.

    """

    status: Status
    ours: Coded | None
    theirs: Coded | None
    days: int | None = None
    km: float | None = None
    score: float | None = None
    why: str
