"""What is typed into a search: words, phrases, beginnings, exclusions; nothing else ever comes out."""

import pytest
from hypothesis import given

from anytext import any_text
from saksi.model.errors import UsageError
from saksi.model.search import Term
from saksi.text.question import question_of


def terms(typed: str) -> list[tuple[str, str]]:
    return [(" ".join(term.words), term.lemma) for term in question_of(typed).terms]


def test_plain_words_have_lemmas_and_phrases_none() -> None:
    assert terms('Menembaki "Warga  Sipil" gaza') == [("menembaki", "tembak"), ("warga sipil", ""), ("gaza", "gaza")]
    assert terms("rumahnya") == [("rumahnya", "rumah")]


def test_what_is_excluded_stands_apart() -> None:
    question = question_of('tembak -polisi -"warga sipil" -rusuh*')
    assert question.terms == (Term(words=("tembak",), lemma="tembak"),)
    assert question.excluded == (
        Term(words=("polisi",), lemma="polisi"), Term(words=("warga", "sipil")), Term(words=("rusuh",), is_prefix=True),
    )  # fmt: skip


def test_several_words_in_one_stand_in_a_row_and_none_is_cut() -> None:
    assert terms("al-Qassam Jum'at WhatsApp 3.000 m²") == [
        ("al qassam", ""), ("jumat", "jumat"), ("whatsapp", "whatsapp"), ("3.000", "3.000"), ("m2", "m2"),
    ]  # fmt: skip


def test_other_quotation_marks_are_as_good_and_one_may_be_missing() -> None:
    assert terms("“warga sipil”") == terms('"warga sipil') == [("warga sipil", "")]


def test_operators_are_words() -> None:
    assert terms("NEAR(tembak) OR title:warga ^gaza {a b}") == [
        ("near tembak", ""), ("or", "or"), ("title warga", ""), ("gaza", "gaza"), ("a", "a"), ("b", "b"),
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["", "  ", '""', "-tembak", "?!", "*", "\0", "😀", "- -"])
def test_nothing_to_search_for_is_told(typed: str) -> None:
    with pytest.raises(UsageError, match="no word to search for; give one word"):
        question_of(typed)


def test_too_much_and_too_short_are_told() -> None:
    with pytest.raises(UsageError, match="3 letters at least before"):
        question_of("te*")
    with pytest.raises(UsageError, match="32 words or phrases at most"):
        question_of(" ".join(f"kata{n}" for n in range(33)))
    with pytest.raises(UsageError, match="128 words in all"):
        question_of('"' + "kata " * 129 + '"')
    assert len(question_of(" ".join(["kata"] * 500)).terms) == 1


@given(any_text)
def test_only_letters_and_digits_come_out(typed: str) -> None:
    try:
        question = question_of(typed)
    except UsageError:
        return
    assert question.terms
    for term in (*question.terms, *question.excluded):
        assert all(letter.isalnum() or letter in ".,:" for word in (*term.words, term.lemma) for letter in word)
        assert all(word[0].isalnum() for word in term.words)
