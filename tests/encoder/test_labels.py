from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.encoder.labels import Task
from saksi.encoder.words import Spotted

PLAIN = Task(("O", "B", "I"))
KINDS = Task(("O", "B-PER", "I-PER", "B-LOC", "I-LOC"))


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def spans(task: Task, *rows: tuple[float, ...]) -> list[Spotted]:
    return task.spans(scores(*rows), [0, len(rows)])


def test_a_span_goes_from_its_first_word_to_the_last_inside() -> None:
    found = spans(PLAIN, (9, 0, 0), (0, 9, 0), (0, 0, 9), (9, 0, 0), (0, 9, 0))
    assert [(s.first, s.last) for s in found] == [(1, 2), (4, 4)]


def test_two_spans_may_touch() -> None:
    assert [(s.first, s.last) for s in spans(PLAIN, (0, 9, 0), (0, 9, 0), (0, 0, 9))] == [(0, 0), (1, 2)]


def test_a_span_never_begins_inside() -> None:
    assert [(s.first, s.last) for s in spans(PLAIN, (0, 4, 5), (0, 0, 9))] == [(0, 1)]


def test_a_span_keeps_its_kind() -> None:
    (found,) = spans(KINDS, (0, 9, 0, 0, 0), (0, 0, 4, 0, 5))
    assert found == Spotted(0, 1, "PER", found.score)


def test_the_score_says_how_sure_it_is() -> None:
    (sure,) = spans(PLAIN, (0, 9, 0))
    (unsure,) = spans(PLAIN, (1.0, 1.2, 0))
    assert sure.score > 0.99 > 0.5 > unsure.score


def test_inside_counts_all_labels_but_outside() -> None:
    assert PLAIN.inside(scores((0, 0, 0)))[0] == pytest.approx(2 / 3)
    assert KINDS.inside(scores((0, 0, 0, 0, 0)), "LOC")[0] == pytest.approx(2 / 5)


def test_nothing_in_nothing() -> None:
    assert PLAIN.spans(np.zeros((0, 3), np.float32), [0]) == []


ROWS = st.lists(st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5), min_size=1, max_size=12)


@given(ROWS)
def test_spans_are_in_order_and_do_not_overlap(rows: list[list[float]]) -> None:
    found = KINDS.spans(np.array(rows, np.float32), [0, len(rows)])
    assert all(left.last < right.first for left, right in pairwise(found))
    assert all(0 <= span.first <= span.last < len(rows) and 0 < span.score <= 1 for span in found)


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_sentences_are_labelled_side_by_side_as_one_by_one(sentences: list[list[list[float]]]) -> None:
    bounds = [0, *accumulate(map(len, sentences))]
    apart = [
        span._replace(first=span.first + first, last=span.last + first)
        for first, rows in zip(bounds, sentences, strict=False)
        for span in KINDS.spans(np.array(rows, np.float32), [0, len(rows)])
    ]
    assert KINDS.spans(np.array([row for rows in sentences for row in rows], np.float32), bounds) == apart
