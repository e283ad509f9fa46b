"""Score the finding of copies on 300 pairs of articles that were judged by reading.

Usage: python training/copies.py ../shared/corpus

``coded/copies/pairs-300.jsonl`` holds for each pair the ids of two articles of the corpora, the judgement (copy, not,
unsure) and how many of the corpora's pairs it stands for: pairs were drawn by how many pieces of four words they share,
and those that share fewer than a tenth were not drawn. Unsure pairs are left out.
"""

from __future__ import annotations

import io
import json
import lzma
import sys
from pathlib import Path

from saksi.incidents.duplicates import copies, sketch_of
from saksi.lexicon.load import load_lexicon
from saksi.model.documents import Document
from saksi.pipeline.read import read
from saksi.readers.jsonl import read_jsonl

PAIRS = Path(__file__).parent / "coded" / "copies" / "pairs-300.jsonl"


def main(corpus: Path) -> None:
    """Print precision and recall, weighed back to the corpora and on the pairs themselves."""
    judged = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    wanted = {pair[side] for pair in judged for side in ("one", "other")}
    lexicon, sketches = load_lexicon(), {}
    for name in ("conflict", "general"):
        lines = io.BytesIO(lzma.decompress((corpus / f"{name}.jsonl.xz").read_bytes()))
        for found in read_jsonl(lines, name, "utf-8"):
            if isinstance(found, Document) and found.document_id in wanted:
                sketches[found.document_id] = sketch_of(read(found, lexicon), lexicon.tokenise(found.text))
    outcomes = []
    for pair in judged:
        if pair["judged"] != "unsure":
            taken = any(copies([sketches[pair["one"]], sketches[pair["other"]]]))
            outcomes.append((pair["judged"] == "copy", taken, float(pair["stands_for"])))
    for name, weights in (("corpora", [w for _, _, w in outcomes]), ("pairs", [1.0] * len(outcomes))):
        both = sum(w for (copy, taken, _), w in zip(outcomes, weights, strict=True) if copy and taken)
        true = sum(w for (copy, _, _), w in zip(outcomes, weights, strict=True) if copy)
        taken_all = sum(w for (_, taken, _), w in zip(outcomes, weights, strict=True) if taken)
        print(f"{name:8s} precision {both / taken_all:.3f}  recall {both / true:.3f}  of {len(outcomes)} pairs")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
