"""Where and when: the places and days of an act, from its own clause first, then from its sentence."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.mentions.found import Board
from saksi.model.mentions import DateRange, Mention, Place
from saksi.text.page import Page

MAX_PLACES = 3
OF_REPORT = 4
"""A day so few words behind a cited outlet is the day of the report: "dilansir AFP, Senin (30/9)"."""


def place_and_date(
    page: Page, board: Board, voices: Voices, act: Act, places: tuple[Mention, ...], dates: tuple[Mention, ...]
) -> None:
    """Give ``act`` the places and the date that its clause names, or its sentence where no other act claims them."""
    sentence = page.sentences[act.sentence].span
    own = page.tokens.span(*act.clause)
    at = page.tokens.starts[act.first]
    here = [m for m in places if own.contains(m.span)]
    there = [m for m in places if sentence.contains(m.span) and m.span.start < at]
    chosen = _nearest(here, at) or _nearest(there, at)
    if chosen:
        act.places = chosen[:MAX_PLACES]
        act.because("place", "circumstances:clause" if here else "circumstances:sentence")
    days = [m for m in dates if sentence.contains(m.span) and not _of_report(page, board, m)]
    inside = [m for m in days if own.contains(m.span)]
    day = min(inside or days, key=lambda m: abs(m.span.start - at), default=None)
    if day is not None and isinstance(day.value, DateRange):
        act.date = day.value
        act.because("date", "circumstances:clause" if inside else "circumstances:sentence")


def _nearest(mentions: list[Mention], at: int) -> list[Mention]:
    """Return the place nearest to the trigger with those that name the same spot ("Bani Suheila, Khan Younis")."""
    known = [m for m in mentions if isinstance(m.value, Place)]
    return [m for m in known if m.span.start > at] or known


def _of_report(page: Page, board: Board, mention: Mention) -> bool:
    first = page.tokens.within(mention.span).start
    for i in range(first - 1, max(-1, first - 1 - OF_REPORT), -1):
        found = board.at[i]
        if found is not None:
            return found.kind == "media"
        if page.norm(i) not in {",", "pada", "hari", "(", ")", "com", ".", "net", "edisi"}:
            return False
    return False
