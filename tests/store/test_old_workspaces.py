"""Workspaces of older versions open in this one. Each folder in ``old`` was written by the version that had that layout."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from saksi.model.filters import Filter
from saksi.pipeline.views import opened_views
from saksi.store.tables import read_shard, write_shard
from saksi.store.workspace import KNOWN, LAYOUT, Workspace
from saksi.views import VIEWS

OLD = Path(__file__).parent / "old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    name: str
    number: int
    parts: tuple[str, ...] = ("none",)
    note: str | None = None


def test_this_layout_is_the_last_known_one() -> None:
    assert KNOWN[-1] == LAYOUT, (
        "columns changed: append the new layout to KNOWN, and keep a workspace of the old one in old/"
    )
    assert sorted(KNOWN) == sorted(folder.name for folder in OLD.iterdir())


@pytest.mark.parametrize(("layout", "number"), list(zip(KNOWN, (10, 11), strict=True)))
def test_a_workspace_of_every_known_layout_opens(tmp_path: Path, layout: str, number: int) -> None:
    folder = shutil.copytree(OLD / layout, tmp_path / "ws")
    workspace = Workspace.open(folder)
    assert workspace.number_of_documents == 3
    assert [run.number_read for run in workspace.runs()] == [3]
    texts = {document.document_id: document.text for document, _ in workspace.readings()}
    assert {reading.document_id for _, reading in workspace.readings()} == set(texts) == {"s01", "s02", "s03"}
    assert len(workspace.incidents()) == number
    with opened_views(workspace) as views:
        events = views.rows(VIEWS["events"], Filter()).read_all().to_pylist()
    assert len(events) > 10
    for row in events:
        assert " ".join(texts[row["document"]][row["start"] : row["end"]].split()) == row["evidence"]
        assert row["incident_id"]


def test_an_older_workspace_is_saved_as_one_of_today(tmp_path: Path) -> None:
    workspace = Workspace.open(shutil.copytree(OLD / KNOWN[0], tmp_path / "ws"))
    workspace.save()
    assert Workspace.open(tmp_path / "ws").manifest.layout == LAYOUT


def test_a_column_that_came_later_has_its_default(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write_shard(path, [Before(name="a", number=1)], Before)
    assert read_shard(path, After) == [After(name="a", number=1)]
