"""What is an ordinary word, and where glued words meet, with a small vocabulary of the test's own."""

import pytest

from saksi.lexicon.load import Lexicon
from saksi.lexicon.words import Vocabulary

VOCABULARY = Vocabulary(
    counts={
        "kapal": 5_000,
        "kapalpun": 1,
        "tiba": 4_000,
        "kemarin": 3_000,
        "jarang": 150,
        "langka": 5,
        "menghadapi": 900,
        "dipulangkan": 30,
    },
    names=frozenset({"gaza", "tanjungsari"}),
)


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        ("kapaltiba", (5,)),
        ("kapaltibakemarin", (5, 9)),
        ("kapalTiba", (5,)),
        ("Gazakemarin", (4,)),
        ("kapal", ()),
        ("Gaza", ()),
        ("Tanjungsari", ()),
        ("langkatiba", ()),
        ("kapalnya", ()),
        ("abc", ()),
        ("PBBtiba", (3,)),
        ("Zzzzmenghadapi", (4,)),
        ("Zzzzdipulangkan", (4,)),
        ("Zzzzlangka", ()),
        ("qwertyuiop", ()),
    ],
)
def test_only_known_words_in_a_row_are_cut(word: str, cuts: tuple[int, ...]) -> None:
    assert VOCABULARY.cuts(word) == cuts


def test_rare_words_are_no_pieces_behind_a_capital() -> None:
    assert VOCABULARY.cuts("jarangtiba") == (6,)
    assert VOCABULARY.cuts("Jarangtiba") == ()


def test_a_word_that_is_known_whole_is_not_cut() -> None:
    whole = Vocabulary(counts=VOCABULARY.counts, names=VOCABULARY.names, whole=frozenset({"gazakemarin"}))
    assert VOCABULARY.cuts("Gazakemarin") == (4,)
    assert whole.cuts("Gazakemarin") == ()


@pytest.mark.parametrize("word", ["Suryadi", "Granada", "Jatinegara"])
def test_names_that_stand_in_many_outlets_are_whole(lexicon: Lexicon, word: str) -> None:
    assert lexicon.vocabulary.cuts(word) == ()


def test_without_words_nothing_but_inner_capitals_is_cut() -> None:
    assert Vocabulary(counts={}).cuts("kapaltiba") == ()
    assert Vocabulary(counts={}).cuts("kapalTiba") == (5,)


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("kapalnya", "kapal"),
        ("pergilah", "pergi"),
        ("siapakah", "siapa"),
        ("merekapun", "mereka"),
        ("bukuku", "buku"),
        ("bukumu", "buku"),
        ("nya", "nya"),
        ("anya", "anya"),
    ],
)
def test_one_clitic_is_taken_off_if_a_word_is_left(word: str, bare: str) -> None:
    assert VOCABULARY.without_clitic(word) == bare


@pytest.mark.parametrize(("word", "known"), [("kapal", True), ("kapalnya", True), ("tibalah", True), ("perahu", False)])
def test_a_word_with_a_clitic_is_a_word(word: str, known: bool) -> None:
    assert VOCABULARY.is_word(word) is known
