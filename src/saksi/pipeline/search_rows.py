"""What a search found, as rows: one an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from saksi.model.search import Answer, Found
from saksi.model.spans import Span
from saksi.views.columns import Column

COLUMNS = (
    Column("rank", "1 is the best", "integer"),
    Column("document", "id of the article, as given"),
    Column("outlet", "outlet of the article, as given, else its id"),
    Column("published", "publication day of the article, empty if unknown", "day"),
    Column("title", "headline, if it came separately"),
    Column("title_hits", "where the headline has what was asked, in code points of the headline"),
    Column("score", "BM25 of the words asked for; only scores of one search compare", "number"),
    Column("number_of_incidents", "incidents that it tells, empty if the workspace is not linked", "integer"),
    Column("start", "first character of the best passage in the raw text; empty if only the headline fits", "integer"),
    Column("end", "the character behind the last", "integer"),
    Column("words", "the passage, exactly as printed"),
    Column("hits", "where in the raw text the words asked for stand in it"),
    Column("passages", "up to three passages, best first, each with start, end, words, hits; not in CSV"),
)
_HITS = pa.list_(pa.struct({"start": pa.int64(), "end": pa.int64()}))
_PASSAGES = pa.list_(pa.struct({"start": pa.int64(), "end": pa.int64(), "words": pa.string(), "hits": _HITS}))
_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32()}
_NESTED = {"title_hits": _HITS, "hits": _HITS, "passages": _PASSAGES}
_SCHEMA = pa.schema([(column.name, _NESTED.get(column.name, _TYPES[column.kind])) for column in COLUMNS])


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    """Return what was found, best first."""
    return [_row(rank, found) for rank, found in enumerate(answer.found, start=1)]


def table_of(answer: Answer) -> pa.Table:
    """Return what was found as an Arrow table."""
    return pa.Table.from_pylist(rows_of(answer), schema=_SCHEMA)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for a table without lists: hits as ``12-18 40-47``."""
    written = {name: " ".join(f"{hit['start']}-{hit['end']}" for hit in row[name]) for name in ("title_hits", "hits")}
    return {name: written.get(name, value) for name, value in row.items() if name != "passages"}


def _row(rank: int, found: Found) -> dict[str, Any]:
    passages = [{**_at(one.span), "words": one.span.of(found.text), "hits": _hits(one.hits)} for one in found.passages]
    best = passages[0] if passages else {"start": None, "end": None, "words": None, "hits": []}
    return {
        "rank": rank,
        "document": found.document_id,
        "outlet": found.outlet,
        "published": found.published,
        "title": found.title,
        "title_hits": _hits(found.title_hits),
        "score": found.score,
        "number_of_incidents": found.number_of_incidents,
        **best,
        "passages": passages,
    }


def _hits(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [_at(span) for span in spans]


def _at(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
