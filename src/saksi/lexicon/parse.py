"""Turn the codebook's raw entries into typed entries and the words they are found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from saksi.lexicon.entries import (
    AcledRow,
    ActorEntry,
    ClassWord,
    CompositionEntry,
    ContextRule,
    ContextWord,
    DayName,
    Entry,
    KnownDay,
    Metonym,
    Never,
    OutletEntry,
    PlaceEntry,
    TermEntry,
    TriggerEntry,
    TriggerForm,
    UnitForm,
    VerbEntry,
    ZoneRule,
)
from saksi.lexicon.morphology import verb_forms
from saksi.lexicon.source import Raw

Alias = tuple[str, Entry]
RawEntry = dict[str, Any]


def kind_of(file: str) -> str:
    """Return the schema that rules ``file`` (relative to the codebook folder)."""
    folder, _, name = file.rpartition("/")
    return "compositions" if name == "compositions.yml" else folder or name.removesuffix(".yml")


def entries_of(raw: Raw, kind: str) -> Iterator[RawEntry]:
    """Yield the raw entries of one kind, file by file in a fixed order."""
    for file in sorted(raw):
        if kind_of(file) == kind:
            yield from raw[file]


def read_actor(entry: RawEntry) -> ActorEntry:
    """Return the typed actor."""
    return ActorEntry(
        actor_id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        country=entry["country"],
        sector=entry["sector"],
        part_of=tuple(entry.get("part_of", ())),
        adjective=entry.get("adjective") or entry["name"],
        prefix=entry.get("prefix") or entry["id"],
        bodies=tuple(sorted(entry.get("bodies", {}).items())),
    )


def read_outlet(entry: RawEntry) -> OutletEntry:
    """Return the typed outlet."""
    return OutletEntry(outlet_id=entry["id"], name=entry["name"], kind=entry["kind"], country=entry["country"])


def read_place(entry: RawEntry) -> PlaceEntry:
    """Return the typed place."""
    return PlaceEntry(
        place_id=entry["id"],
        name=entry["name"],
        country=entry["country"],
        admin=entry.get("admin"),
        kind=entry["kind"],
        latitude=float(entry["latitude"]),
        longitude=float(entry["longitude"]),
    )


def actor_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield an actor's names, and its metonyms."""
    actor = read_actor(entry)
    for alias in entry["aliases"]:
        yield alias, actor
    for alias in entry.get("metonyms", ()):
        yield alias, Metonym(actor_id=actor.actor_id)


def outlet_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield an outlet's names, its domains among them: "dilansir dari antaranews.com"."""
    outlet = read_outlet(entry)
    for alias in dict.fromkeys([*entry["aliases"], *entry.get("domains", ())]):
        yield alias, outlet


def place_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield a place's names."""
    place = read_place(entry)
    for alias in entry["aliases"]:
        yield alias, place


def read_composition(entry: RawEntry) -> CompositionEntry:
    """Return the typed composition."""
    return CompositionEntry(composition_id=entry["id"], suffix=entry["suffix"], kind=entry["kind"], sector=entry["sector"])


def composition_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the head nouns of a composition."""
    composition = read_composition(entry)
    for head in entry["heads"]:
        yield head, composition


def term_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the forms of a loaded term and the expressions in which they are plain."""
    about = entry["about"]
    term = TermEntry(
        term_id=entry["id"],
        neutral=entry["neutral"],
        lean=entry["lean"],
        actor=about.get("actor"),
        find=about.get("find"),
        among=tuple(about.get("among", ())),
        default=about.get("default"),
        with_actor=entry.get("span") == "with-actor",
    )
    for form in entry["forms"]:
        yield form, term
    for phrase in entry.get("not_in", ()):
        yield phrase, Never(entry_id=term.term_id, kind="term")


