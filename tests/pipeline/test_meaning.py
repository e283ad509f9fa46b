"""Search by meaning and stories: made once, made anew where something is missing, evidence to the letter."""

import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from factories import document, mention, reading
from saksi.model.documents import Document
from saksi.model.errors import UsageError
from saksi.model.gists import Gist
from saksi.model.mentions import Actor
from saksi.model.readings import Reading
from saksi.pipeline import gists as made_by
from saksi.pipeline.gists import gists_of
from saksi.pipeline.meaning import nearest, ranked, stories_of
from saksi.store.workspace import Workspace

BOATS = "Kabut tebal menutup pelabuhan. Tiga kapal nelayan hilang di laut utara. Hujan turun."
SEARCH = "Tim penyelamat mencari nelayan dari tiga kapal yang hilang di laut utara."
PRICES = "Harga cabai naik dua kali lipat. Pedagang pasar mengeluh."
TALKS = "Kedua pihak sepakat menghentikan tembakan selama dua pekan."
ACTOR = Actor(actor_id="x", name="X", kind="group")


def article(text: str, number: int, day: int, first: str) -> tuple[Document, Reading]:
    doc = document(text, number, published=date(2024, 3, day), outlet=f"o{number}")
    return doc, reading(doc, [mention(text, first, ACTOR)])


ARTICLES = [
    article(BOATS, 1, 5, "nelayan"), article(PRICES, 2, 5, "Pedagang"),
    article(SEARCH, 3, 6, "nelayan"), article(TALKS, 4, 6, "pihak"),
]  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "ws")
    made.add(ARTICLES[:2])
    made.add(ARTICLES[2:])
    return made


def files(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((workspace.path / "vectors").glob("*"))}


def test_articles_are_found_by_what_they_say_in_other_words(workspace: Workspace) -> None:
    assert nearest(workspace, "gencatan senjata", 1)[0].document_id == "d4"
    boats, search = sorted(nearest(workspace, "perahu lenyap di samudra", 2), key=lambda near: near.document_id)
    assert (boats.document_id, search.document_id) == ("d1", "d3")
    assert boats.span is not None
    assert boats.words == BOATS[boats.span.start : boats.span.end] == "Tiga kapal nelayan hilang di laut utara."
    assert (boats.outlet, boats.published, boats.headline) == ("o1", date(2024, 3, 5), "Kabut tebal menutup pelabuhan.")


def test_an_id_asks_for_articles_like_it_and_is_not_its_own_answer(workspace: Workspace) -> None:
    found = nearest(workspace, "d1", 10)
    assert found[0].document_id == "d3"
    assert sorted(near.document_id for near in found) == ["d2", "d3", "d4"]
    assert [near.likeness for near in found] == sorted((near.likeness for near in found), reverse=True)


def test_only_the_wanted_articles_are_searched(workspace: Workspace) -> None:
    assert [near.document_id for near in nearest(workspace, "kapal", 3, {"d2", "d4"})] != []
    assert {near.document_id for near in nearest(workspace, "kapal", 3, {"d2", "d4"})} == {"d2", "d4"}
    assert nearest(workspace, "kapal", 3, set()) == []


@pytest.mark.parametrize(("question", "limit"), [("", 3), (" \n", 3), ("kapal", 0)])
def test_a_question_without_a_word_or_an_answer_is_refused(workspace: Workspace, question: str, limit: int) -> None:
    with pytest.raises(UsageError, match="nothing is asked"):
        nearest(workspace, question, limit)


def test_an_article_without_a_sentence_is_found_without_words(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    doc = document("nelayan", 1)
    workspace.add([(doc, replace(reading(doc), sentences=()))])
    (near,) = nearest(workspace, "kapal", 1)
    assert (near.span, near.words, near.headline) == (None, "", None)
    assert nearest(Workspace.create(tmp_path / "empty"), "kapal", 1) == []


def test_adding_day_by_day_gives_the_stories_of_all_at_once(workspace: Workspace, tmp_path: Path) -> None:
    online = Workspace.create(tmp_path / "online")
    for one in reversed(ARTICLES):
        online.add([one])
        stories_of(online)
    (story,) = stories_of(workspace)
    assert [gist.document_id for gist in story.articles] == ["d1", "d3"]
    assert stories_of(online) == [story]


def test_vectors_are_made_once_and_only_for_what_was_added(workspace: Workspace) -> None:
    told: list[str] = []
    gists_of(workspace, progress=told.append)
    assert told[-2:] == ["vectors 1 of 2", "vectors 2 of 2"]
    before = files(workspace)
    told.clear()
    workspace.add([article("Warga pulang.", 5, 7, "Warga")])
    assert [gist.document_id for gist in gists_of(workspace, progress=told.append)] == ["d1", "d2", "d3", "d4", "d5"]
    assert told == ["vectors 3 of 3"]
    assert {name: content for name, content in files(workspace).items() if name in before} == before
    assert len(files(workspace)) == 3


def test_another_run_gives_the_same_bytes_also_with_two_processes(workspace: Workspace) -> None:
    gists_of(workspace, jobs=1)
    before = files(workspace)
    for path in (workspace.path / "vectors").glob("*"):
        path.unlink()
    gists_of(workspace, jobs=2)
    assert files(workspace) == before


def test_what_is_damaged_or_belongs_to_nothing_goes(workspace: Workspace) -> None:
    gists_of(workspace)
    before = files(workspace)
    first, second = (workspace.path / "vectors" / name for name in before)
    first.write_bytes(before[first.name][:100])
    second.unlink()
    (first.parent / "00000-old.parquet").write_bytes(b"old")
    gists_of(workspace)
    assert files(workspace) == before


def test_other_code_makes_its_own(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    gists_of(workspace)
    before = files(workspace)
    monkeypatch.setattr(made_by, "code_sha256", lambda *packages: "f" * 64)
    gists_of(workspace)
    assert len(files(workspace)) == 2
    assert not before.keys() & files(workspace).keys()


def test_26_000_articles_are_ranked_at_once() -> None:
    drawn = np.random.default_rng(1).integers(-127, 128, (26_000, 384), dtype=np.int8)
    gists = [Gist(document_id=f"d{i:05d}", vector=row.tobytes()) for i, row in enumerate(drawn)]
    started = time.process_time()
    found = ranked(drawn[777], gists, 5)
    assert time.process_time() - started < 1
    assert found[0][0] == gists[777]
    assert found[0][1] == pytest.approx(1)
    assert [one for _, one in found] == sorted((one for _, one in found), reverse=True)


def test_ties_go_by_id() -> None:
    same = [Gist(document_id=name, vector=b"\x01" * 384) for name in ("c", "a", "b")]
    assert [gist.document_id for gist, _ in ranked(np.ones(384, np.int8), same, 2)] == ["a", "b"]


def test_the_command_starts_without_the_encoder() -> None:
    code = "import sys, saksi.cli.main; assert 'onnxruntime' not in sys.modules and 'onnx' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False).stderr == b""
