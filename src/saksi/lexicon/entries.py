"""The codebook's entries as typed values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from saksi.lexicon.morphology import Voice
from saksi.model.documents import ZoneKind
from saksi.model.events import EventType, Stance
from saksi.model.mentions import Lean, PlaceKind, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """An actor of the codebook; ``country`` and ``sector`` are PLOVER codes."""

    actor_id: str
    name: str
    kind: str
    country: str
    sector: str
    part_of: tuple[str, ...] = ()
    adjective: str = ""
    prefix: str = ""
    bodies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place of the codebook or of the gazetteer; ``population`` is 0 where unknown."""

    place_id: str
    name: str
    country: str | None
    admin: str | None
    kind: PlaceKind
    latitude: float
    longitude: float
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletEntry:
    """An outlet or agency."""

    outlet_id: str
    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionEntry:
    """A head noun that makes another actor of a country's name: ``militer`` + Israel."""

    composition_id: str
    suffix: str
    kind: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A loaded term; ``find`` says how the actor it colours is found, see the schema."""

    term_id: str
    neutral: str
    lean: Lean
    actor: str | None
    find: str | None
    among: tuple[str, ...]
    default: str | None
    with_actor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerEntry:
    """An act and the conditions under which its words name it."""

    trigger_id: str
    event_type: EventType
    mode: str | None
    modes: tuple[tuple[str, tuple[str, ...]], ...]
    part: Literal["act", "result", "echo"]
    mutual: bool
    speech: bool
    needs: tuple[str, ...]
    needs_object: tuple[str, ...]
    needs_agent: tuple[str, ...]
    object_is_means: bool
    possessed: bool
    needs_target: bool
    asked: bool
    unlearnt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerForm:
    """One form of a trigger and who stands where around it."""

    trigger: TriggerEntry
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbEntry:
    """A way to say or to relay."""

    verb_id: str
    kind: Literal["say", "tag", "relay", "according", "noun"]
    stance: Stance
    needs_that: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """A word that says what happened to the people counted, and on which side of the count it stands."""

    unit: Unit
    side: Literal["after", "before", "head", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassWord:
    """Membership of a word in a word class."""

    class_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWord:
    """A word that shows what an act has to do with."""

    context_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRule:
    """What else shows a context: the act's modes, types or statuses."""

    context_id: str
    modes: frozenset[str]
    types: frozenset[str]
    statuses: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledRow:
    """One row of the table from Saksi's acts to ACLED's; an empty condition fits anything.

    ``event_type`` and ``sub_event_type`` are empty where ACLED has no such event.
    """

    row_id: str
    types: frozenset[str]
    modes: frozenset[str]
    names: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A capital or seat that may stand for a state."""

    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A longer expression in which a trigger or a term has its plain meaning."""

    entry_id: str
    kind: Literal["term", "trigger", "context"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """An abbreviation whose dot ends no sentence."""

    expansion: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDay:
    """A day that news recalls without its year; ``words`` must stand in the article for that."""

    day: date
    recalled: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayName:
    """Words that nobody could write before ``day``."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRule:
    """How a kind of boilerplate is recognised; ``scope`` says how far it reaches, see the schema.

    Every match holds one of the ``signs``, in lower case, if there are any: other texts need not be searched.
    """

    rule_id: str
    kind: ZoneKind
    scope: Literal["line", "from-line", "inline", "headline", "rest"]
    pattern: re.Pattern[str]
    signs: tuple[str, ...] = ()


Entry = (
    ActorEntry
    | PlaceEntry
    | OutletEntry
    | CompositionEntry
    | TermEntry
    | TriggerForm
    | VerbEntry
    | UnitForm
    | ClassWord
    | ContextWord
    | Metonym
    | Never
    | DayName
)
