"""The words of an article as they are searched, where the words asked for stand, and what is shown around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from saksi.lexicon.tokens import Tokens, fold
from saksi.model.documents import Sentence
from saksi.model.search import Passage, Question, Term
from saksi.model.spans import Span
from saksi.text.question import form_of, lemma_form

PASSAGES = 3
"""Of one article."""
WIDEST, BEFORE = 280, 80
"""Characters of a passage, and of those how many before the first hit, where a sentence is longer."""


class Line(NamedTuple):
    """A sentence with its words, as spans of the text it stands in."""

    span: Span
    words: tuple[Span, ...]


class Forms(NamedTuple):
    """The words of a sentence as they are searched.

    ``lemmas`` holds also those of words that were cut in two: "WhatsApp" is found by "whatsapp", "whats" and "app".
    """

    printed: list[str]
    lemmas: list[str]


def lines_of(tokens: Tokens, sentences: Iterable[Sentence]) -> tuple[Line, ...]:
    """Return the sentences of a text with their words."""
    return tuple(_line(tokens, sentence.span) for sentence in sentences)


def headline(tokens: Tokens) -> Line:
    """Return a headline with its words."""
    return _line(tokens, Span(0, len(tokens.text)))


def _line(tokens: Tokens, span: Span) -> Line:
    words = (Span(tokens.starts[i], tokens.ends[i]) for i in tokens.within(span) if form_of(tokens.norms[i]))
    return Line(span, tuple(words))


def forms_of(text: str, line: Line) -> Forms:
    """Return the words of a sentence as they are searched."""
    printed = _printed(text, line)
    glued = (lemma_form("".join(printed[first : last + 1])) for first, last in _glued(printed, line))
    return Forms(printed, [*map(lemma_form, printed), *glued])


def _printed(text: str, line: Line) -> list[str]:
    return [form_of(fold(text[word.start : word.end])) for word in line.words]


def _glued(printed: Sequence[str], line: Line) -> Iterator[tuple[int, int]]:
    """Yield the first and last of words that are printed as one."""
    first = 0
    for i, (one, other) in enumerate(pairwise(line.words), start=1):
        if one.end == other.start and printed[i - 1][0].isalpha() and printed[i][0].isalpha():
            continue
        if i - 1 > first:
            yield first, i - 1
        first = i
    if len(printed) - 1 > first:
        yield first, len(printed) - 1


def hits_in(text: str, line: Line, terms: Sequence[Term]) -> dict[Span, int]:
    """Return where terms stand in a sentence, in text order, each with the number of its term."""
    printed = _printed(text, line)
    found: dict[Span, int] = {}
    for number, term in enumerate(terms):
        for first, last in _places(printed, line, term):
            found.setdefault(Span(line.words[first].start, line.words[last].end), number)
    return dict(sorted(found.items()))


def _places(printed: list[str], line: Line, term: Term) -> Iterator[tuple[int, int]]:
    more = len(term.words) - 1
    for first in range(len(printed) - more):
        if _fits(printed[first : first + more + 1], term):
            yield first, first + more
    if term.lemma:
        for first, last in _glued(printed, line):
            if lemma_form("".join(printed[first : last + 1])) == term.lemma:
                yield first, last


def _fits(words: list[str], term: Term) -> bool:
    if term.lemma:
        return words[0] == term.words[0] or lemma_form(words[0]) == term.lemma
    *before, last = words
    return before == [*term.words[:-1]] and (last.startswith(term.words[-1]) if term.is_prefix else last == term.words[-1])


def passages_of(text: str, lines: Iterable[Line], question: Question) -> tuple[Passage, ...]:
    """Return the sentences that hold most of what is asked, best first, the earlier of equal ones first."""
    held = [(line, hits) for line in lines if (hits := hits_in(text, line, question.terms))]
    held.sort(key=lambda one: (-len(set(one[1].values())), one[0].span.start))
    return tuple(_passage(line, _apart(hits)) for line, hits in held[:PASSAGES])


def _apart(hits: Iterable[Span]) -> tuple[Span, ...]:
    """Return hits in text order, those that overlap as one."""
    found: list[Span] = []
    for hit in sorted(hits):
        if found and hit.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(hit.end, found[-1].end))
        else:
            found.append(hit)
    return tuple(found)


def title_hits(title: str, line: Line, question: Question) -> tuple[Span, ...]:
    """Return where a headline holds what is asked."""
    return _apart(hits_in(title, line, question.terms))


def _passage(line: Line, hits: tuple[Span, ...]) -> Passage:
    span = line.span
    if len(span) <= WIDEST:
        return Passage(span=span, hits=hits)
    start, end = span.start, span.end
    if hits[0].start - start > BEFORE:
        start = min(word.start for word in line.words if word.start >= hits[0].start - BEFORE)
    if end - start > WIDEST:
        end = max([hits[0].end, *(word.end for word in line.words if word.end <= start + WIDEST)])
    return Passage(span=Span(start, end), hits=tuple(hit for hit in hits if hit.end <= end))
