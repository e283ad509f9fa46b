"""Date mentions of a page, and the day it was published as far as the text shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from saksi.lexicon.entries import DayName, KnownDay, VerbEntry
from saksi.mentions.calendar_words import Expression
from saksi.mentions.dates import Published, infer_published, resolve
from saksi.mentions.expressions import find_expressions
from saksi.model.ids import make_id
from saksi.model.mentions import DateRange, Mention
from saksi.model.readings import Issue
from saksi.text.page import Page

STORY_DAYS = 30
"""A date so much older than the one named before it only looks back."""
NEAR = 80
"""So many words on, "sehari sebelumnya" still counts from the date named last."""
SAID_REACH = 8
"""A verb of saying stands so many words before the day of what is said at most."""
SAID_DAYS = 2
"""What is quoted was said so many days before publication at most."""


def find_dates(page: Page) -> tuple[tuple[Mention, ...], Published, tuple[Issue, ...]]:
    """Return the date mentions in text order, the publication day, and what stayed unclear.

    Expressions in zones help to find the publication day (a photo's date), but are no mentions.
    """
    expressions = list(find_expressions(page.tokens))
    names = [hit.entry.day for hit in page.hits_of(DayName) if isinstance(hit.entry, DayName)]
    document = page.document
    published = infer_published(document.published, document.url, expressions, names)
    written, issues = _written(page, expressions, published.day)
    recalled = _recalled(page)
    mentions: list[Mention] = []
    before: DateRange | None = None
    last: DateRange | None = None
    place = 0
    named: dict[int, tuple[int, DateRange]] = {}
    for expression in expressions:
        if page.sentence_at[expression.first] < 0:
            continue
        span = page.tokens.span(expression.first, expression.last)
        near = last if expression.first - place <= NEAR else None
        found = resolve(expression, written, page.tokens, recalled, before, near)
        found = (
            _taken_up(expression, found, named)
            or _said_then(page, expression, found, near)
            or _joined(page, expression, found, last, place)
            or found
        )
        if found is None:
            note = f"{span.of(document.text)!r} hangs on an unknown day"
            issues.append(Issue(kind="date-unknown", span=span, note=note))
            continue
        if expression.kind == "day" and expression.weekday is not None and not found.conflict:
            named[expression.weekday] = (expression.last, found)
        before = before if _recalls(found, before) else found
        last, place = found, expression.last
        mentions.append(_mention(page, expression, found))
        if found.conflict == "weekday":
            note = f"{mentions[-1].surface!r}: {found.first.isoformat()} was a {found.first.strftime('%A')}"
            issues.append(Issue(kind="weekday", span=span, note=note))
    return tuple(mentions), published, tuple(issues)


def _written(page: Page, expressions: list[Expression], published: date | None) -> tuple[date | None, list[Issue]]:
    """Return the day that relative dates count from: that of publication, or a day or two on where somebody speaks then.

    Nobody is quoted ahead of time: with "kata Budi, Jumat (4/6)" an article given as of 3 June was written on the 4th. This
    is told as an issue.
    """
    issues: list[Issue] = []
    if published is None:
        return None, issues
    spoken = {hit.first for hit in page.hits_of(VerbEntry)}
    written = published
    for e in expressions:
        if e.kind != "day" or e.weekday is None or e.tense or page.sentence_at[e.first] < 0:
            continue
        said = any(i in spoken and page.same_sentence(i, e.first) for i in range(e.first - SAID_REACH, e.first))
        found = resolve(e, published, page.tokens, ()) if said else None
        if found and not found.conflict and written < found.first <= published + timedelta(SAID_DAYS):
            written = found.first
            span = page.tokens.span(e.first, e.last)
            note = f"published {published.isoformat()}, but somebody is quoted on {span.of(page.document.text)!r}"
            issues.append(Issue(kind="published", span=span, note=note))
    return written, issues


def _taken_up(e: Expression, found: DateRange | None, named: dict[int, tuple[int, DateRange]]) -> DateRange | None:
    """Return the day that a bare weekday takes up: a little behind "Sabtu (26/7)", "pada Sabtu" is that Saturday again."""
    bare = e.kind == "weekday" and not e.tense and not e.unit
    if not bare or e.weekday not in named or found is None or found.anchor is None or found.first > found.anchor:
        return None
    place, again = named[e.weekday]
    near = e.first - place <= NEAR and 0 < (found.first - again.first).days <= STORY_DAYS
    return again if near else None


def _joined(page: Page, e: Expression, found: DateRange | None, last: DateRange | None, end: int) -> DateRange | None:
    """Return the day of a weekday that goes on from the date right before it, which ends at token ``end``.

    "minggu depan, Rabu atau Kamis" are days of that week; in "Senin dan Selasa" Tuesday follows that Monday.
    """
    bare = e.kind == "weekday" and not e.tense and not e.unit
    if not bare or found is None or last is None or e.first != end + 2 or last.anchor is None:
        return None
    joiner = page.norm(end + 1)
    if last.precision == "week" and joiner == ",":
        day = last.first + timedelta((e.weekday or 0) - last.first.weekday())
    elif last.precision == "day" and joiner in {"atau", "dan", "hingga"}:
        day = last.first + timedelta(((e.weekday or 0) - last.first.weekday()) % 7)
    else:
        return None
    return replace(found, first=day, last=day)


def _said_then(page: Page, e: Expression, found: DateRange | None, near: DateRange | None) -> DateRange | None:
    """Return the day that "hari ini" means in a quotation: the day of which the text just spoke, if shortly before."""
    today = e.kind == "offset" and e.unit == "day" and not e.count
    if not today or found is None or near is None or near.precision != "day":
        return None
    span = page.tokens.span(e.first, e.last)
    fresh = 0 < (found.first - near.first).days <= SAID_DAYS
    return near if fresh and any(quote.contains(span) for quote in page.quoted) else None


def _recalls(found: DateRange, before: DateRange | None) -> bool:
    """Tell whether a date only looks back from the day that the text tells of: "hari yang sama" does not mean it."""
    return before is not None and (before.first - found.last).days > STORY_DAYS


def _recalled(page: Page) -> list[KnownDay]:
    words = set(page.tokens.norms)
    return [known for known in page.lexicon.known_days if known.recalled and any(word in words for word in known.words)]


def _mention(page: Page, expression: Expression, found: DateRange) -> Mention:
    span = page.tokens.span(expression.first, expression.last)
    return Mention(
        mention_id=make_id("m", page.document.document_id, "date", span.start, span.end),
        span=span,
        surface=span.of(page.document.text),
        value=found,
        rule=f"dates:{expression.kind}",
        score=0.95 if found.anchor is None else 0.9,
    )
