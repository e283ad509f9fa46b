"""What exporters get: the readings and the incidents of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.mentions import Actor
from saksi.model.readings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Readings by document id in reading order, incidents, and the names of the actors in them."""

    readings: Mapping[str, tuple[Document, Reading]]
    incidents: Sequence[Incident]
    actor_names: Mapping[str, str]

    def incident_of_events(self) -> dict[str, str]:
        """Return the id of the incident of every event that stands in one, by the event's id."""
        return {m.event_id: i.incident_id for i in self.incidents for m in i.members}


def collect(readings: Iterable[tuple[Document, Reading]], incidents: Sequence[Incident]) -> Collection:
    """Return the collection of some readings and the incidents made of them."""
    by_id = {document.document_id: (document, reading) for document, reading in readings}
    names = {
        m.value.actor_id: m.value.name
        for _, reading in by_id.values()
        for m in reading.mentions
        if isinstance(m.value, Actor)
    }
    for document, reading in by_id.values():
        if reading.outlet_id and document.outlet:
            names.setdefault(reading.outlet_id, document.outlet)
    return Collection(readings=by_id, incidents=incidents, actor_names=names)
