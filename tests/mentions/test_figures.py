"""Figures: how many, what happened to them, who they are, and of what the number is a count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

Counted = tuple[str, str, int | None, int | None]

UNITS: list[tuple[str, Counted]] = [
    ("Ledakan itu menewaskan 12 orang.", ("12 orang", "killed", 12, 12)),
    ("Seorang warga tewas.", ("Seorang warga", "killed", 1, 1)),
    ("Salah satu prajurit tewas.", ("Salah satu prajurit", "killed", 1, 1)),
    ("Dua puluh lima orang tewas.", ("Dua puluh lima orang", "killed", 25, 25)),
    ("Kedua warga itu tewas.", ("Kedua warga", "killed", 2, 2)),
    ("Ledakan itu melukai 20 orang.", ("20 orang", "injured", 20, 20)),
    ("Tujuh warga terluka.", ("Tujuh warga", "injured", 7, 7)),
    ("Delapan nelayan hilang.", ("Delapan nelayan", "missing", 8, 8)),
    ("Dua pekerja disandera di hutan.", ("Dua pekerja", "captured", 2, 2)),
    ("Kelompok itu menculik dua pekerja.", ("dua pekerja", "captured", 2, 2)),
    ("Polisi menangkap lima pemuda.", ("lima pemuda", "detained", 5, 5)),
    ("Mereka membebaskan empat tahanan.", ("empat tahanan", "released", 4, 4)),
    ("Sebanyak 12 sandera dibebaskan.", ("Sebanyak 12 sandera", "released", 12, 12)),
    ("Sebanyak 40 keluarga mengungsi.", ("Sebanyak 40 keluarga", "displaced", 40, 40)),
    ("Puluhan orang tewas atau terluka.", ("Puluhan orang", "killed_or_injured", 20, 99)),
]
BOUNDS: list[tuple[str, Counted]] = [
    ("Sedikitnya 90 warga tewas.", ("Sedikitnya 90 warga", "killed", 90, None)),
    ("Setidaknya 7 prajurit tewas.", ("Setidaknya 7 prajurit", "killed", 7, None)),
    ("Minimal 10 orang tewas.", ("Minimal 10 orang", "killed", 10, None)),
    ("Paling sedikit 10 orang tewas.", ("Paling sedikit 10 orang", "killed", 10, None)),
    ("Tidak kurang dari 30 orang tewas.", ("Tidak kurang dari 30 orang", "killed", 30, None)),
    ("Kurang dari 30 orang tewas.", ("Kurang dari 30 orang", "killed", None, 30)),
    ("Sebanyak 100 lebih warga tewas.", ("Sebanyak 100 lebih warga", "killed", 100, None)),
    ("Ledakan itu menewaskan seorang ayah dan anaknya.", ("seorang ayah dan anaknya", "killed", 2, 2)),
    ("Satu rudal melukai tujuh tentara.", ("tujuh tentara", "injured", 7, 7)),
    ("Serangan pada 2011 menewaskan 30 orang.", ("30 orang", "killed", 30, 30)),
    ("Tidak ada laporan mengenai korban jiwa.", ("Tidak ada laporan mengenai korban jiwa", "killed", 0, 0)),
    ("Banjir itu tidak menimbulkan korban jiwa.", ("tidak menimbulkan korban jiwa", "killed", 0, 0)),
    ("Tidak ada warga yang terluka.", ("Tidak ada warga yang terluka", "injured", 0, 0)),
    ("Lebih dari 41.000 warga tewas.", ("Lebih dari 41.000 warga", "killed", 41_000, None)),
    ("Ledakan itu menewaskan hingga 30 orang.", ("hingga 30 orang", "killed", None, 30)),
    ("Sebanyak 140 hingga 200 orang tewas.", ("Sebanyak 140 hingga 200 orang", "killed", 140, 200)),
    ("Tiga atau empat orang terluka.", ("Tiga atau empat orang", "injured", 3, 4)),
    ("Dua hingga tiga orang tewas.", ("Dua hingga tiga orang", "killed", 2, 3)),
    ("Pembebasan oleh kelompok itu terhadap tiga sandera memicu kericuhan.", ("tiga sandera", "released", 3, 3)),
    ("Belasan warga tewas.", ("Belasan warga", "killed", 11, 19)),
    ("Puluhan warga tewas.", ("Puluhan warga", "killed", 20, 99)),
    ("Ratusan warga tewas.", ("Ratusan warga", "killed", 100, 999)),
    ("Ribuan warga mengungsi.", ("Ribuan warga", "displaced", 1_000, 9_999)),
    ("Ratusan ribu warga mengungsi.", ("Ratusan ribu warga", "displaced", 100_000, 999_999)),
    ("1,2 juta warga mengungsi.", ("1,2 juta warga", "displaced", 1_200_000, 1_200_000)),
    ("Tidak ada korban jiwa.", ("Tidak ada korban jiwa", "killed", 0, 0)),
    ("Tidak ada korban luka.", ("Tidak ada korban luka", "injured", 0, 0)),
    ("Ledakan itu tanpa korban jiwa.", ("tanpa korban jiwa", "killed", 0, 0)),
    ("Belum ada laporan mengenai korban jiwa.", ("Belum ada laporan mengenai korban jiwa", "killed", 0, 0)),
    (
        "Tidak ada korban jiwa maupun terluka.",
        ("Tidak ada korban jiwa maupun terluka", "killed_or_injured", 0, 0),
    ),
    ("Sedikitnya sudah 30 warga tewas.", ("Sedikitnya sudah 30 warga", "killed", 30, None)),
    ("Di sana diperkirakan ada 300 korban tewas.", ("diperkirakan ada 300 korban tewas", "killed", 300, 300)),
    ("Ledakan itu setidaknya telah menewaskan 12 orang.", ("12 orang", "killed", 12, None)),
    ("Jeda itu setidaknya menghasilkan pembebasan 80 sandera.", ("80 sandera", "released", 80, None)),
    ("Polisi menangkap dua WN Rusia.", ("dua WN Rusia", "detained", 2, 2)),
    ("Empat rekan Budi juga ikut tewas.", ("Empat rekan Budi", "killed", 4, 4)),
    ("Empat rekan Budi menjadi korban tewas.", ("Empat rekan Budi", "killed", 4, 4)),
    ("Ledakan itu menewaskan tiga warga bersama Budi.", ("tiga warga", "killed", 3, 3)),
]
SEVERAL: list[tuple[str, list[Counted]]] = [
    (
        "Tiga orang tewas dan tujuh lainnya terluka.",
        [("Tiga orang", "killed", 3, 3), ("tujuh lainnya", "injured", 7, 7)],
    ),
    (
        "Ledakan itu menewaskan 5 orang dan melukai 10 lainnya.",
        [("5 orang", "killed", 5, 5), ("10 lainnya", "injured", 10, 10)],
    ),
    (
        "Ledakan itu menewaskan tiga prajurit dan dua polisi.",
        [("tiga prajurit", "killed", 3, 3), ("dua polisi", "killed", 2, 2)],
    ),
]
NOT_PEOPLE = [
    '"Kami sedih," ujar Budi, ayah salah satu korban.',
    "Blokade itu membahayakan ribuan nyawa.",
    "Sebanyak 12 orang menonton film.",
    "Sebanyak 3 rumah rusak.",
    "Bocah berusia 12 tahun tewas.",
    "Sejumlah warga tewas.",
    "Beberapa warga tewas.",
    "Polisi menangkap bola itu.",
    "Rapat dimulai pukul 09.00.",
    "Warga menolak 30 persen ganti rugi.",
    "Dokumen itu hilang dari kantor.",
    "Satu per satu mereka meninggal.",
    "Anak dari satu keluarga tewas.",
    "Serangan pada Oktober 2023 menewaskan warga.",
    "Budi Amin, seorang pengungsi, menulis surat.",
    "Sebanyak 19 napi melarikan diri dari penjara itu.",
    "Kedua pihak mengevakuasi diri.",
]
ABOUT = ["Sekitar", "Hampir", "Diperkirakan", "Nyaris"]
SCOPES = [
    ("Ledakan pada Rabu menewaskan 300 prajurit.", ["event"]),
    ("Tiga prajurit tewas.", ["event"]),
    ("Sejak Oktober, 4.300 warga tewas.", ["cumulative"]),
    ("Sepanjang perang, 900 prajurit tewas.", ["cumulative"]),
    ("Total 300 orang tewas.", ["cumulative"]),
    ("Korban tewas bertambah menjadi 12 orang.", ["cumulative"]),
    ("Ledakan pada Rabu menewaskan 12 orang. Hingga kini total 400 orang tewas.", ["event", "cumulative"]),
    ("Sebanyak 231 orang tewas, termasuk 58 anak-anak.", ["cumulative", "part"]),
    ("Sebanyak 20 orang tewas, 7 di antaranya anak-anak.", ["event", "part"]),
    ("Serangan itu menewaskan 4 orang. Salah satu korban adalah guru.", ["event", "part"]),
    ("Dari 251 sandera yang ditangkap di sana, 49 masih ditahan.", ["cumulative", "part"]),
    ("Serangan Israel ke Iran menewaskan 224 orang. Serangan Iran ke Israel menewaskan 18 orang.", ["cumulative"] * 2),
    ("Serangan Israel ke Iran menewaskan 224 orang. Pada Rabu serangan Iran menewaskan 18 orang.", ["cumulative", "event"]),
    ("Ribuan warga terpaksa mengungsi.", ["cumulative"]),
    ("Ribuan warga terpaksa mengungsi pada Rabu.", ["event"]),
    ("Sebanyak 16 pelaku - 13 pria dan tiga wanita - ditangkap.", ["event", "part", "part"]),
    ("Sebanyak 90 orang, yang sebagian besar prajurit dan 11 warga, tewas.", ["event", "part"]),
    ("Serangan pada Rabu menewaskan 1.200 orang. Kelompok itu juga menyandera 240 orang.", ["event", "event"]),
    ("Kamboja mendesak Thailand membebaskan 18 prajurit yang ditangkap di sana.", ["cumulative"]),
    ("Sebanyak 20 orang tewas, di antaranya 7 perempuan.", ["event", "part"]),
]
BACK = [
    ("Polisi menangkap lima orang. Kelima orang itu ditahan di sana.", [("lima orang", "detained", 5, 5)]),
    ("Ada tiga warga di sana. Ketiga warga itu tewas.", []),
    ("Kelima orang itu ditahan di sana.", [("Kelima orang", "detained", 5, 5)]),
]
COUNTED = [
    ("Tiga anak tewas.", "children"),
    ("Sebanyak 58 anak-anak tewas.", "children"),
    ("Dua bayi tewas.", "babies"),
    ("Lima perempuan tewas.", "women"),
    ("Lima prajurit tewas.", "soldiers"),
    ("Tiga jurnalis tewas.", "journalists"),
    ("Lima warga sipil tewas.", "civilians"),
    ("Lima warga tewas.", "residents"),
    ("Lima orang tewas.", None),
    ("Lima tentara Israel tewas.", "Israeli soldiers"),
    ("Lima tentara Rusia tewas.", "Russian soldiers"),
    ("Lima warga Palestina tewas.", "Palestinian people"),
    ("Lima warga Israel tewas.", "Israeli people"),
    ("Lima anggota Hamas tewas.", "Hamas"),
    ("Dua polisi Israel tewas.", "Israeli police"),
]
SOURCES = [
    ("Kementerian Kesehatan Gaza mengatakan 12 orang tewas.", ["gaza-health-ministry"]),
    ("Militer Israel mengatakan 12 orang tewas.", ["israel-military"]),
    ("Menurut PBB, 12 orang tewas.", ["united-nations"]),
    ("Sebanyak 12 orang tewas, kata TNI.", ["tni"]),
    ("Sebanyak 12 orang tewas, kata OPM.", ["tpnpb-opm"]),
    ("Sebanyak 12 orang tewas.", []),
    ("Sebanyak 12 orang diyakini Israel telah tewas.", ["israel"]),
    ("Ledakan itu menewaskan 12 orang seperti diklaim TNI.", ["tni"]),
    ("Ledakan itu menewaskan 12 orang. TNI membenarkan jumlah korban.", ["tni"]),
    ("Ledakan itu menewaskan 12 orang. TNI membenarkan kabar itu.", []),
]
CARRIED = [
    ("Menurut PBB, 12 orang tewas. Selain itu, 20 orang terluka.", [["united-nations"], ["united-nations"]]),
    ("Menurut PBB, 12 orang tewas. Pada Rabu, 20 orang terluka.", [["united-nations"], []]),
]


def figures(lexicon: Lexicon, text: str) -> list[tuple[str, Figure]]:
    mentions = read_text(lexicon, text, published=date(2023, 11, 23)).mentions
    return [(mention.surface, mention.value) for mention in mentions if isinstance(mention.value, Figure)]


def counted(lexicon: Lexicon, text: str) -> list[Counted]:
    return [(surface, figure.unit, figure.low, figure.high) for surface, figure in figures(lexicon, text)]


@pytest.mark.parametrize(("text", "figure"), [*UNITS, *BOUNDS])
def test_a_count_has_its_words_unit_and_bounds(lexicon: Lexicon, text: str, figure: Counted) -> None:
    assert counted(lexicon, text) == [figure]


@pytest.mark.parametrize(("text", "found"), SEVERAL)
def test_each_count_of_a_sentence_has_its_own_unit(lexicon: Lexicon, text: str, found: list[Counted]) -> None:
    assert counted(lexicon, text) == found


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_what_counts_nobody_harmed_is_no_figure(lexicon: Lexicon, text: str) -> None:
    assert counted(lexicon, text) == []


@pytest.mark.parametrize("word", ABOUT)
def test_about_so_many_is_approximate(lexicon: Lexicon, word: str) -> None:
    [(surface, figure)] = figures(lexicon, f"{word} 50 warga mengungsi.")
    assert (surface, figure.low, figure.high, figure.approximate) == (f"{word} 50 warga", 50, 50, True)
    assert not figures(lexicon, "Sebanyak 50 warga mengungsi.")[0][1].approximate


@pytest.mark.parametrize(("text", "scopes"), SCOPES)
def test_the_scope_tells_one_incident_from_a_running_total_and_a_share(
    lexicon: Lexicon, text: str, scopes: list[str]
) -> None:
    assert [figure.scope for _, figure in figures(lexicon, text)] == scopes


@pytest.mark.parametrize(("text", "found"), BACK)
def test_a_count_of_those_told_before_is_no_new_figure(lexicon: Lexicon, text: str, found: list[Counted]) -> None:
    assert counted(lexicon, text) == found


@pytest.mark.parametrize(("text", "victims"), COUNTED)
def test_who_is_counted(lexicon: Lexicon, text: str, victims: str | None) -> None:
    assert [figure.victims for _, figure in figures(lexicon, text)] == [victims]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_who_gives_the_number(lexicon: Lexicon, text: str, sources: list[str]) -> None:
    [(_, figure)] = figures(lexicon, text)
    assert [source.actor_id for source in figure.sources] == sources


@pytest.mark.parametrize(("text", "sources"), CARRIED)
def test_what_is_added_has_the_source_of_what_was_told(lexicon: Lexicon, text: str, sources: list[list[str]]) -> None:
    assert [[source.actor_id for source in figure.sources] for _, figure in figures(lexicon, text)] == sources


@given(st.integers(2, 199))
def test_every_small_count_is_read_as_it_stands(lexicon: Lexicon, number: int) -> None:
    assert counted(lexicon, f"Ledakan itu menewaskan {number} orang.") == [(f"{number} orang", "killed", number, number)]
    assert counted(lexicon, f"Sedikitnya {number} orang terluka.") == [
        (f"Sedikitnya {number} orang", "injured", number, None)
    ]


@given(st.integers(5_000, 10**6))
def test_more_than_any_single_incident_harms_is_a_running_total(lexicon: Lexicon, number: int) -> None:
    printed = f"{number:,}".replace(",", ".")
    [(_, figure)] = figures(lexicon, f"Pada Rabu, {printed} orang tewas.")
    assert (figure.low, figure.scope) == (number, "cumulative")


PIECES = [
    "Sedikitnya",
    "hingga",
    "lebih dari",
    "12",
    "puluhan",
    "300",
    "dan",
    ",",
    "termasuk",
    "orang",
    "warga",
    "tewas",
    "terluka",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_bounds_never_cross(lexicon: Lexicon, text: str) -> None:
    for surface, figure in figures(lexicon, text):
        assert surface in text
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or 0 <= figure.low <= figure.high
