"""Tolls as news writers phrase them: in halves and dozens, as ranges, by how somebody died, with an age in between."""

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

TOLLS: list[tuple[str, list[tuple[str, int | None, int | None]]]] = [
    ("Serangan itu menelan sedikitnya dua lusin nyawa.", [("killed", 24, None)]),
    ("Lusinan warga tewas.", [("killed", 24, 99)]),
    ("Konflik itu telah menewaskan lebih dari setengah juta warga.", [("killed", 500_000, None)]),
    ("Sekitar satu setengah juta orang mengungsi.", [("displaced", 1_500_000, 1_500_000)]),
    ("Korban tewas mencapai 140 rbu orang.", [("killed", 140_000, 140_000)]),
    ("Mereka membunuh sekitar satu batalion tentara Fiji.", []),
    ("Sekitar 700.00 warga Fiji tewas.", []),
    ("Budi terlihat dengan satu mata hilang.", []),
    ("Lima anggota satu keluarga tewas di Suva.", [("killed", 5, 5)]),
    ("Serangan udara menghantam rumah, menewaskan satu keluarga beranggotakan tujuh orang.", [("killed", 7, 7)]),
    ("Tidak ada nyawa yang hilang dalam insiden itu.", [("killed", 0, 0)]),
    ("Otoritas Fiji menghukum gantung tiga orang.", [("killed", 3, 3)]),
    ("Tiga pria digantung di Suva.", [("killed", 3, 3)]),
    ("Empat tentara meregang nyawa.", [("killed", 4, 4)]),
    ("Jumlah korban tewas naik jadi 58.", [("killed", 58, 58)]),
    ("Korban jiwa kini menyentuh angka 61.000 orang.", [("killed", 61_000, 61_000)]),
    ("Ribuan orang masih terperangkap di bawah puing.", [("missing", 1_000, 9_999)]),
    ("Dua orang dalam kondisi serius dibawa ke rumah sakit.", [("injured", 2, 2)]),
    ("20-30 orang tewas dalam bentrokan itu.", [("killed", 20, 30)]),
    ("Sebanyak 18 di antara korban tewas adalah anak-anak.", [("killed", 18, 18)]),
    ("Kedua negara bertukar 390 tawanan.", [("released", 390, 390)]),
    ("Jasad enam sandera ditemukan di terowongan.", [("killed", 6, 6)]),
    ("Militer menemukan jenazah 15 petugas medis.", [("killed", 15, 15)]),
    ("Sebanyak 2 juta orang kehilangan rumah.", [("displaced", 2_000_000, 2_000_000)]),
    ("Serangan itu menewaskan istrinya dan dua anaknya.", [("killed", 2, 2)]),
    ("Korban tewas terdiri dari 20 pria dan 10 perempuan.", [("killed", 20, 20), ("killed", 10, 10)]),
    ("Dua warga ditembak hingga tewas.", [("killed", 2, 2)]),
    ("Hamas menembak dua tukang ojek hingga tewas.", [("killed", 2, 2)]),
    ("Dua warga ditusuk Hamas hingga tewas.", [("killed", 2, 2)]),
    ("Jumlah korban tewas 12 orang dan luka-luka 30 orang.", [("killed", 12, 12), ("injured", 30, 30)]),
    ("Dari 50 sandera, sekitar 20 diyakini masih hidup.", [("captured", 50, 50), ("captured", 20, 20)]),
    ("Jumlah warga Fiji yang tewas telah melampaui 60.000.", [("killed", 60_000, None)]),
    ("Seorang pria berusia 53 tahun telah ditangkap polisi.", [("detained", 1, 1)]),
    ("Seorang penonton pria berusia 40-an tahun tewas.", [("killed", 1, 1)]),
    ("Tiga wanita berumur 20 hingga 30 tahun diculik.", [("captured", 3, 3)]),
    ("Dua polisi itu memang sudah meninggal.", [("killed", 2, 2)]),
    ("Sebanyak 11 orang diduga provokator diamankan.", [("detained", 11, 11)]),
    ("Mobil itu menabrak seorang anak kecil hingga terluka parah.", [("injured", 1, 1)]),
    ("Gelombang itu menewaskan 230-280 ribu jiwa.", [("killed", 230_000, 280_000)]),
    ("Sekitar 5 sampai 10 ribu orang mengungsi.", [("displaced", 5_000, 10_000)]),
    ("Juara musim 2024-2025 tewas 0-1.", []),
    ("Petugas mengenali 21 jenazah dari 54 penumpang.", [("killed", 21, 21)]),
    ("Budi, pelajar SMKN 4 Suva, ditembak hingga tewas.", []),
    ("Otoritas Fiji menghukum gantung seorang mata-mata.", [("killed", 1, 1)]),
]


