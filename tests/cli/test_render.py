"""Plain text for the terminal, and progress for those who watch."""

import io
from dataclasses import replace
from types import SimpleNamespace

import pytest

from factories import NAMES, two_reports
from saksi.cli.progress import EVERY, Meter
from saksi.cli.render import MAX_CELL, columns, incident_table, run_line, score_table
from saksi.export.collection import Collection
from saksi.model.runs import Dropped, RunRecord


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_silent_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr("sys.stderr", err)
    monkeypatch.setattr("saksi.cli.progress.time", SimpleNamespace(monotonic=iter(range(0, 1000, 10)).__next__))
    with Meter() as meter:
        meter.show("1 read")
    assert err.getvalue() == ""


def test_progress_is_written_over_and_wiped_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Terminal()
    monkeypatch.setattr("sys.stderr", err)
    clock = iter([0, EVERY / 2, 3, 3 + EVERY / 2, 5.4]).__next__
    monkeypatch.setattr("saksi.cli.progress.time", SimpleNamespace(monotonic=clock))
    with Meter() as meter:
        for number in range(1, 5):
            meter.show(f"{number} read")
    assert err.getvalue() == "\r\033[K2 read, 3 s\r\033[K4 read, 5 s\r\033[K"


def run(read: int, skipped: int, dropped: int) -> RunRecord:
    one = Dropped(where="a", problem="b", remedy="c")
    return RunRecord(
        command="read", reader="fast", codebook_sha256="", code_version="", number_read=read, number_skipped=skipped,
        dropped=(one,) * dropped,
    )  # fmt: skip


def test_a_run_says_what_is_not_zero() -> None:
    assert run_line(run(0, 0, 0), "ws") == "0 read; workspace ws"
    assert run_line(run(5, 2, 1), "ws") == "5 read, 2 already there, 1 dropped; workspace ws"


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert columns([("DAY", "WHAT"), ("2024", "x"), ("5", "long word")]) == (
        "DAY   WHAT\n----  ---------\n2024  x\n5     long word"
    )


def test_the_main_scores_come_first() -> None:
    table = {
        "actors.found": {"f1": 1.0, "p": 1.0, "r": 1.0, "gold": 1, "found": 1},
        "events.mode": {"share": 0.25, "of": 4},
        "zones": {"f1": 0.5, "p": 0.25, "r": 0.75, "gold": 1200, "found": 3},
    }
    assert score_table(table).splitlines() == [
        "  zones            F1 0.500   P 0.250  R 0.750   coded  1200  found     3",
        "  events.mode      right 0.250  of 4",
        "  actors.found     F1 1.000   P 1.000  R 1.000   coded     1  found     1",
    ]


def test_the_table_of_incidents_shows_every_count_claimed() -> None:
    incidents, readings = two_reports()
    head, _, row = incident_table(Collection(readings=readings, incidents=incidents, actor_names=NAMES)).splitlines()
    assert head.split() == ["DAY", "WHAT", "WHERE", "WHO", "→", "WHOM", "COUNTS", "CLAIMED", "TOLD", "BY", "DIFFER", "ON"]
    assert " ".join(row.split()) == "2024-03-05 ASSAULT Tepi Kali Army → ? 5 killed, 6 killed 2 figure"


def test_a_long_cell_is_cut() -> None:
    incidents, readings = two_reports()
    whole = replace(incidents[0], claims=tuple(replace(c, label=c.label * 9) for c in incidents[0].claims))
    row = incident_table(Collection(readings=readings, incidents=[whole], actor_names=NAMES)).splitlines()[2]
    assert f"{'5 killed' * 9}"[: MAX_CELL - 1] + "…" in row
