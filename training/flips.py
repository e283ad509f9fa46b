"""Swap the names of two sides in sentences of real articles, and count where type, mode or status of an event changes.

    python training/flips.py ../shared/corpus/conflict.jsonl.xz [--reader fast] [--sentences 400] [--show]

A sentence counts if it names both sides of one pair by names of one word and some event is read in it. The event is the same
if its trigger, type, mode and status are. Deterministic; texts stay on the machine.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from saksi.encoder.join import load_encoder
from saksi.encoder.run import Encoder
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.documents import Document
from saksi.model.ids import sha256_of
from saksi.pipeline.read import read

PAIRS = (
    ("Israel", "Iran"), ("Israel", "Hamas"), ("Israel", "Hizbullah"), ("Israel", "Palestina"), ("Israel", "Houthi"),
    ("Rusia", "Ukraina"), ("India", "Pakistan"), ("Thailand", "Kamboja"), ("TNI", "KKB"), ("AS", "Iran"), ("AS", "Rusia"),
)  # fmt: skip
LENGTH = (40, 400)
"""Characters of a sentence that is tried."""
Told = Counter[tuple[int, str, str | None, str]]


def main() -> None:
    """Read the corpus, swap, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--reader", choices=("full", "fast"), default="full")
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--show", action="store_true", help="print what changed")
    args = parser.parse_args()
    lexicon = load_lexicon()
    encoder = load_encoder(cache_folder(), threads=2) if args.reader == "full" else None
    tried = events = changed = 0
    for sentence, pair in _sentences(args.corpus):
        there, back = _told(sentence, lexicon, encoder), _told(_swapped(sentence, pair), lexicon, encoder)
        if not there:
            continue
        tried, events = tried + 1, events + there.total()
        lost = there - back
        changed += lost.total()
        if args.show and lost:
            print(pair, sorted(lost), sorted(back - there), sentence, file=sys.stderr)
        if tried == args.sentences:
            break
    print(f"{tried} sentences, {events} events, {changed} changed by the swap: {changed / max(events, 1):.1%}")


def _sentences(corpus: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield sentences that name both sides of a pair, in an order that is the same in every run."""
    found = set()
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in re.split(r"(?<=[.?!])\s+|\n+", json.loads(line)["text"] or ""):
                words = set(re.findall(r"\w+", sentence))
                pair = next((p for p in PAIRS if words.issuperset(p)), None)
                if pair and LENGTH[0] <= len(sentence) <= LENGTH[1]:
                    found.add((sentence, pair))
    order = sorted(found)
    random.Random(0).shuffle(order)
    yield from order


def _swapped(sentence: str, pair: tuple[str, str]) -> str:
    other = {pair[0]: pair[1], pair[1]: pair[0]}
    return re.sub(rf"\b({pair[0]}|{pair[1]})\b", lambda match: other[match[1]], sentence)


def _told(sentence: str, lexicon: Lexicon, encoder: Encoder | None) -> Told:
    """Return the events of a sentence: the number of the trigger's first word, type, mode and status."""
    document = Document(document_id="flip", text=sentence, text_sha256=sha256_of(sentence))
    events = read(document, lexicon, encoder).events
    return Counter((len(sentence[: e.trigger.start].split()), e.event_type, e.mode, e.status) for e in events)


if __name__ == "__main__":
    main()
