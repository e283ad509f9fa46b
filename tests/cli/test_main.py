"""The command line: exit codes, one line for every error, what each command prints."""

import json
import shutil
from pathlib import Path

import pytest
from command import call, made_workspace, report, reports

import saksi
from saksi.cli.main import parser
from saksi.model.errors import WorkspaceError
from saksi.store.workspace import MANIFEST, Workspace


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        ((), "saksi: error: the following arguments are required: COMMAND"),
        (("read",), "saksi read: error: the following arguments are required: INPUT, --to"),
        (("read", "a.txt"), "saksi read: error: the following arguments are required: --to"),
        (("annotate",), "saksi annotate: error: the following arguments are required: FILE"),
        (("annotate", "-", "--jobs", "0"), "saksi annotate: error: argument --jobs: give 1 or more"),
        (("annotate", "-", "--jobs", "two"), "saksi annotate: error: argument --jobs: 'two' is no whole number"),
        (("annotate", "-", "--jobs", "²"), "saksi annotate: error: argument --jobs: '²' is no whole number"),
        (("annotate", "-", "--allow-dropped", "-1"), "saksi annotate: error: argument --allow-dropped: -1 is below 0"),
        (("export", "ws", "--output", "-"), "saksi export: error: the following arguments are required: --format"),
    ],
)
def test_wrong_usage_is_told_after_the_usage(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], last: str
) -> None:
    outcome = call(capsys, *arguments)
    assert (outcome.code, outcome.out, outcome.err[-1]) == (2, [], last)
    assert outcome.err[0].startswith("usage: saksi")


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--version").out == [f"saksi {saksi.__version__}"]


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("read", "link", "export", "explain", "annotate", "demo", "score", "codebook"):
        outcome = call(capsys, command, "--help")
        assert (outcome.code, outcome.err) == (0, [])
        assert outcome.out[0].startswith(f"usage: saksi {command} ")
        assert f"    {command} " in parser().format_help()


@pytest.mark.parametrize("command", [("annotate", "a.jsonl"), ("read", "a.jsonl", "--to", "ws"), ("score", "a.jsonl")])
def test_an_unknown_reader_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    reports(Path("a.jsonl"), 1)
    outcome = call(capsys, *command, "--reader", "teliti")
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == ["saksi: no reader 'teliti' in this version; use --reader full or fast"]


@pytest.mark.parametrize(
    "command", [("link", "ws"), ("export", "ws", "--format", "csv", "--output", "-"), ("explain", "x", "--in", "ws")]
)
def test_a_missing_workspace_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = call(capsys, *command)
    assert (outcome.code, outcome.out) == (1, [])
    assert outcome.err == ["saksi: ws: no workspace; make one with: saksi read INPUT --to ws"]


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        ("manifest", "saksi.json: the manifest is damaged; restore it, or read again"),
        ("layout", "written by another version of Saksi; read the articles again into a new workspace"),
        ("documents", "shard is missing; read the documents again into a new workspace"),
        ("readings", "shard is damaged; read the documents again into a new workspace"),
    ],
)
def test_a_damaged_workspace_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str, line: str
) -> None:
    workspace = made_workspace(tmp_path / "ws")
    if damage == "manifest":
        (workspace / MANIFEST).write_text("{")
    elif damage == "layout":
        (workspace / MANIFEST).write_text(json.dumps({**json.loads((workspace / MANIFEST).read_text()), "layout": "old"}))
    elif damage == "documents":
        (workspace / "documents" / "00000.parquet").unlink()
    else:
        (workspace / "readings" / "00000.parquet").write_bytes(b"PAR1")
    for command in (
        ("link", workspace),
        ("export", workspace, "--format", "jsonl", "--output", "-"),
        ("explain", "d1", "--in", workspace),
    ):
        outcome = call(capsys, *command)
        assert (outcome.code, outcome.out, len(outcome.err)) == (1, [], 1)
        assert outcome.err[0].startswith(f"saksi: {workspace}")
        assert outcome.err[0].endswith(line)


def test_shards_of_another_workspace_are_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace, other = made_workspace(tmp_path / "ws"), tmp_path / "other"
    call(capsys, "read", reports(tmp_path / "a.jsonl", 1), "--to", other)
    for folder in ("documents", "readings"):
        shutil.copy(other / folder / "00000.parquet", workspace / folder / "00000.parquet")
    outcome = call(capsys, "link", workspace)
    shard = workspace / "documents" / "00000.parquet"
    remedy = "read the documents again into a new workspace"
    assert (outcome.code, outcome.err) == (1, [f"saksi: {shard}: shard is changed since it was written; {remedy}"])


