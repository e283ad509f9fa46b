"""Make many articles of few, for measuring growth: the same readings with other names, days and places.

A copy keeps the words, the length and the offsets of an article. Names of actors and places are spelt with other letters
wherever they stand; listed actors trade places with others of their kind, so that sides and affiliations stay real;
all days move by one number of days, all places by one angle.
"""

from __future__ import annotations

import random
import re
import string
from dataclasses import replace
from datetime import date, timedelta

from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.ids import sha256_of
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, RoleFiller, Value
from saksi.model.readings import Reading

SPREAD = 1825
"""Days by which a copy is moved at most, either way."""
LETTERS = ("aiueo", "bcdfghjklmnpqrstvwxyz")
_WORD = re.compile(r"[^\W\d_]+")


class Copy:
    """One copy of the world: number 0 is the original."""

    def __init__(self, number: int, lexicon: Lexicon) -> None:
        chance = random.Random(number)
        self.number, self.days = number, timedelta(chance.randint(-SPREAD, SPREAD))
        self.angle = chance.uniform(-90, 90)
        self.actors: dict[str, str] = {}
        kinds: dict[str, list[str]] = {}
        for actor_id, actor in sorted(lexicon.actors.items()):
            kinds.setdefault(actor.kind, []).append(actor_id)
        for ids in kinds.values():
            self.actors.update(zip(ids, chance.sample(ids, len(ids)), strict=True))
        groups = [(group, "".join(chance.sample(group, len(group)))) for group in LETTERS]
        old, new = ("".join(parts) for parts in zip(*groups, strict=True))
        self.letters = str.maketrans(old + old.upper(), new + new.upper())

    def of(self, document: Document, reading: Reading) -> tuple[Document, Reading]:
        """Return an article of this world."""
        if not self.number:
            return document, reading
        names = {
            word
            for mention in reading.mentions
            if isinstance(mention.value, Actor | Place)
            for word in _WORD.findall(mention.span.of(document.text))
            if word[0] in string.ascii_uppercase
        }
        text = self._spelt(document.text, names)
        changed = replace(
            document,
            document_id=self._id(document.document_id),
            text=text,
            text_sha256=sha256_of(text),
            title=self._spelt(document.title, names) if document.title else None,
            published=self._day(document.published),
        )
        return changed, replace(
            reading,
            document_id=changed.document_id,
            text_sha256=changed.text_sha256,
            published=self._day(reading.published),
            mentions=tuple(self._mention(mention, text) for mention in reading.mentions),
            quotes=tuple(replace(quote, speaker=self._fillers(quote.speaker)) for quote in reading.quotes),
            events=tuple(self._event(event) for event in reading.events),
        )

    def _spelt(self, text: str, names: set[str]) -> str:
        return _WORD.sub(lambda word: word[0].translate(self.letters) if word[0] in names else word[0], text)

    def _id(self, given: str) -> str:
        return f"{given}~{self.number}"

    def _actor(self, actor_id: str) -> str:
        return self.actors.get(actor_id) or self._id(actor_id)

    def _day(self, day: date | None) -> date | None:
        return day + self.days if day else None

    def _mention(self, mention: Mention, text: str) -> Mention:
        return replace(mention, surface=mention.span.of(text), value=self._value(mention.value))

    def _value(self, value: Value) -> Value:
        if isinstance(value, Actor):
            return replace(value, actor_id=self._actor(value.actor_id), name=value.name.translate(self.letters))
        if isinstance(value, Place):
            around = None if value.longitude is None else (value.longitude + self.angle + 180) % 360 - 180
            name = value.name.translate(self.letters)
            return replace(value, place_id=self._id(value.place_id), name=name, longitude=around)
        if isinstance(value, DateRange):
            return self._days(value)
        if isinstance(value, Figure):
            return replace(value, sources=self._fillers(value.sources))
        return value

    def _days(self, value: DateRange) -> DateRange:
        return replace(value, first=value.first + self.days, last=value.last + self.days, anchor=self._day(value.anchor))

    def _fillers(self, fillers: tuple[RoleFiller, ...]) -> tuple[RoleFiller, ...]:
        return tuple(replace(one, actor_id=self._actor(one.actor_id)) if one.actor_id else one for one in fillers)

    def _event(self, event: Event) -> Event:
        attribution = replace(event.attribution, chain=self._fillers(event.attribution.chain))
        return replace(
            event,
            event_id=self._id(event.event_id),
            agents=self._fillers(event.agents),
            targets=self._fillers(event.targets),
            date=self._days(event.date) if event.date else None,
            attribution=attribution,
        )
