"""Mentions: words of the text that name an actor, place, day, figure, or that take a side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from saksi.model.spans import Span

PlaceKind = Literal["settlement", "admin", "country", "region", "facility", "water", "other"]
GeoPrecision = Literal["exact", "near", "settlement", "admin", "region", "country"]
DatePrecision = Literal["day", "week", "month", "year", "span"]
Unit = Literal["killed", "injured", "killed_or_injured", "missing", "captured", "detained", "released", "displaced"]
Scope = Literal["event", "cumulative", "part"]
Lean = Literal["for", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFiller:
    """Words that fill a role of an event, a figure or a quotation.

    Attributes:
        span: the words.
        actor_id: the actor they name, ``None`` for a bare description ("korban", "172 sekolah").
        rule: the rule that put them into the role.

    """

    span: Span
    actor_id: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, speaks or is acted upon; ``country`` and ``sector`` are PLOVER codes, ``None`` if unlisted."""

    actor_id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym used as a place; coordinates in degrees (WGS 84), of the place's usual centre."""

    place_id: str
    name: str
    country: str | None
    admin: str | None
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    geo_precision: GeoPrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """The interval a calendar expression means, both days included.

    Attributes:
        first: first day.
        last: last day.
        precision: what the expression names: day, week, month, year, or an interval of its own.
        anchor: the day it is counted from ("semalam", "Rabu"), ``None`` for a full date.
        conflict: what in the expression disagrees ("weekday": "Rabu (23/11)" was a Thursday), else ``None``.

    """

    first: date
    last: date
    precision: DatePrecision
    anchor: date | None = None
    conflict: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count of people harmed, held or uprooted.

    Attributes:
        low: at least so many, ``None`` if the text sets no lower bound.
        high: at most so many, ``None`` if the text sets no upper bound.
        approximate: the text says "about", "almost", "an estimated".
        victims: who they are, short English.
        scope: one incident (``event``), a running total (``cumulative``), or a share of another figure (``part``).
        sources: who the article says the number comes from; empty if the outlet itself.

    """

    unit: Unit
    low: int | None
    high: int | None
    approximate: bool
    victims: str | None
    scope: Scope
    sources: tuple[RoleFiller, ...] = ()

    @property
    def label(self) -> str:
        """Return the count for people to read: ``at least 1,200 killed (children)``."""
        if self.low is None:
            number = "unknown number" if self.high is None else f"up to {self.high:,}"
        elif self.high is None:
            number = f"at least {self.low:,}"
        else:
            number = f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"
        about = "about " if self.approximate else ""
        victims = f" ({self.victims})" if self.victims else ""
        return f"{about}{number} {self.unit.replace('_', ' ')}{victims}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that takes a side: whom it colours, which way, and the plain word beside it."""

    about: str
    lean: Lean
    neutral: str


Value = Actor | Place | DateRange | Figure | Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the text and what they stand for.

    Attributes:
        mention_id: made from document, kind, span and value.
        span: the words.
        surface: the words themselves, as printed.
        value: what they stand for.
        rule: the rule, codebook entry or model that found them.
        score: 0 to 1, how sure that rule is.

    """

    mention_id: str
    span: Span
    surface: str
    value: Value
    rule: str
    score: float = 1.0
