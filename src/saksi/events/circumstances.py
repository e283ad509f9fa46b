"""Where and when: the places and days of an act, from its own clause first, then from its sentence."""

from __future__ import annotations

from itertools import pairwise

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.clauses import PREPOSITIONS, PRONOUNS, verb
from saksi.lexicon.entries import TriggerForm
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board
from saksi.mentions.usage import in_dateline, used_as_place
from saksi.model.mentions import DateRange, Mention, Place
from saksi.model.spans import Span
from saksi.text.page import Page

MAX_PLACES = 3
WINDOW = 600
"""Characters around a trigger in which its place and day stand; crawls have sentences of any length."""
CONJUNCTIONS = words("conjunctions")
AIMS = words("aims")
DWELLING = words("dwelling")
PUBLISHED = words("published")
OF_REPORT = 4
"""A day so few words behind a cited outlet is the day of the report: "dilansir AFP, Senin (30/9)"."""


def place_and_date(
    page: Page, board: Board, voices: Voices, act: Act, places: tuple[Mention, ...], dates: tuple[Mention, ...]
) -> None:
    """Give ``act`` the places and the date that its clause names, or its sentence where no other act claims them.

    What somebody is reported to have said does not date or place what the outlet reports around it.
    """
    sentence = page.sentences[act.sentence].span
    at = page.tokens.starts[act.first]
    near = [m for m in (*places, *dates) if abs(m.span.start - at) <= WINDOW and sentence.contains(m.span)]
    near = [m for m in near if act.entry.speech or voices.reaches(m.span, at)]
    _place(page, voices, act, [m for m in near if isinstance(m.value, Place)])
    _date(page, board, voices, act, [m for m in near if isinstance(m.value, DateRange)])


def _place(page: Page, voices: Voices, act: Act, near: list[Mention]) -> None:
    own, trigger = page.tokens.span(*act.clause), page.tokens.span(act.first, act.last)
    spots = [m for m in near if may_be_of(page, m, act)]
    spots = [m for m in spots if act.entry.speech or voices.reaches(trigger, m.span.start)]
    here = [m for m in spots if own.contains(m.span)]
    chosen = _nearest(here, trigger.start) or [m for m in spots if m.span.start < trigger.start]
    if chosen:
        act.places = without_wider(page, chosen)[:MAX_PLACES]
        act.because("place", "circumstances:clause" if here else "circumstances:sentence")


def _date(page: Page, board: Board, voices: Voices, act: Act, near: list[Mention]) -> None:
    own, trigger = page.tokens.span(*act.clause), page.tokens.span(act.first, act.last)
    days = [m for m in near if not (of_report(page, board, m) or is_attribute(page, m) or of_other_clause(page, m, act))]
    days = [m for m in days if _said_with(page, m.span, trigger)]
    if not act.entry.speech:
        days = _as_said(voices, trigger, days)
    inside = [m for m in days if own.contains(m.span)]
    day = min(inside or days, key=lambda m: abs(m.span.start - trigger.start), default=None)
    if day is not None and isinstance(day.value, DateRange):
        act.date, act.date_span = day.value, day.span
        act.because("date", "circumstances:clause" if inside else "circumstances:sentence")


def _as_said(voices: Voices, trigger: Span, days: list[Mention]) -> list[Mention]:
    """Return the days that what is said names, if it names any: "mengatakan pada Selasa bahwa … pada Senin"."""
    speech = voices.saying(trigger)
    return [m for m in days if speech and speech[0].content.contains(m.span)] or days


def _said_with(page: Page, day: Span, trigger: Span) -> bool:
    """Tell whether no direct quotation holds the act but not the day, which then is the day it was said."""
    return all(quoted.contains(day) for quoted in page.quoted if quoted.contains(trigger))


