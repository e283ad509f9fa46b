"""Hand-made facts of one event each, so that comparing and merging are tested apart from reading."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from factories import at, document, event, mention
from saksi.incidents.facts import Facts, Words
from saksi.incidents.limits import limits_of
from saksi.model.events import Kind, Status
from saksi.model.mentions import DateRange, Figure, Place, RoleFiller

PUBLISHED = date(2032, 3, 10)
MONDAY = DateRange(first=date(2032, 3, 8), last=date(2032, 3, 8), precision="day")
TUESDAY = DateRange(first=date(2032, 3, 9), last=date(2032, 3, 9), precision="day")
WEEK = DateRange(first=date(2032, 3, 8), last=date(2032, 3, 14), precision="week")
LAST_WEEK = DateRange(first=date(2032, 3, 1), last=date(2032, 3, 7), precision="week")


def town(name: str, latitude: float | None = -2.5, **changes: object) -> Place:
    """A settlement; a degree of latitude is 111 km."""
    given = Place(
        place_id=name.lower(), name=name, country="IDN", admin=None, kind="settlement",
        latitude=latitude, longitude=140.7, geo_precision="settlement",
    )  # fmt: skip
    return replace(given, **changes)  # type: ignore[arg-type]


def count(low: int | None, high: int | None = None, unit: str = "killed", approximate: bool = False) -> Figure:
    return Figure(unit=unit, low=low, high=high, approximate=approximate, victims=None, scope="event")  # type: ignore[arg-type]


def facts(
    number: int = 1,
    *,
    event_type: Kind = "ASSAULT",
    mode: str | None = None,
    status: Status = "actual",
    day: DateRange | None = None,
    published: date | None = PUBLISHED,
    agents: Iterable[str] = (),
    targets: Iterable[str] = (),
    sides: Iterable[str] = (),
    places: Sequence[Place] = (),
    figures: Sequence[Figure] = (),
    persons: Iterable[str] = (),
    named: Iterable[str] = (),
    bodies: Iterable[str] = (),
    words: Mapping[str, float] | None = None,
    around: Mapping[str, float] | None = None,
    lead: Mapping[str, float] | None = None,
    phrases: Iterable[tuple[str, str]] = (),
    quoted: bool = False,
    root: str | None = None,
    outlet: str | None = None,
    origin: str | None = None,
) -> Facts:
    text = f"Laporan {number} menyebut serangan."
    doc = document(text, number, outlet=outlet, published=published)
    agents, targets, sides = frozenset(agents), frozenset(targets), frozenset(sides)
    fill = [tuple(RoleFiller(span=at(text, "menyebut"), actor_id=one) for one in sorted(ids)) for ids in (agents, targets)]
    made = event(
        text, "serangan", text, status=status, when=(day, "Laporan") if day else None, agents=fill[0], targets=fill[1]
    )
    one = replace(made, event_type=event_type, mode=mode)
    return Facts(
        event=one,
        root=root or one.event_id,
        document=doc,
        published=published,
        outlet_id=outlet,
        origin=origin or doc.document_id,
        agents=agents,
        targets=targets,
        agent_sides=agents | (sides if agents else frozenset()),
        target_sides=targets | (sides if targets else frozenset()),
        persons=frozenset(persons),
        named=frozenset(named),
        bodies=frozenset(bodies),
        phrases=frozenset(phrases),
        spots=tuple(mention(text, "Laporan", place) for place in places),
        figures=tuple(mention(text, "Laporan", figure) for figure in figures),
        quoted=quoted,
        words=vector(words),
        around=vector(around),
        lead=vector(lead),
        limits=limits_of(one, doc.document_id, published, list(places)),
    )


def vector(words: Mapping[str, float] | None) -> Words:
    given = dict(words or {})
    squares = {word: weight**2 for word, weight in given.items()}
    return Words(given, squares, math.sqrt(sum(squares.values())) or 1.0)
