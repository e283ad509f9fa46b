"""Measure linking: seconds and memory for 10,000 to 100,000 articles, made of few (``multiplied.py``).

Usage: link.py FOLDER NUMBER … FILE.jsonl[.xz] … — the first file that is there is read with the full reader, multiplied to
each number of articles in FOLDER, and linked by the command, with one process a core. Results: benchmarks/results/link.json.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from chart import Axis, Series, chart
from multiplied import Copy

from saksi.lexicon.load import load_lexicon
from saksi.store.workspace import Shard, Workspace

RESULTS = Path(__file__).parent / "results"
CORES = min(2, os.cpu_count() or 1)
STEEPEST, LONGEST = 1.15, 900.0
"""What linking is held to: time grows no faster than that power, and 100,000 articles take no more than so many seconds."""
LOOK = 0.5
"""Seconds between two looks at the memory of the processes."""


def main(folder: Path, numbers: list[int], files: list[Path]) -> int:
    """Measure and return the exit code."""
    path = next((file for file in files if file.is_file()), None)
    if path is None:
        print("link.py: none of the files is there; give a file of JSON lines", file=sys.stderr)
        return 2
    saksi = str(Path(sys.executable).with_name("saksi"))
    base = folder / "read"
    if not base.exists():
        subprocess.run(
            [saksi, "read", str(path), "--to", str(base), "--jobs", str(CORES), "--allow-dropped", "99"], check=True
        )
    runs = []
    for number in sorted(numbers):
        many = folder / f"of-{number}"
        if not many.exists():
            multiply(base, many, number)
        for old in ("linking", "incidents"):
            shutil.rmtree(many / old, ignore_errors=True)
        runs.append(measured([saksi, "link", str(many), "--jobs", str(CORES)], many))
        print(json.dumps(runs[-1]), flush=True)
    result = {"file": path.name, "processes": CORES, "runs": runs, "exponent": exponent(runs)}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "link.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (Path(__file__).parent / "link.svg").write_text(drawn(runs), encoding="utf-8")
    print(f"time grows as n^{result['exponent']} from {runs[0]['articles']} to {runs[-1]['articles']} articles")
    return 0


def multiply(base: Path, many: Path, number: int) -> None:
    """Make a workspace of so many articles, one shard a copy."""
    workspace = Workspace.create(many.with_name(many.name + ".part"))
    given = Workspace.open(base)
    workspace.manifest.codebook_sha256, workspace.manifest.reader = given.manifest.codebook_sha256, given.manifest.reader
    each = given.number_of_documents
    tasks = [(base, workspace.path, copy, min(each, number - copy * each)) for copy in range(math.ceil(number / each))]
    with ProcessPoolExecutor(CORES) as pool:
        workspace.manifest.shards = list(pool.map(_write_copy, tasks))
    workspace.save()
    workspace.path.rename(many)


def _write_copy(task: tuple[Path, Path, int, int]) -> Shard:
    base, path, number, size = task
    copy = Copy(number, load_lexicon())
    rows = islice((copy.of(document, reading) for document, reading in Workspace.open(base).readings()), size)
    return Workspace.open(path).write(number, list(rows))


def measured(command: list[str], workspace: Path) -> dict[str, Any]:
    """Run a command; return its seconds by the clock and the memory of its processes, added, at the worst moment."""
    began, peak = time.perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(LOOK)
    if process.returncode:
        raise SystemExit(f"link.py: {' '.join(command)} ended with {process.returncode}")
    manifest = Workspace.open(workspace).manifest
    return {
        "articles": manifest.linked,
        "seconds": round(time.perf_counter() - began, 1),
        "peak_memory_mib": round(peak / 1024),
        "incidents": sum(shard.count for shard in manifest.incident_shards),
        "mixed": mixed(workspace),
    }


def mixed(workspace: Path) -> float:
    """Return the share of the incidents of two reports or more that mix reports of two copies: worlds that never met."""
    both = more = 0
    for shard in Workspace.open(workspace).manifest.incident_shards:
        for members in pq.read_table(workspace / "incidents" / f"{shard.name}.parquet", columns=["members"])["members"]:
            ids = [member["document_id"].partition("~")[2] for member in members.as_py()]
            more += len(ids) > 1
            both += len(set(ids)) > 1
    return round(both / max(1, more), 4)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def exponent(runs: list[dict[str, Any]]) -> float:
    """Return by which power of the number of articles the time grows from the first to the last run."""
    first, last = runs[0], runs[-1]
    if first["articles"] == last["articles"]:
        return 0.0
    return round(math.log(last["seconds"] / first["seconds"]) / math.log(last["articles"] / first["articles"]), 3)


def drawn(runs: list[dict[str, Any]]) -> str:
    """Return a chart of the seconds over the articles, beside straight growth and growth as n^1.15."""
    points = [(float(run["articles"]), float(run["seconds"])) for run in runs]
    (n, seconds), (most, _) = points[0], points[-1]
    guides = [(n, seconds), (most, seconds * (most / n))], [(n, seconds), (most, seconds * (most / n) ** STEEPEST)]
    top = max(guides[1][1][1], LONGEST) * 1.3
    x = Axis("articles", [(a, f"{a:,.0f}") for a, _ in points], n * 0.9, most * 1.1, log=True)
    y = Axis(
        "seconds",
        [(v, f"{v:,.0f}") for v in (30.0, 100.0, 300.0, 900.0) if v >= seconds * 0.5],
        seconds * 0.5,
        top,
        log=True,
    )
    lines = [
        Series("saksi link", points, "#1b7837"),
        Series("straight growth", guides[0], "#999", "guide"),
        Series(f"growth as n^{STEEPEST}", guides[1], "#d6604d", "guide"),
        Series("", points, "#1b7837", "dots"),
    ]
    return chart(f"Linking with {CORES} processes", x, y, lines)


if __name__ == "__main__":
    arguments = sys.argv[2:]
    wanted = [int(argument) for argument in arguments if argument.isdecimal()]
    if not wanted:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), wanted, [Path(argument) for argument in arguments if not argument.isdecimal()]))
