"""Corrections: rows are added, never changed; a withdrawal is a row of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from saksi.model.corrections import Change, Correction
from saksi.model.errors import WorkspaceError
from saksi.model.spans import Span
from saksi.store.base import Base
from saksi.store.schema import correction_withdrawals, corrections
from saksi.store.setting import JUDGEMENTS
from saksi.store.users import keep_user

_ROWS = select(func.count()).select_from(corrections).scalar_subquery()
_GONE = select(func.count()).select_from(correction_withdrawals).scalar_subquery()
_ALL = (
    select(
        corrections,
        func.coalesce(correction_withdrawals.c.made_at, "").label("withdrawn_at"),
        func.coalesce(correction_withdrawals.c.user, "").label("withdrawn_by"),
        func.coalesce(correction_withdrawals.c.reason, "").label("withdrawn_because"),
    )
    .join_from(corrections, correction_withdrawals, isouter=True)
    .order_by(corrections.c.correction_id)
)


class Corrections:
    """The corrections of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._workspace, self._base = workspace, Base(workspace, JUDGEMENTS)

    @property
    def revision(self) -> int:
        """Return a number that grows with every correction and withdrawal."""
        return sum(row["revision"] for row in self._base.rows(corrections, select((_ROWS + _GONE).label("revision"))))

    def all(self) -> list[Correction]:
        """Return every correction in the order in which they were made, withdrawn ones too."""
        return [_correction(row) for row in self._base.rows(corrections, _ALL)]

    def add(
        self, document_id: str, fact_id: str, field: str, *, old_value: str, new_value: str, span: Span | None = None,
        user: str, made_at: str, reason: str,
    ) -> int:  # fmt: skip
        """Keep a correction and return its number."""
        row = {
            "document_id": document_id, "fact_id": fact_id, "field": field, "old_value": old_value, "new_value": new_value,
            "span_start": span.start if span else None, "span_end": span.end if span else None,
            "user": user, "made_at": made_at, "reason": reason,
        }  # fmt: skip
        with self._base.write() as connection:
            keep_user(connection, user, made_at)
            added = connection.execute(insert(corrections).values(row).returning(corrections.c.correction_id))
            return int(added.scalar_one())

    def keep(self, changes: Sequence[Change], withdrawn: Sequence[tuple[int, str]], *, user: str, made_at: str) -> list[int]:
        """Keep many corrections and withdrawals in one step, all or none, and return the corrections' numbers.

        Args:
            changes: what ought to be.
            withdrawn: numbers of corrections that hold, each with the reason why they shall not any more.
            user: who says so.
            made_at: when.

        """
        said, none = {"user": user, "made_at": made_at}, {"span_start": None, "span_end": None}
        gone = [{"correction_id": number, "reason": reason, **said} for number, reason in withdrawn]
        with self._base.write() as connection:
            keep_user(connection, user, made_at)
            if gone:
                connection.execute(insert(correction_withdrawals), gone)
            number_of = insert(corrections).returning(corrections.c.correction_id)
            return [
                int(connection.execute(number_of.values({**asdict(change), **none, **said})).scalar_one())
                for change in changes
            ]

    def withdraw(self, correction_id: int, *, user: str, made_at: str, reason: str) -> None:
        """Keep that a correction was withdrawn.

        Raises:
            WorkspaceError: there is no such correction, or it is withdrawn already.

        """
        ours = corrections.c.correction_id == correction_id
        gone = correction_withdrawals.c.correction_id == correction_id
        row = {"correction_id": correction_id, "user": user, "made_at": made_at, "reason": reason}
        with self._base.write() as connection:
            held = connection.execute(select(corrections.c.correction_id).where(ours).with_for_update()).first()
            if held is None or connection.execute(select(correction_withdrawals).where(gone)).first():
                name = f"correction {correction_id}"
                problem = f"no {name}" if held is None else f"{name} is withdrawn already"
                raise WorkspaceError(problem, where=str(self._workspace), remedy="see: saksi corrections WORKSPACE")
            keep_user(connection, user, made_at)
            connection.execute(insert(correction_withdrawals).values(row))


def _correction(row: dict[str, Any]) -> Correction:
    start, end = row.pop("span_start"), row.pop("span_end")
    return Correction(span=None if start is None else Span(start, end), **row)
