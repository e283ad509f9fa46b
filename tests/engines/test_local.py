"""Work in this process or in several: the same results in the same order, and no more held than needed."""

import gc
import math
from collections.abc import Iterator

import pytest

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
