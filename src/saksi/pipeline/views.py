"""Make the views of a workspace, shard by shard, and open them.

What a shard gives to each view is kept under the shard's hash and that of the code: only what is missing is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from saksi.engines.local import jobs_for, map_in_order
from saksi.model.corrected import digest_of
from saksi.model.corrections import Correction
from saksi.model.filters import Filter
from saksi.model.versions import code_sha256
from saksi.store.kept import Kept
from saksi.store.query import Views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS
from saksi.views.articles import ARTICLE_VIEWS
from saksi.views.incidents import INCIDENT_VIEWS

FEW = 8
"""Parts for which starting more processes takes longer than it saves."""
Progress = Callable[[str], None]


class Part(NamedTuple):
    """What one shard gives to the views: its name, and which shard of which kind."""

    name: str
    number: int
    of_incidents: bool
    corrections: list[Correction]


def make_views(workspace: Workspace, *, jobs: int = 0, progress: Progress = lambda line: None) -> None:
    """Make what is missing of the views, and remove what belongs to nothing any more.

    Args:
        workspace: what was read and linked.
        jobs: number of processes; with 0 as ``saksi.engines.local.jobs_for`` says.
        progress: is told what is done.

    Raises:
        WorkspaceError: a shard is damaged.

    """
    _make(workspace, parts_of(workspace), jobs, progress)


def _make(workspace: Workspace, parts: Sequence[Part], jobs: int, progress: Progress) -> None:
    kept = Kept(workspace.path)
    missing = [part for part in parts if not kept.has(INCIDENT_VIEWS if part.of_incidents else ARTICLE_VIEWS, part.name)]
    jobs = jobs or jobs_for(len(missing), FEW)
    done = map_in_order(partial(make_part, workspace.path), missing, jobs=jobs, prepare=_nothing, chunk=1)
    for number, _ in enumerate(done, start=len(parts) - len(missing) + 1):
        progress(f"views {number} of {len(parts)}")
    kept.keep_only(part.name for part in parts)


def _nothing() -> None:
    """Do nothing: no process needs anything beforehand."""


def parts_of(workspace: Workspace, said: Mapping[int, list[Correction]] | None = None) -> list[Part]:
    """Return the parts that the views of a workspace have, those of its articles first.

    Args:
        workspace: what was read and linked.
        said: the corrections by shard, if they are known.

    Raises:
        WorkspaceError: a shard in which corrected articles are looked for is damaged.

    """
    manifest, articles = workspace.manifest, []
    said = workspace.corrections_by_shard() if said is None else said
    for n, one in enumerate(manifest.shards):
        corrections = said.get(one.number, [])
        key = _key(one.documents_sha256, one.readings_sha256, *digest_of(corrections))
        articles.append(Part(f"{one.number:05d}-{key}", n, False, corrections))
    incidents = [Part(f"{one.name}-{_key(one.sha256)}", n, True, []) for n, one in enumerate(manifest.incident_shards)]
    return [*articles, *incidents]


def _key(*hashes: str) -> str:
    return sha256("\0".join((code_sha256("saksi.views", "saksi.model"), *hashes)).encode()).hexdigest()[:12]


def make_part(path: Path, part: Part) -> None:
    """Keep what one shard gives to the views."""
    workspace, kept = Workspace.open(path), Kept(path)
    if part.of_incidents:
        incidents = workspace.incidents_of(part.number)
        for incident_view in INCIDENT_VIEWS:
            kept.write(incident_view, part.name, (row for one in incidents for row in incident_view.rows(one)))
        return
    articles = list(workspace.readings_of(part.number, part.corrections))
    for view in ARTICLE_VIEWS:
        kept.write(view, part.name, (row for article in articles for row in view.rows(*article)))


@contextmanager
def opened_views(workspace: Workspace, *, linked: bool = True, progress: Progress = lambda line: None) -> Iterator[Views]:
    """Give the views of a workspace, after what is missing of them was made.

    Args:
        workspace: what was read and linked.
        linked: the incidents must follow all that was read and said since; else only the views of articles do.
        progress: is told what is done.

    Raises:
        WorkspaceError: the workspace is not linked, or a file of it is damaged.

    """
    if linked:
        workspace.check_linked()
    parts = parts_of(workspace)
    _make(workspace, parts, 0, progress)
    views = Views(_sources(workspace, parts), [workspace.path / "documents" / one.name for one in workspace.manifest.shards])
    try:
        yield views
    finally:
        views.close()


def articles_of(workspace: Workspace, wanted: Filter, *, progress: Progress = lambda line: None) -> set[str]:
    """Return the ids of the articles that tell the incidents that a filter chooses.

    Raises:
        WorkspaceError: the workspace is not linked, or a file of it is damaged.

    """
    with opened_views(workspace, progress=progress) as views:
        return {row["document"] for batch in views.rows(VIEWS["articles"], wanted) for row in batch.to_pylist()}


def _sources(workspace: Workspace, parts: Sequence[Part]) -> dict[str, Sequence[Path]]:
    kept = Kept(workspace.path)
    return {
        name: [kept.path(view, part.name) for part in parts if part.of_incidents == (view in INCIDENT_VIEWS)]
        for name, view in VIEWS.items()
    }
