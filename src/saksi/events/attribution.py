"""Attribution: who says what, by which words, and who relays it."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.events.clauses import BREAKS, PRONOUNS, following, verb
from saksi.events.relays import cited_source, filler, find_relays
from saksi.events.subjects import subject
from saksi.lexicon.entries import ClassWord, VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.model.events import Quote, Stance
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span, trim
from saksi.text.page import Page

MIN_CONTENT = 3
"""Words that a reported clause has at least."""
_TAG_REACH, THAT_REACH = 2, 10
_CONTENT_END = words("content-end")


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
    """All speech of a page, and who relays each sentence."""

    speeches: list[Speech]
    relays: dict[int, list[RoleFiller]]

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
        around = [s for s in self.speeches if s.content.contains(Span(span.start, span.start))]
        return sorted(around, key=lambda s: len(s.content))

    def reaches(self, span: Span, at: int) -> bool:
        """Tell whether nobody's words hold ``span`` that do not also hold character ``at``."""
        return all(speech.content.contains(Span(at, at)) for speech in self.saying(span))


def find_voices(page: Page, board: Board) -> Voices:
    """Return who says what on a page."""
    finder = _Finder(page, board)
    finder.run()
    finder.speeches.sort(key=lambda s: s.content.start)
    return Voices(finder.speeches, find_relays(page, board, finder.verbs))


