"""Repair makes again what can be made again, says what it did, and touches nothing that was read or judged."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from saksi.pipeline import repair
from saksi.pipeline.check import check_workspace
from saksi.pipeline.repair import repair_workspace
from saksi.store.workspace import MANIFEST, Workspace
from sound import CODEBOOK, relink, reread, sound_workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(repair, "the_lexicon", lambda: SimpleNamespace(sha256=CODEBOOK))
    return sound_workspace(tmp_path / "ws")


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for name in ("documents", "readings") for path in (folder / name).iterdir()}


def wrong(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9] + b"too short")


HEALED: list[Callable[[Path], object]] = [
    lambda ws: any(map(wrong, (ws / "views").glob("*/*"))),
    lambda ws: wrong(ws / "linking" / "facts-00000.bin"),
    lambda ws: wrong(ws / "incidents" / "a.parquet"),
    lambda ws: (ws / "incidents" / "a.parquet").unlink(),
    lambda ws: relink(ws, lambda one: replace(one, members=one.members[:1])),
    lambda ws: (ws / "documents" / "00002.parquet").write_bytes(b"half"),
    lambda ws: (ws / "readings" / "00001.parquet.part").write_bytes(b"half"),
    lambda ws: (ws / "incidents" / "b.parquet").write_bytes(b"half"),
    lambda ws: (ws / MANIFEST).unlink(),
    lambda ws: (ws / MANIFEST).write_bytes(b"{"),
    lambda ws: (ws / MANIFEST).write_text((ws / MANIFEST).read_text().replace("\n", "\n ")),
]


@pytest.mark.parametrize("damage", HEALED)
def test_what_can_be_made_again_is_mended(folder: Path, damage: Callable[[Path], object]) -> None:
    before, judgements = kept(folder), Workspace.open(folder).judgements.all()
    damage(folder)
    assert not check_workspace(folder).is_sound
    checked, done = repair_workspace(folder)
    assert done
    assert checked.findings == check_workspace(folder).findings
    assert (checked.is_sound, checked.articles, checked.judgements) == (True, 2, 1)
    assert kept(folder) == before
    assert Workspace.open(folder).judgements.all() == judgements


def test_what_is_harmless_is_left(folder: Path) -> None:
    Workspace.open(folder).keep_incidents([], judged=1)
    checked, done = repair_workspace(folder)
    assert (done, [one.kind for one in checked.findings], checked.is_sound) == ([], ["stale"], True)


def test_damaged_incidents_are_given_up_and_made_again_by_linking(folder: Path) -> None:
    wrong(folder / "incidents" / "a.parquet")
    _, done = repair_workspace(folder)
    assert f"{folder / 'incidents'}: given up; make them again: saksi link {folder}" in done
    manifest = Workspace.open(folder).manifest
    assert (manifest.linked, manifest.judged, manifest.incident_shards) == (-1, 0, [])
    assert list((folder / "incidents").iterdir()) == []


def test_incidents_of_another_codebook_are_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair, "the_lexicon", lambda: SimpleNamespace(sha256="cd" * 32))
    (folder / "incidents" / "b.parquet").write_bytes(b"from an older run")
    wrong(folder / "incidents" / "a.parquet")
    checked, done = repair_workspace(folder)
    assert done == [
        f"{folder / 'incidents'}: left as it is: this version has another codebook, so that it cannot be made again"
    ]
    assert {one.file for one in checked.findings} == {"incidents/a.parquet", "incidents/b.parquet"}
    assert Workspace.open(folder).manifest.linked == 2


def test_incidents_are_left_where_readings_are_damaged(folder: Path) -> None:
    wrong(folder / "incidents" / "a.parquet")
    wrong(folder / "readings" / "00001.parquet")
    checked, done = repair_workspace(folder)
    assert done == [
        f"{folder / 'incidents'}: left as it is: articles or readings are damaged, so that it cannot be made again"
    ]
    assert {one.file for one in checked.findings} == {"incidents/a.parquet", "readings/00001.parquet"}


def test_a_damaged_article_is_named_with_its_remedy_and_left(folder: Path) -> None:
    wrong(folder / "documents" / "00000.parquet")
    before = kept(folder)
    checked, done = repair_workspace(folder)
    assert done == []
    (found,) = checked.findings
    assert found.remedy == "restore the file from a copy, or read these articles again into a new workspace"
    assert kept(folder) == before


def test_a_manifest_is_made_again_from_what_was_read_and_the_old_one_kept_aside(folder: Path) -> None:
    before = Workspace.open(folder).manifest
    (folder / MANIFEST).write_bytes(b"{")
    _, done = repair_workspace(folder)
    assert done[0].startswith(f"{folder / MANIFEST}: made again from the 2 articles as they are now")
    after = Workspace.open(folder).manifest
    assert (after.shards, after.reader, after.codebook_sha256) == (before.shards, before.reader, before.codebook_sha256)
    assert after.linked == -1
    assert (folder / "saksi.json.damaged").read_bytes() == b"{"


@pytest.mark.parametrize(
    "more",
    [
        lambda ws: reread(ws, lambda one: replace(one, mentions=(replace(one.mentions[0], surface="X"),))),
        lambda ws: reread(ws, lambda one: replace(one, reader="another")),
        lambda ws: (ws / "readings" / "00000.parquet").unlink(),
        lambda ws: wrong(ws / "documents" / "00001.parquet"),
        lambda ws: [shutil.move(path, path.with_name("00009.parquet")) for path in ws.glob("[dr]*/00000.parquet")],
    ],
)
def test_a_manifest_is_not_made_of_what_is_not_sound(folder: Path, more: Callable[[Path], object]) -> None:
    more(folder)
    (folder / MANIFEST).write_bytes(b"{")
    checked, done = repair_workspace(folder)
    assert (done, [one.kind for one in checked.findings]) == ([], ["manifest"])
    assert (folder / MANIFEST).read_bytes() == b"{"


def test_a_manifest_of_another_version_is_left(folder: Path) -> None:
    content = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(content.replace('"layout": "', '"layout": "0'))
    checked, done = repair_workspace(folder)
    assert (done, [one.problem for one in checked.findings]) == ([], ["written by another version of Saksi"])


@pytest.mark.parametrize("change", [{"count": 2}, {"count": 0}])
def test_a_manifest_that_does_not_fit_sound_shards_is_made_again(folder: Path, change: dict[str, int]) -> None:
    content = json.loads((folder / MANIFEST).read_text())
    content["shards"][0].update(change)
    (folder / MANIFEST).write_text(json.dumps(content))
    checked, done = repair_workspace(folder)
    assert any(line.startswith(f"{folder / MANIFEST}: made again") for line in done)
    assert Workspace.open(folder).manifest.shards[0].count == 1
    assert not [one for one in checked.findings if one.kind in {"manifest", "count"}]


def test_no_manifest_is_made_of_a_damaged_shard(folder: Path) -> None:
    content = json.loads((folder / MANIFEST).read_text())
    content["shards"][0]["count"] = 2
    (folder / MANIFEST).write_text(json.dumps(content))
    shard = folder / "documents/00000.parquet"
    shard.write_bytes(shard.read_bytes()[:-50])
    _, done = repair_workspace(folder)
    assert not any(str(folder / MANIFEST) in line for line in done)