def without_wider(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Drop a country that only says where the place beside it lies: "di ibu kota Lebanon, Beirut"."""
    wider: list[Mention] = []
    for one, other in pairwise(mentions):
        gap = page.document.text[one.span.end : other.span.start]
        a, b = one.value, other.value
        if isinstance(a, Place) and isinstance(b, Place) and a.country == b.country and gap.strip() in {",", ""}:
            wider.extend(m for m, place in ((one, a), (other, b)) if place.kind == "country")
    return [m for m in mentions if m not in wider] or mentions


def may_be_of(page: Page, mention: Mention, act: Act) -> bool:
    """Tell whether a place can be where the act happened: not in a dateline, another clause, or where somebody lives."""
    inside = page.tokens.within(mention.span)
    if in_dateline(page, inside.start, inside.stop - 1) or page.norm(inside.start - 2) in DWELLING:
        return False
    if any(page.norm(i) in CONJUNCTIONS for i in range(act.last + 1, inside.start)):
        return False
    return not _of_relative(page, inside, act)


def _of_relative(page: Page, inside: range, act: Act) -> bool:
    """Tell whether a place belongs to a relative clause about somebody named on the way to it.

    "… bertemu menteri, yang juga mengawasi masalah Timur Tengah"; "kelompoknya yang ia sebut bagian dari poros di Asia
    Barat sedang berperang". Victims are the act's own: "warga yang berlindung di Jabalia tewas" happened in Jabalia.
    """
    ahead = inside.start > act.last
    joined = any(page.norm(i) in {"dan", "serta"} for i in range(inside.stop, act.first))
    if act.voice == "stative" or joined or (ahead and used_as_place(page, inside.start, inside.stop - 1)):
        return False
    begin = act.last + 1 if ahead else page.tokens_of(page.sentences[act.sentence]).start
    opened = relative = False
    for i in range(begin, inside.start):
        if page.norm(i) in CONJUNCTIONS | {",", "bahwa"}:
            opened = relative = False
        opened = opened or page.norm(i) == "yang"
        relative = relative or (opened and (verb(page.norm(i)) or page.norm(i) in PRONOUNS))
    return relative


def _nearest(mentions: list[Mention], at: int) -> list[Mention]:
    """Return the place nearest to the trigger with those that name the same spot ("Bani Suheila, Khan Younis")."""
    return [m for m in mentions if m.span.start > at] or mentions


def is_attribute(page: Page, mention: Mention) -> bool:
    """Tell whether a bare year only belongs to the noun before it: "wilayah pendudukan tahun 1948"."""
    before = page.tokens.within(mention.span).start - 1
    plain = page.tokens.is_word(before) if before >= 0 else False
    year = isinstance(mention.value, DateRange) and mention.value.precision == "year"
    return year and plain and page.norm(before) not in PREPOSITIONS and not page.tokens.is_capital(before)


def of_other_clause(page: Page, mention: Mention, act: Act) -> bool:
    """Tell whether a clause with a verb of its own holds the day: "Sejak serangan dimulai pada 27 Oktober, faksi …"."""
    inside = page.tokens.within(mention.span)
    between = range(inside.stop, act.first) if inside.stop <= act.first else range(act.last + 1, inside.start)
    if _in_aside(page, inside.start, act):
        return True
    if inside.stop <= act.first:
        if not any(page.norm(i) == "," for i in between):
            return False
        if any(page.norm(i) == "," and page.norm(i + 1) in AIMS for i in between):
            return True
        between = range(page.tokens_of(page.sentences[act.sentence]).start, inside.start)
    opened, acts = False, {hit.first for hit in page.hits_of(TriggerForm)}
    for i in between:
        if opened and (verb(page.norm(i)) or i in acts):
            return True
        opened = opened or page.norm(i) in CONJUNCTIONS
    return False


def _in_aside(page: Page, i: int, act: Act) -> bool:
    """Tell whether token ``i`` stands in a clause that the act is not in: "X, yang merebut Y pada 2014, menuntut …"."""
    start = page.tokens_of(page.sentences[act.sentence]).start
    opened = next((j for j in range(i - 1, start, -1) if page.norm(j) == ","), start)
    if page.norm(opened) != "," or page.norm(opened + 1) != "yang" or not any(map(verb, page.norms[opened + 2 : i])):
        return False
    apart = page.norms[act.last + 1 : i] if act.last < i else page.norms[i + 1 : act.first]
    return act.last < opened or "," in apart


def of_report(page: Page, board: Board, mention: Mention) -> bool:
    """Tell whether a day is that of a cited report: "dilansir AFP, Senin (30/9)"."""
    first = page.tokens.within(mention.span).start
    for i in range(first - 1, max(-1, first - 1 - OF_REPORT), -1):
        found = board.at[i]
        if found is not None:
            return found.kind == "media"
        if page.norm(i) in PUBLISHED:
            return True
        if page.norm(i) not in {",", "pada", "hari", "(", ")", "com", ".", "net", "edisi"}:
            return False
    return False
