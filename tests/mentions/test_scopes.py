"""Scopes: running totals, single incidents and shares."""

from datetime import date

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

TOTALS = [
    ("Perang itu telah menewaskan 36 orang.", ["cumulative"]),
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
]
INCIDENTS = [
    ("Sepanjang Minggu, 105 orang tewas.", ["event"]),
    ("Mereka menewaskan 1.200 orang dalam 24 jam.", ["event"]),
    ("Serangan itu menewaskan 20 orang dan berujung perang hingga kini.", ["event"]),
    ("Sebanyak 20.000 orang mengungsi pada Rabu.", ["event"]),
    ("Banjir itu menewaskan 25 orang dan 90.000 warga mengungsi.", ["event", "event"]),
    ("Polisi membunuh seorang warga yang dicari sejak 2014.", ["event"]),
    ("Sebanyak 83 orang tewas saat mereka menguasai total wilayah itu.", ["event"]),
    ("Ledakan pada Rabu menewaskan 300 prajurit. Ke-300 prajurit itu muda. Sebanyak 300 prajurit tewas.", ["event"] * 2),
]
SHARES = [
    ("Sebanyak 90 orang tewas. Salah satu korban tewas adalah seorang guru.", ["event", "part"]),
    ("Ada 97 sandera di sana. Tujuh sandera merupakan warga asing.", ["event", "part"]),
    ("Sebanyak 90 orang tewas. Kelima orang tewas di kota itu dan enam di desa ini.", ["event", "part", "part"]),
    ("Sebanyak 12 orang termasuk tiga anak tewas dan 40 orang lainnya terluka.", ["event", "part", "event"]),
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
