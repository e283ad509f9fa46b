"""Measure searching: the index's time and size, and 50 questions on 2,600, 8,000 and 26,000 articles.

Usage: search.py FOLDER NUMBER … FILE.jsonl[.xz] … — the articles of all files that are there are cut into sentences (not
read: that would take hours), and each number of them becomes a workspace in FOLDER, with one invented incident for each
article and its neighbour, so that filters have something to choose. Every question is asked five times, snippets included,
without the start of a process; its time is the middle of five. Results: benchmarks/results/search.json.
"""

from __future__ import annotations

import json
import lzma
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.model.documents import Document
from saksi.model.filters import Filter
from saksi.model.ids import make_id
from saksi.model.incidents import Incident, Member
from saksi.model.mentions import DateRange
from saksi.model.readings import Reading
from saksi.model.search import Printed
from saksi.model.spans import Span
from saksi.pipeline.search import Search, opened_search
from saksi.pipeline.views import make_views
from saksi.readers.jsonl import read_jsonl
from saksi.store.search import FILE
from saksi.store.workspace import Workspace
from saksi.text.page import open_page

RESULTS = Path(__file__).parent / "results"
SHARD, TIMES = 500, 5
WORST = 200.0
"""Milliseconds that a question may take with the largest number of articles."""
KINDS = ("frequent word", "rare word", "phrase", "three words", "prefix", "with filters")
Question = tuple[str, str, Filter]


def main(folder: Path, numbers: list[int], files: list[Path]) -> int:
    """Measure and return the exit code."""
    documents = [one for file in files if file.is_file() for one in _documents(file)]
    if not documents:
        print("search.py: none of the files is there; give a file of JSON lines", file=sys.stderr)
        return 2
    random.Random(1).shuffle(documents)
    lexicon = load_lexicon()
    questions = list(asked(documents[: min(numbers)]))
    runs = [measured(made(folder / f"of-{number}", documents[:number], lexicon), questions) for number in sorted(numbers)]
    result = {"questions": len(questions), "runs": runs, "exponent": exponent(runs)}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "search.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"the middle time grows as n^{result['exponent']} from {runs[0]['articles']} to {runs[-1]['articles']} articles")
    return int(runs[-1]["worst_ms"] > WORST)


def _documents(path: Path) -> Iterator[Document]:
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return (found for found in read_jsonl(BytesIO(content), path.name, "utf-8") if isinstance(found, Document))


# ---- workspaces ----


def made(folder: Path, documents: Sequence[Document], lexicon: Lexicon) -> Workspace:
    """Return a workspace of so many articles, made if it is not there."""
    if folder.exists():
        return Workspace.open(folder)
    workspace = Workspace.create(folder.with_name(folder.name + ".part"))
    for start in range(0, len(documents), SHARD):
        workspace.add([(document, _cut(document, lexicon)) for document in documents[start : start + SHARD]])
    shards = [
        workspace.write_incidents(
            f"{start:06d}", [_incident(documents, n) for n in range(start, min(start + 2_000, len(documents)))]
        )
        for start in range(0, len(documents), 2_000)
    ]
    workspace.keep_incidents(shards)
    workspace.path.rename(folder)
    return Workspace.open(folder)


def _cut(document: Document, lexicon: Lexicon) -> Reading:
    page = open_page(document, lexicon)
    return Reading(
        document_id=document.document_id, text_sha256=document.text_sha256, outlet_id=document.outlet,
        published=document.published, published_from="given" if document.published else "unknown", reader="none",
        codebook_sha256=lexicon.sha256, code_version="0", zones=page.zones, sentences=page.sentences,
    )  # fmt: skip


def _incident(documents: Sequence[Document], number: int) -> Incident:
    """Return an invented incident that an article and the one behind it tell."""
    chance = random.Random(number)
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(365))
    told = (documents[number], documents[(number + 1) % len(documents)])
    events = [make_id("e", str(number), str(n)) for n in range(2)]
    members = tuple(_member(one, event) for one, event in zip(told, events, strict=True))
    return Incident(
        incident_id=make_id("i", str(number)), event_type=chance.choice(("ASSAULT", "COERCE", "PROTEST", "AID")), mode=None,
        date=DateRange(first=day, last=day, precision="day"), place=None, targets=(), members=members, claims=(),
        agents=(chance.choice(("israel", "hamas", "tni")),), consensus=(), disagreements=(), joins=(), tolls=(), blame=(),
        support="independent-origins", number_of_outlets=2, number_of_origins=2,
    )  # fmt: skip


