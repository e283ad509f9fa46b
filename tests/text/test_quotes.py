"""What stands between quotation marks, also where marks are missing, mixed or damaged."""

import pytest
from hypothesis import given

from anytext import any_text
from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.text.page import open_page
from saksi.text.quotes import MIN_WORDS

SAID = "Kami akan membuka jalan itu"
MARKS = [
    f'"{SAID}," kata Ani Uji.',
    f"“{SAID},” kata Ani Uji.",
    f"”{SAID},” kata Ani Uji.",
    f"«{SAID},» kata Ani Uji.",
    f"'{SAID},' kata Ani Uji.",
    f"‘{SAID},’ kata Ani Uji.",
    f'\\"{SAID},\\" kata Ani Uji.',
    f"\ufffd{SAID},\ufffd kata Ani Uji.",
    f'Ani Uji berkata, "{SAID}".',
    f'Jalan ditutup, kata dia."{SAID}," kata Ani Uji.',
    f'Ani Uji berkata: "{SAID}',
]
FOUND = [
    ('Ani Uji berkata, "Kami akan membuka jalan itu."', ["Kami akan membuka jalan itu."]),
    ('"Kami akan membuka jalan," kata Ani.', []),
    ('Ia menyebut "jalan lama" itu rusak berat.', []),
    ("Warga Ma'an dan Jum'at lalu pulang ke desa itu.", []),
    (
        '"Kami akan membuka jalan itu," kata Ani. "Sekolah juga dibuka pekan depan," imbuhnya.',
        ["Kami akan membuka jalan itu", "Sekolah juga dibuka pekan depan"],
    ),
    (
        '"Kami akan membuka jalan itu." "Warga boleh pulang ke desa," kata Ani.',
        ["Kami akan membuka jalan itu.", "Warga boleh pulang ke desa"],
    ),
    ('"Kami akan membuka jalan itu. Warga boleh pulang," kata Ani.', ["Kami akan membuka jalan itu. Warga boleh pulang"]),
    ('"Kami akan membuka jalan itu, kata Ani Uji di desa.', ["Kami akan membuka jalan itu"]),
    ('"Kami akan membuka jalan [di desa] ujar Ani Uji. Warga pulang.', ["Kami akan membuka jalan [di desa]"]),
    ("Ani menyebut desa itu 'tempat tinggal yang paling aman'.", ["tempat tinggal yang paling aman"]),
    ("Ani menyebut 'Perjanjian Damai Antara Desa Lama' itu.", []),
]
PARAGRAPHS = [
    (
        "“Kami akan membuka jalan itu.\n\n“Sekolah juga dibuka pekan depan,” kata Ani.\n\nWarga pulang ke desa mereka itu.",
        ["Kami akan membuka jalan itu.", "Sekolah juga dibuka pekan depan"],
    ),
    ("“Kami akan membuka jalan itu\n\nWarga pulang ke desa mereka itu.", ["Kami akan membuka jalan itu"]),
    ('Ani berkata: "\n\nKami akan membuka jalan itu kemarin.', []),
    (
        "“Kami akan membuka jalan itu\nSekolah juga dibuka”\nWarga pulang ke desa mereka itu.",
        ["Kami akan membuka jalan itu\nSekolah juga dibuka"],
    ),
]
GLUED = [
    ('Warga pulang.Jalan Desa Ditutup"Kami akan membuka jalan itu," kata Ani.', "Kami akan membuka jalan itu"),
    ("Warga pulang.Desa 'Damai Lagi'\"Kami akan membuka jalan itu,\" kata Ani.", "Kami akan membuka jalan itu"),
    ('Warga pulang ke desa."[Kami] akan membuka jalan itu," kata Ani.', "[Kami] akan membuka jalan itu"),
    ("\ufffdKami membuka jalan\ufffddari desa ke kota,\ufffd kata Ani.", "Kami membuka jalan\ufffddari desa ke kota"),
]
NESTED = [
    ("“Ia bilang ‘buka jalan itu’ kepada kami,” kata Ani.", "Ia bilang ‘buka jalan itu’ kepada kami"),
    ("\"Ia bilang 'buka jalan itu' kepada kami,\" kata Ani.", "Ia bilang 'buka jalan itu' kepada kami"),
    ("“Warga Ma’an pulang pada Jum’at lalu,” kata Ani.", "Warga Ma’an pulang pada Jum’at lalu"),
]


def quoted(lexicon: Lexicon, text: str) -> list[str]:
    return [span.of(text) for span in open_page(document_of(text), lexicon).quoted]


@pytest.mark.parametrize("text", MARKS)
def test_every_kind_of_mark_opens_and_closes(lexicon: Lexicon, text: str) -> None:
    assert quoted(lexicon, text) == [SAID]


@pytest.mark.parametrize(("text", "spans"), FOUND)
def test_quotations_leave_marks_and_closing_commas_out_and_stops_in(lexicon: Lexicon, text: str, spans: list[str]) -> None:
    assert quoted(lexicon, text) == spans


@pytest.mark.parametrize(("text", "spans"), PARAGRAPHS)
def test_a_quotation_that_is_not_closed_ends_with_its_paragraph(lexicon: Lexicon, text: str, spans: list[str]) -> None:
    assert quoted(lexicon, text) == spans


@pytest.mark.parametrize(("text", "span"), GLUED)
def test_a_mark_glued_to_other_words_opens_or_is_none(lexicon: Lexicon, text: str, span: str) -> None:
    assert quoted(lexicon, text) == [span]


def test_a_quotation_before_the_next_that_nobody_closed_ends_with_its_sentence(lexicon: Lexicon) -> None:
    text = (
        'Ani bertekad "membuka jalan desa itu kembali. Warga pulang. Ani menyebut "jalan lama kita yang rusak" sudah baik.'
    )
    assert quoted(lexicon, text)[0] == "membuka jalan desa itu kembali."


@pytest.mark.parametrize(("text", "span"), NESTED)
def test_single_marks_inside_a_quotation_do_not_end_it(lexicon: Lexicon, text: str, span: str) -> None:
    assert quoted(lexicon, text) == [span]


@pytest.mark.parametrize("number", range(3, 9))
def test_a_quotation_has_five_words_or_more(lexicon: Lexicon, number: int) -> None:
    words = " ".join(["jalan"] * number)
    assert quoted(lexicon, f'Ani berkata, "{words}."') == ([f"{words}."] if number >= MIN_WORDS else [])


@given(any_text)
def test_quotations_lie_in_order_inside_the_report(lexicon: Lexicon, text: str) -> None:
    page = open_page(document_of(text), lexicon)
    end = 0
    for span in page.quoted:
        assert end <= span.start < span.end <= len(text)
        assert len(span.of(text).split()) >= MIN_WORDS
        end = span.end
