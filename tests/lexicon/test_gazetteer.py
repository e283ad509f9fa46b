"""The gazetteer: cities of the world by the words of their name."""

import pytest

from saksi.lexicon.load import Lexicon


def test_a_city_comes_with_its_country_place_and_size(lexicon: Lexicon) -> None:
    city = lexicon.gazetteer.named("blida")[0]
    assert (city.place_id, city.name, city.country, city.kind) == ("geonames-2503769", "Blida", "DZA", "settlement")
    assert (round(city.latitude, 1), round(city.longitude, 1)) == (36.5, 2.8)
    assert city.population > 100_000


def test_cities_of_one_name_come_by_size(lexicon: Lexicon) -> None:
    cities = lexicon.gazetteer.named("tripoli")
    assert {"LBY", "LBN"} <= {city.country for city in cities}
    assert [city.population for city in cities] == sorted((city.population for city in cities), reverse=True)


@pytest.mark.parametrize("key", ["", "tidak ada kota begini", "'", "Blida"])
def test_what_is_no_name_is_not_there(lexicon: Lexicon, key: str) -> None:
    assert lexicon.gazetteer.named(key) == ()


def test_a_large_country_reaches_further_than_a_small_one(lexicon: Lexicon) -> None:
    assert lexicon.gazetteer.radius("LBN") == pytest.approx(0.52, abs=0.01)
    assert lexicon.gazetteer.radius("RUS") == pytest.approx(21, abs=0.1)
    assert lexicon.gazetteer.radius(None) == lexicon.gazetteer.radius("XXX") == 1
