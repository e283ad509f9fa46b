"""Runs: read inputs into a workspace and link them, shard by shard, so that a killed run goes on where it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import saksi
from saksi.engines.local import map_in_order
from saksi.incidents.series import totals_of
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.documents import Document
from saksi.model.errors import ReadingError, UsageError, WorkspaceError
from saksi.model.incidents import Incident, incident_id_of
from saksi.model.judgements import Anchor, Verdict
from saksi.model.readings import Reading
from saksi.model.runs import Dropped, RunRecord
from saksi.model.series import RunningTotal
from saksi.model.told import told_in
from saksi.pipeline.read import FAST, FULL, read, reader_id
from saksi.pipeline.tasks import Outcome, link_tasks
from saksi.readers import check_inputs, read_inputs
from saksi.store.workspace import Workspace

if TYPE_CHECKING:
    from saksi.encoder.run import Encoder

READERS = (FULL, FAST)
"""The readers by name."""
SHARD = 500
"""Documents a shard."""
SMALL = 3_000
"""Documents up to which starting more processes takes longer than it saves."""

Progress = Callable[[str], None]


@dataclass(slots=True)
class _Process:
    """What each process keeps between documents."""

    lexicon: Lexicon | None = None
    encoder: Encoder | None = None


_process = _Process()


def the_lexicon() -> Lexicon:
    """Return the lexicon of this process, loading it at the first call."""
    if _process.lexicon is None:
        _process.lexicon = load_lexicon()
    return _process.lexicon


def the_encoder(jobs: int = 1, progress: Progress = lambda _: None) -> Encoder:
    """Return the encoder of this process, loading it (and joining its weights, if never done) at the first call.

    Args:
        jobs: how many processes share the machine.
        progress: is told when weights are joined.

    Raises:
        EncoderError: the weights are missing or damaged.

    """
    if _process.encoder is None:
        from saksi.encoder.join import load_encoder

        threads = max(1, (os.cpu_count() or 1) // jobs)
        _process.encoder = load_encoder(cache_folder(), threads=threads, say=progress)
    return _process.encoder


def _prepare(reader: str, jobs: int) -> None:
    the_lexicon()
    if reader != FAST:
        the_encoder(jobs)


def _read_one(reader: str, document: Document) -> tuple[Document, Reading]:
    try:
        return document, read(document, the_lexicon(), None if reader == FAST else the_encoder())
    except Exception as error:
        raise ReadingError(
            f"the reader failed on article {document.document_id!r} ({type(error).__name__}: {error})",
            where=document.origin,
            remedy="please report it; what was read is kept, leave the article out to go on",
        ) from error


def check_reader(name: str) -> None:
    """Refuse readers that this version does not have.

    Raises:
        UsageError: there is no such reader.

    """
    if name not in READERS:
        raise UsageError(f"no reader {name!r} in this version", remedy="use --reader " + " or ".join(READERS))


def read_documents(
    documents: Iterator[Document], *, reader: str, jobs: int = 1, progress: Progress = lambda _: None
) -> Iterator[tuple[Document, Reading]]:
    """Yield each document with its reading, in order.

    Raises:
        ReadingError: the reader itself failed on an article.
        UsageError: there is no such reader.

    """
    check_reader(reader)
    if reader != FAST:
        the_encoder(jobs, progress)
    work, prepare = partial(_read_one, reader), partial(_prepare, reader, jobs)
    yield from map_in_order(work, documents, jobs=jobs, prepare=prepare)


def read_into(
    workspace_path: Path,
    inputs: list[str],
    stdin: BinaryIO,
    *,
    reader: str,
    jobs: int,
    encoding: str,
    progress: Progress,
) -> RunRecord:
    """Read inputs into a workspace; what an earlier run has read is skipped.

    Raises:
        WorkspaceError: the workspace was made with another codebook or reader, or cannot keep the record of the run.

    """
    check_reader(reader)
    check_inputs(inputs)
    workspace = Workspace.create(workspace_path)
    _same_reader(workspace, reader_id(None if reader == FAST else the_encoder(jobs, progress)))
    workspace.prepare()
    known = workspace.known()
    dropped: list[Dropped] = []
    skipped = [0]
    fresh = _fresh(read_inputs(inputs, stdin, encoding=encoding), known, dropped, skipped)
    rows: list[tuple[Document, Reading]] = []
    count = 0
    try:
        for row in read_documents(fresh, reader=reader, jobs=jobs):
            rows.append(row)
            count += 1
            if len(rows) == SHARD:
                workspace.add(rows)
                rows = []
            progress(f"{count} read")
    finally:
        if rows:
            workspace.add(rows)
    run = RunRecord(
        command="read",
        reader=workspace.manifest.reader,
        codebook_sha256=workspace.manifest.codebook_sha256,
        code_version=saksi.__version__,
        number_read=count,
        number_skipped=skipped[0],
        dropped=tuple(dropped),
    )
    workspace.note([run])
    return run


def _same_reader(workspace: Workspace, reader: str) -> None:
    """Mark a new workspace with codebook and reader; refuse one that was made with others."""
    manifest, sha256 = workspace.manifest, the_lexicon().sha256
    if not manifest.shards:
        manifest.reader, manifest.codebook_sha256, manifest.code_version = reader, sha256, saksi.__version__
        workspace.save()
    elif (manifest.reader, manifest.codebook_sha256) != (reader, sha256):
        raise WorkspaceError(
            f"made with reader {manifest.reader}, codebook {manifest.codebook_sha256[:8]}; this is {reader}, {sha256[:8]}",
            where=str(workspace.path),
            remedy="read everything into a new workspace, so that all of it is read alike",
        )


def _fresh(
    items: Iterator[Document | Dropped], known: dict[str, str], dropped: list[Dropped], skipped: list[int]
) -> Iterator[Document]:
    """Yield the documents that the workspace does not hold; count the others."""
    for item in items:
        if isinstance(item, Dropped):
            dropped.append(item)
        elif known.get(item.document_id) == item.text_sha256:
            skipped[0] += 1
        elif item.document_id in known:
            dropped.append(
                Dropped(
                    where=item.origin,
                    problem=f"id {item.document_id!r} is in the workspace with another text",
                    remedy="give it another id, or use a new workspace",
                )
            )
        else:
            yield item


def link_workspace(path: Path, progress: Progress, *, jobs: int = 0) -> Outcome:
    """Link all readings of a workspace.

    Args:
        path: the workspace.
        progress: is told what is done.
        jobs: number of processes; with 0 one for a small workspace, else one a core.

    Raises:
        WorkspaceError: there is no workspace, nothing in it, or it was read with another codebook.

    """
    workspace = Workspace.open(path)
    if not workspace.number_of_documents:
        raise WorkspaceError("nothing was read into it", where=str(path), remedy=f"run: saksi read INPUT --to {path}")
    read_with, now = workspace.manifest.codebook_sha256, the_lexicon().sha256
    if read_with and read_with != now:
        raise WorkspaceError(
            f"read with codebook {read_with[:8]}; this is {now[:8]}",
            where=str(path),
            remedy="read everything into a new workspace",
        )
    jobs = jobs or (1 if workspace.number_of_documents < SMALL else os.cpu_count() or 1)
    return link_tasks(workspace, _load_lexicon, the_lexicon, jobs=jobs, progress=progress)


def _load_lexicon() -> None:
    the_lexicon()


def running_totals(path: Path) -> list[RunningTotal]:
    """Return the running totals of a workspace, series by series, each by day, article and place in it."""
    totals = [one for row in Workspace.open(path).readings() for one in totals_of(*row, the_lexicon())]
    return sorted(totals, key=lambda t: (t.unit, t.victims, t.where, t.counted_by, str(t.published), t.document_id, t.span))


def judge(path: Path, one: str, verdict: Verdict, other: str, *, user: str, reason: str, made_at: str) -> int:
    """Keep what somebody says about two reports, and return the number of the judgement.

    Args:
        path: the workspace.
        one: id of an event, statement or retelling; an incident's id stands for its first report.
        other: the same.
        verdict: whether they tell one incident.
        user: who says so.
        reason: why.
        made_at: when, in ISO 8601.

    Raises:
        UsageError: nothing has one of the ids, or both are one report.

    """
    workspace = Workspace.open(path)
    incidents = workspace.incidents(judged_since=True)
    anchors = [_anchor(workspace, incidents, name) for name in (one, other)]
    if anchors[0] == anchors[1]:
        raise UsageError(f"{one} and {other} are one report", remedy="name two")
    return workspace.judgements.add(anchors[0], verdict, anchors[1], user=user, made_at=made_at, reason=reason)


def _anchor(workspace: Workspace, incidents: list[Incident], name: str) -> Anchor:
    for incident in incidents:
        for member in incident.members:
            if name in (member.event_id, incident_id_of(member.event_id)):
                return Anchor(event_id=member.event_id, document_id=member.document_id, span=member.span)
    for _, reading in workspace.readings():
        for event, _ in told_in(reading):
            if event.event_id == name:
                return Anchor(event_id=name, document_id=reading.document_id, span=event.evidence)
    raise UsageError(f"no report or incident {name!r}", where=str(workspace.path), remedy="take an id from an export")
