"""`saksi workspace`: what a user sees, on a workspace that was really read and linked."""

import csv
import json
import shutil
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from command import SAMPLES, call, copy_of

from saksi.cli.main import main
from saksi.model.readings import Reading
from saksi.pipeline.run import read_into
from saksi.store.workspace import Workspace
from sound import reread

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read") / "ws"
    assert main(["read", str(SAMPLES / "reports.jsonl"), "--to", str(folder), "--reader", "fast"]) == 0
    assert main(["link", str(folder)]) == 0
    return folder


@pytest.fixture
def workspace(original: Path, tmp_path: Path) -> Path:
    return copy_of(original, tmp_path / "ws")


def test_a_workspace_that_was_read_and_linked_is_sound(workspace: Path, capsys: Capture) -> None:
    call(capsys, "query", workspace, "SELECT 1")
    outcome = call(capsys, "workspace", "check", workspace)
    assert (outcome.code, outcome.err) == (0, [])
    (line,) = outcome.out
    number = sum(shard.count for shard in Workspace.open(workspace).manifest.incident_shards)
    assert line.startswith(f"{workspace}: sound; 16 articles, ")
    assert line.endswith(f" reports, {number} incidents")


def test_damage_is_told_and_fails(workspace: Path, capsys: Capture) -> None:
    shard = workspace / "readings" / "00000.parquet"
    shard.write_bytes(shard.read_bytes()[:-100])
    (workspace / "documents" / "00004.parquet.part").write_bytes(b"half")
    outcome = call(capsys, "workspace", "check", workspace)
    assert outcome.code == 1
    assert outcome.out[:2] == [
        "unreadable readings/00000.parquet: is cut off or no Parquet file; restore the file from a copy, or read these"
        " articles again into a new workspace",
        "left-over  documents/00004.parquet.part: was left by a run that was stopped; run: saksi workspace check"
        f" {workspace} --repair",
    ]
    assert outcome.out[2].startswith(f"{workspace}: 2 things are wrong; looked at 0 articles, ")


def test_repair_and_linking_bring_the_same_incidents_back(workspace: Path, capsys: Capture) -> None:
    before = Workspace.open(workspace).incidents()
    for path in (workspace / "incidents").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    shard = workspace / "linking" / "facts-00000.bin"
    shard.write_bytes(shard.read_bytes()[:-1])
    assert call(capsys, "workspace", "check", workspace).code == 1
    outcome = call(capsys, "workspace", "check", workspace, "--repair")
    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.out[:2]] == ["repair", "repair"]
    assert outcome.out[-1].endswith(" reports, not linked")
    assert call(capsys, "link", workspace).code == 0
    assert Workspace.open(workspace).incidents() == before
    assert call(capsys, "workspace", "check", workspace).code == 0


def test_what_is_no_workspace_is_told(tmp_path: Path, capsys: Capture) -> None:
    outcome = call(capsys, "workspace", "check", tmp_path / "ws")
    assert (outcome.code, outcome.out) == (1, [])
    assert outcome.err == [f"saksi: {tmp_path / 'ws'}: no workspace; make one with: saksi read INPUT --to ws"]
    assert call(capsys, "workspace").code == 2


# ---- compare ----


def doctored(one: Reading) -> Reading:
    """Return the reading of three articles without their first event, the others denied."""
    if one.document_id not in {"s01", "s02", "s03"}:
        return one
    return replace(one, events=tuple(replace(event, status="denied") for event in one.events[1:]))


@pytest.fixture
def other(workspace: Path, tmp_path: Path) -> Path:
    folder = copy_of(workspace, tmp_path / "other")
    for name in ("linking", "incidents"):
        shutil.rmtree(folder / name)
    reread(folder, doctored)
    assert main(["link", str(folder)]) == 0
    return folder


def test_two_workspaces_alike_do_not_differ(workspace: Path, tmp_path: Path, capsys: Capture) -> None:
    outcome = call(capsys, "workspace", "diff", workspace, workspace, "--output", tmp_path / "d.csv")
    assert (outcome.code, outcome.err) == (0, [])
    assert outcome.out[0] == outcome.out[1].replace("B  ", "A  ")
    (head,) = (line for line in outcome.out if line.startswith("field"))
    counts = [line.split() for line in outcome.out[outcome.out.index(head) + 1 :] if line and "pairs" not in line]
    assert all(numbers == ["0", "0", "0"] for _, _, *numbers in counts)
    assert ["articles", "16", "0", "0", "0"] in counts
    assert len((tmp_path / "d.csv").read_text("utf-8-sig").splitlines()) == 1


def test_differences_are_counted_shown_and_written(workspace: Path, other: Path, tmp_path: Path, capsys: Capture) -> None:
    outcome = call(capsys, "workspace", "diff", workspace, other, "--output", tmp_path / "d.csv", "--examples", 2)
    assert outcome.code == 0
    rows = list(csv.DictReader(StringIO((tmp_path / "d.csv").read_text("utf-8-sig"))))
    end = next(number for number, line in enumerate(outcome.out) if "pairs of reports" in line)
    table = {line.split()[0]: line.split()[1:] for line in outcome.out[3 : end - 1]}
    gone, denied = ([r for r in rows if r["field"] == field] for field in ("events", "events.status"))
    assert (len(gone), {row["change"] for row in gone}) == (3, {"only A"})
    assert denied
    assert {row["b"] for row in denied} == {"denied"}
    assert table["events"][2:] == ["3", "0"]
    assert table["status"][1] == str(len(denied))
    shown = [line for line in outcome.out if line.startswith(("events", "incidents")) and "[" in line]
    assert [line.split(":")[0] for line in shown] == ["events only A", "events.status changed"]
    texts = {(one := json.loads(line))["id"]: one["text"] for line in (SAMPLES / "reports.jsonl").read_text().splitlines()}
    for row in rows:
        words = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert row["words"].lstrip("'") == " ".join(words.split())


def test_the_csv_may_go_to_standard_output(workspace: Path, other: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["workspace", "diff", str(workspace), str(other), "--output", "-"]) == 0
    printed = capsysbinary.readouterr()
    assert printed.out.splitlines()[0] == b"document,field,change,a,b,start,end,words,sentence"
    assert printed.err.startswith(b"A  ")


def test_what_is_not_linked_is_compared_without_incidents(workspace: Path, tmp_path: Path, capsys: Capture) -> None:
    read_into(
        tmp_path / "new", [str(SAMPLES / "reports.jsonl")], BytesIO(), reader="fast", jobs=1,
        encoding="utf-8", progress=lambda _: None,
    )  # fmt: skip
    outcome = call(capsys, "workspace", "diff", workspace, tmp_path / "new")
    assert outcome.out[-1] == "incidents are not compared: link both workspaces first"
    assert not [line for line in outcome.out if line.startswith("incidents  ")]
