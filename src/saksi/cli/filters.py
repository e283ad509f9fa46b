"""The options by which exports and questions choose incidents."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date

from saksi.model.errors import UsageError
from saksi.model.filters import TYPES, Filter
from saksi.pipeline.views import opened_views
from saksi.store.workspace import Workspace

_EXCLUDED = re.compile(r"-[^-].")
"""A word that shall not be there; ``-h`` and ``--limit`` are options."""


_OPTIONS = {
    "incidents": "--incident", "actors": "--actor", "countries": "--country", "places": "--place", "outlets": "--outlet",
}  # fmt: skip
"""The option of each condition of a filter whose values may be unknown."""


def add_filters(command: argparse.ArgumentParser) -> None:
    """Add the options of a filter to a command."""
    chosen = command.add_argument_group(
        "which incidents", "All conditions given must hold; of one that is given several times, any. Default: everything."
    )
    chosen.add_argument("--incident", action="append", default=[], metavar="ID", help="these incidents")
    chosen.add_argument("--actor", action="append", default=[], metavar="ID", help="an agent or target of it")
    chosen.add_argument(
        "--type", action="append", default=[], metavar="TYPE", type=_type, help="its PLOVER type, or STATEMENT"
    )
    chosen.add_argument("--from", dest="first", type=day, metavar="DAY", help="on that day (ISO) or later")
    chosen.add_argument("--to", dest="last", type=day, metavar="DAY", help="on that day (ISO) or earlier")
    chosen.add_argument("--country", action="append", default=[], metavar="CODE", help="ISO 3166-1 alpha-3 of its place")
    chosen.add_argument("--place", action="append", default=[], metavar="NAME", help="name or id of its place")
    chosen.add_argument("--near", type=_near, metavar="LAT,LON,KM", help="within so many kilometres of a point (WGS 84)")
    chosen.add_argument("--outlet", action="append", default=[], metavar="NAME", help="told by this outlet, by name or id")
    chosen.add_argument(
        "--origins", type=natural, default=0, metavar="N", help="told by so many independent origins at least"
    )


def joined(words: Sequence[str]) -> list[str]:
    """Return the words of a command line so that those that begin with ``-`` and are no options are not taken for such.

    What follows ``--near`` is tied to it: in the south it begins so. A word that a search excludes gets a blank before it.
    """
    found: list[str] = []
    searched = "search" in words[:2]
    for word in words:
        if found and found[-1] == "--near":
            found[-1] += f"={word}"
        elif searched and _EXCLUDED.match(word):
            found.append(f" {word}")
        else:
            found.append(word)
    return found


def filter_of(arguments: argparse.Namespace) -> Filter:
    """Return the filter that the options ask for.

    Raises:
        UsageError: the last day lies before the first.

    """
    if arguments.first and arguments.last and arguments.first > arguments.last:
        raise UsageError(f"--to {arguments.last} lies before --from {arguments.first}", remedy="exchange them")
    return Filter(
        incidents=tuple(arguments.incident),
        actors=tuple(arguments.actor),
        event_types=tuple(arguments.type),
        countries=tuple(code.upper() for code in arguments.country),
        places=tuple(arguments.place),
        near=arguments.near,
        first=arguments.first,
        last=arguments.last,
        outlets=tuple(arguments.outlet),
        origins=arguments.origins,
    )


def tell_misses(workspace: Workspace, wanted: Filter) -> None:
    """Say which values no incident has: a slip of the pen looks like an empty world."""
    if wanted.is_empty:
        return
    with opened_views(workspace) as views:
        misses = views.misses(wanted)
    for kind, value, like in misses:
        hint = f"did you mean {like}?" if like else "see: saksi query WORKSPACE"
        print(f"saksi: no incident here has {_OPTIONS[kind]} {value}; {hint}", file=sys.stderr)


def natural(value: str) -> int:
    """Return the whole number that an option names, 0 or more."""
    if not value.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number")
    if int(value) < 0:
        raise argparse.ArgumentTypeError(f"{value} is below 0")
    return int(value)


def _type(value: str) -> str:
    if value.upper() not in TYPES:
        raise argparse.ArgumentTypeError(f"no type {value!r}; use one of {', '.join(TYPES)}")
    return value.upper()


def day(value: str) -> date:
    """Return the day that an option names."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write it as 2024-03-05") from error


def _near(value: str) -> tuple[float, float, float]:
    try:
        latitude, longitude, km = (float(part) for part in value.split(","))
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and km >= 0):
            raise ValueError
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no LAT,LON,KM; write it as 31.5,34.46,10") from error
    return latitude, longitude, km
