"""Who has spoken so far on a page, and whom "dia", "katanya" or "sumber itu" takes up."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.events.clauses import BREAKS, ONE_PERSON, verb
from saksi.events.insertions import titles
from saksi.events.parties import filler
from saksi.events.subjects import governed
from saksi.events.unlisted import POINTERS, named_behind, opener
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

Who = tuple[RoleFiller, ...]
DOCUMENTS = words("documents")
"""Papers and posts that speak for who issued them: "demikian pernyataan Hamas", "tulis memorandum tersebut"."""
OF_DOCUMENTS = words("of-documents")
_JOINT_PAPERS = words("joint-papers")
UTTERANCES = words("utterances")
OF_MANY = words("of-many") | {"para"}
_OPENING, _FAR = 8, 120
_ARTICLES = frozenset({"seorang", "para", "pihak", "sang"})
_INTRODUCING = _ARTICLES | {"salah", "satu", "seorang", "sebuah"}
_BEFORE_OPENER = frozenset({"dan", "itu", "ini", "tersebut", "selain", "si", "pun", "juga", "pak", "ibu"})
_GROUPS = frozenset({"armed-group", "organisation", "government-body", "party", "coalition", "international", "military"})


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody spoke between two characters: ``start`` where the words or the verb begin, ``end`` where both are over."""

    start: int
    end: int
    who: Who


