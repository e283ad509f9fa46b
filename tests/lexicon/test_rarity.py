"""Stems: the forms of a word share one; weights of words."""

import pytest

from saksi.lexicon.rarity import UNSEEN, stem_of, weight_of


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("serang", ["serang", "serangan", "menyerang", "diserang", "penyerangan", "penyerang"]),
        ("tembak", ["tembak", "tembakan", "menembak", "menembaki", "ditembak", "penembakan", "tertembak"]),
        ("tewas", ["tewas", "menewaskan", "ditewaskan"]),
        ("pukul", ["pukul", "memukul", "pemukulan"]),
        ("bunuh", ["bunuh", "membunuh", "dibunuh", "pembunuhan"]),
        ("mati", ["mati", "kematian"]),
        ("kami", ["kami"]),
        ("israel", ["israel"]),
        ("dini", ["dini"]),
        ("kereta", ["kereta"]),
    ],
)
def test_the_forms_of_a_word_share_a_stem(stem: str, forms: list[str]) -> None:
    assert {stem_of(form) for form in forms} == {stem}


def test_a_rarer_word_weighs_more_and_an_unseen_one_most() -> None:
    assert weight_of("zzzuji") == UNSEEN > weight_of("gudang") > weight_of("israel") > weight_of("yang") >= 0
