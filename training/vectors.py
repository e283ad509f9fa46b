"""Make the mean vector that is taken away from all others, and measure stories.

Usage: python training/vectors.py mean ../shared      writes src/saksi/encoder/data/mean.json
       python training/vectors.py stories ../shared   scores stories on the five coded weeks, beside words alone

The mean is that of 1,500 articles of all kinds from ../shared/corpus/general.jsonl.xz, drawn by the hashes of their ids.
For ``stories`` two articles are one story if their first 500 characters tell one coded incident; on the development week the
stories that a coder wrote down are scored too. The bound is chosen on the four other weeks (mean of the pairs' F1).
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from links import CODED, articles_in

from saksi.encoder.vectors import PASSAGE
from saksi.incidents import stories as method
from saksi.incidents.facts import Words, facts_of
from saksi.incidents.gists import gist_of, lead_of
from saksi.lexicon.load import load_lexicon
from saksi.model.documents import Document
from saksi.model.gists import Gist
from saksi.pipeline.gists import the_vectors
from saksi.pipeline.run import read_documents

OUT = Path(__file__).parents[1] / "src" / "saksi" / "encoder" / "data" / "mean.json"
SAMPLE, CHARACTERS, LEAD = 1_500, 1_500, 500
SHARED_INCIDENT, CODERS = "a shared incident", "the coder's stories"

Pair = tuple[str, str]
Rows = list[tuple[int, int, int]]


def write_mean(shared: Path) -> None:
    """Write the mean vector."""
    with lzma.open(shared / "corpus" / "general.jsonl.xz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    articles.sort(key=lambda article: hashlib.sha256(article["id"].encode()).hexdigest())
    make = the_vectors()
    told = (f"{PASSAGE}{article['title'] or ''}\n{article['text'][:CHARACTERS]}" for article in articles[:SAMPLE])
    mean = np.array([make.raw(text) for text in told]).mean(axis=0, dtype=np.float64)
    OUT.write_text(json.dumps([round(float(number), 6) for number in mean.tolist()]) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Week:
    """Articles by day and id, the words of their leads, and the pairs that are one story, by who says so."""

    name: str
    gists: list[Gist]
    words: list[Words]
    gold: dict[str, set[Pair]]


def load_weeks(shared: Path) -> Iterator[Week]:
    """Read the articles of the five weeks; the development week comes first."""
    gold = shared / "gold" / "incidents-dev.json"
    yield load_week(gold, articles_in((shared / "gold" / "incidents-dev.jsonl").read_bytes()))
    corpus = articles_in(lzma.decompress((shared / "corpus" / "conflict.jsonl.xz").read_bytes()))
    for path in sorted(CODED.glob("incidents-*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))["articles"]
        yield load_week(path, [document for document in corpus if document.document_id in wanted])


def load_week(path: Path, documents: Iterable[Document]) -> Week:
    """Read the articles of one week."""
    lexicon, make, known = load_lexicon(), the_vectors(), []
    for document, reading in read_documents(iter(documents), reader="full"):
        lead = lead_of(document.title, document.text, (sentence.span for sentence in reading.sentences))
        facts = facts_of(document, reading, lexicon.tokenise(document.text), lexicon)
        words = facts[0].lead if facts else Words({}, 1.0)
        known.append((gist_of(document, reading, make.vector(lead).tobytes()), words))
    known.sort(key=lambda one: (str(one[0].published), one[0].document_id))
    coded = json.loads(path.read_text(encoding="utf-8"))
    return Week(path.name, [gist for gist, _ in known], [words for _, words in known], _gold(coded))


def _gold(coded: dict[str, Any]) -> dict[str, set[Pair]]:
    def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
        return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}

    reports = [incident["reports"] for incident in coded["incidents"]]
    return {
        "leads": pairs((one["article"] for one in some if one["start"] < LEAD) for some in reports),
        SHARED_INCIDENT: pairs((one["article"] for one in some) for some in reports),
        CODERS: pairs(coded.get("stories", {}).values()),
    }


def by_vectors(week: Week) -> Rows:
    """Return the pairs that are near by their vectors."""
    return list(method.near_pairs(week.gists, _days(week)))


def by_words(week: Week) -> Rows:
    """Return the pairs that are near by the rare words of their leads."""
    alike = [(j, i, round(1000 * week.words[i].likeness(week.words[j]))) for i in range(len(week.gists)) for j in range(i)]
    days, main = _days(week), [{*gist.actors, *gist.places} for gist in week.gists]
    return [
        (one, other, n) for one, other, n in alike if days[other] - days[one] <= method.WINDOW and main[one] & main[other]
    ]


def _days(week: Week) -> list[int]:
    return [gist.published.toordinal() for gist in week.gists if gist.published]


def found(week: Week, rows: Rows, bound: int) -> set[Pair]:
    """Return the pairs that stories join at a bound."""
    method.ALIKE = bound
    grouped = method.groups(len(week.gists), _days(week), rows)
    return {pair for some in grouped for pair in combinations(sorted(week.gists[i].document_id for i in some), 2)}


def rates(pairs: set[Pair], gold: set[Pair]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = len(pairs & gold)
    precision, recall = right / max(1, len(pairs)), right / max(1, len(gold))
    return precision, recall, 2 * right / max(1, len(pairs) + len(gold))


def measure(weeks: list[Week], name: str, near: Callable[[Week], Rows], bounds: range) -> None:
    """Choose a bound on the other weeks, and print what it gives on the development week."""
    rows = [near(week) for week in weeks]
    means = {
        bound: np.mean(
            [rates(found(week, r, bound), week.gold["leads"])[2] for week, r in zip(weeks[1:], rows[1:], strict=True)]
        )
        for bound in bounds
    }
    bound = max(means, key=lambda one: means[one])
    print(f"{name}: bound {bound}, other weeks F1 {means[bound]:.3f}")
    for gold, pairs in weeks[0].gold.items():
        told = rates(found(weeks[0], rows[0], bound), pairs)
        print("  development, {}: P {:.3f} R {:.3f} F1 {:.3f}".format(gold, *told))


def main(command: str, shared: Path) -> None:
    """Do what is asked."""
    if command == "mean":
        write_mean(shared)
        return
    weeks = [replace(week, gold={k: v for k, v in week.gold.items() if v}) for week in load_weeks(shared)]
    measure(weeks, "vectors", by_vectors, range(300, 700, 20))
    measure(weeks, "words", by_words, range(40, 400, 10))


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("mean", "stories"):
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
