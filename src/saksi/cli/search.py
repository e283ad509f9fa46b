"""Search the words of the articles."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from saksi.cli.filters import filter_of, tell_misses
from saksi.cli.output import written
from saksi.cli.progress import Meter
from saksi.export.rows import write_rows
from saksi.model.search import Answer, Found, Passage, Printed
from saksi.model.spans import Span
from saksi.pipeline.search import opened_search
from saksi.pipeline.search_rows import COLUMNS, flat, rows_of
from saksi.store.workspace import Workspace

OPEN, CLOSE = "«", "»"
"""What stands around a hit."""


def search(arguments: argparse.Namespace) -> int:
    """Print the articles that fit best."""
    workspace, wanted = Workspace.open(Path(arguments.workspace)), filter_of(arguments)
    printed = Printed(first=arguments.published_from, last=arguments.published_to)
    typed = " ".join(word.strip() for word in arguments.words)
    with Meter() as meter, opened_search(workspace, jobs=0, progress=meter.show) as articles:
        answer = articles.find(typed, wanted, printed, arguments.limit)
    tell_misses(workspace, wanted)
    with written("-") as out:
        out.write(WRITERS[arguments.format](answer).encode())
    return 0


def _text(answer: Answer) -> str:
    lines = [line for rank, found in enumerate(answer.found, start=1) for line in _article(rank, found)]
    shown, number = len(answer.found), answer.number_of_articles
    told = f"{number} articles" + (f", the best {shown} of them shown: take --limit" if number > shown else "")
    return "\n".join([*lines, told, ""])


def _article(rank: int, found: Found) -> Iterator[str]:
    incidents = "not linked" if found.number_of_incidents is None else f"incidents {found.number_of_incidents}"
    known = (found.outlet, str(found.published or ""), incidents, f"score {found.score:.3g}")
    yield f"{rank}. {found.document_id}: " + ", ".join(filter(None, known))
    if found.title:
        yield "   " + _marked(found.title, Span(0, len(found.title)), found.title_hits)
    for passage in found.passages:
        yield f"   [{passage.span.start}, {passage.span.end}) {_passage(found, passage)}"
    yield ""


def _passage(found: Found, passage: Passage) -> str:
    return _marked(found.text, passage.span, passage.hits)


def _marked(text: str, span: Span, hits: Iterable[Span]) -> str:
    """Return words on one line, with marks around the hits."""
    parts, at = [], span.start
    for hit in hits:
        parts += [text[at : hit.start], OPEN, hit.of(text), CLOSE]
        at = hit.end
    return " ".join("".join([*parts, text[at : span.end]]).split())


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    write_rows(out, [column.name for column in COLUMNS if column.name != "passages"], map(flat, rows_of(answer)))
    return out.getvalue()


def _jsonl(answer: Answer) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n" for row in rows_of(answer))


WRITERS = {"text": _text, "csv": _csv, "jsonl": _jsonl}
