"""Cut the report into sentences, also where crawlers glued them together or a line breaks in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saksi.lexicon.entries import Abbreviation
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Sentence, Zone
from saksi.model.spans import Span

_STOPS = frozenset(".?!…")
_CLOSERS = frozenset({'"', ")", "]", "'", "’", "*"})


def split_sentences(tokens: Tokens, zones: Iterable[Zone], abbreviations: dict[str, Abbreviation]) -> tuple[Sentence, ...]:
    """Return the sentences of the report in order; zones lie between sentences, never in them.

    A sentence ends at a full stop, question or exclamation mark (with the quotation marks and brackets behind it), at
    the end of a line that is complete, and at a zone. A stop inside an abbreviation, a number, initials or right
    before a lower-case word ends nothing.
    """
    sentences: list[Sentence] = []
    paragraph = 0
    for stretch in _between_zones(tokens, zones):
        paragraph += 1
        first, quoted, end = None, False, stretch.stop - 1
        for i in stretch:
            if first is None:
                first = i
            norm = tokens.norms[i]
            quoted ^= norm == '"'
            breaks_line = _line_break(tokens, i)
            stops = norm in _STOPS or norm in _CLOSERS
            if breaks_line or i == end or (stops and _ends_sentence(tokens, i, first, quoted, abbreviations)):
                sentences.append(Sentence(index=len(sentences), paragraph=paragraph, span=tokens.span(first, i)))
                first = None
            if breaks_line:
                paragraph, quoted = paragraph + 1, False
    return tuple(sentences)


def _between_zones(tokens: Tokens, zones: Iterable[Zone]) -> Iterator[range]:
    at = 0
    for zone in zones:
        inside = tokens.within(zone.span)
        if inside.start > at:
            yield range(at, inside.start)
        at = max(at, inside.stop)
    if at < len(tokens):
        yield range(at, len(tokens))


def _line_break(tokens: Tokens, i: int) -> bool:
    """Tell whether a line ends behind token ``i``; a line cut in mid-sentence goes on in lower case."""
    if i + 1 >= len(tokens.starts) or tokens.starts[i + 1] == tokens.ends[i]:
        return False
    gap = tokens.text[tokens.ends[i] : tokens.starts[i + 1]]
    if "\n" not in gap:
        return False
    blank_line = gap.count("\n") > 1
    complete = tokens.norms[i] in _STOPS or tokens.norms[i] in _CLOSERS or tokens.norms[i] == ":"
    return blank_line or complete or not tokens.surface(i + 1)[0].islower()


def _ends_sentence(tokens: Tokens, i: int, first: int, quoted: bool, abbreviations: dict[str, Abbreviation]) -> bool:
    """Tell whether token ``i`` is the last of a sentence that began at token ``first``, inside quotation marks or not."""
    at = i
    while at > first and tokens.norms[at] in _CLOSERS and tokens.starts[at] == tokens.ends[at - 1]:
        at -= 1
    if tokens.norms[at] not in _STOPS or i + 1 >= len(tokens):
        return False
    following = i + 1
    if tokens.norms[following] in _STOPS or _closes(tokens, following, quoted):
        return False
    if tokens.norms[at] == "." and (at == i or tokens.norms[i] == ")") and _is_dot_of_word(tokens, at, first, abbreviations):
        return False
    opener = following
    while opener + 1 < len(tokens) and tokens.norms[opener] in {'"', "(", "[", "'", "‘", "*", "-"}:
        opener += 1
    if at < i and tokens.norms[i] == '"' and not tokens.is_capital(following):
        return False
    return not tokens.surface(opener)[0].islower()


def _closes(tokens: Tokens, i: int, quoted: bool) -> bool:
    """Tell whether token ``i`` is a mark that closes what stands right before it."""
    if tokens.norms[i] not in _CLOSERS or not _touches(tokens, i - 1):
        return False
    opens_next = tokens.norms[i] == '"' and not quoted and i + 1 < len(tokens) and _touches(tokens, i)
    return not opens_next


def _touches(tokens: Tokens, i: int) -> bool:
    return tokens.starts[i + 1] == tokens.ends[i]


def _is_dot_of_word(tokens: Tokens, at: int, first: int, abbreviations: dict[str, Abbreviation]) -> bool:
    """Tell whether the dot at token ``at`` belongs to an abbreviation, a list number, initials or an address."""
    if at == first or tokens.starts[at] != tokens.ends[at - 1]:
        return False
    before, glued = at - 1, at + 1 < len(tokens) and _touches(tokens, at)
    surface = tokens.surface(before)
    if surface.isdecimal():
        return before == first or (glued and tokens.surface(at + 1).isdecimal())
    if len(surface) == 1 and surface.isupper():
        return True
    if _dotted(tokens, before) in abbreviations:
        return True
    return glued and (tokens.surface(at + 1)[0].islower() or tokens.norms[at + 1] in {"com", "co", "id", "net", "org"})


def _dotted(tokens: Tokens, last: int) -> str:
    """Return the word that ends at token ``last`` with its inner dots: ``ph.d``, ``jend``."""
    first = last
    while first >= 2 and tokens.norms[first - 1] == "." and tokens.starts[first] == tokens.ends[first - 1]:
        if tokens.starts[first - 1] != tokens.ends[first - 2]:
            break
        first -= 2
    return tokens.text[tokens.starts[first] : tokens.ends[last]].lower()


def sentence_of(sentences: tuple[Sentence, ...], span: Span) -> Sentence | None:
    """Return the sentence in which ``span`` begins, or ``None`` (in a zone)."""
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    return sentences[low] if low < len(sentences) and sentences[low].span.start <= span.start else None
