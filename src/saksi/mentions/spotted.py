"""Actors that only the encoder sees: names the codebook does not list, and descriptions that no rule knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from saksi.encoder.words import Spotted
from saksi.lexicon.entries import ActorEntry, ClassWord, CompositionEntry, DayName, PlaceEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import fold
from saksi.lexicon.words import misspelt
from saksi.mentions.found import Board, Found
from saksi.mentions.listed import NO_STATE, of_entry
from saksi.mentions.names import UNIVERSITY_TAILS, names_a_thing, person, settle_names

WEEKDAYS = words("weekdays")
BODY_TAILS = words("body-tails")
BODY_HEADS = words("body-heads")
PLACE, NO_ACTOR = 0.9, 0.1
"""What the encoder takes for a place with more than the first chance, for an actor with less than the second, is a place."""
SURE = 0.5
"""Spans of which the encoder is less sure are left out."""
TITLES = frozenset({"office", "rank", "honorific"})
SURE_OF_BODY = 0.9
"""From so sure on a span counts against a state's name that it ends with."""
MIN_LETTERS = 3
ORDINARY = 40
"""A word that stands in lower case more often than this in the news is no name by itself."""
PERSONS = {"nergrit": "PERSON", "idner": "PER"}
BODIES = {"nergrit": "ORGANISATION", "idner": "ORG"}
"""What the labels for persons and for bodies are called in each set of named entities."""
PERSONS_FIRST = 1.5
NO_BODIES = words("no-bodies")
QUALITIES = re.compile(r"ke[a-z]{3,}an$")
ARTICLES = frozenset({"the"})
POLICE = words("police")


def find_spotted_names(board: Board) -> None:
    """Put the names on the board that the encoder takes for actors where nothing is found yet.

    A listed name that was passed over stays so, unless it is a state's that was taken for a place.
    """
    _drop_places(board)
    _bodies_named_after_states(board)
    _widen_names(board)
    listed = {(hit.first, hit.last): hit.entry for hit in board.page.hits_of(ActorEntry)}
    heads = {(hit.first, hit.last) for hit in board.page.hits_of(CompositionEntry)}
    added = False
    for span in sorted(_new(board), key=lambda span: (span.first - span.last, span.first)):
        entry = listed.get((span.first, span.last))
        if isinstance(entry, ActorEntry):
            kind_of = board.page.norm(span.first - 1) in NO_STATE
            if entry.kind == "state" and not kind_of and board.page.sight.chance("place", span.first, span.last) < PLACE:
                board.add(of_entry(entry, span.first, span.last, f"codebook:{entry.actor_id}", score=span.score))
        elif _is_name(board, span) and not _is_listed_place(board, span) and (span.first, span.last) not in heads:
            found = _part_of_known(board, span) or (None if _is_thing(board, span) else _unlisted(board, span))
            added = (found is not None and board.add(replace(found, score=span.score))) or added
    if added:
        settle_names(board)


def _drop_places(board: Board) -> None:
    """Take states off the board where the encoder is sure that the name only says where: "bandara utama Israel"."""
    chance = board.page.sight.chance
    for found in board.all():
        named = found.kind == "state" and found.rule.startswith(("codebook:", "metonym:"))
        is_place = chance("place", found.first, found.last) > PLACE
        if named and is_place and chance("actor", found.first, found.last) < NO_ACTOR:
            board.drop(found)


def _bodies_named_after_states(board: Board) -> None:
    """Take a state off the board where the encoder sees a body that is named after it: "Federasi Angkat Besi Palestina".

    The other words are capitalised, free, and no title of somebody. A population goes too ("Partai Rakyat Pakistan"), and a
    state that the name begins with ("Japan Airlines").
    """
    titles = _titles(board)
    for seen in board.page.sight.spans("actor"):
        span = _without_brackets(board, seen)
        held = board.among(range(span.first, span.last + 1))
        if span.score < SURE_OF_BODY or len(held) != 1 or not _is_part_of_name(board, span, held[0]):
            continue
        own = range(held[0].first, held[0].last + 1)
        others = [i for i in range(span.first, span.last + 1) if i not in own]
        named = all(i not in titles and (_can_be_named(board, i) or _joins_names(board, i)) for i in others)
        if others and named and span.first - 1 not in titles:
            board.drop(held[0])
            board.add(replace(_body(board, span), score=span.score))


def _without_brackets(board: Board, span: Spotted) -> Spotted:
    """Return a span without the short form in brackets that it ends with."""
    opened = next((i for i in range(span.first + 1, span.last) if board.page.norm(i) == "("), None)
    return span if opened is None or board.page.norm(span.last) != ")" else span._replace(last=opened - 1)


