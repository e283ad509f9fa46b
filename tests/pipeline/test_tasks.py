"""Linking task by task: the incidents of a run in memory, however the work is cut, interrupted or added to."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor, Verdict
from saksi.model.readings import Reading
from saksi.pipeline import run
from saksi.pipeline.link import link, link_judged
from saksi.pipeline.read import read
from saksi.pipeline.tasks import Outcome
from saksi.readers import read_inputs
from saksi.store.shelf import Shelf
from saksi.store.workspace import Workspace

REPORTS = Path(__file__).parents[2] / "samples" / "reports.jsonl"
Samples = list[tuple[Document, Reading]]
DRAWN = settings(max_examples=15, deadline=None)
KILLED = """
import os, signal, sys
from pathlib import Path
from saksi.pipeline import run
from saksi.store import shelf, tables

left = int(sys.argv[2])
def killing(write):
    def until_killed(*given, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return write(*given, **more)
    return until_killed

shelf.Shelf.put = killing(shelf.Shelf.put)
os.replace = Path.replace = killing(Path.replace)
run.link_workspace(Path(sys.argv[1]), lambda _: None, jobs=1)
"""


@pytest.fixture(scope="module")
def samples(lexicon: Lexicon) -> Samples:
    documents = [item for item in read_inputs([str(REPORTS)], sys.stdin.buffer) if isinstance(item, Document)]
    return [(document, read(document, lexicon)) for document in documents]


@contextmanager
def workspace_of(*shards: Samples) -> Iterator[Workspace]:
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "ws")
        for rows in shards:
            workspace.add(rows)
        yield workspace


def linked(workspace: Workspace, jobs: int = 1) -> Outcome:
    return run.link_workspace(workspace.path, lambda _: None, jobs=jobs)


def content(workspace: Workspace) -> dict[str, str]:
    """Everything that a link leaves that counts: names and hashes of the files of incidents, and the manifest."""
    files = [*sorted((workspace.path / "incidents").iterdir()), workspace.path / "saksi.json"]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def cut(data: st.DataObject, rows: Samples) -> list[Samples]:
    """Cut rows in some order into shards."""
    mixed = data.draw(st.permutations(rows))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=4))) if len(rows) > 1 else []
    return [mixed[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]


@DRAWN
@given(data=st.data())
def test_the_incidents_are_those_of_a_run_in_memory_however_the_work_is_cut(
    samples: Samples, lexicon: Lexicon, data: st.DataObject
) -> None:
    with workspace_of(*cut(data, samples)) as workspace:
        linked(workspace)
        assert Workspace.open(workspace.path).incidents() == list(link(samples, lexicon))


@DRAWN
@given(data=st.data())
def test_adding_day_by_day_gives_the_bytes_of_one_full_run(samples: Samples, data: st.DataObject) -> None:
    shards = cut(data, samples)
    with workspace_of() as slowly, workspace_of(*shards) as at_once:
        for rows in shards:
            slowly.add(rows)
            linked(slowly)
            slowly = Workspace.open(slowly.path)
        linked(at_once)
        assert content(slowly) == content(at_once)


def test_only_the_blocks_concerned_are_worked_on_again(samples: Samples) -> None:
    by_day = sorted(samples, key=lambda row: str(row[1].published))
    with workspace_of(by_day[:-1]) as workspace:
        before = linked(workspace)
        assert before.found == {"facts": 0, "blocks": 0, "incidents": 0}
        again = linked(workspace)
        assert (again.done, again.found) == ({}, before.done)
        workspace.add(by_day[-1:])
        added = linked(workspace)
        assert (added.done["facts"], added.found["facts"]) == (1, 1)
        assert 0 < added.done["blocks"] < before.done["blocks"]
        assert added.found["blocks"] > 0


def test_two_processes_leave_the_bytes_of_one(samples: Samples) -> None:
    with workspace_of(samples[:5], samples[5:]) as alone, workspace_of(samples[:5], samples[5:]) as shared:
        linked(alone)
        linked(shared, jobs=2)
        assert content(alone) == content(shared)


@pytest.fixture(scope="module")
def whole(samples: Samples) -> Iterator[Workspace]:
    with workspace_of(samples[:7], samples[7:]) as workspace:
        linked(workspace)
        yield workspace


@pytest.mark.parametrize("writes", [0, 1, 2, 5, 17, 40])
def test_a_killed_run_goes_on_to_the_same_bytes(samples: Samples, whole: Workspace, writes: int) -> None:
    with workspace_of(samples[:7], samples[7:]) as workspace:
        command = [sys.executable, "-c", KILLED, str(workspace.path), str(writes)]
        killed = subprocess.run(command, capture_output=True, timeout=120, check=False)
        assert killed.returncode == -signal.SIGKILL
        with pytest.raises(WorkspaceError, match="not linked yet"):
            Workspace.open(workspace.path).incidents()
        linked(workspace)
        assert content(workspace) == content(whole)
        assert not list(workspace.path.rglob("*.part"))


def test_work_of_another_version_is_done_again(samples: Samples) -> None:
    with workspace_of(samples) as workspace:
        first = linked(workspace)
        with patch("saksi.pipeline.tasks.method_sha256", lambda: "another"):
            second = linked(workspace)
        assert second.found == {"facts": 0, "blocks": 0, "incidents": 0}
        assert second.done == first.done


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda content: content[:-3], r"facts-00000\.bin: is damaged; delete the file and link again"),
        (lambda content: b"\0" * 40 + content[40:], r"facts-00000\.bin: is damaged; delete the file and link again"),
        (lambda _: b"", r"facts-00000\.bin: is damaged; delete the file and link again"),
    ],
)
def test_a_damaged_file_is_named_with_its_remedy(samples: Samples, damage: Callable[[bytes], bytes], told: str) -> None:
    with workspace_of(samples) as workspace:
        linked(workspace)
        file = workspace.path / "linking" / "facts-00000.bin"
        file.write_bytes(damage(file.read_bytes()))
        with pytest.raises(WorkspaceError, match=told):
            linked(workspace)
        file.unlink()
        linked(workspace)


def test_what_was_kept_may_be_deleted(samples: Samples) -> None:
    with workspace_of(samples) as workspace:
        linked(workspace)
        before = content(workspace)
        shutil.rmtree(workspace.path / "linking")
        linked(workspace)
        assert content(workspace) == before


def test_a_shelf_keeps_only_what_is_named(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.put("a", "k", [b"one", b""])
    shelf.put("b", "k", [])
    shelf.keep_only(["a"])
    found = shelf.get("a", "k")
    assert found is not None
    assert list(found) == [b"one", b""]
    assert shelf.get("a", "another") is shelf.get("b", "k") is None
    assert os.listdir(tmp_path / "shelf") == ["a.bin"]


def test_judgements_are_followed_as_in_memory(samples: Samples, lexicon: Lexicon) -> None:
    with workspace_of(samples[:9], samples[9:]) as workspace:
        linked(workspace)
        incidents = Workspace.open(workspace.path).incidents()
        large = max(incidents, key=lambda one: len(one.members))
        apart = next(one for one in incidents if one is not large)
        anchors = [
            Anchor(event_id=m.event_id, document_id=m.document_id, span=m.span)
            for m in (large.members[0], large.members[-1], apart.members[0])
        ]
        said: list[tuple[Verdict, Anchor]] = [("same", anchors[2]), ("not-same", anchors[1])]
        for verdict, other in said:
            workspace.judgements.add(anchors[0], verdict, other, user="ani", made_at="2032-03-11T08:00:00", reason="")
        linked(workspace)
        expected = link_judged(samples, lexicon, workspace.judgements.all()).incidents
        assert Workspace.open(workspace.path).incidents() == list(expected)
        together = next(i for i in expected if anchors[0].event_id in {m.event_id for m in i.members})
        assert anchors[2].event_id in {m.event_id for m in together.members}
        assert anchors[1].event_id not in {m.event_id for m in together.members}
