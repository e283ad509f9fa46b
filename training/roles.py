"""Train the role adapter: who acts, on whom, where, when, says who, of an act whose words are marked in its sentence.

    python training/roles.py ../shared OUT.npz [--without-fold N] [--written]

It begins with the shipped adapter, and learns from all coded articles but ``dev.jsonl``, one window an act: those that the
reader finds, and the coded ones that it does not find. What is no coded act teaches only that. With ``--written`` articles
that were written and coded for it (``written/``; what they tell is invented) teach beside those of outlets. ``FOLDS`` runs
with ``--without-fold`` give adapters that have not seen a third of the outlets' articles each; the weights are learnt with
them (``weights.py``), for an adapter is too sure of what it has learnt.

Deterministic for one machine, one PyTorch and one number of threads.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import torch
from examples import EVENTS, FOLDS, articles_of, fold_of, text_of
from network import Network
from train import IGNORED, REACH_WINDOWS, Labelled, cutter_of, reach_of, train, write
from weights import CODED, NEW, acts_of, coded_acts, same_words

from saksi.encoder.base import base_file, load_base
from saksi.encoder.join import load_encoder, read_adapter, shipped_adapter
from saksi.encoder.marked import around, mark
from saksi.encoder.pieces import PieceCutter
from saksi.encoder.vocabulary import kept_pieces
from saksi.encoder.words import Word, words_of
from saksi.events.standins import stand_ins
from saksi.events.told import Told
from saksi.lexicon.load import load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.lexicon.tokens import Tokens
from saksi.model.spans import Span
from saksi.text.page import Page

WRITTEN = Path(__file__).parent / "written"
"""Articles of our own with their texts and events; the first adapter has learnt from none."""
FROZEN = 3
ANEW = 0.5
"""In so many of the examples the names of sides are drawn anew in each epoch, so that they count less than what is said of
them; among names that stand in the examples so often:"""
OFTEN = 5
ROLES = ("agents", "targets", "place", "date", "source")
SPAN = ("O", "B", "I")
STATUS = ("actual", "background", "planned", "hypothetical", "denied")
KINDS = ("left", *EVENTS)
TASKS: dict[str, tuple[str, ...]] = {**dict.fromkeys(ROLES, SPAN), "status": STATUS, "kind": KINDS}
"""Spans in the act's sentence; and of the act itself, told at its first word, its status and as what a coder codes it, if at
all."""
WEIGHT = {"status": 0.3, "kind": 0.3}


class Shown(NamedTuple):
    """An act as it is shown.

    Attributes:
        words: of its sentence, or of so much of it as is looked at.
        first, last: which of them are the act.
        labels: one a word and task; of what is told of the act itself only at its first.
        sides: which of the words are names of sides.

    """

    words: list[Word]
    first: int
    last: int
    labels: dict[str, list[int]]
    sides: list[int]


def main() -> None:
    """Read the coded articles, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without-fold", type=int, default=-1, help=f"leave out a part of the articles, 0 to {FOLDS - 1}")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--written", action="store_true", help="learn from the articles written for training too")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(1)
    base = load_base(base_file())
    kept = kept_pieces(base.vocabulary)
    cutter, acts = cutter_of(base.vocabulary, kept), list(_shown(args.shared, args.without_fold, written=args.written))
    print(len(acts), "acts", file=sys.stderr)
    network = Network(base, kept, sum(map(len, TASKS.values())), FROZEN, dropout=0.1)
    shipped = read_adapter(shipped_adapter())[0]
    network.begin_with(base, shipped)
    pool = Counter(one.words[i].surface for one in acts for i in one.sides)
    names, chance = {name: count**0.5 for name, count in pool.items() if count >= OFTEN}, random.Random(args.seed)
    train(
        network, lambda: [_window(_anew(one, names, chance), cutter) for one in acts], TASKS, WEIGHT, args.epochs, args.seed,
        half=True,
    )  # fmt: skip
    windows = [_window(one, cutter) for one in acts[:: len(acts) // REACH_WINDOWS + 1]]
    write(network, base, reach_of(network, windows), TASKS, args.out, shipped)


def _shown(shared: Path, left_out: int, *, written: bool) -> Iterator[Shown]:
    lexicon, encoder = load_lexicon(), load_encoder(cache_folder(), roles=b"")
    articles = articles_of(shared / "corpus" / "conflict.jsonl.xz")
    own = sorted(WRITTEN.glob("*.jsonl.xz")) if written else []
    for path in [shared / "gold" / "train.jsonl", *sorted(CODED.glob("*.jsonl")), *own]:
        new = path.name in NEW or path.parent == WRITTEN
        for record in _records(path):
            if fold_of(record["id"]) == left_out and path.parent != WRITTEN:
                continue
            opened, told = acts_of(record, text_of(record, articles, path), lexicon, encoder)
            page, tokens = opened.page, opened.page.tokens
            for first, last, event in _marked(record["events"], told, page):
                taught = event is not None or new
                if taught and page.sentence_at[first] >= 0 and page.same_sentence(first, last):
                    sentence = page.tokens_of(page.sentences[page.sentence_at[first]])
                    inside = around(sentence, first, last)
                    words = words_of(tokens.text, tokens.starts, tokens.ends, inside)
                    labels = _labels(record, event, tokens, inside, first, new=new)
                    sides = sorted(i - inside.start for i in stand_ins(page, sentence).keys() & set(inside))
                    yield Shown(words, first - inside.start, last - inside.start, labels, sides)
        print(path.name, file=sys.stderr)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    content = path.read_bytes()
    yield from map(json.loads, (lzma.decompress(content) if path.suffix == ".xz" else content).splitlines())


def _anew(one: Shown, names: dict[str, float], chance: random.Random) -> Shown:
    """Return an act with the names of sides drawn anew, or as it is; two names never become one."""
    if not one.sides or chance.random() >= ANEW:
        return one
    drawn: dict[str, str] = {}
    for name in dict.fromkeys(one.words[i].surface for i in one.sides):
        left = [other for other in names if other not in drawn.values()]
        drawn[name] = chance.choices(left, [names[other] for other in left])[0]
    words = list(one.words)
    for i in one.sides:
        words[i] = words[i]._replace(surface=drawn[words[i].surface])
    return one._replace(words=words)


def _marked(events: list[dict[str, Any]], told: Told, page: Page) -> list[tuple[int, int, dict[str, Any] | None]]:
    """Return the acts of an article and what may be acts, each with its coded event if it has one, and the events missed.

    The event of an act is the one coded as its type; else one of another type at the same words, that no act has.
    """
    acts = [*told.acts, *told.spare]
    coded = coded_acts(events, acts, page)
    found = {id(event) for event in coded.values()}
    for n, act in enumerate(acts):
        event = next((e for e in events if id(e) not in found and same_words(e, act, page)), None)
        if n not in coded and event is not None:
            coded[n] = event
            found.add(id(event))
    missed = [(page.tokens.within(Span(*event["trigger"])), event) for event in events if id(event) not in found]
    return [
        *((act.begin, act.last, coded.get(n)) for n, act in enumerate(acts)),
        *((inside.start, inside.stop - 1, event) for inside, event in missed if len(inside)),
    ]


def _labels(
    record: dict[str, Any], event: dict[str, Any] | None, tokens: Tokens, inside: range, at: int, *, new: bool
) -> dict[str, list[int]]:
    """Return a label a token and task; of what is told of the act itself only that of its first token."""
    labels = {task: [IGNORED] * len(inside) for task in TASKS}
    if new:
        labels["kind"][at - inside.start] = KINDS.index(event["type"] if event else "left")
    if event is not None:
        labels["status"][at - inside.start] = STATUS.index(event["status"])
        labels |= {role: _role(record, event, role, tokens, inside) for role in ROLES}
    return labels


def _window(one: Shown, cutter: PieceCutter) -> Labelled:
    """Return the pieces of a marked sentence, with the labels of each token on its first piece."""
    marked = mark(one.words, one.first, one.last)
    cut = [cutter.cut(*word) for word in marked.words]
    starts = list(accumulate(map(len, cut), initial=1))
    ids = [0, *(piece for pieces in cut for piece in pieces), 2]
    spread = {task: [IGNORED] * len(ids) for task in TASKS}
    for task, labels in one.labels.items():
        for row, label in zip(marked.rows, labels, strict=True):
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
