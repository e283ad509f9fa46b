"""A workspace holds what its manifest names, and tells in one line what is wrong with it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from factories import document, reading, two_reports
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.readings import Reading
from saksi.store.workspace import LAYOUT, MANIFEST, Workspace


def rows(*numbers: int) -> list[tuple[Document, Reading]]:
    found = [document(f"Polisi menangkap {number} warga.", number) for number in numbers]
    return [(one, reading(one)) for one in found]


def ids(workspace: Workspace) -> list[str]:
    return [one.document_id for one, _ in workspace.readings()]


def manifest(folder: Path, **changed: Any) -> None:
    path = folder / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), **changed}))


def test_what_is_added_comes_back_in_order_from_a_workspace_opened_anew(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "a" / "ws")
    workspace.add(rows(3, 1))
    workspace.add(rows(2))
    opened = Workspace.open(tmp_path / "a" / "ws")
    assert list(opened.readings()) == rows(3, 1, 2)
    assert opened.number_of_documents == 3
    assert opened.known() == {one.document_id: one.text_sha256 for one, _ in rows(1, 2, 3)}
    names = sorted(path.relative_to(opened.path).as_posix() for path in opened.path.rglob("*") if path.is_file())
    assert names == [
        "documents/00000.parquet",
        "documents/00001.parquet",
        "readings/00000.parquet",
        "readings/00001.parquet",
        "saksi.json",
    ]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        workspace = Workspace.create(tmp_path / name)
        workspace.add(rows(1, 2))
        workspace.keep_incidents([workspace.write_incidents("a", two_reports()[0])])
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "other" / path.relative_to(tmp_path / "one")).read_bytes(), path.name


def test_create_opens_what_is_there(tmp_path: Path) -> None:
    Workspace.create(tmp_path).add(rows(1))
    assert ids(Workspace.create(tmp_path)) == ["d1"]


def test_an_empty_folder_becomes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    assert ids(Workspace.create(tmp_path / "ws")) == []
    assert Workspace.open(tmp_path / "ws").manifest.layout == LAYOUT


def test_a_shard_that_the_manifest_does_not_name_does_not_count_and_is_written_over(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path)
    workspace.add(rows(1))
    Workspace.open(tmp_path).add(rows(2))
    workspace.save()
    opened = Workspace.open(tmp_path)
    assert (ids(opened), list(opened.known())) == (["d1"], ["d1"])
    opened.add(rows(3))
    assert ids(Workspace.open(tmp_path)) == ["d1", "d3"]


def test_what_stops_between_the_files_of_a_shard_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.create(tmp_path)
    workspace.add(rows(1))

    def stop(self: Workspace) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "save", stop)
        with pytest.raises(KeyboardInterrupt):
            workspace.add(rows(2))
    assert (tmp_path / "readings" / "00001.parquet").exists()
    opened = Workspace.open(tmp_path)
    opened.add(rows(3))
    assert ids(Workspace.open(tmp_path)) == ["d1", "d3"]


def test_incidents_are_given_only_while_they_are_of_all_documents(tmp_path: Path) -> None:
    incidents, readings = two_reports()
    workspace = Workspace.create(tmp_path)
    workspace.add(list(readings.values()))
    with pytest.raises(WorkspaceError) as refused:
        workspace.incidents()
    assert str(refused.value) == f"{tmp_path}: not linked yet; run: saksi link {tmp_path}"
    workspace.keep_incidents([workspace.write_incidents("a", incidents)])
    assert Workspace.open(tmp_path).incidents() == incidents
    assert [shard.count for shard in Workspace.open(tmp_path).manifest.incident_shards] == [1]
    workspace.add(rows(7))
    with pytest.raises(WorkspaceError, match=r"documents were added since it was linked; run: saksi link "):
        Workspace.open(tmp_path).incidents()
    workspace.keep_incidents([])
    assert Workspace.open(tmp_path).incidents() == []
    assert list((tmp_path / "incidents").iterdir()) == []


def test_what_is_no_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as missing:
        Workspace.open(tmp_path / "ws")
    assert str(missing.value) == f"{tmp_path / 'ws'}: no workspace; make one with: saksi read INPUT --to ws"
    (tmp_path / "catatan.txt").write_text("bukan")
    for taken in (tmp_path, tmp_path / "catatan.txt"):
        with pytest.raises(WorkspaceError) as refused:
            Workspace.create(taken)
        assert str(refused.value) == f"{taken}: neither empty nor a workspace; name another folder"
    with pytest.raises(WorkspaceError, match="cannot be written"):
        Workspace.create(tmp_path / "catatan.txt" / "ws")


def test_a_workspace_of_another_layout_is_refused(tmp_path: Path) -> None:
    Workspace.create(tmp_path).add(rows(1))
    manifest(tmp_path, layout="0123456789ab", columns_it_had=["text"])
    for opening in (Workspace.open, Workspace.create):
        with pytest.raises(WorkspaceError) as refused:
            opening(tmp_path)
        remedy = "read the articles again into a new workspace"
        assert str(refused.value) == f"{tmp_path}: written by another version of Saksi; {remedy}"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b'{"layout": "LAYOUT"}'])
def test_a_damaged_manifest_is_told(tmp_path: Path, content: bytes) -> None:
    Workspace.create(tmp_path)
    (tmp_path / MANIFEST).write_bytes(content.replace(b"LAYOUT", LAYOUT.encode()))
    with pytest.raises(WorkspaceError) as refused:
        Workspace.open(tmp_path)
    assert str(refused.value) == f"{tmp_path / MANIFEST}: the manifest is damaged; restore it, or read again"


@pytest.mark.parametrize(
    "changed",
    [
        {"shards": [{"number": 0}]},
        {"shards": {"a": 1}},
        {"shards": None},
        {"unknown": 1},
        {"linked": None},
        {"linked": "2"},
        *(
            {"shards": [{"number": 0, "count": 1, "documents_sha256": "", "readings_sha256": "", **shard}]}
            for shard in ({"count": "2"}, {"count": None}, {"number": "../../x"}, {"number": None})
        ),
    ],
)
def test_a_manifest_of_another_shape_is_damaged(tmp_path: Path, changed: dict[str, Any]) -> None:
    Workspace.create(tmp_path)
    manifest(tmp_path, **changed)
    with pytest.raises(WorkspaceError, match="the manifest is damaged"):
        Workspace.open(tmp_path)


@pytest.mark.parametrize("folder", ["documents", "readings"])
def test_a_missing_shard_is_told(tmp_path: Path, folder: str) -> None:
    workspace = Workspace.create(tmp_path)
    workspace.add(rows(1))
    workspace.add(rows(2))
    (tmp_path / folder / "00001.parquet").unlink()
    with pytest.raises(WorkspaceError) as refused:
        list(Workspace.open(tmp_path).readings())
    assert str(refused.value).startswith(f"{tmp_path / folder / '00001.parquet'}: shard is missing; ")


@pytest.mark.parametrize("folder", ["documents", "readings"])
def test_a_cut_shard_is_told(tmp_path: Path, folder: str) -> None:
    Workspace.create(tmp_path).add(rows(1, 2))
    shard = tmp_path / folder / "00000.parquet"
    shard.write_bytes(shard.read_bytes()[:-100])
    with pytest.raises(WorkspaceError) as refused:
        list(Workspace.open(tmp_path).readings())
    assert str(refused.value).startswith(f"{shard}: shard is damaged; ")


def test_a_missing_shard_of_incidents_is_told(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path)
    workspace.keep_incidents([workspace.write_incidents("a", two_reports()[0])])
    (tmp_path / "incidents" / "a.parquet").unlink()
    with pytest.raises(WorkspaceError, match=r"incidents/a\.parquet: shard is missing; "):
        workspace.incidents()


@pytest.mark.parametrize("folder", ["documents", "readings"])
@pytest.mark.parametrize("numbers", [(2,), (1, 2)])
def test_a_shard_that_is_not_the_one_written_is_told(tmp_path: Path, folder: str, numbers: tuple[int, ...]) -> None:
    Workspace.create(tmp_path / "ws").add(rows(1))
    Workspace.create(tmp_path / "other").add(rows(*numbers))
    shard = tmp_path / "ws" / folder / "00000.parquet"
    shutil.copy(tmp_path / "other" / folder / "00000.parquet", shard)
    with pytest.raises(WorkspaceError) as refused:
        list(Workspace.open(tmp_path / "ws").readings())
    remedy = "read the documents again into a new workspace"
    assert str(refused.value) == f"{shard}: shard is changed since it was written; {remedy}"


def test_a_shard_of_other_columns_is_told(tmp_path: Path) -> None:
    Workspace.create(tmp_path).add(rows(1))
    shutil.copy(tmp_path / "documents" / "00000.parquet", tmp_path / "readings" / "00000.parquet")
    with pytest.raises(WorkspaceError, match=r"readings/00000\.parquet: shard is changed since it was written; "):
        list(Workspace.open(tmp_path).readings())


def test_incidents_that_are_not_those_written_are_told(tmp_path: Path) -> None:
    for name, incidents in (("ws", two_reports()[0]), ("other", [])):
        workspace = Workspace.create(tmp_path / name)
        workspace.keep_incidents([workspace.write_incidents("a", incidents)])
    shutil.copy(tmp_path / "other" / "incidents" / "a.parquet", tmp_path / "ws" / "incidents" / "a.parquet")
    with pytest.raises(WorkspaceError, match=r"incidents/a\.parquet: shard is changed since it was written; "):
        Workspace.open(tmp_path / "ws").incidents()


def test_a_file_of_incidents_that_nobody_named_yet_is_found(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path)
    written = workspace.write_incidents("a", two_reports()[0])
    assert workspace.find_incidents("a") == written
    assert workspace.find_incidents("b") is None
