"""Zones: what stands in a crawled page and is not the report."""

from datetime import date

import pytest
from hypothesis import given

from anytext import any_text
from reading import document_of, read_text
from saksi.lexicon.load import Lexicon
from saksi.text.page import open_page

REPORT = "Jalan itu ditutup."
LINES = [
    ("related", "Baca juga: Jembatan Lama Dibuka Lagi"),
    ("related", "BACA JUGA: Jembatan Lama Dibuka Lagi"),
    ("related", "Simak juga Video: Banjir di Kota"),
    ("related", "[Gambas:Video Uji]"),
    ("related", "[video.1]"),
    ("caption", "Warga menyeberangi jembatan, 3 Mei 2022. (Ani Uji/AFP)"),
    ("caption", "Foto: Warga di jembatan lama"),
    ("caption", "![Warga di pasar](pasar.jpg)"),
    ("byline", "Penulis: Ani Uji"),
    ("byline", "Editor: Budi Uji"),
    ("byline", "(Ditulis oleh Ani Uji)"),
    ("promo", "Dapatkan kabar pagi lewat newsletter kami."),
    ("promo", "Ikuti kami di saluran WhatsApp kami."),
    ("promo", "Unduh aplikasi kami di ponselmu."),
    ("promo", "ADVERTISEMENT"),
    ("navigation", "Tags: jalan, jembatan"),
    ("navigation", "Topik Terkait: jalan, jembatan"),
    ("navigation", "Bagikan artikel ini ke teman"),
    ("navigation", "SCROLL TO CONTINUE WITH CONTENT"),
    ("navigation", "Halaman 1 2 3"),
    ("navigation", "https://kabar.example/jalan"),
    ("navigation", "BACA HALAMAN BERIKUTNYA HALAMAN: 1 2"),
    ("related", "- **[Jembatan Lama Dibuka](https://kabar.example/jembatan)**"),
    ("caption", "KABAR/ANI UJIWarga menyeberangi jembatan, 3 Mei 2022."),
    ("navigation", "***"),
    ("caption", "(Foto: Ani Uji/Kabar Uji)"),
    ("byline", "(Kabaruji, Antara/def)"),
    ("related", "Rain is falling on the old town.pic.twitter.com/aB12cD"),
    ("related", "— Kabar Uji (@kabaruji)June 18, 2022"),
    ("form", "Isi komentar sepenuhnya adalah tanggung jawab pengguna dan diatur undang-undang."),
]
TO_THE_END = [
    ("form", "LEAVE A REPLY\nPlease enter your comment!\nNama Anda"),
    ("form", "Tinggalkan Balasan\nSurel Anda tidak ditampilkan"),
    ("navigation", "Copyright © 2022 Kabar Uji. All rights reserved\nKontak"),
    ("repeat", "## Ringkasan\nJembatan dibuka."),
    ("byline", "(ani/bud)"),
    ("byline", "(Ani Uji)"),
    ("byline", "(Ani Uji )"),
    ("byline", "(abc)"),
    ("byline", "(*)"),
    ("byline", "(*. Penulis: Ani Uji."),
    ("repeat", "---\nBerikut ringkasan berita dalam satu paragraf: Jembatan dibuka."),
    ("navigation", "jalan\njembatan lama\nsungai"),
    ("promo", "Penghargaan Kabar Uji 2022\nBaca kisah para warga di sini\nSelengkapnya"),
    ("navigation", "Artikel ini sudah lebih dulu tayang di Kabar Uji."),
]
PLAIN = [
    "BEIRUT, Kabar Uji - Jalan itu ditutup.",
    "TEL AVIV, Kabar Uji – Jalan itu ditutup.",
    "Ia baca juga koran itu setiap pagi.",
    "Warga berbagi makanan di halaman masjid.",
    "Penulis itu tiba di kota bersama editor bukunya.",
    "Foto itu beredar di pasar.",
    "Ketua (Ani Uji) hadir di rapat itu.",
    "Mereka tinggalkan desa itu kemarin.",
    "Warga mendirikan yayasan itu (Yayasan Uji Kota).\nHujan reda.",
    "Jembatan itu (tua) ditutup.",
]


def zones(lexicon: Lexicon, text: str, title: str | None = None) -> list[tuple[str, str]]:
    page = open_page(document_of(text, title=title), lexicon)
    return [(zone.kind, zone.span.of(text)) for zone in page.zones]


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_a_line_that_is_no_report_is_a_zone_and_the_report_is_not(lexicon: Lexicon, kind: str, line: str) -> None:
    assert zones(lexicon, f"{REPORT}\n{line}\n{REPORT}") == [(kind, line)]
    assert zones(lexicon, line) == [(kind, line)]


