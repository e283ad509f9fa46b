"""Put the texts back into codings that hold only offsets and hashes, so that they can be scored.

    python training/with_texts.py training/coded/conflict-40-fourth.jsonl ../shared/corpus/conflict.jsonl.xz > coded.jsonl
    saksi score unseen.jsonl --reader full

The result holds articles of others: it stays on the machine and is never committed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from examples import articles_of, text_of


def main() -> None:
    """Read codings and corpus, write the codings with text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codings", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    articles = articles_of(args.corpus)
    for line in args.codings.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = articles.get(record["id"], {})
        told = {key: article.get(key) for key in ("outlet", "url", "title")}
        whole = record | told | {"text": text_of(record, articles, args.codings)}
        sys.stdout.write(json.dumps(whole, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
