"""Parquet shards of the model's dataclasses: the only file that knows pyarrow's tables."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq

from saksi.model.errors import WorkspaceError
from saksi.store.plain import from_plain, hints, optional, scalar, to_plain, variants
from saksi.views.columns import Row, View, cells

T = TypeVar("T")
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary(), date: pa.date32()}


def arrow_type(hint: Any) -> pa.DataType:
    """Return the Arrow type of a type hint of the model."""
    hint = optional(hint)
    plain = scalar(hint)
    if plain is not None:
        return _SCALARS[plain]
    if classes := variants(hint):
        return pa.struct([pa.field(c.__name__.lower(), arrow_type(c)) for c in classes])
    if is_dataclass(hint):
        known = hints(hint)  # type: ignore[arg-type]
        return pa.struct([pa.field(f.name, arrow_type(known[f.name])) for f in fields(hint)])
    inner = get_args(hint)
    if get_origin(hint) is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return pa.list_(arrow_type(inner[0]))
    if get_origin(hint) is tuple:
        return pa.struct([pa.field(f"f{i}", arrow_type(part)) for i, part in enumerate(inner)])
    raise TypeError(f"no column type for {hint}")


def columns_of(cls: type) -> pa.Schema:
    """Return the columns of a shard of ``cls``: one a field, named and typed like it."""
    known = hints(cls)
    return pa.schema([pa.field(f.name, arrow_type(known[f.name])) for f in fields(cls)])


def layout_of(*classes: type) -> str:
    """Return a short name for the columns of all ``classes``; another version with other columns has another name."""
    columns = "\n".join(f"{cls.__name__}: {columns_of(cls)}" for cls in classes)
    return hashlib.sha256(columns.encode()).hexdigest()[:12]


def write_shard(path: Path, rows: Sequence[object], cls: type) -> str:
    """Write ``rows`` to ``path`` in one step and return the file's SHA-256; the same rows give the same bytes."""
    table = pa.Table.from_pylist([to_plain(row, cls) for row in rows], schema=columns_of(cls))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    pq.write_table(table, part, compression="zstd")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    digest = sha256_of_file(part)
    part.replace(path)
    return digest


_COLUMNS = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32()}


def arrow_table(view: View, rows: Iterable[Row]) -> pa.Table:
    """Return the kept columns of a view as an Arrow table."""
    columns = cells(view, rows)
    fields = [pa.field(column.name, _COLUMNS[column.kind]) for column in view.kept]
    return pa.table([pa.array(columns[field.name], field.type) for field in fields], schema=pa.schema(fields))


def write_rows(path: Path, view: View, rows: Iterable[Row]) -> None:
    """Write the kept columns of a view's rows to ``path`` in one step; the same rows give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    pq.write_table(arrow_table(view, rows), part, compression="zstd")
    part.replace(path)


def has_rows(path: Path, view: View, rows: Iterable[Row]) -> bool:
    """Tell whether a file holds the kept columns of these rows of a view, and nothing else."""
    try:
        return bool(pq.read_table(path, partitioning=None).equals(arrow_table(view, rows)))
    except (OSError, pa.ArrowException):
        return False


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hex digits."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def has_columns_of(path: Path, cls: type) -> bool:
    """Tell whether a file is a shard of ``cls``, as far as its end tells: what is cut off is none.

    Raises:
        OSError: the file cannot be read at all.

    """
    path.open("rb").close()
    try:
        return bool(pq.read_schema(path).equals(columns_of(cls)))
    except (OSError, pa.ArrowException):
        return False


def count_rows(path: Path) -> int:
    """Return how many rows a shard has.

    Raises:
        WorkspaceError: the file is damaged.

    """
    try:
        return int(pq.read_metadata(path).num_rows)
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path, "damaged") from error


def read_shard(path: Path, cls: type[T], *, sha256: str = "") -> list[T]:
    """Return the rows of a shard; with ``sha256`` given, of no other file than the one that has it.

    Raises:
        WorkspaceError: the file is missing or damaged, or is not the one that was written.

    """
    rows = read_rows(path)
    if sha256 and sha256_of_file(path) != sha256:
        raise _damaged(path, "changed since it was written")
    return [from_plain(row, cls) for row in rows]


def read_rows(path: Path, columns: list[str] | None = None) -> list[dict[str, Any]]:
    """Return a shard's rows as dictionaries, all columns or the named ones; ``a.list.element.b`` names a part of one.

    Raises:
        WorkspaceError: the file is missing or damaged.

    """
    try:
        with pq.ParquetFile(path) as file:
            rows = file.read(columns=columns)
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path, "missing" if not path.exists() else "damaged") from error
    if columns and {column.partition(".")[0] for column in columns} - set(rows.column_names):
        raise _damaged(path, "damaged")
    return rows.to_pylist()  # type: ignore[no-any-return]


def _damaged(path: Path, reason: str) -> WorkspaceError:
    return WorkspaceError(f"shard is {reason}", where=str(path), remedy="read the documents again into a new workspace")
