"""What the page makes of the encoder's sight."""

import pytest

from eyes import eyes
from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.text.page import open_page
from saksi.text.sight import stretches

TEXT = "Kapal itu tenggelam. Simak juga kisah kapal lain di sini. Awaknya selamat."


def test_a_zone_that_only_the_encoder_sees_is_marked_and_read_no_more(lexicon: Lexicon) -> None:
    seen = eyes(zone=[("kisah kapal lain di sini", "related", 0.9)])
    page = open_page(document_of(TEXT), lexicon, seen)
    (zone,) = [z for z in page.zones if z.rule == "encoder:zone"]
    assert (zone.kind, zone.span.of(TEXT)) == ("related", "kisah kapal lain di sini")
    assert all(not s.span.overlaps(zone.span) for s in page.sentences)


def test_an_unsure_zone_is_not_marked(lexicon: Lexicon) -> None:
    page = open_page(document_of(TEXT), lexicon, eyes(zone=[("kisah kapal lain di sini", "related", 0.5)]))
    assert all(z.rule != "encoder:zone" for z in page.zones)


@pytest.mark.parametrize(
    "text", ["Kepala bidang air dan Urusan Warga Negara Uji hadir.", "Urusan Warga Negara Uji, Ani, hadir."]
)
def test_a_part_of_a_longer_name_is_no_link(lexicon: Lexicon, text: str) -> None:
    seen = eyes(zone=[("Kapal Lama Uji Tenggelam", "related", 0.9), ("Urusan Warga Negara Uji", "related", 0.9)])
    assert open_page(document_of(f"Hujan reda. {text}"), lexicon, seen).zones == ()
    page = open_page(document_of("Hujan reda. Kapal Lama Uji Tenggelam Polisi datang."), lexicon, seen)
    assert [zone.rule for zone in page.zones] == ["encoder:zone"]


def test_without_an_encoder_nothing_is_seen(lexicon: Lexicon) -> None:
    sight = open_page(document_of(TEXT), lexicon).sight
    assert (sight.spans("actor"), sight.chance("actor", 0, 0)) == ([], 0.0)


def test_stretches_hold_every_token_once(lexicon: Lexicon) -> None:
    page = open_page(document_of("Judul berita\n\nBaca juga: kisah lain\n" + TEXT), lexicon)
    assert [i for numbers in stretches(page.tokens, page.sentences) for i in numbers] == list(range(len(page.tokens)))


def test_a_heading_of_the_report_is_no_link(lexicon: Lexicon) -> None:
    seen = eyes(zone=[("Kapal Lama Uji Tenggelam", "related", 0.9)])
    page = open_page(document_of("Hujan reda.\n\n## Kapal Lama Uji Tenggelam\n\nPolisi datang."), lexicon, seen)
    assert page.zones == ()


@pytest.mark.parametrize(("before", "marked"), [("Kapal lama itu tenggelam di teluk kemarin sore. ", 2), ("", 0)])
def test_only_what_stands_twice_is_a_repeat(lexicon: Lexicon, before: str, marked: int) -> None:
    again = "Kapal lama itu tenggelam di teluk kemarin sore"
    page = open_page(document_of(f"{before}Hujan reda. {again}."), lexicon, eyes(zone=[(again, "repeat", 0.9)]))
    assert len([zone for zone in page.zones if zone.rule == "encoder:zone"]) == marked
