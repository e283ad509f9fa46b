"""Link readings into incidents: deterministic, whatever order the readings come in."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.incidents.blocks import scored_pairs
from saksi.incidents.clusters import cluster
from saksi.incidents.consolidate import consolidate
from saksi.incidents.duplicates import origins
from saksi.incidents.facts import Facts, facts_of
from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.mentions import Actor
from saksi.model.readings import Reading


def link(readings: Sequence[tuple[Document, Reading]], lexicon: Lexicon) -> tuple[Incident, ...]:
    """Return the incidents that the readings tell, ordered by day, then by their first report."""
    texts = [(document, reading, lexicon.tokenise(document.text)) for document, reading in readings]
    origin = origins(texts)
    facts: list[Facts] = []
    names: dict[str, str] = {}
    for document, reading, _ in texts:
        facts.extend(facts_of(document, reading, origin[document.document_id], lexicon))
        names.update({m.value.actor_id: m.value.name for m in reading.mentions if isinstance(m.value, Actor)})
    facts.sort(key=lambda one: one.key)
    groups = cluster(facts, scored_pairs(facts))
    incidents = [consolidate([facts[i] for i in members], joins, names) for members, joins in groups]
    return tuple(sorted(incidents, key=_order))


def _order(incident: Incident) -> tuple[bool, str, str, int]:
    first = incident.members[0]
    day = incident.date.first.isoformat() if incident.date else ""
    return (incident.date is None, day, first.document_id, first.span.start)
