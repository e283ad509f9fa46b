"""Hand-made facts of one event each, so that comparing and merging are tested apart from reading."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from factories import at, document, event, mention
from saksi.incidents.claims import claims_of
from saksi.incidents.facts import Facts, Words
from saksi.incidents.limits import limits_of
from saksi.model.events import Attribution, Kind, Status
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


def text_of(number: int) -> str:
    """The report that ``facts`` of a number are made of."""
    return f"Laporan {number} menyebut serangan."


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
    phrases: Iterable[str] = (),
    quoted: bool = False,
    root: str | None = None,
    outlet: str | None = None,
    origin: str | None = None,
    attribution: Attribution | None = None,
    unnamed_targets: Iterable[str] = (),
    names: Mapping[str, str] | None = None,
) -> Facts:
    text = text_of(number)
    doc = document(text, number, outlet=outlet, published=published)
    agents, targets, sides = frozenset(agents), frozenset(targets), frozenset(sides)
    fill = [tuple(RoleFiller(span=at(text, "menyebut"), actor_id=one) for one in sorted(ids)) for ids in (agents, targets)]
    made = event(
        text, "serangan", text, status=status, when=(day, "Laporan") if day else None, agents=fill[0], targets=fill[1]
    )
    bare = tuple(RoleFiller(span=at(text, words)) for words in unnamed_targets)
    one = replace(
        made, event_type=event_type, mode=mode, attribution=attribution or Attribution(), targets=(*made.targets, *bare)
    )
    said = [*(mention(text, "Laporan", one) for one in places), *(mention(text, "Laporan", one) for one in figures)]
    is_own = root is None or root == one.event_id
    return Facts(
        event=one,
        root=root or one.event_id,
        document_id=doc.document_id,
        outlet=outlet or doc.document_id,
        published=published,
        outlet_id=outlet,
        copy_of=origin or doc.document_id,
        origin=origin or doc.document_id,
        agents=agents,
        targets=targets,
        agent_sides=agents | (sides if agents else frozenset()),
        target_sides=targets | (sides if targets else frozenset()),
        persons=frozenset(persons),
        named=frozenset(named),
        bodies=frozenset(bodies),
        phrases=frozenset(phrases),
        places=tuple(places),
        figures=tuple(figures),
        quoted=quoted,
        words=vector(words),
        around=vector(around),
        lead=vector(lead),
        limits=limits_of(one, doc.document_id, published, list(places)),
        claims=tuple(claims_of(one, doc, outlet or doc.document_id, names or {}, said)) if is_own else (),
    )


def vector(words: Mapping[str, float] | None) -> Words:
    squares = {word: round(10 * weight) ** 2 for word, weight in (words or {}).items()}
    return Words(squares, math.sqrt(sum(squares.values())) or 1.0)
