"""Work in this process or in several: the same results in the same order, and no more held than needed."""

import gc
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.engines import local
from saksi.engines.local import AHEAD, CHUNK, map_in_order


def nothing() -> None:
    return None


def counted(numbers: Iterator[int], taken: list[int]) -> Iterator[int]:
    for number in numbers:
        taken.append(number)
        yield number


@pytest.mark.parametrize("number_of_items", [0, 1, CHUNK, CHUNK + 1])
def test_several_processes_give_the_results_of_one_in_the_same_order(number_of_items: int) -> None:
    items = [(7 * number) % 1000 for number in range(number_of_items)]
    alone = list(map_in_order(math.factorial, items, jobs=1, prepare=nothing))
    assert alone == [math.factorial(item) for item in items]
    assert list(map_in_order(math.factorial, items, jobs=2, prepare=gc.enable)) == alone


def test_one_process_takes_an_item_only_when_its_result_is_wanted() -> None:
    taken: list[int] = []
    results = map_in_order(abs, counted(iter(range(-9, 0)), taken), jobs=1, prepare=nothing)
    assert taken == []
    assert [next(results), next(results)] == [9, 8]
    assert taken == [-9, -8]


def test_several_processes_hold_a_bounded_number_of_items() -> None:
    taken: list[int] = []
    results = map_in_order(abs, counted(iter(range(10_000)), taken), jobs=2, prepare=gc.enable)
    assert [next(results) for _ in range(CHUNK)] == list(range(CHUNK))
    assert len(taken) == 2 * AHEAD * CHUNK
    assert next(results) == CHUNK
    assert len(taken) == 2 * AHEAD * CHUNK + CHUNK
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_comes_out_after_the_results_before_it(jobs: int) -> None:
    items = [*range(CHUNK), -1]
    results = map_in_order(math.factorial, items, jobs=jobs, prepare=gc.enable)
    assert [next(results) for _ in range(CHUNK)] == [math.factorial(item) for item in range(CHUNK)]
    with pytest.raises(ValueError, match="negative"):
        next(results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_input_comes_out(jobs: int) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise KeyError("input")

    with pytest.raises(KeyError, match="input"):
        list(map_in_order(abs, broken(), jobs=jobs, prepare=gc.enable))


def test_one_process_prepares_once_before_the_first_item() -> None:
    steps: list[str] = []
    found = map_in_order(steps.append, ["one", "two"], jobs=1, prepare=lambda: steps.append("ready"))
    assert list(found) == [None, None]
    assert steps == ["ready", "one", "two"]


PARENT = """
import os, sys, time
from saksi.engines.local import map_in_order

if __name__ == "__main__":
    results = map_in_order(time.sleep, [0.0] * 40 + [600.0] * 8, jobs=2, prepare=time.time, chunk=1)
    next(results)
    children = open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read()
    print(children, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no /proc: child processes are not listed")
def test_processes_end_when_the_one_that_gave_the_work_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(children) >= 2
    deadline = time.monotonic() + 20
    while any(is_at_work(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in children if is_at_work(pid)] == []


def is_at_work(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_only_the_command_starts_processes_of_its_own_accord(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_COMMAND", [])
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert local.jobs_for(100, few=8) == 1
    local.is_command()
    assert (local.jobs_for(100, few=8), local.jobs_for(7, few=8)) == (4, 1)
