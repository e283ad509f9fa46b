"""Who and what a correction may name: actors and places of the article, the codebook, the gazetteer and the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from saksi.lexicon.entries import PlaceEntry
from saksi.lexicon.load import Lexicon
from saksi.mentions.places import PRECISION
from saksi.model.geo import kilometres
from saksi.model.mentions import Actor, Place
from saksi.model.readings import Reading
from saksi.pipeline.cells import CellError
from saksi.store.query import Views

SAME_KM = 25.0
"""A city of the gazetteer so near to a place of the codebook of the same name is that place."""
MOST = 5
"""So many places of one name are told."""


class Known:
    """Looks up what a cell names.

    Args:
        lexicon: codebook and gazetteer.
        views: of the workspace.
        reading_of: returns the reading of an article as it was read.

    """

    def __init__(self, lexicon: Lexicon, views: Views, reading_of: Callable[[str], Reading | None]) -> None:
        self.lexicon, self.views, self.reading_of = lexicon, views, reading_of

    # ---- actors ----

    def actors(self, text: str, reading: Reading) -> list[Actor | None]:
        """Return those whom a cell names by their ids, ``None`` for a bare description.

        Raises:
            CellError: nobody has one of the ids.

        """
        ids = [part.strip() for part in text.split(";")] if text else []
        return [self._actor(one, reading) if one else None for one in ids]

    def _actor(self, wanted: str, reading: Reading) -> Actor:
        found = _mentioned(reading, wanted) or self._of_codebook(wanted) or self._elsewhere(wanted)
        if found is None:
            raise CellError(
                f"nobody has the id {wanted!r}", "take ids from the view mentions or the codebook, with semicolons between"
            )
        return found

    def _of_codebook(self, wanted: str) -> Actor | None:
        if (actor := self.lexicon.actors.get(wanted)) is not None:
            return Actor(
                actor_id=wanted, name=actor.name, kind=actor.kind, country=actor.country or None, sector=actor.sector or None
            )
        if (outlet := self.lexicon.outlets.get(wanted)) is not None:
            return Actor(actor_id=wanted, name=outlet.name, kind="media", country=outlet.country or None, sector="MED")
        return None

    def _elsewhere(self, wanted: str) -> Actor | None:
        document = self.views.article_naming("actor", wanted)
        reading = self.reading_of(document) if document else None
        return _mentioned(reading, wanted) if reading else None

    # ---- places ----

    def place(self, place_id: str, name: str, reading: Reading) -> Place | None:
        """Return the place that the changed cells of a row name; ``None`` if both are empty.

        Args:
            place_id: the changed id, empty if only the name was changed.
            name: the changed name, empty if only the id was changed.
            reading: of the article.

        Raises:
            CellError: there is no such place, or several.

        """
        if not place_id:
            return self._by_name(name, reading) if name else None
        found = self._by_id(place_id, reading)
        if found is None:
            raise CellError(f"no place has the id {place_id!r}", "take an id from a view, or give the place's name alone")
        if name and name.lower() != found.name.lower():
            raise CellError(
                f"{place_id} is {found.name}, not {name!r}", "change one of place and place_id, and leave the other"
            )
        return found

    def _by_id(self, wanted: str, reading: Reading) -> Place | None:
        if (here := _place_in(reading, wanted)) is not None:
            return here
        entry = self.lexicon.places.get(wanted) or self.lexicon.gazetteer.by_id(wanted)
        if entry is not None:
            return _placed(entry)
        document = self.views.article_naming("place", wanted)
        elsewhere = self.reading_of(document) if document else None
        return _place_in(elsewhere, wanted) if elsewhere else None

    def _by_name(self, name: str, reading: Reading) -> Place:
        here = {m.value.place_id: m.value for m in reading.mentions if isinstance(m.value, Place)}
        found = [place for place in here.values() if place.name.lower() == name.lower()]
        found = found or [_placed(entry) for entry in self._entries(name)]
        found = [place for place in found if place.name.lower() == name.lower()] or found
        if not found:
            raise CellError(f"no place is known as {name!r}", "try another spelling, or give its place_id")
        if len(found) > 1:
            told = ", ".join(f"{one.place_id} ({one.name}, {one.admin or one.country})" for one in found[:MOST])
            more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
            raise CellError(f"{name!r} may be {told}{more}", "give its place_id")
        return found[0]

    def _entries(self, name: str) -> list[PlaceEntry]:
        tokens = self.lexicon.tokenise(name)
        whole = (0, len(tokens.keys) - 1)
        hits = [hit.entry for hit in self.lexicon.matcher.find(tokens) if (hit.first, hit.last) == whole]
        listed = {one.place_id: one for one in hits if isinstance(one, PlaceEntry)}
        listed |= {one.place_id: one for one in self.lexicon.places.values() if one.name.lower() == name.lower()}
        cities = self.lexicon.gazetteer.named(" ".join(tokens.keys))
        cities = tuple(city for city in cities if city.population) or cities  # hamlets give way to towns
        return [*listed.values(), *(city for city in cities if not _near(city, listed.values()))]


def _near(city: PlaceEntry, others: Iterable[PlaceEntry]) -> bool:
    spot = (city.latitude, city.longitude)
    return any(kilometres(spot, (one.latitude, one.longitude)) <= SAME_KM for one in others)


def _mentioned(reading: Reading, wanted: str) -> Actor | None:
    actors = (m.value for m in reading.mentions if isinstance(m.value, Actor))
    return next((actor for actor in actors if actor.actor_id == wanted), None)


def _place_in(reading: Reading, wanted: str) -> Place | None:
    places = (m.value for m in reading.mentions if isinstance(m.value, Place))
    return next((place for place in places if place.place_id == wanted), None)


def _placed(entry: PlaceEntry) -> Place:
    return Place(
        place_id=entry.place_id, name=entry.name, country=entry.country, admin=entry.admin, kind=entry.kind,
        latitude=entry.latitude, longitude=entry.longitude, geo_precision=PRECISION[entry.kind],
    )  # fmt: skip
