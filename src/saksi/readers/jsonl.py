"""JSON lines: one article a line, with fields id and text; outlet, url, published, title where known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from saksi.model.documents import Document
from saksi.model.errors import InputError
from saksi.model.ids import make_id, sha256_of
from saksi.model.runs import Dropped
from saksi.readers.streams import MAX_CHARACTERS, PEEK, decode, is_wide, looks_binary, peekable, recoded

MAX_LINE = 10_000_000
"""Bytes; a longer line is dropped without being held in memory."""

EARLIEST, LATEST = 1600, 2200
"""Years that a newspaper can carry; 0001-01-01 and the like stand for "unknown" in many databases."""


def read_jsonl(stream: BinaryIO, where: str, encoding: str) -> Iterator[Document | Dropped]:
    """Yield the documents of a stream of JSON lines; a line that cannot be read is dropped and the rest goes on."""
    number = found = 0
    try:
        lines = peekable(recoded(stream, where, encoding))
    except InputError as error:
        yield Dropped(where=error.where, problem=error.problem, remedy=error.remedy)
        return
    head = lines.peek(PEEK)[:PEEK]
    if looks_binary(head) and not head.lstrip().startswith(b"{"):
        yield Dropped(where=where, problem="not a text file", remedy="give JSON lines in UTF-8")
        return
    while line := lines.readline(MAX_LINE + 1):
        number += 1
        place = f"{where}:{number}"
        try:
            if len(line) > MAX_LINE:
                _skip_line(lines, line)
                raise InputError(f"line longer than {MAX_LINE // 1_000_000} MB", where=place, remedy="one article a line")
            text = decode(line, place, "utf-8" if is_wide(encoding) else encoding).strip()
            if text:
                found += 1
                yield _document(text, place)
        except InputError as error:
            found += 1
            yield Dropped(where=error.where, problem=error.problem, remedy=error.remedy)
    if not found:
        yield Dropped(where=where, problem="the file is empty", remedy="leave it out")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)


def _document(line: str, place: str) -> Document:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep or no number"
        column = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"not valid JSON ({reason}{column})", where=place, remedy="mend the line") from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object", where=place, remedy='write {"id": …, "text": …}')
    text = _field(record, "text", place)
    if not text or not text.strip():
        raise InputError("no text", where=place, remedy="give the article in the field 'text'")
    if len(text) > MAX_CHARACTERS:
        raise InputError("longer than a million characters", where=place, remedy="split it into articles")
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = record["id"] = str(identifier)
    return Document(
        document_id=_field(record, "id", place) or make_id("d", text),
        text=text,
        text_sha256=sha256_of(text),
        outlet=_field(record, "outlet", place),
        url=_field(record, "url", place),
        title=_field(record, "title", place),
        published=_day(_field(record, "published", place), place),
        origin=place,
    )


def _field(record: dict[str, Any], name: str, place: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(f"field {name!r} is no text", where=place, remedy=f"give {name!r} as a string")
    if value and not _is_whole(value):
        raise InputError(f"field {name!r} holds half a character", where=place, remedy="write it as valid UTF-8")
    return value or None


def _is_whole(value: str) -> bool:
    """Tell whether a text has no lone surrogate, which no encoding can write."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _day(value: str | None, place: str) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value).date()
    except ValueError:
        day = date.min
    if not EARLIEST <= day.year <= LATEST:
        raise InputError(
            f"published {value[:40]!r} is no day", where=place, remedy="write it as 2023-11-23, or leave it out"
        )
    return day
