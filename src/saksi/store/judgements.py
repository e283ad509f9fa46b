"""Judgements in SQLite: rows are added, never changed; a withdrawal is a row of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor, Judgement, Verdict
from saksi.model.spans import Span

FILE = "judgements.db"
_TABLES = """
CREATE TABLE IF NOT EXISTS judgements (
    judgement_id INTEGER PRIMARY KEY AUTOINCREMENT,
    one_event TEXT NOT NULL, one_document TEXT NOT NULL, one_start INTEGER NOT NULL, one_end INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'not-same', 'unsure')),
    other_event TEXT NOT NULL, other_document TEXT NOT NULL, other_start INTEGER NOT NULL, other_end INTEGER NOT NULL,
    user TEXT NOT NULL, made_at TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS withdrawals (
    judgement_id INTEGER PRIMARY KEY REFERENCES judgements, user TEXT NOT NULL, made_at TEXT NOT NULL, reason TEXT NOT NULL
);
"""
_ALL = """
SELECT j.*, coalesce(w.made_at, ''), coalesce(w.user, ''), coalesce(w.reason, '')
FROM judgements j LEFT JOIN withdrawals w USING (judgement_id) ORDER BY judgement_id
"""


class Judgements:
    """The judgements of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.path = workspace / FILE

    @property
    def revision(self) -> int:
        """Return a number that grows with every judgement and withdrawal."""
        if not self.path.exists():
            return 0
        with self._open() as base:
            (rows,) = base.execute(
                "SELECT (SELECT count(*) FROM judgements) + (SELECT count(*) FROM withdrawals)"
            ).fetchone()
        return int(rows)

    def all(self) -> list[Judgement]:
        """Return every judgement in the order in which they were made, withdrawn ones too."""
        if not self.path.exists():
            return []
        with self._open() as base:
            return [_judgement(row) for row in base.execute(_ALL)]

    def add(self, one: Anchor, verdict: Verdict, other: Anchor, *, user: str, made_at: str, reason: str) -> int:
        """Keep a judgement and return its number."""
        row = (*_columns(one), verdict, *_columns(other), user, made_at, reason)
        with self._open() as base:
            added = base.execute("INSERT INTO judgements VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return int(added.lastrowid or 0)

    def withdraw(self, judgement_id: int, *, user: str, made_at: str, reason: str) -> None:
        """Keep that a judgement was withdrawn.

        Raises:
            WorkspaceError: there is no such judgement, or it is withdrawn already.

        """
        held = next((one for one in self.all() if one.judgement_id == judgement_id), None)
        if held is None or not held.holds:
            problem = f"no judgement {judgement_id}" if held is None else f"judgement {judgement_id} is withdrawn already"
            raise WorkspaceError(problem, where=str(self.path.parent), remedy="see: saksi judgements WORKSPACE")
        with self._open() as base:
            base.execute("INSERT INTO withdrawals VALUES (?, ?, ?, ?)", (judgement_id, user, made_at, reason))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            base = sqlite3.connect(self.path)
            try:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA foreign_keys = ON")
                base.executescript(_TABLES)
                with base:
                    yield base
            finally:
                base.close()
        except sqlite3.DatabaseError as error:
            raise WorkspaceError(
                f"the judgements cannot be read or written ({error})", where=str(self.path), remedy="restore the file"
            ) from error


def _columns(anchor: Anchor) -> tuple[str, str, int, int]:
    return (anchor.event_id, anchor.document_id, anchor.span.start, anchor.span.end)


def _judgement(row: tuple[Any, ...]) -> Judgement:
    number, *one, verdict = row[:6]
    user, made_at, reason, withdrawn_at, withdrawn_by, withdrawn_because = row[10:]
    return Judgement(
        judgement_id=number, one=_anchor(*one), verdict=verdict, other=_anchor(*row[6:10]),
        user=user, made_at=made_at, reason=reason,
        withdrawn_at=withdrawn_at, withdrawn_by=withdrawn_by, withdrawn_because=withdrawn_because,
    )  # fmt: skip


def _anchor(event_id: str, document_id: str, start: int, end: int) -> Anchor:
    return Anchor(event_id=event_id, document_id=document_id, span=Span(start, end))