@pytest.mark.parametrize(("text", "tolls"), TOLLS)
def test_a_toll_is_read_however_it_is_phrased(
    lexicon: Lexicon, text: str, tolls: list[tuple[str, int | None, int | None]]
) -> None:
    found = [mention.value for mention in read_text(lexicon, text).mentions if isinstance(mention.value, Figure)]
    assert [(figure.unit, figure.low, figure.high) for figure in found] == tolls


AROUND: list[tuple[str, list[tuple[str, int | None, int | None]]]] = [
    ("Lebih dari 40 orang di negara bagian Kaduna, Nigeria, diculik oleh para bandit.", [("captured", 40, None)]),
    ("Tiga warga sipil di desa Kfar Kila, Lebanon selatan, terluka akibat ledakan.", [("injured", 3, 3)]),
    ("Tembakan Budi pada menit keempat bisa ditangkap kiper.", []),
    ("Tiga orang terluka, tetapi tidak ada yang luka parah.", [("injured", 3, 3)]),
    ("Ledakan itu melukai lima prajurit. Tidak ada korban yang mengalami luka serius.", [("injured", 5, 5)]),
    ("Tidak ada korban dari etnis Rohingya dalam kerusuhan itu.", []),
    ("Tidak ada korban dalam kerusuhan itu.", [("killed_or_injured", 0, 0)]),
    ("Ayah Budi adalah salah satu dari 12 tersangka yang ditetapkan polisi.", []),
    ("Sebanyak 59 orang tewas, dan 12 anak termasuk dalam korban meninggal.", [("killed", 59, 59), ("killed", 12, 12)]),
    ("Dua warga terkena tembakan polisi, salah satu dari mereka tewas.", [("injured", 2, 2), ("killed", 1, 1)]),
    ("Seorang warga Fiji pelaku pembunuhan 2 turis ditangkap.", [("killed", 2, 2)]),
    ("Warga Fiji pelaku penembakan 2 turis ditangkap polisi.", []),
    ("Pelaku bom yang menewaskan tujuh warga Fiji ditangkap.", [("killed", 7, 7)]),
]


@pytest.mark.parametrize(("text", "tolls"), AROUND)
def test_what_stands_around_a_count_says_whether_and_whom_it_counts(
    lexicon: Lexicon, text: str, tolls: list[tuple[str, int | None, int | None]]
) -> None:
    test_a_toll_is_read_however_it_is_phrased(lexicon, text, tolls)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Serangan itu menewaskan 20 warga selama bertahun-tahun.", "cumulative"),
        ("Serangan itu menewaskan 20 warga selama beberapa pekan.", "cumulative"),
        ("Serangan itu menewaskan 20 warga.", "event"),
    ],
)
def test_a_toll_of_years_is_a_running_one_also_at_the_end_of_a_text(lexicon: Lexicon, text: str, scope: str) -> None:
    (figure,) = [mention.value for mention in read_text(lexicon, text).mentions if isinstance(mention.value, Figure)]
    assert figure.scope == scope
