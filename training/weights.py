"""Learn the weights of ``src/saksi/events/data``: which status an act has, and whether a coder codes it at all.

    python training/weights.py ../shared

Statuses are learnt from all coded articles but ``dev.jsonl``; what is coded at all only from those that the shipped adapter
has not learnt from, for it is too sure of the others. Deterministic: the same codings, codebook and adapter give the same
files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import torch
from examples import articles_of, text_of

from saksi.encoder.join import load_encoder
from saksi.encoder.run import Encoder
from saksi.events.acts import Act
from saksi.events.assemble import told_acts
from saksi.events.standing import status_features, worth_features
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.documents import Document
from saksi.model.ids import sha256_of
from saksi.model.spans import Span
from saksi.pipeline.read import open_article
from saksi.text.page import Page

CODED = Path(__file__).parent / "coded"
OUT = Path(__file__).parents[1] / "src" / "saksi" / "events" / "data"
NEW = ("conflict-20.jsonl", "conflict-40.jsonl", "conflict-100.jsonl")
"""Codings that the shipped adapter has not learnt from."""
STATUSES = ("actual", "background", "planned", "hypothetical", "denied")
LEAST = 5
"""A feature must be seen so often."""
RIDGE = 10.0
"""How strongly weights are held to nothing (L2); chosen by the score on articles left out."""
STEPS, SHARED = 200, 0.2
Example = tuple[list[str], str]


def main() -> None:
    """Read the coded articles, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--without", nargs="*", default=[], help="names of files to leave out, to measure on")
    args = parser.parse_args()
    torch.set_num_threads(1)
    lexicon, encoder = load_lexicon(), load_encoder(cache_folder(), threads=2)
    articles = articles_of(args.shared / "corpus" / "conflict.jsonl.xz")
    statuses: list[Example] = []
    worth: list[Example] = []
    for path in [args.shared / "gold" / "train.jsonl", *sorted(CODED.glob("*.jsonl"))]:
        if path.name in args.without:
            continue
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            for told, coded, status in _examples(record, text_of(record, articles, path), lexicon, encoder):
                if status:
                    statuses.append((told, status))
                if path.name in NEW:
                    worth.append((coded, "coded" if status else "left"))
        print(path.name, len(statuses), len(worth), file=sys.stderr)
    _write(args.out / "status.json", STATUSES, statuses)
    _write(args.out / "worth.json", ("coded", "left"), worth)


def _examples(
    record: dict[str, Any], text: str, lexicon: Lexicon, encoder: Encoder
) -> Iterator[tuple[list[str], list[str], str]]:
    """Yield for each act that is read the features for its status and for its worth, and its coded status if it has one."""
    document = Document(
        document_id=record["id"], text=text, text_sha256=sha256_of(text), published=_day(record["published"])
    )
    opened = open_article(document, lexicon, encoder)
    published = opened.published.day
    acts = told_acts(opened.page, opened.board, opened.voices, opened.mentions, published)
    coded = _coded(record["events"], acts, opened.page)
    for n, act in enumerate(acts):
        yield (
            status_features(opened.page, opened.voices, act, published),
            worth_features(opened.page, opened.voices, act),
            coded.get(n, {}).get("status", ""),
        )


def _coded(events: list[dict[str, Any]], acts: list[Act], page: Page) -> dict[int, dict[str, Any]]:
    """Return the coded event of each act that is coded: of the same type, the same words first, else the same clause."""
    found: dict[int, dict[str, Any]] = {}
    left = list(events)
    for same in (_same_words, _same_clause):
        for n, act in enumerate(acts):
            event = next((e for e in left if e["type"] == act.entry.event_type and same(e, act, page)), None)
            if n not in found and event is not None:
                found[n] = event
                left.remove(event)
    return found


def _same_words(event: dict[str, Any], act: Act, page: Page) -> bool:
    first = act.helper if act.helper is not None and act.helper < act.first else act.first
    start, end = event["trigger"]
    return page.tokens.span(first, act.last).overlaps(Span(start, end))


def _same_clause(event: dict[str, Any], act: Act, page: Page) -> bool:
    """Tell whether evidence and clause share a fifth of their characters, as the score asks."""
    clause = page.tokens.span(*act.clause)
    both = min(clause.end, event["end"]) - max(clause.start, event["start"])
    return bool(both >= SHARED * (len(clause) + event["end"] - event["start"] - both))


def _write(path: Path, labels: tuple[str, ...], examples: list[Example]) -> None:
    """Learn the weights by maximum likelihood with a ridge, and write those that count."""
    seen = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(name for name, times in seen.items() if times >= LEAST)
    column = {name: n for n, name in enumerate(names)}
    inputs = torch.zeros(len(examples), len(names), dtype=torch.float64)
    for row, (features, _) in enumerate(examples):
        for name in set(features) & column.keys():
            inputs[row, column[name]] = 1
    wanted = torch.tensor([labels.index(label) for _, label in examples])
    weights = torch.zeros(len(names), len(labels), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        told = torch.nn.functional.cross_entropy(inputs @ weights, wanted, reduction="sum")
        total = told + RIDGE / 2 * (weights**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    found = {name: [round(value, 2) for value in weights[column[name]].tolist()] for name in names}
    lines = [f"{json.dumps(name, ensure_ascii=False)}: {values}" for name, values in found.items() if any(values)]
    body = ",\n".join(lines)
    path.write_text(f'{{"labels": {json.dumps(labels)}, "weights": {{\n{body}\n}}}}\n', encoding="utf-8")
    print(path.name, len(examples), "examples", len(lines), "features", file=sys.stderr)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


if __name__ == "__main__":
    main()
