"""One section per incident: heading, agreement, disagreement, reports side by side, reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from saksi.export.report.archive import Archive, Words
from saksi.export.report.labels import FIELDS, SUPPORTS, UNKNOWN_DAY, day_label, days_label, place_label, type_label
from saksi.export.report.reports import reports_of
from saksi.model.incidents import Claim, ClaimField, Consensus, Incident, Join


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The value most origins give for a field: ``number`` of the ``total`` origins that say anything on it."""

    field: str
    label: str
    number: int
    total: int
    is_tie: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a disputed field, and who gives it: each with the event that says so."""

    label: str
    voices: tuple[tuple[str, str], ...]


class Section:
    """Everything the page says of one incident; ``number`` is its place in the report."""

    def __init__(self, archive: Archive, incident: Incident, number: int) -> None:
        self.archive, self.incident, self.number = archive, incident, number
        self.anchor = incident.incident_id
        self.reports = reports_of(archive, incident)
        self.type_label = type_label(incident.event_type, incident.mode)
        self.days = days_label(incident.date)
        self.place = place_label(incident.place)
        self.agents = self._labels("agent")
        self.targets = self._labels("target")
        self.figures = self._labels("figure")

    @property
    def is_shared(self) -> bool:
        """Tell whether two or more outlets tell it."""
        return self.incident.number_of_outlets > 1

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets that tell it, in alphabetical order."""
        return tuple(sorted({report.article.outlet for report in self.reports}))

    @cached_property
    def reported(self) -> str:
        """Return the first day it was reported on."""
        days = [day for report in self.reports if (day := report.article.reading.published)]
        return day_label(min(days)) if days else UNKNOWN_DAY

    @cached_property
    def status(self) -> str:
        """Return the status that most origins give."""
        return next((c.value for c in self.incident.consensus if c.field == "status"), self.reports[0].event.status)

    @cached_property
    def who(self) -> str:
        """Return ``agents → targets`` on one line; ``…`` stands for a side no report names."""
        sides = (", ".join(side) or "…" for side in (self.agents, self.targets))
        return " → ".join(sides) if self.agents or self.targets else ""

    @cached_property
    def summary(self) -> str:
        """Return the incident on one line, for titles of marks and links."""
        parts = [f"{self.number}. {self.type_label}", self.who, self.place, self.days]
        return "; ".join(part for part in parts if part)

    @cached_property
    def rows(self) -> tuple[tuple[str, tuple[tuple[Words, ...], ...]], ...]:
        """Return the fields that some report speaks on, each with one cell per report."""
        named = ((field, name) for field, name in FIELDS.items() if field not in self._unsaid)
        return tuple((name, tuple(r.said.get(field, ()) for r in self.reports)) for field, name in named)

    @cached_property
    def unsaid(self) -> tuple[str, ...]:
        """Return the fields on which no report says anything."""
        return tuple(FIELDS[field] for field in self._unsaid)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Return the consensus in the order of the fields."""
        settled: dict[ClaimField, Consensus] = {c.field: c for c in self.incident.consensus}
        return tuple(self._agreement(settled[field]) for field in FIELDS if field in settled)

    @property
    def support(self) -> str:
        """Return how far the reports support each other, in words."""
        return SUPPORTS[self.incident.support]

    @cached_property
    def disputes(self) -> tuple[tuple[str, tuple[Side, ...]], ...]:
        """Return the fields on which sources differ, with every value and who gives it."""
        claims = {claim.claim_id: claim for claim in self.incident.claims}
        found = []
        for one in self.incident.disagreements:
            sides = (self._side([claims[i] for i in ids if i in claims], value) for value, ids in one.values)
            found.append((FIELDS[one.field], tuple(sides)))
        return tuple(found)

    @cached_property
    def joins(self) -> tuple[tuple[str, str, Join], ...]:
        """Return the joins, each with the two outlets it joined."""
        outlet = {m.event_id: self.archive.by_id[m.document_id].outlet for m in self.incident.members}
        return tuple((outlet.get(j.one, "?"), outlet.get(j.other, "?"), j) for j in self.incident.joins)

    @property
    def _unsaid(self) -> tuple[ClaimField, ...]:
        return tuple(field for field in FIELDS if not any(field in report.said for report in self.reports))

    def _labels(self, field: ClaimField) -> tuple[str, ...]:
        """Return every value of a field for people, those of most origins first."""
        votes: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        origin = {member.event_id: member.origin for member in self.incident.members}
        for claim in self.incident.claims:
            if claim.field == field:
                votes[claim.value].add(origin.get(claim.event_id, claim.document_id))
                labels.setdefault(claim.value, self._label(claim))
        return tuple(dict.fromkeys(labels[v] for v in sorted(votes, key=lambda v: (-len(votes[v]), v))))

    def _label(self, claim: Claim) -> str:
        return self._name(claim.field, claim.value, claim.label)

    def _name(self, field: ClaimField, value: str, label: str) -> str:
        """Return what people read: the given name of an actor, else the label itself."""
        return self.archive.names.get(value, label) if field in {"agent", "target"} else label

    def _agreement(self, consensus: Consensus) -> Agreement:
        origin = {member.event_id: member.origin for member in self.incident.members}
        speaking = {origin.get(c.event_id) for c in self.incident.claims if c.field == consensus.field}
        return Agreement(
            field=FIELDS[consensus.field],
            label=self._name(consensus.field, consensus.value, consensus.label),
            number=consensus.number_of_origins,
            total=max(len(speaking), consensus.number_of_origins),
            is_tie=consensus.is_tie,
        )

    def _side(self, claims: Sequence[Claim], value: str) -> Side:
        label = self._label(claims[0]) if claims else value
        return Side(label=label, voices=tuple(dict.fromkeys((self._voice(claim), claim.event_id) for claim in claims)))

    def _voice(self, claim: Claim) -> str:
        """Return the chain of a claim on one line, innermost first, the outlet and its article last."""
        *inner, _ = claim.chain or ("",)
        article = self.archive.by_id[claim.document_id]
        last = f"{article.outlet}, article {article.number}" if article.has_outlet else article.outlet
        return " → ".join((*(self.archive.name(link) for link in inner), last))
