"""Corrections that come back in tables: what people changed in an exported workbook or CSV file, kept with user and reason.

A table is compared with what would be exported now, by the ids of its rows. A workbook says which corrections it shows
already, so that what somebody else corrected since is not taken for a change made in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saksi.lexicon.load import Lexicon
from saksi.model.corrected import newest
from saksi.model.corrections import Change, Correction
from saksi.model.documents import Document
from saksi.model.errors import InputError
from saksi.model.filters import Filter
from saksi.model.readings import Reading
from saksi.pipeline.exports import CORRECTED, LINKED, SHEETS, marks_of
from saksi.pipeline.known import Known
from saksi.pipeline.returned import REMEDIES, Article, Returned, Row, key_of
from saksi.pipeline.views import opened_views
from saksi.readers.sheets import Book, Table, read_sheets
from saksi.store.query import Views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS
from saksi.views.columns import View

SAID = ("reason", "delete")
"""Columns that people may add."""


@dataclass(slots=True)
class Found:
    """What a file says.

    Attributes:
        changes: the corrections asked for.
        withdrawn: the corrections that are taken back, each with the reason.
        refused: a line for each cell that cannot be taken.
        notes: what else to know.
        kept: the numbers of the corrections, once they are kept.

    """

    changes: list[Change] = field(default_factory=list)
    withdrawn: list[tuple[Correction, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)


def correct(
    path: Path, file: Path, lexicon: Lexicon, *, user: str, reason: str, made_at: str, dry_run: bool, keep_good: bool
) -> Found:
    """Keep what people changed in a table.

    Args:
        path: the workspace.
        file: the workbook or CSV file.
        lexicon: codebook and gazetteer.
        user: who says so.
        reason: why, for rows without a reason of their own.
        made_at: when, in ISO 8601.
        dry_run: keep nothing.
        keep_good: keep what can be taken even if other cells are refused; else nothing is kept then.

    Raises:
        InputError: the file cannot be read, or holds nothing that can be corrected.
        WorkspaceError: there is no workspace, or it is damaged.

    """
    workspace, book = Workspace.open(path), read_sheets(file)
    found = Found()
    with opened_views(workspace, linked=False) as views:
        comparing = _Comparing(workspace, views, lexicon, book, user, reason, found)
        for table, view in _tables(book, found):
            comparing.compare(table, view)
    if dry_run or (found.refused and not keep_good) or not (found.changes or found.withdrawn):
        return found
    gone = [(one.correction_id, why) for one, why in found.withdrawn]
    found.kept = workspace.corrections.keep(found.changes, gone, user=user, made_at=made_at)
    return found


def _tables(book: Book, found: Found) -> list[tuple[Table, View]]:
    """Return the tables of a file with their views."""
    if len(book.tables) == 1 and not book.tables[0].name:
        return [(book.tables[0], _view_of(book.tables[0]))]
    told: list[tuple[Table, View]] = []
    for table in book.tables:
        view = VIEWS.get(SHEETS.get(table.name, table.name))
        if view is not None and view.key:
            told.append((table, view))
        elif table.name != "codebook":
            found.notes.append(f"{table.where}: is no sheet that Saksi wrote; it was not read")
    if not any(view.correctable for _, view in told):
        where = book.tables[0].where if book.tables else ""
        raise InputError("has no sheet that can be corrected", where=where, remedy=_REMEDY)
    return told


_REMEDY = "correct the sheets events, figures and quotes of a workbook, or csv:events, csv:figures, csv:quotes"


def _view_of(table: Table) -> View:
    """Return the view that a CSV file is a table of: the one with most of its columns."""
    columns = set(table.columns)
    view = max(VIEWS.values(), key=lambda one: (sum(one.has(name) for name in columns), bool(one.correctable)))
    if not view.correctable or (columns.isdisjoint(view.correctable) and "delete" not in columns):
        raise InputError("holds nothing that can be corrected", where=table.where, remedy=_REMEDY)
    return view


class _Comparing:
    def __init__(
        self, workspace: Workspace, views: Views, lexicon: Lexicon, book: Book, user: str, reason: str, found: Found
    ) -> None:
        self.workspace, self.views, self.user, self.reason, self.found = workspace, views, user, reason, found
        self.articles: dict[str, tuple[Document, Reading]] = {}
        self.known = Known(lexicon, views, self._reading_of)
        self.corrections = workspace.corrections_that_hold()
        self.held = newest(self.corrections)
        shown = book.marks.get(CORRECTED, "")
        self.base = int(shown) if shown.isdecimal() else None
        self.is_of_now = book.marks.get(LINKED) == marks_of(workspace)[LINKED]
        self.is_fresh = self.is_of_now and workspace.manifest.corrected == workspace.corrections.revision

    def compare(self, table: Table, view: View) -> None:
        """Find what was changed in a table."""
        missing = [name for name in view.key if name not in table.columns]
        if missing:
            problem = f"the column {missing[0]} is missing, which names the rows"
            raise InputError(problem, where=table.where, remedy="export again, and leave it in")
        others = [name for name in table.columns if name and not view.has(name) and name not in SAID]
        if others:
            self.found.notes.append(f"{table.where}: not read: {', '.join(others)}")
        if not view.correctable and view.name != "articles" and not self.is_of_now:
            self.found.notes.append(f"{table.where}: does not show the incidents of now, so it was not compared")
            return
        returned = Returned(table, view, self.found.refused, self._now(view))
        rows = returned.rows(hidden=self._deleted(), linked=self.is_fresh)
        if returned.moved:
            self.found.notes.append(
                f"{table.where}: {returned.moved} cells of incident_id are not those of now; {REMEDIES['incident_id']}"
            )
        self._load({row.document for row in rows if row.document})
        for row in rows:
            self._row(returned, row)

    def _now(self, view: View) -> dict[str, list[Mapping[str, object]]]:
        rows: dict[str, list[Mapping[str, object]]] = {}
        for batch in self.views.rows(view, Filter()):
            for row in batch.to_pylist():
                rows.setdefault(key_of(view, row), []).append(row)
        return rows

    def _deleted(self) -> dict[str, Correction]:
        return {fact: fields["delete"] for fact, fields in self.held.items() if "delete" in fields}

    def _load(self, documents: set[str]) -> None:
        wanted = documents - self.articles.keys()
        for shard in sorted(set(self.workspace.shards_of(wanted).values())):
            for document, reading in self.workspace.readings_of(shard, ()):
                if document.document_id in wanted:
                    self.articles[document.document_id] = (document, reading)

    def _reading_of(self, document: str) -> Reading | None:
        self._load({document})
        return self.articles[document][1] if document in self.articles else None

    def _row(self, returned: Returned, row: Row) -> None:
        """Take over the changes of one row."""
        if row.document not in self.articles:
            self.found.refused.append(f"{row.place}: its article was not found; correct it in a workspace that holds it")
            return
        why = row.reason or self.reason
        document, reading = self.articles[row.document]
        said = [one for one in self.corrections if one.document_id == row.document]
        changes, back = returned.changes(row, Article(document, reading, said), self.base, self.known)
        for name, old, new in changes:
            self.found.changes.append(Change(document_id=row.document, fact_id=row.fact, field=name, old_value=old,
                                             new_value=new, reason=why))  # fmt: skip
        for name in back:
            ours = [one for one in said if (one.fact_id, one.field) == (row.fact, name)]
            others = sorted({one.user for one in ours} - {self.user})
            if self.base is None and others:
                self.found.notes.append(
                    f"{row.where(name)}: {others[0]} corrected this since it was read, and the file holds the older value;"
                    f" it was left, to take it back: saksi corrections --withdraw {ours[-1].correction_id}"
                )
            else:
                self.found.withdrawn += [(one, why) for one in ours]
