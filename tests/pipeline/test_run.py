"""Reading into a workspace: killed and resumed, skipped, refused; nothing is counted twice."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from saksi.engines.local import CHUNK
from saksi.model.documents import Document
from saksi.model.errors import ReadingError, UsageError, WorkspaceError
from saksi.model.ids import sha256_of
from saksi.model.readings import Reading
from saksi.model.runs import RunRecord
from saksi.pipeline import run
from saksi.pipeline.read import read
from saksi.store.workspace import Workspace

KILLED = """
import os, signal, sys
from saksi.cli.main import main
from saksi.pipeline import run
from saksi.store import workspace

step, run.SHARD = sys.argv[1], 2
owner, name = {"shard": (workspace.Workspace, "add"), "file": (workspace, "write_shard")}[step]
work, calls = getattr(owner, name), [0]

def work_and_die(*arguments):
    done = work(*arguments)
    calls[0] += 1
    if calls[0] == {"shard": 1, "file": 4}[step]:
        os.kill(os.getpid(), signal.SIGKILL)
    return done

setattr(owner, name, work_and_die)
main(sys.argv[2:])
"""


def reports(path: Path, *numbers: int) -> Path:
    lines = [
        {"id": f"a{number}", "text": f"Polisi menangkap {number} warga di Jayapura pada Selasa (5/3/2024), kata TNI."}
        for number in numbers
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def read_into(workspace: Path, *inputs: Path, jobs: int = 1) -> RunRecord:
    given = [str(one) for one in inputs]
    return run.read_into(workspace, given, io.BytesIO(), reader="fast", jobs=jobs, encoding="utf-8", progress=lambda _: None)


def content(workspace: Path) -> list[tuple[Document, Reading]]:
    return list(Workspace.open(workspace).readings())


def counts(one: RunRecord) -> tuple[int, int, int]:
    return one.number_read, one.number_skipped, len(one.dropped)


@pytest.mark.parametrize("step", ["shard", "file"])
def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = reports(tmp_path / "lima.jsonl", 1, 2, 3, 4, 5)
    command = [sys.executable, "-c", KILLED, step, "read", str(path), "--to", str(tmp_path / "ws"), "--reader", "fast"]
    killed = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, b"")
    assert [document.document_id for document, _ in content(tmp_path / "ws")] == ["a1", "a2"]
    monkeypatch.setattr(run, "SHARD", 2)
    assert counts(read_into(tmp_path / "ws", path)) == (3, 2, 0)
    assert counts(read_into(tmp_path / "whole", path)) == (5, 0, 0)
    assert content(tmp_path / "ws") == content(tmp_path / "whole")
    assert [shard.count for shard in Workspace.open(tmp_path / "ws").manifest.shards] == [2, 2, 1]
    links = [run.link_workspace(tmp_path / name, lambda _: None) for name in ("ws", "whole")]
    assert {one.number_of_incidents for one in links} == {len(Workspace.open(tmp_path / "whole").incidents())}
    assert Workspace.open(tmp_path / "ws").incidents() == Workspace.open(tmp_path / "whole").incidents()


def test_an_interrupted_run_keeps_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = reports(tmp_path / "lima.jsonl", 1, 2, 3, 4, 5)
    monkeypatch.setattr(run, "SHARD", 2)

    def stop_at_the_fifth(what: str) -> None:
        if what.startswith("5"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.read_into(
            tmp_path / "ws", [str(path)], io.BytesIO(), reader="fast", jobs=1, encoding="utf-8", progress=stop_at_the_fifth
        )
    assert len(content(tmp_path / "ws")) == 5
    assert counts(read_into(tmp_path / "ws", path)) == (0, 5, 0)


def test_a_second_run_skips_what_is_there(tmp_path: Path) -> None:
    one, more = reports(tmp_path / "a.jsonl", 1, 2), reports(tmp_path / "b.jsonl", 2, 3)
    assert counts(read_into(tmp_path / "ws", one)) == (2, 0, 0)
    assert counts(read_into(tmp_path / "ws", one)) == (0, 2, 0)
    assert counts(read_into(tmp_path / "ws", more)) == (1, 1, 0)
    assert [document.document_id for document, _ in content(tmp_path / "ws")] == ["a1", "a2", "a3"]
    runs = Workspace.open(tmp_path / "ws").runs()
    assert [(kept.number_read, kept.number_skipped) for kept in runs] == [(2, 0), (0, 2), (1, 1)]


def test_another_text_under_a_known_id_is_dropped(tmp_path: Path) -> None:
    read_into(tmp_path / "ws", reports(tmp_path / "a.jsonl", 1, 2))
    path = tmp_path / "b.jsonl"
    path.write_text('{"id": "a3", "text": "Teks baru."}\n{"id": "a2", "text": "Teks lain."}\n')
    second = read_into(tmp_path / "ws", path)
    assert counts(second) == (1, 0, 1)
    assert (second.dropped[0].where, second.dropped[0].problem, second.dropped[0].remedy) == (
        f"{path}:2",
        "id 'a2' is in the workspace with another text",
        "give it another id, or use a new workspace",
    )
    assert {document.document_id: document.text for document, _ in content(tmp_path / "ws")}["a2"].endswith("kata TNI.")


@pytest.mark.parametrize("changed", ["reader", "codebook_sha256"])
def test_a_workspace_made_with_another_codebook_or_reader_is_refused(tmp_path: Path, changed: str) -> None:
    read_into(tmp_path / "ws", reports(tmp_path / "a.jsonl", 1))
    workspace = Workspace.open(tmp_path / "ws")
    setattr(workspace.manifest, changed, "9999999999")
    workspace.save()
    with pytest.raises(WorkspaceError) as refused:
        read_into(tmp_path / "ws", reports(tmp_path / "b.jsonl", 2))
    manifest = workspace.manifest
    made = f"made with reader {manifest.reader}, codebook {manifest.codebook_sha256[:8]}; this is fast, "
    assert str(refused.value).startswith(f"{tmp_path / 'ws'}: {made}")
    assert str(refused.value).endswith("; read everything into a new workspace, so that all of it is read alike")
    assert len(content(tmp_path / "ws")) == 1


def test_a_workspace_read_with_another_codebook_is_not_linked(tmp_path: Path) -> None:
    read_into(tmp_path / "ws", reports(tmp_path / "a.jsonl", 1))
    workspace = Workspace.open(tmp_path / "ws")
    workspace.manifest.codebook_sha256 = "9999999999"
    workspace.save()
    with pytest.raises(WorkspaceError) as refused:
        run.link_workspace(tmp_path / "ws", lambda _: None)
    read_with = f"read with codebook 99999999; this is {run.the_lexicon().sha256[:8]}"
    assert str(refused.value) == f"{tmp_path / 'ws'}: {read_with}; read everything into a new workspace"


def test_an_empty_workspace_takes_the_codebook_of_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "kosong.jsonl").write_text("")
    assert counts(read_into(tmp_path / "ws", tmp_path / "kosong.jsonl")) == (0, 0, 1)
    workspace = Workspace.open(tmp_path / "ws")
    workspace.manifest.codebook_sha256 = "9999999999"
    workspace.save()
    assert counts(read_into(tmp_path / "ws", reports(tmp_path / "a.jsonl", 1))) == (1, 0, 0)
    assert Workspace.open(tmp_path / "ws").manifest.codebook_sha256 == run.the_lexicon().sha256


def test_an_unknown_reader_is_wrong_usage_and_makes_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        run.read_into(
            tmp_path / "ws", ["-"], io.BytesIO(), reader="teliti", jobs=1, encoding="utf-8", progress=lambda _: None
        )
    assert str(refused.value) == "no reader 'teliti' in this version; use --reader full or fast"
    assert not (tmp_path / "ws").exists()


def test_a_missing_input_is_wrong_usage_and_makes_no_workspace(tmp_path: Path) -> None:
    missing = tmp_path / "hilang.jsonl"
    with pytest.raises(UsageError) as refused:
        read_into(tmp_path / "ws", reports(tmp_path / "a.jsonl", 1), missing)
    assert str(refused.value) == f"{missing}: no such file or folder; check the path"
    assert not (tmp_path / "ws").exists()


def test_two_processes_read_the_same_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = reports(tmp_path / "a.jsonl", *range(2 * CHUNK + 1))
    monkeypatch.setattr(run, "SHARD", 10)
    for jobs in (1, 2):
        assert counts(read_into(tmp_path / str(jobs), path, jobs=jobs)) == (2 * CHUNK + 1, 0, 0)
    for shard in (tmp_path / "1").rglob("*.*"):
        assert shard.read_bytes() == (tmp_path / "2" / shard.relative_to(tmp_path / "1")).read_bytes(), shard.name


def test_a_failing_reader_names_the_article_and_what_was_read_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = reports(tmp_path / "a.jsonl", 1, 2, 3, 4)
    monkeypatch.setattr(run, "SHARD", 2)

    def fail_at_the_fourth(document: Document, *more: object) -> Reading:
        if document.document_id == "a4":
            raise ZeroDivisionError("not today")
        return read(document, run.the_lexicon())

    monkeypatch.setattr("saksi.pipeline.run.read", fail_at_the_fourth)
    with pytest.raises(ReadingError) as failed:
        read_into(tmp_path / "ws", path)
    assert str(failed.value).startswith(f"{path}:4: the reader failed on article 'a4' (ZeroDivisionError: not today); ")
    assert [document.document_id for document, _ in content(tmp_path / "ws")] == ["a1", "a2", "a3"]
    assert [shard.count for shard in Workspace.open(tmp_path / "ws").manifest.shards] == [2, 1]


def test_the_document_in_the_workspace_is_the_article_as_it_came(tmp_path: Path) -> None:
    path = reports(tmp_path / "a.jsonl", 1)
    read_into(tmp_path / "ws", path)
    ((document, reading),) = content(tmp_path / "ws")
    assert document.text == json.loads(path.read_text())["text"]
    assert reading.text_sha256 == document.text_sha256 == sha256_of(document.text)
    assert (document.origin, reading.document_id, reading.reader) == (f"{path}:1", "a1", "fast")


@pytest.mark.parametrize("number", ["9" * 23, "99.999.999.999.999.999.999"])
def test_a_number_beyond_all_counts_does_not_stop_a_run(tmp_path: Path, number: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": f"Sebanyak {number} orang tewas di Jayapura."}))
    assert counts(read_into(tmp_path / "ws", path)) == (1, 0, 0)


def test_an_empty_workspace_is_not_linked(tmp_path: Path) -> None:
    Workspace.create(tmp_path)
    with pytest.raises(WorkspaceError) as refused:
        run.link_workspace(tmp_path, lambda _: None)
    assert str(refused.value) == f"{tmp_path}: nothing was read into it; run: saksi read INPUT --to {tmp_path}"


def test_progress_counts_the_articles(tmp_path: Path) -> None:
    shown: list[str] = []
    path = reports(tmp_path / "a.jsonl", 1, 2)
    run.read_into(tmp_path / "ws", [str(path)], io.BytesIO(), reader="fast", jobs=1, encoding="utf-8", progress=shown.append)
    run.link_workspace(tmp_path / "ws", shown.append)
    assert shown[:3] == ["1 read", "2 read", "facts 1 of 1"]
    assert list(dict.fromkeys(what.split()[0] for what in shown[3:])) == ["blocks", "groups", "incidents"]
