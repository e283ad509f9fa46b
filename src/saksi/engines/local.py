"""Work on this machine: in this process, or in a pool of processes, with the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_COMMAND: list[bool] = []
"""Holds something if this process is the command, which may start others of its own accord."""
CHUNK = 16
"""Items that a process takes at a time, if nothing else is said."""
AHEAD = 4
"""Chunks in flight for each process; bounds what is held in memory."""


def is_command() -> None:
    """Tell that this process is the command: the others it starts load it again without running it.

    A script that has no ``if __name__ == "__main__"`` would be run again from the top in each.
    """
    _COMMAND.append(True)


def jobs_for(tasks: int, few: int) -> int:
    """Return how many processes to use if nobody says: one a core for ``few`` tasks or more, if this is the command."""
    return os.cpu_count() or 1 if _COMMAND and tasks >= few else 1


def map_in_order(
    work: Callable[[T], R], items: Iterable[T], *, jobs: int, prepare: Callable[[], None], chunk: int = CHUNK
) -> Iterator[R]:
    """Yield ``work(item)`` for each item, in order.

    Args:
        items: what the work is done on.
        work: a function that other processes can import.
        jobs: number of processes; with 1 everything happens here.
        prepare: called once in each process before its first item.
        chunk: items that a process takes at a time.

    """
    if jobs <= 1:
        prepare()
        yield from map(work, items)
        return
    context = multiprocessing.get_context("spawn")
    source = iter(items)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(prepare,)) as pool:
        waiting: list[Future[list[R]]] = []
        while True:
            while len(waiting) < jobs * AHEAD and (some := list(islice(source, chunk))):
                waiting.append(pool.submit(_all, work, some))
            if not waiting:
                return
            yield from waiting.pop(0).result()


def _begin(prepare: Callable[[], None]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    prepare()


def _end_with_parent() -> None:
    """Wait until the process that gave the work is gone, killed perhaps, and go too: nobody else would ever tell."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _all(work: Callable[[T], R], some: list[T]) -> list[R]:
    return [work(item) for item in some]
