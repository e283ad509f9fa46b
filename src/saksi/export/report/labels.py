"""Words for people: how types, days, counts, places and fields are called in the report."""

from __future__ import annotations

from datetime import date

from saksi.model.events import Kind, Status
from saksi.model.incidents import ClaimField, Support
from saksi.model.mentions import DateRange, Place
from saksi.model.readings import PublishedFrom

UNKNOWN_DAY = "day unknown"

TYPES: dict[Kind, str] = {
    "AGREE": "agree, promise, commit",
    "CONSULT": "meet, visit, telephone, negotiate, mediate",
    "SUPPORT": "praise, endorse, recognise, express solidarity",
    "CONCEDE": "give way in words; declare a ceasefire or withdrawal not yet carried out",
    "COOPERATE": "cooperate in deed; exercises, exchanges",
    "AID": "give money, arms, food, asylum",
    "RETREAT": "withdraw, release, disarm, cease fire, allow access, resign",
    "REQUEST": "call for, demand, urge, propose",
    "ACCUSE": "condemn, criticise, allege, sue, investigate",
    "REJECT": "refuse, decline, deny, veto",
    "THREATEN": "warn of force or penalties, vow",
    "PROTEST": "demonstrate, strike, riot, boycott",
    "SANCTION": "cut relations or aid, expel, convict, walk out",
    "MOBILIZE": "deploy, gather, raise readiness, without using force",
    "COERCE": "arrest, seize, blockade, restrict, deport, withhold, censor",
    "ASSAULT": "any use of force",
    "STATEMENT": "words quoted by several articles, in which no act of the other types was found",
}
"""What each PLOVER type covers, and what stands beside them."""

STATUSES: dict[Status, str] = {
    "actual": "reported as done",
    "planned": "announced, not yet done",
    "denied": "reported as not having happened",
    "hypothetical": "could happen, or is feared",
    "background": "recalled from earlier",
}

SUPPORTS: dict[Support, str] = {
    "disputed": "disputed: sources differ on who did it, or one denies what another tells",
    "both-sides": "told by voices of both sides",
    "independent-origins": "several origins, with different voices or the outlets' own",
    "one-voice": "several origins, all after the same voice",
    "one-origin": "several outlets that print or cite one origin",
    "single-source": "one outlet",
}

FIELDS: dict[ClaimField, str] = {
    "type": "type",
    "mode": "mode",
    "status": "status",
    "date": "date",
    "place": "place",
    "agent": "agents",
    "target": "targets",
    "figure": "figures",
}
"""Fields in the order of the report, with the names of their rows."""

PUBLISHED: dict[PublishedFrom, str] = {
    "given": "given with the article",
    "url": "read from its address",
    "text": "read from its text",
    "unknown": "not shown",
}


def type_label(event_type: str, mode: str | None) -> str:
    """Return ``ASSAULT · heavy-weapons``."""
    return f"{event_type} · {mode}" if mode else event_type


def day_label(value: date | None) -> str:
    """Return the ISO day, or that it is unknown."""
    return value.isoformat() if value else UNKNOWN_DAY


def days_label(value: DateRange | None) -> str:
    """Return one ISO day, or ``first to last (month)`` for a coarser expression, and what in it disagrees."""
    if value is None:
        return UNKNOWN_DAY
    notes = [f"{value.conflict} disagrees"] if value.conflict else []
    days = value.first.isoformat()
    if value.first != value.last:
        days += f" to {value.last.isoformat()}"
        notes[:0] = [] if value.precision in {"day", "span"} else [value.precision]
    return f"{days} ({', '.join(notes)})" if notes else days


def place_label(place: Place | None) -> str:
    """Return the name with its country code, or that the place is unknown."""
    if place is None:
        return "place unknown"
    return f"{place.name} ({place.country})" if place.country else place.name


def position_label(place: Place) -> str:
    """Return the coordinates to a hundredth of a degree, or that they are unknown."""
    if place.latitude is None or place.longitude is None:
        return "no coordinates"
    north = f"{abs(place.latitude):.2f}° {'N' if place.latitude >= 0 else 'S'}"
    return f"{north}, {abs(place.longitude):.2f}° {'E' if place.longitude >= 0 else 'W'}"


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 outlet``, ``4,689 incidents``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
