"""Who speaks where insertions between commas part the subject from its verb."""

import pytest
from told import PUBLISHED

from reading import read_text
from saksi.lexicon.load import Lexicon

SAID = "kami akan membuka jalan itu"


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Maya, seorang siswa berusia 22 tahun,", "Maya"),
        ("Meki Ujikan, mantan kepala staf Vladimir Putin,", "Meki Ujikan"),
        ("Pada Senin siang, seorang pejabat Rusia, yang menolak disebut namanya,", "pejabat Rusia"),
        ("Laporan televisi pemerintah Iran, seperti dilansir AFP, Selasa (3/2/2032),", "televisi pemerintah Iran"),
        ("Pengamat tetap Iran untuk PBB, duta besar Yusuf al-Dabbas,", "Yusuf al-Dabbas"),
        ("Hal itu dikecam Vladimir Putin yang", "Vladimir Putin"),
        ("Yusuf al-Dabbas kemudian meminta Sergei Lavrov", "Yusuf al-Dabbas"),
    ],
)
def test_the_subject_stands_before_what_is_inserted(lexicon: Lexicon, subject: str, name: str) -> None:
    text = f'{subject} menyebutkan "{SAID}."'
    (quote,) = [q for q in read_text(lexicon, text, published=PUBLISHED).quotes if q.kind == "direct"]
    assert [who.span.of(text) for who in quote.speaker] == [name]
