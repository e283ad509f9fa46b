"""From what users have to documents: text files, folders, JSON lines, standard input.

A reader yields documents and, for what cannot be read, what was dropped and why; it never stops half-way.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from saksi.model.documents import Document
from saksi.model.errors import InputError, UsageError
from saksi.model.runs import Dropped
from saksi.readers.jsonl import read_jsonl
from saksi.readers.streams import PACKED, is_wide, open_packed, recoded, starts_like_json_lines
from saksi.readers.text import read_text

Item = Document | Dropped
Reader = Callable[[BinaryIO, str, str], Iterator[Item]]

READERS: dict[str, Reader] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".txt": read_text,
    ".text": read_text,
}
"""How each kind of file is read, by the end of its name; ``.gz``, ``.xz`` and ``.bz2`` may follow."""

STDIN = "-"


def read_inputs(inputs: list[str], stdin: BinaryIO, *, encoding: str = "utf-8") -> Iterator[Item]:
    """Yield the documents of all inputs in the order given, folders by name; an id that comes twice is dropped.

    Args:
        inputs: files, folders, or ``-`` for standard input.
        stdin: where ``-`` reads from.
        encoding: of the text; UTF-8 and UTF-16 marks at the start of a file win.

    Raises:
        UsageError: an input does not exist.

    """
    check_inputs(inputs)
    seen: dict[str, str] = {}
    for item in _all(inputs, stdin, encoding):
        if isinstance(item, Document):
            first = seen.get(item.document_id)
            seen.setdefault(item.document_id, item.origin)
            if first is not None:
                yield Dropped(
                    where=item.origin,
                    problem=f"id {item.document_id!r} was already given at {first}",
                    remedy="give every document an id of its own",
                )
                continue
        yield item


def check_inputs(inputs: list[str]) -> None:
    """Refuse inputs that are not there, before anything is read.

    Raises:
        UsageError: a file or folder does not exist.

    """
    for name in inputs:
        if name != STDIN and not Path(name).exists():
            raise UsageError("no such file or folder", where=name, remedy="check the path")


def _all(inputs: list[str], stdin: BinaryIO, encoding: str) -> Iterator[Item]:
    for name in inputs:
        if name == STDIN:
            yield from _unknown(stdin, "standard input", "stdin", encoding)
            continue
        path = Path(name)
        yield from _folder(path, encoding) if path.is_dir() else _file(path, path.name, encoding)


def _folder(folder: Path, encoding: str) -> Iterator[Item]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and _reader(p.name))
    if not files:
        yield Dropped(
            where=str(folder),
            problem="no file ends in " + ", ".join(sorted(READERS)),
            remedy="name the files one by one, or rename them",
        )
    for path in files:
        yield from _file(path, path.relative_to(folder).as_posix(), encoding)


def _reader(name: str) -> Reader | None:
    suffixes = [s.lower() for s in Path(name).suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return READERS.get(suffixes[-1]) if suffixes else None


def _file(path: Path, name: str, encoding: str) -> Iterator[Item]:
    reader = _reader(name)
    try:
        with open_packed(path) as stream:
            if reader is None:
                yield from _unknown(stream, str(path), _plain(name), encoding)
            else:
                yield from _named(reader(stream, str(path), encoding), _plain(name), reader is read_text)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "damaged, or not what its name says"
        yield Dropped(where=str(path), problem=f"cannot be read ({reason})", remedy="check the file and its permissions")


def _unknown(stream: BinaryIO, where: str, name: str, encoding: str) -> Iterator[Item]:
    """Read a stream whose name does not tell what it holds: JSON lines if it begins like them, else one text."""
    try:
        is_json, stream = starts_like_json_lines(recoded(stream, where, encoding))
    except InputError as error:
        yield Dropped(where=error.where, problem=error.problem, remedy=error.remedy)
        return
    encoding = "utf-8" if is_wide(encoding) else encoding
    if is_json:
        yield from read_jsonl(stream, where, encoding)
    else:
        yield from _named(read_text(stream, where, encoding), name, True)


def _named(items: Iterator[Item], name: str, by_file: bool) -> Iterator[Item]:
    """Give a document that is a whole file the file's name as id."""
    for item in items:
        yield replace(item, document_id=name) if by_file and isinstance(item, Document) else item


def _plain(name: str) -> str:
    """Return a file's name without the endings that say how to read it."""
    path = Path(name)
    while path.suffix.lower() in PACKED or path.suffix.lower() in READERS:
        path = path.with_suffix("")
    return path.as_posix()
