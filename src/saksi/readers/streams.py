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
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Marks at the start of a file, the longer before those that begin like them."""
PEEK = 4096
MAX_CHARACTERS = 1_000_000
"""No article is longer; what is, is a book, a log or a list of articles."""
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
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    if not marked and not is_wide(encoding) and looks_binary(data):
        raise InputError("not a text file", where=where, remedy="convert it to text first")
    try:
        return data.decode(marked or encoding)
    except UnicodeError as error:
        byte = f" (byte {error.start + 1})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            f"not {(marked or encoding).upper().removesuffix('-SIG')}{byte}",
            where=where,
            remedy="name its encoding with --encoding, or save it as UTF-8",
        ) from error


def is_wide(encoding: str) -> bool:
    """Tell whether an encoding takes two or four bytes a character, so that its line ends are no single byte."""
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def recoded(stream: BinaryIO, where: str, encoding: str) -> BinaryIO:
    """Return the stream itself, or what a stream of UTF-16 or UTF-32 holds as UTF-8.

    Raises:
        InputError: it says it is UTF-16 or UTF-32 and is not.

    """
    buffered = peekable(stream)
    head = buffered.peek(PEEK)
    marked = next((name for mark, name in MARKS if head.startswith(mark)), "utf-8")
    if not is_wide(marked) and not is_wide(encoding):
        return cast(BinaryIO, buffered)
    return io.BytesIO(decode(buffered.read(), where, encoding).encode())


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """Return a stream whose first bytes can be looked at."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def looks_binary(data: bytes) -> bool:
    """Tell whether bytes hold control characters that no text has."""
    head = data[:PEEK]
    return b"\0" in head or sum(byte in _CONTROLS for byte in head) > len(head) // 100


def starts_like_json_lines(stream: BinaryIO) -> tuple[bool, BinaryIO]:
    """Tell whether a stream begins with a line that holds a JSON object, and return a stream that still holds everything."""
    buffered = peekable(stream)
    first, line_end, _ = buffered.peek(PEEK).lstrip(codecs.BOM_UTF8 + b" \t\r\n").partition(b"\n")
    return first.startswith(b"{") and (not line_end or first.rstrip().endswith(b"}")), cast(BinaryIO, buffered)
