"""From a group of events to an incident: every claim kept, consensus by a stated rule, disagreements shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import get_args

from saksi.incidents.disagree import disagreements
from saksi.incidents.facts import Facts
from saksi.incidents.limits import OPEN
from saksi.incidents.support import blame, support, tolls
from saksi.model.events import Kind
from saksi.model.ids import make_id
from saksi.model.incidents import Claim, ClaimField, Consensus, Incident, Join, Member, incident_id_of
from saksi.model.mentions import DateRange, Figure, Place, RoleFiller
from saksi.model.spans import Span

SINGLE: frozenset[ClaimField] = frozenset({"type", "mode", "date", "place", "status"})
"""Fields of which an incident has one value; of agents, targets and counts it may have several."""
ENOUGH = 1 / 3
"""Share of the origins that give any place, from which a place may stand for the incident."""
SPECIFIC = {"exact": 0, "near": 1, "settlement": 2, "admin": 3, "region": 4, "country": 5}


def consolidate(group: Sequence[Facts], joins: Sequence[Join], names: dict[str, str]) -> Incident:
    """Return the incident that ``group`` tells; ``names`` gives actors their names.

    Retellings are members, but claim nothing: they were read for their place in the text alone.

    Consensus is the value that most origins give (copies of one text count once); where other origins, as many, give
    another, the tie is marked, and of tied values the smallest in comparable form is shown.
    """
    own = [facts for facts in group if facts.is_own]
    claims = [claim for facts in own for claim in _claims(facts, names)]
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
        document_id=facts.document.document_id,
        event_id=facts.event.event_id,
        kind="retelling" if not facts.is_own else "statement" if statement else "event",
        root=facts.root,
        span=facts.event.evidence,
        outlet_id=facts.outlet_id,
        origin=facts.origin,
    )


def _claims(facts: Facts, names: dict[str, str]) -> list[Claim]:
    """Return every value that one event claims."""
    event = facts.event
    made: list[Claim] = []
    if event.event_type not in OPEN:
        made.append(_claim(facts, "type", event.event_type, event.event_type, event.trigger))
        made.append(_claim(facts, "status", event.status, event.status, event.trigger))
    if event.mode:
        made.append(_claim(facts, "mode", event.mode, event.mode, event.trigger))
    if event.date:
        made.append(_claim(facts, "date", _days(event.date), _days_label(event.date), event.date_span or event.evidence))
    for field, fillers in (("agent", event.agents), ("target", event.targets)):
        for filler in fillers:
            words = filler.span.of(facts.document.text)
            value = filler.actor_id or " ".join(words.lower().split())
            made.append(_claim(facts, field, value, names.get(value, words), filler.span))  # type: ignore[arg-type]
    for mention in facts.spots:
        if isinstance(mention.value, Place):
            made.append(_claim(facts, "place", mention.value.place_id, mention.value.name, mention.span))
    for mention in facts.figures:
        if isinstance(mention.value, Figure):
            count, label = _count(mention.value), mention.value.label
            made.append(_claim(facts, "figure", count, label, mention.span, mention.value.sources))
    return made


def _claim(
    facts: Facts, field: ClaimField, value: str, label: str, span: Span, sources: tuple[RoleFiller, ...] = ()
) -> Claim:
    """Return a claim; ``sources`` are those who give this very value, before those who tell of the event."""
    event = facts.event
    text = facts.document.text
    chain = [f.actor_id or " ".join(f.span.of(text).split()) for f in (*sources, *event.attribution.chain)]
    chain.append(facts.outlet)
    return Claim(
        claim_id=make_id("c", event.event_id, field, value, span.start),
        event_id=event.event_id,
        document_id=facts.document.document_id,
        field=field,
        value=value,
        label=label,
        span=span,
        chain=tuple(dict.fromkeys(chain)),
    )


def _days(value: DateRange) -> str:
    return f"{value.first.isoformat()}/{value.last.isoformat()}"


def _days_label(value: DateRange) -> str:
    return value.first.isoformat() if value.first == value.last else f"{value.first.isoformat()} to {value.last.isoformat()}"


def _count(value: Figure) -> str:
    low = "" if value.low is None else str(value.low)
    high = "" if value.high is None else str(value.high)
    return f"{value.unit} {low}..{high}"


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
    return next((f.event.date for f in group if f.event.date and _days(f.event.date) == wanted), None)


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
