"""Lay how sure the reader says it is beside how often it is right: for type, mode, agents, targets and status of events.

    python training/reliability.py ../shared/gold/dev.jsonl unseen.jsonl …

The files hold coded articles with their texts (see ``with_texts.py``). An event is right if a coded event of its type has
its trigger; the other fields are looked at in those. Prints a table in Markdown (Guo et al. 2017, "On calibration of modern
neural networks", call it a reliability diagram).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from saksi.encoder.join import load_encoder
from saksi.lexicon.load import load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.ids import sha256_of
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span
from saksi.pipeline.read import read

FIELDS = ("type", "mode", "agents", "targets", "status")
STEPS = (0.2, 0.4, 0.6, 0.8, 1.01)
Coded = dict[str, Any]
Answer = tuple[str, float, bool]
"""A field, how likely it is said to be right, and whether it is."""


def main() -> None:
    """Read the articles, lay the answers into bins, print."""
    bins: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    for field, score, right in _answers([Path(name) for name in sys.argv[1:]]):
        bins[field, next(n for n, bound in enumerate(STEPS) if score < bound)].append((score, right))
    print("| field | said to be | answers | said, mean | right |\n|---|---|---|---|---|")
    for (field, n), found in sorted(bins.items(), key=lambda item: (FIELDS.index(item[0][0]), item[0][1])):
        said, right = (sum(values) / len(found) for values in zip(*found, strict=True))
        print(f"| {field} | {n * 0.2:.1f} to {n * 0.2 + 0.2:.1f} | {len(found)} | {said:.2f} | {right:.2f} |")


def _answers(paths: list[Path]) -> Iterator[Answer]:
    lexicon, encoder = load_lexicon(), load_encoder(cache_folder(), threads=2)
    for path in paths:
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text, day = record["text"], record["published"]
            document = Document(
                document_id=record["id"], text=text, text_sha256=sha256_of(text), outlet=record.get("outlet"),
                title=record.get("title"), published=date.fromisoformat(day) if day else None,
            )  # fmt: skip
            left = list(record["events"])
            for event in read(document, lexicon, encoder).events:
                coded = next((c for c in left if c["type"] == event.event_type and _at(c["trigger"], event.trigger)), None)
                yield "type", [rule.score for rule in event.rules if rule.field == "type"][-1], coded is not None
                if coded is not None:
                    left.remove(coded)
                    yield from _of_event(record, coded, event)


def _of_event(record: Coded, coded: Coded, event: Event) -> Iterator[Answer]:
    for rule in event.rules:
        if rule.rule == "weights:status":
            yield "status", rule.score, coded["status"] == event.status
        if rule.rule == "weights:mode":
            yield "mode", rule.score, coded["mode"] == event.mode
    for role, fillers in (("agents", event.agents), ("targets", event.targets)):
        scores = [rule.score for rule in event.rules if rule.field == role]
        if len(scores) == len(fillers):
            yield from ((role, s, _right(record, coded[role], f)) for s, f in zip(scores, fillers, strict=True))


def _right(record: Coded, coded: list[Coded], filler: RoleFiller) -> bool:
    """Tell whether a filler stands where one is coded, or is the actor of one."""
    same = [a for a in record["actors"] if a["actor"] == filler.actor_id]
    spans = [Span(c["start"], c["end"]) for c in coded]
    return any(s.overlaps(filler.span) or any(_at((a["start"], a["end"]), s) for a in same) for s in spans)


def _at(where: tuple[int, int], span: Span) -> bool:
    return Span(*where).overlaps(span)


if __name__ == "__main__":
    main()
