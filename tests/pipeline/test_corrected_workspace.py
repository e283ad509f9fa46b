"""Linking and views after corrections: only what they concern is done again, with the bytes of a full run."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from saksi.lexicon.load import Lexicon
from saksi.model.corrections import actors_text
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.filters import Filter
from saksi.pipeline import run
from saksi.pipeline.check import check_workspace
from saksi.pipeline.link import link
from saksi.pipeline.read import read
from saksi.pipeline.tasks import Outcome
from saksi.pipeline.views import opened_views
from saksi.readers import read_inputs
from saksi.store.workspace import Workspace
from saksi.views import VIEWS

REPORTS = Path(__file__).parents[2] / "samples" / "reports.jsonl"
WHEN = "2032-03-08T08:00:00+00:00"


@pytest.fixture(scope="module")
def base(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = [item for item in read_inputs([str(REPORTS)], sys.stdin.buffer) if isinstance(item, Document)]
    rows = [(document, read(document, lexicon)) for document in documents]
    workspace = Workspace.create(tmp_path_factory.mktemp("base") / "ws")
    workspace.add(rows[:6])
    workspace.add(rows[6:])
    linked(workspace.path)
    return workspace.path


@pytest.fixture
def workspace(base: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(base, tmp_path / "ws")))


def linked(path: Path) -> Outcome:
    return run.link_workspace(path, lambda _: None, jobs=1)


def say(workspace: Workspace, shard: int, field: str, new: str) -> str:
    """Correct the first event of a shard."""
    reading = next(reading for _, reading in workspace.readings_of(shard) if reading.events)
    event = reading.events[0]
    workspace.corrections.add(
        reading.document_id, event.event_id, field, old_value="", new_value=new, user="ani", made_at=WHEN, reason=""
    )
    return event.event_id


def content(path: Path) -> dict[str, bytes]:
    kept = [*path.glob("incidents/*"), *path.glob("views/*/*"), path / "saksi.json"]
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in kept}


def status(path: Path, name: str) -> str:
    with opened_views(Workspace.open(path)) as views:
        rows = views.rows(VIEWS["events"], Filter()).read_all().to_pylist()
    return next(str(row["status"]) for row in rows if row["event_id"] == name)


def test_only_the_shard_concerned_is_done_again_with_the_bytes_of_a_full_run(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.path
    with opened_views(workspace):
        before = content(path)
    shards = {file.name: file.read_bytes() for folder in ("readings", "documents") for file in (path / folder).iterdir()}
    name = say(workspace, 1, "status", "hypothetical")
    with pytest.raises(WorkspaceError, match="corrections were made since it was linked; run: saksi link"):
        Workspace.open(path).incidents()
    outcome = linked(path)
    assert (outcome.done["facts"], outcome.found["facts"], outcome.lost_corrections) == (1, 1, ())
    assert outcome.found["blocks"] > 0
    assert status(path, name) == "hypothetical"
    after = content(path)
    views = {file for file in before if file.startswith("views/events/")}
    assert len(views & after.keys()) == 1 + len([file for file in views if "00000-" not in file and file in after])
    full = Path(shutil.copytree(path, tmp_path / "full"))
    for folder in ("linking", "views", "incidents"):
        shutil.rmtree(full / folder)
    linked(full)
    assert status(full, name) == "hypothetical"
    assert content(full) == after
    assert {f.name: f.read_bytes() for folder in ("readings", "documents") for f in (path / folder).iterdir()} == shards


def test_withdrawn_it_is_as_it_was(workspace: Workspace) -> None:
    path = workspace.path
    with opened_views(workspace):
        before = content(path)
    name = say(workspace, 0, "agents", actors_text([]))
    linked(path)
    with opened_views(Workspace.open(path)):
        assert content(path) != before
    workspace.corrections.withdraw(1, user="ani", made_at=WHEN, reason="")
    with pytest.raises(WorkspaceError, match="corrections were made since"):
        Workspace.open(path).check_linked()
    linked(path)
    assert status(path, name)
    after = content(path)
    manifests = [json.loads(one.pop("saksi.json")) for one in (before, after)]
    assert [one.pop("corrected") for one in manifests] == [0, 2]
    assert len({one.pop("sha256") for one in manifests}) == 2
    assert manifests[0] == manifests[1]
    assert after == before


def test_the_incidents_are_those_of_a_run_in_memory(workspace: Workspace, lexicon: Lexicon) -> None:
    say(workspace, 0, "event_type", "COERCE")
    say(workspace, 1, "delete", "yes")
    linked(workspace.path)
    opened = Workspace.open(workspace.path)
    assert opened.incidents() == list(link(opened.readings(), lexicon))


def test_two_processes_follow_corrections_too(workspace: Workspace, tmp_path: Path) -> None:
    say(workspace, 0, "status", "planned")
    other = Path(shutil.copytree(workspace.path, tmp_path / "other"))
    shutil.rmtree(other / "linking")
    linked(workspace.path)
    run.link_workspace(other, lambda _: None, jobs=2)
    assert Workspace.open(other).incidents() == Workspace.open(workspace.path).incidents()


def test_corrections_of_what_is_not_there_are_told(workspace: Workspace) -> None:
    name = say(workspace, 0, "status", "planned")
    document = workspace.corrections.all()[0].document_id
    for fact, article in ((name, "no such article"), ("e-000000000000", document)):
        workspace.corrections.add(
            article, fact, "status", old_value="", new_value="denied", user="ani", made_at=WHEN, reason=""
        )
    assert [one.correction_id for one in linked(workspace.path).lost_corrections] == [2, 3]
    assert status(workspace.path, name) == "planned"
    workspace.corrections.withdraw(2, user="ani", made_at=WHEN, reason="")
    assert [one.correction_id for one in linked(workspace.path).lost_corrections] == [3]


def test_a_manifest_from_before_corrections_still_opens(workspace: Workspace) -> None:
    file = workspace.path / "saksi.json"
    old = json.loads(file.read_text())
    del old["corrected"]
    file.write_text(json.dumps(old))
    assert Workspace.open(workspace.path).incidents()


def test_as_read_is_as_read(workspace: Workspace) -> None:
    before = list(workspace.readings())
    say(workspace, 0, "status", "hypothetical")
    assert list(workspace.readings()) != before
    assert [pair for number in (0, 1) for pair in workspace.readings_of(number, ())] == before


def test_a_corrected_workspace_is_sound(workspace: Workspace) -> None:
    say(workspace, 0, "status", "denied")
    say(workspace, 1, "delete", "yes")
    linked(workspace.path)
    with opened_views(Workspace.open(workspace.path)) as views:
        views.ids(Filter())
    wrong = [one for one in check_workspace(workspace.path).findings if not one.is_harmless]
    assert {one.kind for one in wrong} == {"reader"}  # the fixture's manifest names none
