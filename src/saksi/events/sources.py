"""Sources: who the article says a figure comes from, and who relays it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from saksi.events.attribution import Speech, Voices
from saksi.events.clauses import noun_end, verb
from saksi.events.parties import filler
from saksi.events.subjects import subject
from saksi.lexicon.entries import VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board
from saksi.model.mentions import Figure, Mention, RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

SPEAKERS = words("speakers")
"""Nouns of those who count and have no name of their own: "pejabat setempat", "otoritas kesehatan"."""
REPORTS = words("reports")
TOLD_BY = words("told-by")
CARRIED = words("carried")
ADDING = words("adding-speech")
TOLLS = words("tolls")
POINTERS = words("pointing")
CONFIRMING, NUMBERS = words("confirming"), words("numbers-told")
LISTS, COUNTING_OUT, GIVING_OUT = words("lists"), words("counting-out"), words("giving-out")
SUBJECT_REACH, REPORT_REACH, PHRASE_REACH, OPENING_REACH, LIST_REACH = 16, 5, 6, 8, 5

Fillers = tuple[RoleFiller, ...]


def with_sources(page: Page, board: Board, voices: Voices, figures: Iterable[Mention]) -> tuple[Mention, ...]:
    """Add to each figure of a page who the article says it comes from, the innermost first, then who relays it."""
    named = _Sources(page, board, voices)
    told: list[Mention] = []
    for mention in figures:
        assert isinstance(mention.value, Figure)
        sources = named.of(mention.span) or _carried(page, mention, told)
        told.append(replace(mention, value=replace(mention.value, sources=sources)))
    return tuple(told)


class _Sources:
    def __init__(self, page: Page, board: Board, voices: Voices) -> None:
        self.page, self.board, self.voices = page, board, voices
        self.verbs: dict[int, list[Hit]] = {}
        for hit in page.hits_of(VerbEntry):
            if board.at[hit.first] is None:
                self.verbs.setdefault(page.sentence_at[hit.first], []).append(hit)

    def of(self, span: Span) -> Fillers:
        """Return who tells the figure at ``span``: whose words hold it, else whom its sentence names, and who relays it."""
        at = self.page.tokens.within(span).start
        sentence = self.page.sentence_at[at]
        speakers = (
            self._passive(span) or self._around(span) or self._ahead(span, sentence) or self._listing(at)
            or self._unnamed(at, self.page.tokens.within(span).stop, sentence) or self._confirmed(sentence + 1)
        )  # fmt: skip
        known = {speaker.actor_id for speaker in speakers}
        relays = [relay for relay in self._relays(sentence) if not span.overlaps(relay.span)]
        return (*speakers, *(relay for relay in relays if relay.actor_id not in known))

    def _relays(self, sentence: int) -> list[RoleFiller]:
        """Return who relays a sentence, with whom the relay has it from: "dikutip X dari Y", "mengonfirmasi kepada X"."""
        relays: list[RoleFiller] = []
        for relay in self.voices.relays.get(sentence, []):
            behind = self.page.tokens.within(relay.span).stop
            other = self.board.at[behind + 1] if behind + 1 < len(self.board.at) else None
            if self.page.norm(behind) == "dari" and other is not None and other.kind == "media":
                relays.append(filler(self.page, other, "sources:cited"))
            relays.append(relay)
        for hit in () if relays else self.verbs.get(sentence, []):
            told = self.board.at[hit.last + 2] if hit.last + 2 < len(self.board.at) else None
            if self.page.norm(hit.last + 1) == "kepada" and told is not None and told.kind == "media":
                relays.append(filler(self.page, told, "sources:told"))
        return relays

    def _around(self, span: Span) -> Fillers:
        """Return the speaker of the innermost words around the figure that are about it."""
        return next((s.speakers for s in self.voices.saying(span) if s.speakers and self._is_about(s, span)), ())

    def _is_about(self, speech: Speech, span: Span) -> bool:
        """Tell whether a speech is about the figure: "49 orang …, termasuk 27 orang yang menurut X tewas" only of the 27.

        Who claims an attack does not thereby give its toll: "X mengaku bertanggung jawab atas serangan yang menewaskan …".
        """
        if speech.cue is None:
            return True
        cue = self.page.tokens.within(speech.cue).start
        if self.page.norm(self.page.tokens.within(speech.cue).stop) == "bertanggung":
            return False
        if self.page.norm(cue - 1) != "yang":
            return True
        return self.page.tokens.within(span).stop == cue - 1

    def _ahead(self, span: Span, sentence: int) -> Fillers:
        """Return who spoke earlier in the sentence: "X menyebut 87 orang ditahan, sementara 34 orang lainnya tewas"."""
        whole = self.page.sentences[sentence].span
        ahead = [
            s for s in self.voices.speeches
            if s.kind == "indirect" and s.speakers and s.cue and whole.contains(s.content) and s.cue.end <= s.content.start
            and s.content.end <= span.start and self._is_about(s, span)
        ]  # fmt: skip
        return ahead[-1].speakers if ahead else ()

    def _listing(self, at: int) -> Fillers:
        """Return who gives out names or a list: "X mengumumkan nama-nama 90 tahanan", "X merilis daftar 95 tahanan"."""
        page, i = self.page, at - 1
        while i > at - LIST_REACH and page.norm(i) in LISTS:
            i -= 1
        bare = i == at - 1
        if not page.same_sentence(i, at) or page.norm(i) not in (COUNTING_OUT if bare else COUNTING_OUT | GIVING_OUT):
            return ()
        return tuple(filler(page, f, "sources:listing") for f in subject(self.board, i) if f.kind != "population")

    def _unnamed(self, at: int, end: int, sentence: int) -> Fillers:
        """Return a speaker without a name of its own: "Otoritas setempat menyebut …", "…, menurut pejabat Barat"."""
        for hit in self.verbs.get(sentence, []):
            assert isinstance(hit.entry, VerbEntry)
            found: Fillers = ()
            if hit.entry.kind in {"according", "tag"}:
                only_before = self.page.norm(hit.first - 1) == "yang"
                found = self._phrase(hit.last + 1) if not only_before or end == hit.first - 1 else ()
            elif hit.entry.kind == "say" and hit.last < at:
                found = self._subject(hit.first, sentence)
            if found:
                return found
        return self._reporting(at, sentence)

    def _confirmed(self, sentence: int) -> Fillers:
        """Return who confirms a number in the next sentence: "… 4 orang tewas. Dinas itu membenarkan jumlah korban"."""
        for hit in self.verbs.get(sentence, []):
            if self.page.norm(hit.first) in CONFIRMING and self.page.norm(hit.last + 1) in NUMBERS:
                who = tuple(filler(self.page, f, "sources:confirming") for f in subject(self.board, hit.first))
                return who or self._subject(hit.first, sentence)
        return ()

    def _reporting(self, at: int, sentence: int) -> Fillers:
        """Read "demikian laporan kantor berita X", "dalam laporan kementerian itu"."""
        inside = self.page.tokens_of(self.page.sentences[sentence])
        cues = {"demikian", "berdasarkan"} if self._relays(sentence) else {"demikian", "berdasarkan", "mengutip", "merujuk"}
        for i in inside:
            if self.page.norm(i) in REPORTS and self.page.norm(i - 1) in cues:
                return self._phrase(i)
        return ()

    def _subject(self, at: int, sentence: int) -> Fillers:
        """Return the speaker that opens the sentence of the saying verb at token ``at``."""
        start = self.page.tokens_of(self.page.sentences[sentence]).start
        if at - start > SUBJECT_REACH:
            return ()
        for i in range(start, min(start + OPENING_REACH, at)):
            if self.page.norm(i) in SPEAKERS | REPORTS:
                return self._phrase(i)
            if verb(self.page.norm(i)):
                return ()
        return ()

    def _phrase(self, i: int) -> Fillers:
        """Return the actor or the noun of a speaker that begins at token ``i``, behind words for what it gave out."""
        page, start = self.page, i
        while i - start < REPORT_REACH and page.norm(i) in REPORTS and self.board.at[i] is None:
            i += 1
        if i > start and page.norm(i) == "yang" and page.norm(i + 1).startswith("di") and verb(page.norm(i + 1)):
            i += 2 + (page.norm(i + 2) in {"oleh", "*"})
        found = self.board.at[i] if i < len(page.tokens) else None
        if found is not None and page.same_sentence(i, start):
            return (filler(page, found, "sources:named"),)
        if page.norm(i) not in SPEAKERS or not page.same_sentence(i, start):
            return ()
        last = min(noun_end(self.board, i), i + PHRASE_REACH)
        return self._apposition(last) or (RoleFiller(span=page.tokens.span(i, last), rule="sources:unnamed"),)

    def _apposition(self, last: int) -> Fillers:
        """Return the name behind a noun: "media pemerintah itu, National Agency, …"."""
        page, first = self.page, last + 2
        if page.norm(last + 1) != "," or not page.same_sentence(first, last) or not page.tokens.is_capital(first):
            return ()
        found = self.board.at[first]
        if found is not None:
            return (filler(page, found, "sources:named"),)
        end = first
        while page.same_sentence(end + 1, first) and page.tokens.is_capital(end + 1) and page.tokens.is_word(end + 1):
            end += 1
        closed = page.norm(end + 1) == "," and end > first
        return (RoleFiller(span=page.tokens.span(first, end), rule="sources:unnamed"),) if closed else ()

    def _passive(self, span: Span) -> Fillers:
        """Read "diklaim (oleh) X" before the figure in its sentence, or right behind it: "34 orang diyakini X tewas"."""
        inside = self.page.tokens.within(span)
        behind = inside.stop + (self.page.norm(inside.stop) in {"seperti", "sebagaimana"})
        if self.page.norm(behind) in TOLD_BY and (found := self._teller(behind)):
            return found
        for i in range(inside.start - 1, -1, -1):
            if not self.page.same_sentence(i, inside.start):
                return ()
            if self.page.norm(i) in TOLD_BY:
                return self._teller(i)
        return ()

    def _teller(self, i: int) -> Fillers:
        """Return who tells, behind the passive verb at token ``i``."""
        return self._phrase(i + 1 + (self.page.norm(i + 1) == "oleh"))


def _carried(page: Page, mention: Mention, told: list[Mention]) -> Fillers:
    """Return the source of the figure just before, where this one adds to it or takes it up: "tujuh lainnya", "ketiga"."""
    if not told or not isinstance(told[-1].value, Figure):
        return ()
    inside = page.tokens.within(mention.span)
    before = page.tokens.within(told[-1].span)
    near = page.sentence_at[inside.start] - page.sentence_at[before.start] <= 1
    if (
        page.norm(inside.stop - 1) in {"lain", "lainnya"}
        and "\n" in page.document.text[told[-1].span.end : mention.span.start]
    ):
        return ()
    opening = page.tokens_of(page.sentences[page.sentence_at[inside.start]]).start
    joined = any(page.norm(i) in CARRIED for i in inside) or page.norm(inside.start - 1) == "dari"
    adds = page.norm(opening) in ADDING or (page.norm(opening), page.norm(opening + 1)) == ("selain", "itu")
    takes_up = page.norm(opening) in TOLLS and page.norm(opening + 1) in POINTERS
    joined = (
        joined
        or adds
        or takes_up
        or _adds_up(page, opening, inside.start)
        or mention.rule in {"figures:part", "figures:shared"}
    )
    return told[-1].value.sources if near and joined else ()


def _adds_up(page: Page, opening: int, at: int) -> bool:
    """Tell whether a sentence takes up the one before to give a new total: "Hal itu menambah jumlah korban menjadi 12"."""
    points = page.norm(opening) in {"hal", "ini"} and page.norm(opening + (page.norm(opening) == "hal")) in POINTERS
    return points and page.norm(at - 1) == "menjadi"
