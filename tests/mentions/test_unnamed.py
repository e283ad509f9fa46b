"""Actors that are described and not named."""

import pytest

from eyes import eyes
from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Actor
from saksi.pipeline.read import read


def described(lexicon: Lexicon, text: str, words: str, score: float = 0.9) -> list[tuple[str, str]]:
    found = read(document_of(text), lexicon, eyes(actor=[(words, "", score)])).mentions
    return [(m.value.actor_id, m.rule) for m in found if isinstance(m.value, Actor) and m.rule.startswith("unnamed:")]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("militer", "thailand-military"),
        ("pihak berwenang", "thailand"),
        ("aparat keamanan", "thailand-security-forces"),
        ("kabinet itu", "thailand"),
    ],
)
def test_a_head_noun_alone_belongs_to_the_state_at_hand(lexicon: Lexicon, words: str, actor: str) -> None:
    text = f"Thailand menolak usulan itu. Rencana itu disusun {words} pada Senin."
    assert [found for found, _ in described(lexicon, text, words)] == [actor]


def test_a_group_is_the_one_named_before(lexicon: Lexicon) -> None:
    text = "Hizbullah menolak usulan itu. Menurut warga, kelompok itu pergi dan milisi datang."
    assert described(lexicon, text, "milisi") == [("hezbollah", "unnamed:group")]


def test_two_states_told_of_alike_are_no_answer(lexicon: Lexicon) -> None:
    text = "Kamboja dan Thailand berunding. Thailand dan Kamboja berdamai. Kabar itu datang dari militer pada Senin."
    assert described(lexicon, text, "militer") == []


@pytest.mark.parametrize("text", ["Rencana itu disusun otoritas kota pada Senin.", "Menurut warga, militer Elbonia mundur."])
def test_words_that_say_whose_it_is_are_not_passed_over(lexicon: Lexicon, text: str) -> None:
    words = "otoritas kota" if "otoritas" in text else "militer"
    assert described(lexicon, f"Thailand menolak. {text}", words) == []


def test_bare_people_and_unsure_sight_name_nobody(lexicon: Lexicon) -> None:
    text = "Thailand menolak usulan itu. Menurut warga, militer diam."
    assert described(lexicon, text, "warga") == []
    assert described(lexicon, text, "militer", score=0.4) == []


def test_a_noun_alone_is_the_body_whose_name_begins_with_it(lexicon: Lexicon) -> None:
    text = "Kementerian Pertahanan Malaysia menolak. PBB diam. Rencana itu disusun kementerian pada Senin."
    assert described(lexicon, text, "kementerian") == [("malaysia-defense-ministry", "unnamed:noun")]


def test_a_persons_calling_with_itu_is_the_person_named_last(lexicon: Lexicon) -> None:
    text = "Donald Trump menolak. Menurut warga, politikus Partai Republik itu pulang."
    assert described(lexicon, text, "politikus Partai Republik itu") == [("donald-trump", "unnamed:person")]


def test_police_are_those_of_the_country_where_the_article_plays(lexicon: Lexicon) -> None:
    text = "Warga berkumpul di Bangkok dan di Phuket. Menurut warga, polisi datang."
    assert described(lexicon, text, "polisi") == [("thailand-police", "unnamed:police")]
    assert described(lexicon, text.replace("polisi", "militer"), "militer") == []
    here_and_there = text.replace("Phuket", "Manila")
    assert described(lexicon, here_and_there, "polisi") == []
