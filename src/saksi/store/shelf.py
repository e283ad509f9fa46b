"""What long work has done so far: files of records under a key, written once, found again by the next run.

A file counts only if its key is the one asked for: the key is a hash of everything that the content depends on. All of it
can be made again, so the folder may be deleted at any time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from weakref import finalize

import pyarrow as pa

from saksi.model.errors import WorkspaceError

_CODEC = pa.Codec("zstd")
_TAIL = 8


class Shelf:
    """A folder of such files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, key: str, records: Iterable[bytes]) -> None:
        """Write records in one step; whoever is killed before leaves the file as it was."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        ends, sizes, digest = [0], [], sha256()
        with part.open("wb") as out:
            for record in records:
                packed = _CODEC.compress(record, asbytes=True)
                out.write(packed)
                digest.update(packed)
                ends.append(ends[-1] + len(packed))
                sizes.append(len(record))
            digest.update(json.dumps([key, ends, sizes]).encode())
            tail = json.dumps({"key": key, "ends": ends, "sizes": sizes, "sha256": digest.hexdigest()}).encode()
            out.write(tail + len(tail).to_bytes(_TAIL, "big"))
        part.replace(path)

    def get(self, name: str, key: str) -> Records | None:
        """Return the records of a file, ``None`` if there is no such file or it has another key."""
        path = self._path(name)
        if not path.exists():
            return None
        records = Records(path)
        return records if records.key == key else None

    def open(self, name: str) -> Records:
        """Return the records of a file, whatever its key.

        Raises:
            WorkspaceError: there is no such file, or it is damaged.

        """
        return Records(self._path(name))

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove all files but those named, and what killed runs have left."""
        kept = {self._path(name) for name in names}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path not in kept:
                path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.bin"


class Records:
    """The records of one file, read one by one; the file stays open as long as this is held."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = path.open("rb", buffering=0)
            finalize(self, self._file.close)
            self._file.seek(-_TAIL, os.SEEK_END)
            length = int.from_bytes(self._file.read(_TAIL), "big")
            self._file.seek(-_TAIL - length, os.SEEK_END)
            tail = json.loads(self._file.read(length))
            self.key: str = tail["key"]
            self._ends: list[int] = tail["ends"]
            self._sizes: list[int] = tail["sizes"]
            self._sha256: str = tail.get("sha256", "")
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise self._damaged() from error

    def check(self) -> None:
        """Read all of it; what an older version wrote has no hash.

        Raises:
            WorkspaceError: it is not what was written.

        """
        try:
            self._file.seek(0)
            digest = sha256()
            for start, end in pairwise(self._ends):
                digest.update(self._file.read(end - start))
            digest.update(json.dumps([self.key, self._ends, self._sizes]).encode())
        except (OSError, ValueError, TypeError, OverflowError) as error:
            raise self._damaged() from error
        if self._sha256 not in (digest.hexdigest(), ""):
            raise self._damaged()

    def __len__(self) -> int:
        return len(self._sizes)

    def __getitem__(self, index: int) -> bytes:
        try:
            self._file.seek(self._ends[index])
            packed = self._file.read(self._ends[index + 1] - self._ends[index])
            unpacked: bytes = _CODEC.decompress(packed, decompressed_size=self._sizes[index], asbytes=True)
        except (OSError, IndexError, TypeError, ValueError, OverflowError, pa.ArrowException) as error:
            raise self._damaged() from error
        return unpacked

    def __iter__(self) -> Iterator[bytes]:
        return (self[index] for index in range(len(self)))

    def _damaged(self) -> WorkspaceError:
        return WorkspaceError("is damaged", where=str(self.path), remedy="delete the file and link again")
