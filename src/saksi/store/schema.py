"""The tables that people change, and the record of runs: the same columns in SQLite and in PostgreSQL.

The migrations make them; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

METADATA = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _said() -> tuple[Column[str], Column[str], Column[str]]:
    """Return the columns of whoever says something: who, when, why."""
    return _text("user"), _text("made_at"), _text("reason")


def _anchor(name: str) -> tuple[Column[str], Column[str], Column[int], Column[int]]:
    return (
        _text(f"{name}_event"),
        _text(f"{name}_document"),
        Column(f"{name}_start", Integer, nullable=False),
        Column(f"{name}_end", Integer, nullable=False),
    )


judgements = Table(
    "judgements",
    METADATA,
    Column("judgement_id", Integer, primary_key=True),
    *_anchor("one"),
    Column("verdict", Text, CheckConstraint("verdict IN ('same', 'not-same', 'unsure')"), nullable=False),
    *_anchor("other"),
    *_said(),
    sqlite_autoincrement=True,
)
withdrawals = Table(
    "withdrawals",
    METADATA,
    Column("judgement_id", ForeignKey("judgements.judgement_id"), primary_key=True),
    *_said(),
)
corrections = Table(
    "corrections",
    METADATA,
    Column("correction_id", Integer, primary_key=True),
    _text("document_id"),
    _text("fact_id"),
    _text("field"),
    _text("old_value"),
    _text("new_value"),
    Column("span_start", Integer),
    Column("span_end", Integer),
    *_said(),
    sqlite_autoincrement=True,
)
correction_withdrawals = Table(
    "correction_withdrawals",
    METADATA,
    Column("correction_id", ForeignKey("corrections.correction_id"), primary_key=True),
    *_said(),
)
users = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    _text("full_name"),
    _text("made_at"),
)
runs = Table(
    "runs",
    METADATA,
    Column("run_id", Integer, primary_key=True),
    _text("command"),
    _text("reader"),
    _text("codebook_sha256"),
    _text("code_version"),
    Column("number_read", Integer, nullable=False),
    Column("number_skipped", Integer, nullable=False),
    sqlite_autoincrement=True,
)
dropped = Table(
    "dropped",
    METADATA,
    Column("run_id", ForeignKey("runs.run_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("where"),
    _text("problem"),
    _text("remedy"),
)
