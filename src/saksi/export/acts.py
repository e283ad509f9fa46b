"""What other projects count as events: incidents that some report tells as having happened.

Their formats have no place for plans, threats, denials and mere statements; those incidents are left out there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from saksi.export.collection import Collection
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.incidents import Incident, Toll
from saksi.model.mentions import Actor, Place, RoleFiller
from saksi.model.readings import Reading

HAPPENED = frozenset({"actual", "background"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event of one article; ``origin`` is whom it comes from."""

    document: Document
    reading: Reading
    event: Event
    origin: str

    @property
    def evidence(self) -> str:
        """Return the words that tell it, in one line."""
        return one_line(self.event.evidence.of(self.document.text))

    @property
    def outlet(self) -> str:
        """Return who printed it."""
        return outlet_of(self.document, self.reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An incident with the reports that tell it as having happened, in their order."""

    incident: Incident
    reports: tuple[Report, ...]

    @property
    def first(self) -> Report:
        """Return the report whose words are shown as evidence."""
        return self.reports[0]

    @property
    def killed(self) -> Toll | None:
        """Return the count of the dead, ``None`` if no report counts them."""
        return next((toll for toll in self.incident.tolls if toll.unit == "killed"), None)


def acts_of(collection: Collection) -> Iterator[Act]:
    """Return the acts that more origins tell as having happened than otherwise, in the order of incidents.

    An article that tells an act and its denial counts on both sides, so that what a single fact check calls false is none.
    """
    for incident in collection.incidents:
        told = tuple(_reports(collection, incident))
        reports = tuple(report for report in told if report.event.status in HAPPENED)
        others = {report.origin for report in told if report.event.status not in HAPPENED}
        if len({report.origin for report in reports}) > len(others):
            yield Act(incident=incident, reports=reports)


def _reports(collection: Collection, incident: Incident) -> Iterator[Report]:
    for member in incident.members:
        if member.kind == "event":
            document, reading = collection.readings[member.document_id]
            event = next(event for event in reading.events if event.event_id == member.event_id)
            yield Report(document=document, reading=reading, event=event, origin=member.origin)


def actors_of(collection: Collection) -> dict[str, Actor]:
    """Return every actor that some article names, by id."""
    return {
        m.value.actor_id: m.value
        for _, reading in collection.readings.values()
        for m in reading.mentions
        if isinstance(m.value, Actor)
    }


def located(incident: Incident) -> tuple[Place, float, float] | None:
    """Return the place of an incident with latitude and longitude, ``None`` where it has no point in a country."""
    place = incident.place
    if place is None or place.latitude is None or place.longitude is None or place.country is None:
        return None
    return place, place.latitude, place.longitude


def outlet_of(document: Document, reading: Reading) -> str:
    """Return who printed an article: the outlet as given, else its id, else the article's id."""
    return document.outlet or reading.outlet_id or document.document_id


def one_line(words: str) -> str:
    """Return words with every run of white space as one blank."""
    return " ".join(words.split())


def words_of(document: Document, fillers: Iterable[RoleFiller]) -> list[str]:
    """Return the article's own words for those who fill a role."""
    return [one_line(filler.span.of(document.text)) for filler in fillers]


def mark(reading: Reading) -> str:
    """Return the sentence that says how a row was made."""
    return f"Machine-coded by Saksi {reading.code_version} ({reading.reader}), not checked by a person"


def in_order(words: Iterable[str]) -> str:
    """Return each of some words once, in their order, separated by semicolons."""
    return "; ".join(dict.fromkeys(words))


def is_web_address(url: str) -> bool:
    """Tell whether a text is an address on the web that can stand in a file of links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = not any(letter.isspace() or letter in '<>"{}|\\^`' for letter in url)
    return plain and parts.scheme in {"http", "https"} and bool(parts.hostname)
