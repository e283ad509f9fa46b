"""Views of a workspace: made once a shard, made anew where they are missing or old, and never stale."""

from pathlib import Path

import pytest

from factories import document, event, incident, member, reading, two_reports
from saksi.model.errors import WorkspaceError
from saksi.model.filters import Filter
from saksi.pipeline import views as made_by
from saksi.pipeline.views import make_views, opened_views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS


def made(folder: Path) -> Workspace:
    incidents, readings = two_reports()
    workspace = Workspace.create(folder)
    workspace.add(list(readings.values()))
    workspace.keep_incidents([workspace.write_incidents("a", incidents)])
    return workspace


def one_more(workspace: Workspace) -> None:
    text = "Polisi menembak warga."
    doc = document(text, 9)
    told = event(text, "menembak", text)
    workspace.add([(doc, reading(doc, (), [told]))])
    shards = [*workspace.manifest.incident_shards, workspace.write_incidents("b", [incident([member(doc, told)])])]
    workspace.keep_incidents(shards)


def number_of(workspace: Workspace, view: str) -> int:
    with opened_views(workspace) as views:
        return int(views.rows(VIEWS[view], Filter()).read_all().num_rows)


def files(workspace: Workspace) -> dict[str, int]:
    folder = workspace.path / "views"
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in sorted(folder.glob("*/*"))}


def test_views_hold_what_was_read_and_linked(tmp_path: Path) -> None:
    workspace = made(tmp_path / "ws")
    assert {name: number_of(workspace, name) for name in ("articles", "events", "incidents", "reports", "claims")} == {
        "articles": 2, "events": 2, "incidents": 1, "reports": 3, "claims": 4,
    }  # fmt: skip


def test_only_new_shards_are_made_and_old_ones_stay(tmp_path: Path) -> None:
    workspace = made(tmp_path / "ws")
    make_views(workspace)
    before = files(workspace)
    assert len(before) == len(VIEWS)
    one_more(workspace)
    assert (number_of(workspace, "events"), number_of(workspace, "incidents")) == (3, 2)
    after = files(workspace)
    assert {name: after[name] for name in before} == before
    assert len(after) == 2 * len(VIEWS)


def test_what_belongs_to_nothing_any_more_goes(tmp_path: Path) -> None:
    workspace = made(tmp_path / "ws")
    make_views(workspace)
    (workspace.path / "views" / "events" / "00000-abc.parquet.77.part").write_bytes(b"half")
    workspace.keep_incidents([workspace.write_incidents("c", [])])
    assert number_of(workspace, "incidents") == 0
    assert [name for name in files(workspace) if "/a-" in name or name.endswith(".part")] == []


def test_other_code_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = made(tmp_path / "ws")
    make_views(workspace)
    before = set(files(workspace))
    monkeypatch.setattr(made_by, "code_sha256", lambda *packages: "f" * 64)
    make_views(workspace)
    assert not before & set(files(workspace))


def test_a_view_that_is_lost_is_made_again(tmp_path: Path) -> None:
    workspace = made(tmp_path / "ws")
    make_views(workspace)
    before = {path: path.read_bytes() for path in (workspace.path / "views").glob("*/*")}
    next(iter((workspace.path / "views" / "events").iterdir())).unlink()
    assert number_of(workspace, "events") == 2
    assert {path: path.read_bytes() for path in (workspace.path / "views").glob("*/*")} == before


def test_two_processes_make_the_same(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    make_views(one)
    make_views(two, jobs=2)
    assert {p.relative_to(one.path): p.read_bytes() for p in one.path.glob("views/*/*")} == {
        p.relative_to(two.path): p.read_bytes() for p in two.path.glob("views/*/*")
    }


def test_a_damaged_view_is_told(tmp_path: Path) -> None:
    workspace = made(tmp_path / "ws")
    make_views(workspace)
    next(iter((workspace.path / "views" / "events").iterdir())).write_bytes(b"PAR1 no more PAR1")
    with pytest.raises(WorkspaceError, match="delete the workspace's folder views"):
        number_of(workspace, "events")


def test_what_is_not_linked_has_no_views(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    with pytest.raises(WorkspaceError, match="not linked yet"):
        number_of(workspace, "events")


def test_no_progress_bar_is_drawn_into_what_is_written(tmp_path: Path) -> None:
    with opened_views(made(tmp_path / "ws")) as views:
        told = views.base.execute("SELECT current_setting('enable_progress_bar')").fetchone()
    assert told == (False,)
