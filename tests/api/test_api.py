"""Saksi from Python, as a notebook uses it."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import saksi
from factories import ONE, two_reports
from saksi.model.errors import UsageError, WorkspaceError
from saksi.model.incidents import incident_id_of
from saksi.store.workspace import Workspace as Stored

FOUNDED = incident_id_of(two_reports()[1]["d1"][1].events[0].event_id)
INCIDENT = two_reports()[0][0].incident_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    incidents, readings = two_reports()
    made = Stored.create(tmp_path / "ws")
    made.add(list(readings.values()))
    made.keep_incidents([made.write_incidents("a", incidents)])
    return tmp_path / "ws"


def test_an_article_is_read_with_its_facts() -> None:
    text = "Polisi menangkap lima warga di Jayapura kemarin."
    article = saksi.read(text, outlet="antaranews.com", published="2024-03-06", reader="fast")
    (event,) = article.reading.events
    assert (event.event_type, article.words(event.trigger), article.words(event.evidence)) == (
        "COERCE", "menangkap", text,
    )  # fmt: skip
    assert event.date is not None
    assert event.date.first == date(2024, 3, 5)
    assert article.record["events"][0]["type"] == "COERCE"
    assert article.document.document_id.startswith("d-")
    assert saksi.read(text, document_id="a1", published=date(2024, 3, 6), reader="fast").document.document_id == "a1"


def test_incidents_are_asked_as_the_field_talks(path: Path) -> None:
    with saksi.Workspace(path) as workspace:
        asked = workspace.incidents(
            actor="tni", between=("2024-03-01", date(2024, 3, 31)), near=(-2.5, 140.7, 10), type="ASSAULT", country=["IDN"],
            place="Tepi Kali", outlet="harian-satu", incident=INCIDENT,
        )  # fmt: skip
        assert [row["incident_id"] for row in asked] == [INCIDENT]
        assert len(workspace.incidents(actor=("hamas", "israel"))) == 0
        assert len(workspace.incidents(origins=3)) == 0
        assert (len(workspace.events(actor="tni")), len(workspace.claims())) == (2, 4)


def test_what_cannot_be_asked_is_told_and_never_left_out(path: Path) -> None:
    with saksi.Workspace(path) as workspace, pytest.raises(UsageError, match="nothing to ask by 'actr'"):
        workspace.incidents(actr="tni")  # type: ignore[call-arg]


@pytest.mark.parametrize("asked", [
    {"type": "ASSULT"}, {"near": (91, 0, 1)}, {"near": (31.5, 34.46)}, {"between": "2025-06-18"},
    {"between": ("18/06/2025", "2025-06-19")},
])  # fmt: skip
def test_what_is_asked_wrongly_is_told(path: Path, asked: dict[str, Any]) -> None:
    with saksi.Workspace(path) as workspace, pytest.raises(UsageError):
        workspace.incidents(**asked)


def test_rows_open_in_arrow_pandas_and_polars(path: Path) -> None:
    with saksi.Workspace(path) as workspace:
        rows = workspace.table("figures")
        assert len(rows) == 4
        assert rows.to_arrow()["low"].to_pylist() == rows.to_pandas().low.tolist() == rows.to_polars()["low"].to_list()
        assert [row["low"] for row in rows] == [rows[n]["low"] for n in range(-4, 0)] == [5, 40, 7, 6]
        assert repr(rows).startswith("<4 rows: mention_id, unit")
        with pytest.raises(IndexError):
            rows[4]


def test_every_row_leads_to_its_words(path: Path) -> None:
    with saksi.Workspace(path) as workspace:
        assert workspace.text("d1") == ONE
        for name in ("incidents", "reports", "claims", "events", "participants", "mentions", "figures", "quotes"):
            for row in workspace.table(name):
                found = row.evidence
                assert found is not None
                assert found.words == workspace.text(found.document)[found.start : found.end] != ""
        (row,) = workspace.query('SELECT document, start, "end" FROM figures WHERE low = 5')
        assert row.evidence == saksi.Evidence("d1", 17, 27, "lima warga")
        with pytest.raises(UsageError, match="select the columns document, start and end"):
            _ = workspace.query("SELECT 1 AS one")[0].evidence


def test_an_incident_is_found_by_its_id(path: Path) -> None:
    with saksi.Workspace(path) as workspace:
        assert workspace.incident(FOUNDED).incident_id == INCIDENT
        with pytest.raises(UsageError, match="no incident 'i-none'"):
            workspace.incident("i-none")
        with pytest.raises(UsageError, match="no article 'd9'"):
            workspace.text("d9")
        with pytest.raises(UsageError, match="no view 'wars'"):
            workspace.table("wars")


def test_questions_go_on_after_one_that_was_wrong(path: Path) -> None:
    with saksi.Workspace(path) as workspace:
        for sql in ("DROP VIEW incidents", "SELECT nix FROM events", "SELECT * FROM read_text('/etc/hostname')"):
            with pytest.raises(UsageError):
                workspace.query(sql)
        assert len(workspace.query("SELECT * FROM incidents")) == len(workspace.incidents()) == 1


def test_there_must_be_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no workspace"):
        saksi.Workspace(tmp_path / "none")


def test_public_names_are_loaded_when_used() -> None:
    assert set(saksi.__all__) >= {"read", "Workspace", "VIEWS"}
    for name in saksi.__all__:
        assert getattr(saksi, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = saksi.nothing
    code = "import sys, saksi; assert 'pyarrow' not in sys.modules and 'duckdb' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
