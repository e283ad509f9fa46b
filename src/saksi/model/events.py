"""Events, quotations, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saksi.model.mentions import DateRange, RoleFiller
from saksi.model.spans import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Kind = Literal[EventType, "STATEMENT", "RETELLING"]
"""PLOVER's types, and for linking: what somebody is quoted with where no act is coded (CAMEO's root 01, "make public
statement"), and a sentence that may tell an event of its article again."""
Status = Literal["actual", "planned", "denied", "hypothetical", "background"]
Stance = Literal["asserts", "denies", "alleges", "doubts", "retracts"]

MODES: dict[EventType, frozenset[str]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
            "misinformation", "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        }
    ),
}  # fmt: skip
"""PLOVER event types and the modes each may have (openeventdata/PLOVER, as adapted in the annotation codebook)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so.

    Attributes:
        chain: from the innermost speaker to the last who relays; empty if the outlet itself reports.
        cue: the words that attribute ("kata", "seperti dilansir"), ``None`` if there are none.
        stance: what the innermost speaker does with the content.

    """

    chain: tuple[RoleFiller, ...] = ()
    cue: Span | None = None
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted or reported speech; ``span`` leaves the quotation marks out."""

    span: Span
    kind: Literal["direct", "indirect"]
    speaker: tuple[RoleFiller, ...]
    cue: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """Which rule or model gave one field of an event its value, and how sure it is (0 to 1)."""

    field: str
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What the words at ``span`` show of an act: a weapon (``drone``) or a theme (``humanitarian``), and by which rule."""

    name: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acled:
    """The event in ACLED's terms, derived by a row of the codebook's table; coded by machine, as reported."""

    event_type: str
    sub_event_type: str
    civilian_targeting: bool
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act as one article reports it. It is a claim, never a finding.

    Attributes:
        event_id: made from document, type, trigger and evidence.
        event_type: PLOVER type; ``STATEMENT`` and ``RETELLING`` only in what is made for linking.
        mode: PLOVER mode, ``None`` if the text does not say how.
        trigger: the words that name the act.
        evidence: the sentence or clause that states it most fully.
        also: other sentences of the article that tell the same act.
        agents: who acts.
        targets: on whom or what; victims are targets.
        places: where.
        date: when, only where the text dates it.
        date_span: the words that date it.
        status: actual, planned, denied, hypothetical or background.
        attribution: who says so.
        figures: ids of the figure mentions that count this act's victims.
        means: the weapons named, by word class of the codebook.
        contexts: what it has to do with (PLOVER contexts), each with the words that show it.
        acled: ACLED's event types for it, ``None`` where ACLED has no such event.
        rules: which rule gave each field.

    """

    event_id: str
    event_type: Kind
    mode: str | None
    trigger: Span
    evidence: Span
    also: tuple[Span, ...]
    agents: tuple[RoleFiller, ...]
    targets: tuple[RoleFiller, ...]
    places: tuple[RoleFiller, ...]
    date: DateRange | None
    date_span: Span | None
    status: Status
    attribution: Attribution
    figures: tuple[str, ...]
    rules: tuple[FieldRule, ...]
    means: tuple[Sign, ...] = ()
    contexts: tuple[Sign, ...] = ()
    acled: Acled | None = None
