"""Make the gists of a workspace, shard by shard, when somebody asks for stories or by meaning.

What a shard gives is kept under the shard's hash, that of the base's weights and that of the code: only what is missing is
made, and a run that was killed goes on behind the last shard. Reading, linking and exports never need any of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from saksi.encoder.base import SHA256
from saksi.engines.local import jobs_for, map_in_order
from saksi.incidents.gists import gist_of, lead_of
from saksi.lexicon.source import cache_folder
from saksi.model.gists import Gist
from saksi.model.versions import code_sha256
from saksi.store.gists import Gists
from saksi.store.workspace import Workspace

if TYPE_CHECKING:
    from saksi.encoder.vectors import Vectors

FEW = 4
"""Shards for which starting more processes takes longer than it saves."""
Progress = Callable[[str], None]


class _Part(NamedTuple):
    """What one shard gives: its name, and which shard."""

    name: str
    number: int


@dataclass(slots=True)
class _Process:
    """What each process keeps."""

    vectors: Vectors | None = None


_process = _Process()


def the_vectors(jobs: int = 1, progress: Progress = lambda _: None) -> Vectors:
    """Return what makes vectors in this process, loading it (and joining its weights, if never done) at the first call.

    Args:
        jobs: how many processes share the machine.
        progress: is told when weights are joined.

    Raises:
        EncoderError: the weights are missing or damaged.

    """
    if _process.vectors is None:
        from saksi.encoder.join import load_vectors

        threads = max(1, (os.cpu_count() or 1) // jobs)
        _process.vectors = load_vectors(cache_folder(), threads=threads, say=progress)
    return _process.vectors


def gists_of(workspace: Workspace, *, jobs: int = 0, progress: Progress = lambda _: None) -> list[Gist]:
    """Return the gists of all articles in the order in which they were read, after what is missing was made.

    Args:
        workspace: what was read; it need not be linked.
        jobs: number of processes; with 0 as ``saksi.engines.local.jobs_for`` says.
        progress: is told what is done.

    Raises:
        WorkspaceError: a shard is damaged.
        EncoderError: the base's weights are missing or damaged.

    """
    kept, parts = Gists(workspace.path), _parts(workspace)
    found = {part: kept.get(part.name) for part in parts}
    missing = [part for part in parts if found[part] is None]
    if missing:
        for part, gists in zip(missing, _made(workspace, missing, len(parts), jobs, progress), strict=True):
            found[part] = gists
        kept.keep_only(part.name for part in parts)
    return [gist for part in parts for gist in found[part] or ()]


def _made(workspace: Workspace, missing: list[_Part], number: int, jobs: int, progress: Progress) -> Iterator[list[Gist]]:
    jobs = jobs or jobs_for(len(missing), FEW)
    the_vectors(jobs, progress)
    done = map_in_order(partial(make_part, workspace.path), missing, jobs=jobs, prepare=partial(_prepare, jobs), chunk=1)
    for count, gists in enumerate(done, start=number - len(missing) + 1):
        progress(f"vectors {count} of {number}")
        yield gists


def _prepare(jobs: int) -> None:
    the_vectors(jobs)


def _parts(workspace: Workspace) -> list[_Part]:
    code = code_sha256("saksi.encoder", "saksi.incidents", "saksi.model")
    return [
        _Part(f"{one.number:05d}-{_key(SHA256, code, one.documents_sha256, one.readings_sha256)}", n)
        for n, one in enumerate(workspace.manifest.shards)
    ]


def _key(*hashes: str) -> str:
    return sha256("\0".join(hashes).encode()).hexdigest()[:12]


def make_part(path: Path, part: _Part) -> list[Gist]:
    """Make and keep the gists of one shard."""
    make, gists = the_vectors(), []
    for document, reading in Workspace.open(path).readings_of(part.number):
        lead = lead_of(document.title, document.text, (sentence.span for sentence in reading.sentences))
        gists.append(gist_of(document, reading, make.vector(lead).tobytes()))
    Gists(path).put(part.name, gists)
    return gists