class _Finder:
    def __init__(self, page: Page, board: Board) -> None:
        self.page, self.board = page, board
        self.speeches: list[Speech] = []
        self.verbs = [hit for hit in page.hits_of(VerbEntry) if not self._inside_alias(hit)]
        self.quoted = page.quoted
        self.unnamed = _unnamed_speakers(page, board)

    def _inside_alias(self, hit: Hit) -> bool:
        return self.board.at[hit.first] is not None

    def run(self) -> None:
        """Go through the page in reading order, so that "dia" and "katanya" can look back."""
        steps: list[tuple[int, int, Hit | Span]] = [(self.page.tokens.starts[hit.first], 1, hit) for hit in self.verbs]
        steps.extend((span.start, 0, span) for span in self.quoted)
        for _, _, step in sorted(steps, key=lambda s: (s[0], s[1])):
            if isinstance(step, Span):
                self._quoted(step)
            elif not self._in_quotes(step.first):
                self._reported(step)

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
        if entry.needs_that and page.norm(start) not in {"bahwa", ",", ":"}:
            return
        while page.same_sentence(start, hit.first) and page.norm(start) in {"bahwa", ",", ":", "kalau", "jika"}:
            start += 1
        if not page.same_sentence(start, hit.first) or page.norm(start) == '"':
            return
        speakers = self._subject(hit.first)
        if speakers:
            speakers = cited_source(self.board, self.verbs, hit.first) or speakers
            self._add(start, self._content_end(start), speakers, hit, entry, "attribution:verb")

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
        speakers = self._behind(hit)
        first = page.tokens_of(page.sentences[page.sentence_at[hit.first]]).start
        before_quote = any(
            span.start >= page.tokens.starts[first] and span.end <= page.tokens.starts[hit.first] for span in self.quoted
        )
        if speakers and not before_quote:
            self._add(first, hit.first - 1, speakers, hit, entry, "attribution:tag")

    def _according(self, hit: Hit, entry: VerbEntry) -> None:
        page = self.page
        speakers = self._behind(hit)
        if not speakers:
            return
        sentence = page.tokens_of(page.sentences[page.sentence_at[hit.first]])
        end = page.tokens.at(max(s.span.end for s in speakers) - 1)
        behind = end + 1
        while behind < sentence.stop and page.norm(behind) != ",":
            behind += 1
        if hit.first - sentence.start <= 4 and behind < sentence.stop - MIN_CONTENT:
            self._add(behind + 1, sentence.stop - 1, speakers, hit, entry, "attribution:menurut")
        else:
            self._add(sentence.start, hit.first - 1, speakers, hit, entry, "attribution:menurut")

    def _content_end(self, start: int) -> int:
        """Return the last token of what is reported: the sentence's end, or before another voice joins in."""
        page = self.page
        i = start
        while page.same_sentence(i + 1, start):
            following_norm = page.norm(i + 1)
            if following_norm == "," and page.norm(i + 2) in _CONTENT_END | {
                "kata",
                "menurut",
                "seperti",
                "sebagaimana",
                "dilansir",
                "dikutip",
            }:
                return i
            if following_norm in {'"'} and page.norm(i) in {",", ":"}:
                return i - 1
            i += 1
        return i

    def _add(self, first: int, last: int, speakers: tuple[RoleFiller, ...], hit: Hit, entry: VerbEntry, rule: str) -> None:
        page = self.page
        while last > first and page.norm(last) in {".", ",", '"', "?", "!", ":"}:
            last -= 1
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
        """Give a quotation its speaker: behind it, before it, or the one who spoke last."""
        inside = self.page.tokens.within(span)
        found = self._speaker_after(inside.stop) or self._speaker_before(inside.start)
        rule = "attribution:quote"
        if found is None:
            found = (self._carried(inside.start), None)
            rule = "attribution:carried"
        speakers, hit = found
        stance: Stance = "asserts"
        if hit is not None and isinstance(hit.entry, VerbEntry):
            stance = hit.entry.stance
        cue = self.page.tokens.span(hit.first, hit.last) if hit else None
        self.speeches.append(Speech(content=span, kind="direct", speakers=speakers, cue=cue, stance=stance, rule=rule))

    def _speaker_after(self, i: int) -> tuple[tuple[RoleFiller, ...], Hit | None] | None:
        """Read the tag behind a closing mark, as in '…," kata X'."""
        page = self.page
        while page.norm(i) in {'"', ",", ".", "?", "!", "\\", "*", "'", "’"} and i < len(page.tokens):
            i += 1
        for hit in self.verbs:
            assert isinstance(hit.entry, VerbEntry)
            if i <= hit.first <= i + _TAG_REACH and hit.entry.kind in {"tag", "say"} and self._continues(i, hit.first):
                speakers = self._behind(hit)
                return (speakers, hit) if speakers else None
            if hit.first > i + _TAG_REACH:
                break
        return None

    def _continues(self, i: int, at: int) -> bool:
        """Tell whether the words from ``i`` to ``at`` go on in lower case behind the quotation."""
        page = self.page
        return at - i <= 1 and not page.tokens.is_capital(i) and page.sentence_at[i] >= 0

    def _speaker_before(self, i: int) -> tuple[tuple[RoleFiller, ...], Hit | None] | None:
        """Read the verb before an opening mark: 'X mengatakan, "…"', or a tag between two halves."""
        page = self.page
        start = i - 1
        while start > 0 and page.norm(start) in {'"', ",", ":", "“", "\\", "*", "bahwa", "-"}:
            start -= 1
        before = [
            hit for hit in self.verbs
            if hit.last <= start and page.same_sentence(hit.first, start) and not self._in_quotes(hit.first)
        ]  # fmt: skip
        for hit in reversed(before):
            assert isinstance(hit.entry, VerbEntry)
            speakers = self._behind(hit) if hit.entry.kind in {"tag", "according"} else ()
            if hit.entry.kind == "say":
                speakers = self._subject(hit.first)
            if speakers:
                return speakers, hit
        if page.sentence_at[start] < 0:
            return None
        named = self._subject(start + 1) if page.same_sentence(start, i) or start >= i - 3 else ()
        return (named, None) if named and page.same_sentence(start, i) else None

    def _carried(self, i: int) -> tuple[RoleFiller, ...]:
        """Return who spoke last: in this paragraph or the one before, quoted or reported."""
        before = [s for s in self.speeches if s.content.end <= self.page.tokens.starts[i]]
        if before:
            return before[-1].speakers
        person = self.board.before(i, ("person",))
        return (filler(self.page, person, "attribution:carried"),) if person else ()

    # ---- who ----

    def _subject(self, at: int) -> tuple[RoleFiller, ...]:
        """Return the subject of a saying verb: a named actor, an unnamed speaker, or whom a pronoun means."""
        page = self.page
        found = subject(self.board, at)
        named = tuple(filler(page, f, "attribution:subject") for f in found if f.kind != "media" or len(found) == 1)
        pronoun = self._pronoun_before(at)
        unnamed = self._unnamed_before(at)
        if unnamed and (not named or unnamed.span.start > named[-1].span.start):
            return (unnamed,)
        if pronoun is not None and (not named or pronoun > named[-1].span.start):
            return self._antecedent(at)
        return named

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

    def _behind(self, hit: Hit) -> tuple[RoleFiller, ...]:
        """Return the speaker behind a tag or "menurut": "kata juru bicara itu", "katanya", "ujar dia"."""
        page = self.page
        if page.tokens.norms[hit.last].endswith("nya") or page.norm(hit.last + 1) in PRONOUNS:
            return self._antecedent(hit.first)
        named = following(self.board, hit.last, reach=12, past_commas=True)
        start = named[0].first if named else len(page.tokens)
        for i in range(hit.last + 1, min(hit.last + 7, len(page.tokens))):
            if not page.same_sentence(i, hit.last) or page.norm(i) in {",", ".", "kepada"}:
                break
            if i in self.unnamed and i < start:
                return (self.unnamed[i],)
        if not named:
            return ()
        best = self._person_of(named)
        return (filler(page, best, "attribution:tag"),)

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
                or verb(page.norm(i))
            ):
                break
            if other is not None and other.kind == "person":
                return other
            if other is not None and other is not first and other.kind == "media":
                break
        return first

    def _antecedent(self, at: int) -> tuple[RoleFiller, ...]:
        """Return whom "dia", "katanya" means: who spoke last, else the last person named."""
        before = [s for s in self.speeches if s.content.start < self.page.tokens.starts[at] and s.speakers]
        spoken = before[-1] if before else None
        person = self.board.before(at, ("person",))
        if spoken is not None:
            last = spoken.speakers[0]
            if person is None or last.span.start >= self.page.tokens.starts[person.first] or not self._is_subject(person):
                return spoken.speakers
        if person is not None:
            return (filler(self.page, person, "attribution:antecedent"),)
        return ()

    def _is_subject(self, person: Found) -> bool:
        """Tell whether a person opens its sentence and so can be taken up by "dia"."""
        first = self.page.tokens_of(self.page.sentences[self.page.sentence_at[person.first]]).start
        return person.first - first <= 8


def _unnamed_speakers(page: Page, board: Board) -> dict[int, RoleFiller]:
    """Return unnamed speakers ("saksi mata", "petugas medis", "seorang pejabat senior") by their first token."""
    found: dict[int, RoleFiller] = {}
    for hit in page.hits_of(ClassWord):
        assert isinstance(hit.entry, ClassWord)
        if hit.entry.class_id != "unnamed-speaker" or board.at[hit.first] is not None:
            continue
        for i in range(hit.first, hit.last + 1):
            found[i] = RoleFiller(span=page.tokens.span(hit.first, hit.last), rule="attribution:unnamed")
    return found
