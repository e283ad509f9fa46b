"""Incidents: one thing that happened, as many articles tell it. Merging picks, it never deletes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saksi.model.events import EventType
from saksi.model.mentions import DateRange, Place
from saksi.model.spans import Span

ClaimField = Literal["type", "mode", "date", "place", "agent", "target", "status", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One article's word on one field of an incident.

    Attributes:
        claim_id: made from the event, the field and the value.
        event_id: the event that makes the claim.
        document_id: its article.
        field: which field.
        value: what is claimed, in comparable form: an actor id, ISO days ``2023-11-22/2023-11-22``, a place id,
            ``killed 45..`` (unit, low, high).
        label: the same for people to read.
        span: the words that say it.
        chain: ids or words of those who say it, innermost first, the outlet last.

    """

    claim_id: str
    event_id: str
    document_id: str
    field: ClaimField
    value: str
    label: str
    span: Span
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One event that tells of the incident."""

    document_id: str
    event_id: str
    span: Span
    also: tuple[Span, ...]
    outlet_id: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two events were taken for the same incident: each reason is ``feature: what agreed``."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which the sources differ: each value with the claims that make it."""

    field: ClaimField
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The value most origins give for a field; ``is_tie`` where as many give another."""

    field: ClaimField
    value: str
    label: str
    number_of_origins: int
    is_tie: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, with every claim about it.

    Attributes:
        incident_id: made from its members, so the same members give the same id.
        event_type: type that most origins give.
        mode: mode that most origins give, ``None`` if none does.
        date: smallest interval that most origins give, ``None`` if no article dates it.
        place: most precise place that most origins give.
        agents, targets: actor ids that any member names.
        members: the events, by document and place in it.
        claims: every value with who says so.
        consensus: the value most origins give, field by field.
        disagreements: fields on which origins differ.
        joins: why the members were joined.
        number_of_outlets: different outlets.
        number_of_origins: different origins; copies of one text count once.

    """

    incident_id: str
    event_type: EventType
    mode: str | None
    date: DateRange | None
    place: Place | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    members: tuple[Member, ...]
    claims: tuple[Claim, ...]
    consensus: tuple[Consensus, ...]
    disagreements: tuple[Disagreement, ...]
    joins: tuple[Join, ...]
    number_of_outlets: int
    number_of_origins: int
