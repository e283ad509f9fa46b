"""Indonesian numbers, in digits and in words, exact and vague."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lexicon.load import Lexicon
from saksi.mentions.numbers import Number, number_at

DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
EXACT = [
    ("3000", 3_000),
    ("3.000", 3_000),
    ("3,000", 3_000),
    ("1.910", 1_910),
    ("12.345.678", 12_345_678),
    ("1,2 juta", 1_200_000),
    ("1.2 juta", 1_200_000),
    ("1,25 juta", 1_250_000),
    ("0,5 juta", 500_000),
    ("1,5 miliar", 1_500_000_000),
    ("5 ribu", 5_000),
    ("10.000", 10_000),
    ("0", 0),
    ("nol", 0),
    ("seorang", 1),
    ("sepasang", 2),
    ("selusin", 12),
    ("seratus ribu", 100_000),
    ("dua ratus lima puluh ribu", 250_000),
    ("satu juta dua ratus ribu", 1_200_000),
    ("sejuta", 1_000_000),
    ("dua juta tiga ratus ribu lima", 2_300_005),
    ("Dua Puluh", 20),
    ("duapuluh", 20),
]
VAGUE = [
    ("belasan", 11, 19),
    ("puluhan", 20, 99),
    ("ratusan", 100, 999),
    ("ribuan", 1_000, 9_999),
    ("puluhan ribu", 20_000, 99_999),
    ("ratusan ribu", 100_000, 999_999),
    ("jutaan", 1_000_000, 9_999_999),
]
NONE = [
    "2,5",
    "1,3",
    "12:30",
    "1.23",
    "beberapa",
    "sejumlah",
    "ratus",
    "puluh",
    "sepertiga",
    "setengah",
    "warga",
    "1.234,5 juta",
]


def spell(number: int) -> str:
    """Say a number below ten thousand in words."""
    if number < 10:
        return DIGITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number, f"{DIGITS[number % 10]} belas")
    for size, name, one in ((1_000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "")):
        if number >= size:
            head = one if number // size == 1 else f"{DIGITS[number // size]} {name}"
            return f"{head} {spell(number % size)}" if number % size else head
    raise AssertionError(number)


def read(lexicon: Lexicon, words: str) -> Number | None:
    return number_at(lexicon.tokenise(words), 0)


def value(lexicon: Lexicon, words: str) -> tuple[int, int] | None:
    """Return the bounds if the whole of ``words`` is one number."""
    number = read(lexicon, words)
    whole = number is not None and number.last == len(lexicon.tokenise(words)) - 1
    return (number.low, number.high) if number and whole else None


def test_the_speller_speaks_indonesian() -> None:
    said = [spell(number) for number in (0, 10, 11, 12, 21, 100, 119, 1_000, 1_111, 2_024, 9_999)]
    assert said == [
        "nol", "sepuluh", "sebelas", "dua belas", "dua puluh satu", "seratus", "seratus sembilan belas", "seribu",
        "seribu seratus sebelas", "dua ribu dua puluh empat", "sembilan ribu sembilan ratus sembilan puluh sembilan",
    ]  # fmt: skip


def test_every_number_below_ten_thousand_is_understood_in_words(lexicon: Lexicon) -> None:
    assert [number for number in range(10_000) if value(lexicon, spell(number)) != (number, number)] == []


@pytest.mark.parametrize(("words", "number"), EXACT)
def test_exact_numbers(lexicon: Lexicon, words: str, number: int) -> None:
    assert value(lexicon, words) == (number, number)


@pytest.mark.parametrize(("words", "low", "high"), VAGUE)
def test_vague_numerals_have_the_bounds_of_the_annotation_codebook(
    lexicon: Lexicon, words: str, low: int, high: int
) -> None:
    assert value(lexicon, words) == (low, high)


@pytest.mark.parametrize("words", NONE)
def test_what_counts_nobody_is_no_number(lexicon: Lexicon, words: str) -> None:
    assert read(lexicon, words) is None


@pytest.mark.parametrize(
    ("words", "last"), [("lima orang", 0), ("dua ratus tentara", 1), ("dua tiga orang", 0), ("7 ribu jiwa", 1)]
)
def test_a_number_ends_where_its_words_end(lexicon: Lexicon, words: str, last: int) -> None:
    number = read(lexicon, words)
    assert number is not None
    assert (number.first, number.last) == (0, last)


@pytest.mark.parametrize(("word", "number"), [("kedua", 2), ("ketiga", 3), ("kesepuluh", 10)])
def test_collective_numerals_count_all_of_a_group(lexicon: Lexicon, word: str, number: int) -> None:
    assert read(lexicon, word) == Number(0, 0, number, number, collective=True)


@given(st.integers(0, 10**9))
def test_digits_may_be_grouped_by_dots_or_commas(lexicon: Lexicon, number: int) -> None:
    grouped = f"{number:,}"
    for printed in (str(number), grouped, grouped.replace(",", ".")):
        assert value(lexicon, printed) == (number, number)


@given(st.integers(1, 999), st.integers(1, 999))
def test_thousands_and_their_rest_add_up(lexicon: Lexicon, thousands: int, rest: int) -> None:
    head = "seribu" if thousands == 1 else f"{spell(thousands)} ribu"
    total = thousands * 1_000 + rest
    assert value(lexicon, f"{head} {spell(rest)}") == (total, total)
    assert value(lexicon, f"{thousands} ribu") == (thousands * 1_000, thousands * 1_000)


@given(
    st.sampled_from(sorted({*DIGITS, "puluh", "belas", "ratus", "ribu", "juta", "seribu", "12", "1,5", "puluhan", "dan"})),
    st.data(),
)
def test_any_row_of_number_words_is_read_without_going_past_it(lexicon: Lexicon, first: str, data: st.DataObject) -> None:
    words = [
        first,
        *data.draw(st.lists(st.sampled_from(["puluh", "ratus", "ribu", "juta", "lima", "warga", "7"]), max_size=6)),
    ]
    number = read(lexicon, " ".join(words))
    if number is not None:
        assert 0 == number.first <= number.last < len(words)
        assert 0 <= number.low <= number.high
        assert "warga" not in words[: number.last + 1]


@pytest.mark.parametrize(("text", "low", "high"), [("90-an", 90, 99), ("300-an", 300, 399), ("1.000-an", 1_000, 1_999)])
def test_an_ending_makes_a_round_number_vague(lexicon: Lexicon, text: str, low: int, high: int) -> None:
    assert number_at(lexicon.tokenise(f"{text} orang"), 0) == Number(0, 1, low, high)


def test_no_other_number_is_made_vague(lexicon: Lexicon) -> None:
    assert number_at(lexicon.tokenise("95-an orang"), 0) == Number(0, 0, 95, 95)
