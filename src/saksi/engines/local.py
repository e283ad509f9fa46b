"""Work on this machine: in this process, or in a pool of processes, with the same results in the same order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 16
"""Items that a process takes at a time."""
AHEAD = 4
"""Chunks in flight for each process; bounds what is held in memory."""


def map_in_order(work: Callable[[T], R], items: Iterable[T], *, jobs: int, prepare: Callable[[], None]) -> Iterator[R]:
    """Yield ``work(item)`` for each item, in order.

    Args:
        items: what the work is done on.
        work: a function that other processes can import.
        jobs: number of processes; with 1 everything happens here.
        prepare: called once in each process before its first item.

    """
    if jobs <= 1:
        prepare()
        yield from map(work, items)
        return
    context = multiprocessing.get_context("spawn")
    source = iter(items)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare) as pool:
        waiting: list[Future[list[R]]] = []
        while True:
            while len(waiting) < jobs * AHEAD and (chunk := list(islice(source, CHUNK))):
                waiting.append(pool.submit(_all, work, chunk))
            if not waiting:
                return
            yield from waiting.pop(0).result()


def _all(work: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [work(item) for item in chunk]