@pytest.mark.parametrize(("kind", "tail"), TO_THE_END)
def test_what_closes_a_page_is_a_zone(lexicon: Lexicon, kind: str, tail: str) -> None:
    assert zones(lexicon, f"{REPORT} {REPORT}\n{tail}") == [(kind, tail)]


@pytest.mark.parametrize("text", PLAIN)
def test_datelines_and_the_same_words_in_the_report_are_no_zones(lexicon: Lexicon, text: str) -> None:
    assert zones(lexicon, text) == []


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("Jalan ditutup. ", "SCROLL TO CONTINUE WITH CONTENT", " Warga pulang."),
        ("Jalan ditutup. ", "ADVERTISEMENT", " Warga pulang."),
        ("Jalan ditutup. ", "[Gambas:Video Uji]", " Warga pulang."),
        ("Jalan ditutup.Hujan reda.", "pic.twitter.com/aB12cD", " Warga pulang."),
        ("Jalan ditutup. ", "Isi komentar menjadi tanggung jawab pengguna.", ""),
        ("", "KABAR.ID via AFPWarga berjalan di pasar pada 2 Mei 2022, ketika hujan reda.", "Jembatan itu ditutup."),
        ("", "Laporan Wartawan Kabaruji.com, Ani Uji.", " Jalan ditutup."),
        ("Jalan ditutup, kata dia.", "Gempa Guncang Pulau Kecil di Laut Utara Pagi Ini", "\nWarga pulang."),
    ],
)
def test_marks_inside_a_line_are_zones_of_their_own(lexicon: Lexicon, before: str, mark: str, after: str) -> None:
    assert [words for _, words in zones(lexicon, before + mark + after)] == [mark]


DECK = "Jembatan Lama di Desa Uji Ditutup Sementara"


def test_a_headline_that_comes_again_is_a_repeat(lexicon: Lexicon) -> None:
    again = DECK.upper()
    assert zones(lexicon, f"{DECK}\n{REPORT}\n{again}") == [("repeat", again)]


def test_an_article_printed_again_in_parts_is_a_repeat(lexicon: Lexicon) -> None:
    parts = [
        f"{name} melihat jembatan tua itu dibuka lagi untuk semua warga pada hari Senin."
        for name in ("Adi", "Budi", "Citra")
    ]
    text = "\n".join(
        [
            "".join(parts),
            parts[0],
            "".join(parts[1:]),
            parts[1],
            "Jembatan tua itu dibuka lagi untuk semua warga pada hari Senin.",
        ]
    )
    assert zones(lexicon, text) == [("repeat", again) for again in (parts[0], "".join(parts[1:]), parts[1])]


def test_the_reports_own_line_is_no_repeat_of_a_caption_or_link(lexicon: Lexicon) -> None:
    own = "Budi melihat jembatan tua itu dibuka lagi untuk semua warga pada hari Senin."
    assert [kind for kind, _ in zones(lexicon, f"Baca juga: {own}\n{own}")] == ["related"]


def test_the_given_headline_at_the_top_is_a_repeat(lexicon: Lexicon) -> None:
    assert zones(lexicon, f"{DECK}\n{REPORT}", title=DECK) == [("repeat", DECK)]
    assert zones(lexicon, f"{DECK}\n{REPORT}", title="Judul lain dari halaman ini di situs") == []
    assert zones(lexicon, f"{DECK}\n{REPORT}") == []


def test_nothing_inside_a_zone_is_coded(lexicon: Lexicon) -> None:
    told = "Hamas dan Israel Bertempur di Rafah, 12 Orang Tewas pada Rabu (3/5)"
    day = date(2023, 5, 4)
    assert len(read_text(lexicon, told, published=day).mentions) == 5
    reading = read_text(lexicon, f"Baca juga: {told}\n{REPORT}", published=day)
    assert (reading.mentions, reading.events, reading.quotes) == ((), (), ())
    assert [sentence.span.start for sentence in reading.sentences] == [len(f"Baca juga: {told}\n")]


@given(any_text)
def test_zones_lie_in_order_inside_the_text_and_never_overlap(lexicon: Lexicon, text: str) -> None:
    end = 0
    for zone in open_page(document_of(text), lexicon).zones:
        assert end <= zone.span.start < zone.span.end <= len(text)
        words = zone.span.of(text)
        assert words == words.strip(" \t\r\n\u00a0")
        end = zone.span.end
