"""What exporters write, as text and as rows, and the words that it points at."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any, TextIO

from saksi.export.collection import Collection

Write = Callable[[Collection, TextIO], None]


def written(write: Write, collection: Collection) -> str:
    out = io.StringIO()
    write(collection, out)
    return out.getvalue()


def lines(write: Write, collection: Collection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(write, collection).splitlines()]


def table(write: Write, collection: Collection) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write, collection)), strict=True))


def words(collection: Collection, document: str, start: int | str, end: int | str) -> str:
    """Return the characters of an article, in one line."""
    text = collection.readings[document][0].text
    return " ".join(text[int(start) : int(end)].split())
