"""Lemmas: forms of a word are found by each other, and a word is not cut to what is none."""

import pytest

from saksi.lexicon.lemmas import lemma_of


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("tembak", ["tembak", "menembak", "menembaki", "ditembak", "penembakan", "tertembak", "tembakan"]),
        ("perang", ["perang", "berperang", "peperangan", "memerangi"]),
        ("capai", ["capai", "mencapai", "tercapai", "dicapai"]),
        ("bom", ["bom", "mengebom"]),
        ("korban", ["korban"]),
        ("tangan", ["tangan"]),
        ("dengan", ["dengan"]),
        ("zzzuja", ["zzzuja", "menzzzuja"]),
    ],
)
def test_forms_of_a_word_have_one_lemma(lemma: str, forms: list[str]) -> None:
    assert {form: lemma_of(form) for form in forms} == dict.fromkeys(forms, lemma)