def _joins_names(board: Board, i: int) -> bool:
    return board.page.norm(i) == "dan" and _can_be_named(board, i - 1) and _can_be_named(board, i + 1)


def _is_part_of_name(board: Board, span: Spotted, held: Found) -> bool:
    """Tell whether who is found within a span only gives a body its name."""
    if held.kind == "population":
        return held.rule.startswith("composition:") and held.last == span.last and board.page.norm(span.first) in BODY_HEADS
    if held.kind != "state" or not held.rule.startswith("codebook:"):
        return False
    if held.last == span.last:
        return _names_a_body(board, range(span.first, held.first))
    return held.first == span.first and not _is_person(board, span)


def _names_a_body(board: Board, before: range) -> bool:
    """Tell whether the words before a state's name are more than one ordinary word that opens a sentence: "Posisi Kuba".

    A currency or a law makes no body either: "Riyal Iran".
    """
    page, first = board.page, before.start
    opens = not page.same_sentence(first - 1, first) or not page.tokens.is_word(first - 1)
    ordinary = page.lexicon.vocabulary.counts.get(page.norm(first), 0) >= ORDINARY
    if NO_BODIES.issuperset(page.norms[first : before.stop]):
        return False
    return len(before) > 1 or not (opens and ordinary)


def _widen_names(board: Board) -> None:
    """Let an unlisted person's name reach as far as the encoder sees it: "Merry", seen as "Merry Efriana"."""
    titles = _titles(board)
    for span in board.page.sight.spans("actor"):
        tokens = range(_past_titles(board, span, titles), span.last + 1)
        inside = {id(found): found for i in tokens if (found := board.at[i]) is not None}
        others = [i for i in tokens if board.at[i] is None]
        if len(inside) != 1 or not others or not all(_can_be_named(board, i) for i in others):
            continue
        (found,) = inside.values()
        if found.rule.startswith("names:"):
            board.drop(found)
            board.add(person(board, tokens.start, span.last, found.rule))


def _can_be_named(board: Board, i: int) -> bool:
    return board.page.tokens.is_word(i) and board.page.tokens.is_capital(i)


def _is_thing(board: Board, span: Spotted) -> bool:
    """Tell whether a name is that of a law or a weapon, or the article calls it so: "kapal bantuan Madleen"."""
    page, name = board.page, [norm for norm in _words(board, span.first, span.last) if norm not in ARTICLES]
    if NO_BODIES.issuperset(name):
        return True
    starts = (i for i, norm in enumerate(page.norms) if norm == name[0] and page.norms[i : i + len(name)] == name)
    return any(page.tokens.is_capital(i) and names_a_thing(page, i) for i in starts)


def _is_listed_place(board: Board, span: Spotted) -> bool:
    """Tell whether a name is a listed place's, or lies in that of a listed site: "RS" of "RS Indonesia"."""
    if span.first in board.page.place_starts and span.last in board.page.place_ends:
        return True
    return any(
        hit.first <= span.first and span.last <= hit.last
        for hit in board.page.hits_of(PlaceEntry)
        if isinstance(hit.entry, PlaceEntry) and hit.entry.kind == "facility"
    )


def _part_of_known(board: Board, span: Spotted) -> Found | None:
    """Return the actor of the article whose name holds these words: "Hun" is Hun Manet.

    Of a body's name they must be the beginning: "Kementerian Luar Negeri" is the one whose country was named before.
    """
    short = _words(board, span.first, span.last)
    if len(short[0]) < MIN_LETTERS:
        return None
    for known in board.all():
        longer = _words(board, known.first, known.last)
        if misspelt("".join(short), "".join(longer)):
            return replace(known, first=span.first, last=span.last, rule="encoder:misspelt")
        if known.kind == "person" and len(short) == 1 and any(w[0] == short[0][0] and misspelt(short[0], w) for w in longer):
            return replace(known, first=span.first, last=span.last, rule="encoder:misspelt")
        begins = len(short) > 1 and known.kind != "media" and longer[: len(short)] == short
        held = known.kind == "person" and any(longer[i : i + len(short)] == short for i in range(len(longer)))
        if (begins or held) and len(longer) > len(short):
            return replace(known, first=span.first, last=span.last, rule="encoder:part-of-name")
    return None


def _unlisted(board: Board, span: Spotted) -> Found:
    return _person(board, span) if _is_person(board, span) else _body(board, span)


def _words(board: Board, first: int, last: int) -> list[str]:
    return [board.page.norm(i) for i in range(first, last + 1) if board.page.tokens.is_word(i)]


