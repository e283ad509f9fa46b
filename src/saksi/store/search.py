"""The index of the articles' words: one SQLite file beside the shards. The only file that knows FTS5.

It is made of the shards, and may be deleted at any time. Shards are added one by one, each in one transaction, so that
whoever is killed in between leaves whole shards behind; others may ask while shards are added (WAL).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

from saksi.model.errors import WorkspaceError
from saksi.model.search import Printed, Question, Term

FILE = "search.db"
WAIT = 60.0
"""Seconds for which another process may hold the file."""
TITLE_WEIGHT = 3.0
"""A word of the headline counts for so many of the text."""
BETWEEN = "\u241e"
"""A word that nobody can ask for: it stands between sentences, so that no phrase runs across."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_TABLES = (
    "CREATE TABLE made_by (key TEXT NOT NULL)",
    "CREATE TABLE shards (number INTEGER PRIMARY KEY, key TEXT NOT NULL)",
    """CREATE TABLE articles (
        article INTEGER PRIMARY KEY, document TEXT NOT NULL, outlet TEXT, outlet_id TEXT, published TEXT, title TEXT
    )""",
    "CREATE TABLE texts (article INTEGER PRIMARY KEY, text BLOB NOT NULL, lines BLOB NOT NULL, title_line BLOB NOT NULL)",
    """CREATE VIRTUAL TABLE words USING fts5(
        title, text, title_lemmas, text_lemmas, content = '', prefix = '3', tokenize = "ascii tokenchars '.,:'"
    )""",
)
_NAMES = ("made_by", "shards", "articles", "texts", "words")
_WEIGHTS = f"{TITLE_WEIGHT}, 1.0, {TITLE_WEIGHT}, 1.0"

Numbers: TypeAlias = list[tuple[int, ...]]
"""For each sentence its first and last offset, then those of its words."""


