"""Marks around an act's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.encoder.marked import CLOSE, OPEN, REACH, around, mark
from saksi.encoder.words import Word


def words(text: str) -> list[Word]:
    return [Word(word, True) for word in text.split()]


@pytest.mark.parametrize(
    ("first", "last", "told"), [(0, 0, "[ a ] b c"), (1, 1, "a [ b ] c"), (1, 2, "a [ b c ]"), (0, 2, "[ a b c ]")]
)
def test_marks_stand_before_and_behind_the_act(first: int, last: int, told: str) -> None:
    assert [word.surface for word in mark(words("a b c"), first, last).words] == told.split()


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1), st.integers(0, n - 1))))
def test_without_the_marks_every_word_is_there_once_and_in_order(drawn: tuple[int, int, int]) -> None:
    size, one, other = drawn
    told = words(" ".join(f"w{n}" for n in range(size)))
    marked = mark(told, min(one, other), max(one, other))
    assert [marked.words[row] for row in marked.rows] == told
    assert [word for n, word in enumerate(marked.words) if n not in set(marked.rows)] == [OPEN, CLOSE]


def test_of_a_very_long_sentence_the_words_around_the_act_are_looked_at() -> None:
    assert around(range(10, 10 + 2 * REACH), 12, 13) == range(10, 10 + 2 * REACH)
    assert around(range(500), 200, 201) == range(200 - REACH, 201 + REACH)
    assert around(range(500), 3, 3) == range(3 + REACH)
