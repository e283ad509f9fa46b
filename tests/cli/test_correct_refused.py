"""`saksi correct`: cells, rows and files that cannot be taken, each told in one line."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sent_back import Capsys, change, correct, exported, held


@pytest.fixture
def workspace(linked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(linked, tmp_path / "ws"))


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
