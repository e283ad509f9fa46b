"""Tables as analysts send them back, and what came of them."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command import Outcome, call

from saksi.store.workspace import Workspace

Capsys = pytest.CaptureFixture[str]


def exported(capsys: Capsys, workspace: Path, name: str, file: str) -> Path:
    target = workspace.parent / file
    assert call(capsys, "export", workspace, "--format", name, "--output", target).code == 0
    return target


def rows(capsys: Capsys, workspace: Path, view: str = "events") -> list[dict[str, str]]:
    return list(csv.DictReader(call(capsys, "export", workspace, "--format", f"csv:{view}", "--output", "-").out))


class Sheet:
    """A sheet of a workbook as an analyst sees it: cells by row and column's name."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.columns = {cell.value: cell.column for cell in sheet[1]}

    def find(self, fits: Callable[[dict[str, Any]], bool]) -> int:
        return next(r for r in range(2, self.sheet.max_row + 1) if fits({n: self.get(r, n) for n in self.columns}))

    def get(self, row: int, name: str) -> Any:
        return self.sheet.cell(row, self.columns[name]).value

    def put(self, row: int, **cells: Any) -> None:
        for name, value in cells.items():
            column = self.columns.setdefault(name, len(self.columns) + 1)
            self.sheet.cell(1, column).value = name
            self.sheet.cell(row, column).value = value


def assault(cells: dict[str, Any]) -> bool:
    return cells["event_type"] == "ASSAULT" and cells["status"] == "actual" and bool(cells["place_id"])


def change(workspace: Path, sheet: str = "events", **cells: Any) -> tuple[Path, str]:
    """Change cells of the first assault, or of the first row of another sheet, as in Excel."""
    file = workspace.parent / "changed.xlsx"
    book = openpyxl.load_workbook(workspace / "book.xlsx")
    page = Sheet(book[sheet])
    row = page.find(assault if sheet == "events" else lambda _: True)
    page.put(row, **cells)
    book.save(file)
    return file, str(page.get(row, next(iter(page.columns))))


def correct(capsys: Capsys, workspace: Path, file: Path, *more: str) -> Outcome:
    return call(capsys, "correct", workspace, file, "--user", "ani", *more)


def held(workspace: Path) -> list[tuple[str, str, str]]:
    found = Workspace.open(workspace).corrections.all()
    return [(one.field, one.old_value, one.new_value) for one in found if one.holds]


def change_row(capsys: Capsys, workspace: Path, name: str, **cells: Any) -> tuple[Path, Any]:
    file = exported(capsys, workspace, "xlsx", "again.xlsx")
    book = openpyxl.load_workbook(file)
    page = Sheet(book["events"])
    row = page.find(lambda found: bool(found["event_id"] == name))
    before = page.get(row, next(iter(cells)))
    page.put(row, **cells)
    book.save(file)
    return file, before
