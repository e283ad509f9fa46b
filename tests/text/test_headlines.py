"""Headlines of other articles that a crawler glued between two sentences."""

import pytest

from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.text.page import open_page

NEWS = [
    ("Warga pulang.", "Gempa Guncang Pulau Kecil di Laut Utara", " Polisi menutup jalan itu."),
    ("Warga pulang.", "Gempa Guncang Pulau Kecil di Laut Utara", "Polisi menutup jalan itu."),
    ('"Kami pulang."', "Bandara Rusak Parah usai Badai, Warga Diminta Bertahan", ' "Kami menunggu," kata dia.'),
    ("Warga pulang (8/8).", "Kenapa Harga Beras Naik Lagi?", " Polisi menutup jalan itu."),
    ("Warga pulang.", "Bandara Rusak Parah usai Badai di Utara", " (Kabaruji/abc)"),
    ("Warga pulang.", "Gempa Guncang Pulau Kecil di Laut Utara", " Dalam rapat itu warga menolak."),
    ("Warga pulang.", "Gempa Guncang Pulau Kecil di Laut Utara", " Menurut Badan Cuaca, hujan reda."),
    ("Warga pulang.", "Gempa Guncang Pulau Kecil hingga Warga Keluar Rumah", " Presiden Bejo tiba di sana."),
    ("Warga pulang. ", "Bandara Rusak Parah usai Badai, Warga Diminta Bertahan", " Polisi menutup jalan itu."),
    ("Warga pulang.", "Harga Beras Naik Lagi akibat Hujan Deras di TikTok", " Polisi menutup jalan itu."),
    ("Warga pulang.", "Gempa Guncang Pulau Kecil di Laut, Warga 'Terkepung'", " Kementerian Pertahanan Uji menolak."),
    ("Warga pulang.", "Gempa Guncang Pulau Kecil di Laut Utara", " Gubernur Jenin Kamal Uji menolak."),
    ("Warga pulang.", "Panglima Lama Terpilih Jadi Presiden Uji", " Hujan reda di kota itu."),
]
REPORT = [
    "Warga pulang.Menteri Luar Negeri Republik Indonesia Ani Uji mengatakan hujan reda.",
    "Warga pulang.Komisi Urusan Tahanan Palestina, Klub Tahanan Palestina, dan Kantor Media Tahanan melapor.",
    "Warga pulang.Sebelumnya, Kepala Badan Keamanan Dalam Negeri Israel Ani Uji menolak usul itu.",
    "Warga pulang.Penasihat Keamanan Nasional Amerika Serikat, Ani Uji, menolak usul itu.",
    "Warga pulang.Mahkamah Pidana Internasional (ICC) menolak usul itu.",
    "Warga pulang. JANGAN LUPA BAYAR PAJAK TEPAT WAKTU YA SEMUA",
    "KABAR UJI.COM - Pensiunan Jenderal Pasukan Laut Ani Uji menolak usul itu.",
    "Simak daftarnya:\n1. Bandara Rusak Parah usai Badai, Warga Diminta Bertahan\nBandara itu ditutup.",
    "Warga pulang.Daftar Bandara Rusak Parah usai Badai 1. Bandara Uji",
    "Hal itu diatur Undang-Undang No. 1 Tahun 2022 tentang Hubungan Keuangan Antara Pemerintah dan Daerah.",
    "Ada dua cara:\nb. Menutupi Biaya Pemakaman dan Pajak Rumah\nBiaya itu naik.",
    "Hujan reda.\nBandara Rusak Parah usai Badai\nBandara itu ditutup.",
]


def zones(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    page = open_page(document_of(text), lexicon)
    return [(zone.kind, zone.span.of(text)) for zone in page.zones]


@pytest.mark.parametrize(("before", "headline", "after"), NEWS)
def test_a_headline_of_another_article_ends_where_the_next_sentence_begins(
    lexicon: Lexicon, before: str, headline: str, after: str
) -> None:
    assert ("related", headline) in zones(lexicon, before + headline + after)


@pytest.mark.parametrize("text", REPORT)
def test_long_names_datelines_and_headings_of_the_report_are_no_headlines(lexicon: Lexicon, text: str) -> None:
    assert zones(lexicon, text) == []


def test_one_headline_may_follow_another(lexicon: Lexicon) -> None:
    first, second = "Bandara Rusak Parah usai Badai di Utara", "Harga Beras Naik Lagi akibat Hujan Deras"
    text = f"Warga pulang.{first}{second}Polisi menutup jalan itu."
    assert zones(lexicon, text) == [("related", first), ("related", second)]
    text = f"Warga pulang.Pilihan Redaksi{first}{second} Polisi menutup jalan itu."
    assert zones(lexicon, text) == [("related", f"Pilihan Redaksi{first}"), ("related", second)]


def test_a_name_that_comes_again_is_not_broken(lexicon: Lexicon) -> None:
    again = "Ujo Ceko pergi. Lalu Ujo Ceko datang."
    headline = "Bandara Rusak Parah usai Badai Lama"
    assert zones(lexicon, f"{again}{headline} Ujo Ceko menutup jalan itu.") == [("related", headline)]


def test_what_the_table_of_contents_names_is_a_heading_of_the_report(lexicon: Lexicon) -> None:
    heading = "Bandara Rusak Parah usai Badai di Laut Utara"
    text = f"Daftar Isi {heading} Polisi menutup jalan itu.{heading} Bandara itu ditutup." + " Warga pulang." * 20
    assert zones(lexicon, text) == [("navigation", f"Daftar Isi {heading}")]


def test_headlines_stand_on_the_lines_below_their_mark(lexicon: Lexicon) -> None:
    links = "Baca juga:\n\n\nBandara Rusak Parah usai Badai\nHarga Beras Naik Lagi akibat Hujan"
    assert zones(lexicon, f"Warga pulang.\n{links}\n\nPolisi menutup jalan itu.") == [("related", links)]
    assert zones(lexicon, "Warga pulang.\nBaca Juga\nPolisi menutup jalan itu.") == [("related", "Baca Juga")]


def test_a_line_of_a_thousand_capitalised_scraps_is_read_to_its_end(lexicon: Lexicon) -> None:
    """Such lines stand on pages with lists of names; each scrap could be one more sentence of a headline."""
    text = " ".join(["Pemain Utama Kota Baru."] * 1000)
    page = open_page(document_of(text), lexicon)
    assert page.sentences
