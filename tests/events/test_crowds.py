"""Speakers who are people without a name."""

import pytest
from told import PUBLISHED

from reading import read_text
from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Para pemberontak juga telah menyatakan jalan itu rusak berat.", ["pemberontak"]),
        ("Kemarin, dua relawan mengatakan jalan itu rusak berat.", ["relawan"]),
        ("Jalan itu rusak berat, menurut penyintas setempat.", ["penyintas setempat"]),
        ("Kemarin, hujan menyatakan jalan itu rusak berat.", []),
    ],
)
def test_people_who_tell_things_speak(lexicon: Lexicon, text: str, names: list[str]) -> None:
    quotes = read_text(lexicon, text, published=PUBLISHED).quotes
    assert [who.span.of(text) for quote in quotes for who in quote.speaker] == names
