"""Chains of sources that reach over a sentence's end."""

import pytest
from told import tell

from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Pasukan Rusia menyerang sekolah di Kharkiv. Hal itu disampaikan juru bicara Ukraina, Dmytro Melnyk, kemarin.",
            ("dmytro-melnyk",),
        ),
        (
            "Sekelompok orang menyerang sekolah di Kharkiv. Hamas mengaku bertanggung jawab atas serangan itu.",
            ("hamas",),
        ),
        (
            '"Pasukan Rusia menyerang sekolah di Kharkiv. Warga pulang," kata juru bicara Ukraina, dikutip Reuters.',
            ("ukraine", "media:reuters"),
        ),
        ("Menurut pejabat Ukraina kepada Reuters, pasukan Rusia menyerang sekolah.", ("ukraine", "media:reuters")),
        (
            "Pasukan Rusia menyerang sekolah di Kharkiv. Dilansir AFP, pasukan Rusia datang pada malam hari.",
            ("media:afp",),
        ),
        ("Pasukan Rusia menyerang sekolah di Kharkiv. Dilansir AFP, hujan turun di Jakarta.", ()),
        ("Rusia berjanji akan menyerang sekolah itu.", ()),
        ("Pasukan Rusia menyerang sekolah di Kharkiv. Demikian seperti dilansir AFP.", ("media:afp",)),
        (
            'Pasukan Rusia menyerang sekolah, kata Dmytro Melnyk. "Kami akan pulang ke desa," katanya, dikutip AFP.',
            ("dmytro-melnyk", "media:afp"),
        ),
    ],
)
def test_the_next_sentence_may_name_the_source(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert tell(lexicon, text)[0].chain == chain


def test_who_speaks_is_no_source_of_the_own_words(lexicon: Lexicon) -> None:
    told = tell(lexicon, "Turki mengecam serangan itu. Hal itu disampaikan Turki kemarin.")[0]
    assert (told.agents, told.chain) == (("turkey",), ())


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Hamas menegaskan siap berunding setelah pasukan Rusia menyerang sekolah di Kharkiv.", ()),
        ("Hamas menegaskan pasukan Rusia menyerang sekolah di Kharkiv.", ("hamas",)),
        ("Hamas melaporkan dua rumah runtuh setelah pasukan Rusia menyerang sekolah di Kharkiv.", ("hamas",)),
    ],
)
def test_what_only_dates_the_own_words_nobody_reports(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert next(told for told in tell(lexicon, text) if told.type == "ASSAULT").chain == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Sergei Lavrov menyatakan Rusia mengecam serangan itu.", ()),
        ("Sergei Lavrov menyatakan Iran mengecam serangan itu.", ("sergei-lavrov",)),
        ("Sergei Lavrov menyatakan Rusia akan mengecam serangan itu.", ("sergei-lavrov",)),
    ],
)
def test_who_speaks_for_a_state_is_no_source_of_its_words(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert next(told for told in tell(lexicon, text) if told.type == "ACCUSE").chain == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("PBB mendesak Israel mundur. PBB menyebut jalan rusak berat, dikutip AFP.", ("media:afp",)),
        ("PBB mendesak Israel mundur. Hujan turun di Jakarta, dikutip AFP.", ()),
    ],
)
def test_who_relays_a_speaker_relays_the_sentence_beside(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert tell(lexicon, text)[0].chain == chain
