"""`saksi correct` and `saksi corrections`: tables that come back from Excel, LibreOffice and pandas, through the command."""

import csv
import io
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from command import SAMPLES, Outcome, call

from saksi.cli.main import main
from saksi.store.workspace import Workspace

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("linked") / "ws"
    assert main(["read", str(SAMPLES / "reports.jsonl"), "--to", str(path), "--reader", "fast"]) == 0
    assert main(["link", str(path)]) == 0
    assert main(["export", str(path), "--format", "xlsx", "--output", str(path / "book.xlsx")]) == 0
    return path


@pytest.fixture
def workspace(linked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(linked, tmp_path / "ws"))


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


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("events", {"event_type": "WAR"}, "event_type", "'WAR' is none of its values; use one of AGREE"),
    ("events", {"event_type": None}, "event_type", "cannot be empty; to say that it is no event, write yes in"),
    ("events", {"mode": "visit"}, "mode", "'visit' is no mode of ASSAULT; use one of abduct"),
    ("events", {"event_type": "AID", "mode": "aerial"}, "mode", "'aerial' is no mode of AID; empty it"),
    ("events", {"status": "maybe"}, "status", "'maybe' is none of its values"),
    ("events", {"status": "=A1"}, "status", "is a formula; paste its value"),
    ("events", {"date_from": "05/03/2024"}, "date_from", "'05/03/2024' is no day that can be read one way only; write"),
    ("events", {"date_from": "2032-02-30"}, "date_from", "is no day that can be read"),
    ("events", {"date_from": datetime(2099, 1, 1)}, "date_from", "date_from is after date_to"),
    ("events", {"date_to": None}, "date_to", "only one of date_from and date_to is there"),
    ("events", {"date_from": None, "date_to": None, "time_precision": "week"}, "date_from", "are there only together"),
    ("events", {"place": "Tanah Antah Berantah"}, "place", "no place is known as 'Tanah Antah Berantah'"),
    ("events", {"place": "San Antonio"}, "place", "more; give its place_id"),
    ("events", {"place_id": "geonames-1"}, "place_id", "no place has the id 'geonames-1'"),
    ("events", {"place": "Jenin", "place_id": "geonames-1642911"}, "place_id", "is Jakarta, not 'Jenin'"),
    ("events", {"agents": "hamas; nobody-at-all"}, "agents", "nobody has the id 'nobody-at-all'"),
    ("events", {"delete": "perhaps"}, "delete", "'perhaps' is none of its values; use yes or no"),
    ("events", {"evidence": "Lain"}, "evidence", "cannot be corrected; put the old value back; only event_type"),
    ("events", {"latitude": 1.5}, "latitude", "was changed, and cannot be corrected"),
    ("events", {"start": 7}, "start", "was changed, and cannot be corrected"),
    ("events", {"incident_id": "i-1"}, "incident_id", "to join or part reports: saksi judge"),
    ("incidents", {"killed_best": 900}, "killed_best", "correct the events it is made of, in the sheet events"),
    ("claims", {"value": "x"}, "value", "correct the event or figure that makes it"),
    ("sources", {"published": "2020-01-01"}, "published", "read the article again with the right value"),
    ("figures", {"low": 900, "high": 4}, "low", "low is above high"),
    ("figures", {"low": None, "high": None}, "low", "low and high are both empty; give one of them"),
    ("figures", {"low": "1.200"}, "low", "'1.200' is no whole number; write it in digits alone"),
    ("figures", {"low": -3}, "low", "'-3' is no whole number"),
    ("figures", {"unit": None}, "unit", "cannot be empty; put the old value back"),
    ("quotes", {"speaker_id": "nobody-at-all"}, "speaker_id", "nobody has the id 'nobody-at-all'"),
    ("quotes", {"words": "x"}, "words", "was changed, and cannot be corrected"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "cells", "column", "problem"), REFUSED)
def test_a_cell_that_cannot_be_taken_is_told_and_nothing_is_kept(
    workspace: Path, capsys: Capsys, sheet: str, cells: dict[str, Any], column: str, problem: str
) -> None:
    file, _ = change(workspace, sheet, **cells)
    said = correct(capsys, workspace, file)
    assert (said.code, said.out) == (1, [])
    assert said.err[0].startswith(f"saksi: {file}, sheet {sheet}, row ")
    assert f", column {column}: " in said.err[0]
    assert problem in said.err[0]
    assert said.err[-1].endswith("nothing was kept: mend them, or give --keep-good")
    assert not held(workspace)


def test_what_is_good_is_kept_if_asked(workspace: Path, capsys: Capsys) -> None:
    file, _ = change(workspace, status="planned", evidence="Lain")
    assert correct(capsys, workspace, file).code == 1
    assert held(workspace) == []
    said = correct(capsys, workspace, file, "--keep-good")
    assert (said.code, len(said.err)) == (0, 1)
    assert held(workspace) == [("status", "actual", "planned")]


def test_rows_cannot_be_added_or_doubled(workspace: Path, capsys: Capsys) -> None:
    file = exported(capsys, workspace, "csv", "events.csv")
    table = pd.read_csv(file, dtype=str)
    added = table.iloc[[0]].assign(event_id="e-new")
    double = table.iloc[[1]].assign(status="hypothetical")
    pd.concat([table, added, double]).to_csv(file, index=False)
    said = correct(capsys, workspace, file)
    number = len(table) + 2
    assert said.err[:2] == [
        f"saksi: {file}, row {number}: no such row in events: e-new; rows cannot be added; remove it",
        f"saksi: {file}, row {number + 1}: {table.event_id[1]!r} is there twice, with other values; remove one of the rows",
    ]
    assert said.code == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "holds nothing that can be corrected"),
        (b"incident_id,support,killed_best\ni-1,x,4\n", "holds nothing that can be corrected; correct the sheets events"),
        (b"status,mode,place_id\nactual,,\n", "the column event_id is missing, which names the rows"),
        (b"event_id,status,status\n", "has the column status twice; remove one of them"),
        (b"PK\x03\x04 not really", "is no workbook"),
        (b"\xd0\xcf\x11\xe0 old", "is a workbook of an old kind; save it as .xlsx"),
        (b"event_id,status\nK\xe4mpfe,actual\n", "is not in UTF-8; save it as CSV UTF-8"),
    ],
)
def test_a_file_that_is_none_is_told(workspace: Path, capsys: Capsys, content: bytes, problem: str) -> None:
    file = workspace.parent / "file"
    file.write_bytes(content)
    said = correct(capsys, workspace, file)
    assert (said.code, said.out, len(said.err)) == (1, [], 1)
    assert said.err[0].startswith(f"saksi: {file}")
    assert problem in said.err[0]


def test_a_workbook_of_others_is_told(workspace: Path, capsys: Capsys) -> None:
    pd.DataFrame({"event_id": ["x"]}).to_excel(workspace.parent / "a.xlsx", sheet_name="mine", index=False)
    said = correct(capsys, workspace, workspace.parent / "a.xlsx")
    assert (said.code, len(said.err)) == (1, 1)
    assert "has no sheet that can be corrected" in said.err[0]


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


def change_row(capsys: Capsys, workspace: Path, name: str, **cells: Any) -> tuple[Path, Any]:
    file = exported(capsys, workspace, "xlsx", "again.xlsx")
    book = openpyxl.load_workbook(file)
    page = Sheet(book["events"])
    row = page.find(lambda found: bool(found["event_id"] == name))
    before = page.get(row, next(iter(cells)))
    page.put(row, **cells)
    book.save(file)
    return file, before


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