def trigger_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield every form of a trigger with its voice, and the expressions in which it names no such act."""
    trigger = TriggerEntry(
        trigger_id=entry["id"],
        event_type=entry["type"],
        mode=entry.get("mode"),
        modes=tuple((mode, tuple(classes)) for mode, classes in entry.get("modes", {}).items()),
        part=entry.get("part", "act"),
        mutual=entry.get("mutual", False),
        speech=entry.get("speech", False),
        needs=tuple(entry.get("needs", ())),
        needs_object=tuple(entry.get("needs_object", ())),
        needs_agent=tuple(entry.get("needs_agent", ())),
        object_is_means=entry.get("object") == "means",
        possessed=entry.get("object") == "possessor",
        needs_target=entry.get("needs_target", False),
        asked=entry.get("asked", False),
        unlearnt=entry.get("unlearnt", False),
    )
    for stem in entry.get("verbs", ()):
        for form, voice in verb_forms(stem).items():
            yield form, TriggerForm(trigger=trigger, voice=voice)
    for form in entry.get("intransitive", ()):
        yield form, TriggerForm(trigger=trigger, voice="active")
    for form in entry.get("stative", ()):
        yield form, TriggerForm(trigger=trigger, voice="stative")
    for form in entry.get("nouns", ()):
        yield form, TriggerForm(trigger=trigger, voice="noun")
    for phrase in entry.get("never", ()):
        yield phrase, Never(entry_id=trigger.trigger_id, kind="trigger")


def verb_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the forms of a saying verb or cue of relay."""
    verb = VerbEntry(
        verb_id=entry["id"],
        kind=entry["kind"],
        stance=entry["stance"],
        needs_that=entry.get("content") == "bahwa",
    )
    for form in entry["forms"]:
        yield form, verb


def unit_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the words around a count that say what happened to the people counted."""
    unit = entry["unit"]
    for word in entry.get("after", ()):
        yield word, UnitForm(unit=unit, side="after")
    for word in entry.get("before", ()):
        yield word, UnitForm(unit=unit, side="before")
    for word in entry.get("heads", ()):
        yield word, UnitForm(unit=unit, side="head")
    for word in entry.get("never", ()):
        yield word, UnitForm(unit=unit, side="never")


def read_zone_rule(entry: RawEntry) -> ZoneRule:
    """Return the typed zone rule; patterns see lines and ignore case."""
    return ZoneRule(
        rule_id=entry["id"],
        kind=entry["kind"],
        scope=entry["scope"],
        pattern=re.compile(entry["pattern"], re.IGNORECASE | re.MULTILINE),
        signs=tuple(entry.get("signs", ())),
    )


def read_known_day(entry: RawEntry) -> KnownDay:
    """Return the typed known day."""
    return KnownDay(
        day=date.fromisoformat(entry["day"]),
        recalled=entry.get("recalled", False),
        words=tuple(word.lower() for word in entry.get("with", ())),
    )


def day_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the names that show an article was written on or after a day."""
    for name in entry.get("names", ()):
        yield name, DayName(day=date.fromisoformat(entry["day"]))


def class_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the words of a word class."""
    for word in entry["words"]:
        yield word, ClassWord(class_id=entry["id"])


def context_aliases(entry: RawEntry) -> Iterator[Alias]:
    """Yield the words that show a context, and the expressions in which they do not."""
    for word in entry.get("words", ()):
        yield word, ContextWord(context_id=entry["id"])
    for phrase in entry.get("not_in", ()):
        yield phrase, Never(entry_id=entry["id"], kind="context")


def read_context(entry: RawEntry) -> ContextRule:
    """Return what shows a context beside its words."""
    return ContextRule(
        context_id=entry["id"],
        modes=frozenset(entry.get("modes", ())),
        types=frozenset(entry.get("types", ())),
        statuses=frozenset(entry.get("statuses", ())),
    )


def read_acled_row(entry: RawEntry) -> AcledRow:
    """Return one row of the ACLED table."""
    return AcledRow(
        row_id=entry["id"],
        types=frozenset(entry["types"]),
        modes=frozenset(entry.get("modes", ())),
        names=frozenset(entry.get("names", ())),
        agents=frozenset(entry.get("agents", ())),
        targets=frozenset(entry.get("targets", ())),
        event_type=entry.get("event_type", ""),
        sub_event_type=entry.get("sub_event_type", ""),
    )


ALIASES: dict[str, Callable[[RawEntry], Iterator[Alias]]] = {
    "actors": actor_aliases,
    "outlets": outlet_aliases,
    "places": place_aliases,
    "compositions": composition_aliases,
    "terms": term_aliases,
    "triggers": trigger_aliases,
    "verbs": verb_aliases,
    "units": unit_aliases,
    "classes": class_aliases,
    "contexts": context_aliases,
    "days": day_aliases,
}
"""How each kind of entry is found in text."""

NAMES = ("actors", "outlets", "places")
"""Kinds whose aliases are names: their words help to cut glued text."""
