"""Where a headline ends that a crawler glued into the report, and whether capitalised words are such a headline.

``…kata dia.Gempa Guncang Pulau Kecil di Laut Utara Polisi menutup jalan`` has a headline between two sentences. Nothing
marks its end: its words are capitalised, and so is the first word of the sentence behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import active_forms
from saksi.lexicon.tokens import Tokens
from saksi.lexicon.words import Vocabulary
from saksi.model.spans import Span

LINKS = words("title-words")
INNER = LINKS - words("pointing")
OPENERS = words("sentence-openers")
OFFICES = words("office-words")
HEADS = frozenset({"perdana", "presiden"})
"""Offices that headlines name as often as sentences begin with them."""
STOPS = frozenset(".?!…")
QUIET, LOUD = 10, 40
"""How often a word must stand in lower case in general news to be more than a name; part of a name."""
MIN_WORDS = 5
MAX_TOKENS = 60
MAX_PARTS = 20
"""Sentences in a row that a headline is followed through; a page of capitalised scraps has hundreds."""
OF_OFFICE = 0.15
"""What a capitalised word costs that may belong to the name of the office or body a sentence begins with."""
PART = 4
"""Letters; shorter parts make one name (``TikTok``)."""
ASIDE = 8
"""Tokens; what stands in quotation marks inside a headline is no longer than this."""
_LINE = re.compile(r"[^\n]+")
_BYLINE = re.compile(r"\((?:(?i:foto|dok)\b|[\w, ]{2,30}/[a-z]{2,4}\)|[a-z]{3}\))")
_LIST_BEGINS = re.compile(r"\s*1\.\s")
SURE, LIKELY = 2.5, 1.3
"""How many ordinary words must be capitalised in a headline; in one that is glued to the sentence before it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` up to ``stop`` that may be a headline and, unless it is ``closed``, the begin of a sentence."""

    first: int
    stop: int
    closed: bool


class Headlines:
    """Finds the headlines inside one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self._tokens = tokens
        self._vocabulary = vocabulary

    def end(self, start: int, limit: int) -> int:
        """Return where the headline ends that begins at or behind ``start``, at ``limit`` at the latest."""
        run = self._run(start, limit)
        return self._tokens.ends[self._cut(run) - 1] if run.first < run.stop else start

    def stray(self, start: int, limit: int, *, glued: bool) -> int | None:
        """Return where the headline of another article ends that begins at ``start``; ``None`` if there is none.

        Args:
            start: where a sentence begins.
            limit: the end of its line.
            glued: nothing stands between it and the sentence before.

        """
        run = self._run(start, limit)
        if run.stop - run.first < MIN_WORDS or run.stop == run.first:
            return None
        numbers = range(run.first, self._cut(run))
        end = self._tokens.ends[numbers[-1]]
        if not self._reads_as_headline(numbers) or _LIST_BEGINS.match(self._tokens.text, end):
            return None
        return end if self._evidence(numbers) >= (LIKELY if glued else SURE) else None

    def below(self, start: int) -> int:
        """Return the end of the headlines on the lines below ``start``, or ``start`` if the next line is none."""
        end = start
        for match in _LINE.finditer(self._tokens.text, start):
            if match.start() > end + 1 and end > start:
                break
            if self._is_line(Span(*match.span())):
                end = match.end()
            elif match[0].strip():
                break
        return end

    def _is_line(self, line: Span) -> bool:
        run = self._run(line.start, line.end)
        numbers = range(run.first, run.stop)
        if not run.closed or numbers != self._tokens.within(line) or len(numbers) < MIN_WORDS:
            return False
        return self._reads_as_headline(numbers)

    def _run(self, start: int, limit: int, parts: int = 1) -> Run:
        """Read on to the first plain word that no headline has in lower case, or to what ends a headline at once."""
        tokens = self._tokens
        numbers = tokens.within(Span(start, limit))
        first, i = numbers.start, numbers.start
        while i < min(numbers.stop, first + MAX_TOKENS):
            norm = tokens.norms[i]
            if i > first and self._closes(i, first):
                return Run(first, i, closed=norm != "(" or _BYLINE.match(tokens.text, tokens.starts[i]) is not None)
            if norm == '"' and i > first:
                behind = self._aside(i, numbers.stop)
                if behind == i:
                    return Run(first, i, closed=True)
                i = behind
                continue
            if norm in STOPS and not tokens.text[tokens.ends[i] : min(tokens.ends[i] + 1, limit)].islower():
                return self._past_stop(first, i + 1, limit, parts)
            if self._is_plain(i):
                return Run(first, i, closed=False)
            i += 1
        return Run(first, i, closed=True)

    def _closes(self, i: int, first: int) -> bool:
        """Tell whether a headline ends before token ``i``: at two blanks, a bracket, or a word or number glued to it."""
        tokens = self._tokens
        if tokens.starts[i] - tokens.ends[i - 1] > 1 or tokens.norms[i] in {"(", "["}:
            return True
        return i - first >= MIN_WORDS and self._is_glued(i)

    def _is_glued(self, i: int) -> bool:
        """Tell whether another sentence or headline is glued to the one before (``…di YamanIsrael``; not ``TikTok``)."""
        tokens = self._tokens
        if tokens.starts[i] != tokens.ends[i - 1] or not tokens.text[tokens.starts[i] - 1].isalnum():
            return False
        before, word = tokens.surface(i - 1), tokens.surface(i)
        if word[0].isdecimal():
            return before.isalpha() and len(before) >= PART
        whole = len(before) >= PART or before.isupper() or before[0].isdecimal()
        return whole and tokens.is_capital(i) and (len(word) >= PART or tokens.norms[i] in OPENERS)

    def _aside(self, mark: int, stop: int) -> int:
        """Return the token behind the quotation that ``mark`` opens if all its words are capitalised, else ``mark``."""
        for i in range(mark + 1, min(mark + ASIDE, stop)):
            if self._tokens.norms[i] == '"':
                return i + 1
            if self._is_plain(i):
                return mark
        return mark

    def _past_stop(self, first: int, stop: int, limit: int, parts: int) -> Run:
        """Go on behind a full stop if a headline does (``… Susi Ai. Polri: Tidak Masuk Aka.``)."""
        if parts == MAX_PARTS:
            return Run(first, stop, closed=True)
        more = self._run(self._tokens.ends[stop - 1], limit, parts + 1)
        if more.first == more.stop or self._tokens.starts[more.first] == self._tokens.ends[stop - 1]:
            return Run(first, stop, closed=True)
        if more.closed and more.stop - more.first > 3 and self._tokens.norms[more.stop - 1] in STOPS:
            return Run(first, more.stop, closed=True)
        return Run(first, stop, closed=True)

    def _is_plain(self, i: int) -> bool:
        tokens = self._tokens
        if not tokens.is_word(i) or tokens.is_capital(i) or tokens.norms[i] in LINKS:
            return False
        return tokens.text[tokens.starts[i] - 1 : tokens.starts[i]] != "-"

    def _cut(self, run: Run) -> int:
        """Return the token at which the sentence behind the headline begins: the likeliest of the capitalised words."""
        if run.closed:
            return run.stop
        places = [i for i in range(run.first + 2, run.stop) if self._may_begin(i)]
        return min(places, key=lambda i: (self._cost(run, i), -i), default=run.stop)

    def _may_begin(self, i: int) -> bool:
        tokens = self._tokens
        before = tokens.norms[i - 1]
        if not tokens.is_word(i) or not tokens.is_capital(i) or before in {",", ":", ";", "-", "/", "&"}:
            return False
        joined = tokens.starts[i] == tokens.ends[i - 1] + 1 and not tokens.text[tokens.ends[i - 1]].isspace()
        return not joined and (before not in INNER or tokens.is_capital(i - 1))

    def _cost(self, run: Run, at: int) -> float:
        """Weigh a begin of the next sentence: it costs what it would capitalise without need, and names it breaks."""
        tokens = self._tokens
        office = tokens.norms[at] in OFFICES and tokens.norms[at - 1] not in OFFICES
        cost = 0.0
        for i in range(run.first + 1, run.stop):
            if i != at and tokens.norms[i] in OPENERS and tokens.is_capital(i) and tokens.is_word(i - 1):
                cost += 3.0
            elif i > at and tokens.is_word(i):
                cost += OF_OFFICE if office and tokens.norms[at] not in HEADS else 1.0 if self._weight(i) == 1 else 0.4
        if self._pairs.get((tokens.norms[at - 1], tokens.norms[at]), 0) > 1:
            cost += 1.5
        if tokens.norms[at] in OPENERS:
            cost -= 1.0
        if office:
            cost -= 0.5
        if tokens.norms[at - 2] == ",":
            cost += 4.0
        if tokens.norms[at - 1] in STOPS or self._is_glued(at):
            cost -= 5.0
        return cost

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], int]:
        """Count which two capitalised words stand side by side: the parts of a name do so again and again."""
        tokens = self._tokens
        found: dict[tuple[str, str], int] = {}
        for i in range(1, len(tokens)):
            if tokens.is_capital(i) and tokens.is_capital(i - 1) and tokens.starts[i] - tokens.ends[i - 1] <= 1:
                pair = (tokens.norms[i - 1], tokens.norms[i])
                found[pair] = found.get(pair, 0) + 1
        return found

    def _reads_as_headline(self, numbers: range) -> bool:
        tokens = self._tokens
        if sum(tokens.is_word(i) for i in numbers) < MIN_WORDS:
            return False
        shouted = sum(tokens.surface(i).isupper() for i in numbers if tokens.ends[i] - tokens.starts[i] > 3)
        if any(tokens.norms[i] == "." for i in numbers) or 2 * shouted > len(numbers):
            return False
        last = numbers[-1]
        if tokens.norms[numbers[0]] in OPENERS or tokens.norms[last] in {",", ":"} or tokens.norms[last - 1] == ",":
            return False
        return tokens.is_capital(last) or tokens.norms[last] not in INNER

    def _evidence(self, numbers: range) -> float:
        """Count the ordinary words that are capitalised; none if all of them may belong to a name (``Komisi Urusan …``)."""
        norms = [self._tokens.norms[i] for i in numbers]
        weights = [self._weight(i) for i in numbers[1:] if self._tokens.is_capital(i)]
        asked = norms[-1] == "?"
        if "-" in norms or not (asked or 1 in weights):
            return 0
        return sum(weights) + asked - 0.5 * max(0, norms.count(",") - 1)

    def _weight(self, i: int) -> float:
        """Tell how much of an ordinary word a token is: 1, a third if names have it too (``Menteri``), 0 for a mere name.

        A headline drops meN- (``Guncang`` for ``mengguncang``), so a word with such a form is a verb.
        """
        norm = self._tokens.norms[i]
        if norm in LINKS or norm in OPENERS or self._tokens.surface(i).isupper() or not self._tokens.is_word(i):
            return 0
        counts = self._vocabulary.counts
        count = counts.get(norm, 0)
        if norm in self._vocabulary.names or norm in OFFICES:
            return 1 / 3 if count >= LOUD else 0
        if count >= QUIET or len(norm) < PART:
            return 1 if count >= QUIET else 0
        return 1 if any(counts.get(form, 0) >= QUIET for form in active_forms(norm)) else 0
