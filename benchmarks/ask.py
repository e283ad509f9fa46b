"""Measure questions and tables on a large linked workspace: seconds of each, rows, size, memory.

Usage: ask.py WORKSPACE — one that ``link.py`` made. Results: benchmarks/results/ask.json.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from saksi.model.filters import Filter
from saksi.pipeline.exports import export
from saksi.pipeline.views import make_views, opened_views
from saksi.store.workspace import Workspace

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
FORMATS = ("csv:events", "csv:incidents", "csv:claims", "parquet:events")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that some work takes by the clock, and its result."""
    began = time.perf_counter()
    result = work()
    return round(time.perf_counter() - began, 2), result


def asked(workspace: Workspace) -> dict[str, float]:
    """Return the seconds of each question: the middle of three in one process, the first after opening left out."""
    found = {}
    with opened_views(workspace) as views:
        for name, sql in QUESTIONS.items():
            found[name] = sorted(timed(lambda sql=sql: views.ask(sql, workspace.path))[0] for _ in range(3))[1]  # type: ignore[misc]
    return found


def written(workspace: Workspace) -> dict[str, Any]:
    """Return the seconds, rows and size of each table."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            path = Path(folder) / "table"
            with path.open("wb") as out:
                seconds, told = timed(lambda name=name, out=out: export(workspace, name, out, Filter()))  # type: ignore[misc]
            found[name] = {"seconds": seconds, "told": told, "mib": path.stat().st_size >> 20}
    return found


def main(path: Path) -> int:
    """Measure and return the exit code."""
    workspace = Workspace.open(path)
    shutil.rmtree(path / "views", ignore_errors=True)
    seconds, _ = timed(lambda: make_views(workspace, jobs=min(2, os.cpu_count() or 1)))
    result = {"articles": workspace.number_of_documents, "make_seconds": seconds, "questions": asked(workspace)}
    result["tables"] = written(workspace)
    result["peak_memory_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "ask.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
