"""Parts of the report on their own: excerpts with their marks, words for people, the land under the maps."""

from collections.abc import Iterator
from datetime import date

from saksi.export.report.excerpts import Excerpt, Mark, excerpt, frame_of
from saksi.export.report.labels import days_label
from saksi.export.report.maps import window_around
from saksi.export.report.outlines import land_path, load_outlines
from saksi.model.mentions import DateRange
from saksi.model.spans import Span


def shown(one: Excerpt) -> str:
    return "".join(piece.text for piece in one.pieces if piece.kind == "text")


def marked(one: Excerpt) -> Iterator[tuple[str, str, bool]]:
    open_marks: list[tuple[str, int, bool]] = []
    text = ""
    for piece in one.pieces:
        if piece.kind == "open":
            open_marks.append((piece.role, len(text), piece.goes_on))
        elif piece.kind == "close":
            role, start, goes_on = open_marks.pop()
            yield role, text[start:], goes_on
        text += piece.text
    assert open_marks == []


def test_nested_crossing_and_outlying_marks() -> None:
    text = "abcdefghij"
    marks = [Mark(Span(2, 8), "target"), Mark(Span(3, 5), "figure"), Mark(Span(6, 12), "place"), Mark(Span(20, 30), "day")]
    found = excerpt(text, Span(0, 10), marks)
    assert shown(found) == text
    assert set(marked(found)) == {
        ("target", "cdefgh", False), ("figure", "de", False), ("place", "gh", True), ("place", "ij", False),
    }  # fmt: skip


def test_spans_at_the_very_start_and_end_of_the_text() -> None:
    text = "menyerang pos"
    found = excerpt(text, Span(0, 13), [Mark(Span(0, 9), "act"), Mark(Span(10, 13), "target"), Mark(Span(0, 13), "place")])
    assert shown(found) == text
    assert set(marked(found)) == {("place", text, False), ("act", "menyerang", False), ("target", "pos", False)}


def test_the_rest_of_a_sentence_is_context() -> None:
    text = "Satu. Dua tiga empat. Lima."
    sentences = [Span(0, 5), Span(6, 21), Span(22, 27)]
    frame = frame_of(text, Span(10, 14), sentences)
    assert frame == Span(6, 21)
    found = excerpt(text, Span(10, 14), [Mark(Span(6, 9), "agent")], frame)
    assert shown(found) == "Dua tiga empat."
    assert ("rest", "Dua ", False) in set(marked(found))
    assert frame_of(text, Span(0, 2), []) == Span(0, 27)


def test_land_is_small_and_lies_where_it_should() -> None:
    outlines = load_outlines()
    assert sum(map(len, outlines.land)) < 60_000
    assert all(-90 <= y <= 90 for ring in outlines.land for _, y in ring)
    assert land_path(window_around([(34.4, 31.4), (35.5, 33.9)])).startswith("M")
    assert land_path(window_around([(-40.0, 30.0)])) == ""


def test_days_say_how_exact_they_are_and_what_disagrees() -> None:
    day, last = date(2024, 3, 5), date(2024, 3, 9)
    assert days_label(None) == "day unknown"
    assert days_label(DateRange(first=day, last=day, precision="day")) == "2024-03-05"
    assert days_label(DateRange(first=day, last=last, precision="week")) == "2024-03-05 to 2024-03-09 (week)"
    assert (
        days_label(DateRange(first=day, last=day, precision="day", conflict="weekday")) == "2024-03-05 (weekday disagrees)"
    )
