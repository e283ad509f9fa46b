"""The values of a reading as they are compared, and as people read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from saksi.model.documents import Document
from saksi.model.events import Event, Quote
from saksi.model.geo import Point
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, RoleFiller, Term
from saksi.model.readings import Reading
from saksi.model.spans import Span


class Value(NamedTuple):
    """A value: what it is compared by (nothing if there is none), what people read, and where it lies if it is a place."""

    key: str
    shown: str
    point: Point | None = None


NOTHING = Value("", "")


class Article:
    """An article with its reading, and what is looked up in it."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self.document, self.reading = document, reading
        self.places = {one.span: one.value for one in reading.mentions if isinstance(one.value, Place)}
        self.figures = {one.mention_id: one.value for one in reading.mentions if isinstance(one.value, Figure)}

    def words(self, span: Span) -> str:
        """Return the words at a span on one line."""
        return " ".join(span.of(self.document.text).split())

    def sentence(self, span: Span) -> str:
        """Return the sentences that a span touches, on one line."""
        return " ".join(self.words(one.span) for one in self.reading.sentences if one.span.overlaps(span))

    def party(self, filler: RoleFiller) -> str:
        """Return the id of who fills a role, else the words."""
        return filler.actor_id or f"“{self.words(filler.span).lower()}”"


def _plain(text: str | None) -> Value:
    return Value(text or "", text or "")


def _set(names: Iterable[str]) -> Value:
    return _plain("; ".join(sorted(set(names))))


def _days(value: DateRange | None) -> Value:
    if value is None:
        return NOTHING
    return _plain(str(value.first) if value.first == value.last else f"{value.first} to {value.last}")


def _place(value: Place) -> Value:
    point = None if value.latitude is None or value.longitude is None else (value.latitude, value.longitude)
    return Value(value.place_id, f"{value.name} ({value.place_id})", point)


def _figure(value: Figure, article: Article) -> Value:
    sources = ", ".join(article.party(filler) for filler in value.sources)
    scope = "" if value.scope == "event" else f", {value.scope}"
    return _plain(f"{value.label}{scope}" + (f", according to {sources}" if sources else ""))


# ---- of each kind of thing ----


def of_mention(article: Article, mention: Mention) -> Value:
    """Return what a mention stands for."""
    value = mention.value
    if isinstance(value, Actor):
        return Value(value.actor_id, f"{value.name} ({value.actor_id})")
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, DateRange):
        return _days(value)
    if isinstance(value, Figure):
        return _figure(value, article)
    return _term(value)


def _term(value: Term) -> Value:
    return _plain(f"{value.lean} {value.about}")


def of_words(article: Article, span: Span) -> Value:
    """Return the stretch of the text itself."""
    return Value(f"{span.start}:{span.end}", article.words(span))


def speaker_of(article: Article, quote: Quote) -> Value:
    """Return who is quoted."""
    return _set(article.party(filler) for filler in quote.speaker)


def _places(article: Article, event: Event) -> Value:
    found = [article.places.get(filler.span) for filler in event.places]
    known = [_place(place) for place in found if place is not None]
    unknown = [f"“{article.words(f.span).lower()}”" for f, place in zip(event.places, found, strict=True) if place is None]
    keys = "; ".join(sorted({*(one.key for one in known), *unknown}))
    shown = "; ".join(sorted({*(one.shown for one in known), *unknown}))
    return Value(keys, shown, known[0].point if len(known) == 1 and not unknown else None)


def _attribution(article: Article, event: Event) -> Value:
    chain = " → ".join(article.party(filler) for filler in event.attribution.chain)
    stance = event.attribution.stance
    return _plain(" ".join(filter(None, (chain, "" if stance == "asserts" else f"({stance})"))))


def _figures(article: Article, event: Event) -> Value:
    return _set(_figure(article.figures[one], article).key for one in event.figures if one in article.figures)


def _acled(article: Article, event: Event) -> Value:
    acled = event.acled
    if acled is None:
        return NOTHING
    return _plain(f"{acled.event_type}: {acled.sub_event_type}{', civilians' if acled.civilian_targeting else ''}")


Aspects = Mapping[str, Callable[[Article, Any], Value]]
"""The fields of a kind of thing, each with the function that returns its value."""


def published_of(article: Article, reading: Reading) -> Value:
    """Return the day that everything relative is counted from."""
    return _plain(reading.published.isoformat() if reading.published else "")


MENTION: Aspects = {"value": of_mention, "words": lambda article, mention: of_words(article, mention.span)}
QUOTE: Aspects = {
    "kind": lambda _, quote: _plain(quote.kind),
    "speaker": speaker_of,
    "words": lambda article, quote: of_words(article, quote.span),
}
ZONE: Aspects = {"kind": lambda _, zone: _plain(zone.kind), "words": lambda article, zone: of_words(article, zone.span)}
EVENT: Aspects = {
    "type": lambda _, event: _plain(event.event_type),
    "mode": lambda _, event: _plain(event.mode),
    "status": lambda _, event: _plain(event.status),
    "agents": lambda article, event: _set(article.party(filler) for filler in event.agents),
    "targets": lambda article, event: _set(article.party(filler) for filler in event.targets),
    "places": _places,
    "date": lambda _, event: _days(event.date),
    "attribution": _attribution,
    "figures": _figures,
    "means": lambda _, event: _set(sign.name for sign in event.means),
    "contexts": lambda _, event: _set(sign.name for sign in event.contexts),
    "acled": _acled,
    "evidence": lambda article, event: of_words(article, event.evidence),
}
WHOLE: Aspects = {"published": published_of, "outlet": lambda _, reading: _plain(reading.outlet_id)}
