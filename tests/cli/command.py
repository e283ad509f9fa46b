"""The command as a user calls it, and what its tests feed it."""

import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from factories import two_reports
from saksi.cli.main import main
from saksi.store.workspace import Workspace

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: list[str]
    err: list[str]

    @property
    def ids(self) -> list[str]:
        return [json.loads(line)["id"] for line in self.out]


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Outcome:
    capsys.readouterr()
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    printed = capsys.readouterr()
    return Outcome(code, printed.out.splitlines(), printed.err.splitlines())


def report(number: int, **known: object) -> str:
    text = f"Polisi menangkap {number} warga di Jayapura pada Selasa (5/3/2024)."
    return json.dumps({"id": f"a{number}", "text": text, **known})


def reports(path: Path, *numbers: int) -> Path:
    path.write_text("".join(report(number) + "\n" for number in numbers))
    return path


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def made_workspace(folder: Path) -> Path:
    incidents, readings = two_reports()
    workspace = Workspace.create(folder)
    workspace.add(list(readings.values()))
    workspace.keep_incidents([workspace.write_incidents("a", incidents)])
    return folder


def copy_of(workspace: Path, folder: Path) -> Path:
    shutil.copytree(workspace, folder)
    return folder
