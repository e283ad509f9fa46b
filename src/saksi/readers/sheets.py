"""Tables that people send back: workbooks and CSV files as spreadsheets save them, cell by cell as they stand there.

The only file that knows openpyxl's reader.
"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from saksi.model.errors import InputError

DELIMITERS = ",;\t"
REMEDY = "give a workbook (.xlsx), or CSV in UTF-8"


class Formula(str):
    """A cell that is computed."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or a CSV file, which has no name.

    Attributes:
        name: of the sheet.
        where: file and sheet, for messages.
        columns: the heading.
        rows: the number of each row as a spreadsheet shows it, and its cells.

    """

    name: str
    where: str
    columns: list[str]
    rows: list[tuple[int, list[Any]]]


@dataclass(frozen=True, slots=True)
class Book:
    """A file: its tables, and what a workbook carries besides."""

    tables: list[Table]
    marks: dict[str, str] = field(default_factory=dict)


def read_sheets(path: Path) -> Book:
    """Return the tables of a workbook or a CSV file.

    Raises:
        InputError: it cannot be read, or a heading names a column twice.

    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), remedy=REMEDY) from error
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError("is a workbook of an old kind", where=str(path), remedy="save it as .xlsx")
    book = _workbook(path, content) if content[:2] == b"PK" else Book([_csv(path, content)])
    for table in book.tables:
        twice = sorted({name for name in table.columns if name and table.columns.count(name) > 1})
        if twice:
            raise InputError(f"has the column {twice[0]} twice", where=table.where, remedy="remove one of them")
    return book


def _workbook(path: Path, content: bytes) -> Book:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep: colours, rules, pictures
            book = load_workbook(io.BytesIO(content), read_only=True)
            tables = [_table(sheet.title, f"{path}, sheet {sheet.title}", _rows(sheet)) for sheet in book.worksheets]
            marks = {one.name: str(one.value) for one in book.custom_doc_props.props}
            book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise InputError("is no workbook", where=str(path), remedy=REMEDY) from error
    return Book(tables, marks)


def _rows(sheet: Any) -> Iterator[list[Any]]:
    sheet.reset_dimensions()  # what programs write of a sheet's size is not always true
    for row in sheet.iter_rows():
        yield [Formula(cell.value) if cell.data_type == "f" else cell.value for cell in row]


def _csv(path: Path, content: bytes) -> Table:
    try:
        wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
        lines = content.decode("utf-16" if wide else "utf-8-sig").splitlines(keepends=True)
        said = lines[0].strip().lower() if lines else ""
        first, skipped = (said[4:5], 1) if said.startswith("sep=") else ("", 0)
        heading = lines[skipped] if len(lines) > skipped else ""
        delimiter = first or max(DELIMITERS, key=heading.count)
        csv.field_size_limit(2**31 - 1)
        rows = csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), delimiter=delimiter)
        return _table("", str(path), rows, skipped)
    except UnicodeDecodeError as error:
        raise InputError("is not in UTF-8", where=str(path), remedy="save it as CSV UTF-8, or as a workbook") from error
    except csv.Error as error:
        raise InputError(f"is no CSV ({error})", where=str(path), remedy=REMEDY) from error


def _table(name: str, where: str, rows: Iterable[list[Any]], skipped: int = 0) -> Table:
    numbered = enumerate(rows, start=skipped + 1)
    _, heading = next(numbered, (0, []))
    columns = ["" if cell is None else str(cell).strip() for cell in heading]
    kept = [(number, list(row)) for number, row in numbered if any(cell not in (None, "") for cell in row)]
    return Table(name, where, columns, kept)
