"""What the reader makes of one invented text, in short form. Every text is read as of Wednesday, 10 March 2032."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import RoleFiller

PUBLISHED = date(2032, 3, 10)
QUIET = "Pasar itu dibuka kembali. Hujan turun. Sekolah libur."
"""Sentences without an act: what stands behind them is no longer the lead."""
SAID = "Kami akan membuka jalan itu"


class Told(NamedTuple):
    """An event: fillers by their actor's id, else by their words."""

    type: str
    mode: str | None
    status: str
    trigger: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    day: str | None
    chain: tuple[str, ...]
    stance: str
    also: tuple[str, ...]


def tell(lexicon: Lexicon, text: str) -> list[Told]:
    def named(fillers: Iterable[RoleFiller]) -> tuple[str, ...]:
        return tuple(filler.actor_id or filler.span.of(text) for filler in fillers)

    return [
        Told(
            type=event.event_type,
            mode=event.mode,
            status=event.status,
            trigger=event.trigger.of(text),
            agents=named(event.agents),
            targets=named(event.targets),
            places=named(event.places),
            day=event.date.first.isoformat() if event.date else None,
            chain=named(event.attribution.chain),
            stance=event.attribution.stance,
            also=tuple(span.of(text) for span in event.also),
        )
        for event in read_text(lexicon, text, published=PUBLISHED).events
    ]


def tell_one(lexicon: Lexicon, text: str) -> Told:
    told = tell(lexicon, text)
    assert len(told) == 1, told
    return told[0]


def speakers(lexicon: Lexicon, text: str) -> list[list[str]]:
    """Return the speakers of each direct quotation."""
    quotes = read_text(lexicon, text, published=PUBLISHED).quotes
    return [[who.span.of(text) for who in quote.speaker] for quote in quotes if quote.kind == "direct"]
