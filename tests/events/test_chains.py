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
    ],
)
def test_the_next_sentence_may_name_the_source(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert tell(lexicon, text)[0].chain == chain


def test_who_speaks_is_no_source_of_the_own_words(lexicon: Lexicon) -> None:
    told = tell(lexicon, "Turki mengecam serangan itu. Hal itu disampaikan Turki kemarin.")[0]
    assert (told.agents, told.chain) == (("turkey",), ())
