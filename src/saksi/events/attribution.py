"""Attribution: who says what, by which words, and who relays it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from saksi.events.clauses import BREAKS, PREPOSITIONS, PRONOUNS, verb
from saksi.events.crowds import crowd_behind
from saksi.events.passives import PASSIVES, TENSE, read_passive
from saksi.events.quoting import around
from saksi.events.relays import cited_source, find_relays
from saksi.events.speakers import Speakers
from saksi.events.turns import UTTERANCES, Who
from saksi.events.unlisted import poster
from saksi.lexicon.entries import VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board
from saksi.model.events import Quote, Stance
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span, trim
from saksi.text.page import Page

MIN_CONTENT = 3
"""Words that a reported clause has at least."""
_TAG_REACH, _CLAUSE_REACH, THAT_REACH = 2, 8, 10
_MARKS = frozenset("\",.?!\\*'’")
_BEFORE_TAG = frozenset('",.')
_MARKS_BEFORE = frozenset({'"', "'", "‘", ",", ":", "“", "\\", "*", "bahwa", "-"})
_GAP = 6
"""Characters between two quotations that follow each other: marks and a line's end."""
_WORD = re.compile(r"\w")
_CONTENT_END = words("content-end")
_OTHER_VOICES = frozenset({"dikutip", "dilansir", "kata", "menurut", "sebagaimana", "seperti"})
_SAID_BY = words("passives-of-saying")
_ALLEGED_BY = words("alleged-by")
_HINTING = frozenset({"mengindikasikan", "mengisyaratkan", "menunjukkan"})
_PASSIVES = _SAID_BY | PASSIVES
_POINTING_BACK = frozenset({"demikian", "hal", "informasi", "itu", "kabar", "keterangan", "pernyataan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words that somebody is reported to have said, and who."""

    content: Span
    kind: str
    speakers: tuple[RoleFiller, ...]
    cue: Span | None
    stance: Stance
    rule: str


@dataclass(slots=True)
class Voices:
    """All speech of a page, and who relays each sentence.

    Attributes:
        speeches: what is said, in text order.
        relays: by sentence, who passes it on.
        pointing: by sentence, who it names as the source of the sentence before: "Hal itu disampaikan X".

    """

    speeches: list[Speech]
    relays: dict[int, list[RoleFiller]]
    pointing: dict[int, list[RoleFiller]]
    _around: dict[int, list[Speech]] = field(default_factory=dict)

    def quotes(self) -> tuple[Quote, ...]:
        """Return direct and reported speech in text order."""
        ordered = sorted(self.speeches, key=lambda s: (s.content.start, s.content.end))
        return tuple(
            Quote(
                span=s.content,
                kind="direct" if s.kind == "direct" else "indirect",
                speaker=s.speakers,
                cue=s.cue,
                rule=s.rule,
            )
            for s in ordered
        )

    def saying(self, span: Span) -> list[Speech]:
        """Return the speech that holds ``span``, the innermost first."""
        at = span.start
        if at not in self._around:
            around = [s for s in self.speeches if s.content.start <= at <= s.content.end]
            self._around[at] = sorted(around, key=lambda s: len(s.content))
        return self._around[at]

    def reaches(self, span: Span, at: int) -> bool:
        """Tell whether nobody's words hold ``span`` that do not also hold character ``at``."""
        return all(speech.content.contains(Span(at, at)) for speech in self.saying(span))


def find_voices(page: Page, board: Board) -> Voices:
    """Return who says what on a page."""
    finder = _Finder(page, board)
    finder.run()
    finder.speeches.sort(key=lambda s: s.content.start)
    return Voices(finder.speeches, find_relays(page, board, finder.verbs), finder.pointing)


class _Finder:
    def __init__(self, page: Page, board: Board) -> None:
        self.page, self.board = page, board
        self.speeches: list[Speech] = []
        self.pointing: dict[int, list[RoleFiller]] = {}
        self.verbs = [hit for hit in page.hits_of(VerbEntry) if not self._inside_alias(hit)]
        self.saying = {hit.first for hit in self.verbs if isinstance(hit.entry, VerbEntry) and hit.entry.kind == "say"}
        self.quoted = page.quoted
        self.who = Speakers(page, board, self.quoted)

    def _inside_alias(self, hit: Hit) -> bool:
        return self.board.at[hit.first] is not None

    def run(self) -> None:
        """Go through the page in reading order, so that "dia" and "katanya" can look back."""
        tokens = self.page.tokens
        steps: list[tuple[int, int, Hit | Span | int]] = [(tokens.starts[hit.first], 1, hit) for hit in self.verbs]
        steps.extend((span.start, 0, span) for span in self.quoted)
        if not _PASSIVES.isdisjoint(tokens.norms):
            steps.extend((tokens.starts[i], 1, i) for i, norm in enumerate(tokens.norms) if norm in _PASSIVES)
        for _, _, step in sorted(steps, key=lambda s: (s[0], s[1])):
            if isinstance(step, Span):
                self._quoted(step)
            elif isinstance(step, int):
                self._passive(step)
            elif not self._in_quotes(step.first):
                self._reported(step)

    def _passive(self, at: int) -> None:
        """Read the passive verb of saying at token ``at``: who says it, and what they said."""
        page = self.page
        if page.norm(at) in _SAID_BY:
            self._said_by(at)
        told = None if self._in_quotes(at) else read_passive(self.who, at)
        if told is None:
            return
        last = told.last if told.last is not None else self._content_end(told.first)
        if not page.same_sentence(told.first, at) or last - told.first + 1 < MIN_CONTENT:
            return
        content, cue = trim(page.document.text, page.tokens.span(told.first, last)), page.tokens.span(at, at)
        self.who.spoke(min(content.start, cue.start), max(content.end, cue.end), told.who)
        rule = f"attribution:passive:{page.norm(at)}"
        stance: Stance = "alleges" if page.norm(at) in _ALLEGED_BY else "asserts"
        self.speeches.append(Speech(content=content, kind="indirect", speakers=told.who, cue=cue, stance=stance, rule=rule))

    def _said_by(self, at: int) -> None:
        """Read the passive verb of saying at token ``at``: "Hal itu disampaikan X", "Demikian ditegaskan X"."""
        page = self.page
        who = self.who.agent_behind(at)
        self.who.spoke(page.tokens.starts[at], page.tokens.ends[at], who)
        index = page.sentence_at[at]
        if who and index >= 0 and page.norm(page.tokens_of(page.sentences[index]).start) in _POINTING_BACK:
            self.pointing.setdefault(index, []).extend(who)

    # ---- reported speech: "X mengatakan (bahwa) …", "…, kata X", "menurut X, …" outside quotation marks ----

    def _reported(self, hit: Hit) -> None:
        assert isinstance(hit.entry, VerbEntry)
        if hit.entry.kind == "say":
            self._said_before(hit, hit.entry)
        elif hit.entry.kind == "tag":
            self._tagged(hit, hit.entry)
        elif hit.entry.kind == "according":
            self._according(hit, hit.entry)

    def _in_quotes(self, i: int) -> bool:
        at = self.page.tokens.starts[i]
        return any(span.start <= at < span.end for span in self.quoted)

    def _said_before(self, hit: Hit, entry: VerbEntry) -> None:
        page = self.page
        start = self._that(hit.last + 1)
        speakers = self.who.subject_of(hit.first) or self.who.crowd(hit.first)
        if page.norm(hit.first) in _HINTING and self._is_utterance(speakers):
            return
        if speakers:
            self.who.said[hit.first] = speakers
            self.who.spoke(page.tokens.starts[hit.first], page.tokens.ends[hit.last], speakers)
        if entry.needs_that and page.norm(start) not in {"bahwa", ",", ":"} and not self._is_clause(start):
            return
        while page.same_sentence(start, hit.first) and page.norm(start) in {"bahwa", ",", ":", "kalau", "jika"}:
            start += 1
        if not page.same_sentence(start, hit.first) or page.norm(start) == '"':
            return
        if speakers:
            speakers = cited_source(self.board, self.verbs, hit.first) or speakers
            self._add(start, self._content_end(start), speakers, hit, entry, "attribution:verb")

    def _is_utterance(self, speakers: Who) -> bool:
        """Tell whether not somebody but their words are the subject: "Ucapan Rio ini mengisyaratkan bahwa …"."""
        firsts = [self.page.tokens.within(s.span).start for s in speakers]
        return any(self.page.norm(i - 1) in UTTERANCES | {"pernyataan"} for i in firsts)

    def _is_clause(self, start: int) -> bool:
        """Tell whether a clause begins at token ``start``: "mengumumkan telah …", "menyampaikan X telah …"."""
        page = self.page
        found = self.board.at[start] if start < len(self.board.at) else None
        behind = found.last + 1 if found is not None else start + (page.norm(start) in PRONOUNS)
        return page.norm(behind) in TENSE and page.same_sentence(behind, start - 1)

    def _that(self, start: int) -> int:
        """Return the token of "bahwa" behind to whom or when it is said: "… kepada wartawan pada Selasa bahwa"."""
        page = self.page
        if page.norm(start) in {"kepada", "pada", "di", "dalam", "lewat", "melalui"}:
            for i in range(start, start + THAT_REACH):
                if page.norm(i) == "bahwa" and page.same_sentence(i, start):
                    return i
        return start

    def _tagged(self, hit: Hit, entry: VerbEntry) -> None:
        """Read "…, kata X" outside quotation marks: the content stands before."""
        page = self.page
        if page.norm(hit.first - 1) not in {",", '"', "."} or not page.same_sentence(hit.first - 1, hit.first):
            return
        speakers = self.who.behind(hit)
        first = page.tokens_of(page.sentences[page.sentence_at[hit.first]]).start
        before_quote = any(
            span.start >= page.tokens.starts[first] and span.end <= page.tokens.starts[hit.first] for span in self.quoted
        )
        if speakers and not before_quote:
            self._add(first, self._past_insertion(hit, speakers), speakers, hit, entry, "attribution:tag")

    def _according(self, hit: Hit, entry: VerbEntry) -> None:
        page = self.page
        speakers = self.who.behind(hit) or crowd_behind(self.board, hit.last + 1)
        if not speakers:
            return
        sentence = page.tokens_of(page.sentences[page.sentence_at[hit.first]])
        behind = max(page.tokens.at(max(s.span.end for s in speakers) - 1), hit.last + 1) + 1
        while behind < sentence.stop and page.norm(behind) != ",":
            behind += 1
        if hit.first - sentence.start <= 4 and behind < sentence.stop - MIN_CONTENT:
            self._add(behind + 1, sentence.stop - 1, speakers, hit, entry, "attribution:menurut")
        else:
            self._add(sentence.start, self._past_insertion(hit, speakers), speakers, hit, entry, "attribution:menurut")

    def _past_insertion(self, hit: Hit, speakers: Who) -> int:
        """Return the last token of what is said around a tag: to the sentence's end in "Ani, kata dia, tewas di Rafah"."""
        page = self.page
        behind = page.tokens.at(max(max(s.span.end for s in speakers) - 1, page.tokens.starts[hit.last])) + 1
        behind = max(behind, hit.last + 1) + (page.norm(behind) in PRONOUNS)
        comma = page.norm(hit.first - 1) == ","
        if page.norm(hit.first - 1) == "yang":
            return hit.first - 1
        if not page.same_sentence(behind + 1, hit.first) or (page.norm(behind) == ",") != comma:
            return hit.first - 1
        ends = BREAKS | PREPOSITIONS | _CONTENT_END | _OTHER_VOICES | {"dan", "yang", '"', "kepada"}
        going_on = page.norm(behind + comma) not in ends
        return self._content_end(behind + comma) if going_on else hit.first - 1

    def _content_end(self, start: int) -> int:
        """Return the last token of what is reported: the sentence's end, or before another voice joins in."""
        page = self.page
        i = start
        while page.same_sentence(i + 1, start):
            following_norm = page.norm(i + 1)
            if following_norm == "," and page.norm(i + 2) in _CONTENT_END | _OTHER_VOICES:
                return i
            if following_norm in {'"'} and page.norm(i) in {",", ":"}:
                return i - 1
            if following_norm in {"dan", "serta"} and i + 2 in self.saying:
                return i
            i += 1
        return i

    def _add(self, first: int, last: int, speakers: tuple[RoleFiller, ...], hit: Hit, entry: VerbEntry, rule: str) -> None:
        page = self.page
        while last > first and page.norm(last) in {".", ",", '"', "?", "!", ":"}:
            last -= 1
        self.who.spoke(
            page.tokens.starts[min(first, hit.first)], max(page.tokens.ends[last], page.tokens.ends[hit.last]), speakers
        )
        if last - first + 1 < MIN_CONTENT:
            return
        self.speeches.append(
            Speech(
                content=trim(page.document.text, page.tokens.span(first, last)),
                kind="indirect",
                speakers=speakers,
                cue=page.tokens.span(hit.first, hit.last),
                stance=entry.stance,
                rule=f"{rule}:{page.norm(hit.first)}",
            )
        )

    # ---- direct speech ----

    def _quoted(self, span: Span) -> None:
        """Give a quotation its speaker: behind it, before it in its sentence, or the one who is meant by saying nothing."""
        page = self.page
        inside = page.tokens.within(span)
        speakers, hit = self._speaker_after(span, inside.stop)
        rule = "attribution:quote"
        if not speakers and not self._joined(span):
            speakers, hit = self._speaker_before(inside.start)
        if not speakers:
            speakers, hit = self._carried(span), None
            rule = "attribution:carried"
        stance: Stance = hit.entry.stance if hit is not None and isinstance(hit.entry, VerbEntry) else "asserts"
        cue = page.tokens.span(hit.first, hit.last) if hit else None
        self.who.spoke(span.start, max(span.end, cue.end if cue else 0), speakers)
        self.speeches.append(Speech(content=span, kind="direct", speakers=speakers, cue=cue, stance=stance, rule=rule))

    def _joined(self, span: Span) -> bool:
        """Tell whether a quotation follows another right away: its speaker is the same."""
        text = self.page.document.text
        return any(
            0 < span.start - other.end <= _GAP and not _WORD.search(text, other.end, span.start) for other in self.quoted
        )

    def _carried(self, span: Span) -> Who:
        """Return the speaker of a quotation without a tag: who spoke right before, else who speaks right behind."""
        text = self.page.document.text
        behind = [other for other in self.quoted if 0 < other.start - span.end <= _GAP]
        if behind and not self._joined(span) and not _WORD.search(text, span.end, behind[0].start):
            speakers, _ = self._speaker_after(behind[0], self.page.tokens.within(behind[0]).stop)
            if speakers:
                return speakers
        return self.who.antecedent(span.start, goes_on=self._joined(span))

    def _speaker_after(self, span: Span, i: int) -> tuple[Who, Hit | None]:
        """Read the tag or the clause behind a closing mark: '…," kata X', '…," Reuters melaporkan', '…," ia menambahkan'."""
        page = self.page
        while page.norm(i) in _MARKS and i < len(page.tokens):
            i += 1
        if i >= len(page.tokens) or page.sentence_at[i] < 0:
            return (), None
        comma = "," in page.document.text[span.end : page.tokens.starts[i]]
        for hit in self.verbs:
            assert isinstance(hit.entry, VerbEntry)
            if hit.first < i:
                continue
            if hit.first > i + _CLAUSE_REACH:
                break
            if hit.first <= i + _TAG_REACH and hit.entry.kind == "tag" and self._continues(i, hit.first):
                return self.who.behind(hit, span), hit
            if hit.first == i and hit.entry.kind == "according" and comma:
                return self.who.behind(hit, span, any_noun=True), hit
            if hit.entry.kind == "say" and comma and self.who.is_clause(i, hit.first):
                return self.who.opening(i, hit.first, span), hit
        closed = comma or page.document.text[span.end - 1] in "?!"
        bare = closed and not page.tokens.is_capital(i) and page.norm(i) not in PREPOSITIONS | BREAKS | PRONOUNS
        return (self.who.right_behind(i, span) if bare and not verb(page.norm(i)) else ()), None

    def _continues(self, i: int, at: int) -> bool:
        """Tell whether the words from ``i`` to ``at`` go on in lower case behind the quotation."""
        page = self.page
        return at - i <= 1 and not page.tokens.is_capital(i) and page.sentence_at[i] >= 0

    def _speaker_before(self, i: int) -> tuple[Who, Hit | None]:
        """Read the verb before an opening mark: 'X mengatakan, "…"', or a tag between two halves."""
        page = self.page
        start = i - 1
        while start > 0 and page.norm(start) in _MARKS_BEFORE:
            start -= 1
        posted = poster(self.who.board, start)
        if posted or not page.same_sentence(start, i):
            return posted, None
        before = [
            hit for hit in self.verbs
            if hit.last <= start and page.same_sentence(hit.first, start) and not self._in_quotes(hit.first)
        ]  # fmt: skip
        for hit in reversed(before):
            assert isinstance(hit.entry, VerbEntry)
            speakers: Who = ()
            if hit.entry.kind == "according" or (hit.entry.kind == "tag" and page.norm(hit.first - 1) in _BEFORE_TAG):
                speakers = self.who.behind(hit, any_noun=True)
            elif hit.entry.kind == "say" and not (page.norm(hit.first) == "menunjukkan" and hit is not before[0]):
                speakers = self.who.subject_of(hit.first, any_noun=True)
            if speakers:
                return speakers, hit
        return self._by_passive(start) or around(self.who, start + 1), None

    def _by_passive(self, start: int) -> Who:
        """Return who says what stands behind "bahwa": 'ditambahkan sumber itu bahwa desa itu "…"'."""
        page = self.page
        for i in range(start, -1, -1):
            if not page.same_sentence(i, start):
                return ()
            if page.norm(i) in _SAID_BY:
                that = any(page.norm(j) == "bahwa" for j in range(i + 1, start + 1))
                return self.who.agent_behind(i) if that else ()
        return ()
