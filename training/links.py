"""Learn what speaks for two reports telling one incident, from weeks in which people put reports together.

Usage: python training/links.py learn ../shared   writes src/saksi/incidents/data/links.json
       python training/links.py check ../shared   learns without each week in turn, and scores that week
       python training/links.py coded ../shared   the same with the coded reports in place of those that the reader finds

The weeks are ../shared/gold/incidents-dev.json and training/coded/incidents-*.json, which hold places in the texts of
../shared/corpus/conflict.jsonl.xz. Their articles are read with the full reader. Reports as read are labelled by the
coded reports they overlap most; pairs of which one is in no coded incident teach nothing. The weights are a logistic
regression, fitted by Newton's method with a ridge. The pairs of an incident of n reports weigh 1/(n-1) each, so that one
much-told attack does not decide (as in score_incidents.py).
"""

from __future__ import annotations

import io
import json
import lzma
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from saksi.incidents import clusters, compare
from saksi.incidents.blocks import candidate_pairs
from saksi.incidents.compare import Weights, features
from saksi.incidents.facts import Facts, facts_of
from saksi.incidents.limits import conflict
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.model.documents import Document
from saksi.model.events import Attribution, Event
from saksi.model.ids import make_id
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.model.told import told_in
from saksi.pipeline.run import read_documents
from saksi.readers.jsonl import read_jsonl

