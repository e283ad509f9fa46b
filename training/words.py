"""Count the ordinary words of Indonesian news, for telling names from words and glued words apart.

Usage: python training/words.py CORPUS.jsonl.xz … > src/saksi/lexicon/data/words.tsv
       python training/words.py --whole CORPUS.jsonl.xz … > src/saksi/lexicon/data/whole.tsv

Reads input lines with a field ``text``; writes ``word<TAB>count`` for every word that stands in lower case at least
``FLOOR`` times, most frequent first. Counts are facts about the language; no sentence of the corpus is kept.

With ``--whole``: capitalised words that would be cut as glued ones but are none ("Suryadi" is not "Surya di"). They
stand in ``ARTICLES`` articles of ``OUTLETS`` outlets, and are not rare beside what would be their first piece, as what a
crawler glues is.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from saksi.lexicon.load import load_lexicon

FLOOR = 8
ARTICLES, OUTLETS, SHARE = 5, 3, 0.07
WORD = re.compile(r"[^\W\d_]+")


def main(arguments: list[str]) -> None:
    """Print the word counts of the corpora at these paths, or the words that are whole."""
    whole = arguments[:1] == ["--whole"]
    for line in _whole(arguments[1:]) if whole else _counted(arguments):
        print(line)


def _counted(paths: list[str]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for article in _articles(paths):
        counts.update(word for word in WORD.findall(article["text"]) if word.islower())
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= FLOOR:
            yield f"{word}\t{count}"


def _whole(paths: list[str]) -> Iterator[str]:
    articles: Counter[str] = Counter()
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for article in _articles(paths):
        for word in {word for word in WORD.findall(article["text"]) if word.istitle()}:
            articles[word] += 1
            outlets[word].add(article["outlet"])
    vocabulary = load_lexicon().vocabulary
    vocabulary.whole = frozenset()
    for word, count in sorted(articles.items(), key=lambda item: (-item[1], item[0])):
        cuts = vocabulary.cuts(word) if count >= ARTICLES and len(outlets[word]) >= OUTLETS else ()
        if cuts and count >= SHARE * articles[word[: cuts[0]]]:
            yield f"{word.lower()}\t{count}"


def _articles(paths: list[str]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


if __name__ == "__main__":
    main(sys.argv[1:])
