"""Harms: what happened to those counted, where clauses, asides and lists stand between the count and the word for it."""

from datetime import date

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

Told = list[tuple[str, str, int | None]]

RELATIVE: list[tuple[str, Told]] = [
    ("Sekitar 1.500 turis yang mengunjungi Oman dievakuasi ke pelabuhan.", [("Sekitar 1.500 turis", "displaced", 1_500)]),
    ("Kelompok itu menyerahkan tiga warga yang disandera.", [("tiga warga", "released", 3)]),
    ("Sebanyak 33 sandera yang ditawan di kota itu akan dibebaskan.", [("Sebanyak 33 sandera", "released", 33)]),
    ("Dua orang yang terluka pada malam itu telah meninggal.", [("Dua orang", "killed", 2)]),
    ("Dua orang yang terluka dirawat di sana.", [("Dua orang", "injured", 2)]),
    ("Sebanyak 27 orang yang menurut militer Israel telah tewas.", [("Sebanyak 27 orang", "killed", 27)]),
    ("Sebanyak 34 tentara diyakini Israel telah tewas.", [("Sebanyak 34 tentara", "killed", 34)]),
    ("Sebanyak 33 sandera di kota itu diperkirakan akan dibebaskan.", [("Sebanyak 33 sandera", "released", 33)]),
    ("Ribuan warga yang tinggal di dekat perbatasan terpaksa mengungsi.", [("Ribuan warga", "displaced", 1_000)]),
]
ASIDES: list[tuple[str, Told]] = [
    ("Seorang jenderal yang juga menjabat duta besar, Budi Amin (68), ditembak mati.", [("Seorang jenderal", "killed", 1)]),
    ("Polisi menangkap dua orang atas pembunuhan seorang hakim.", [
        ("dua orang", "detained", 2), ("seorang hakim", "killed", 1),
    ]),
    ("Sebanyak 16 pelaku - 13 pria dan tiga wanita - ditangkap.", [
        ("Sebanyak 16 pelaku", "detained", 16), ("13 pria", "detained", 13), ("tiga wanita", "detained", 3),
    ]),
    ("Perang itu menewaskan 43 orang dan memaksa 900 warga mengungsi.", [
        ("43 orang", "killed", 43), ("900 warga", "displaced", 900),
    ]),
    ('"Kami lapar," kata Budi, seorang warga yang terlantar.', []),
    ("Sebanyak 12 orang, mayoritas anak-anak, meninggal dunia.", [("Sebanyak 12 orang", "killed", 12)]),
    ("Sebanyak 90 orang, yang sebagian besar prajurit dan warga, tewas.", [("Sebanyak 90 orang", "killed", 90)]),
    ("Sebanyak 90 orang, yang sebagian besar prajurit dan 11 warga, tewas.", [
        ("Sebanyak 90 orang", "killed", 90), ("11 warga", "killed", 11),
    ]),
    ("Dua petugas Palang Merah (PMI) tewas.", [("Dua petugas Palang Merah", "killed", 2)]),
    ("Tiga warga di sana tewas.", [("Tiga warga", "killed", 3)]),
    ("Dari 51 juta penduduk, sekitar 14 juta terpaksa mengungsi.", [("sekitar 14 juta", "displaced", 14_000_000)]),
    ("Sebanyak 300 orang telah terenggut nyawanya.", [("Sebanyak 300 orang", "killed", 300)]),
    ("Tiga orang dari desa sebelah tewas.", [("Tiga orang", "killed", 3)]),
    ("Seorang warga atas nama Budi tewas.", [("Seorang warga", "killed", 1)]),
    ("Satu orang lainnya, Budi Amin, juga tewas.", [("Satu orang lainnya", "killed", 1)]),
    ("Sejuta orang -- atau sepertiga penduduk -- telah mengungsi.", [("Sejuta orang", "displaced", 1_000_000)]),
    ("Sebanyak 12 orang termasuk tiga anak dari satu keluarga, tewas.", [
        ("Sebanyak 12 orang", "killed", 12), ("tiga anak", "killed", 3),
    ]),
    ("Sejumlah warga, termasuk lima bayi, meninggal dunia.", [("lima bayi", "killed", 5)]),
]  # fmt: skip
JOINED: list[tuple[str, Told]] = [
    ("Ledakan itu menewaskan Budi Amin serta dua warga lainnya.", [("dua warga lainnya", "killed", 2)]),
    ("Selain enam guru, ledakan itu juga menewaskan Budi Amin.", [("enam guru", "killed", 6)]),
    ("Enam guru dan perawat lainnya terluka.", [("Enam guru", "injured", 6)]),
    ("Ledakan itu menewaskan 77 orang, 21 di antaranya anak-anak. Ada 50 warga yang menjadi martir.", [
        ("77 orang", "killed", 77), ("21 di antaranya", "killed", 21), ("50 warga", "killed", 50),
    ]),
    ("Ledakan itu menewaskan 77 orang, 21 di antaranya adalah anak-anak dan 25 orang wanita.", [
        ("77 orang", "killed", 77), ("21 di antaranya", "killed", 21), ("25 orang wanita", "killed", 25),
    ]),
    ("Dua pencari bantuan tewas.", [("Dua pencari bantuan", "killed", 2)]),
    ("Kapten itu gugur beserta empat prajurit.", [("empat prajurit", "killed", 4)]),
    ("Tiga orang tewas di kota itu dan lima di desa ini.", [("Tiga orang", "killed", 3), ("lima", "killed", 5)]),
    ("Seorang dokter dan tiga sopir, dibunuh di jalan.", [("Seorang dokter", "killed", 1), ("tiga sopir", "killed", 3)]),
    ("Sebanyak 30 orang tewas. Dari 30 orang itu, empat di antaranya anak-anak.", [
        ("Sebanyak 30 orang", "killed", 30), ("30 orang", "killed", 30), ("empat di antaranya", "killed", 4),
    ]),
    ("Bom itu melukai 20 orang. Dari mereka yang tewas, tiga orang adalah wanita.", [
        ("20 orang", "injured", 20), ("tiga orang", "killed", 3),
    ]),
    ("Ledakan itu menewaskan delapan orang yang terdiri dari enam guru, satu dokter dan satu perawat.", [
        ("delapan orang", "killed", 8), ("enam guru", "killed", 6), ("satu dokter", "killed", 1),
        ("satu perawat", "killed", 1),
    ]),
    ("Pada 2023 ada 17 kasus bunuh diri. Setahun kemudian ada 21 kasus.", [
        ("17 kasus bunuh diri", "killed", 17), ("21", "killed", 21),
    ]),
]  # fmt: skip
TOLLS: list[tuple[str, Told]] = [
    ("Jumlah korban tewas di kota itu telah mencapai 115 orang.", [("115 orang", "killed", 115)]),
    ("Jumlah warga yang terluka di kota itu tercatat 580 orang.", [("580 orang", "injured", 580)]),
    ("Jumlah korban tewas terus bertambah hingga 217 orang.", [("217 orang", "killed", 217)]),
    ("Jumlah martir akibat perang itu mencapai 901.", [("901", "killed", 901)]),
    ("Jumlah tahanan di sana mencapai 900 orang.", [("900 orang", "detained", 900)]),
    ("Jumlah korban kematian itu totalnya kini sekitar 181.", [("sekitar 181", "killed", 181)]),
    ("Korban tewas itu adalah seorang perawat.", [("seorang perawat", "killed", 1)]),
    ("Salah satu korban tewas adalah seorang perawat.", [("Salah satu korban tewas", "killed", 1)]),
]
OBJECTS: list[tuple[str, Told]] = [
    ("Ledakan itu menewaskan lima penerjun.", [("lima", "killed", 5)]),
    ("Polisi menangkap selusin tokoh.", [("selusin tokoh", "detained", 12)]),
    ("Pembunuhan terhadap dua warga itu dikecam.", [("dua warga", "killed", 2)]),
    ("Mereka membunuh tiga ekor sapi dengan truk.", []),
]
DEAD: list[tuple[str, Told]] = [
    ("Dua jenazah telah dievakuasi.", [("Dua jenazah", "killed", 2)]),
    (
        "Rumah sakit menerima 14 jenazah dan 37 korban luka.",
        [("14 jenazah", "killed", 14), ("37 korban luka", "injured", 37)],
    ),
    ("Pemerintah memulangkan sejuta pengungsi.", [("sejuta pengungsi", "displaced", 1_000_000)]),
    ("Obat itu menyelamatkan seribu nyawa.", []),
]
HELD: list[tuple[str, Told]] = [
    ("Keluarga sandera berunjuk rasa. Polisi menangkap lima orang di sana.", [("lima orang", "detained", 5)]),
    ("Ada 50 sandera di sana. Warga berdoa. Sebanyak 40 orang masih ditahan.", [
        ("50 sandera", "captured", 50), ("Sebanyak 40 orang", "captured", 40),
    ]),
    ("Ada 50 sandera di sana. Hanya 20 orang yang masih hidup.", [
        ("50 sandera", "captured", 50), ("20 orang", "captured", 20),
    ]),
    ("Sebanyak 40 orang masih ditahan.", [("Sebanyak 40 orang", "detained", 40)]),
]  # fmt: skip
FREED: list[tuple[str, Told]] = [
    ("Warga merayakan pembebasan tiga sandera yang ditahan Hamas dan 90 tahanan.", [
        ("tiga sandera", "released", 3), ("90 tahanan", "released", 90),
    ]),
    ("Kamboja mendesak Thailand membebaskan 18 prajurit yang ditangkap di sana.", [("18 prajurit", "captured", 18)]),
    ("Kamboja meminta bantuan membebaskan 20 prajurit yang berada dalam tahanan.", [("20 prajurit", "detained", 20)]),
    ("Thailand membebaskan 18 prajurit yang ditangkap di sana.", [("18 prajurit", "released", 18)]),
    ("Dia dibebaskan dengan imbalan 30 warga yang ditahan di sana.", [("30 warga", "released", 30)]),
    ("Dia dibebaskan sebagai imbalan atas 30 tahanan.", [("30 tahanan", "released", 30)]),
    ("Dua sandera ditukar dengan 30 tahanan.", [("Dua sandera", "released", 2), ("30 tahanan", "released", 30)]),
    ("Mereka membebaskan lima sandera serta 30 warga yang ditahan.", [
        ("lima sandera", "released", 5), ("30 warga", "released", 30),
    ]),
    ("Tujuh sandera dan 30 tahanan telah dibebaskan.", [("Tujuh sandera", "released", 7), ("30 tahanan", "released", 30)]),
    ("Yunani memulangkan 40 warga negaranya.", [("40 warga negaranya", "displaced", 40)]),
    ("Hamas memulangkan 40 sandera.", [("40 sandera", "released", 40)]),
    ("Di sana ada 30 korban tewas dan 20 disandera.", [("30 korban tewas", "killed", 30), ("20", "captured", 20)]),
]  # fmt: skip


