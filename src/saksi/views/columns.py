"""What a view is: columns with their meanings, and the rows that an article or an incident gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.readings import Reading

Kind = Literal["text", "integer", "number", "day"]
Cell = str | int | float | date | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: its name.
        meaning: what it holds.
        kind: text, whole number, number, or day (ISO 8601 where it is written as text).
        unit: what a number counts or is measured in.
        values: all that may stand in it besides nothing, if that is a closed list.
        from_others: it is looked up in other views, not kept with the row.

    """

    name: str
    meaning: str
    kind: Kind = "text"
    unit: str = ""
    values: tuple[str, ...] = ()
    from_others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A table that people ask and export.

    Attributes:
        name: its name.
        about: what one row is.
        columns: in their order.
        sql: how the view is made of the kept tables (``kept.NAME``), with all its columns by name.
        order: the columns that rows are exported by.
        key: the columns that name a row, where a table that comes back can be compared.
        correctable: the columns that people may change in a table that comes back (``saksi correct``).

    """

    name: str
    about: str
    columns: tuple[Column, ...]
    sql: str
    order: tuple[str, ...]
    key: tuple[str, ...] = ()
    correctable: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[Column, ...]:
        """Return the columns that are kept with the row."""
        return tuple(column for column in self.columns if not column.from_others)

    def has(self, name: str) -> bool:
        """Tell whether there is a column of that name."""
        return any(column.name == name for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(View):
    """A view of which every article gives rows."""

    rows: Callable[[Document, Reading], Iterator[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView(View):
    """A view of which every incident gives rows."""

    rows: Callable[[Incident], Iterator[Row]]


def cells(view: View, rows: Iterable[Row]) -> dict[str, list[Cell]]:
    """Return rows column by column; texts are put on one line, one blank for any blanks; empty ones are nothing."""
    columns: dict[str, list[Cell]] = {column.name: [] for column in view.kept}
    for row in rows:
        for name, column in columns.items():
            value = row[name]
            column.append(" ".join(value.split()) or None if isinstance(value, str) else value)
    return columns
