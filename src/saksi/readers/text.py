"""A plain text file is one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from saksi.model.documents import Document
from saksi.model.errors import InputError
from saksi.model.ids import sha256_of
from saksi.model.runs import Dropped
from saksi.readers.streams import MAX_CHARACTERS, decode

MAX_BYTES = 4 * MAX_CHARACTERS
"""A file is read so far; no character takes more than four bytes."""

JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[{"])')
"""How JSON begins, and no article."""


def read_text(stream: BinaryIO, where: str, encoding: str) -> Iterator[Document | Dropped]:
    """Yield the one document of a text file, or why it cannot be read. The caller gives the id."""
    data = stream.read(MAX_BYTES + 1)
    try:
        yield _document(data, where, encoding)
    except InputError as error:
        yield Dropped(where=error.where, problem=error.problem, remedy=error.remedy)


def _document(data: bytes, where: str, encoding: str) -> Document:
    text = "" if len(data) > MAX_BYTES else decode(data, where, encoding)
    if len(data) > MAX_BYTES or len(text) > MAX_CHARACTERS:
        raise InputError(
            "longer than a million characters", where=where, remedy="split it into articles, one a file or line"
        )
    if JSON.match(text):
        raise InputError("JSON, not an article", where=where, remedy="give one article a line in a file that ends in .jsonl")
    if not text.strip():
        raise InputError("the file is empty", where=where, remedy="leave it out")
    return Document(document_id=where, text=text, text_sha256=sha256_of(text), origin=where)
