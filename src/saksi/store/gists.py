"""Gists, kept beside the workspace's shards: made of them, and made anew whenever they are missing or damaged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from saksi.model.errors import WorkspaceError
from saksi.model.gists import Gist
from saksi.store.tables import read_shard, write_shard

FOLDER = "vectors"


class Gists:
    """The gists of one workspace, in parts; a part's name tells what it was made of."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER

    def get(self, part: str) -> list[Gist] | None:
        """Return a part, ``None`` if there is no sound one."""
        try:
            return read_shard(self._path(part), Gist)
        except WorkspaceError:
            return None

    def put(self, part: str, gists: Sequence[Gist]) -> None:
        """Write a part in one step; the same gists give the same bytes."""
        written = self._path(f"{part}.{os.getpid()}")
        write_shard(written, gists, Gist)
        written.replace(self._path(part))

    def keep_only(self, parts: Iterable[str]) -> None:
        """Remove all other files: those of other parts, and what killed runs have left."""
        kept = {self._path(part) for part in parts}
        for path in self.folder.glob("*"):
            if path not in kept:
                path.unlink()

    def _path(self, part: str) -> Path:
        return self.folder / f"{part}.parquet"