CODED = Path(__file__).parent / "coded"
OUT = Path(__file__).parents[1] / "src" / "saksi" / "incidents" / "data" / "links.json"
SCORER = Path(__file__).parents[2] / "shared" / "gold" / "score_incidents.py"
RIDGE = 2.0
APART = 0.5
"""Weight of a pair that tells two incidents."""
MOST = 0.6
"""A report is of every incident that it overlaps at least so far as the one it overlaps most."""
UNKNOWN = -3.5
"""Log odds of a pair that is not compared, or has less in common than that."""
JOIN = -2.0
"""Mean log odds of the best pairs from which groups are joined, chosen once over all weeks, each scored with the weights of
the others; from -2.25 to -1.75 the pairs' F1 moves by .01. All weights are written so that this bound is 0."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Week:
    """Reports as read, the coded incidents each tells, and their candidate pairs."""

    gold: Path
    facts: list[Facts]
    tells: list[set[int]]
    pairs: list[tuple[int, int]]


def load_weeks(shared: Path, lexicon: Lexicon, *, coded: bool = False) -> list[Week]:
    """Return the week of the gold set and the coded ones, with reports as read or as coded."""
    own = shared / "gold" / "incidents-dev.json"
    weeks = [load_week(own, articles_in((shared / "gold" / "incidents-dev.jsonl").read_bytes()), lexicon, coded)]
    corpus = articles_in(lzma.decompress((shared / "corpus" / "conflict.jsonl.xz").read_bytes()))
    for path in sorted(CODED.glob("incidents-*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))["articles"]
        documents = [d for d in corpus if wanted.get(d.document_id) == d.text_sha256]
        if len(documents) != len(wanted):
            sys.exit(f"{path.name}: {len(wanted) - len(documents)} articles are not in the corpus, or have other texts")
        weeks.append(load_week(path, documents, lexicon, coded))
    return weeks


def articles_in(lines: bytes) -> list[Document]:
    """Return the articles of JSON lines."""
    return [found for found in read_jsonl(io.BytesIO(lines), "articles", "utf-8") if isinstance(found, Document)]


def load_week(gold: Path, documents: list[Document], lexicon: Lexicon, as_coded: bool) -> Week:
    """Read the articles of a week and label what they tell."""
    coded: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for number, incident in enumerate(json.loads(gold.read_text(encoding="utf-8"))["incidents"]):
        for report in incident["reports"]:
            coded[report["article"]].append((number, Span(report["start"], report["end"])))
    facts: list[Facts] = []
    for document, reading in read_documents(iter(documents), reader="full"):
        if as_coded:
            reading = with_coded(reading, [span for _, span in coded[document.document_id]])
        facts += facts_of(document, reading, lexicon.tokenise(document.text), lexicon)
    facts.sort(key=lambda fact: fact.key)
    tells = [_tells(fact, coded[fact.document_id]) for fact in facts]
    pairs = [(i, j) for i, j in candidate_pairs(facts) if not conflict(facts[i].limits, facts[j].limits)]
    return Week(gold, facts, tells, pairs)


def with_coded(reading: Reading, spans: list[Span]) -> Reading:
    """Return a reading that tells the coded reports and nothing else, each as the event or quotation it overlaps most."""
    told = [event for event, _ in told_in(reading)]
    made = [_coded(reading, told, number, span) for number, span in enumerate(dict.fromkeys(spans))]
    return replace(reading, events=tuple(made), quotes=())


def _coded(reading: Reading, told: list[Event], number: int, span: Span) -> Event:
    shared = [(min(e.evidence.end, span.end) - max(e.evidence.start, span.start), -n) for n, e in enumerate(told)]
    most, negative = max(shared, default=(0, 0))
    name = make_id("e", reading.document_id, number)
    if most > 0:
        return replace(told[-negative], event_id=name, evidence=span, also=())
    return Event(
        event_id=name, event_type="RETELLING", mode=None, trigger=span, evidence=span, also=(), agents=(), targets=(),
        places=(), date=None, date_span=None, status="background", attribution=Attribution(), figures=(), rules=(),
    )  # fmt: skip


def _tells(fact: Facts, coded: list[tuple[int, Span]]) -> set[int]:
    own = fact.event.evidence
    overlaps = [(number, min(span.end, own.end) - max(span.start, own.start)) for number, span in coded]
    shared: dict[int, int] = {}
    for number, overlap in overlaps:
        if overlap > 0:
            shared[number] = max(shared.get(number, 0), overlap)
    return {number for number, overlap in shared.items() if overlap >= MOST * max(shared.values())}


def examples(week: Week, names: list[str]) -> tuple[Floats, Floats, Floats]:
    """Return features, labels and weights of the pairs that teach; new feature names are added to ``names``."""
    known = {name: i for i, name in enumerate(names)}
    size = Counter(number for told in week.tells for number in told)
    rows: list[tuple[dict[int, float], float, float]] = []
    for i, j in week.pairs:
        if week.tells[i] and week.tells[j]:
            row: dict[int, float] = {}
            for name, amount, _ in features(week.facts[i], week.facts[j]):
                if name not in known:
                    known[name] = len(known)
                    names.append(name)
                row[known[name]] = amount
            same = week.tells[i] & week.tells[j]
            weight = max(1 / max(1, size[number] - 1) for number in same) if same else APART
            rows.append((row, float(bool(same)), weight))
    matrix = np.zeros((len(rows), 200))
    for r, (row, _, _) in enumerate(rows):
        matrix[r, list(row)] = list(row.values())
        matrix[r, -1] = 1
    return matrix, np.array([label for _, label, _ in rows]), np.array([weight for _, _, weight in rows])


def fit(matrix: Floats, labels: Floats, weights: Floats) -> Floats:
    """Return the weights of the features, the bias last."""
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[-1] = 1e-6
    found = np.zeros(matrix.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (weights * (chance - labels)) + ridge * found
        bend = (matrix * (weights * chance * (1 - chance))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def learn(weeks: list[Week]) -> Weights:
    """Return the weights that some weeks teach."""
    names: list[str] = []
    parts = [examples(week, names) for week in weeks]
    found = fit(*(np.concatenate(part) for part in zip(*parts, strict=True)))
    learnt = {name: round(float(value), 2) for name, value in sorted(zip(names, found, strict=False))}
    return Weights(round(float(found[-1]) - JOIN, 2), learnt, round(UNKNOWN - JOIN, 2))


def score(week: Week, weights: Weights) -> tuple[float, float, float]:
    """Return the pairs' F1, B-cubed F1 and the share found, with some weights."""
    for module in (compare, clusters):
        module.learnt = lambda: weights  # type: ignore[attr-defined]
    scored = [(i, j, compare.score(week.facts[i], week.facts[j])) for i, j in week.pairs]
    pairs = [pair for pair in scored if pair[2] > weights.unknown]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for number, (members, _) in enumerate(clusters.cluster(week.facts, pairs)):
            told = [week.facts[m] for m in members]
            spans = [{"document": f.document_id, "start": f.event.evidence.start, "end": f.event.evidence.end} for f in told]
            out.write(json.dumps({"incident_id": str(number), "members": spans}) + "\n")
        out.flush()
        printed = subprocess.run([sys.executable, SCORER, week.gold, out.name], capture_output=True, text=True, check=True)
    lines = [line.replace("F1", "").split() for line in printed.stdout.splitlines()]
    return float(lines[0][1]), float(lines[1][1]), float(lines[2][1])


def main(command: str, shared: Path) -> None:
    """Learn from all weeks, or from all but one in turn."""
    weeks = load_weeks(shared, load_lexicon(), coded=command == "coded")
    for week in weeks:
        print(f"{week.gold.name}: {len(week.facts)} reports, {len(week.pairs)} pairs")
    if command == "learn":
        weights = learn(weeks)
        OUT.write_text(json.dumps(asdict(weights), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(OUT.name, *(score(week, weights) for week in weeks))
        return
    for held in weeks:
        weights = learn([week for week in weeks if week is not held])
        print("{}: pairs {:.3f}, bcubed {:.3f}, found {:.3f}".format(held.gold.name, *score(held, weights)))


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("learn", "check", "coded"):
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
