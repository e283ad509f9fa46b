"""The command as a process of its own: pipes, early ends, exit codes."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command import SAMPLES, report, reports

COMMAND = [sys.executable, "-m", "saksi.cli.main"]


def test_a_good_and_a_bad_article_through_pipes() -> None:
    given = f"{report(5)}\n{{\n{report(7)}\n".encode()
    done = subprocess.run([*COMMAND, "annotate", "-"], input=given, capture_output=True, timeout=60, check=False)
    assert done.returncode == 3
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a5", "a7"]
    problem = "not valid JSON (Expecting property name enclosed in double quotes, column 2)"
    assert done.stderr.decode() == f"saksi: standard input:2: {problem}; mend the line\n"


def test_plain_text_through_a_pipe() -> None:
    text = "Polisi menangkap lima warga di Jayapura – kata mereka.".encode("windows-1252")
    command = [*COMMAND, "annotate", "-", "--encoding", "windows-1252"]
    done = subprocess.run(command, input=text, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["id"] == "stdin"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_whoever_reads_only_the_first_lines_gets_no_error(tmp_path: Path, jobs: str) -> None:
    samples = [json.loads(line) for line in (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps({**one, "id": f"{one['id']}-{turn}"}) for turn in range(4) for one in samples]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    command = [*COMMAND, "annotate", str(tmp_path / "a.jsonl"), "--jobs", jobs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "s01-0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def in_bash(line: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, check=False)


def test_a_pipe_that_has_a_name_is_read_like_standard_input(tmp_path: Path) -> None:
    path = reports(tmp_path / "a.jsonl", 1, 2)
    done = in_bash(f"{shlex.join([*COMMAND, 'annotate'])} <(cat {shlex.quote(str(path))})")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a1", "a2"]


def test_a_closed_standard_input_does_not_matter_where_files_are_read(tmp_path: Path) -> None:
    done = in_bash(f"{shlex.join([*COMMAND, 'annotate', str(reports(tmp_path / 'a.jsonl', 1))])} <&-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["id"] == "a1"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_results_are_utf8_whatever_the_terminal(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "é→.jsonl").write_text(report(1, id="é→") + "\n{")
    given = [*COMMAND, "annotate", str(tmp_path / "é→.jsonl")]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(given, capture_output=True, timeout=60, check=False, env=environment)
    assert (done.returncode, json.loads(done.stdout.decode())["id"]) == (3, "é→")
    assert done.stderr.decode().startswith(f"saksi: {tmp_path / 'é→.jsonl'}:2: not valid JSON ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        given = [*COMMAND, "annotate", str(reports(tmp_path / "a.jsonl", 1))]
        done = subprocess.run(given, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    told = "saksi: output: No space left on device; check the path and the disk\n"
    assert (done.returncode, done.stderr.decode()) == (1, told)
