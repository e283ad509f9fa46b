"""Sentences end where a reader would end them, also in damaged text."""

import pytest
from hypothesis import given

from anytext import any_text
from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.model.spans import Span
from saksi.text.page import open_page
from saksi.text.sentences import sentence_of

CUT = [
    ("Jalan ditutup. Warga pulang.", ["Jalan ditutup.", "Warga pulang."]),
    ("Benarkah? Ya! Warga pulang.", ["Benarkah?", "Ya!", "Warga pulang."]),
    ("Jalan ditutup.Warga pulang.", ["Jalan ditutup.", "Warga pulang."]),
    ('Kata dia."Kami pulang," ujarnya.', ["Kata dia.", '"Kami pulang," ujarnya.']),
    ("Jalan... ditutup kemarin. Warga pulang.", ["Jalan... ditutup kemarin.", "Warga pulang."]),
    ("Jalan ditutup... Warga pulang.", ["Jalan ditutup...", "Warga pulang."]),
    ("Jalan ditutup… Warga pulang.", ["Jalan ditutup…", "Warga pulang."]),
    ("(Jalan ditutup.) Warga pulang.", ["(Jalan ditutup.)", "Warga pulang."]),
    ("1. Jalan ditutup. 2. Jembatan dibuka.", ["1. Jalan ditutup.", "2. Jembatan dibuka."]),
    ("Harga naik 5. Warga pulang.", ["Harga naik 5.", "Warga pulang."]),
]
ONE = [
    "Prof. Dr. Ani Uji tiba di Kab. Puncak.",
    "Letkol Inf. Budi Uji memimpin rapat itu.",
    "Kol. Inf. Budi, S.H., M.H. memimpin rapat itu.",
    "A.B. Uji tiba di Jl. Merdeka No. 5 kemarin.",
    "Harga 3.500 rupiah pada pukul 07.00 naik 2.5 persen.",
    "Situs kabar.co.id memuat berita itu.",
    "PT Kabar Tbk. mencatat laba.",
    "BEIRUT, Kabar Uji - Jalan itu ditutup.",
    "Jakarta, KOMPAS.com – Jalan itu ditutup.",
    "Apakah benar?” tanya dia lagi.",
]
QUOTED = [
    ('"Jalan ditutup." Warga pulang.', ['"Jalan ditutup."', "Warga pulang."]),
    ('"Jalan ditutup. Kami pulang," kata Ani.', ['"Jalan ditutup.', 'Kami pulang," kata Ani.']),
    ("“Jalan ditutup. Kami pulang.” Ani diam.", ["“Jalan ditutup.", "Kami pulang.”", "Ani diam."]),
    ('"Apa?" tanya Ani. "Pulang!" jawab Budi.', ['"Apa?" tanya Ani.', '"Pulang!" jawab Budi.']),
    ('Ia bertanya: "Siapa?" Warga diam.', ['Ia bertanya: "Siapa?"', "Warga diam."]),
]
LINES = [
    ("Jalan Ditutup\nWarga pulang", [("Jalan Ditutup", 1), ("Warga pulang", 2)]),
    ("Jalan ditutup pada\nhari itu. Warga pulang.", [("Jalan ditutup pada\nhari itu.", 1), ("Warga pulang.", 1)]),
    ("Jalan ditutup\n\npada hari itu.", [("Jalan ditutup", 1), ("pada hari itu.", 2)]),
    ("Jalan ditutup.\nlalu dibuka.", [("Jalan ditutup.", 1), ("lalu dibuka.", 2)]),
    ("Jalan ditutup.\nTags: jalan\nWarga pulang.", [("Jalan ditutup.", 1), ("Warga pulang.", 3)]),
]


def sentences(lexicon: Lexicon, text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in open_page(document_of(text), lexicon).sentences]


@pytest.mark.parametrize(("text", "cut"), [*CUT, *QUOTED])
def test_sentences_end_at_their_stop_with_the_marks_behind_it(lexicon: Lexicon, text: str, cut: list[str]) -> None:
    assert sentences(lexicon, text) == cut


@pytest.mark.parametrize("sentence", ONE)
def test_dots_of_abbreviations_numbers_and_addresses_end_nothing(lexicon: Lexicon, sentence: str) -> None:
    assert sentences(lexicon, f"{sentence} Warga pulang.") == [sentence, "Warga pulang."]


def test_no_listed_abbreviation_ends_a_sentence(lexicon: Lexicon) -> None:
    assert len(lexicon.abbreviations) > 300
    for short in filter(lambda form: "/" not in form, lexicon.abbreviations):
        for printed in (short, short.capitalize()):
            sentence = f"Menurut {printed}. Budi Uji jalan ditutup."
            assert sentences(lexicon, f"{sentence} Warga pulang.") == [sentence, "Warga pulang."]


@pytest.mark.parametrize(("text", "cut"), LINES)
def test_complete_lines_end_a_sentence_and_a_paragraph(lexicon: Lexicon, text: str, cut: list[tuple[str, int]]) -> None:
    page = open_page(document_of(text), lexicon)
    assert [(sentence.span.of(text), sentence.paragraph) for sentence in page.sentences] == cut


@given(any_text)
def test_sentences_lie_in_order_inside_the_text_and_never_overlap(lexicon: Lexicon, text: str) -> None:
    page = open_page(document_of(text), lexicon)
    end = paragraph = 0
    for index, sentence in enumerate(page.sentences):
        assert sentence.index == index
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        assert sentence.paragraph >= paragraph
        words = sentence.span.of(text)
        assert words == words.strip()
        end, paragraph = sentence.span.end, sentence.paragraph


@given(any_text)
def test_every_token_outside_zones_stands_in_one_sentence(lexicon: Lexicon, text: str) -> None:
    page = open_page(document_of(text), lexicon)
    for i, index in enumerate(page.sentence_at):
        start = page.tokens.starts[i]
        zoned = any(zone.span.start <= start < zone.span.end for zone in page.zones)
        assert zoned == (index < 0)
        if index >= 0:
            assert page.sentences[index].span.contains(page.tokens.span(i, i))


@given(any_text)
def test_the_sentence_of_a_place_is_found(lexicon: Lexicon, text: str) -> None:
    page = open_page(document_of(text), lexicon)
    for offset in range(len(text)):
        holding = [s for s in page.sentences if s.span.start <= offset < s.span.end]
        assert sentence_of(page.sentences, Span(offset, offset)) == (holding[0] if holding else None)
