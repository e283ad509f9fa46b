"""Measure the fast reader: articles a second on one core, time to start, memory. One JSON object goes to standard output.

Usage: read.py FILE.jsonl[.xz] … — the first file that is there is read. Results are kept in benchmarks/results/.
"""

from __future__ import annotations

import io
import json
import lzma
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from saksi.lexicon.load import load_lexicon
from saksi.model.documents import Document
from saksi.pipeline.read import read
from saksi.readers.jsonl import read_jsonl

RESULTS = Path(__file__).parent / "results"
START_RUNS = 5
_START = "from saksi.lexicon.load import load_lexicon; load_lexicon()"


def main(arguments: list[str]) -> int:
    """Measure on the first file that is there and return the exit code."""
    path = next((Path(argument) for argument in arguments if Path(argument).is_file()), None)
    if path is None:
        print("read.py: none of the files is there; give a file of JSON lines", file=sys.stderr)
        return 2
    start = sorted(_start() for _ in range(START_RUNS))[START_RUNS // 2]
    result = {"file": path.name, **_read(path), "start_seconds": round(start, 2), **_machine()}
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


def _read(path: Path) -> dict[str, Any]:
    lexicon = load_lexicon()
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    documents = [found for found in read_jsonl(io.BytesIO(content), path.name, "utf-8") if isinstance(found, Document)]
    began = time.process_time()
    events = sum(len(read(document, lexicon).events) for document in documents)
    seconds = time.process_time() - began
    return {
        "articles": len(documents),
        "characters": sum(len(document.text) for document in documents),
        "events": events,
        "seconds": round(seconds, 2),
        "articles_per_second": round(len(documents) / seconds, 1),
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _machine() -> dict[str, str]:
    return {"python": platform.python_version(), "machine": platform.machine(), "system": platform.system()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