def test_a_file_in_the_way_of_the_incidents_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "read", reports(tmp_path / "a.jsonl", 1), "--to", tmp_path / "ws")
    (tmp_path / "ws" / "incidents").write_text("a file")
    outcome = call(capsys, "link", tmp_path / "ws")
    told = f"saksi: {tmp_path / 'ws' / 'incidents'}: File exists; check the path and the disk"
    assert (outcome.code, outcome.out, outcome.err) == (1, [], [told])


def test_too_long_a_name_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "read", reports(tmp_path / "a.jsonl", 1), "--to", tmp_path / ("x" * 300))
    assert (outcome.code, outcome.out, len(outcome.err)) == (1, [], 1)
    assert outcome.err[0].endswith(": File name too long; check the path and the disk")


def test_reading_says_what_was_read_and_what_was_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, workspace = reports(tmp_path / "a.jsonl", 1, 2), tmp_path / "ws"
    assert call(capsys, "read", given, "--to", workspace).out == [f"2 read; workspace {workspace}"]
    assert call(capsys, "read", given, "--to", workspace).out == [f"0 read, 2 already there; workspace {workspace}"]
    (tmp_path / "b.jsonl").write_text(f"{report(2)}\n{{\n{report(3)}\n")
    third = call(capsys, "read", given, tmp_path / "b.jsonl", "--to", workspace)
    assert third.out == [f"1 read, 2 already there, 2 dropped; workspace {workspace}"]
    assert third.code == 3
    assert [line.split(": ")[1] for line in third.err] == [f"{tmp_path / 'b.jsonl'}:1", f"{tmp_path / 'b.jsonl'}:2"]
    assert [d.document_id for d, _ in Workspace.open(workspace).readings()] == ["a1", "a2", "a3"]


def test_a_folder_that_holds_other_things_is_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "read", reports(tmp_path / "a.jsonl", 1), "--to", tmp_path)
    assert (outcome.code, outcome.err) == (1, [f"saksi: {tmp_path}: neither empty nor a workspace; name another folder"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_the_trace_is_shown_on_demand_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "link", tmp_path / "ws").code == 1
    with pytest.raises(WorkspaceError, match="no workspace"):
        call(capsys, "--debug", "link", tmp_path / "ws")


def test_an_interrupted_command_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("saksi.cli.commands.read_into", interrupted)
    outcome = call(capsys, "read", reports(tmp_path / "a.jsonl", 1), "--to", tmp_path / "ws")
    assert (outcome.code, outcome.out) == (130, [])
    assert outcome.err == ["saksi: interrupted; what was finished is kept, run the command again to go on"]


def test_the_demo_reads_links_and_writes_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s.jsonl").write_text(f"{report(5, outlet='Kabar Uji')}\n{report(7)}\n")
    first = call(capsys, "demo", "--to", tmp_path / "demo", "--samples", tmp_path / "s.jsonl")
    assert (first.code, first.err) == (0, [])
    assert first.out[0].split("  ")[0] == "DAY"
    (row,) = (line.split() for line in first.out if line.startswith("2024-"))
    assert row[:3] + row[-2:] == ["2024-03-05", "COERCE/arrest", "Jayapura", "2", "figure"]
    told = "2 sample reports; all of them are invented. Open the report in a browser:"
    assert first.out[-1] == f"{told} {tmp_path / 'demo' / 'report.html'}"
    page = (tmp_path / "demo" / "report.html").read_bytes()
    assert page.startswith(b"<!DOCTYPE html>")
    assert call(capsys, "demo", "--to", tmp_path / "demo", "--samples", tmp_path / "s.jsonl") == first
    assert (tmp_path / "demo" / "report.html").read_bytes() == page


def test_the_demo_without_samples_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "demo", "--to", tmp_path / "demo", "--samples", tmp_path / "s.jsonl")
    remedy = "run this in the repository, or name --samples FILE"
    assert (outcome.code, outcome.err) == (2, [f"saksi: {tmp_path / 's.jsonl'}: no samples; {remedy}"])
    assert not (tmp_path / "demo").exists()


def test_the_demo_keeps_what_a_workspace_holds_already(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "demo" / "workspace"
    call(capsys, "read", reports(tmp_path / "a.jsonl", 1), "--to", workspace)
    outcome = call(capsys, "demo", "--to", tmp_path / "demo", "--samples", reports(tmp_path / "s.jsonl", 2))
    assert (outcome.code, outcome.err) == (0, [])
    assert list(Workspace.open(workspace).known()) == ["a1", "a2"]
