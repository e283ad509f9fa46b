"""From a group of events to an incident: every claim kept, consensus by a stated rule, disagreements shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import get_args

from saksi.incidents.claims import days_of
from saksi.incidents.disagree import disagreements
from saksi.incidents.facts import Facts
from saksi.incidents.limits import OPEN
from saksi.incidents.origins import with_origins
from saksi.incidents.support import blame, support, tolls
from saksi.model.events import Kind
from saksi.model.incidents import Claim, ClaimField, Consensus, Incident, Join, Member, incident_id_of
from saksi.model.mentions import DateRange, Place

SINGLE: frozenset[ClaimField] = frozenset({"type", "mode", "date", "place", "status"})
"""Fields of which an incident has one value; of agents, targets and counts it may have several."""
ENOUGH = 1 / 3
"""Share of the origins that give any place, from which a place may stand for the incident."""
SPECIFIC = {"exact": 0, "near": 1, "settlement": 2, "admin": 3, "region": 4, "country": 5}


def consolidate(group: Sequence[Facts], joins: Sequence[Join]) -> Incident:
    """Return the incident that ``group`` tells.

    Retellings are members, but claim nothing: they were read for their place in the text alone.

    Consensus is the value that most origins give (``saksi.incidents.origins``); where other origins, as many, give
    another, the tie is marked, and of tied values the smallest in comparable form is shown.
    """
    group = with_origins(group)
    own = [facts for facts in group if facts.is_own]
    claims = [claim for facts in own for claim in facts.claims]
    origin_of = {facts.event.event_id: facts.origin for facts in group}
    consensus = [_consensus(field, claims, origin_of) for field in get_args(ClaimField)]
    settled = {c.field: c for c in consensus if c is not None}
    members = tuple(_member(facts) for facts in group)
    differing = disagreements(own, claims)
    return Incident(
        incident_id=incident_id_of(min(own, key=_age).event.event_id),
        event_type=_type(own),
        mode=settled["mode"].value if "mode" in settled else None,
        date=_date(own, settled),
        place=_place(own),
        agents=tuple(sorted({actor for facts in own for actor in facts.agents})),
        targets=tuple(sorted({actor for facts in own for actor in facts.targets})),
        members=members,
        claims=tuple(sorted(claims, key=lambda c: (c.field, c.value, c.document_id, c.claim_id))),
        consensus=tuple(c for c in consensus if c is not None),
        disagreements=differing,
        joins=tuple(joins),
        support=support(own, differing),
        tolls=tolls(own),
        blame=blame(own, claims, differing),
        number_of_outlets=len({facts.outlet for facts in group}),
        number_of_origins=len(set(origin_of.values())),
    )


def _member(facts: Facts) -> Member:
    statement = facts.event.event_type == "STATEMENT"
    return Member(
        document_id=facts.document_id,
        event_id=facts.event.event_id,
        kind="retelling" if not facts.is_own else "statement" if statement else "event",
        root=facts.root,
        span=facts.event.evidence,
        outlet_id=facts.outlet_id,
        origin=facts.origin,
        copy_of=facts.copy_of,
    )


def _by_value(field: ClaimField, claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field == field:
            found[claim.value].append(claim)
    return found


def _consensus(field: ClaimField, claims: Sequence[Claim], origin_of: dict[str, str]) -> Consensus | None:
    values = _by_value(field, claims)
    if not values:
        return None
    voters = {value: frozenset(origin_of[c.event_id] for c in made) for value, made in values.items()}
    if field == "date":
        voters = {value: _within(value, voters) for value in sorted(voters, key=_length)}
    best = max(len(origins) for origins in voters.values())
    winners = [value for value, origins in voters.items() if len(origins) == best]
    if field != "date":
        winners.sort()
    return Consensus(
        field=field,
        value=winners[0],
        label=values[winners[0]][0].label,
        number_of_origins=best,
        is_tie=field in SINGLE and len({voters[value] for value in winners}) > 1,
    )


def _age(facts: Facts) -> tuple[bool, str, tuple[str, int, str]]:
    """Return what reports are ordered by: the day of publication, unknown ones last, then article and place in it."""
    return (facts.published is None, str(facts.published), facts.key)


def _type(group: Sequence[Facts]) -> Kind:
    """Return the type that most origins give, the first by the alphabet of several; statements have no say."""
    votes: dict[Kind, set[str]] = defaultdict(set)
    for facts in group:
        if facts.event.event_type not in OPEN:
            votes[facts.event.event_type].add(facts.origin)
    return min(votes, key=lambda kind: (-len(votes[kind]), kind), default="STATEMENT")


def _within(days: str, voters: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the origins whose days hold ``days``: who says "October 2023" does not speak against the 7th."""
    first, last = days.split("/")
    holding = (value for value in voters if value.split("/")[0] <= first and last <= value.split("/")[1])
    return frozenset().union(*(voters[value] for value in holding))


def _length(days: str) -> tuple[int, str]:
    """Return what intervals are ordered by: their length in days, then the first day."""
    first, last = (date.fromisoformat(day) for day in days.split("/"))
    return ((last - first).days, days)


def _date(group: Sequence[Facts], settled: dict[ClaimField, Consensus]) -> DateRange | None:
    wanted = settled["date"].value if "date" in settled else None
    return next((f.event.date for f in group if f.event.date and days_of(f.event.date) == wanted), None)


def _place(group: Sequence[Facts]) -> Place | None:
    """Return the most specific place that enough origins give; of equally specific ones that of most, then the smallest id.

    What few of many name is one spot of a wider happening, or a slip.
    """
    votes: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Place] = {}
    for facts in group:
        for place in facts.places:
            votes[place.place_id].add(facts.origin)
            known[place.place_id] = place
    if not known:
        return None
    most = max(len(origins) for origins in votes.values())
    enough = min(most, ENOUGH * len(set().union(*votes.values())))
    given = [place for place in known.values() if len(votes[place.place_id]) >= enough]
    return min(given, key=lambda p: (SPECIFIC[p.geo_precision], -len(votes[p.place_id]), p.place_id))
