"""A table that came back, row by row: which cells were changed, and which of the changes can be taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from saksi.model.corrected import DELETED, corrected, newest, quote_id_of
from saksi.model.corrections import PARTIES, PLACE, Correction, actors_text, place_text
from saksi.model.documents import Document
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.pipeline.cells import CellError, checked, plain, unfit
from saksi.pipeline.known import Known
from saksi.readers.sheets import Table
from saksi.views.columns import ArticleView, View

PLACES = ("place_id", "place")
"""Two columns of one field."""
REMEDIES = {
    "incidents": "correct the events it is made of, in the sheet events",
    "claims": "correct the event or figure that makes it",
    "articles": "read the article again with the right value, into a new workspace",
    "incident_id": "to join or part reports: saksi judge",
}
_OTHER = "put the old value back; only {} can be corrected"
Rows = Mapping[str, list[Mapping[str, object]]]
Asked = tuple[str, str, str]
"""Field, what the table shows, what it ought to be."""


class Article(NamedTuple):
    """An article as it was read, and the corrections that hold on it."""

    document: Document
    reading: Reading
    corrections: Sequence[Correction]


@dataclass(slots=True)
class Row:
    """A row with cells that differ from those of now.

    Attributes:
        place: file, sheet and row, for messages.
        document, fact: its article and the id that corrections name it by.
        key: its id in the view.
        now: all cells of the row as they are, in one form.
        cells: those that differ, as they stand in the file.
        reason: the row's own.
        delete: what its column ``delete`` says.
        deleted: the event was said to be none before.

    """

    place: str
    document: str
    fact: str
    key: str
    now: dict[str, str]
    cells: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    delete: str = ""
    deleted: bool = False

    def where(self, column: str) -> str:
        """Return where a cell stands."""
        return f"{self.place}, column {column}"


class Returned:
    """A table that came back.

    Args:
        table: the table.
        view: what it is a table of.
        refused: gets a line for each cell that cannot be taken.
        now: the rows of the view as they are, by their ids.

    """

    def __init__(self, table: Table, view: View, refused: list[str], now: Rows) -> None:
        self.table, self.view, self.refused, self.now = table, view, refused, now
        self.columns = {column.name: column for column in view.columns}
        self.moved = 0

    # ---- which cells differ ----

    def rows(self, *, hidden: Mapping[str, Correction], linked: bool) -> list[Row]:
        """Return the rows with a cell that differs from now; rows that are not there are refused, missing ones are not.

        Args:
            hidden: events that are said to be none, by their ids.
            linked: the table shows the incidents of now, so that their cells can be compared.

        """
        found, seen = [], dict[str, dict[str, Any]]()
        for number, row in self.table.rows:
            cells = dict(zip(self.table.columns, row, strict=False))
            key = key_of(self.view, cells)
            place = f"{self.table.where}, row {number}"
            if any(plain(cell) for cell in row[len(self.table.columns) :]):
                self._refuse(place, CellError("has more cells than the heading", "remove them"))
            if seen.setdefault(key, cells) is not cells:
                if seen[key] != cells:
                    self._refuse(place, CellError(f"{key!r} is there twice, with other values", "remove one of the rows"))
            elif key in self.now:
                found.append(self._differing(place, key, cells, linked=linked))
            elif key in hidden:
                one = hidden[key]
                found.append(Row(place, one.document_id, key, key, {}, {}, plain(cells.get("reason")),
                                 plain(cells.get("delete")).lower(), deleted=True))  # fmt: skip
            else:
                told = key.replace("\x1f", " ") or "no id"
                self._refuse(place, CellError(f"no such row in {self.view.name}: {told}", "rows cannot be added; remove it"))
        return [row for row in found if row.cells or row.delete]

    def _differing(self, place: str, key: str, cells: Mapping[str, Any], *, linked: bool) -> Row:
        known = self.now[key][0]
        document = str(known.get("document") or "")
        now = {name: plain(known[name], column.kind) for name, column in self.columns.items()}
        row = Row(place, document, _fact(self.view, document, known, key), key, now, {}, plain(cells.get("reason")))
        row.delete = plain(cells.get("delete")).lower() if self.view.name == "events" else ""
        for name, column in self.columns.items():
            if name in cells and plain(cells[name], column.kind) != now[name]:
                if name == "incident_id" and not linked:
                    self.moved += 1
                else:
                    row.cells[name] = cells[name]
        return row

    # ---- which changes can be taken ----

    def changes(self, row: Row, article: Article, base: int | None, known: Known) -> tuple[list[Asked], list[str]]:
        """Return what the changed cells of a row ask for, and the fields that shall be again as they were read.

        Args:
            row: the row.
            article: it stands in.
            base: the newest correction that the file shows, ``None`` if it does not tell.
            known: looks up actors and places.

        """
        document, reading, said = article
        back = [DELETED] if row.deleted and row.delete == "no" else []
        asked: list[Asked] = [(DELETED, "", "yes")] if row.delete == "yes" and not row.deleted else []
        if row.delete not in {"", "yes", "no"}:
            self._refuse(
                row.where("delete"), CellError(f"{row.delete!r} is none of its values", "use yes or no, or empty it")
            )
        read = self._cells(row, document, reading)
        shown = read
        if base is not None:
            shown = self._cells(row, document, corrected(reading, [one for one in said if one.correction_id <= base]))
        changed = self._changed(row, read, shown)
        held = {one.field for one in said if one.fact_id == row.fact}
        if place := {name: changed.pop(name) for name in PLACES if name in changed}:
            if PLACE in held and all(text == read[name] for name, text in place.items()):
                back.append(PLACE)
            else:
                asked += self._place(row, place, reading, known)
        for columns, name, why in list(unfit(changed, row.now)):
            self._refuse(row.where(name), why)
            changed = {column: text for column, text in changed.items() if column not in columns}
        for name, text in changed.items():
            if name in held and text == read[name]:
                back.append(name)
            else:
                asked += self._asked(row, name, text, reading, known)
        there = {name: one.new_value for name, one in newest(said).get(row.fact, {}).items()}
        return [one for one in asked if there.get(one[0]) != one[2]], back

    def _cells(self, row: Row, document: Document, reading: Reading) -> dict[str, str]:
        """Return the cells of a row as the view would show them of a reading; nothing if it has no such row."""
        if not isinstance(self.view, ArticleView):
            return {}
        for cells in self.view.rows(document, reading):
            if key_of(self.view, cells) == row.key:
                return {name: plain(cells[name], self.columns[name].kind) for name in cells}
        return {}

    def _changed(self, row: Row, read: Mapping[str, str], shown: Mapping[str, str]) -> dict[str, str]:
        """Return the correctable cells that people changed, in one form; others that they changed are refused."""
        changed = {}
        for name, cell in row.cells.items():
            column = self.columns[name]
            text = plain(cell, column.kind)
            if text == shown.get(name) and (shown is not read or name not in self.view.correctable):
                continue  # exported before somebody else corrected it
            if name not in self.view.correctable:
                if text != read.get(name):
                    self._refuse(row.where(name), self._fixed(name))
                continue
            try:
                changed[name] = checked(column, cell, text)
            except CellError as why:
                self._refuse(row.where(name), why)
        return {name: text for name, text in changed.items() if text != row.now[name]}

    def _fixed(self, name: str) -> CellError:
        remedy = REMEDIES.get(name) or REMEDIES.get(self.view.name) or _OTHER.format(", ".join(self.view.correctable))
        return CellError("was changed, and cannot be corrected", remedy)

    def _place(self, row: Row, place: Mapping[str, str], reading: Reading, known: Known) -> list[Asked]:
        try:
            found = known.place(place.get("place_id", ""), place.get("place", ""), reading)
        except CellError as why:
            self._refuse(row.where(next(iter(place))), why)
            return []
        if (found.place_id if found else "") == row.now["place_id"]:
            return []
        old = f"{row.now['place']} ({row.now['place_id']})" if row.now["place_id"] else ""
        return [(PLACE, old, place_text(found))]

    def _asked(self, row: Row, name: str, text: str, reading: Reading, known: Known) -> list[Asked]:
        if name in PARTIES:
            try:
                text = actors_text(known.actors(text, reading))
            except CellError as why:
                self._refuse(row.where(name), why)
                return []
        return [(name, row.now[name], text)]

    def _refuse(self, where: str, why: CellError) -> None:
        self.refused.append(" ".join(f"{where}: {why.problem}; {why.remedy}".split()))


def key_of(view: View, cells: Mapping[str, Any]) -> str:
    """Return what names a row of a view, in one form."""
    kinds = {column.name: column.kind for column in view.columns}
    return "\x1f".join(plain(cells[name], kinds[name]) for name in view.key)


def _fact(view: View, document: str, cells: Mapping[str, object], key: str) -> str:
    """Return the id that corrections name a row by."""
    if view.name == "quotes":
        return quote_id_of(document, Span(int(str(cells["start"])), int(str(cells["end"]))))
    return key
