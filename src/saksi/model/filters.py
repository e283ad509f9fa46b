"""Which incidents somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from saksi.model.events import EventType

TYPES = (*get_args(EventType), "STATEMENT")
"""What the type of an incident may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions on incidents; all that are given must hold, of several values of one any.

    Attributes:
        incidents: ids of incidents.
        actors: ids of actors that act or are acted upon.
        event_types: PLOVER types, or ``STATEMENT``.
        countries: ISO 3166-1 alpha-3 codes of the place.
        places: ids or names of places.
        near: latitude and longitude in degrees (WGS 84) and a distance in kilometres from there.
        first, last: days, both included; an incident's interval must touch them, one without a day does not.
        outlets: ids, names or domains of outlets of which one tells it.
        origins: at least so many independent origins.

    """

    incidents: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    near: tuple[float, float, float] | None = None
    first: date | None = None
    last: date | None = None
    outlets: tuple[str, ...] = ()
    origins: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked, so that all incidents fit."""
        return self == Filter()
