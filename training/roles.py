"""Train the role adapter: who acts, on whom, where, when, says who, of an act whose words are marked in its sentence.

    python training/roles.py ../shared OUT.npz [--without-fold N]

It begins with the shipped adapter and learns from all coded articles but ``dev.jsonl``, one window an act: those that the
reader finds, and the coded ones that it does not find. What is no coded act teaches only that. ``FOLDS`` runs with
``--without-fold`` give adapters that have not seen a third of the articles each; the weights are learnt with them
(``weights.py --folds``), for an adapter is too sure of what it has learnt.

Deterministic for one machine, one PyTorch and one number of threads.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import torch
from examples import FOLDS, articles_of, fold_of, text_of
from network import Network
from train import IGNORED, REACH_WINDOWS, Labelled, cutter_of, reach_of, train, write
from weights import CODED, NEW, acts_of, coded_acts

from saksi.encoder.base import base_file, load_base
from saksi.encoder.join import load_encoder, read_adapter, shipped_adapter
from saksi.encoder.marked import around, mark
from saksi.encoder.pieces import PieceCutter
from saksi.encoder.vocabulary import kept_pieces
from saksi.encoder.words import words_of
from saksi.lexicon.load import load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.lexicon.tokens import Tokens
from saksi.model.spans import Span

FROZEN = 2
ROLES = ("agents", "targets", "place", "date", "source")
SPAN = ("O", "B", "I")
STATUS = ("actual", "background", "planned", "hypothetical", "denied")
TASKS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ROLES, SPAN), "status": STATUS, "worth": ("left", "coded"),
}  # fmt: skip
"""Spans in the act's sentence; and of the act itself, told at its first word, its status and whether a coder codes it. The
last is not used: names sway it too much (decision 0034)."""
WEIGHT = {"status": 0.3, "worth": 0.3}


def main() -> None:
    """Read the coded articles, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without-fold", type=int, default=-1, help=f"leave out a part of the articles, 0 to {FOLDS - 1}")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(2)
    base = load_base(base_file())
    kept = kept_pieces(base.vocabulary)
    windows = list(_windows(args.shared, cutter_of(base.vocabulary, kept), args.without_fold))
    print(len(windows), "windows", sum(len(w[0]) for w in windows), "pieces", file=sys.stderr)
    network = Network(base, kept, sum(map(len, TASKS.values())), FROZEN, dropout=0.1)
    network.begin_with(base, read_adapter(shipped_adapter())[0])
    train(network, windows, TASKS, WEIGHT, args.epochs, args.seed)
    write(network, base, reach_of(network, windows[:: len(windows) // REACH_WINDOWS + 1]), TASKS, args.out)


def _windows(shared: Path, cutter: PieceCutter, left_out: int) -> Iterator[Labelled]:
    lexicon, encoder = load_lexicon(), load_encoder(cache_folder(), threads=2, roles=b"")
    articles = articles_of(shared / "corpus" / "conflict.jsonl.xz")
    for path in [shared / "gold" / "train.jsonl", *sorted(CODED.glob("*.jsonl"))]:
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if fold_of(record["id"]) == left_out:
                continue
            opened, acts = acts_of(record, text_of(record, articles, path), lexicon, encoder)
            page, coded = opened.page, coded_acts(record["events"], acts, opened.page)
            told = [(act.begin, act.last, coded.get(n)) for n, act in enumerate(acts)]
            found = [id(event) for event in coded.values()]
            missed = [event for event in record["events"] if id(event) not in found]
            words = [(page.tokens.within(Span(*event["trigger"])), event) for event in missed]
            told += [(inside.start, inside.stop - 1, event) for inside, event in words if len(inside)]
            for first, last, event in told:
                if page.sentence_at[first] >= 0 and page.same_sentence(first, last):
                    sentence = page.tokens_of(page.sentences[page.sentence_at[first]])
                    labels = _labels(
                        record, event, page.tokens, around(sentence, first, last), first, worth=path.name in NEW
                    )
                    yield _window(page.tokens, around(sentence, first, last), first, last, labels, cutter)
        print(path.name, file=sys.stderr)


def _labels(
    record: dict[str, Any], event: dict[str, Any] | None, tokens: Tokens, inside: range, at: int, *, worth: bool
) -> dict[str, list[int]]:
    """Return a label a token and task; of status and worth only that of the act's first token."""
    labels = {task: [IGNORED] * len(inside) for task in TASKS}
    if worth:
        labels["worth"][at - inside.start] = int(event is not None)
    if event is not None:
        labels["status"][at - inside.start] = STATUS.index(event["status"])
        labels |= {role: _role(record, event, role, tokens, inside) for role in ROLES}
    return labels


def _window(
    tokens: Tokens, inside: range, first: int, last: int, labels: dict[str, list[int]], cutter: PieceCutter
) -> Labelled:
    """Return the pieces of a marked sentence, with the labels of each token on its first piece."""
    words = words_of(tokens.text, tokens.starts, tokens.ends, inside)
    marked = mark(words, first - inside.start, last - inside.start)
    cut = [cutter.cut(*word) for word in marked.words]
    starts = list(accumulate(map(len, cut), initial=1))
    ids = [0, *(piece for pieces in cut for piece in pieces), 2]
    spread = {task: [IGNORED] * len(ids) for task in TASKS}
    for task, told in labels.items():
        for row, label in zip(marked.rows, told, strict=True):
            spread[task][starts[row]] = label
    return ids, spread


def _role(record: dict[str, Any], event: dict[str, Any], role: str, tokens: Tokens, inside: range) -> list[int]:
    labels = [0] * len(inside)
    for start, end in _spans(record, event, role, range(tokens.starts[inside[0]], tokens.ends[inside[-1]])):
        held = [n for n, i in enumerate(inside) if tokens.starts[i] < end and tokens.ends[i] > start]
        for n in held:
            labels[n] = SPAN.index("B" if n == held[0] else "I")
    return labels


def _spans(record: dict[str, Any], event: dict[str, Any], role: str, sentence: range) -> list[tuple[int, int]]:
    """Return the characters of a role: as coded; else, if none is in the sentence, where it names the same actors."""
    if role == "date":
        day = event["date"] and (event["date"]["from"], event["date"]["to"])
        return [(one["start"], one["end"]) for one in record["dates"] if (one["from"], one["to"]) == day]
    spans = [(one["start"], one["end"]) for one in event[role]]
    if role == "place" or any(start in sentence for start, _ in spans):
        return spans
    actors = record["actors"]
    ids = {a["actor"] for a in actors if any(a["start"] < end and start < a["end"] for start, end in spans)}
    return [(a["start"], a["end"]) for a in actors if a["actor"] in ids]


if __name__ == "__main__":
    main()
