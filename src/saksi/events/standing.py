"""What speaks for a status of an act, and for coding it at all, as features with weights learnt from coded articles.

The features are shown by name in the files of weights (``data/``), so that anybody can read what counts and how much. No
actor's name is among them: who acts must not change what the act is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.lexicon.grammar import words
from saksi.model.mentions import DateRange, Figure
from saksi.text.page import Page

BEFORE, BEHIND = 6, 2
"""How many words before and behind a trigger are looked at."""
CHANCES = (0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95)
"""Bounds of the steps in which the encoder's chance counts."""
DAYS = ((-1, "ahead"), (0, "0"), (1, "1"), (3, "3"), (7, "7"), (30, "30"))
"""Days from the act to publication, up to each bound."""
OPENING = words("opening-clauses")
ORDINARY = 40
"""A word that stands so often in lower case is no name."""


def status_features(page: Page, voices: Voices, act: Act, published: date | None) -> list[str]:
    """Return what speaks for or against a status: the rules' own, type, day, place in the report, and words around."""
    kind, day = act.entry.event_type, day_step(act.date, published)
    at = act.helper if act.helper is not None else act.first
    inside = page.tokens_of(page.sentences[act.sentence])
    before = range(max(inside.start, at - BEFORE), at)
    behind = range(act.last + 1, min(inside.stop, act.last + 1 + BEHIND))
    return [
        *_of_act(page, voices, act), f"rule:{act.status}", f"rule:{act.status}/{kind}",
        f"day:{day}", f"day:{day}/{act.status}", f"day:{day}/{kind}",
        *plain_words(page, "before", before), *plain_words(page, "behind", behind),
        *opening(page, inside.start), *plain_words(page, "last", [at - 1]),
    ]  # fmt: skip


def worth_features(page: Page, voices: Voices, act: Act) -> list[str]:
    """Return what speaks for or against coding an act: what rules and encoder make of it, and what is known of it."""
    step = sum((act.chance or 0.0) >= bound for bound in CHANCES)
    return [
        *_of_act(page, voices, act), f"trigger:{act.entry.trigger_id}", *plain_words(page, "word", [act.first]),
        f"chance:{step}", f"stated:{act.stated}", f"stated:{act.stated}/chance:{step}", f"status:{act.status}",
        f"places:{bool(act.places)}", f"date:{act.date is not None}", f"figures:{bool(act.figures)}",
        f"back:{act.points_back}",
    ]  # fmt: skip


def _of_act(page: Page, voices: Voices, act: Act) -> list[str]:
    """Return what counts for both: who is there, how the act is told, and where in the report."""
    quarter = act.sentence * 4 // max(1, len(page.sentences))
    scopes = [m.value.scope for m in act.figures if isinstance(m.value, Figure)]
    speech = voices.saying(page.tokens.span(act.first, act.last))
    return [
        "always", f"type:{act.entry.event_type}", f"voice:{act.voice}", f"part:{act.entry.part}",
        f"sentence:{min(act.sentence, 4)}", f"quarter:{quarter}",
        f"quarter:{quarter}/{'speech' if act.entry.speech else 'deed'}",
        f"told:{speech[0].kind if speech else 'outlet'}", f"agents:{min(len(act.agents), 2)}",
        f"targets:{min(len(act.targets), 2)}", *(f"figure:{scope}" for scope in scopes[:1]),
        *(["again"] if act.also else []),
    ]  # fmt: skip


def day_step(day: DateRange | None, published: date | None) -> str:
    """Return in which of the steps of ``DAYS`` a day lies before publication."""
    if day is None or published is None:
        return "none"
    days = (published - day.last).days
    return next((name for most, name in DAYS if days <= most), "more")


def opening(page: Page, first: int) -> list[str]:
    """Return the word that opens a sentence, if it joins it to what was told: any other may be a name."""
    return [f"opens:{page.norm(first)}"] if page.norm(first) in OPENING else []


def plain_words(page: Page, where: str, tokens: Iterable[int]) -> list[str]:
    """Return the ordinary words at some tokens, none twice: those in lower case, so that no name is among them."""
    counts = page.lexicon.vocabulary.counts
    plain = [i for i in tokens if 0 <= i < len(page.tokens) and page.tokens.is_word(i) and not page.tokens.is_capital(i)]
    return [f"{where}:{norm}" for norm in sorted({page.norm(i) for i in plain}) if counts.get(norm, 0) >= ORDINARY]
