"""Count in how many sentences of the news each stem stands, and write the weights of words that linking uses.

Usage: python training/rarity.py ../shared/corpus [OUT.tsv]

A stem weighs the mean of its inverse document frequencies (Spärck Jones 1972, natural logarithm) in the conflict corpus
and in the general one, so that what every report of war has weighs as little as what all news has. Stems seen in fewer
than two sentences of conflict news and twenty of the other are left out: they weigh as unseen ones.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from saksi.lexicon.load import load_lexicon
from saksi.lexicon.rarity import UNSEEN, stem_of
from saksi.model.documents import Document
from saksi.model.ids import sha256_of
from saksi.text.page import open_page

OUT = Path(__file__).parents[1] / "src" / "saksi" / "lexicon" / "data" / "rarity.tsv"
FEW = {"conflict": 2, "general": 20}
SHORT = 5
"""Words of a sentence that is not counted: headings, crumbs of pages."""


def count(path: Path) -> tuple[Counter[str], int]:
    """Return in how many sentences of a corpus each stem stands, and how many sentences there are."""
    lexicon, counts, sentences = load_lexicon(), Counter[str](), 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            page = open_page(Document(document_id="d", text=text, text_sha256=sha256_of(text)), lexicon)
            for sentence in page.sentences:
                stems = {stem_of(page.tokens.keys[i]) for i in page.tokens.within(sentence.span)}
                words = {stem for stem in stems if stem[0].isalnum()}
                if len(words) >= SHORT:
                    counts.update(words)
                    sentences += 1
    return counts, sentences


def weights(counted: dict[str, tuple[Counter[str], int]]) -> Iterable[tuple[str, int]]:
    """Yield each stem that was seen often enough with its weight in tenths."""
    for stem in sorted(set().union(*(counts for counts, _ in counted.values()))):
        if any(counts[stem] >= FEW[name] for name, (counts, _) in counted.items()):
            rarities = [math.log(total / (counts[stem] + 1)) for counts, total in counted.values()]
            weight = round(10 * max(0.0, sum(rarities) / len(rarities)))
            if weight < 10 * UNSEEN:
                yield stem, weight


def main(corpus: Path, out: Path) -> None:
    """Write the table."""
    counted = {name: count(corpus / f"{name}.jsonl.xz") for name in FEW}
    rows = list(weights(counted))
    out.write_text("".join(f"{stem}\t{weight}\n" for stem, weight in rows), encoding="utf-8")
    print(f"{out}: {len(rows)} stems", {name: total for name, (_, total) in counted.items()})


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else OUT)
