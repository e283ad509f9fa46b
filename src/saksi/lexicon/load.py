"""The lexicon: the codebook as typed entries, with its version, and everything needed to find them in text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from saksi.lexicon.entries import (
    Abbreviation,
    AcledRow,
    ActorEntry,
    CompositionEntry,
    ContextRule,
    KnownDay,
    OutletEntry,
    PlaceEntry,
    ZoneRule,
)
from saksi.lexicon.gazetteer import Gazetteer
from saksi.lexicon.match import Matcher
from saksi.lexicon.parse import (
    ALIASES,
    NAMES,
    Alias,
    entries_of,
    read_acled_row,
    read_actor,
    read_composition,
    read_context,
    read_known_day,
    read_outlet,
    read_place,
    read_zone_rule,
)
from saksi.lexicon.source import Raw, codebook_folder, read_codebook
from saksi.lexicon.tokens import Tokens, fold, tokenise
from saksi.lexicon.words import LONG_NAME, Vocabulary, whole_words, word_counts
from saksi.model.errors import CodebookError

_NAME_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class Lexicon:
    """All that Saksi knows beforehand.

    Attributes:
        sha256: hash of the codebook's files.
        vocabulary: ordinary words, and how to cut glued ones.
        actors: entries by id; outlets are not among them.
        states: the state of each country, by ISO 3166-1 alpha-3 code.
        outlets: entries by id.
        outlet_names: lower-case outlet names and domains -> outlet id.
        places: curated entries by id.
        compositions: head nouns that make another actor of a country's name, by id.
        victims: nouns of those counted -> short English.
        abbreviations: lower-case abbreviations without their last dot.
        zone_rules: how boilerplate is recognised.
        known_days: days that news recalls without their year.
        contexts: what shows a context beside its words.
        acled: the table from Saksi's acts to ACLED's, in order.
        matcher: finds every alias in a text.
        gazetteer: cities of the world.

    """

    sha256: str
    vocabulary: Vocabulary
    actors: dict[str, ActorEntry]
    states: dict[str, ActorEntry]
    surnames: dict[str, ActorEntry]
    outlets: dict[str, OutletEntry]
    outlet_names: dict[str, str]
    places: dict[str, PlaceEntry]
    compositions: dict[str, CompositionEntry]
    victims: dict[str, str]
    abbreviations: dict[str, Abbreviation]
    zone_rules: tuple[ZoneRule, ...]
    known_days: tuple[KnownDay, ...]
    contexts: tuple[ContextRule, ...]
    acled: tuple[AcledRow, ...]
    matcher: Matcher
    gazetteer: Gazetteer

    def tokenise(self, text: str) -> Tokens:
        """Cut ``text`` into tokens, glued words included."""
        return tokenise(text, self.vocabulary)


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Load the codebook in ``folder`` (the shipped one if ``None``).

    Raises:
        CodebookError: a file is not valid.

    """
    path = folder or codebook_folder()
    raw, sha256 = read_codebook(path)
    try:
        return _lexicon(raw, sha256)
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise CodebookError(
            f"an entry is not as its schema says ({type(error).__name__}: {error})",
            where=str(path),
            remedy=f"find it with: saksi codebook check --folder {path}",
        ) from error


def _lexicon(raw: Raw, sha256: str) -> Lexicon:
    counts = {**dict.fromkeys(_plain_words(raw), 1), **word_counts()}
    vocabulary = Vocabulary(counts=counts, names=frozenset(_name_words(raw)), whole=whole_words())
    actors = {entry["id"]: read_actor(entry) for entry in entries_of(raw, "actors")}
    return Lexicon(
        sha256=sha256,
        vocabulary=vocabulary,
        actors=actors,
        states={actor.country: actor for actor in reversed(actors.values()) if actor.kind == "state"},
        surnames=_surnames(actors.values()),
        outlets={entry["id"]: read_outlet(entry) for entry in entries_of(raw, "outlets")},
        outlet_names=dict(_outlet_names(raw)),
        places={entry["id"]: read_place(entry) for entry in entries_of(raw, "places")},
        compositions={entry["id"]: read_composition(entry) for entry in entries_of(raw, "compositions")},
        victims={word: entry["name"] for entry in entries_of(raw, "victims") for word in entry["words"]},
        abbreviations={
            entry["form"].rstrip(".").lower(): Abbreviation(expansion=entry["expansion"], kind=entry["kind"])
            for entry in entries_of(raw, "abbreviations")
        },
        zone_rules=tuple(read_zone_rule(entry) for entry in entries_of(raw, "zones")),
        known_days=tuple(read_known_day(entry) for entry in entries_of(raw, "days")),
        contexts=tuple(read_context(entry) for entry in entries_of(raw, "contexts")),
        acled=tuple(read_acled_row(entry) for entry in entries_of(raw, "acled")),
        matcher=Matcher(_aliases(raw), vocabulary),
        gazetteer=Gazetteer(),
    )


def _surnames(actors: Iterable[ActorEntry]) -> dict[str, ActorEntry]:
    """Return the persons by the last word of their names, if it is long and one person's alone."""
    persons = [(fold(actor.name.split()[-1]), actor) for actor in actors if actor.kind == "person"]
    times = Counter(name for name, _ in persons)
    return {name: actor for name, actor in persons if times[name] == 1 and len(name) >= LONG_NAME}


def _aliases(raw: Raw) -> Iterator[Alias]:
    for kind, aliases in ALIASES.items():
        for entry in entries_of(raw, kind):
            yield from aliases(entry)


def _plain_words(raw: Raw) -> Iterator[str]:
    """Yield the words of triggers, terms and other aliases that are no names: the text is never cut inside them."""
    for kind, aliases in ALIASES.items():
        if kind not in NAMES:
            for entry in entries_of(raw, kind):
                for alias, _ in aliases(entry):
                    yield from (word for word in _NAME_WORD.findall(alias) if word.islower())


def _name_words(raw: Raw) -> Iterator[str]:
    """Yield the lower-case words, four letters and more, of which names are made."""
    for kind in NAMES:
        for entry in entries_of(raw, kind):
            for alias in (*entry["aliases"], *entry.get("metonyms", ())):
                yield from (word.lower() for word in _NAME_WORD.findall(alias) if word[0].isupper())


def _outlet_names(raw: Raw) -> Iterator[tuple[str, str]]:
    for entry in entries_of(raw, "outlets"):
        for name in (entry["name"], *entry.get("outlet_names", ()), *entry.get("domains", ())):
            yield name.lower(), entry["id"]
