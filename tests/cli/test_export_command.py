"""`saksi export`: to a file in one step or to standard output; what cannot be written leaves the old file."""

import codecs
import csv
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from command import call, made_workspace, report

from saksi.cli.main import main
from saksi.export import EXPORTERS
from saksi.views import VIEWS


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made_workspace(tmp_path / "ws")


def test_a_table_opens_in_a_spreadsheet(tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "events.csv"
    outcome = call(capsys, "export", workspace, "--format", "csv", "--output", target)
    assert (outcome.code, outcome.err) == (0, [])
    assert outcome.out == [f"{target}: csv, 2 rows"]
    assert target.read_bytes().startswith(codecs.BOM_UTF8 + b"event_id,")
    with target.open(encoding="utf-8-sig", newline="") as lines:
        assert [row["document"] for row in csv.DictReader(lines)] == ["d1", "d2"]
    assert b"\r" not in target.read_bytes()


@pytest.mark.parametrize("name", ["followthemoney", "geojson", "incidents", "jsonl", "plover", "report", "web-annotation"])
def test_other_formats_have_no_mark(tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    target = tmp_path / "out"
    assert call(capsys, "export", workspace, "--format", name, "--output", target).code == 0
    assert target.read_bytes()[:1] == (b"<" if name == "report" else b"{")


@pytest.mark.parametrize("name", ["csv", *(f"csv:{view}" for view in VIEWS), *EXPORTERS])
def test_standard_output_gets_what_the_file_gets(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    outcome = call(capsys, "export", workspace, "--format", name, "--output", "-")
    assert (outcome.code, outcome.err) == (0, [])
    call(capsys, "export", workspace, "--format", name, "--output", tmp_path / "out")
    assert outcome.out == (tmp_path / "out").read_text(encoding="utf-8-sig").splitlines()


def test_the_same_workspace_gives_the_same_bytes(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("csv:claims", "datapackage", *EXPORTERS):
        for target in ("one", "other"):
            call(capsys, "export", workspace, "--format", name, "--output", tmp_path / target)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_data_package_is_a_zip_file_in_a_file_and_in_a_pipe(
    tmp_path: Path, workspace: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    target = tmp_path / "package.zip"
    assert main(["export", str(workspace), "--format", "datapackage", "--output", str(target)]) == 0
    assert capsysbinary.readouterr().out.decode() == f"{target}: datapackage, made of 1 incidents and 2 articles\n"
    with zipfile.ZipFile(target) as package:
        assert {"datapackage.json", "README.md", "codebook.md", "data/incidents.csv"} <= set(package.namelist())
    assert main(["export", str(workspace), "--format", "datapackage", "--output", "-"]) == 0
    assert capsysbinary.readouterr().out == target.read_bytes()


def test_an_incident_names_the_document_as_it_was_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "arsip/2024 ünïk:1.html"
    (tmp_path / "a.jsonl").write_text(f"{report(5, id=name)}\n{report(7)}\n")
    assert call(capsys, "read", tmp_path / "a.jsonl", "--to", tmp_path / "ws").code == 0
    assert call(capsys, "link", tmp_path / "ws").code == 0
    outcome = call(capsys, "export", tmp_path / "ws", "--format", "incidents", "--output", "-")
    records = [json.loads(line) for line in outcome.out]
    assert {member["document"] for record in records for member in record["members"]} == {name, "a7"}
    for record in records:
        assert {"incident_id", "event_type", "date", "place", "members"} <= record.keys()
        assert (record["event_type"], record["date"], record["place"]) == ("COERCE", "2024-03-05", "Jayapura")


def test_what_cannot_be_written_is_wrong_usage(tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "hilang" / "out.csv"
    outcome = call(capsys, "export", workspace, "--format", "csv", "--output", target)
    assert (outcome.code, outcome.out, len(outcome.err)) == (2, [], 1)
    assert outcome.err[0].startswith(f"saksi: {target}: cannot be written (")
    assert outcome.err[0].endswith("); name another file")


@pytest.mark.parametrize("name", ["", ".", "/", "folder"])
def test_a_folder_is_no_file_to_write(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    target = str(tmp_path) if name == "folder" else name
    outcome = call(capsys, "export", workspace, "--format", "csv", "--output", target)
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == [f"saksi: {target!r}: is no file; name a file, or - for standard output"]
    assert not list(tmp_path.glob("*.part"))


def test_a_link_is_written_through(tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert call(capsys, "export", workspace, "--format", "csv", "--output", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8-sig").startswith("event_id,")


def test_a_pipe_that_has_a_name_is_written_to_and_stays(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        outcome = call(capsys, "export", workspace, "--format", "incidents", "--output", pipe)
        written = os.read(reading, 60_000)
    finally:
        os.close(reading)
    assert (outcome.code, outcome.err, stat.S_ISFIFO(pipe.stat().st_mode)) == (0, [], True)
    assert [json.loads(line)["event_type"] for line in written.splitlines()] == ["ASSAULT"]


def test_an_export_that_fails_half_way_leaves_the_old_file(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    def full(*written: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTERS, "jsonl", full)
    outcome = call(capsys, "export", workspace, "--format", "jsonl", "--output", target)
    assert outcome.err == [f"saksi: {target}: cannot be written (No space left on device); name another file"]
    assert (outcome.code, target.read_text()) == (2, "old")


def test_an_unknown_format_is_wrong_usage(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "export", workspace, "--format", "word", "--output", "-")
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == [
        "saksi: no format 'word'; use one of acled, csv, csv:VIEW, datapackage, followthemoney, geojson, incidents, jsonl,"
        " parquet, parquet:VIEW, plover, report, ucdp, web-annotation, xlsx"
    ]


def test_an_unknown_view_is_wrong_usage(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "export", workspace, "--format", "csv:wars", "--output", "-")
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == [f"saksi: no view 'wars'; use one of {', '.join(VIEWS)}"]
