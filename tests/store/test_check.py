"""The files of a workspace: the manifest is checked to the byte, and what nobody names is told apart."""

import json
from pathlib import Path

import pytest

from factories import document, reading
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.readings import Reading
from saksi.store.check import Findings, check_file, check_manifest, unnamed
from saksi.store.tables import sha256_of_file
from saksi.store.workspace import MANIFEST, Workspace

ONE = document("Polisi menangkap lima warga.")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "ws")
    made.add([(ONE, reading(ONE))])
    return made


def test_every_byte_of_the_manifest_counts(workspace: Workspace) -> None:
    content = (workspace.path / MANIFEST).read_bytes()
    for at in range(len(content)):
        (workspace.path / MANIFEST).write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        findings = Findings(workspace.path)
        check_manifest(workspace.path, findings)
        assert [one.kind for one in findings.all()] == ["manifest"], content[max(0, at - 20) : at + 20]


def test_a_manifest_of_an_older_version_has_no_hash_and_passes(workspace: Workspace) -> None:
    content = json.loads((workspace.path / MANIFEST).read_text())
    del content["sha256"]
    (workspace.path / MANIFEST).write_text(json.dumps(content))
    findings = Findings(workspace.path)
    assert check_manifest(workspace.path, findings) is not None
    assert findings.all() == []


def test_what_is_no_workspace_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no workspace; make one with"):
        check_manifest(tmp_path, Findings(tmp_path))


def test_a_file_is_missing_cut_changed_or_right(workspace: Workspace) -> None:
    path = workspace.path / "documents" / "00000.parquet"
    sha256, content = sha256_of_file(path), path.read_bytes()

    def kinds(cls: type = Document) -> list[str]:
        findings = Findings(workspace.path)
        assert check_file(path, sha256, findings, "mend it", cls) == (not findings.all())
        return [f"{one.kind} {one.file}" for one in findings.all()]

    assert kinds() == []
    path.write_bytes(content[:5] + b"\0" + content[6:])
    assert kinds() == ["changed documents/00000.parquet"]
    assert kinds(Reading) == ["unreadable documents/00000.parquet"]
    path.write_bytes(content[:-1])
    assert kinds() == ["unreadable documents/00000.parquet"]
    path.unlink()
    assert kinds() == ["missing documents/00000.parquet"]
    path.mkdir()
    assert kinds() == ["unreadable documents/00000.parquet"]


def test_only_what_is_never_needed_is_a_left_over(workspace: Workspace) -> None:
    for name in (
        "documents/00001.parquet", "documents/00005.parquet", "documents/00003.parquet.part", "documents/notes.txt",
        "readings/00005.parquet", "incidents/a.parquet", "saksi.json.part",
    ):  # fmt: skip
        (workspace.path / name).parent.mkdir(exist_ok=True)
        (workspace.path / name).write_bytes(b"x")
    found = {path.relative_to(workspace.path).as_posix(): is_left_over for path, is_left_over in unnamed(workspace)}
    assert found == {
        "saksi.json.part": True, "documents/00001.parquet": True, "documents/00003.parquet.part": True,
        "documents/00005.parquet": False, "documents/notes.txt": False, "readings/00005.parquet": False,
        "incidents/a.parquet": True,
    }  # fmt: skip
    (workspace.path / "readings/00001.parquet").write_bytes(b"x")
    assert dict(unnamed(workspace))[workspace.path / "documents/00001.parquet"] is False, "a whole shard may be somebody's"
