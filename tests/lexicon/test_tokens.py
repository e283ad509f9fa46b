"""Tokens: words, numbers and marks with their place in the text, also where a crawler glued words together."""

import pytest
from hypothesis import given

from anytext import any_text
from saksi.lexicon.load import Lexicon
from saksi.lexicon.tokens import fold, key_of
from saksi.model.spans import Span

CUT = [
    ("Baku tembak, lagi.", ["Baku", "tembak", ",", "lagi", "."]),
    ("al-Qassam", ["al", "Qassam"]),
    ("anak-anak", ["anak", "anak"]),
    ("BEIRUT - Jalan", ["BEIRUT", "-", "Jalan"]),
    ("Ma'an dan Ma’an", ["Ma'an", "dan", "Ma’an"]),
    ("Rabu(23/11)", ["Rabu", "(", "23", "/", "11", ")"]),
    ("1.234,5 pukul 07.00 atau 12:30", ["1.234,5", "pukul", "07.00", "atau", "12:30"]),
    ("dibuka.Kami", ["dibuka", ".", "Kami"]),
    ("a_b", ["a", "_", "b"]),
    ("“Pulang”", ["“", "Pulang", "”"]),
    ("", []),
    (" \n\t", []),
]
GLUED = [
    ("diJalur Gazaselatan", ["di", "Jalur", "Gaza", "selatan"]),
    ("wargamengungsi", ["warga", "mengungsi"]),
    ("TentaraIsrael", ["Tentara", "Israel"]),
    ("pasukanIsraelmenyerang", ["pasukan", "Israel", "menyerang"]),
    ("HamasdanIsrael", ["Hamas", "dan", "Israel"]),
    ("PBBmengecam", ["PBB", "mengecam"]),
    ("TNImenembak", ["TNI", "menembak"]),
    ("ASmengirim", ["AS", "mengirim"]),
    ("katanyaKamis", ["katanya", "Kamis"]),
    ("pemerintahmengirim", ["pemerintah", "mengirim"]),
    ("Jayapurapada", ["Jayapura", "pada"]),
    ("keJakarta", ["ke", "Jakarta"]),
    ("Welempirikmenghadapi", ["Welempirik", "menghadapi"]),
]
WHOLE = [
    "warga",
    "Warga",
    "Israel",
    "menembaki",
    "Kemenkes",
    "ISRAEL",
    "kementerian",
    "Hizbullah",
    "tentaranya",
    "Khanyounis",
    "Kirkpatrick",
    "McDonnell",
    "DeSantis",
]


def surfaces(lexicon: Lexicon, text: str) -> list[str]:
    tokens = lexicon.tokenise(text)
    return [tokens.surface(i) for i in range(len(tokens))]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_words_numbers_and_marks_are_tokens(lexicon: Lexicon, text: str, words: list[str]) -> None:
    assert surfaces(lexicon, text) == words


@pytest.mark.parametrize(("text", "words"), GLUED)
def test_glued_words_are_cut_apart(lexicon: Lexicon, text: str, words: list[str]) -> None:
    assert surfaces(lexicon, text) == words


@pytest.mark.parametrize("word", WHOLE)
def test_known_words_and_names_stay_whole(lexicon: Lexicon, word: str) -> None:
    assert surfaces(lexicon, word) == [word]


def test_no_frequent_word_is_cut_whatever_its_capitals(lexicon: Lexicon) -> None:
    frequent = [word for word, count in lexicon.vocabulary.counts.items() if count >= 100 and word.isalpha()]
    assert len(frequent) > 5_000
    for word in frequent:
        for printed in (word, word.capitalize(), word.upper()):
            assert surfaces(lexicon, printed) == [printed]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Café MALMÖ", ["cafe", "malmo"]),
        ("Jum'at Jum’at", ["jumat", "jumat"]),
        ("„Ya“ «Ya» “Ya” \ufffdYa\ufffd", ['"', "ya", '"'] * 4),
        ("Gaza – Kairo — Doha", ["gaza", "-", "kairo", "-", "doha"]),
    ],
)
def test_norms_are_plain_lower_case_and_marks_are_one_of_a_kind(lexicon: Lexicon, text: str, norms: list[str]) -> None:
    assert lexicon.tokenise(text).norms == norms


@pytest.mark.parametrize(
    ("norm", "key"),
    [("tentaranya", "tentara"), ("warganya", "warga"), ("hanya", "hanya"), ("punya", "punya"), ("nyanyi", "nyanyi")],
)
def test_the_key_leaves_out_the_clitic(norm: str, key: str) -> None:
    assert key_of(norm) == key


@given(any_text)
def test_tokens_lie_in_order_inside_the_text_and_leave_no_letter_out(lexicon: Lexicon, text: str) -> None:
    tokens = lexicon.tokenise(text)
    edges = [0, *(edge for pair in zip(tokens.starts, tokens.ends, strict=True) for edge in pair), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    left_out = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert not any(letter.isalnum() for letter in left_out)
    assert len(tokens.norms) == len(tokens.keys) == len(tokens)
    assert all(tokens.norms)


@given(any_text)
def test_the_parts_of_a_word_make_the_word(lexicon: Lexicon, text: str) -> None:
    for word in text.split():
        cuts = lexicon.vocabulary.cuts(word)
        assert list(cuts) == sorted(set(cuts))
        assert all(0 < cut < len(word) for cut in cuts)
        if word.isalpha():
            assert "".join(surfaces(lexicon, word)) == word


@given(any_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_tokens_are_found_by_offset(lexicon: Lexicon) -> None:
    tokens = lexicon.tokenise("Jalan di Gaza ditutup.")
    assert list(tokens.within(Span(6, 13))) == [1, 2]
    assert list(tokens.within(Span(7, 13))) == [2]
    assert tokens.span(1, 2) == Span(6, 13)
    assert [tokens.at(offset) for offset in (0, 5, 6, 21)] == [0, 0, 1, 4]
    assert lexicon.tokenise(" a").at(0) == -1


def test_tokens_know_words_and_capitals(lexicon: Lexicon) -> None:
    tokens = lexicon.tokenise("Gaza kota 12 ,")
    assert [tokens.is_word(i) for i in range(4)] == [True, True, False, False]
    assert [tokens.is_capital(i) for i in range(4)] == [True, False, False, False]
