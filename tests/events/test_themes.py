"""Contexts and means of acts, each tied to the words that show it."""

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.events import Event

TOPICAL = 33


def event_of(lexicon: Lexicon, text: str) -> Event:
    return read_text(lexicon, text).events[0]


def test_there_are_37_contexts(lexicon: Lexicon) -> None:
    by_status = [rule for rule in lexicon.contexts if rule.statuses]
    assert (len(lexicon.contexts), len(lexicon.contexts) - len(by_status)) == (37, TOPICAL)


@pytest.mark.parametrize(
    ("text", "context", "words"),
    [
        ("Jet Israel menyasar fasilitas nuklir di Natanz.", "cbrn", "fasilitas nuklir"),
        ("Tentara Israel menembaki antrean truk bantuan di Rafah.", "humanitarian", "truk bantuan"),
        ("Pemukim Israel membakar sebuah masjid di Nablus.", "religion_ethnicity", "masjid"),
    ],
)
def test_a_context_points_at_its_words(lexicon: Lexicon, text: str, context: str, words: str) -> None:
    (sign,) = [sign for sign in event_of(lexicon, text).contexts if sign.name == context]
    assert (sign.span.of(text), sign.rule) == (words, "contexts:words")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Israel berencana menyerang Iran pekan depan.", "future"),
        ("Hamas membantah menembaki tentara Israel di Rafah.", "negation"),
        ("Jika Iran menyerang Israel, perang meluas.", "hypothetical"),
    ],
)
def test_a_status_is_a_context_at_the_trigger(lexicon: Lexicon, text: str, context: str) -> None:
    event = next(event for event in read_text(lexicon, text).events if event.event_type == "ASSAULT")
    assert [(sign.span, sign.rule) for sign in event.contexts if sign.name == context] == [
        (event.trigger, "contexts:status")
    ]


def test_words_of_another_sentence_show_nothing(lexicon: Lexicon) -> None:
    text = "Israel menyerang Rafah. Fasilitas nuklir itu aman."
    assert "cbrn" not in {sign.name for sign in event_of(lexicon, text).contexts}


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Hizbullah menyerang pos Israel dengan rudal Burkan.", [("heavy-weapons", "rudal")]),
        ("Pria itu menikam seorang tentara dengan pisau.", [("blades", "pisau")]),
        ("Tentara Israel menembaki warga Palestina di Rafah.", []),
        ("Netanyahu mengecam rudal Hizbullah.", []),
    ],
)
def test_means_are_weapons_named_not_the_attack(lexicon: Lexicon, text: str, means: list[tuple[str, str]]) -> None:
    assert [(sign.name, sign.span.of(text)) for sign in event_of(lexicon, text).means] == means
