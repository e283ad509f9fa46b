"""A small workspace in which everything is right, and ways to put something wrong into it under a right hash."""

from collections.abc import Callable
from pathlib import Path

from factories import two_reports
from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.judgements import Anchor
from saksi.model.readings import Reading
from saksi.pipeline.at_hand import facts_file, shelf_of
from saksi.pipeline.tasks import facts_key
from saksi.pipeline.views import make_views
from saksi.store.workspace import Workspace

CODEBOOK = "ab" * 32


def sound_workspace(folder: Path) -> Path:
    """Make a workspace of two articles, one shard each, with an incident, a judgement, its views and some linking."""
    incidents, readings = two_reports()
    workspace = Workspace.create(folder)
    manifest = workspace.manifest
    manifest.reader, manifest.codebook_sha256, manifest.code_version = "by hand", CODEBOOK, "0"
    for row in readings.values():
        workspace.add([row])
    one, other = (Anchor(event_id=m.event_id, document_id=m.document_id, span=m.span) for m in incidents[0].members[:2])
    workspace.judgements.add(one, "same", other, user="ani", made_at="2032-03-11T08:00:00+00:00", reason="one attack")
    workspace.keep_incidents([workspace.write_incidents("a", incidents)], judged=1)
    make_views(workspace)
    for shard in manifest.shards:
        shelf_of(folder).put(facts_file(shard.number), facts_key(CODEBOOK, shard, []), [b"facts", b"more"])
    return folder


def rewrite(folder: Path, change: Callable[[Document, Reading], tuple[Document, Reading]], number: int = 0) -> None:
    """Write a shard with other rows, so that its hash fits."""
    workspace = Workspace.open(folder)
    rows = [change(*row) for row in workspace.readings_of(number)]
    workspace.manifest.shards[number] = workspace.write(number, rows)
    workspace.save()


def reread(folder: Path, change: Callable[[Reading], Reading]) -> None:
    """Write a shard with another reading."""
    rewrite(folder, lambda document, reading: (document, change(reading)))


def relink(folder: Path, change: Callable[[Incident], Incident]) -> None:
    """Write the incidents changed, so that their hash fits."""
    workspace = Workspace.open(folder)
    workspace.manifest.incident_shards = [workspace.write_incidents("a", [change(one) for one in workspace.incidents()])]
    workspace.save()
