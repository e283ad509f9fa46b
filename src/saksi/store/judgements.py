"""Judgements: rows are added, never changed; a withdrawal is a row of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor, Judgement, Verdict
from saksi.model.spans import Span
from saksi.store.base import Base
from saksi.store.schema import judgements, withdrawals
from saksi.store.setting import JUDGEMENTS
from saksi.store.users import keep_user

_ROWS = select(func.count()).select_from(judgements).scalar_subquery()
_GONE = select(func.count()).select_from(withdrawals).scalar_subquery()
_ALL = (
    select(
        judgements,
        func.coalesce(withdrawals.c.made_at, "").label("withdrawn_at"),
        func.coalesce(withdrawals.c.user, "").label("withdrawn_by"),
        func.coalesce(withdrawals.c.reason, "").label("withdrawn_because"),
    )
    .join_from(judgements, withdrawals, isouter=True)
    .order_by(judgements.c.judgement_id)
)


class Judgements:
    """The judgements of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._workspace, self._base = workspace, Base(workspace, JUDGEMENTS)

    @property
    def revision(self) -> int:
        """Return a number that grows with every judgement and withdrawal."""
        return sum(row["revision"] for row in self._base.rows(judgements, select((_ROWS + _GONE).label("revision"))))

    def all(self) -> list[Judgement]:
        """Return every judgement in the order in which they were made, withdrawn ones too."""
        return [_judgement(row) for row in self._base.rows(judgements, _ALL)]

    def add(self, one: Anchor, verdict: Verdict, other: Anchor, *, user: str, made_at: str, reason: str) -> int:
        """Keep a judgement and return its number."""
        said = {"user": user, "made_at": made_at, "reason": reason}
        row = {**_columns("one", one), "verdict": verdict, **_columns("other", other), **said}
        with self._base.write() as connection:
            keep_user(connection, user, made_at)
            added = connection.execute(insert(judgements).values(row).returning(judgements.c.judgement_id))
            return int(added.scalar_one())

    def withdraw(self, judgement_id: int, *, user: str, made_at: str, reason: str) -> None:
        """Keep that a judgement was withdrawn.

        Raises:
            WorkspaceError: there is no such judgement, or it is withdrawn already.

        """
        ours, gone = judgements.c.judgement_id == judgement_id, withdrawals.c.judgement_id == judgement_id
        row = {"judgement_id": judgement_id, "user": user, "made_at": made_at, "reason": reason}
        with self._base.write() as connection:
            held = connection.execute(select(judgements.c.judgement_id).where(ours).with_for_update()).first()
            if held is None or connection.execute(select(withdrawals).where(gone)).first():
                name = f"judgement {judgement_id}"
                problem = f"no {name}" if held is None else f"{name} is withdrawn already"
                raise WorkspaceError(problem, where=str(self._workspace), remedy="see: saksi judgements WORKSPACE")
            keep_user(connection, user, made_at)
            connection.execute(insert(withdrawals).values(row))


def _columns(name: str, anchor: Anchor) -> dict[str, str | int]:
    return {
        f"{name}_event": anchor.event_id, f"{name}_document": anchor.document_id,
        f"{name}_start": anchor.span.start, f"{name}_end": anchor.span.end,
    }  # fmt: skip


def _judgement(row: dict[str, Any]) -> Judgement:
    one, other = (
        Anchor(event_id=row.pop(f"{name}_event"), document_id=row.pop(f"{name}_document"), span=_span(name, row))
        for name in ("one", "other")
    )
    return Judgement(one=one, other=other, **row)


def _span(name: str, row: dict[str, Any]) -> Span:
    return Span(row.pop(f"{name}_start"), row.pop(f"{name}_end"))