class Turns:
    """The turns of a page in the order of finding."""

    def __init__(self, page: Page, board: Board, quoted: tuple[Span, ...]) -> None:
        self.page, self.board, self.quoted = page, board, quoted
        self.turns: list[Turn] = []
        self.titles = titles(page)

    def spoke(self, start: int, end: int, who: Who) -> None:
        """Remember that ``who`` spoke."""
        if who:
            self.turns.append(Turn(start, end, who))

    def antecedent(self, at: int, pronoun: str = "", *, goes_on: bool = False) -> Who:
        """Return who is meant before character ``at``: who spoke last, or who has come up since as a subject.

        Args:
            at: where the words begin that are said.
            pronoun: by which the speaker is taken up, if any.
            goes_on: whether the words add to those before ("tambahnya"): then it is who spoke last.

        """
        turn = self._last_turn(at, one=pronoun in ONE_PERSON)
        if turn is not None and goes_on and not self._is_body(turn.who):
            return turn.who
        since = turn.end if turn else 0
        taken_up = self._last_opener(at, since, pronoun)
        if taken_up is not None:
            return (filler(self.page, taken_up, "attribution:antecedent"),)
        unlisted = self._unlisted_opener(at, since) if pronoun != "mereka" else ()
        if unlisted:
            return unlisted
        if turn is not None:
            return (self._spokesman(turn) if pronoun in ONE_PERSON else ()) or turn.who
        person = self._before(at, ("person",))
        return (filler(self.page, person, "attribution:antecedent"),) if person else ()

    def went_before(self, at: int) -> Who:
        """Return who spoke in the sentence before token ``at``, or in the one before that."""
        page = self.page
        turn = self._last_turn(page.tokens.starts[at])
        index = page.sentence_at[at]
        if turn is None or index < 1:
            return ()
        return turn.who if turn.end > page.sentences[max(0, index - 2)].span.start else ()

    def _is_body(self, who: Who) -> bool:
        """Tell whether the only speaker is a state or a group, and not the person who holds an office there."""
        found = self.board.at_span(who[0].span) if len(who) == 1 else None
        return found is not None and found.kind in _GROUPS | {"state"} and found.first not in self.titles

    def _spokesman(self, turn: Turn) -> Who:
        """Return the person who spoke right before for the body that spoke last: "dia" is no state."""
        if not self._is_body(turn.who):
            return ()
        before = [other for other in self.turns if other.end <= turn.start]
        if not before:
            return ()
        who = max(before, key=lambda t: t.end).who
        body, person = self.board.at_span(turn.who[0].span), self.board.at_span(who[0].span)
        if body is None or person is None or len(who) > 1 or self._is_body(who) or body.country != person.country:
            return ()
        return who if body.country and person.kind not in {"media", "population"} else ()

    def _is_crowd(self, who: Who) -> bool:
        """Tell whether several people without a name speak: "para ahli", "beberapa pengamat", "warga Rafah"."""
        inside = self.page.tokens.within(who[0].span)
        found = self.board.at_span(who[0].span)
        many = {self.page.norm(inside.start), self.page.norm(inside.start - 1)} & OF_MANY
        return bool(many) or (found is not None and found.kind == "population")

    def _last_turn(self, at: int, *, one: bool = False) -> Turn | None:
        """Return the last turn before ``at``; where one reports another ("X mengatakan Y meyakini …"), the outer.

        With ``one`` it is that of a single speaker: "dia" is no crowd.
        """
        before = [turn for turn in self.turns if turn.start < at and not (one and self._is_crowd(turn.who))]
        if not before:
            return None
        last = max(before, key=lambda t: (t.end, -t.start))
        return next((t for t in before if t.start < last.start and t.end >= last.end), last)

    def _last_opener(self, at: int, since: int, pronoun: str) -> Found | None:
        """Return the actor that last opened a sentence behind ``since``: a person, or for "mereka" also a group."""
        page = self.page
        i = page.tokens.at(at - 1)
        while i >= 0 and page.tokens.starts[i] >= since:
            found = self.board.at[i]
            if found is None:
                i -= 1
                continue
            if self._takes_up(found, pronoun) and self._opens_sentence(found):
                return found
            i = found.first - 1
        return None

    def _unlisted_opener(self, at: int, since: int) -> Who:
        page = self.page
        index = page.sentence_at[max(0, page.tokens.at(at - 1))]
        while index >= 0 and page.sentences[index].span.start >= since:
            start = page.sentences[index].span.start
            if start < at and not any(span.start <= start + 1 < span.end for span in self.quoted):
                found = opener(self.board, page.tokens_of(page.sentences[index]))
                if found:
                    return found
            index -= 1
        return ()

    def _takes_up(self, found: Found, pronoun: str) -> bool:
        if pronoun == "mereka":
            return found.kind in _GROUPS
        return found.kind == "person" or (not pronoun and found.kind in _GROUPS)

    def _opens_sentence(self, found: Found) -> bool:
        """Tell whether an actor outside quotation marks opens its sentence and so can be taken up."""
        page = self.page
        index = page.sentence_at[found.first]
        if index < 0 or any(span.start <= page.tokens.starts[found.first] < span.end for span in self.quoted):
            return False
        before = range(page.tokens_of(page.sentences[index]).start, found.first)
        if len(before) > _OPENING or any(verb(page.norm(i)) and not page.tokens.is_capital(i) for i in before):
            return False
        return not governed(self.board, found) and not self._owned(found)

    def _owned(self, found: Found) -> bool:
        """Tell whether a person only owns what opens the sentence: "Jenazah Ani", "Anak buah Ani"."""
        page, i = self.page, found.first - 1
        if found.kind != "person" or not page.same_sentence(i, found.first):
            return False
        if i in self.titles or self.board.at[i] is not None:
            return False
        opens = not page.same_sentence(i - 1, i)
        plain = page.tokens.is_word(i) and (opens or not page.tokens.is_capital(i))
        return plain and page.norm(i) not in _BEFORE_OPENER | BREAKS | UTTERANCES and page.tokens.keys[i] not in DOCUMENTS

    # ---- whom a description takes up: "sumber itu", "pengadilan", "bunyi deklarasi tersebut" ----

    def described(self, first: int, at: int, *, person: bool) -> Who:
        """Return whom "sumber itu" takes up before character ``at``: of that name, else of that word, else who spoke last.

        Args:
            first: the first token of the description.
            at: where the words begin that are said.
            person: whether anybody who spoke may be meant, whatever they were called.

        """
        first += self.page.norm(first) in _ARTICLES
        return self.fuller(first, at) or self._introduced(first) or (self._last_person(at) if person else ())

    def fuller(self, first: int, at: int) -> Who:
        """Return the last speaker whose name begins with the word at token ``first``: "pengadilan" for "pengadilan Iran"."""
        page, noun = self.page, self.page.norm(first)
        for turn in reversed(self.turns):
            for who in turn.who if turn.start < at else ():
                inside = page.tokens.within(who.span)
                opening = inside[: 1 + (page.norm(inside.start) in _ARTICLES)]
                if (
                    len(inside) > (len(opening) if page.norm(inside.start) == "para" else 1)
                    and any(page.norm(i) == noun for i in opening)
                    and not self._pointed(inside.stop - 1)
                ):
                    return (who,)
        return ()

    def _pointed(self, last: int) -> bool:
        """Tell whether a pointer ends the phrase at token ``last`` or stands behind it: "sumber itu"."""
        page = self.page
        behind = page.same_sentence(last, last + 1) and page.norm(last + 1) in POINTERS
        return behind or page.norm(last) in POINTERS

    def _introduced(self, first: int) -> Who:
        """Return who was introduced by the word at token ``first``: "komandan itu" for "seorang komandan Rusia"."""
        page = self.page
        for i in range(first - 1, max(-1, first - _FAR), -1):
            if page.norm(i) == page.norm(first) and page.norm(i - 1) in _INTRODUCING and page.sentence_at[i] >= 0:
                found = self.board.at[i]
                named = named_behind(self.board, i, any_noun=True)
                return (filler(page, found, "attribution:introduced"),) if found is not None else named
        return ()

    def _group_since(self, at: int) -> Who:
        """Return the group that has come up since somebody spoke, whom "kelompok tersebut" takes up."""
        turn = self._last_turn(at)
        found = self._last_opener(at, turn.end if turn else 0, "mereka")
        return (filler(self.page, found, "attribution:antecedent"),) if found is not None else ()

    def _last_person(self, at: int) -> Who:
        """Return who spoke or came up last, unless it is an outlet or a state."""
        meant = self.antecedent(at, "dia") if self.turns else ()
        found = self.board.at_span(meant[0].span) if meant else None
        body = found is not None and (found.kind == "media" or (found.kind == "state" and found.first not in self.titles))
        return () if body else meant

    def issuer(self, noun: int, at: int) -> Who:
        """Return who speaks in "bunyi deklarasi tersebut": who gave it out, who spoke last, else the paper itself."""
        page, turn = self.page, self._last_turn(at)
        told = [
            i for i in range(noun)
            if page.tokens.keys[i] == page.tokens.keys[noun] and page.sentence_at[i] >= 0 and page.tokens.starts[i] < at
            and page.norm(i + 1) not in POINTERS
        ]  # fmt: skip
        since = [i for i in told if turn is None or page.tokens.starts[i] >= turn.end]
        owner = next((who for i in reversed(since or told[-1:]) if (who := self._issued_by(i))), ())
        if not owner and page.norm(noun) in _JOINT_PAPERS and page.norm(noun + 1) in POINTERS:
            return (RoleFiller(span=page.tokens.span(noun, noun + 1), rule="attribution:document"),)
        return owner or self.antecedent(at)

    def _issued_by(self, i: int) -> Who:
        """Return who gave out the paper at token ``i``: "rilis resmi Hamas", "pernyataan dari dewan itu"."""
        page, first = self.page, i + 1
        while page.norm(first) in OF_DOCUMENTS and page.same_sentence(first, i):
            first += 1
        first += page.norm(first) in {"dari", "oleh"}
        if not page.same_sentence(first, i):
            return ()
        found = self.board.at[first]
        return (filler(page, found, "attribution:issuer"),) if found is not None else named_behind(self.board, first)

    def _before(self, at: int, kinds: tuple[str, ...]) -> Found | None:
        return self.board.before(self.page.tokens.at(at - 1) + 1, kinds)
