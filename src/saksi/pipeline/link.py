"""Link readings into incidents, all in memory: deterministic, whatever order the readings come in.

``saksi.pipeline.tasks`` does the same block by block, on disk, for what does not fit into memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from saksi.incidents.blocks import Dated, Scored, months_of, plan, scored_pairs
from saksi.incidents.clusters import cluster
from saksi.incidents.consolidate import consolidate
from saksi.incidents.duplicates import copies, sketch_of
from saksi.incidents.facts import facts_of
from saksi.incidents.judged import bring_judgements
from saksi.incidents.origins import firsts, printed_of
from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.judgements import Judgement
from saksi.model.readings import Reading


class Linked(NamedTuple):
    """Incidents in their order, and the judgements that no longer apply."""

    incidents: tuple[Incident, ...]
    lost: tuple[Judgement, ...]


def link(readings: Iterable[tuple[Document, Reading]], lexicon: Lexicon) -> tuple[Incident, ...]:
    """Return the incidents that the readings tell, without any judgement."""
    return link_judged(readings, lexicon, ()).incidents


def link_judged(readings: Iterable[tuple[Document, Reading]], lexicon: Lexicon, judgements: Iterable[Judgement]) -> Linked:
    """Return the incidents that the readings tell, as far as people have not judged otherwise."""
    articles = sorted(readings, key=lambda pair: pair[0].document_id)
    tokens = [lexicon.tokenise(document.text) for document, _ in articles]
    told = [facts_of(*pair, some, lexicon) for pair, some in zip(articles, tokens, strict=True)]
    sketches = [sketch_of(reading, some) for (_, reading), some in zip(articles, tokens, strict=True)]
    ids = [document.document_id for document, _ in articles]
    printed = {pair[0].document_id: printed_of(*pair, found) for pair, found in zip(articles, told, strict=True)}
    first = firsts(printed, ((ids[i], ids[j]) for i, j in copies(sketches)))
    facts = [
        replace(one, copy_of=first[one.document_id], origin=printed[first[one.document_id]].outlet)
        for found in told
        for one in found
    ]
    starts = [0, *accumulate(len(found) for found in told)]
    dated = [
        Dated(reading.document_id, reading.published, months_of(found))
        for (_, reading), found in zip(articles, told, strict=True)
    ]
    pairs: list[Scored] = []
    for block in plan(dated):
        held = [[i for a in some for i in range(starts[a], starts[a + 1])] for some in (block.rows, block.others)]
        places = [*held[0], *held[1]]
        for i, j, points in scored_pairs([facts[i] for i in places], len(held[0]), block.month):
            pairs.append((min(places[i], places[j]), max(places[i], places[j]), points))
    judged = bring_judgements(judgements, facts)
    groups = cluster(facts, pairs, judged)
    incidents = [consolidate([facts[i] for i in members], joins) for members, joins in groups]
    return Linked(tuple(sorted(incidents, key=lambda incident: incident.order)), tuple(judged.lost))
