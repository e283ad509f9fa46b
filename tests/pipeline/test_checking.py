"""Every kind of planted damage is found, by its kind and file; what is sound is left alone; nothing escapes."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import document, reading
from saksi.model.incidents import Disagreement
from saksi.model.spans import Span
from saksi.pipeline.check import check_workspace
from saksi.pipeline.repair import repair_workspace
from saksi.store.workspace import MANIFEST, Workspace
from sound import relink, reread, rewrite, sound_workspace

Plant = Callable[[Path], object]
FAR = Span(9_000, 9_001)
NOWHERE = Disagreement(field="figure", values=(("killed 5..5", ("c-0",)),))
NOTHING: Any = None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sound_workspace(tmp_path / "ws")


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads((folder / MANIFEST).read_text())
    change(content)
    (folder / MANIFEST).write_text(json.dumps(content))


def save(folder: Path, change: Callable[[Workspace], object]) -> None:
    workspace = Workspace.open(folder)
    change(workspace)
    workspace.save()


def view(folder: Path, name: str) -> Path:
    return sorted((folder / "views" / name).iterdir())[0]


def one_more(folder: Path, name: int, row: int | None = None) -> None:
    made = document("Polisi menembak warga.", name)
    read = replace(reading(made if row is None else document("Lain.", row)), text_sha256=made.text_sha256)
    Workspace.open(folder).add([(made, read)])


def mention(folder: Path, **changed: Any) -> None:
    reread(folder, lambda r: replace(r, mentions=(replace(r.mentions[0], **changed), *r.mentions[1:])))


def sentence(folder: Path, **changed: Any) -> None:
    reread(folder, lambda r: replace(r, sentences=(replace(r.sentences[0], **changed), *r.sentences[1:])))


def event(folder: Path, **changed: Any) -> None:
    reread(folder, lambda r: replace(r, events=(replace(r.events[0], **changed), *r.events[1:])))


def member(folder: Path, **changed: Any) -> None:
    relink(folder, lambda i: replace(i, members=(replace(i.members[0], **changed), *i.members[1:])))


def claim(folder: Path, **changed: Any) -> None:
    relink(folder, lambda i: replace(i, claims=(replace(i.claims[0], **changed), *i.claims[1:])))


def join(folder: Path, **changed: Any) -> None:
    relink(folder, lambda i: replace(i, joins=(replace(i.joins[0], **changed),)))


def vectors(folder: Path) -> Path:
    (folder / "vectors").mkdir()
    return folder / "vectors/a.parquet"


def copy_shard(folder: Path, name: str) -> None:
    shutil.copy(folder / "documents/00000.parquet", folder / f"documents/{name}.parquet")


DAMAGE: list[tuple[str, str, Plant]] = [
    ("manifest", "saksi.json", lambda ws: (ws / MANIFEST).unlink()),
    ("manifest", "saksi.json", lambda ws: cut(ws / MANIFEST)),
    ("manifest", "saksi.json", lambda ws: edit(ws, lambda m: m.update(layout="0123456789ab"))),
    ("manifest", "saksi.json", lambda ws: edit(ws, lambda m: m.update(runs=[{"command": "nothing"}]))),
    ("manifest", "saksi.json", lambda ws: edit(ws, lambda m: m["shards"].reverse())),
    ("manifest", "saksi.json", lambda ws: edit(ws, lambda m: m["incident_shards"][0].update(name="../a"))),
    ("manifest", "saksi.json", lambda ws: edit(ws, lambda m: m.update(judged="1"))),
    ("missing", "documents/00001.parquet", lambda ws: (ws / "documents/00001.parquet").unlink()),
    ("missing", "readings/00000.parquet", lambda ws: (ws / "readings/00000.parquet").unlink()),
    ("missing", "incidents/a.parquet", lambda ws: (ws / "incidents/a.parquet").unlink()),
    ("changed", "documents/00000.parquet", lambda ws: flip(ws / "documents/00000.parquet", 40)),
    ("changed", "readings/00001.parquet", lambda ws: flip(ws / "readings/00001.parquet", 40)),
    ("changed", "incidents/a.parquet", lambda ws: flip(ws / "incidents/a.parquet", 40)),
    ("unreadable", "documents/00000.parquet", lambda ws: cut(ws / "documents/00000.parquet")),
    ("unreadable", "readings/00000.parquet", lambda ws: (ws / "readings/00000.parquet").write_bytes(b"no Parquet")),
    ("unreadable", "incidents/a.parquet", lambda ws: cut(ws / "incidents/a.parquet")),
    ("unreadable", "readings/00000.parquet", lambda ws: mention(ws, span=NOTHING)),
    ("count", "documents/00000.parquet", lambda ws: save(ws, lambda w: setattr(w.manifest.shards[0], "count", 2))),
    ("count", "incidents/a.parquet", lambda ws: save(ws, lambda w: setattr(w.manifest.incident_shards[0], "count", 2))),
    ("count", "documents/00002.parquet", lambda ws: one_more(ws, 1)),
    ("count", "readings/00002.parquet", lambda ws: one_more(ws, 3, 4)),
    ("text", "documents/00000.parquet", lambda ws: rewrite(ws, lambda d, r: (replace(d, text=d.text + "."), r))),
    ("text", "readings/00000.parquet", lambda ws: reread(ws, lambda r: replace(r, text_sha256="0" * 64))),
    ("offset", "readings/00000.parquet", lambda ws: mention(ws, surface="X")),
    ("offset", "readings/00000.parquet", lambda ws: sentence(ws, span=FAR)),
    ("offset", "readings/00000.parquet", lambda ws: event(ws, trigger=Span(100, 105))),
    ("offset", "readings/00000.parquet", lambda ws: event(ws, date_span=FAR)),
    ("offset", "incidents/a.parquet", lambda ws: claim(ws, span=FAR)),
    ("reference", "readings/00000.parquet", lambda ws: event(ws, figures=("m-0",))),
    ("reference", "readings/00000.parquet", lambda ws: reread(ws, lambda r: replace(r, events=r.events * 2))),
    ("reference", "incidents/a.parquet", lambda ws: member(ws, document_id="d9")),
    ("reference", "incidents/a.parquet", lambda ws: member(ws, event_id="e-0")),
    ("reference", "incidents/a.parquet", lambda ws: claim(ws, event_id="e-0")),
    ("reference", "incidents/a.parquet", lambda ws: join(ws, one="e-0")),
    ("reference", "incidents/a.parquet", lambda ws: relink(ws, lambda i: replace(i, disagreements=(NOWHERE,)))),
    ("reference", "incidents/a.parquet", lambda ws: relink(ws, lambda i: replace(i, members=()))),
    ("reader", "readings/00001.parquet", lambda ws: rewrite(ws, lambda d, r: (d, replace(r, reader="fast")), 1)),
    ("reader", "readings/00000.parquet", lambda ws: reread(ws, lambda r: replace(r, codebook_sha256="cd" * 32))),
    ("outdated", "incidents", lambda ws: one_more(ws, 3)),
    ("outdated", "incidents", lambda ws: Workspace.open(ws).judgements.withdraw(1, user="a", made_at="b", reason="c")),
    ("outdated", "incidents", lambda ws: save(ws, lambda w: setattr(w.manifest, "linked", -1))),
    ("left-over", "documents/00002.parquet", lambda ws: copy_shard(ws, "00002")),
    ("left-over", "documents/00007.parquet", lambda ws: copy_shard(ws, "00007")),
    ("left-over", "readings/00000.parquet.part", lambda ws: (ws / "readings/00000.parquet.part").write_bytes(b"half")),
    ("left-over", "incidents/b.parquet", lambda ws: (ws / "incidents/b.parquet").write_bytes(b"half")),
    ("left-over", "saksi.json.part", lambda ws: (ws / "saksi.json.part").write_bytes(b"{")),
    ("left-over", "documents/notes.txt", lambda ws: (ws / "documents/notes.txt").write_text("mine")),
    ("derived", "views/events/", lambda ws: cut(view(ws, "events"))),
    ("derived", "views/claims/", lambda ws: shutil.copy(view(ws, "reports"), view(ws, "claims"))),
    ("derived", "linking/facts-00000.bin", lambda ws: flip(ws / "linking/facts-00000.bin", 3)),
    ("derived", "linking/facts-00001.bin", lambda ws: cut(ws / "linking/facts-00001.bin")),
    ("judgements", "judgements", lambda ws: (ws / "judgements.db").write_bytes(b"no database" * 100)),
    ("judgements", "judgements", lambda ws: (ws / "judgements.db").unlink()),
    ("unreadable", "runs", lambda ws: (ws / "runs.db").write_bytes(b"no database" * 100)),
    ("derived", "search.db", lambda ws: (ws / "search.db").write_bytes(b"no database" * 100)),
    ("derived", "vectors/a.parquet", lambda ws: vectors(ws).write_bytes(b"no Parquet")),
]  # fmt: skip


def test_a_sound_workspace_gives_no_finding(folder: Path) -> None:
    checked = check_workspace(folder)
    assert checked.findings == []
    assert (checked.articles, checked.reports, checked.incidents, checked.judgements) == (2, 3, 1, 1)
    assert (checked.is_linked, checked.is_sound) == (True, True)


@pytest.mark.parametrize(("kind", "file", "plant"), DAMAGE, ids=[f"{n}-{one[0]}" for n, one in enumerate(DAMAGE)])
def test_planted_damage_is_found_by_kind_and_file(folder: Path, kind: str, file: str, plant: Plant) -> None:
    plant(folder)
    checked = check_workspace(folder)
    found = next(one for one in checked.findings if one.kind == kind and one.file.startswith(file))
    assert found.line.startswith(f"{kind:10} {found.file}: {found.problem}")
    assert found.remedy
    assert "\n" not in found.line
    assert not checked.is_sound


FILES = [one for one in DAMAGE if one[0] in {"missing", "changed", "unreadable", "left-over", "derived", "judgements"}]


@pytest.mark.parametrize(("kind", "file", "plant"), FILES, ids=[f"{n}-{one[0]}" for n, one in enumerate(FILES)])
def test_one_damaged_file_is_told_once_and_nothing_else_with_it(folder: Path, kind: str, file: str, plant: Plant) -> None:
    plant(folder)
    (found,) = [one for one in check_workspace(folder).findings if not one.is_harmless]
    assert (found.kind, found.more) == (kind, 0)
    assert found.file.startswith(file)


def test_a_judgement_of_an_article_that_is_not_there(folder: Path) -> None:
    workspace = Workspace.open(folder)
    workspace.manifest.shards.pop()
    workspace.manifest.incident_shards, workspace.manifest.linked = [], -1
    workspace.save()
    (found,) = [one for one in check_workspace(folder).findings if one.kind == "judgements"]
    assert found.problem == "judgement 1 speaks of article d2, which is not there"


def correct(folder: Path, **said: Any) -> None:
    ((made, read),) = Workspace.open(folder).readings_of(0)
    asked = {"document_id": made.document_id, "fact_id": read.events[0].event_id, "field": "status", "new_value": "denied"}
    Workspace.open(folder).corrections.add(**(asked | said), old_value="", user="ani", made_at="now", reason="")


@pytest.mark.parametrize("said", [{}, {"field": "delete", "new_value": "yes"}])
def test_corrections_that_nothing_follows_yet_are_told_and_nothing_else(folder: Path, said: dict[str, str]) -> None:
    correct(folder, **said)
    found = {(one.kind, one.problem) for one in check_workspace(folder).findings if not one.is_harmless}
    assert found == {("outdated", "do not follow the corrections that were made since")}


@pytest.mark.parametrize(("said", "problem"), [
    ({"field": "date_from", "new_value": "garbage"}, "correction 1: the new value of date_from is none (Invalid"),
    ({"field": "agents", "new_value": "hamas"}, "correction 1: the new value of agents is none (Expecting"),
    ({"fact_id": "e-0"}, "correction 1 speaks of e-0 in d1, which is not there"),
    ({"document_id": "d9"}, "in d9, which is not there"),
    ({"span": FAR}, "correction 1: its words lie behind the end of article d1"),
])  # fmt: skip
def test_corrections_that_cannot_be_followed_are_found(folder: Path, said: dict[str, Any], problem: str) -> None:
    correct(folder, **said)
    (found,) = [one for one in check_workspace(folder).findings if one.file == "corrections"]
    assert problem in found.problem


def test_lost_judgements_are_told_as_lost(folder: Path) -> None:
    (folder / "judgements.db").unlink()
    (found,) = check_workspace(folder).findings
    assert found.problem == "1 of 1 judgements and withdrawals that the incidents follow are lost"


def test_the_same_wrong_again_is_counted_not_repeated(folder: Path) -> None:
    reread(folder, lambda r: replace(r, mentions=tuple(replace(one, surface="X") for one in r.mentions)))
    (found,) = [one for one in check_workspace(folder).findings if one.kind == "offset"]
    assert found.more == 5
    assert " (and 5 more like it); restore the file" in found.line


def test_stale_views_are_told_but_do_no_harm(folder: Path) -> None:
    save(folder, lambda w: w.keep_incidents([], judged=1))
    checked = check_workspace(folder)
    assert {(one.kind, one.file) for one in checked.findings} == {("stale", "views")}
    assert checked.is_sound


def test_a_report_in_two_incidents_is_found(folder: Path) -> None:
    workspace = Workspace.open(folder)
    incidents = workspace.incidents()
    workspace.keep_incidents([workspace.write_incidents("a", [*incidents, *incidents])], judged=1)
    assert [one.problem for one in check_workspace(folder).findings if one.kind == "reference"] == [
        "3 reports stand in two incidents"
    ]


# ---- anything at all ----


@pytest.fixture(scope="module")
def original() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield sound_workspace(Path(made) / "ws")


@settings(max_examples=50)
@given(data=st.data())
def test_whatever_is_damaged_the_check_ends_and_repair_touches_no_article(original: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "ws"
        shutil.copytree(original, folder)
        counts = False
        for file in data.draw(st.lists(st.sampled_from(files(folder)), min_size=1, max_size=3, unique=True)):
            content = bytearray((folder / file).read_bytes())
            before = bytes(content)
            for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
                content[at] = data.draw(st.integers(0, 255))
            whole = data.draw(st.booleans())
            (folder / file).write_bytes(content if whole else content[: data.draw(st.integers(0, len(content)))])
            changed = (folder / file).read_bytes() != before
            counts |= changed and file.split("/")[0] in {"documents", "readings", "incidents", MANIFEST}
        checked = check_workspace(folder)
        assert checked.is_sound in ({False} if counts else {False, True})
        assert all(one.remedy and "\n" not in one.line for one in checked.findings)
        kept = {name: (folder / name).read_bytes() for name in files(folder) if name.startswith(("documents", "readings"))}
        repair_workspace(folder)
        assert {name: (folder / name).read_bytes() for name in kept} == kept


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.stat().st_size
    )
