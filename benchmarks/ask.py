"""Measure questions and tables on up to a million events: seconds of each, rows, size, memory, growth.

Usage: ask.py WORKSPACE FOLDER COPIES … — a linked workspace (that ``link.py`` made, say), whose views are copied into FOLDER
so many times under other ids. Each size is measured in a process of its own. Results: benchmarks/results/ask.json.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from saksi.model.filters import Filter
from saksi.pipeline.views import make_views, parts_of
from saksi.store.kept import Kept
from saksi.store.query import Views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS
from saksi.views.incidents import INCIDENT_VIEWS

RESULTS = Path(__file__).parent / "results"
QUESTIONS = {
    "events": "SELECT count(*) FROM events",
    "incidents by type": "SELECT event_type, count(*) FROM incidents GROUP BY 1",
    "assaults by country and month": "SELECT country, date_trunc('month', date_from), count(*) FROM events"
    " WHERE event_type = 'ASSAULT' GROUP BY ALL",
    "most frequent agents": "SELECT actor_id, count(DISTINCT incident_id) FROM participants WHERE role = 'agent'"
    " GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
    "who is blamed, by outlet": "SELECT outlet, name, count(DISTINCT incident_id) FROM participants"
    " JOIN events USING (event_id, incident_id, outlet) WHERE role = 'agent' AND event_type = 'ASSAULT' GROUP BY ALL"
    " ORDER BY 3 DESC LIMIT 50",
    "incidents of a month and country": "SELECT * FROM incidents WHERE date_from BETWEEN '2024-01-01' AND '2024-01-31'"
    " AND country = 'PSE' ORDER BY number_of_origins DESC LIMIT 50",
    "counts that are disputed": "SELECT incident_id, label, outlet, as_printed FROM claims WHERE field = 'figure'"
    " AND is_disputed = 'yes' LIMIT 1000",
    "loaded terms by outlet": "SELECT outlet, about, lean, count(*) FROM terms GROUP BY ALL ORDER BY 4 DESC LIMIT 50",
}
"""The questions of the how-to, and what else people ask first."""
TABLES = ("events", "incidents", "claims")
IDS = frozenset({"event_id", "incident_id", "mention_id", "claim_id", "document", "one", "other", "origin", "retells"})
"""Columns that are other ones in each copy."""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that some work takes by the clock, and its result."""
    began = time.perf_counter()
    result = work()
    return round(time.perf_counter() - began, 2), result


def multiply(workspace: Workspace, folder: Path, copies: int) -> None:
    """Write so many copies of the views and documents of a workspace, each with ids of its own."""
    parts = parts_of(workspace)
    kept = Kept(workspace.path)
    files = {
        name: [str(kept.path(view, part.name)) for part in parts if part.of_incidents == (view in INCIDENT_VIEWS)]
        for name, view in VIEWS.items()
    }
    files["documents"] = [str(workspace.path / "documents" / one.name) for one in workspace.manifest.shards]
    base = duckdb.connect(":memory:")
    for name, some in files.items():
        ids = [column for column in ("document_id", *IDS) if name == "documents" or column != "document_id"]
        known = {row[0] for row in base.execute(f"DESCRIBE SELECT * FROM read_parquet({some!r})").fetchall()}
        for copy in range(copies):
            target = folder / name / f"{copy:03d}.parquet"
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                other = ", ".join(f"{column} || '~{copy}' AS {column}" for column in ids if column in known)
                base.execute(f"COPY (SELECT * REPLACE ({other}) FROM read_parquet({some!r})) TO '{target}' (FORMAT parquet)")
    base.close()


def measured(folder: Path, copies: int) -> dict[str, Any]:
    """Return the seconds of each question (the middle of three) and table, and the memory, with so many copies."""
    files = {name: sorted((folder / name).glob("*.parquet"))[:copies] for name in (*VIEWS, "documents")}
    views = Views({name: files[name] for name in VIEWS}, files["documents"])
    tables, questions = {}, {}
    with tempfile.TemporaryDirectory() as out:
        for name in TABLES:
            path = Path(out) / name
            seconds, rows = timed(lambda name=name, path=path: views.write_csv(VIEWS[name], Filter(), path))  # type: ignore[misc]
            tables[name] = {"seconds": seconds, "rows": rows, "mib": path.stat().st_size >> 20}
    for name, sql in QUESTIONS.items():
        questions[name] = sorted(timed(lambda sql=sql: views.ask(sql, folder))[0] for _ in range(3))[1]  # type: ignore[misc]
    events, told = (
        int(views.ask(f"SELECT count(*) AS n FROM {name}", folder)["n"][0].as_py()) for name in ("events", "incidents")
    )
    views.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"events": events, "incidents": told, "questions": questions, "csv": tables, "peak_memory_mib": memory}


def main(path: Path, folder: Path, sizes: list[int]) -> int:
    """Measure and return the exit code."""
    workspace = Workspace.open(path)
    make_views(workspace, jobs=min(2, os.cpu_count() or 1))
    multiply(workspace, folder, max(sizes))
    context = multiprocessing.get_context("spawn")
    runs = []
    for copies in sorted(sizes):
        with context.Pool(1) as pool:
            runs.append(pool.apply(measured, (folder, copies)))
        print(json.dumps(runs[-1]), flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "ask.json").write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 4 or not all(word.isdecimal() for word in sys.argv[3:]):
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), [int(word) for word in sys.argv[3:]]))
