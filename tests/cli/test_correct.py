"""`saksi correct` and `saksi corrections`: tables that come back from Excel, LibreOffice and pandas, through the command."""

import csv
import io
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from command import SAMPLES, call
from sent_back import Capsys, change, change_row, correct, exported, held, rows

from saksi.store.workspace import Workspace


@pytest.fixture
def workspace(linked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(linked, tmp_path / "ws"))


@pytest.mark.usefixtures("backend")
def test_a_workbook_goes_round(workspace: Path, capsys: Capsys) -> None:
    when = datetime(2032, 3, 1)
    cells: dict[str, Any] = {
        "status": "Denied ",
        "date_from": when,
        "date_to": when,
        "time_precision": "day",
        "reason": "it was Monday",
    }
    file, name = change(workspace, **cells)
    before = next(row for row in rows(capsys, workspace) if row["event_id"] == name)
    dry = correct(capsys, workspace, file, "--dry-run")
    assert dry.code == 0
    assert f"would be kept: {name} status: actual → denied" in dry.out
    assert held(workspace) == []
    done = correct(capsys, workspace, file, "--reason", "checked")
    assert done.code == 0
    assert done.err == []
    assert done.out[0] == f"correction 1: {name} status: actual → denied"
    assert done.out[-1].endswith(f" kept; that takes effect with: saksi link {workspace}")
    kept = Workspace.open(workspace).corrections.all()
    assert {(one.user, one.reason, one.fact_id) for one in kept} == {("ani", "it was Monday", name)}
    stale = call(capsys, "query", workspace, "SELECT 1")
    assert (stale.code, stale.err) == (
        1, [f"saksi: {workspace}: corrections were made since it was linked; run: saksi link {workspace}"],
    )  # fmt: skip
    again = correct(capsys, workspace, file)
    assert (again.code, again.out) == (0, ["nothing new to keep"])
    assert call(capsys, "link", workspace).code == 0
    after = next(row for row in rows(capsys, workspace) if row["event_id"] == name)
    assert (after["status"], after["date_from"], after["date_to"]) == ("denied", "2032-03-01", "2032-03-01")
    assert {n for n in before if before[n] != after[n]} - {"incident_id"} <= {
        "status", "date_from", "date_to", "time_precision", "acled_event_type", "acled_sub_event_type",
        "acled_civilian_targeting",
    }  # fmt: skip
    assert correct(capsys, workspace, file).out == ["nothing new to keep"]


def test_what_was_not_changed_is_no_correction(workspace: Path, capsys: Capsys) -> None:
    file = exported(capsys, workspace, "xlsx", "same.xlsx")
    assert correct(capsys, workspace, file).out == ["nothing new to keep"]
    openpyxl.load_workbook(file).save(file)
    assert correct(capsys, workspace, file).out == ["nothing new to keep"]
    for view in ("events", "figures", "quotes"):
        said = correct(capsys, workspace, exported(capsys, workspace, f"csv:{view}", f"{view}.csv"))
        assert (said.code, said.out, said.err) == (0, ["nothing new to keep"], [])


