"""The sample reports as they are read now, and how to renew what they are held against.

``SAKSI_RENEW_GOLDEN=1 pytest tests/golden``, after a change that is meant to change readings, rewrites the traces and
raises the floors in ``floors.json`` to what is measured now; it never lowers a floor that was set on the same answers.
Look at the diff before you commit it: it is what the traces are for. To lower a floor, edit the file and say why.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from saksi.evaluate.score import Record
from saksi.export.record import record_of
from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.readings import Reading
from saksi.pipeline.read import read
from saksi.readers import read_inputs

SAMPLES = Path(__file__).parents[2] / "samples"
RENEW = bool(os.environ.get("SAKSI_RENEW_GOLDEN"))
Samples = Mapping[str, tuple[Document, Reading]]


def read_samples(lexicon: Lexicon, *names: str) -> Samples:
    """Read the named sample reports, all of them if none is named."""
    reports = read_inputs([str(SAMPLES / "reports.jsonl")], sys.stdin.buffer)
    documents = [item for item in reports if isinstance(item, Document)]
    return {d.document_id: (d, read(d, lexicon)) for d in documents if not names or d.document_id in names}


def records_of(samples: Samples) -> dict[str, Record]:
    """Return each report's record as ``saksi annotate`` writes it."""
    return {name: json.loads(json.dumps(record_of(*pair))) for name, pair in samples.items()}
