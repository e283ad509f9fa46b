"""Incidents: one thing that happened, as many articles tell it. Merging picks, it never deletes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saksi.model.events import Kind
from saksi.model.ids import make_id
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


MemberKind = Literal["event", "retelling", "statement"]
Support = Literal["disputed", "both-sides", "independent-origins", "one-voice", "one-origin", "single-source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One sentence or clause of one article that tells of the incident.

    Attributes:
        event_id: of the event; for a retelling or a statement an id of its own (``saksi.model.told``).
        kind: an event of the article, a sentence that tells one again, or a quotation in which no act is coded.
        root: the event that a retelling was read as telling again, else ``event_id``.
        span: the words that tell it.
        outlet_id: who printed it.
        origin: whom it comes from: the outlet or agency that it cites, else the outlet that printed its text first.
        copy_of: the first article of the copies of its text, ``document_id`` if there are none.

    """

    document_id: str
    event_id: str
    kind: MemberKind
    root: str
    span: Span
    outlet_id: str | None
    origin: str
    copy_of: str = ""


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
class Toll:
    """What the reports count of one unit: the lowest, best and highest number.

    Attributes:
        unit: what is counted (killed, injured, …).
        low, high: of all reports.
        best: what most origins give among those published last, of several the lowest (``support.tolls``).
        is_growing: the numbers differ only because later reports count more.

    """

    unit: str
    low: int
    best: int
    high: int
    is_growing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Who did it according to some of the sources, where others say otherwise."""

    agent: str
    according_to: tuple[str, ...]
    claim_ids: tuple[str, ...]


def incident_id_of(event_id: str) -> str:
    """Return the id of an incident whose first report is the given event or statement.

    When two incidents are found to be one, the id of the later report leads to the incident that now holds it.
    """
    return make_id("i", event_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, with every claim about it.

    Attributes:
        incident_id: made from its first report (``incident_id_of``): later reports of it do not change it.
        event_type: type that most origins give; ``STATEMENT`` if nothing but quotations tells of it.
        mode: mode that most origins give, ``None`` if none does.
        date: the shortest interval that lies within the days of most origins, ``None`` if no article dates it.
        place: most precise place that most origins give.
        agents, targets: actor ids that any member names.
        members: the events, by document and place in it.
        claims: every value with who says so.
        consensus: the value most origins give, field by field.
        disagreements: fields on which origins differ.
        joins: why the members were joined.
        support: how far the reports support each other (``saksi.incidents.support.support``).
        tolls: the counts of its victims, by unit.
        blame: who did it according to whom, where the sources differ on it.
        number_of_outlets: different outlets.
        number_of_origins: different origins: outlets and agencies that the reports come from.

    """

    incident_id: str
    event_type: Kind
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
    support: Support
    tolls: tuple[Toll, ...]
    blame: tuple[Blame, ...]
    number_of_outlets: int
    number_of_origins: int

    @property
    def order(self) -> tuple[bool, str, str, int]:
        """Return what incidents are ordered by: the day, unknown ones last, then the first report and its place."""
        first = self.members[0]
        return (self.date is None, self.date.first.isoformat() if self.date else "", first.document_id, first.span.start)

    def is_known_as(self, incident_id: str) -> bool:
        """Tell whether this is the incident of that id, or holds the report that once founded it."""
        return any(incident_id_of(member.event_id) == incident_id for member in self.members)

    @property
    def number_of_reports(self) -> int:
        """Return how many events and statements tell it, retellings left out."""
        return sum(member.kind != "retelling" for member in self.members)
