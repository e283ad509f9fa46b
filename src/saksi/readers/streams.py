"""Bytes to text: packed files, encodings, and what is no text at all."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from saksi.model.errors import InputError

PACKED: dict[str, Callable[[Path], BinaryIO]] = {
    ".gz": lambda path: cast(BinaryIO, gzip.open(path, "rb")),
    ".xz": lambda path: cast(BinaryIO, lzma.open(path, "rb")),
    ".bz2": lambda path: cast(BinaryIO, bz2.open(path, "rb")),
}
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
PEEK = 4096
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}


def open_packed(path: Path) -> BinaryIO:
    """Open a file for reading bytes, unpacking gzip, xz and bzip2 by the end of its name."""
    opener = PACKED.get(path.suffix.lower())
    return opener(path) if opener else path.open("rb")


def decode(data: bytes, where: str, encoding: str) -> str:
    """Return ``data`` as text.

    Raises:
        InputError: the bytes are no text, or not in ``encoding``.

    """
    for mark, marked in MARKS:
        if data.startswith(mark):
            return data.decode(marked, "strict")
    if looks_binary(data):
        raise InputError("not a text file", where=where, remedy="convert it to text first")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"not {encoding.upper()} (byte {error.start + 1})",
            where=where,
            remedy="name its encoding with --encoding, for example --encoding windows-1252",
        ) from error


def looks_binary(data: bytes) -> bool:
    """Tell whether bytes hold control characters that no text has."""
    head = data[:PEEK]
    return b"\0" in head or sum(byte in _CONTROLS for byte in head) > len(head) // 100


def starts_like_json(stream: BinaryIO) -> tuple[bool, BinaryIO]:
    """Tell whether a stream begins with a JSON object, and return a stream that still holds everything."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(PEEK)
    return head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"{"), cast(BinaryIO, buffered)
