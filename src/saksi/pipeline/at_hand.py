"""The facts of articles, as linking kept them: decoded when they are asked for, and held for a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from saksi.incidents.duplicates import Sketch
from saksi.incidents.facts import Facts
from saksi.incidents.records import DecodeError, Entry, claims_from, entry_from, facts_from, sketch_from
from saksi.model.errors import WorkspaceError
from saksi.model.incidents import Claim
from saksi.store.shelf import Records, Shelf

T = TypeVar("T")

ENTRY, DATED, OTHERS, SKETCH, CLAIMS, PARTS = range(6)
"""What is kept of an article, in this order, and how many parts that are."""
ARTICLES = 3_000
"""Articles whose facts a process holds; most of a process's memory."""
CLAIMED = 500
"""Articles whose claims a process holds: what is put together lies near each other."""
FILES = 256
"""Files of facts that a process keeps open."""


class Slot(NamedTuple):
    """Where the facts of an article lie: the shard, and which of its articles."""

    shard: int
    number: int


def shelf_of(path: Path) -> Shelf:
    """Return the shelf on which linking keeps what it has done for a workspace."""
    return Shelf(path / "linking")


def facts_file(shard: int) -> str:
    """Return the name of the file of facts of a shard of readings."""
    return f"facts-{shard:05d}"


def clear() -> None:
    """Let go of everything: the files may be others now."""
    for held in (facts_at, claims_at, _records):
        held.cache_clear()


def entry_at(records: Records, number: int) -> Entry:
    """Return the entry of an article of a file of facts."""
    return _decoded(entry_from, records, number, ENTRY)


@lru_cache(maxsize=ARTICLES)
def facts_at(path: Path, slot: Slot) -> list[Facts]:
    """Return the facts of an article in their order, without their claims."""
    others = _decoded(facts_from, _records(path, slot.shard), slot.number, OTHERS)
    return sorted([*dated_at(path, slot), *others], key=lambda one: one.key)


def dated_at(path: Path, slot: Slot) -> list[Facts]:
    """Return those facts of an article that date what they tell to a month."""
    return _decoded(facts_from, _records(path, slot.shard), slot.number, DATED)


@lru_cache(maxsize=CLAIMED)
def claims_at(path: Path, slot: Slot) -> list[tuple[Claim, ...]]:
    """Return the claims of the facts of an article, in the order of ``facts_at``."""
    return _decoded(claims_from, _records(path, slot.shard), slot.number, CLAIMS)


def sketch_at(path: Path, slot: Slot) -> Sketch:
    """Return the sketch of an article."""
    return _decoded(sketch_from, _records(path, slot.shard), slot.number, SKETCH)


@lru_cache(maxsize=FILES)
def _records(path: Path, shard: int) -> Records:
    return shelf_of(path).open(facts_file(shard))


def _decoded(decode: Callable[[bytes], T], records: Records, number: int, part: int) -> T:
    try:
        return decode(records[number * PARTS + part])
    except DecodeError as error:
        raise WorkspaceError("is damaged", where=str(records.path), remedy="delete the file and link again") from error