def _member(document: Document, event: str) -> Member:
    return Member(
        document_id=document.document_id, event_id=event, kind="event", root=event, span=Span(0, 1),
        outlet_id=document.outlet, origin=document.document_id,
    )  # fmt: skip


# ---- questions ----


def asked(documents: Sequence[Document]) -> Iterator[tuple[str, Question]]:
    """Yield fifty questions of six kinds, their words taken from the articles."""
    texts = [[word.lower() for word in document.text.split() if word.isalpha()] for document in documents]
    common = [word for word, _ in Counter(word for text in texts for word in set(text)).most_common()]
    chance = random.Random(2)
    rows = [text for text in texts if len(text) > 20]
    for word in common[:10]:
        yield KINDS[0], (word, word, Filter())
    for word in chance.sample(common[3_000:9_000], 8):
        yield KINDS[1], (word, word, Filter())
    for text in chance.sample(rows, 8):
        at = chance.randrange(len(text) - 2)
        phrase = " ".join(text[at : at + 2])
        yield KINDS[2], (phrase, f'"{phrase}"', Filter())
    for number in range(8):
        words = " ".join(chance.sample(common[: 30 if number < 4 else 600], 3))
        yield KINDS[3], (words, words, Filter())
    for prefix in ("men", "ber", "ter", "per", "tem", "pol", "serang", "tembak"):
        yield KINDS[4], (prefix, f"{prefix}*", Filter())
    for number, word in enumerate((*common[:4], *chance.sample(common[300:3_000], 4))):
        first = date(2024, 1 + number, 1)
        wanted = (
            Filter(actors=("israel",)),
            Filter(event_types=("ASSAULT",)),
            Filter(first=first, last=first + timedelta(90)),
        )
        yield KINDS[5], (word, word, wanted[number % 3])


def measured(workspace: Workspace, questions: Sequence[tuple[str, Question]]) -> dict[str, Any]:
    """Make the index anew, ask every question, and return what it took."""
    make_views(workspace)
    for path in workspace.path.glob(f"{FILE}*"):
        path.unlink()
    began = time.perf_counter()
    with opened_search(workspace, jobs=0) as search:
        indexed = time.perf_counter() - began
        search.find("yang", Filter(origins=1), Printed())
        times = [(kind, question[0], _milliseconds(search, question)) for kind, question in questions]
    of_all = [took for _, _, took in times]
    run = {
        "articles": workspace.number_of_documents,
        "index_seconds": round(indexed, 1),
        "index_mib": round(sum(path.stat().st_size for path in workspace.path.glob(f"{FILE}*")) / 2**20, 1),
        "median_ms": round(median(of_all), 1),
        "worst_ms": round(max(of_all), 1),
        "kinds": {kind: _kind([took for one, _, took in times if one == kind]) for kind in KINDS},
    }
    print(json.dumps(run), flush=True)
    return run


def _kind(times: list[float]) -> dict[str, float]:
    return {"median_ms": round(median(times), 1), "worst_ms": round(max(times), 1)}


def _milliseconds(search: Search, question: Question) -> float:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        search.find(question[1], question[2], Printed())
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def exponent(runs: list[dict[str, Any]]) -> float:
    """Return by which power of the number of articles the middle time grows from the first to the last run."""
    first, last = runs[0], runs[-1]
    if first["articles"] == last["articles"]:
        return 0.0
    return round(math.log(last["median_ms"] / first["median_ms"]) / math.log(last["articles"] / first["articles"]), 3)


if __name__ == "__main__":
    arguments = sys.argv[2:]
    wanted = [int(argument) for argument in arguments if argument.isdecimal()]
    if not wanted:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), wanted, [Path(argument) for argument in arguments if not argument.isdecimal()]))
