"""The day of publication: given, else read from the address or the text, else unknown; never invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import DateRange
from saksi.model.readings import Reading

HANGING = [
    "kemarin", "semalam", "hari ini", "besok", "pekan lalu", "bulan lalu", "tahun lalu", "Rabu", "Rabu (23/11)", "10 Mei",
    "24 jam terakhir", "dua hari lalu", "Senin depan", "akhir pekan lalu", "Senin hingga Rabu", "September mendatang",
]  # fmt: skip
ADDRESSES = [
    ("https://kabar.example/2022/05/04/jalan-ditutup", date(2022, 5, 4)),
    ("https://kabar.example/news/2022-05-04/jalan", date(2022, 5, 4)),
    ("https://kabar.example/berita/20220504101530-12-99/jalan", date(2022, 5, 4)),
    ("https://kabar.example/2022/05/jalan", None),
    ("https://kabar.example/2022/13/40/jalan", None),
    ("https://kabar.example/jalan-2022", None),
]
TEXTS = [
    ("Jalan ditutup Rabu (23/11/2022). Jembatan dibuka kemarin.", date(2022, 11, 23)),
    ("Jalan ditutup Rabu. Jembatan dibuka pada 23 November 2022.", date(2022, 11, 23)),
    ("Jembatan runtuh pada 2 Mei 2022. Warga pulang Sabtu (7/5).", date(2022, 5, 7)),
    ("Jembatan runtuh pada Mei 2022. Warga pulang Sabtu (7/5).", date(2022, 5, 7)),
    ("Jalan ditutup Senin (3/1).\nFoto: Warga di pasar, Selasa (4/1/2022).", date(2022, 1, 4)),
    ("Jalan ditutup 23 November 2022. Jembatan dibuka kemarin.", None),
    ("Jalan ditutup pada 2020. Jembatan dibuka kemarin.", None),
]


@pytest.mark.parametrize("words", HANGING)
def test_in_an_undated_article_a_relative_day_stays_open(lexicon: Lexicon, words: str) -> None:
    text = f"Jalan itu ditutup {words}."
    reading = read_text(lexicon, text)
    assert (reading.published, reading.published_from) == (None, "unknown")
    assert reading.of_kind(DateRange) == ()
    assert [(issue.kind, issue.span and issue.span.of(text)) for issue in reading.issues] == [("date-unknown", words)]


@given(st.lists(st.sampled_from(HANGING), min_size=1, max_size=4))
def test_no_row_of_relative_days_makes_a_date(lexicon: Lexicon, words: list[str]) -> None:
    reading = read_text(lexicon, " ".join(f"Jalan itu ditutup {said}." for said in words))
    assert reading.published is None
    assert reading.of_kind(DateRange) == ()
    assert len(reading.issues) == len(words)


def test_an_undated_article_still_says_its_full_dates(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Jalan ditutup pada 2020, lalu dibuka 3 Mei 2021 dan ditutup lagi kemarin.")
    found = [(mention.surface, getattr(mention.value, "anchor", "?")) for mention in reading.of_kind(DateRange)]
    assert found == [("2020", None), ("3 Mei 2021", None)]
    assert reading.published is None


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_the_address_may_say_the_day(lexicon: Lexicon, url: str, day: date | None) -> None:
    reading = read_text(lexicon, "Jalan itu ditutup.", url=url)
    assert (reading.published, reading.published_from) == (day, "url" if day else "unknown")


@pytest.mark.parametrize(("text", "day"), TEXTS)
def test_the_text_may_say_the_day_and_the_reading_says_so(lexicon: Lexicon, text: str, day: date | None) -> None:
    reading = read_text(lexicon, text)
    assert (reading.published, reading.published_from) == (day, "text" if day else "unknown")


def test_the_given_day_wins(lexicon: Lexicon) -> None:
    text, given_day = "Jalan ditutup kemarin. Jembatan dibuka Rabu (23/11/2022).", date(2024, 1, 5)
    reading = read_text(lexicon, text, published=given_day, url="https://kabar.example/2022/05/04/jalan")
    assert (reading.published, reading.published_from) == (given_day, "given")
    assert isinstance(reading.mentions[0].value, DateRange)
    assert reading.mentions[0].value.first == date(2024, 1, 4)


def test_relative_days_are_counted_from_the_day_that_the_text_shows(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Jembatan dibuka Rabu (23/11/2022). Jalan ditutup kemarin.")
    last = reading.of_kind(DateRange)[-1]
    day = date(2022, 11, 22)
    assert last.value == DateRange(first=day, last=day, precision="day", anchor=date(2022, 11, 23))
    assert last.score < 0.95


def test_dates_in_zones_are_no_mentions(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Baca juga: Jalan Ditutup Rabu (22/11/2023)\nWarga pulang.", published=date(2023, 11, 23))
    assert reading.of_kind(DateRange) == ()


def days(reading: Reading) -> list[date]:
    return [mention.value.first for mention in reading.mentions if isinstance(mention.value, DateRange)]


def test_nobody_is_quoted_ahead_of_time(lexicon: Lexicon) -> None:
    text = 'Jalan ditutup kemarin. "Jembatan rusak," kata Budi, Jumat (4/6).'
    reading = read_text(lexicon, text, published=date(2021, 6, 3))
    assert days(reading) == [date(2021, 6, 3), date(2021, 6, 4)]
    assert [(issue.kind, issue.span and issue.span.of(text)) for issue in reading.issues] == [("published", "Jumat (4/6)")]
    assert reading.published == date(2021, 6, 3)


def test_what_is_planned_says_nothing_of_the_day_of_writing(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Jalan ditutup kemarin. Jembatan akan dibuka Jumat (4/6).", published=date(2021, 6, 3))
    assert days(reading) == [date(2021, 6, 2), date(2021, 6, 4)]
    assert reading.issues == ()
