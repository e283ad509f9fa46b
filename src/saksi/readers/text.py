"""A plain text file is one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from saksi.model.documents import Document
from saksi.model.errors import InputError
from saksi.model.ids import sha256_of
from saksi.model.runs import Dropped
from saksi.readers.streams import decode

MAX_BYTES = 10_000_000
"""No article is longer; what is, is a book, a log or a list of articles in a format of its own."""


def read_text(stream: BinaryIO, where: str, encoding: str) -> Iterator[Document | Dropped]:
    """Yield the one document of a text file, or why it cannot be read. The caller gives the id."""
    data = stream.read(MAX_BYTES + 1)
    try:
        yield _document(data, where, encoding)
    except InputError as error:
        yield Dropped(where=error.where, problem=error.problem, remedy=error.remedy)


def _document(data: bytes, where: str, encoding: str) -> Document:
    if len(data) > MAX_BYTES:
        raise InputError(
            f"longer than {MAX_BYTES // 1_000_000} MB", where=where, remedy="split it into articles, one a file or line"
        )
    text = decode(data, where, encoding)
    if text.lstrip().startswith(('{"', '[{"')):
        raise InputError("JSON, not an article", where=where, remedy="give one article a line in a file that ends in .jsonl")
    if not text.strip():
        raise InputError("the file is empty", where=where, remedy="leave it out")
    return Document(document_id=where, text=text, text_sha256=sha256_of(text), origin=where)
