"""Expressions that count from another day that the text names."""

from datetime import date

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import DateRange

THURSDAY = date(2023, 11, 23)


def dates(lexicon: Lexicon, text: str) -> list[tuple[str, DateRange]]:
    """Return each date of an article of a Thursday: its words and what they mean."""
    mentions = read_text(lexicon, text, published=THURSDAY).mentions
    return [(mention.surface, mention.value) for mention in mentions if isinstance(mention.value, DateRange)]


FROM = [
    ("Sehari sebelumnya", "2023-05-02", "2023-05-02"),
    ("Tiga hari kemudian", "2023-05-06", "2023-05-06"),
    ("Keesokan harinya", "2023-05-04", "2023-05-04"),
    ("Malam sebelumnya", "2023-05-02", "2023-05-02"),
    ("Pada malam itu", "2023-05-03", "2023-05-03"),
    ("Pada bulan yang sama", "2023-05-01", "2023-05-31"),
    ("Bulan sebelumnya", "2023-04-01", "2023-04-30"),
    ("Tahun berikutnya", "2024-01-01", "2024-12-31"),
    ("Dua tahun sebelumnya", "2021-01-01", "2021-12-31"),
    ("Dua bulan kemudian", "2023-07-01", "2023-07-31"),
    ("Dua pekan sebelumnya", "2023-04-19", "2023-04-19"),
]


@pytest.mark.parametrize(("words", "first", "last"), FROM)
def test_some_words_count_from_the_date_named_before(lexicon: Lexicon, words: str, first: str, last: str) -> None:
    [_, (_, found)] = dates(lexicon, f"Pada 3 Mei jalan ditutup. {words} jembatan dibuka.")
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["Sehari sebelumnya", "Tahun sebelumnya", "Pada hari itu"])
def test_without_a_date_before_they_hang_on_an_unknown_day(lexicon: Lexicon, words: str) -> None:
    reading = read_text(lexicon, f"{words} jembatan dibuka.", published=THURSDAY)
    assert reading.of_kind(DateRange) == ()
    assert [issue.kind for issue in reading.issues] == ["date-unknown"]


def test_a_date_far_before_is_not_counted_from(lexicon: Lexicon) -> None:
    text = "Pada 3 Mei jalan ditutup. " + "Warga menunggu di pasar. " * 20 + "Sehari sebelumnya jembatan dibuka."
    assert [surface for surface, _ in dates(lexicon, text)] == ["3 Mei"]


def test_a_bare_weekday_takes_up_the_one_dated_before(lexicon: Lexicon) -> None:
    found = dates(lexicon, "Jalan ditutup Sabtu (11/11). Warga pada Sabtu menunggu di pasar.")
    assert [day.first for _, day in found] == [date(2023, 11, 11)] * 2
    found = dates(lexicon, "Jalan ditutup Sabtu (11/11). " + "Warga menunggu di pasar. " * 20 + "Pada Sabtu jalan dibuka.")
    assert [day.first for _, day in found] == [date(2023, 11, 11), date(2023, 11, 18)]


def test_today_in_a_quotation_is_the_day_just_told_of(lexicon: Lexicon) -> None:
    quoted = 'Jembatan runtuh pada Rabu (22/11). "Hari ini warga kami kehilangan jembatan itu," kata Rana.'
    plain = "Jembatan runtuh pada Rabu (22/11). Hari ini warga membangun jembatan itu lagi."
    assert [day.first for _, day in dates(lexicon, quoted)] == [date(2023, 11, 22)] * 2
    assert [day.first for _, day in dates(lexicon, plain)] == [date(2023, 11, 22), THURSDAY]


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("Jembatan runtuh kemarin lusa.", "kemarin lusa", 21, 21),
        ("Jembatan runtuh kemarin dulu.", "kemarin dulu", 21, 21),
        ("Jembatan runtuh malam tadi.", "malam tadi", 22, 22),
        ("Jembatan runtuh antara 13 dan 20 November.", "13 dan 20 November", 13, 20),
        ("Jembatan runtuh antara 13 November dan 20 November.", "13 November dan 20 November", 13, 20),
        ("Jembatan runtuh antara Senin dan Rabu.", "Senin dan Rabu", 20, 22),
    ],
)
def test_two_days_before_last_night_and_between_two_days(
    lexicon: Lexicon, text: str, surface: str, first: int, last: int
) -> None:
    ((told, day),) = dates(lexicon, text)
    assert (told, day.first, day.last) == (surface, date(2023, 11, first), date(2023, 11, last))


def test_two_days_joined_without_between_stay_two(lexicon: Lexicon) -> None:
    assert len(dates(lexicon, "Jembatan ditutup pada Senin dan Rabu.")) == 2
