"""What the event steps pass to each other: an act on its way to becoming an event."""

from __future__ import annotations

from dataclasses import dataclass, field

from saksi.lexicon.entries import TriggerEntry
from saksi.lexicon.load import Lexicon
from saksi.lexicon.morphology import Voice
from saksi.model.events import FieldRule, Status
from saksi.model.mentions import DateRange, Mention, RoleFiller
from saksi.model.spans import Span
from saksi.text.cast import Cast

DENIAL = "bantah"
"""The trigger of denials, which accuse nobody and have no victims."""


@dataclass(slots=True)
class Act:
    """An act named at tokens ``first`` to ``last``.

    Attributes:
        entry: what the codebook knows of the trigger.
        voice: who stands where around it.
        sentence: index of its sentence.
        clause: first and last token of the clause that states it.
        mode: PLOVER mode.
        points_back: the words point to an act told before ("serangan itu").
        also: other sentences that tell it.
        echoes: sentences that may name it again and were read for nothing.
        chance: how likely the encoder finds that the words name an act of this type; ``None`` without encoder.
        cast: what the encoder sees of it in its sentence; ``None`` without encoder.
        phase: which phase of a deal its sentence is about ("pertama"), empty if none.
        stated: the rules find it told well enough to be coded.
        spare: the rules take it for another telling of an act that is there; it may be one more.
        seen: nothing names it, and the encoder sees it; it may be an act.
        helper: first token of a light verb that carries a noun's subject ("melancarkan serangan").

    """

    first: int
    last: int
    entry: TriggerEntry
    lexicon: Lexicon
    voice: Voice
    sentence: int
    clause: tuple[int, int]
    mode: str | None = None
    points_back: bool = False
    helper: int | None = None
    agents: list[RoleFiller] = field(default_factory=list)
    targets: list[RoleFiller] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    date: DateRange | None = None
    date_span: Span | None = None
    status: Status = "actual"
    figures: list[Mention] = field(default_factory=list)
    rules: list[FieldRule] = field(default_factory=list)
    also: list[int] = field(default_factory=list)
    echoes: list[int] = field(default_factory=list)
    chance: float | None = None
    cast: Cast | None = None
    phase: str = ""
    stated: bool = True
    spare: bool = False
    seen: bool = False

    @property
    def begin(self) -> int:
        """The first token of the act: of a light verb before its noun, else of the trigger."""
        return self.first if self.helper is None else min(self.helper, self.first)

    def because(self, name: str, rule: str, score: float = 0.8) -> None:
        """Remember which rule gave field ``name`` its value."""
        self.rules.append(FieldRule(field=name, rule=rule, score=score))