def _new(board: Board) -> Iterator[Spotted]:
    """Yield the spans of actors that nothing has taken, without the titles that they begin with."""
    titles = _titles(board)
    days = {i for hit in board.page.hits_of(DayName) for i in range(hit.first, hit.last + 1)}
    days.update(i for i, norm in enumerate(board.page.tokens.norms) if norm in WEEKDAYS)
    for span in board.page.sight.spans("actor"):
        first = _past_titles(board, span, titles)
        whole = first <= span.last and first not in days and board.page.same_sentence(first, span.last)
        if span.score >= SURE and whole and board.free(first, span.last):
            yield span._replace(first=first)


def _titles(board: Board) -> set[int]:
    return {
        i
        for hit in board.page.hits_of(ClassWord)
        if isinstance(hit.entry, ClassWord) and hit.entry.class_id in TITLES
        for i in range(hit.first, hit.last + 1)
    }


def _past_titles(board: Board, span: Spotted, titles: set[int]) -> int:
    """Return where the name begins behind titles and the places or bodies they are held at.

    "Bupati Puncak Jaya …", "Ketua Supply Chain Institute Budi Amin": two words behind the body are a person.
    """
    places: dict[int, int] = {}
    for hit in board.page.hits_of(PlaceEntry):
        places[hit.first] = max(hit.last, places.get(hit.first, hit.last))
    first, titled = span.first, span.first - 1 in titles
    while first in titles or ((titled or span.first < first) and places.get(first, span.last) < span.last):
        first = places.get(first, first) + 1
    tails = [i for i in range(first, span.last) if _ends_body(board, first, i, span.last)]
    return tails[-1] + 1 if tails else first


def _ends_body(board: Board, first: int, i: int, last: int) -> bool:
    """Tell whether the name of a body ends at token ``i`` of a span, so that a person is named behind it."""
    norms = board.page.norms
    if norms[i] in UNIVERSITY_TAILS and "universitas" in norms[max(first, i - 3) : i]:
        return norms[i + 1] not in UNIVERSITY_TAILS
    return norms[i] in BODY_TAILS and i < last - 1


def _is_name(board: Board, span: Spotted) -> bool:
    """Tell whether a span is a name: capitalised at both ends, and no lone ordinary word ("Delegasi").

    Nor is what a minister is in charge of ("Menteri Dalam Negeri"), nor a quality that opens a sentence before a place:
    "Kedekatan Darfur".
    """
    page, tokens = board.page, board.page.tokens
    capital = tokens.is_word(span.first) and tokens.is_capital(span.first) and tokens.is_capital(span.last)
    counts = page.lexicon.vocabulary.counts
    if page.norm(span.first - 1) == "menteri" and all(counts.get(n, 0) >= ORDINARY for n in _words(board, *span[:2])):
        return False
    rare = counts.get(tokens.norms[span.first], 0) < ORDINARY
    quality = QUALITIES.match(page.norm(span.first)) and not page.same_sentence(span.first - 1, span.first)
    placed = span.first + 1 in page.place_starts and span.last in page.place_ends
    return capital and (rare or (span.first < span.last and not (quality and placed)))


def _is_person(board: Board, span: Spotted) -> bool:
    """Tell whether an actor's name is rather a person's than a body's, as the sets of named entities would call it.

    Their heads are unsure in whole articles, which those sets have not, so that only their balance counts. Most unlisted
    actors are persons; a lone word in capitals is none.
    """
    tokens, chance = board.page.tokens, board.page.sight.chance
    if span.first == span.last and tokens.surface(span.first).isupper():
        return False
    persons = sum(chance(task, span.first, span.last, kind) for task, kind in PERSONS.items())
    bodies = sum(chance(task, span.first, span.last, kind) for task, kind in BODIES.items())
    return persons * PERSONS_FIRST >= bodies


def _person(board: Board, span: Spotted) -> Found:
    return person(board, span.first, span.last, "encoder:person")


def _body(board: Board, span: Spotted) -> Found:
    """Return an unlisted body; the id is the slug of the name as printed, without accents, in English as far as known."""
    tokens = board.page.tokens
    parts = [fold(tokens.surface(i)) for i in range(span.first, span.last + 1) if tokens.surface(i).isalnum()]
    if len(parts) > 1 and parts[0] in POLICE:
        parts = [*parts[1:], "police"]
    elif len(parts) > 1 and parts[0] == "universitas":
        parts = ["university", "of", *parts[1:]] if span.first + 1 in board.page.place_starts else [*parts[1:], "university"]
    name = " ".join(tokens.text[tokens.starts[span.first] : tokens.ends[span.last]].split())
    return Found(span.first, span.last, "-".join(parts), name, "organisation", "encoder:body")