def told(lexicon: Lexicon, text: str) -> Told:
    mentions = read_text(lexicon, text, published=date(2023, 11, 23)).mentions
    return [(m.surface, m.value.unit, m.value.low) for m in mentions if isinstance(m.value, Figure)]


@pytest.mark.parametrize(("text", "figures"), RELATIVE)
def test_the_main_verb_rules_over_a_relative_clause(lexicon: Lexicon, text: str, figures: Told) -> None:
    assert told(lexicon, text) == figures


@pytest.mark.parametrize(("text", "figures"), ASIDES)
def test_places_names_and_asides_may_stand_before_the_predicate(lexicon: Lexicon, text: str, figures: Told) -> None:
    assert told(lexicon, text) == figures


@pytest.mark.parametrize(("text", "figures"), JOINED)
def test_counts_named_along_share_a_harm(lexicon: Lexicon, text: str, figures: Told) -> None:
    assert told(lexicon, text) == figures


@pytest.mark.parametrize(("text", "figures"), [*TOLLS, *OBJECTS, *DEAD])
def test_tolls_objects_and_nouns_say_what_happened(lexicon: Lexicon, text: str, figures: Told) -> None:
    assert told(lexicon, text) == figures


@pytest.mark.parametrize(("text", "figures"), FREED)
def test_those_given_in_return_or_named_along_are_freed_too(lexicon: Lexicon, text: str, figures: Told) -> None:
    assert told(lexicon, text) == figures


@pytest.mark.parametrize(("text", "figures"), HELD)
def test_those_held_are_hostages_where_hostages_were_spoken_of(lexicon: Lexicon, text: str, figures: Told) -> None:
    assert told(lexicon, text) == figures
