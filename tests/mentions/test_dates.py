"""What interval each calendar expression means, counted from the day of publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import DateRange

THURSDAY = date(2023, 11, 23)
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
]  # fmt: skip
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
FORMS = [
    ("Kamis (23/11)", "2023-11-23", "2023-11-23", "day"),
    ("Kamis, 23 November 2023", "2023-11-23", "2023-11-23", "day"),
    ("Rabu malam (22/11)", "2023-11-22", "2023-11-22", "day"),
    ("Jum'at (17/11)", "2023-11-17", "2023-11-17", "day"),
    ("Minggu (19/11)", "2023-11-19", "2023-11-19", "day"),
    ("besok, Jumat (24/11)", "2023-11-24", "2023-11-24", "day"),
    ("10 Mei", "2023-05-10", "2023-05-10", "day"),
    ("30 November", "2023-11-30", "2023-11-30", "day"),
    ("7 Oktober 2023", "2023-10-07", "2023-10-07", "day"),
    ("9 Oktober tahun lalu", "2022-10-09", "2022-10-09", "day"),
    ("12/5/2023", "2023-05-12", "2023-05-12", "day"),
    ("5/23/2023", "2023-05-23", "2023-05-23", "day"),
    ("12/11/2023", "2023-11-12", "2023-11-12", "day"),
    ("11/12/2023", "2023-11-12", "2023-11-12", "day"),
    ("12-05-2023", "2023-05-12", "2023-05-12", "day"),
    ("2023-05-12", "2023-05-12", "2023-05-12", "day"),
    ("hari Selasa", "2023-11-21", "2023-11-21", "day"),
    ("Senin lalu", "2023-11-20", "2023-11-20", "day"),
    ("Senin depan", "2023-11-27", "2023-11-27", "day"),
    ("Rabu pekan lalu", "2023-11-15", "2023-11-15", "day"),
    ("hari ini", "2023-11-23", "2023-11-23", "day"),
    ("pagi ini", "2023-11-23", "2023-11-23", "day"),
    ("dua hari lalu", "2023-11-21", "2023-11-21", "day"),
    ("tiga pekan yang lalu", "2023-11-02", "2023-11-02", "day"),
    ("dua minggu lagi", "2023-12-04", "2023-12-10", "week"),
    ("minggu ini", "2023-11-20", "2023-11-26", "week"),
    ("bulan lalu", "2023-10-01", "2023-10-31", "month"),
    ("bulan depan", "2023-12-01", "2023-12-31", "month"),
    ("Agustus 2021", "2021-08-01", "2021-08-31", "month"),
    ("September mendatang", "2024-09-01", "2024-09-30", "month"),
    ("tahun lalu", "2022-01-01", "2022-12-31", "year"),
    ("tahun 2018", "2018-01-01", "2018-12-31", "year"),
    ("akhir bulan lalu", "2023-10-21", "2023-10-31", "span"),
    ("pertengahan Juni 2023", "2023-06-11", "2023-06-20", "span"),
    ("akhir pekan lalu", "2023-11-18", "2023-11-19", "span"),
    ("24 jam terakhir", "2023-11-22", "2023-11-23", "span"),
    ("dua bulan terakhir", "2023-09-23", "2023-11-23", "span"),
    ("sepekan terakhir", "2023-11-16", "2023-11-23", "span"),
    ("lima tahun terakhir", "2018-11-23", "2023-11-23", "span"),
    ("1-7 Agustus 2023", "2023-08-01", "2023-08-07", "span"),
    ("13 hingga 24 Juni", "2023-06-13", "2023-06-24", "span"),
    ("24 November hingga 1 Desember 2022", "2022-11-24", "2022-12-01", "span"),
    ("Senin hingga Rabu", "2023-11-20", "2023-11-22", "span"),
]
PREPOSED = [
    ("sejak Januari", "Januari", "2023-01-01", "2023-01-31"),
    ("pada 2019", "2019", "2019-01-01", "2019-12-31"),
    ("pada 1980-an", "1980-an", "1980-01-01", "1989-12-31"),
    ("hingga 30 November", "30 November", "2023-11-30", "2023-11-30"),
]
NO_DATE = [
    "Jalan ditutup selama dua hari.",
    "Jalan ditutup pukul 07.00.",
    "Bocah berusia 12 tahun itu pulang.",
    "Kini jalan dibuka.",
    "Baru-baru ini jalan dibuka.",
    "Saat itu jalan dibuka.",
    "Sebanyak 3000 personel dikirim.",
    "Dua per tiga atau 2/3 warga pulang.",
    "Ia mei dan maret berjalan.",
]  # fmt: skip
ROLLOVER = [
    ("31 Desember", "2024-01-02", "2023-12-31", "2023-12-31"),
    ("Minggu (31/12)", "2024-01-02", "2023-12-31", "2023-12-31"),
    ("2 Januari", "2023-12-30", "2024-01-02", "2024-01-02"),
    ("kemarin", "2024-01-01", "2023-12-31", "2023-12-31"),
    ("pekan lalu", "2024-01-03", "2023-12-25", "2023-12-31"),
    ("bulan lalu", "2024-01-02", "2023-12-01", "2023-12-31"),
    ("bulan depan", "2023-12-02", "2024-01-01", "2024-01-31"),
    ("Desember lalu", "2024-01-02", "2023-12-01", "2023-12-31"),
    ("30 Desember hingga 2 Januari", "2024-01-05", "2023-12-30", "2024-01-02"),
    ("kemarin", "2024-03-01", "2024-02-29", "2024-02-29"),
    ("kemarin", "2023-03-01", "2023-02-28", "2023-02-28"),
    ("29 Februari", "2024-03-05", "2024-02-29", "2024-02-29"),
    ("29 Februari 2024", "2023-03-05", "2024-02-29", "2024-02-29"),
    ("Februari 2024", "2025-03-05", "2024-02-01", "2024-02-29"),
    ("sebulan terakhir", "2024-03-31", "2024-02-29", "2024-03-31"),
    ("sebulan terakhir", "2023-03-31", "2023-02-28", "2023-03-31"),
    ("setahun lalu", "2024-02-29", "2023-01-01", "2023-12-31"),
]
RELATIVE = [
    ("kemarin", -1),
    ("semalam", -1),
    ("tadi malam", -1),
    ("hari ini", 0),
    ("besok", 1),
    ("lusa", 2),
    ("tiga hari lalu", -3),
]


def dates(lexicon: Lexicon, text: str, published: date | None = THURSDAY) -> list[tuple[str, DateRange]]:
    mentions = read_text(lexicon, text, published=published).of_kind(DateRange)
    return [(mention.surface, mention.value) for mention in mentions if isinstance(mention.value, DateRange)]


def only(lexicon: Lexicon, words: str, published: date | None = THURSDAY) -> DateRange:
    """Return what ``words`` mean as the only date of a sentence."""
    [(surface, found)] = dates(lexicon, f"Jalan itu ditutup {words}.", published)
    assert surface == words
    return found


@pytest.mark.parametrize(("words", "first", "last", "precision"), FORMS)
def test_forms(lexicon: Lexicon, words: str, first: str, last: str, precision: str) -> None:
    found = only(lexicon, words)
    assert (found.first.isoformat(), found.last.isoformat(), found.precision) == (first, last, precision)
    assert found.conflict is None


@pytest.mark.parametrize(("words", "surface", "first", "last"), PREPOSED)
def test_the_preposition_stays_outside(lexicon: Lexicon, words: str, surface: str, first: str, last: str) -> None:
    [(said, found)] = dates(lexicon, f"Jalan itu ditutup {words}.")
    assert (said, found.first.isoformat(), found.last.isoformat()) == (surface, first, last)


@pytest.mark.parametrize("text", NO_DATE)
def test_durations_hours_ages_and_vague_words_are_no_dates(lexicon: Lexicon, text: str) -> None:
    assert dates(lexicon, text) == []


@pytest.mark.parametrize(("words", "published", "first", "last"), ROLLOVER)
def test_ends_of_years_and_leap_days(lexicon: Lexicon, words: str, published: str, first: str, last: str) -> None:
    found = only(lexicon, words, date.fromisoformat(published))
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["29 Februari 2023", "31 April 2023", "30/2/2023"])
def test_a_day_that_never_was_is_left_open(lexicon: Lexicon, words: str) -> None:
    reading = read_text(lexicon, f"Jalan itu ditutup {words}.", published=THURSDAY)
    assert reading.of_kind(DateRange) == ()
    assert [issue.kind for issue in reading.issues] == ["date-unknown"]


def test_a_weekday_lies_ahead_where_the_words_before_say_so(lexicon: Lexicon) -> None:
    assert [found.first for _, found in dates(lexicon, "Jalan akan dibuka Senin.")] == [date(2023, 11, 27)]
    assert [found.first for _, found in dates(lexicon, "Jalan telah dibuka Senin.")] == [date(2023, 11, 20)]


def test_the_same_day_is_the_day_named_before(lexicon: Lexicon) -> None:
    found = dates(lexicon, "Pada 3 Mei jalan ditutup. Pada hari yang sama jembatan dibuka.")
    assert [(surface, day.first) for surface, day in found] == [
        ("3 Mei", date(2023, 5, 3)),
        ("hari yang sama", date(2023, 5, 3)),
    ]


def test_days_that_news_recalls_need_no_year(lexicon: Lexicon) -> None:
    later = date(2025, 11, 25)
    assert [found.first for _, found in dates(lexicon, "Hamas menyerang Israel pada 7 Oktober.", later)] == [
        date(2023, 10, 7)
    ]
    assert [found.first for _, found in dates(lexicon, "Pameran dibuka pada 7 Oktober.", later)] == [date(2025, 10, 7)]


def test_where_weekday_and_number_disagree_the_number_stands_and_is_flagged(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Jalan itu ditutup Rabu (23/11).", published=THURSDAY)
    [mention] = reading.of_kind(DateRange)
    assert mention.surface == "Rabu (23/11)"
    assert mention.value == DateRange(first=THURSDAY, last=THURSDAY, precision="day", anchor=THURSDAY, conflict="weekday")
    assert [(issue.kind, issue.span) for issue in reading.issues] == [("weekday", mention.span)]
    assert "2023-11-23 was a Thursday" in reading.issues[0].note


@given(DAYS, st.integers(0, 6))
def test_the_weekday_is_checked_on_every_day(lexicon: Lexicon, day: date, named: int) -> None:
    found = only(lexicon, f"{WEEKDAYS[named]} ({day.day}/{day.month}/{day.year})", day)
    assert found.first == found.last == day
    assert found.conflict == (None if named == day.weekday() else "weekday")


@given(DAYS, st.none() | DAYS)
def test_a_full_date_is_that_day_whenever_it_was_printed(lexicon: Lexicon, day: date, published: date | None) -> None:
    worded = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for words in (worded, f"{WEEKDAYS[day.weekday()]}, {worded}", f"{WEEKDAYS[day.weekday()]} ({worded})", day.isoformat()):
        assert only(lexicon, words, published) == DateRange(first=day, last=day, precision="day")


@given(DAYS, st.integers(0, 400))
def test_numbers_alone_are_day_first(lexicon: Lexicon, day: date, later: int) -> None:
    for words in (f"{day.day}/{day.month}/{day.year}", f"{day.day:02}-{day.month:02}-{day.year}"):
        assert only(lexicon, words, day + timedelta(later)).first == day


@pytest.mark.parametrize(("words", "away"), RELATIVE)
@given(day=DAYS)
def test_relative_days_move_with_the_day_of_publication(lexicon: Lexicon, words: str, away: int, day: date) -> None:
    meant = day + timedelta(away)
    assert only(lexicon, words, day) == DateRange(first=meant, last=meant, precision="day", anchor=day)


@given(DAYS)
def test_last_week_is_the_monday_to_sunday_before(lexicon: Lexicon, day: date) -> None:
    found = only(lexicon, "pekan lalu", day)
    assert (found.first.weekday(), found.last - found.first, found.precision) == (0, timedelta(6), "week")
    assert timedelta(0) < day - found.last <= timedelta(7)


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one_not_after_publication(lexicon: Lexicon, day: date, named: int) -> None:
    found = only(lexicon, WEEKDAYS[named], day)
    assert found.first.weekday() == named
    assert timedelta(0) <= day - found.first < timedelta(7)


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_near_publication(lexicon: Lexicon, day: date, published: date) -> None:
    if (day.month, day.day) != (2, 29):
        found = only(lexicon, f"{day.day} {MONTHS[day.month - 1]}", published)
        assert (found.first.month, found.first.day, found.anchor) == (day.month, day.day, published)
        assert timedelta(-60) <= published - found.first <= timedelta(366)


@given(st.lists(st.sampled_from([words for words, *_ in FORMS]), min_size=1, max_size=4), DAYS)
def test_no_interval_ends_before_it_begins(lexicon: Lexicon, words: list[str], published: date) -> None:
    for _, found in dates(lexicon, ". ".join(f"Jalan ditutup {said}" for said in words), published):
        assert found.first <= found.last
        assert found.precision != "day" or found.first == found.last
