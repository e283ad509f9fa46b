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
    ("seminggu yang lalu", "2023-11-16", "2023-11-16", "day"),
    ("tiga pekan yang lalu", "2023-10-30", "2023-11-05", "week"),
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
    ("30 Oktober-2 November 2023", "2023-10-30", "2023-11-02", "span"),
    ("Agustus-Oktober 2023", "2023-08-01", "2023-10-31", "span"),
    ("25-27 November mendatang", "2023-11-25", "2023-11-27", "span"),
    ("Rabu, (22/11/2023)", "2023-11-22", "2023-11-22", "day"),
    ("Rabu lalu (15/11)", "2023-11-15", "2023-11-15", "day"),
    ("Jumat depan, 1 Desember 2023", "2023-12-01", "2023-12-01", "day"),
    ("Rabu (22/11) kemarin", "2023-11-22", "2023-11-22", "day"),
    ("Kamis (23/11) hari ini", "2023-11-23", "2023-11-23", "day"),
    ("Kamis (16/11) pekan lalu", "2023-11-16", "2023-11-16", "day"),
    ("Rabu pagi tadi", "2023-11-22", "2023-11-22", "day"),
    ("28 April, 2015", "2015-04-28", "2015-04-28", "day"),
    ("7 Oktober [2023]", "2023-10-07", "2023-10-07", "day"),
    ("June 28, 2022", "2022-06-28", "2022-06-28", "day"),
    ("28 June 2022", "2022-06-28", "2022-06-28", "day"),
    ("30 November nanti", "2023-11-30", "2023-11-30", "day"),
    ("dini hari tadi", "2023-11-23", "2023-11-23", "day"),
    ("nanti malam", "2023-11-23", "2023-11-23", "day"),
    ("dua puluh hari lalu", "2023-11-03", "2023-11-03", "day"),
    ("awal pekan ini", "2023-11-20", "2023-11-21", "span"),
    ("awal minggu depan", "2023-11-27", "2023-11-28", "span"),
    ("akhir pekan ini", "2023-11-25", "2023-11-26", "span"),
    ("akhir minggu depan", "2023-11-25", "2023-11-26", "span"),
    ("dua minggu ke depan", "2023-11-23", "2023-12-07", "span"),
    ("24 jam ke depan", "2023-11-23", "2023-11-24", "span"),
    ("tiga bulan mendatang", "2023-11-23", "2024-02-23", "span"),
    ("beberapa hari ke depan", "2023-11-23", "2023-11-26", "span"),
]
ERAS = [
    ("1975-1990", "1975-01-01", "1990-12-31"),
    ("tahun 1975–1990", "1975-01-01", "1990-12-31"),
    ("2005 – 2015", "2005-01-01", "2015-12-31"),
    ("tahun 1975-79", "1975-01-01", "1979-12-31"),
    ("2007--2017 silam", "2007-01-01", "2017-12-31"),
    ("tahun 2004 hingga 2006", "2004-01-01", "2006-12-31"),
    ("tahun 1813", "1813-01-01", "1813-12-31"),
    ("awal 2017", "2017-01-01", "2017-03-31"),
    ("awal tahun 2017", "2017-01-01", "2017-03-31"),
    ("awal tahun 2023", "2023-01-01", "2023-01-31"),
    ("awal tahun ini", "2023-01-01", "2023-01-31"),
    ("akhir tahun 2017", "2017-10-01", "2017-12-31"),
    ("paruh pertama 2021", "2021-01-01", "2021-06-30"),
    ("semester II 2021", "2021-07-01", "2021-12-31"),
    ("kuartal ketiga tahun lalu", "2022-07-01", "2022-09-30"),
    ("awal tahun 2000-an", "2000-01-01", "2003-12-31"),
    ("akhir 1980-an", "1987-01-01", "1989-12-31"),
    ("abad ke-19", "1801-01-01", "1900-12-31"),
    ("awal abad ke-11", "1001-01-01", "1033-12-31"),
    ("musim gugur 2021", "2021-09-01", "2021-11-30"),
    ("musim dingin 2021", "2021-12-01", "2022-02-28"),
    ("musim panas ini", "2023-06-01", "2023-08-31"),
    ("musim panas lalu", "2023-06-01", "2023-08-31"),
    ("musim gugur lalu", "2022-09-01", "2022-11-30"),
    ("musim semi mendatang", "2024-03-01", "2024-05-31"),
    ("musim semi tahun lalu", "2022-03-01", "2022-05-31"),
]
PREPOSED = [
    ("sejak Januari", "Januari", "2023-01-01", "2023-01-31"),
    ("pada 2019", "2019", "2019-01-01", "2019-12-31"),
    ("pada 1980-an", "1980-an", "1980-01-01", "1989-12-31"),
    ("hingga 30 November", "30 November", "2023-11-30", "2023-11-30"),
    ("di era 1980-an", "1980-an", "1980-01-01", "1989-12-31"),
    ("sejak 1813", "1813", "1813-01-01", "1813-12-31"),
    ("(2015)", "2015", "2015-01-01", "2015-12-31"),
    ("(2010–2014)", "2010–2014", "2010-01-01", "2014-12-31"),
    ("antara 2 Mei 2022 hingga awal Juli 2022", "2 Mei 2022 hingga awal Juli 2022", "2022-05-02", "2022-07-10"),
    ("sejak Revolusi Anyelir 1974", "1974", "1974-01-01", "1974-12-31"),
    ("setelah banjir besar 2019", "2019", "2019-01-01", "2019-12-31"),
    ("untuk 2025 mendatang", "2025 mendatang", "2025-01-01", "2025-12-31"),
    ("dibandingkan 2021", "2021", "2021-01-01", "2021-12-31"),
]
NO_DATE = [
    "Jalan ditutup selama dua hari.",
    "Jalan ditutup selama dua hari ini.",
    "Pameran itu berlangsung lima hari ini.",
    "Jalan ditutup pukul 07.00.",
    "Bocah berusia 12 tahun itu pulang.",
    "Kini jalan dibuka.",
    "Baru-baru ini jalan dibuka.",
    "Saat itu jalan dibuka.",
    "Sebanyak 3000 personel dikirim.",
    "Dua per tiga atau 2/3 warga pulang.",
    "Ia mei dan maret berjalan.",
    "Jalan itu diatur Undang-Undang Nomor 38 Tahun 2004.",
    "Jalan itu diatur UU 38 tahun 2004.",
    "Jembatan itu memuat 1900-2000 orang.",
    "Jembatan itu memuat 1975 orang.",
    "Warga menyebut jalan nomor 1975.",
    "Panitia membuka Pasar Seni 2019.",
    "Berkas itu ada di https://kabar.example/2022/05/04/jalan.",
    "Berkas itu ada di https://kabar.example/arsip/1990-1995/jalan.",
    "Warga membeli pakaian musim dingin.",
    "Jalan dibuka lebih dari setahun lalu.",
    "Jalan dibuka beberapa tahun lalu.",
    "Hujan turun dalam beberapa jam terakhir.",
    "Harga naik dalam beberapa dekade terakhir.",
    "Panitia mengurangi tenggat 50 hari yang sebelumnya ditetapkan.",
    "Jalan dibuka bertahun-tahun lalu.",
    "Pelukis berusia 8 tahun ini menang.",
    "Guru 64 tahun ini mundur.",
    "Jalan ditutup puluhan tahun lalu.",
    "Kuil itu dibangun abad ke-5 sebelum Masehi.",
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
    ("30 Desember-2 Januari", "2024-01-05", "2023-12-30", "2024-01-02"),
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


def test_a_month_lies_ahead_where_the_words_before_say_so(lexicon: Lexicon) -> None:
    [(_, ahead)] = dates(lexicon, "Panitia akan membuka jembatan itu pada Desember.")
    [(_, next_year)] = dates(lexicon, "Panitia akan membuka jembatan itu pada bulan Mei.")
    [(_, behind)] = dates(lexicon, "Panitia membuka jembatan itu pada Desember.")
    assert [found.first for found in (ahead, next_year, behind)] == [date(2023, 12, 1), date(2024, 5, 1), date(2022, 12, 1)]


def test_a_wrong_weekday_is_flagged_once(lexicon: Lexicon) -> None:
    text = "Pada Rabu (23/11) jalan ditutup. Pada hari yang sama jembatan dibuka."
    issues = read_text(lexicon, text, published=date(2023, 11, 24)).issues
    assert [issue.span.of(text) for issue in issues if issue.kind == "weekday" and issue.span] == ["Rabu (23/11)"]


def test_the_same_day_is_the_day_named_before(lexicon: Lexicon) -> None:
    found = dates(lexicon, "Pada 3 Mei jalan ditutup. Pada hari yang sama jembatan dibuka.")
    assert [(surface, day.first) for surface, day in found] == [
        ("3 Mei", date(2023, 5, 3)),
        ("hari yang sama", date(2023, 5, 3)),
    ]


@pytest.mark.parametrize(("words", "first", "last"), ERAS)
def test_years_and_what_is_told_by_them(lexicon: Lexicon, words: str, first: str, last: str) -> None:
    found = only(lexicon, words)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_the_weekday_tells_which_number_is_the_month(lexicon: Lexicon) -> None:
    assert only(lexicon, "Kamis (7/12/2023)", THURSDAY).first == date(2023, 12, 7)
    assert only(lexicon, "Minggu (11/12/2023)", THURSDAY).first == date(2023, 11, 12)


WINTERS = [("2023-12-20", "2023-12-01"), ("2024-03-10", "2023-12-01"), ("2024-07-10", "2024-12-01")]


@pytest.mark.parametrize(("published", "first"), WINTERS)
def test_this_winter_began_in_december(lexicon: Lexicon, published: str, first: str) -> None:
    assert only(lexicon, "musim dingin ini", date.fromisoformat(published)).first == date.fromisoformat(first)


NEAR_DAYS = [
    ("besok, Jumat", "2023-11-24"), ("besok Jumat", "2023-11-24"), ("kemarin, Rabu", "2023-11-22"),
    ("hari ini, Kamis", "2023-11-23"), ("hari Selasa", "2023-11-21"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "day"), NEAR_DAYS)
def test_tomorrow_and_its_weekday_are_one_day(lexicon: Lexicon, words: str, day: str) -> None:
    assert only(lexicon, words, THURSDAY).first.isoformat() == day


TWO_DATES = [
    ("dari Senin (20/11/2023) hingga Rabu (22/11/2023)", ["2023-11-20", "2023-11-22"]),
    ("dari 2 November hingga 4 November", ["2023-11-02", "2023-11-04"]),
    ("hari ini, Rabu (22/11)", ["2023-11-22"]),
    ("pekan depan, Rabu atau Kamis", ["2023-11-27", "2023-11-29", "2023-11-30"]),
    ("pada Selasa dan Jumat", ["2023-11-21", "2023-11-24"]),
    ("pada Juli dan Agustus 2021", ["2021-07-01", "2021-08-01"]),
]


@pytest.mark.parametrize(("words", "days"), TWO_DATES)
def test_two_dates_that_stand_each_by_itself_stay_two(lexicon: Lexicon, words: str, days: list[str]) -> None:
    assert [found.first.isoformat() for _, found in dates(lexicon, f"Jalan itu ditutup {words}.")] == days


def test_two_dates_that_share_a_year_are_one_interval(lexicon: Lexicon) -> None:
    [(surface, found)] = dates(lexicon, "Jalan ditutup dari 24 November hingga 1 Desember 2022.")
    assert (surface, found.precision) == ("24 November hingga 1 Desember 2022", "span")


def test_a_stretch_lies_ahead_where_the_words_before_say_so(lexicon: Lexicon) -> None:
    [(_, ahead)] = dates(lexicon, "Jalan akan dibuka dalam dua minggu ini.")
    [(_, behind)] = dates(lexicon, "Jalan ditutup dua minggu ini.")
    assert (ahead.first, ahead.last) == (THURSDAY, date(2023, 12, 7))
    assert (behind.first, behind.last) == (date(2023, 11, 9), THURSDAY)


@pytest.mark.parametrize(
    "text", ["Jalan ditutup pada 2005 -", "Jalan ditutup 3 Mei hingga", "Jalan ditutup awal", "Hari ini,"]
)
def test_a_text_may_end_inside_an_expression(lexicon: Lexicon, text: str) -> None:
    assert all(found.first <= found.last for _, found in dates(lexicon, text))


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
