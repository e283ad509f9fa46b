"""Link readings into incidents: deterministic, whatever order the readings come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from saksi.incidents.blocks import scored_pairs
from saksi.incidents.clusters import cluster
from saksi.incidents.consolidate import consolidate
from saksi.incidents.duplicates import origins
from saksi.incidents.facts import Facts, facts_of
from saksi.incidents.judged import bring_judgements
from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.judgements import Judgement
from saksi.model.mentions import Actor
from saksi.model.readings import Reading


class Linked(NamedTuple):
    """Incidents, ordered by day, then by their first report, and the judgements that no longer apply."""

    incidents: tuple[Incident, ...]
    lost: tuple[Judgement, ...]


def link(readings: Sequence[tuple[Document, Reading]], lexicon: Lexicon) -> tuple[Incident, ...]:
    """Return the incidents that the readings tell, without any judgement."""
    return link_judged(readings, lexicon, ()).incidents


def link_judged(readings: Sequence[tuple[Document, Reading]], lexicon: Lexicon, judgements: Iterable[Judgement]) -> Linked:
    """Return the incidents that the readings tell, as far as people have not judged otherwise."""
    texts = [(document, reading, lexicon.tokenise(document.text)) for document, reading in readings]
    origin = origins(texts)
    facts: list[Facts] = []
    names: dict[str, str] = {}
    for document, reading, _ in texts:
        facts.extend(facts_of(document, reading, origin[document.document_id], lexicon))
        names.update({m.value.actor_id: m.value.name for m in reading.mentions if isinstance(m.value, Actor)})
    facts.sort(key=lambda one: one.key)
    judged = bring_judgements(judgements, facts)
    groups = cluster(facts, scored_pairs(facts), judged)
    incidents = [consolidate([facts[i] for i in members], joins, names) for members, joins in groups]
    return Linked(tuple(sorted(incidents, key=_order)), tuple(judged.lost))


def _order(incident: Incident) -> tuple[bool, str, str, int]:
    first = incident.members[0]
    day = incident.date.first.isoformat() if incident.date else ""
    return (incident.date is None, day, first.document_id, first.span.start)
