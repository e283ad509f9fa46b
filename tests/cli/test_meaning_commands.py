"""`saksi similar` and `saksi stories`."""

import csv
import io
import json
from pathlib import Path

import pytest
from command import call, made_workspace

import saksi
from factories import ONE, OTHER
from saksi.store.workspace import Workspace
from saksi.views.meaning import SIMILAR, STORIES

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_workspace(tmp_path_factory.mktemp("meaning") / "ws")


def test_similar_gives_articles_with_the_words_and_where_they_stand(capsys: Capture, workspace: Path) -> None:
    done = call(capsys, "similar", workspace, "penembakan", "oleh", "tentara", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out]
    assert (done.code, done.err, {row["document"] for row in rows}) == (0, [], {"d1", "d2"})
    texts = {"d1": ONE, "d2": OTHER}
    for row in rows:
        assert list(row) == [column.name for column in SIMILAR.columns]
        assert row["words"] == texts[row["document"]][row["start"] : row["end"]]
        assert row["words"]
    assert rows[0]["likeness"] >= rows[1]["likeness"]


def test_similar_takes_an_id_a_limit_and_filters(capsys: Capture, workspace: Path) -> None:
    assert [json.loads(line)["document"] for line in call(capsys, "similar", workspace, "d1", "--format", "jsonl").out] == [
        "d2"
    ]
    done = call(capsys, "similar", workspace, "warga", "tewas", "--limit", 1, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO("\n".join(done.out))))) == 1
    assert call(capsys, "similar", workspace, "warga", "--actor", "nobody").out[-1] == "0 rows"
    assert call(capsys, "similar", workspace, "warga", "--actor", "tni").out[-1] == "2 rows"


def test_similar_refuses_an_empty_question(capsys: Capture, workspace: Path) -> None:
    done = call(capsys, "similar", workspace, " ")
    assert (done.code, len(done.err)) == (2, 1)
    assert "give some words" in done.err[0]
    assert call(capsys, "similar", workspace, "warga", "--limit", "0").code == 2


def test_stories_are_listed_and_written(capsys: Capture, workspace: Path, tmp_path: Path) -> None:
    shown = call(capsys, "stories", workspace)
    assert shown.out[0].split() == [column.name for column in STORIES.columns]
    assert shown.out[-1] == "0 rows"
    out = tmp_path / "stories.csv"
    done = call(capsys, "stories", workspace, "--format", "csv", "--output", out)
    assert (done.code, done.out) == (0, [f"{out}: csv, 0 rows"])
    assert out.read_text(encoding="utf-8").strip() == ",".join(column.name for column in STORIES.columns)


def test_neither_needs_a_linked_workspace_unless_incidents_are_chosen(
    capsys: Capture, workspace: Path, tmp_path: Path
) -> None:
    unlinked = Workspace.create(tmp_path / "ws")
    unlinked.add(list(Workspace.open(workspace).readings()))
    assert call(capsys, "similar", unlinked.path, "warga").out[-1] == "2 rows"
    assert call(capsys, "stories", unlinked.path).code == 0
    done = call(capsys, "similar", unlinked.path, "warga", "--actor", "tni")
    assert (done.code, len(done.err)) == (1, 1)
    assert "saksi link" in done.err[0]


def test_python_gives_the_same(capsys: Capture, workspace: Path) -> None:
    rows = [json.loads(line) for line in call(capsys, "similar", workspace, "warga tewas", "--format", "jsonl").out]
    with saksi.Workspace(workspace) as opened:
        found = opened.similar("warga tewas")
        assert [row["document"] for row in found] == [row["document"] for row in rows]
        assert found[0].evidence is not None
        assert found[0].evidence.words == rows[0]["words"]
        assert [row["document"] for row in opened.similar("warga", limit=1, outlet="harian-satu")] != []
        assert len(opened.similar("warga", actor="nobody")) == len(opened.stories()) == 0
