"""The record of runs, on each database, and in manifests of a version that kept it there."""

import json
from dataclasses import asdict
from pathlib import Path
from shutil import copy

import pytest

from saksi.model.runs import Dropped, RunRecord
from saksi.store.setting import ID_FILE, SETTING
from saksi.store.workspace import MANIFEST, Workspace


def run(number: int, *dropped: Dropped) -> RunRecord:
    return RunRecord(
        command="read", reader="fast", codebook_sha256="ab", code_version="0",
        number_read=number, number_skipped=2, dropped=dropped,
    )  # fmt: skip


@pytest.mark.usefixtures("backend")
def test_runs_come_back_in_order_with_what_they_dropped(tmp_path: Path) -> None:
    lost = [Dropped(where=f"a.jsonl:{number}", problem="no text", remedy="give it") for number in range(12)]
    Workspace.create(tmp_path).note([run(1, *lost)])
    before = (tmp_path / MANIFEST).read_bytes()
    Workspace.open(tmp_path).note([run(2), run(3, lost[7])])
    assert Workspace.open(tmp_path).runs() == [run(1, *lost), run(2), run(3, lost[7])]
    assert (tmp_path / MANIFEST).read_bytes() == before


@pytest.mark.usefixtures("backend")
def test_what_is_no_text_is_kept_readable(tmp_path: Path) -> None:
    Workspace.create(tmp_path).note([run(1, Dropped(where="a\udcff.txt", problem="ends in \0", remedy="mend it"))])
    (kept,) = Workspace.open(tmp_path).runs()
    assert (kept.dropped[0].where, kept.dropped[0].problem) == ("a\\udcff.txt", "ends in \\0")


@pytest.mark.usefixtures("backend")
def test_runs_that_an_older_version_kept_in_the_manifest_come_first(tmp_path: Path) -> None:
    Workspace.create(tmp_path)
    path, old = tmp_path / MANIFEST, run(1, Dropped(where="a.jsonl:7", problem="no text", remedy="give it"))
    path.write_text(json.dumps({**json.loads(path.read_text()), "runs": [asdict(old)]}))
    Workspace.open(tmp_path).note([run(2)])
    assert Workspace.open(tmp_path).runs() == [old, run(2)]


def test_judgements_can_be_taken_to_another_workspace_without_its_runs(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    workspace.note([run(1)])
    assert sorted(path.name for path in workspace.path.iterdir()) == ["runs.db", MANIFEST]


def test_runs_are_taken_along_to_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgresql: str) -> None:
    monkeypatch.delenv(SETTING)
    lost = Dropped(where="a.jsonl:7", problem="no text", remedy="give it")
    Workspace.create(tmp_path).note([run(1, lost), run(2)])
    monkeypatch.setenv(SETTING, postgresql)
    assert Workspace.open(tmp_path).runs() == [run(1, lost), run(2)]
    Workspace.open(tmp_path).note([run(3, lost)])
    assert Workspace.open(tmp_path).runs() == [run(1, lost), run(2), run(3, lost)]


def test_a_new_workspace_may_begin_with_the_name_of_another_in_postgresql(tmp_path: Path, postgresql: str) -> None:
    Workspace.create(tmp_path / "old").note([run(1)])
    (tmp_path / "new").mkdir()
    copy(tmp_path / "old" / ID_FILE, tmp_path / "new")
    Workspace.create(tmp_path / "new").note([run(2)])
    assert Workspace.open(tmp_path / "old").runs() == [run(1), run(2)]
