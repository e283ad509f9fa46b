"""Where results go: a file in one step, or standard output; and when something was said."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from saksi.model.errors import UsageError
from saksi.store.workspace import owner_of


@contextmanager
def written(output: str, *, mark: bytes = b"") -> Iterator[BinaryIO]:
    """Give a stream of bytes that becomes the file ``output`` in one step; ``-`` is standard output.

    Args:
        output: name of the file.
        mark: what a file begins with, standard output not.

    Raises:
        UsageError: the file cannot be written, or is one of a workspace's own.

    """
    if output == "-":
        if sys.stdout is not None:
            sys.stdout.flush()
        yield sys.stdout.buffer if sys.stdout is not None else io.BytesIO()
        return
    target = Path(output)
    if not target.name or target.is_dir():
        raise UsageError("is no file", where=repr(output), remedy="name a file, or - for standard output")
    if home := owner_of(target):
        raise UsageError("is a file of the workspace itself", where=output, remedy=f"name a file outside {home}")
    special = target.is_symlink() or (target.exists() and not target.is_file())
    part = target if special else target.with_name(target.name + ".part")
    try:
        with part.open("wb") as out:
            out.write(mark)
            yield out
        if not special:
            part.replace(target)
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=output, remedy="name another file") from error


def now() -> str:
    """Return the time as what people say is kept with it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
