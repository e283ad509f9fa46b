"""Whom "katanya", "sumber itu", "bunyi deklarasi tersebut" take up."""

import pytest
from told import SAID, speakers

from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            f'Seorang komandan Rusia memanggil warga desa. Yusuf al-Dabbas pulang. "{SAID}," kata komandan tersebut.',
            "komandan Rusia",
        ),
        (f'Bantahan disampaikan seorang pejabat senior Iran. Sumber itu menyebut "{SAID.lower()}."', "pejabat senior Iran"),
        (f'"Jalan desa itu rusak berat sekali," kata pengadilan Iran. "{SAID}," imbuh pengadilan.', "pengadilan Iran"),
        (
            f'Kementerian Luar Negeri Rusia mengatakan jalan rusak. "{SAID}," tulis kementerian tersebut.',
            "Kementerian Luar Negeri Rusia",
        ),
        (
            f'Seorang sumber lainnya, yang tahu soal itu, mengatakan Hamas terpecah. "{SAID}," kata sumber tersebut.',
            "sumber tersebut",
        ),
    ],
)
def test_a_description_is_who_was_called_so(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text)[-1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'Yusuf al-Dabbas mengatakan jalan rusak. Sergei Lavrov datang ke desa. "{SAID}," tambahnya.', "Yusuf al-Dabbas"),
        (f'Hamas mengatakan jalan rusak. Sergei Lavrov menyambut kabar itu. "{SAID}," tambahnya.', "Sergei Lavrov"),
        (
            f'Yusuf al-Dabbas mengatakan jalan rusak. Jenazah Sergei Lavrov masih di sana. "{SAID}," katanya.',
            "Yusuf al-Dabbas",
        ),
        (
            f'Yusuf al-Dabbas mengatakan jalan rusak. Komentar Sergei Lavrov muncul kemarin. "{SAID}," katanya.',
            "Sergei Lavrov",
        ),
        (
            f'Jalan rusak, kata juru bicara Rusia, Sergei Lavrov. Rusia juga menyebut warga pulang. "{SAID}," tutur dia.',
            "Sergei Lavrov",
        ),
    ],
)
def test_katanya_is_the_person_who_goes_on(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text)[-1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'Dalam rilis resmi Hamas disebutkan jalan rusak. "{SAID}," demikian lanjut rilis itu.', "Hamas"),
        (
            f'Prancis mengatakan jalan rusak. Sejumlah negara mendukung deklarasi. "{SAID}," bunyi deklarasi tersebut.',
            "deklarasi tersebut",
        ),
        (f'Hamas mengatakan jalan rusak. "{SAID}," bunyi pernyataan tersebut.', "Hamas"),
    ],
)
def test_a_paper_speaks_for_who_gave_it_out_or_for_itself(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text)[-1] == [name]
