"""`saksi query`: one SELECT over the views; nothing else can be read, nothing written."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from command import call, give, made_workspace

from factories import two_reports
from saksi.views import VIEWS

Capture = pytest.CaptureFixture[str]
COUNT = "SELECT event_type, count(*) AS n FROM incidents GROUP BY 1"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made_workspace(tmp_path / "ws")


def test_an_answer_is_shown_as_text(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "query", workspace, COUNT)
    assert (outcome.code, outcome.err) == (0, [])
    assert outcome.out == ["event_type  n", "ASSAULT     1", "1 rows"]


def test_long_answers_and_long_cells_are_cut_and_told_so(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "query", workspace, "SELECT repeat('a', 70) AS word FROM range(103)")
    assert len(outcome.out) == 102
    assert outcome.out[1] == "a" * 59 + "…"
    assert outcome.out[-1] == "103 rows, 3 of them not shown: take --format csv"


def test_an_answer_as_csv_json_lines_and_parquet(tmp_path: Path, workspace: Path, capsys: Capture) -> None:
    sql = "SELECT incident_id, date_from, latitude FROM incidents"
    (one,), _ = two_reports()
    out = call(capsys, "query", workspace, sql, "--format", "csv").out
    assert list(csv.DictReader(io.StringIO("\n".join(out)))) == [
        {"incident_id": one.incident_id, "date_from": "2024-03-05", "latitude": "-2.5"}
    ]
    (line,) = call(capsys, "query", workspace, sql, "--format", "jsonl").out
    assert json.loads(line) == {"incident_id": one.incident_id, "date_from": "2024-03-05", "latitude": -2.5}
    outcome = call(capsys, "query", workspace, sql, "--format", "parquet", "--output", tmp_path / "a.parquet")
    assert outcome.out == [f"{tmp_path / 'a.parquet'}: parquet, 1 rows"]
    assert pq.read_table(tmp_path / "a.parquet")["incident_id"].to_pylist() == [one.incident_id]


def test_no_cell_of_csv_is_run_by_a_spreadsheet(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "query", workspace, "SELECT '=1+1' AS a, -1 AS b, 'x' || chr(10) || 'y' AS c", "--format", "csv")
    assert outcome.out == ["a,b,c", "'=1+1,-1,x y"]


@pytest.mark.parametrize("form", ["text", "csv", "jsonl"])
def test_columns_of_one_name_are_told_apart(workspace: Path, capsys: Capture, form: str) -> None:
    outcome = call(capsys, "query", workspace, "SELECT 1 AS a, 2 AS a, 3 AS a_1", "--format", form)
    told = {"text": "a  a_2  a_1", "csv": "a,a_2,a_1", "jsonl": '{"a": 1, "a_2": 2, "a_1": 3}'}
    assert outcome.out[0] == told[form]


@pytest.mark.parametrize("own", ["saksi.json", "documents/00000.parquet", "judgements.db", "views/events/x.parquet"])
def test_no_file_of_the_workspace_is_written_over(workspace: Path, capsys: Capture, own: str) -> None:
    target = workspace / own
    before = target.read_bytes() if target.exists() else None
    for command in (("query", workspace, "SELECT 1", "--format", "csv"), ("export", workspace, "--format", "csv")):
        outcome = call(capsys, *command, "--output", target)
        assert (outcome.code, len(outcome.err)) == (2, 1)
        assert "is a file of the workspace itself" in outcome.err[0]
    assert (target.read_bytes() if target.exists() else None) == before


def test_a_question_may_come_from_standard_input(workspace: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, COUNT.encode())
    assert call(capsys, "query", workspace, "-").out[1] == "ASSAULT     1"


def test_without_a_question_every_view_and_column_is_listed(workspace: Path, capsys: Capture) -> None:
    out = call(capsys, "query", workspace).out
    assert [line.partition(":")[0] for line in out if line and not line.startswith(" ")] == list(VIEWS)
    assert sum(line.startswith("  ") for line in out) == sum(len(view.columns) for view in VIEWS.values())


@pytest.mark.parametrize(
    "sql",
    [
        "COPY incidents TO 'x.csv'", "CREATE TABLE a AS SELECT 1", "DROP VIEW incidents", "INSTALL httpfs",
        "SELECT 1; SELECT 2", "ATTACH 'x.db'", "SET memory_limit = '1GB'", "", "DELETE FROM kept.incidents",
    ],
)  # fmt: skip
def test_only_one_select_is_possible(workspace: Path, capsys: Capture, sql: str) -> None:
    outcome = call(capsys, "query", workspace, sql)
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == ["saksi: query: is not one SELECT; only reading is possible here, one question a time"]


def test_no_other_file_can_be_read(tmp_path: Path, workspace: Path, capsys: Capture) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\nhidden\n")
    for sql in (
        f"SELECT * FROM read_csv('{secret}')",
        f"SELECT * FROM '{secret}'",
        "SELECT * FROM read_text('/etc/passwd')",
    ):
        outcome = call(capsys, "query", workspace, sql)
        assert (outcome.code, outcome.out, len(outcome.err)) == (2, [], 1)
        assert "hidden" not in outcome.err[0]


def test_a_wrong_question_is_told_in_one_line(workspace: Path, capsys: Capture) -> None:
    for sql in ("SELECT nix FROM incidents", "SELEC 1", "SELECT * FROM nowhere"):
        outcome = call(capsys, "query", workspace, sql)
        assert (outcome.code, outcome.out, len(outcome.err)) == (2, [], 1)
        assert outcome.err[0].startswith("saksi: query: ")
        assert outcome.err[0].endswith("; for the views and columns run: saksi query WORKSPACE")


def test_a_workspace_that_is_not_linked_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.txt").write_text("Polisi menangkap lima warga.")
    call(capsys, "read", tmp_path / "a.txt", "--to", tmp_path / "ws", "--reader", "fast")
    outcome = call(capsys, "query", tmp_path / "ws", COUNT)
    assert outcome.code == 1
    assert outcome.err == [f"saksi: {tmp_path / 'ws'}: not linked yet; run: saksi link {tmp_path / 'ws'}"]
