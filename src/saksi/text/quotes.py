"""Find what stands between quotation marks, also where marks are missing, mixed or damaged."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Sentence
from saksi.model.spans import Span, trim

MIN_WORDS = 5
"""Shorter stretches are scare quotes and titles, not quotations (annotation codebook)."""
_TAGS = words("bare-tags")
_SMALL = words("title-words")
_LEFT, _RIGHT = frozenset("“„«‟"), frozenset("”»")
_SINGLE_LEFT, _SINGLE_RIGHT = frozenset("‘'"), frozenset("’'")


def find_quoted(tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Span, ...]:
    """Return every direct quotation of five words or more, without its marks, in order.

    Marks pair inside a paragraph. A quotation that is not closed there ends with the paragraph: the next paragraph, if it
    opens with a mark, goes on with a stretch of its own; if it first closes one, both are one stretch.
    """
    found: list[Span] = []
    paragraphs = list(_paragraphs(sentences))
    for i, paragraph in enumerate(paragraphs):
        inside = _with_mark_before(tokens, tokens.within(paragraph))
        spans = list(_double(tokens, inside)) or list(_single(tokens, inside))
        if spans and spans[-1].end >= paragraph.end and i + 1 < len(paragraphs):
            end = _closed_first(tokens, tokens.within(paragraphs[i + 1]))
            if end is not None:
                spans[-1] = _inner(tokens, spans[-1].start, end)
        found.extend(span for span in spans if _words(tokens, span) >= MIN_WORDS)
    return tuple(found)


def _with_mark_before(tokens: Tokens, inside: range) -> range:
    """Return ``inside`` with a mark glued before it, which ends the headline of another article: ``… Ditutup"Kami …``."""
    before = inside.start - 1
    glued = before >= 0 and tokens.norms[before] == '"' and tokens.ends[before] == tokens.starts[inside.start]
    return range(before, inside.stop) if glued and _begins(tokens, before) else inside


def _closed_first(tokens: Tokens, inside: range) -> int | None:
    """Return where a paragraph closes a quotation that it did not open."""
    for i in inside:
        if tokens.norms[i] == '"':
            opens, closes = _shape(tokens, i)
            return tokens.starts[i] if closes and not opens else None
    return None


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[Span]:
    start = 0
    for i, sentence in enumerate(sentences):
        if i + 1 == len(sentences) or sentences[i + 1].paragraph != sentence.paragraph:
            yield Span(sentences[start].span.start, sentence.span.end)
            start = i + 1


def _double(tokens: Tokens, inside: range) -> Iterator[Span]:
    """Pair the double marks of one paragraph; a mark that opens in mid-sentence opens a quotation inside another."""
    opened: int | None = None
    nested, mixed = 0, False
    for i in inside:
        if tokens.norms[i] != '"':
            continue
        opens, closes = _shape(tokens, i)
        if not opens and not closes:
            continue
        if opened is None:
            if opens or _begins(tokens, i):
                opened = tokens.ends[i]
        elif opens and not closes:
            said = tokens.text[opened : tokens.starts[i]].strip()
            if said.endswith((".", ",", "?", "!")):
                yield _inner(tokens, opened, tokens.starts[i])
                opened, nested, mixed = tokens.ends[i], 0, False
            else:
                nested, mixed = nested + 1, True
        elif nested:
            nested -= 1
        else:
            yield _inner(tokens, opened, tokens.starts[i])
            opened, mixed = None, False
    if opened is not None and opened < tokens.ends[inside[-1]] and tokens.text[opened - 1] != "\ufffd":
        end = _sentence_end(tokens, opened, inside) if mixed else tokens.ends[inside[-1]]
        yield _inner(tokens, opened, _before_tag(tokens, opened, inside) or end)


def _before_tag(tokens: Tokens, opened: int, inside: range) -> int | None:
    """Return where a quotation that nobody closed ends before its tag: "Kami siap [berunding], kata Ani"."""
    tags = (i for i in inside if tokens.starts[i] > opened and tokens.norms[i] in _TAGS and not tokens.is_capital(i))
    return next((tokens.starts[i] for i in tags if tokens.norms[i - 1] in {",", "]", ")"}), None)


def _sentence_end(tokens: Tokens, opened: int, inside: range) -> int:
    """Return where the first sentence ends of a quotation that nobody closed before the next was opened."""
    stops = (i for i in inside if tokens.starts[i] > opened and tokens.norms[i] in {".", "?", "!"})
    return next((tokens.ends[i] for i in stops if i + 1 not in inside or tokens.is_capital(i + 1)), tokens.ends[inside[-1]])


def _shape(tokens: Tokens, i: int) -> tuple[bool, bool]:
    """Tell whether the mark at token ``i`` can open, and whether it can close, by its form and its neighbours."""
    text, at = tokens.text, tokens.starts[i]
    mark = text[at]
    before = text[at - 1] if at else " "
    after = text[tokens.ends[i]] if tokens.ends[i] < len(text) else " "
    if before == "\\":
        before = text[at - 2] if at > 1 else " "
    if mark in _LEFT:
        return True, False
    opens = not after.isspace() and (before.isspace() or before in "([-—–:,*" or _glued(before, after))
    closes = not before.isspace() or after.isspace() or after in ".,;:"
    if mark in _RIGHT:
        return opens and before.isspace(), True
    if mark == "\ufffd" and before.isalnum() and after.isalnum():
        return False, False
    return opens or (before.isalnum() and after.isalnum() and not closes), closes


def _begins(tokens: Tokens, i: int) -> bool:
    """Tell whether a quotation begins at a mark that a crawler glued to a headline: ``… Ditutup"Kami …``."""
    at, end = tokens.starts[i], tokens.ends[i]
    before, after = tokens.text[at - 1 : at], tokens.text[end : end + 1]
    return tokens.text[at] == '"' and (before.isalnum() or before in " '’)") and (after.isupper() or after == "[")


def _glued(before: str, after: str) -> bool:
    """Tell whether a crawler glued a quotation to the sentence before it: ``… kata dia."Kami …``."""
    return (after.isalnum() or after in "[(") and before in '.?!"”“'


def _single(tokens: Tokens, inside: range) -> Iterator[Span]:
    """Pair single marks that serve as quotation marks: opened before a word, closed behind a mark of punctuation."""
    opened: int | None = None
    for i in inside:
        at, end = tokens.starts[i], tokens.ends[i]
        mark = tokens.text[at]
        before = tokens.text[at - 1] if at else " "
        after = tokens.text[end] if end < len(tokens.text) else " "
        if opened is None and mark in _SINGLE_LEFT and before.isspace() and after.isalpha():
            opened = end
        elif opened is not None and mark in _SINGLE_RIGHT and not after.isalnum() and not before.isspace():
            if not _is_title(tokens.text[opened:at]):
                yield _inner(tokens, opened, at)
            opened = None


def _is_title(text: str) -> bool:
    """Tell whether all words between single marks are capitalised: a name, not somebody's words."""
    if text.rstrip()[-1:] in ".,?!":
        return False
    return all(not word[0].islower() or word in _SMALL for word in text.split())


def _inner(tokens: Tokens, start: int, end: int) -> Span:
    return trim(tokens.text, Span(start, max(start, end)), " \t\r\n\u00a0,\\*")


def _words(tokens: Tokens, span: Span) -> int:
    """Count words as a reader does: reduplicated and hyphenated words once."""
    return len(span.of(tokens.text).split())
