"""The command as a process of its own: pipes, early ends, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import SAMPLES, report

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
