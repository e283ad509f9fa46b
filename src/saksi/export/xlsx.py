"""A workbook (Office Open XML) for Excel and LibreOffice: one sheet a table, and one that explains every column.

The only file that knows openpyxl's writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from saksi.model.errors import UsageError
from saksi.views.columns import Column

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its heading (Microsoft, Excel specifications and limits)."""
MOST_CHARACTERS = 32_767
"""Characters that a cell holds (the same)."""
WIDTHS = {"text": 24, "integer": 10, "number": 10, "day": 12}
"""Widths of columns in characters."""


class Sheet(NamedTuple):
    """A sheet: its name, what one row is, its columns, and its rows with their cells in that order."""

    name: str
    about: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    correctable: Sequence[str] = ()


def write_xlsx(sheets: Iterable[Sheet], out: BinaryIO, marks: Mapping[str, str] | None = None) -> int:
    """Write a workbook with a last sheet ``codebook`` that explains the columns, and return how many rows it holds.

    Args:
        sheets: the others.
        out: where to.
        marks: properties of the file that stay in it when people save it.

    Raises:
        UsageError: a sheet has more rows than a spreadsheet opens.

    """
    book = Workbook(write_only=True)
    for name, value in (marks or {}).items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    try:
        return _write_all(book, sheets, out)
    except BaseException:
        for page in book.worksheets:
            page.close()  # else its half-written file stays open
        raise


def _write_all(book: Workbook, sheets: Iterable[Sheet], out: BinaryIO) -> int:
    written, explained = 0, []
    for sheet in sheets:
        written += _write(book, sheet)
        explained += [
            (sheet.name, column.name, column.meaning, column.kind, column.unit, ", ".join(column.values), may)
            for column in sheet.columns
            for may in ("yes" if column.name in sheet.correctable else "no",)
        ]
    columns = [Column(name, "") for name in ("sheet", "column", "meaning", "kind", "unit", "values", "correctable")]
    _write(book, Sheet("codebook", "", columns, explained))
    book.save(out)
    return written


def _write(book: Workbook, sheet: Sheet) -> int:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "B2"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = WIDTHS[column.kind]
    heading = [WriteOnlyCell(page, column.name) for column in sheet.columns]
    for cell in heading:
        cell.font = Font(bold=True)
    page.append(heading)
    written = 0
    for row in sheet.rows:
        written += 1
        if written > MOST_ROWS:
            problem = f"the sheet {sheet.name} has more than {MOST_ROWS:,} rows, which no spreadsheet opens"
            raise UsageError(problem, where="xlsx", remedy="choose fewer incidents (--from, --actor, …), or csv or parquet")
        page.append([_cell(value) for value in row])
    return written


def _cell(value: Any) -> Any:
    return ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_CHARACTERS] if isinstance(value, str) else value
