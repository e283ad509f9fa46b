"""Mark what is not the report: links, captions, bylines, advertising, forms, menus, repeated headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.lexicon.entries import ZoneRule
from saksi.lexicon.grammar import words
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Zone
from saksi.model.spans import Span, trim

LONG_LINE = 220
"""A headline ends with its line, unless the crawler joined the whole article into one line of more than this."""
MIN_REPEAT_WORDS = 6
MIN_RUN = 6
_TITLE_WORDS = words("title-words")
_SENTENCE_END = frozenset(".?!")


def mark_zones(text: str, title: str | None, tokens: Tokens, rules: tuple[ZoneRule, ...]) -> tuple[Zone, ...]:
    """Return the stretches of ``text`` that are not the report, in order and without overlap."""
    found = list(_by_rule(text, tokens, rules))
    found.extend(_repeats(text, title))
    found.extend(_stray_headlines(text, tokens, found))
    return _without_overlap(text, found)


def _by_rule(text: str, tokens: Tokens, rules: tuple[ZoneRule, ...]) -> Iterator[Zone]:
    for rule in rules:
        for match in rule.pattern.finditer(text):
            span = _stretch(text, tokens, rule.scope, match)
            if len(span):
                yield Zone(kind=rule.kind, span=span, rule=f"zones:{rule.rule_id}")


def _stretch(text: str, tokens: Tokens, scope: str, match: re.Match[str]) -> Span:
    if scope == "inline":
        return Span(*match.span())
    if scope == "rest":
        return Span(match.start(), len(text))
    line_start, line_end = _line(text, match.start())
    if scope == "line":
        return Span(match.start(), max(line_end, match.end()))
    alone = not text[line_start : match.start()].strip() and line_end - match.start() <= LONG_LINE
    return Span(match.start(), line_end if alone else _headline_end(tokens, match.end(), line_end))


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _headline_end(tokens: Tokens, start: int, limit: int) -> int:
    """Return where a headline that begins at ``start`` ends inside a line that goes on.

    A headline capitalises its words; the first plain word that is no link word belongs to the next sentence, together
    with the capitalised words right before it. A full stop, two blanks or a glued capital end a headline at once.
    """
    last = start
    run_start = start
    for i in tokens.within(Span(start, limit)):
        begins, ends = tokens.starts[i], tokens.ends[i]
        if last > start and begins - last > 1 and tokens.text[last:begins].isspace():
            return last
        norm = tokens.norms[i]
        if norm in _SENTENCE_END and not tokens.text[ends : min(ends + 1, limit)].islower():
            return _past_stop(tokens, ends, limit)
        glued = begins == last > start and tokens.text[begins - 1].islower()
        if tokens.is_word(i) and not tokens.is_capital(i):
            if norm not in _TITLE_WORDS and tokens.text[begins - 1] != "-":
                return _before_sentence(tokens, i, start, run_start)
        elif glued and tokens.text[begins].isdecimal():
            return begins
        elif glued and tokens.is_word(i):
            run_start = begins
        last = ends
    return limit


def _past_stop(tokens: Tokens, start: int, limit: int) -> int:
    """Go on behind a full stop inside a headline (``… Susi Ai. Polri: Tidak Masuk Aka.``) if all words are capitalised."""
    words = 0
    for i in tokens.within(Span(start, limit)):
        if tokens.norms[i] in _SENTENCE_END:
            return tokens.ends[i] if words >= 3 else start
        if tokens.is_word(i):
            if not tokens.is_capital(i) and tokens.norms[i] not in _TITLE_WORDS:
                return start
            words += 1
    return start


def _before_sentence(tokens: Tokens, plain: int, start: int, glued: int) -> int:
    if glued > start:
        return glued
    i = plain
    while i > 0 and tokens.starts[i - 1] >= start and tokens.is_capital(i - 1) and plain - i < 2:
        i -= 1
    return tokens.ends[i - 1] if i > 0 and tokens.ends[i - 1] > start else tokens.starts[plain]


def _repeats(text: str, title: str | None) -> Iterator[Zone]:
    """Find the given headline at the top of the text, and lines that come word for word a second time."""
    seen: dict[str, Span] = {_squeeze(title): Span(0, 0)} if title else {}
    for match in re.finditer(r"[^\n]+", text):
        line = _squeeze(match[0])
        if line.count(" ") + 1 < MIN_REPEAT_WORDS:
            continue
        if line in seen:
            yield Zone(kind="repeat", span=Span(*match.span()), rule="zones:repeated-line")
        else:
            seen[line] = Span(*match.span())


def _squeeze(line: str) -> str:
    return " ".join(line.lower().split())


def _stray_headlines(text: str, tokens: Tokens, found: list[Zone]) -> Iterator[Zone]:
    """Find headlines of other articles glued between two sentences without any mark: ``…kata dia.Gempa Guncang Pulau …``."""
    taken = [zone.span for zone in found]
    for match in re.finditer(r"(?<=[a-z0-9)][.?!\"”])\s?(?=[A-Z0-9])", text):
        glued = match.end() == match.start()
        start = match.end()
        if any(span.start <= start < span.end for span in taken):
            continue
        end = _headline_end(tokens, start, _line(text, start)[1])
        glued = glued or (end < len(text) and not text[end].isspace())
        if _is_headline(tokens, Span(start, end), glued):
            yield Zone(kind="related", span=Span(start, end), rule="zones:stray-headline")


def _is_headline(tokens: Tokens, span: Span, glued: bool) -> bool:
    inside = [i for i in tokens.within(span) if tokens.is_word(i)]
    if not glued or len(inside) < MIN_RUN:
        return False
    marks = [tokens.norms[i] for i in tokens.within(span)]
    if any(mark in _SENTENCE_END or mark in {'"', "("} for mark in marks[:-1]) or marks[-1] == ".":
        return False
    capital = sum(tokens.is_capital(i) for i in inside)
    return capital >= 0.65 * len(inside)


def _without_overlap(text: str, zones: list[Zone]) -> tuple[Zone, ...]:
    """Trim the zones, drop those inside others, and cut the later of two that overlap."""
    kept: list[Zone] = []
    for zone in sorted(zones, key=lambda zone: (zone.span.start, -zone.span.end)):
        span = trim(text, zone.span, " \t\r\n\u00a0")
        if kept and span.start < kept[-1].span.end:
            if span.end <= kept[-1].span.end:
                continue
            span = trim(text, Span(kept[-1].span.end, span.end), " \t\r\n\u00a0")
        if len(span):
            kept.append(Zone(kind=zone.kind, span=span, rule=zone.rule))
    return tuple(kept)
