"""Scopes: running totals, single incidents and shares."""

from datetime import date

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

TOTALS = [
    ("Sebanyak 45 warga tewas sejak fajar pada Senin.", ["event"]),
    ("Sebanyak 45 warga tewas sejak Maret.", ["cumulative"]),
    ("Sejauh ini, 12 orang tewas dalam ledakan tersebut.", ["event"]),
    ("Sejauh ini, 12 orang tewas dalam perang tersebut.", ["cumulative"]),
    ("Mereka berdamai setelah lima hari pertempuran yang menewaskan 43 orang.", ["cumulative"]),
    ("Mereka berdamai setelah pertempuran yang menewaskan 43 orang.", ["event"]),
    ("Perang itu telah menewaskan 36 orang.", ["cumulative"]),
    ("Perang itu menewaskan puluhan orang.", ["cumulative"]),
    ("Sekitar 30 orang tewas dalam perang tersebut.", ["cumulative"]),
    ("Sekitar 30 petani tewas dalam konflik yang usai pekan lalu.", ["cumulative"]),
    ("Selama beberapa pekan terakhir, puluhan petani tewas.", ["cumulative"]),
    ("Selama beberapa jam terakhir, 30 petani tewas.", ["event"]),
    ("Tiga klinik menerima banyak korban. Di klinik Mawar saja, tercatat 45 korban tewas.", ["part"]),
    ("Puluhan sandera dibebaskan selama tujuh hari.", ["cumulative"]),
    ("Hingga Senin 17 Juni, 24 orang tewas.", ["cumulative"]),
    ("Kelompok itu menyandera 100 warga selama 442 hari.", ["cumulative"]),
    ("Saat ini ada 49 sandera yang ditawan.", ["cumulative"]),
    ("Secara total, 90 orang tewas.", ["cumulative"]),
    ("Ledakan itu menewaskan 40 orang. Sekitar 1.000 orang lainnya terluka.", ["event", "event"]),
    ("Sebanyak 24 orang tewas akibat serangan-serangan itu.", ["cumulative"]),
    ("Sebanyak 30 warga meninggal akibat kelaparan.", ["cumulative"]),
    ("Sejak Mei, 80 orang tewas. Sementara itu, 28 prajurit tewas di pihak lain.", ["cumulative", "cumulative"]),
    ("Sejak Mei, 80 orang tewas. Sementara itu, 28 prajurit tewas pada Rabu.", ["cumulative", "event"]),
    ("Jutaan orang mengungsi.", ["cumulative"]),
    ("Hamas akan membebaskan 33 sandera selama tahap pertama itu.", ["cumulative"]),
    ("Gencatan senjata itu menghasilkan pembebasan 80 sandera.", ["cumulative"]),
    ("Hamas diyakini menyandera 30 orang.", ["cumulative"]),
    ("Sebanyak 90 orang tewas antara 1 Januari 2024 hingga awal Juli 2025.", ["cumulative"]),
]
INCIDENTS = [
    ("Sepanjang Minggu, 105 orang tewas.", ["event"]),
    ("Mereka menewaskan 1.200 orang dalam 24 jam.", ["event"]),
    ("Serangan dalam 24 jam menewaskan 250 warga.", ["event"]),
    ("Gempuran itu menewaskan 700 orang dalam sehari.", ["event"]),
    ("Dalam 24 jam 45 orang tewas, sehingga total 4.600 orang tewas.", ["event", "cumulative"]),
    ("Serangan itu menewaskan 20 orang dan berujung perang hingga kini.", ["event"]),
    ("Sebanyak 20.000 orang mengungsi pada Rabu.", ["event"]),
    ("Banjir itu menewaskan 25 orang dan 90.000 warga mengungsi.", ["event", "event"]),
    ("Polisi membunuh seorang warga yang dicari sejak 2014.", ["event"]),
    ("Perang pecah pada 7 Oktober 2023. Kala itu, total 250 warga diculik.", ["event"]),
    ("Sebanyak 300 orang tewas dalam serangan kelompok itu pada 7 Oktober 2023.", ["event"]),
    ("Enam orang tewas akibat kelaparan.", ["event"]),
    ("Perang itu dipicu oleh serangan yang menewaskan 30 orang.", ["event"]),
    ("Gencatan senjata dimulai dengan pembebasan tiga sandera.", ["event"]),
    ("Puluhan orang tewas setiap hari akibat kelaparan.", ["event"]),
    ("Sebanyak 83 orang tewas saat mereka menguasai total wilayah itu.", ["event"]),
    ("Ledakan pada Rabu menewaskan 300 prajurit. Ke-300 prajurit itu muda. Sebanyak 300 prajurit tewas.", ["event"] * 2),
]
SHARES = [
    ("Sebanyak 90 orang tewas. Salah satu korban tewas adalah seorang guru.", ["event", "part"]),
    ("Ada 97 sandera di sana. Tujuh sandera merupakan warga asing.", ["event", "part"]),
    ("Sebanyak 90 orang tewas. Kelima orang tewas di kota itu dan enam di desa ini.", ["event", "part", "part"]),
    ("Sebanyak 12 orang termasuk tiga anak tewas dan 40 orang lainnya terluka.", ["event", "part", "event"]),
    ("Polisi menahan 30 warga. Di antara mereka ada 9 laki-laki, 16 perempuan.", ["event", "part", "part"]),
    ("Sebanyak 30 orang tewas. Jumlah itu termasuk 20 anak.", ["event", "part"]),
    ("Mereka membebaskan puluhan sandera, dimulai dengan tiga wanita.", ["event", "part"]),
    ("Ledakan itu menewaskan lima guru. Hujan turun. Tiga rekan Budi juga ikut tewas.", ["event", "part"]),
    ("Ledakan itu menewaskan lima guru. Salah satu guru yang tewas adalah Budi.", ["event", "part"]),
    ("Sebanyak 90 orang tewas. Bom juga menewaskan dua orang di kota itu dan satu orang di desa ini.", ["event"] * 3),
]


def scopes(lexicon: Lexicon, text: str) -> list[str]:
    mentions = read_text(lexicon, text, published=date(2023, 11, 23)).mentions
    return [mention.value.scope for mention in mentions if isinstance(mention.value, Figure)]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_what_lasts_or_is_counted_to_date_is_a_running_total(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    assert scopes(lexicon, text) == expected


@pytest.mark.parametrize(("text", "expected"), INCIDENTS)
def test_one_day_or_one_attack_is_an_incident(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    assert scopes(lexicon, text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_some_of_those_counted_before_are_a_share(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    assert scopes(lexicon, text) == expected
