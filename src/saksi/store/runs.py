"""Runs: what was read into a workspace, with what, and what was dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import insert, select

from saksi.model.runs import Dropped, RunRecord
from saksi.store.base import Base
from saksi.store.schema import dropped, runs
from saksi.store.setting import RUNS


class Runs:
    """The runs over one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._base = Base(workspace, RUNS)

    def prepare(self) -> None:
        """Make the tables if they are not there: so that a long run learns at once if it cannot be kept."""
        with self._base.write():
            pass

    def all(self) -> list[RunRecord]:
        """Return every run in the order in which they ended."""
        left_out: dict[int, list[Dropped]] = defaultdict(list)
        for row in self._base.rows(dropped, select(dropped).order_by(dropped.c.run_id, dropped.c.number)):
            left_out[row["run_id"]].append(Dropped(where=row["where"], problem=row["problem"], remedy=row["remedy"]))
        found = self._base.rows(runs, select(runs).order_by(runs.c.run_id))
        return [RunRecord(dropped=tuple(left_out[row.pop("run_id")]), **row) for row in found]

    def add(self, records: Iterable[RunRecord]) -> None:
        """Keep what runs did."""
        with self._base.write() as connection:
            for record in records:
                row = {name: value for name, value in asdict(record).items() if name != "dropped"}
                number = connection.execute(insert(runs).values(row).returning(runs.c.run_id)).scalar_one()
                if record.dropped:
                    rows = [{"run_id": number, "number": i, **_texts(one)} for i, one in enumerate(record.dropped)]
                    connection.execute(insert(dropped), rows)


def _texts(one: Dropped) -> dict[str, str]:
    """Return the fields as texts that every database takes: names of files may be no Unicode."""
    return {
        name: value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\0")
        for name, value in asdict(one).items()
    }
