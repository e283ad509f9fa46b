"""Parquet shards: what is written is read again, the same rows give the same bytes, damage is told."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from facts import DOCUMENTS, INCIDENTS, READINGS
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import two_reports
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.incidents import Incident
from saksi.model.readings import Reading
from saksi.store.tables import columns_of, layout_of, read_rows, read_shard, write_shard


@settings(max_examples=40)
@given(rows=st.one_of(*(st.lists(one, min_size=1, max_size=2) for one in (DOCUMENTS, READINGS, INCIDENTS))))
def test_rows_come_back_from_a_shard_and_give_the_same_bytes(rows: list[Document] | list[Reading] | list[Incident]) -> None:
    cls = type(rows[0])
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "a.parquet", Path(folder) / "b.parquet"
        digest = write_shard(one, rows, cls)
        assert read_shard(one, cls) == rows
        assert write_shard(other, rows, cls) == digest
        assert one.read_bytes() == other.read_bytes()


def test_hand_made_reports_come_back_from_a_shard(tmp_path: Path) -> None:
    incidents, readings = two_reports()
    write_shard(tmp_path / "i.parquet", incidents, Incident)
    write_shard(tmp_path / "r.parquet", [reading for _, reading in readings.values()], Reading)
    assert read_shard(tmp_path / "i.parquet", Incident) == incidents
    assert read_shard(tmp_path / "r.parquet", Reading) == [reading for _, reading in readings.values()]


def test_a_shard_may_be_empty(tmp_path: Path) -> None:
    write_shard(tmp_path / "none.parquet", [], Incident)
    assert read_shard(tmp_path / "none.parquet", Incident) == []


def test_a_shard_is_written_in_one_step_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    _, readings = two_reports()
    path = tmp_path / "new" / "a.parquet"
    digest = write_shard(path, [document for document, _ in readings.values()], Document)
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [entry.name for entry in path.parent.iterdir()] == ["a.parquet"]


def test_a_failed_write_leaves_the_old_shard(tmp_path: Path) -> None:
    incidents, _ = two_reports()
    write_shard(tmp_path / "a.parquet", incidents, Incident)
    with pytest.raises(AttributeError):
        write_shard(tmp_path / "a.parquet", ["no incident"], Incident)
    assert read_shard(tmp_path / "a.parquet", Incident) == incidents


def test_other_tools_read_columns_named_and_typed_like_the_model(tmp_path: Path) -> None:
    _, readings = two_reports()
    write_shard(tmp_path / "d.parquet", [document for document, _ in readings.values()], Document)
    table = pq.read_table(tmp_path / "d.parquet")
    assert {name: str(table.schema.field(name).type) for name in ("document_id", "published")} == {
        "document_id": "string",
        "published": "date32[day]",
    }
    assert str(columns_of(Reading).field("sentences").type) == (
        "list<item: struct<index: int64, paragraph: int64, span: struct<start: int64, end: int64>>>"
    )
    assert read_rows(tmp_path / "d.parquet", ["document_id"]) == [{"document_id": "d1"}, {"document_id": "d2"}]


def test_a_layout_has_another_name_when_a_column_is_another() -> None:
    @dataclass(frozen=True)
    class Before:
        text: str
        number: int

    @dataclass(frozen=True)
    class After:
        text: str
        number: float

    After.__name__ = Before.__name__
    assert layout_of(Before) == layout_of(Before)
    assert len({layout_of(Before), layout_of(After), layout_of(Before, Document)}) == 3


def test_what_has_no_column_type_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: set[str]

    with pytest.raises(TypeError, match="no column type"):
        columns_of(Odd)


def test_a_shard_is_read_only_when_it_has_the_hash_asked_for(tmp_path: Path) -> None:
    incidents, _ = two_reports()
    path = tmp_path / "a.parquet"
    digest = write_shard(path, incidents, Incident)
    assert read_shard(path, Incident, sha256=digest) == incidents
    write_shard(path, [], Incident)
    with pytest.raises(WorkspaceError) as refused:
        read_shard(path, Incident, sha256=digest)
    remedy = "read the documents again into a new workspace"
    assert str(refused.value) == f"{path}: shard is changed since it was written; {remedy}"


@pytest.mark.parametrize("content", [None, b"", b"no parquet", b"PAR1" + bytes(40) + b"PAR1"])
def test_a_missing_or_damaged_shard_is_told_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.parquet"
    if content is not None:
        path.write_bytes(content)
    state = "missing" if content is None else "damaged"
    with pytest.raises(WorkspaceError) as refused:
        read_shard(path, Document)
    assert str(refused.value) == f"{path}: shard is {state}; read the documents again into a new workspace"


def test_a_shard_of_other_columns_is_damaged_where_columns_are_asked_for(tmp_path: Path) -> None:
    incidents, _ = two_reports()
    write_shard(tmp_path / "a.parquet", incidents, Incident)
    with pytest.raises(WorkspaceError, match="shard is damaged"):
        read_rows(tmp_path / "a.parquet", ["document_id"])
