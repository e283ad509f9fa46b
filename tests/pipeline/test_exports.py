"""Files that other tools open: CSV and Parquet by pandas and polars, workbooks by openpyxl and pandas."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import pytest

from factories import two_reports
from saksi.export import xlsx
from saksi.model.errors import UsageError
from saksi.model.filters import Filter
from saksi.pipeline.exports import MARK, SHEETS, check_format, export, formats, marked
from saksi.store.workspace import Workspace
from saksi.views import VIEWS
from saksi.views.columns import Column


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    incidents, readings = two_reports()
    made = Workspace.create(tmp_path / "ws")
    made.add(list(readings.values()))
    made.keep_incidents([made.write_incidents("a", incidents)])
    return made


def exported(workspace: Workspace, name: str, **asked: object) -> bytes:
    out = io.BytesIO()
    export(workspace, name, out, Filter(**asked))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("name", VIEWS)
def test_pandas_and_polars_open_every_table_alike(workspace: Workspace, name: str) -> None:
    text, binary = exported(workspace, f"csv:{name}"), exported(workspace, f"parquet:{name}")
    columns = [column.name for column in VIEWS[name].columns]
    by_pandas, by_polars = pd.read_csv(io.BytesIO(MARK + text)), pl.read_parquet(io.BytesIO(binary))
    assert list(by_pandas.columns) == by_polars.columns == columns
    assert len(by_pandas) == by_polars.height
    types = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64, "day": pl.Date}
    assert [by_polars.schema[column.name] for column in VIEWS[name].columns] == [
        types[column.kind] for column in VIEWS[name].columns
    ]


def test_the_same_workspace_gives_the_same_bytes(workspace: Workspace) -> None:
    for name in ("csv:claims", "parquet:events"):
        assert exported(workspace, name) == exported(workspace, name)


def test_a_workbook_has_a_sheet_a_table_and_one_that_explains(workspace: Workspace) -> None:
    book = exported(workspace, "xlsx")
    sheets = pd.read_excel(io.BytesIO(book), sheet_name=None)
    assert list(sheets) == [*SHEETS, "codebook"]
    for name, view in SHEETS.items():
        assert list(sheets[name].columns) == [column.name for column in VIEWS[view].columns]
        explained = sheets["codebook"][sheets["codebook"].sheet == name]
        assert list(explained.column) == list(sheets[name].columns)
        assert explained.meaning.str.len().min() > 5
    assert sheets["incidents"].killed_high.tolist() == [6]
    assert sheets["incidents"].date_from.tolist() == [pd.Timestamp("2024-03-05")]
    evidence = sheets["events"].evidence.tolist()
    assert evidence[0].startswith("Tentara menembak")


def test_a_workbook_runs_nothing() -> None:
    out = io.BytesIO()
    columns = [Column("word", "a word")]
    xlsx.write_xlsx([xlsx.Sheet("a", "a row", columns, [("'=1+1",), (None,), ("a\x07b",)])], out)
    cells = [row[0].value for row in openpyxl.load_workbook(out)["a"].iter_rows(min_row=2)]
    assert cells == ["'=1+1", None, "ab"]


def test_more_rows_than_a_sheet_holds_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    sheet = xlsx.Sheet("a", "a row", [Column("word", "a word")], [("a",), ("b",), ("c",)])
    with pytest.raises(UsageError, match=r"the sheet a has more than 2 rows.*csv or parquet"):
        xlsx.write_xlsx([sheet], io.BytesIO())


FIRST = two_reports()[0][0].incident_id.encode()


@pytest.mark.parametrize("name", ["geojson", "incidents", "jsonl", "report"])
def test_a_filter_holds_for_every_format(workspace: Workspace, name: str) -> None:
    assert FIRST in exported(workspace, name, actors=("tni",))
    assert FIRST not in exported(workspace, name, actors=("nobody",))


def test_formats_are_known_by_their_names() -> None:
    assert formats() == [
        "acled", "csv", "csv:VIEW", "datapackage", "followthemoney", "geojson", "incidents", "jsonl", "parquet",
        "parquet:VIEW", "plover", "report", "ucdp", "web-annotation", "xlsx",
    ]  # fmt: skip
    for name in ("csv", "csv:claims", "parquet:events", "xlsx", "report"):
        check_format(name)
    for name in ("xlsx:events", "report:", "csv:", "nothing", ""):
        with pytest.raises(UsageError):
            check_format(name)
    marked_ones = [name for name in (*formats(), "csv:claims") if marked(name)]
    assert marked_ones == ["acled", "csv", "csv:VIEW", "ucdp", "csv:claims"]