def test_rows_may_be_sorted_and_deleted_columns_moved_hidden_and_left_out(workspace: Path, capsys: Capsys) -> None:
    table = pd.read_excel(exported(capsys, workspace, "xlsx", "a.xlsx"), sheet_name="events")
    name = table.event_id[0]
    table.loc[0, "status"] = "planned"
    shorter = (
        table[["status", "document", "event_id", "place"]].sort_values("status", ascending=False).iloc[: len(table) // 2]
    )
    assert name in set(shorter.event_id)
    shorter.to_excel(workspace.parent / "b.xlsx", sheet_name="events", index=False)
    said = correct(capsys, workspace, workspace.parent / "b.xlsx")
    assert (said.code, len(said.out)) == (0, 2)
    assert [one[0] for one in held(workspace)] == ["status"]


def test_csv_through_pandas(workspace: Path, capsys: Capsys) -> None:
    file = exported(capsys, workspace, "csv:figures", "figures.csv")
    table = pd.read_csv(file)
    table.loc[0, "low"] = 3.0
    table.loc[0, "high"] = 4.0
    table.to_csv(file, index=False)
    said = correct(capsys, workspace, file)
    assert (said.code, said.err) == (0, [])
    assert [(field, new) for field, _, new in held(workspace)] == [("low", "3"), ("high", "4")]


@pytest.mark.parametrize(
    ("head", "delimiter", "encoding"),
    [("", ";", "utf-8-sig"), ("sep=;\n", ";", "utf-8"), ("", "\t", "utf-16")],
)
def test_csv_as_excel_saves_it(workspace: Path, capsys: Capsys, head: str, delimiter: str, encoding: str) -> None:
    table = rows(capsys, workspace)
    table[0]["status"] = "'planned  "
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=[*table[0], "catatan"], delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(table)
    file = workspace.parent / "events.csv"
    file.write_bytes((head + out.getvalue()).encode(encoding))
    said = correct(capsys, workspace, file)
    assert (said.code, said.err) == (0, [f"saksi: {file}: not read: catatan"])
    assert held(workspace) == [("status", "actual", "planned")] or held(workspace)[0][2] == "planned"
    assert len(held(workspace)) == 1


def test_a_cell_changed_back_withdraws_the_correction(workspace: Path, capsys: Capsys) -> None:
    file, name = change(workspace, status="planned")
    assert correct(capsys, workspace, file).code == 0
    assert call(capsys, "link", workspace).code == 0
    file, again = change_row(capsys, workspace, name, status="actual")
    assert again == "planned"
    said = correct(capsys, workspace, file, "--reason", "a slip")
    assert said.out[0] == f"withdrawn: correction 1, {name} status: actual → planned"
    assert held(workspace) == []
    (one,) = Workspace.open(workspace).corrections.all()
    assert (one.withdrawn_by, one.withdrawn_because) == ("ani", "a slip")
    assert call(capsys, "link", workspace).code == 0
    assert next(row["status"] for row in rows(capsys, workspace) if row["event_id"] == name) == "actual"


def test_an_older_file_takes_nothing_back_that_another_has_corrected(workspace: Path, capsys: Capsys) -> None:
    old_book = exported(capsys, workspace, "xlsx", "old.xlsx")
    old_table = exported(capsys, workspace, "csv", "old.csv")
    file, name = change(workspace, status="planned", place="", agents="hamas")
    assert correct(capsys, workspace, file).code == 0
    assert len(held(workspace)) == 3
    for _ in range(2):
        said = call(capsys, "correct", workspace, old_book, "--user", "budi")
        assert (said.code, said.out) == (0, ["nothing new to keep"])
        said = call(capsys, "correct", workspace, old_table, "--user", "budi")
        assert (said.code, said.out) == (0, ["nothing new to keep"])
        assert any("ani corrected this since it was read" in line for line in said.err)
        assert call(capsys, "link", workspace).code == 0
    assert len(held(workspace)) == 3
    assert correct(capsys, workspace, old_table).out[0].startswith(f"withdrawn: correction 1, {name} ")
    assert held(workspace) == []


def test_what_is_no_event_goes_and_comes_back(workspace: Path, capsys: Capsys) -> None:
    file, name = change(workspace, delete="yes")
    assert correct(capsys, workspace, file).out[0] == f"correction 1: {name} delete: nothing → yes"
    assert call(capsys, "link", workspace).code == 0
    assert name not in {row["event_id"] for row in rows(capsys, workspace)}
    assert name not in {row["event_id"] for row in rows(capsys, workspace, "reports")}
    assert correct(capsys, workspace, file).out == ["nothing new to keep"]
    table = pd.DataFrame({"event_id": [name], "delete": ["no"]})
    table.to_csv(workspace.parent / "back.csv", index=False)
    assert correct(capsys, workspace, workspace.parent / "back.csv").out[0].startswith("withdrawn: correction 1, ")
    assert call(capsys, "link", workspace).code == 0
    assert name in {row["event_id"] for row in rows(capsys, workspace)}


def test_a_place_by_its_name_and_by_its_id(workspace: Path, capsys: Capsys) -> None:
    file, name = change(workspace, place="bandung")
    assert correct(capsys, workspace, file).code == 0
    assert call(capsys, "link", workspace).code == 0
    one = next(row for row in rows(capsys, workspace) if row["event_id"] == name)
    assert (one["place"], one["country"], one["geo_precision"]) == ("Bandung", "IDN", "settlement")
    assert abs(float(one["latitude"]) + 6.92) < 0.1
    file, _ = change_row(capsys, workspace, name, place_id="pse-jenin", place=None)
    assert correct(capsys, workspace, file).code == 0
    assert call(capsys, "link", workspace).code == 0
    one = next(row for row in rows(capsys, workspace) if row["event_id"] == name)
    assert (one["place_id"], one["country"]) == ("pse-jenin", "PSE")


def test_place_day_and_actors_change_the_incident_and_the_report(workspace: Path, capsys: Capsys) -> None:
    alone = next(i for i in Workspace.open(workspace).incidents() if len(i.members) == 1 and i.members[0].kind == "event")
    name = alone.members[0].event_id
    cells = {
        "event_type": "PROTEST", "mode": "strike", "place": "Bandung", "agents": "hamas", "targets": "polri",
        "date_from": "2031-05-01", "date_to": "2031-05-01",
    }  # fmt: skip
    file, _ = change_row(capsys, workspace, name, **cells)
    assert correct(capsys, workspace, file).code == 0
    assert call(capsys, "link", workspace).code == 0
    (one,) = [i for i in Workspace.open(workspace).incidents() if name in {m.event_id for m in i.members}]
    assert (one.event_type, one.mode, one.agents, one.targets) == ("PROTEST", "strike", ("hamas",), ("polri",))
    assert one.place is not None
    assert one.date is not None
    assert (one.place.name, one.date.first.isoformat()) == ("Bandung", "2031-05-01")
    assert {c.field for c in one.consensus if c.label in {"Hamas", "Bandung", "2031-05-01"}} >= {"place", "date"}
    report = exported(capsys, workspace, "report", "report.html").read_text(encoding="utf-8")
    assert "correction:1" in report
    assert "Bandung" in report
    shown = call(capsys, "explain", name, "--in", workspace).out
    assert "  because   place: correction:5 (1.00)" in shown or any("place: correction:" in line for line in shown)


@pytest.mark.usefixtures("backend")
def test_corrections_are_listed_and_withdrawn(workspace: Path, capsys: Capsys) -> None:
    assert call(capsys, "corrections", workspace).out == []
    file, name = change(workspace, status="planned")
    assert correct(capsys, workspace, file, "--reason", "checked").code == 0
    (line,) = call(capsys, "corrections", workspace).out
    assert line.startswith(f"1  {name} status: actual → planned (s")
    assert line.endswith("by ani: checked")
    gone = call(capsys, "corrections", workspace, "--withdraw", "1", "--user", "budi", "--reason", "a slip")
    assert gone.out == [f"correction 1 withdrawn; that takes effect with: saksi link {workspace}"]
    assert call(capsys, "corrections", workspace).out[1].endswith("by budi: a slip")
    twice = call(capsys, "corrections", workspace, "--withdraw", "1")
    assert (twice.code, "is withdrawn already; see: saksi corrections WORKSPACE" in twice.err[0]) == (1, True)


def test_corrections_of_what_is_not_read_any_more_are_told(workspace: Path, capsys: Capsys, tmp_path: Path) -> None:
    file, name = change(workspace, status="planned")
    assert correct(capsys, workspace, file).code == 0
    lines = (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "less.jsonl").write_text("\n".join(lines[-3:]), encoding="utf-8")
    other = tmp_path / "other"
    assert call(capsys, "read", tmp_path / "less.jsonl", "--to", other, "--reader", "fast").code == 0
    shutil.copy(workspace / "judgements.db", other / "judgements.db")
    said = call(capsys, "link", other)
    assert (said.code, said.err) == (0, [f"saksi: correction 1 no longer applies: {name} is not read any more"])
