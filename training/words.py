"""Count the ordinary words of Indonesian news, for telling names from words and glued words apart.

Usage: python training/words.py CORPUS.jsonl.xz … > src/saksi/lexicon/data/words.tsv

Reads input lines with a field ``text``; writes ``word<TAB>count`` for every word that stands in lower case at least
``FLOOR`` times, most frequent first. Counts are facts about the language; no sentence of the corpus is kept.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter

FLOOR = 8
WORD = re.compile(r"[^\W\d_]+")


def main(paths: list[str]) -> None:
    """Print the word counts of the corpora at ``paths``."""
    counts: Counter[str] = Counter()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(word for word in WORD.findall(json.loads(line)["text"]) if word.islower())
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= FLOOR:
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main(sys.argv[1:])
