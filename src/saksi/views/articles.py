"""The views of what each article says: articles, events, who takes part, mentions, figures, dates, quotes, terms, issues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from saksi.model.documents import Document
from saksi.model.events import MODES, Stance, Status
from saksi.model.mentions import DatePrecision, GeoPrecision, Lean, Scope, Unit
from saksi.model.readings import PublishedFrom, Reading
from saksi.views import article_rows as rows
from saksi.views.columns import ArticleView, Column, Row

DOCUMENT = Column("document", "id of the article, as given")
ARTICLE = (
    DOCUMENT,
    Column("outlet", "outlet of the article, as given, else its id"),
    Column("published", "publication day of the article, empty if unknown", "day"),
    Column("published_from", "where that day was read", values=get_args(PublishedFrom)),
)
WHERE = (
    Column("start", "first character of the evidence in the raw text, counted in code points from 0", "integer"),
    Column("end", "the character behind the last", "integer"),
)
TIME = (
    Column("date_from", "first day of the interval, empty where the text does not date it", "day"),
    Column("date_to", "last day of the interval, itself included", "day"),
    Column("time_precision", "what the text names; span is an interval of its own", values=get_args(DatePrecision)),
)
PLACE = (
    Column("place", "common English name of the place"),
    Column("place_id", "id of the place"),
    Column("country", "ISO 3166-1 alpha-3, empty where disputed or unknown"),
    Column("latitude", "of the place's usual centre, WGS 84", "number", "degrees"),
    Column("longitude", "of the place's usual centre, WGS 84", "number", "degrees"),
    Column("geo_precision", "how exactly the text places it", values=get_args(GeoPrecision)),
)
MODE = Column(
    "mode", "PLOVER mode, empty where the text does not say how", values=tuple(sorted(set().union(*MODES.values())))
)
EVENT_TYPE = Column("event_type", "PLOVER event type", values=tuple(MODES))
INCIDENT_ID = Column("incident_id", "id of what happened, shared by all reports of it", from_others=True)
SOURCE_CHAIN = Column("source_chain", "who says so: innermost speaker → … → outlet")
RULE = Column("rule", "the rule, codebook entry or model that found it")
YES_NO = ("yes", "no")
ROLES = ("agent", "target", "source")
CORRECTABLE = {
    "events": (
        "event_type", "mode", "status", "date_from", "date_to", "time_precision", "place", "place_id", "agents", "targets",
    ),
    "figures": ("low", "high", "approximate", "unit", "scope", "victims"),
    "quotes": ("speaker_id",),
}  # fmt: skip
"""By view, the columns that people may change in a table that comes back; all others are refused."""
_KEYS = {
    "articles": ("document",),
    "events": ("event_id",),
    "figures": ("mention_id",),
    "quotes": ("document", "start", "end"),
}

_OWN = "SELECT * FROM kept.{}"
_WITH_INCIDENT = "SELECT one.*, r.incident_id FROM kept.{} one LEFT JOIN kept.reports r USING (event_id)"
_IN_TEXT = ("document", "start", "end")


def _view(
    name: str,
    about: str,
    columns: Iterable[Column],
    rows: Callable[[Document, Reading], Iterator[Row]],
    sql: str = _OWN,
    order: tuple[str, ...] = _IN_TEXT,
) -> ArticleView:
    return ArticleView(
        name=name, about=about, columns=tuple(columns), rows=rows, sql=sql.format(name), order=order,
        key=_KEYS.get(name, ()), correctable=CORRECTABLE.get(name, ()),
    )  # fmt: skip


def _mention_id() -> Column:
    return Column("mention_id", "id of the words, for saksi explain")


_AS_PRINTED = Column("as_printed", "the words")
_SENTENCE = Column("sentence", "the sentence they stand in")

ARTICLE_VIEWS: tuple[ArticleView, ...] = (
    _view(
        "articles",
        "an article that was read",
        [
            *ARTICLE,
            Column("outlet_id", "id of the outlet in the codebook"),
            Column("title", "headline, if it came separately"),
            Column("url", "address as given"),
            Column("text_sha256", "SHA-256 of the raw text in UTF-8"),
            Column("number_of_characters", "length of the raw text", "integer", "code points"),
            Column("number_of_sentences", "sentences of the report", "integer", "sentences"),
            Column("number_of_events", "events it reports", "integer", "events"),
            Column("reader", "the reader that read it"),
        ],
        rows.articles_of,
        order=("document",),
    ),
    _view(
        "events",
        "an act as one article reports it",
        [
            Column("event_id", "id of what one article reports"),
            INCIDENT_ID,
            EVENT_TYPE,
            MODE,
            Column("status", "whether it happened, as the article tells it", values=get_args(Status)),
            *TIME,
            *PLACE,
            Column("agents", "ids of those who act, separated by semicolons; empty for a bare description"),
            Column("agents_as_printed", "the article's own words for them"),
            Column("targets", "ids of those acted upon, separated by semicolons"),
            Column("targets_as_printed", "the article's own words for them"),
            Column("figures", "counts of this act's victims, as printed"),
            Column("means", "weapons named in the evidence, by word class of the codebook"),
            Column("contexts", "PLOVER contexts: what the act has to do with"),
            Column(
                "acled_event_type", "ACLED event type, derived by the codebook's table; empty where ACLED has no such event"
            ),
            Column("acled_sub_event_type", "ACLED sub-event type"),
            Column("acled_civilian_targeting", "yes where civilians are the main or only target", values=YES_NO),
            SOURCE_CHAIN,
            Column("stance", "what the innermost speaker does with it", values=get_args(Stance)),
            Column("trigger", "the words that name the act"),
            Column("evidence", "the sentence or clause that states it"),
            *WHERE,
            *ARTICLE,
        ],
        rows.events_of,
        _WITH_INCIDENT,
        (*_IN_TEXT, "event_id"),
    ),
    _view(
        "participants",
        "somebody in a role of an event: who acts, who is acted upon, who says so",
        [
            Column("event_id", "the event"),
            INCIDENT_ID,
            Column("role", "who acts, who is acted upon, or who says so", values=ROLES),
            Column("number", "place in the role, from 1; sources from the innermost speaker outwards", "integer"),
            Column("actor_id", "id of the actor, empty for a bare description"),
            Column("name", "name of the actor"),
            Column("as_printed", "the article's own words"),
            RULE,
            *WHERE,
            *ARTICLE,
        ],
        rows.participants_of,
        _WITH_INCIDENT,
        ("document", "event_id", "role", "number"),
    ),
    _view(
        "mentions",
        "words that name an actor or a place",
        [
            _mention_id(),
            Column("kind", "what they name", values=("actor", "place")),
            Column("id", "id of the actor or place"),
            Column("name", "its name"),
            _AS_PRINTED,
            Column("country", "ISO 3166-1 alpha-3"),
            Column("sector", "PLOVER sector of an actor, if the codebook lists it"),
            *PLACE[3:],
            RULE,
            Column("score", "how sure that rule is, 0 to 1", "number"),
            *WHERE,
            *ARTICLE,
        ],
        rows.mentions_of,
        order=(*_IN_TEXT, "mention_id"),
    ),
    _view(
        "figures",
        "a count of people harmed, held or uprooted",
        [
            _mention_id(),
            Column("unit", "what happened to those counted", values=get_args(Unit)),
            Column("low", "at least so many, empty if the text sets no lower bound", "integer", "people"),
            Column("high", "at most so many, empty if the text sets no upper bound", "integer", "people"),
            Column("approximate", "yes where the text says about, almost, an estimated", values=YES_NO),
            Column("victims", "who they are, short English"),
            Column(
                "scope",
                "event (one incident), cumulative (a running total) or part (a share of another figure)",
                values=get_args(Scope),
            ),
            _AS_PRINTED,
            Column("sources", "who the article says the number comes from; empty if the outlet itself"),
            _SENTENCE,
            Column("event_id", "the event whose victims are counted, if any"),
            INCIDENT_ID,
            RULE,
            *WHERE,
            *ARTICLE,
        ],
        rows.figures_of,
        _WITH_INCIDENT,
        (*_IN_TEXT, "mention_id"),
    ),
    _view(
        "dates",
        "a calendar expression",
        [
            Column("as_printed", "the expression"),
            *TIME,
            Column("conflict", "weekday: the weekday named is not that day's", values=("weekday",)),
            RULE,
            _mention_id(),
            *WHERE,
            *ARTICLE,
        ],
        rows.dates_of,
        order=(*_IN_TEXT, "mention_id"),
    ),
    _view(
        "quotes",
        "what somebody is quoted with",
        [
            Column("kind", "in quotation marks, or reported", values=("direct", "indirect")),
            Column("speaker", "who speaks, as printed"),
            Column("speaker_id", "id of the speaker"),
            Column("words", "what is said"),
            Column("rule", "the rule that gave the speaker"),
            *WHERE,
            *ARTICLE,
        ],
        rows.quotes_of,
    ),
    _view(
        "terms",
        "words that take a side",
        [
            Column("as_printed", "the words that take a side"),
            Column("about", "id of whom they colour"),
            Column("lean", "which way", values=get_args(Lean)),
            Column("neutral", "the plain Indonesian counterpart"),
            _SENTENCE,
            RULE,
            _mention_id(),
            *WHERE,
            *ARTICLE,
        ],
        rows.terms_of,
        order=(*_IN_TEXT, "mention_id"),
    ),
    _view(
        "issues",
        "something unclear that was left open rather than guessed",
        [
            Column("kind", "what kind of thing is unclear"),
            Column("note", "what is unclear"),
            _AS_PRINTED,
            *WHERE,
            *ARTICLE,
        ],
        rows.issues_of,
        order=(*_IN_TEXT, "kind", "note"),
    ),
)
"""Every view that articles give rows of."""
