"""One article made ready for reading: tokens, zones, sentences, quotations, and every codebook word in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from saksi.lexicon.entries import Entry, Never, PlaceEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.load import Lexicon
from saksi.lexicon.match import Hit
from saksi.lexicon.morphology import is_verb
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Document, Sentence, Zone
from saksi.model.spans import Span
from saksi.text.quotes import find_quoted
from saksi.text.sentences import split_sentences
from saksi.text.sight import Sight
from saksi.text.zones import mark_zones, seen_zones

if TYPE_CHECKING:
    from saksi.encoder.run import Encoder

LOCATIVE = words("locative")


@dataclass(slots=True)
class Page:
    """What the finders read.

    Attributes:
        sentence_at: for each token the index of its sentence, -1 inside zones.
        norms: of the tokens; they stand here too because everything asks for them.
        hits: all codebook words outside zones that lie in one sentence, by the class of their entry.
        place_ends, place_starts: for each last, and first, token of a place's name the places it may be.
        quoted: direct quotations without their marks.
        sight: what the encoder sees; nothing in the fast reader.
        used_as_place: what ``mentions.usage`` answered for names, by their first and last token.

    """

    document: Document
    lexicon: Lexicon
    tokens: Tokens
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[Span, ...]
    sentence_at: list[int]
    norms: list[str]
    hits: dict[type[Entry], list[Hit]]
    place_ends: dict[int, list[PlaceEntry]]
    place_starts: dict[int, list[PlaceEntry]]
    sight: Sight
    used_as_place: dict[tuple[int, int], bool] = field(default_factory=dict)

    def hits_of(self, kind: type[Entry]) -> list[Hit]:
        """Return the hits of one class of entries, in text order, longest first at each place."""
        return self.hits.get(kind, [])

    def hits_within(self, kind: type[Entry], first: int, last: int) -> list[Hit]:
        """Return the hits of one class of entries that lie wholly in tokens ``first`` to ``last``."""
        hits = self.hits_of(kind)
        start = bisect_left(hits, first, key=lambda hit: hit.first)
        stop = bisect_right(hits, last, lo=start, key=lambda hit: hit.first)
        return [hit for hit in hits[start:stop] if hit.last <= last]

    def plain(self, kind: str) -> set[tuple[str, int]]:
        """Return where words have their plain meaning, as (entry id, token); ``kind`` is "term", "trigger" or "context"."""
        found: set[tuple[str, int]] = set()
        for hit in self.hits_of(Never):
            assert isinstance(hit.entry, Never)
            if hit.entry.kind == kind:
                found.update((hit.entry.entry_id, i) for i in range(hit.first, hit.last + 1))
        return found

    def norm(self, i: int) -> str:
        """Return the norm of token ``i``, the empty string outside its text."""
        try:
            return self.norms[i] if i >= 0 else ""
        except IndexError:
            return ""

    def same_sentence(self, i: int, j: int) -> bool:
        """Tell whether two tokens stand in the same sentence of the report."""
        at = self.sentence_at
        try:
            return i >= 0 <= j and at[i] == at[j] >= 0
        except IndexError:
            return False

    def tokens_of(self, sentence: Sentence) -> range:
        """Return the token indices of a sentence."""
        return self.tokens.within(sentence.span)


def goes_on(tokens: Tokens, first: int, i: int) -> bool:
    """Tell whether "tengah" at token ``i`` says that something goes on, and is no direction of the name at ``first``.

    "Israel tengah bersiap" is about Israel; "serangan di Gaza tengah menewaskan …" is about the middle of Gaza.
    """
    if tokens.norms[i] != "tengah" or tokens.is_capital(i) or i + 1 >= len(tokens):
        return False
    return is_verb(tokens.norms[i + 1]) and (first == 0 or tokens.norms[first - 1] not in LOCATIVE)


def open_page(document: Document, lexicon: Lexicon, encoder: Encoder | None = None) -> Page:
    """Prepare ``document`` for the finders."""
    tokens = lexicon.tokenise(document.text)
    zones = mark_zones(document.text, document.title, tokens, lexicon.zone_rules, lexicon.vocabulary)
    sentences = split_sentences(tokens, zones, lexicon.abbreviations)
    sight = Sight(encoder, tokens, sentences)
    if more := seen_zones(document.text, tokens, zones, sight.spans("zone")):
        zones = more
        sentences = split_sentences(tokens, zones, lexicon.abbreviations)
    sentence_at = [-1] * len(tokens)
    for sentence in sentences:
        for i in tokens.within(sentence.span):
            sentence_at[i] = sentence.index
    hits: dict[type[Entry], list[Hit]] = {}
    for hit in lexicon.matcher.find(tokens):
        if isinstance(hit.entry, PlaceEntry) and hit.last > hit.first and goes_on(tokens, hit.first, hit.last):
            continue
        if sentence_at[hit.first] == sentence_at[hit.last] >= 0:
            hits.setdefault(type(hit.entry), []).append(hit)
    place_ends: dict[int, list[PlaceEntry]] = {}
    place_starts: dict[int, list[PlaceEntry]] = {}
    for hit in hits.get(PlaceEntry, []):
        assert isinstance(hit.entry, PlaceEntry)
        place_ends.setdefault(hit.last, []).append(hit.entry)
        place_starts.setdefault(hit.first, []).append(hit.entry)
    return Page(
        document=document,
        lexicon=lexicon,
        tokens=tokens,
        zones=zones,
        sentences=sentences,
        quoted=find_quoted(tokens, sentences),
        sentence_at=sentence_at,
        norms=tokens.norms,
        hits=hits,
        place_ends=place_ends,
        place_starts=place_starts,
        sight=sight,
    )