class Entry(NamedTuple):
    """An article as it is indexed; the columns are made by ``column``, the lines by ``packed``."""

    document: str
    outlet: str | None
    outlet_id: str | None
    published: date | None
    title: str | None
    text: str
    columns: tuple[str, str, str, str]
    lines: bytes
    title_line: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that fits, as the index keeps it."""

    document: str
    outlet: str | None
    published: date | None
    title: str | None
    score: float
    text: str
    lines: Numbers
    title_line: Numbers


def column(sentences: Iterable[Sequence[str]]) -> str:
    """Return the words of sentences for a column of the index."""
    return f" {BETWEEN} ".join(" ".join(words) for words in sentences)


def packed(lines: Iterable[Sequence[int]]) -> bytes:
    """Return the offsets of sentences and their words in few bytes: how far each is behind the last one."""
    steps = array("i")
    for offsets in lines:
        steps.append(len(offsets))
        steps.extend(after - before for before, after in pairwise((0, *offsets)))
    return zlib.compress(steps.tobytes())


def unpacked(content: bytes) -> Numbers:
    """Return what ``packed`` was given."""
    steps = array("i", zlib.decompress(content))
    found: Numbers = []
    at = 0
    while at < len(steps):
        offsets, last = [], 0
        for step in steps[at + 1 : at + 1 + steps[at]]:
            last += step
            offsets.append(last)
        found.append(tuple(offsets))
        at += 1 + len(offsets)
    return found


def is_sound_index(workspace: Path) -> bool:
    """Tell whether the index of a workspace is undamaged, or was never made; nothing is written."""
    path = workspace / FILE
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as base:
            return bool(base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


class Index:
    """The index of one workspace."""

    def __init__(self, workspace: Path, key: str) -> None:
        """Open the index, an empty one if there is none, or one that other code has made, or one that is damaged.

        Args:
            workspace: folder of the workspace.
            key: names the code that makes the entries.

        """
        self.path = workspace / FILE
        try:
            self._open(key)
        except sqlite3.DatabaseError as error:
            if not _is_damaged(error):
                raise self._told(error) from error
            self._remove()
            with self._telling():
                self._open(key)

    def _open(self, key: str) -> None:
        self._base = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
        try:
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            if self._key() != key:
                with self._transaction():
                    if self._key() != key:
                        self._begin_anew(key)
        except BaseException:
            self._base.close()
            raise

    def _key(self) -> str | None:
        if not self._base.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_by'").fetchone():
            return None
        found = self._base.execute("SELECT key FROM made_by").fetchone()
        return None if found is None else str(found[0])

    def _begin_anew(self, key: str) -> None:
        for name in _NAMES:
            self._base.execute(f"DROP TABLE IF EXISTS {name}")
        for table in _TABLES:
            self._base.execute(table)
        self._base.execute("INSERT INTO made_by VALUES (?)", (key,))

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            self.path.with_name(FILE + end).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    # ---- make ----

    def shards(self) -> dict[int, str]:
        """Return the key of each shard that is there."""
        with self._telling():
            return dict(self._base.execute("SELECT number, key FROM shards"))

    def clear(self) -> None:
        """Begin anew."""
        with self._telling(), self._transaction():
            self._begin_anew(self._key() or "")

    def add(self, number: int, key: str, entries: Iterable[Entry]) -> None:
        """Add a shard in one transaction; one that another process has added meanwhile stays as it is."""
        with self._telling(), self._transaction():
            if self._base.execute("SELECT 1 FROM shards WHERE number = ?", (number,)).fetchone():
                return
            for entry in entries:
                self._add(entry)
            self._base.execute("INSERT INTO shards VALUES (?, ?)", (number, key))

    def _add(self, entry: Entry) -> None:
        published = entry.published.isoformat() if entry.published else None
        row = (entry.document, entry.outlet, entry.outlet_id, published, entry.title)
        article = self._base.execute("INSERT INTO articles VALUES (NULL, ?, ?, ?, ?, ?)", row).lastrowid
        self._base.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?)",
            (article, zlib.compress(entry.text.encode()), entry.lines, entry.title_line),
        )
        self._base.execute(
            "INSERT INTO words (rowid, title, text, title_lemmas, text_lemmas) VALUES (?, ?, ?, ?, ?)",
            (article, *entry.columns),
        )

    # ---- ask ----

    def find(self, question: Question, printed: Printed, limit: int) -> tuple[list[Kept], int]:
        """Return the best articles that fit, best first and equal ones by id, and how many fit in all."""
        condition, values = _where(printed)
        sql = (
            "SELECT document, outlet, published, title, -score, text, lines, title_line, number FROM ("
            " SELECT article, score, count(*) OVER () AS number FROM ("
            f"  SELECT rowid AS article, bm25(words, {_WEIGHTS}) AS score FROM words WHERE words MATCH ?"
            f" ) JOIN articles USING (article){condition} ORDER BY score, document LIMIT ?"
            ") JOIN articles USING (article) JOIN texts USING (article) ORDER BY score, document"
        )
        with self._telling():
            rows = self._base.execute(sql, (expression(question), *values, limit)).fetchall()
            return [_kept(row[:-1]) for row in rows], rows[0][-1] if rows else 0

    # ---- errors ----

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError) as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> WorkspaceError:
        remedy = "delete the file and search again" if _is_damaged(error) else "check the folder and the disk"
        return WorkspaceError(f"the index cannot be read or written ({error})", where=str(self.path), remedy=remedy)


def _is_damaged(error: Exception) -> bool:
    """Tell whether an error says that the file is no index, or one that is damaged."""
    return not isinstance(error, sqlite3.DatabaseError) or (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED


def _kept(row: tuple[str, str | None, str | None, str | None, float, bytes, bytes, bytes]) -> Kept:
    document, outlet, published, title, score, text, lines, title_line = row
    day = date.fromisoformat(published) if published else None
    return Kept(document, outlet, day, title, score, zlib.decompress(text).decode(), unpacked(lines), unpacked(title_line))


def _where(printed: Printed) -> tuple[str, list[str]]:
    outlets = json.dumps(printed.outlets)
    among = "IN (SELECT value FROM json_each(?))"
    known: list[tuple[bool, str, list[str]]] = [
        (bool(printed.outlets), f"(outlet {among} OR outlet_id {among})", [outlets, outlets]),
        (printed.first is not None, "published >= ?", [str(printed.first)]),
        (printed.last is not None, "published <= ?", [str(printed.last)]),
        (printed.documents is not None, f"document {among}", [json.dumps(printed.documents)]),
    ]
    conditions = [condition for given, condition, _ in known if given]
    values = [value for given, _, some in known if given for value in some]
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), values


def expression(question: Question) -> str:
    """Return the FTS5 expression of a question: words in quotation marks, and operators that nobody typed."""
    wanted = " AND ".join(map(_expression, question.terms))
    without = " OR ".join(map(_expression, question.excluded))
    return f"({wanted}) NOT ({without})" if without else wanted


def _expression(term: Term) -> str:
    """Return what one term asks for; a word that is its own lemma stands in the lemmas wherever it stands."""
    printed = "{{title text}} : {}{}".format(_quoted(" ".join(term.words)), " *" if term.is_prefix else "")
    lemma = f"{{title_lemmas text_lemmas}} : {_quoted(term.lemma)}"
    if not term.lemma:
        return f"({printed})"
    return f"({lemma})" if term.lemma == term.words[0] else f"({printed} OR {lemma})"


def _quoted(words: str) -> str:
    return '"' + words.replace("\0", "").replace('"', '""') + '"'
