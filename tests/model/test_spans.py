"""Spans: half-open stretches of code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.spans import Span, trim

NUMBERS = st.integers(0, 30)
SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), NUMBERS, NUMBERS)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_cannot_run_backwards_or_begin_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        (Span(0, 4), Span(4, 6), False, False),
        (Span(0, 4), Span(3, 6), True, False),
        (Span(0, 6), Span(2, 4), True, True),
        (Span(2, 4), Span(0, 6), True, False),
        (Span(2, 4), Span(2, 4), True, True),
        (Span(2, 4), Span(4, 4), False, True),
    ],
)
def test_overlap_shares_a_character_and_containing_holds_all(one: Span, other: Span, overlaps: bool, contains: bool) -> None:
    assert one.overlaps(other) is overlaps
    assert one.contains(other) is contains


def test_a_span_counts_code_points() -> None:
    text = "di Malmö 🕊 tewas"
    assert Span(9, 10).of(text) == "🕊"
    assert len(Span(3, 8)) == 5


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_containing_with_length_is_overlap(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other) and len(other):
        assert one.overlaps(other)


@given(st.text(alphabet="ab ,;\n\u00a0", max_size=20))
def test_trimming_leaves_no_blank_at_either_end_and_loses_no_letter(text: str) -> None:
    trimmed = trim(text, Span(0, len(text))).of(text)
    assert trimmed == text.strip(" \t\r\n\u00a0,;:")


def test_trimming_keeps_marks_that_are_not_named() -> None:
    assert trim(" (halo), ", Span(0, 9)) == Span(1, 7)
    assert trim('"halo" ', Span(0, 7), ' "') == Span(1, 5)
