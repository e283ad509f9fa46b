"""Who speaks: the subject of a saying verb, the name behind a tag, and whom "katanya" takes up."""

from __future__ import annotations

from saksi.events.clauses import AUXILIARIES, BREAKS, PREPOSITIONS, PRONOUNS, following, verb
from saksi.events.crowds import crowd
from saksi.events.insertions import head_end
from saksi.events.parties import filler
from saksi.events.relays import CITING
from saksi.events.subjects import governed, subject
from saksi.events.turns import DOCUMENTS, OF_DOCUMENTS, UTTERANCES, Turns, Who
from saksi.events.unlisted import POINTERS, first_name, named_before, named_behind, person_behind
from saksi.lexicon.entries import ClassWord, VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

_FROM = frozenset({"dari", "oleh"})
_ADDING = words("adding")
_ASKING = words("asking")
_THROUGH = frozenset({"lewat", "melalui"})
_JOINING = frozenset({"dan", "serta", "seraya", "sambil", "sembari"})
_AT = frozenset({"di", "dari", "untuk", "pada"})
_REACH = 12


class Speakers(Turns):
    """Finds who speaks on a page, and remembers it."""

    def __init__(self, page: Page, board: Board, quoted: tuple[Span, ...]) -> None:
        super().__init__(page, board, quoted)
        self.said: dict[int, Who] = {}
        self.unnamed: dict[int, RoleFiller] = {}
        self.offices: set[int] = set()
        self.outlets: set[int] = set()
        self._read_classes()

    def _read_classes(self) -> None:
        """Note where unnamed speakers ("saksi mata"), offices and words for outlets stand."""
        for hit in self.page.hits_of(ClassWord):
            assert isinstance(hit.entry, ClassWord)
            word = hit.entry.class_id
            if word == "unnamed-speaker" and self.board.at[hit.first] is None:
                who = RoleFiller(span=self.page.tokens.span(hit.first, hit.last), rule="attribution:unnamed")
                self.unnamed.update(dict.fromkeys(range(hit.first, hit.last + 1), who))
            elif word == "office":
                self.offices.update(range(hit.first, hit.last + 1))
            elif word == "outlet-noun":
                self.outlets.add(hit.first)

    # ---- the subject of a saying verb ----

    def subject_of(self, at: int, *, any_noun: bool = False) -> Who:
        """Return the subject of the saying verb at token ``at``: an actor, an unnamed speaker, whom a pronoun means.

        A name that no finder knows is taken by its place before the verb; with ``any_noun`` also "yayasan itu".
        """
        page = self.page
        shared = self._shared(at)
        if shared:
            return shared
        between_commas = self._between_commas(at) if page.norm(at - 1) == "," else ()
        if between_commas:
            return between_commas
        through = self._through(at)
        if through:
            return through
        end = head_end(self.board, at, self.titles)
        head = (self._appositive(end, at) or self._head_at(end)) if end is not None else ()
        if head:
            return head
        found = subject(self.board, at) or self._relative_head(at)
        asking = self._asking(found, at)
        if asking is not None:
            return self.subject_of(asking, any_noun=any_noun)
        named = tuple(filler(page, f, "attribution:subject") for f in found if f.kind != "media" or len(found) == 1)
        pronoun = self._pronoun_before(at)
        unnamed = self._unnamed_before(at)
        if unnamed and (not named or unnamed.span.start > named[-1].span.start):
            pointed = self._pointed(page.tokens.within(unnamed.span).stop - 1)
            return (pointed and self._meant((unnamed,), page.tokens.starts[at])) or (unnamed,)
        if pronoun is not None and (not named or pronoun > named[-1].span.start):
            return self.antecedent(page.tokens.starts[at], page.tokens.surface(page.tokens.at(pronoun)).lower())
        return named or self._meant(named_before(self.board, at, any_noun=any_noun), page.tokens.starts[at])

    def crowd(self, at: int) -> Who:
        """Return the people without a name who are the subject of the verb at token ``at``: "Dua pemberontak mengatakan"."""
        return self._meant(crowd(self.board, at), self.page.tokens.starts[at])

    def _appositive(self, end: int, at: int) -> Who:
        """Return the person named behind an office at a body: "Pengamat X untuk Y, duta besar Ani Uji, mengatakan"."""
        head, other = self.board.at[end], self.board.at[at - 2]
        if other is None or other.kind != "person" or governed(self.board, other) or (head and head.kind == "person"):
            return ()
        return () if first_name(self.board, end) else (filler(self.page, other, "attribution:subject"),)

    def _head_at(self, end: int) -> Who:
        """Return the speaker whose last word is token ``end``, before insertions: "Ani, seorang guru, mengatakan"."""
        page, found = self.page, self.board.at[end]
        if found is not None and not governed(self.board, found):
            return (filler(page, found, "attribution:subject"),)
        named = first_name(self.board, end) or named_before(self.board, end + 1)
        unnamed = () if named else self._unnamed_before(end + 1)
        return named or ((unnamed,) if unnamed else named_before(self.board, end + 1, any_noun=True))

    def _relative_head(self, at: int) -> list[Found]:
        """Return who is told of by "yang" before the saying verb, whatever acts on them: "dikecam Ani yang menuduh"."""
        page, i = self.page, at - 1
        while page.norm(i) in AUXILIARIES:
            i -= 1
        i -= page.norm(i) == "yang" and page.norm(i - 1) == ","
        found = self.board.at[i - 1] if page.norm(i) in {"yang", ","} and page.same_sentence(i - 1, at) else None
        return [found] if found is not None and found.kind == "person" else []

    def _through(self, at: int) -> Who:
        """Return the person through whom a body speaks: "India, melalui Perdana Menteri Ani Uji, menyebut"."""
        page, other = self.page, self.board.at[at - 2]
        if page.norm(at - 1) != "," or other is None or other.kind != "person" or not page.same_sentence(other.first, at):
            return ()
        i = other.first - 1
        while i in self.titles:
            i -= 1
        through = page.norm(i) in _THROUGH and page.norm(i - 1) == ","
        return (filler(page, other, "attribution:through"),) if through else ()

    def _asking(self, found: list[Found], at: int) -> int | None:
        """Return the verb whose object is asked to speak: "meminta" in "X meminta Y menyebutkan"."""
        if not found or found[-1].last != at - 1:
            return None
        i = found[0].first - 1
        while i in self.titles:
            i -= 1
        return i if self.page.norm(i) in _ASKING and self.page.same_sentence(i, at) else None

    def _shared(self, at: int) -> Who:
        """Return the subject of the saying verb that "dan", "seraya" joins this one to: "X menyatakan … dan menambahkan"."""
        page, i = self.page, at - 1
        while page.norm(i) in AUXILIARIES:
            i -= 1
        if page.norm(i) not in _JOINING or not page.same_sentence(i, at):
            return ()
        verbs = [j for j in self.said if j < at and page.same_sentence(j, at)]
        return self.said[max(verbs)] if verbs else ()

    def _between_commas(self, at: int) -> Who:
        """Return the person named in an apposition: "Anak Uji, Ani Uji, mengatakan"."""
        found = self.board.at[at - 2]
        if found is None:
            return named_before(self.board, at)
        alone = (
            found.kind == "person" and self.page.norm(found.first - 1) == "," and self.page.same_sentence(found.first, at)
        )
        return (filler(self.page, found, "attribution:subject"),) if alone else ()

    def _pronoun_before(self, at: int) -> int | None:
        """Return where the pronoun subject right before a verb stands."""
        page = self.page
        for i in range(at - 1, max(-1, at - 8), -1):
            if not page.same_sentence(i, at):
                return None
            if page.norm(i) in PRONOUNS:
                return page.tokens.starts[i]
            if verb(page.norm(i)) or page.norm(i) in {",", "yang"}:
                return None
        return None

    def _unnamed_before(self, at: int) -> RoleFiller | None:
        """Return "saksi mata", "seorang sumber …" standing as the subject before a verb."""
        page = self.page
        for i in range(at - 1, max(-1, at - 9), -1):
            if not page.same_sentence(i, at) or self.board.at[i] is not None:
                return None
            if i in self.unnamed:
                return self.unnamed[i]
            if verb(page.norm(i)) or page.norm(i) in BREAKS:
                return None
        return None

    # ---- who stands behind a tag: "kata X", "menurut X", "demikian pernyataan X" ----

    def behind(self, hit: Hit, said: Span | None = None, *, any_noun: bool = False) -> Who:
        """Return the speaker behind a tag or "menurut": "kata juru bicara itu", "katanya", "ujar dia".

        Args:
            hit: the tag.
            said: the quotation before the tag; nobody named in it is meant by "katanya".
            any_noun: whether a noun phrase without a name will do; behind a tag it always does.

        """
        page = self.page
        at = said.start if said else page.tokens.starts[hit.first]
        after = page.norm(hit.last + 1)
        if said is None and page.norm(hit.first - 1) == "," and page.same_sentence(hit.first - 1, hit.first):
            at = page.sentences[page.sentence_at[hit.first]].span.start
        if page.tokens.norms[hit.last].endswith("nya") or after in PRONOUNS:
            said_by = after if after in PRONOUNS else "dia"
            return self.antecedent(at, said_by, goes_on=page.tokens.keys[hit.last] in _ADDING)
        first = self._past_documents(hit)
        if first is not None and (page.norm(first) in POINTERS or not page.same_sentence(first, hit.last)):
            return self.issuer(first - 1, at)
        through = _FROM if first is not None else frozenset[str]()
        named = following(self.board, (first or hit.last + 1) - 1, through=through, reach=_REACH, past_commas=True)
        unnamed = self._unnamed_behind(hit, named[0].first if named else len(page.tokens))
        if unnamed is not None:
            stop = page.tokens.within(unnamed.span).stop
            beside = named if named and all(page.tokens.is_word(i) for i in range(stop, named[0].first)) else []
            return self._name_of(beside) or self._meant((unnamed,), at)
        if named:
            return self._named(named, at, of_document=first is not None)
        tag = isinstance(hit.entry, VerbEntry) and hit.entry.kind == "tag"
        who = named_behind(self.board, first or hit.last + 1, any_noun=tag or any_noun, through=through)
        who = (who and self._past_place(page.tokens.within(who[0].span).stop)) or who
        return self._meant(who, at) if first is None else who

    def _named(self, named: list[Found], at: int, *, of_document: bool) -> Who:
        page, best = self.page, self._beside(named) or self._person_of(named)
        if best.kind == "media":
            return self._cited(best) or (filler(page, best, "attribution:tag"),)
        if self._pointed(best.last) and not of_document:
            taken_up = self.described(self._opening_of(best), at, person=best.kind == "person" or self._holds_office(best))
            taken_up = taken_up or (self._group_since(at) if best.rule.startswith("descriptions") else ())
            known = any(one.actor_id for one in taken_up)
            return taken_up if known else (filler(page, best, "attribution:tag"),)
        return (best is named[0] and person_behind(self.board, best)) or (filler(page, best, "attribution:tag"),)

    def _past_place(self, i: int) -> Who:
        """Return the person named behind an office and where it is held: "kata dosen di Universitas Uji Ani Uji."."""
        page = self.page
        if page.norm(i) not in _AT or not page.same_sentence(i, i - 1):
            return ()
        body = self.board.at[i + 1] if i + 1 < len(self.board.at) else None
        other = self.board.at[body.last + 1] if body is not None and body.last + 1 < len(self.board.at) else None
        person = other is not None and other.kind == "person" and page.same_sentence(other.first, i)
        return (filler(page, other, "attribution:tag"),) if other is not None and person else ()

    def _beside(self, named: list[Found]) -> Found | None:
        """Return the name beside a description: "operator energi Ukraina, Energoatom,", "Kepala Polisi Rafah Ani Uji"."""
        page, first = self.page, named[0]
        other = self.board.at[first.last + 1] if first.last + 1 < len(self.board.at) else None
        if other is not None and other.rule.startswith("encoder") and first.first in self.titles and first.kind != "person":
            return other if page.same_sentence(other.first, first.last) else None
        if len(named) != 2 or "person" in {first.kind, named[1].kind} or first.first - 1 in self.titles:
            return None
        commas = page.norm(named[1].first - 1) == "," and page.norm(named[1].last + 1) == ","
        described = page.tokens.is_word(first.first - 1) and not page.tokens.is_capital(first.first - 1)
        bare = any(hit.last == first.first - 1 for hit in page.hits_of(VerbEntry))
        return named[1] if commas and described and not bare else None

    def _name_of(self, named: list[Found]) -> Who:
        """Return the name that stands behind an unnamed speaker: "kata analis politik Israel Ani Uji"."""
        if named and named[0].kind == "person":
            return (filler(self.page, named[0], "attribution:tag"),)
        if named and self.page.norm(named[0].last + 1) != ",":
            other = self.board.at[named[0].last + 1] if named[0].last + 1 < len(self.board.at) else None
            if other is not None and other.kind == "person" and self.page.same_sentence(other.first, named[0].last):
                return (filler(self.page, other, "attribution:tag"),)
            return person_behind(self.board, named[0])
        return ()

    def _opening_of(self, found: Found) -> int:
        """Return the first token of the noun phrase that ends in a mention: "utusan Presiden Rio itu"."""
        i = found.first
        while self.page.same_sentence(i - 1, found.first) and i - 1 in self.titles:
            i -= 1
        return i

    def _holds_office(self, found: Found) -> bool:
        return found.kind not in {"media", "population"} and self._opening_of(found) in self.titles

    def _meant(self, who: Who, at: int) -> Who:
        """Return the person that a bare office or "wanita itu" takes up, else ``who``."""
        if not who:
            return who
        inside = self.page.tokens.within(who[0].span)
        pointed = self._pointed(inside.stop - 1)
        bare = self.offices.issuperset(inside) and self.page.norm(inside.stop) != "yang"
        if not pointed and not bare:
            return (len(inside) == 1 and self.fuller(inside.start, at)) or who
        meant = self.described(inside.start, at, person=True)
        return meant if any(one.actor_id for one in meant) or (meant and not pointed) else who

    def agent_behind(self, at: int) -> Who:
        """Return by whom something is said: "hal itu disampaikan (oleh) juru bicara TNI, Rio Uji"."""
        if self.page.norm(at + 1) == ",":
            return ()
        named = following(self.board, at, through=_FROM, reach=_REACH, past_commas=True)
        if not named:
            return named_behind(self.board, at + 1, through=_FROM)
        best = self._person_of(named)
        if best.kind == "media" and (cited := self._cited(best)):
            return cited
        return (best is named[0] and person_behind(self.board, best)) or (filler(self.page, best, "attribution:said-by"),)

    def is_clause(self, i: int, at: int) -> bool:
        """Tell whether the words from token ``i`` are the subject of the saying verb at token ``at``."""
        page = self.page
        if at == i or not page.same_sentence(i, at) or page.norm(i) in PREPOSITIONS | BREAKS | {"yang", "dan"}:
            return False
        between = [j for j in range(i, at) if self.board.at[j] is None]
        return not any(page.norm(j) == "," or (verb(page.norm(j)) and page.norm(j) not in AUXILIARIES) for j in between)

    def opening(self, i: int, at: int, said: Span) -> Who:
        """Return the subject of the clause behind a quotation: '…," Reuters melaporkan', '…," ia menambahkan'."""
        found = self.board.at[i]
        if found is not None:
            return (filler(self.page, found, "attribution:subject"),)
        if self.page.norm(i) in PRONOUNS:
            return self.antecedent(said.start, self.page.norm(i))
        return self.subject_of(at, any_noun=True)

    def right_behind(self, i: int, said: Span) -> Who:
        """Return the actor right behind a bare word that follows a quotation: '…," desak Kemlu', '…," tuntut dia'."""
        page = self.page
        after = page.norm(i + 1)
        if page.norm(i).endswith("nya") or (after in PRONOUNS and page.same_sentence(i, i + 1)):
            return self.antecedent(said.start, after if after in PRONOUNS else "dia")
        found = self.board.at[i + 1] if i + 1 < len(self.board.at) and self.board.at[i] is None else None
        inside = found is not None and found.first == i + 1 and found.kind != "population"
        return (filler(page, found, "attribution:tag"),) if found is not None and inside else ()

    def _past_documents(self, hit: Hit) -> int | None:
        """Return the first token behind "(demikian) bunyi pernyataan resmi", ``None`` where no document is named."""
        page, i = self.page, hit.last + 1
        if page.norm(i) in UTTERANCES and page.norm(i + 1) == "dari":
            return i + 1
        while page.same_sentence(i, hit.last) and (page.norm(i) in DOCUMENTS or page.norm(i) in OF_DOCUMENTS):
            i += 1
        return i if any(page.tokens.keys[j] in DOCUMENTS for j in range(hit.first, i)) else None

    def _unnamed_behind(self, hit: Hit, before: int) -> RoleFiller | None:
        page = self.page
        for i in range(hit.last + 1, min(hit.last + 7, len(page.tokens))):
            if not page.same_sentence(i, hit.last) or page.norm(i) in {",", ".", "kepada"}:
                return None
            if i in self.unnamed and i < before:
                return self._handle(i) or self.unnamed[i]
        return None

    def _handle(self, i: int) -> RoleFiller | None:
        """Return the account of an unnamed speaker: "tulis seorang warganet @ani"."""
        at = next((j for j in range(i, i + 4) if self.page.norm(j) == "@" and self.page.same_sentence(j, i)), None)
        who = named_behind(self.board, at) if at is not None else ()
        return who[0] if who else None

    def _cited(self, outlet: Found) -> Who:
        """Return whom an outlet behind a tag cites: "demikian laporan NBC, mengutip pejabat senior"."""
        page, i = self.page, outlet.last + 1
        i += page.norm(i) == ","
        given_out = page.norm(i) == "dari" and page.norm(i + 1) in DOCUMENTS
        if (page.norm(i) not in CITING and not given_out) or not page.same_sentence(i, outlet.last):
            return ()
        named = following(self.board, i, through=_FROM, reach=_REACH)
        if named:
            return tuple(filler(page, found, "attribution:cited") for found in named)
        return named_behind(self.board, i + 1, any_noun=True, through=_FROM | DOCUMENTS)

    def _person_of(self, named: list[Found]) -> Found:
        """Prefer the person over the body named before: "kata juru bicara Hamas, Sami Abu Zuhri"."""
        first, page = named[0], self.page
        if first.kind == "person":
            return first
        for i in range(first.last + 1, min(first.last + 9, len(page.tokens))):
            other = self.board.at[i]
            if (
                not page.same_sentence(i, first.last)
                or page.norm(i) in {"kepada", "dalam", "pada", "yang", ";"}
                or (verb(page.norm(i)) and page.norm(i) != "bernama")
            ):
                break
            if other is not None and other.kind == "person":
                return other
            if other is not None and other is not first and other.kind == "media":
                near = range(first.first - _REACH, first.last + 1)
                named_outlet = page.norm(other.first - 1) == "," and not self.outlets.isdisjoint(near)
                return other if named_outlet else first
            if other is not None and other.first == first.last + 1 and first.kind == "population":
                return other
        return first
