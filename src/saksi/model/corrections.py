"""Corrections: what people say a field of a fact ought to be. Nothing is changed or deleted; what was withdrawn is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date

from saksi.model.mentions import Actor, Place
from saksi.model.spans import Span

PARTIES = frozenset({"agents", "targets", "speaker_id"})
"""Fields whose new value is written by ``actors_text``."""
PLACE = "place"
"""The field whose new value is written by ``place_text``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One person's word on one field of one fact.

    Attributes:
        correction_id: a number that counts up.
        document_id: the article.
        fact_id: the event, incident, claim or mention in it; empty where the article itself is corrected.
        field: name of the field.
        old_value: what the table showed.
        new_value: what it ought to be, as the tables write it, empty for nothing; actors and places with all that is known
            of them (``actors_text``, ``place_text``).
        span: the words that show it, if any do.
        user: who corrected.
        made_at: when, in ISO 8601, UTC.
        reason: why.
        withdrawn_at, withdrawn_by, withdrawn_because: the same for its withdrawal; empty while it holds.

    """

    correction_id: int
    document_id: str
    fact_id: str
    field: str
    old_value: str
    new_value: str
    span: Span | None
    user: str
    made_at: str
    reason: str
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    withdrawn_because: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether it was not withdrawn."""
        return not self.withdrawn_at

    @property
    def line(self) -> str:
        """Return what was corrected in one line: id, field, old and new value."""
        return line_of(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A correction that somebody asks for: what is kept of it is named as in ``Correction``."""

    document_id: str
    fact_id: str
    field: str
    old_value: str
    new_value: str
    reason: str


def place_text(place: Place | None) -> str:
    """Return a place as a correction keeps it; empty for none."""
    return json.dumps(asdict(place), ensure_ascii=False, sort_keys=True) if place else ""


def place_from(text: str) -> Place | None:
    """Return the place that ``place_text`` wrote."""
    return Place(**json.loads(text)) if text else None


def actors_text(actors: Iterable[Actor | None]) -> str:
    """Return who is in a role as a correction keeps it; ``None`` stands for a bare description."""
    return json.dumps([asdict(actor) if actor else None for actor in actors], ensure_ascii=False, sort_keys=True)


def actors_from(text: str) -> list[Actor | None]:
    """Return the actors that ``actors_text`` wrote."""
    return [Actor(**said) if said else None for said in json.loads(text)]


def fault_of(one: Correction) -> str:
    """Return why a correction cannot be followed, nothing if it can: its new value is none that ``saksi correct`` keeps."""
    try:
        _FORMS.get(one.field, str)(one.new_value)
    except (ValueError, TypeError, KeyError) as error:
        return f"the new value of {one.field} is none ({error})"
    return ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _count(text: str) -> int | None:
    return int(text) if text else None


_FORMS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(PARTIES, actors_from), PLACE: place_from,
    "date_from": _day, "date_to": _day, "low": _count, "high": _count,
}  # fmt: skip
"""How new values are read, by field; all others are words."""


def line_of(one: Correction | Change) -> str:
    """Return what is corrected in one line: id, field, old and new value."""
    return f"{one.fact_id} {one.field}: {one.old_value or 'nothing'} → {_shown(one) or 'nothing'}"


def _shown(one: Correction | Change) -> str:
    if one.field in PARTIES:
        return "; ".join(actor.actor_id if actor else "" for actor in actors_from(one.new_value))
    if one.field == PLACE and (place := place_from(one.new_value)) is not None:
        return f"{place.name} ({place.place_id})"
    return one.new_value
