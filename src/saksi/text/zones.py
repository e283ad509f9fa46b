"""Mark what is not the report: links, captions, bylines, advertising, forms, menus, repeated headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.encoder.words import Spotted
from saksi.lexicon.entries import ZoneRule
from saksi.lexicon.tokens import Tokens
from saksi.lexicon.words import Vocabulary
from saksi.model.documents import ZONE_KINDS, Zone
from saksi.model.spans import Span, trim
from saksi.text.headlines import INNER, Headlines

LONG_LINE = 220
"""A headline ends with its line, unless the crawler joined the whole article into one line of more than this."""
MIN_REPEAT_WORDS, MIN_PART_WORDS = 6, 12
"""So many words has a line that is a repeat of another, or of a part of one."""
SURE = 0.85
"""Zones of which the encoder is less sure are left out."""
BLANKS = " \t\r\n\u00a0"
CONTENTS = "zones:contents"
NAMED = 24
"""Characters; a heading that begins like one of the table of contents is the same."""
_GLUED = re.compile(r"[a-z]\.[A-Z]")
"""Where one sentence is glued to another."""
_SENTENCE_EDGE = re.compile(
    r"(?<=[.?!])(?<!\b\w\.)(?<!\D\d\.)(?<!\b\d\d\.)(?!(?<=\b\w[a-z]\.) |(?<=\d\.)\s?\d)"
    r"[\"”'’]?[ \u00a0]?(?=['‘]?[A-Z0-9]\S* (?:[a-z]+ )?['‘]?[A-Z0-9])"
)
"""Where a sentence ends and capitalised words follow; not behind abbreviations and the numbers of a list."""


def mark_zones(
    text: str, title: str | None, tokens: Tokens, rules: tuple[ZoneRule, ...], vocabulary: Vocabulary
) -> tuple[Zone, ...]:
    """Return the stretches of ``text`` that are not the report, in order and without overlap."""
    headlines = Headlines(tokens, vocabulary)
    found = list(_by_rule(text, headlines, rules))
    found.extend(_repeats(text, title, found))
    found.extend(_stray_headlines(text, headlines, found))
    return _without_overlap(text, found)


def seen_zones(text: str, tokens: Tokens, zones: tuple[Zone, ...], seen: list[Spotted]) -> tuple[Zone, ...]:
    """Return ``zones`` with those that only the encoder sees; nothing if it sees no more."""
    more = []
    for found in seen:
        where = tokens.span(found.first, found.last)
        if found.first == 0 and found.kind == "related":
            continue  # the article's own headline
        if found.kind == "related" and (_is_part(tokens, found.first, found.last) or _is_heading(text, where)):
            continue
        if found.kind == "repeat" and not _is_repeated(text, where):
            continue
        if found.score >= SURE and not any(where.overlaps(zone.span) for zone in zones):
            more.append(Zone(kind=ZONE_KINDS[found.kind], span=where, rule="encoder:zone"))
    return _without_overlap(text, [*zones, *more]) if more else ()


def _is_part(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether tokens belong to a longer name or sentence, by the words beside them: "dan X", "X, Y"."""
    return (first > 0 and tokens.norms[first - 1] in INNER) or (last + 1 < len(tokens) and tokens.norms[last + 1] == ",")


def _is_heading(text: str, where: Span) -> bool:
    """Tell whether a stretch fills a line of its own: a heading of the report itself."""
    start, end = _line(text, where.start)
    return not text[start : where.start].strip(" \t#*") and not text[where.end : end].strip() and end < len(text)


def _is_repeated(text: str, where: Span) -> bool:
    """Tell whether half of the runs of words of ``where`` stand a second time in the text, word for word."""
    words = where.of(text).lower().split()
    runs = [" ".join(words[i : i + MIN_REPEAT_WORDS]) for i in range(0, len(words) - MIN_REPEAT_WORDS + 1, MIN_REPEAT_WORDS)]
    rest = _squeeze(text[: where.start] + "\n" + text[where.end :])
    return bool(runs) and sum(run in rest for run in runs) * 2 >= len(runs)


def _by_rule(text: str, headlines: Headlines, rules: tuple[ZoneRule, ...]) -> Iterator[Zone]:
    lower = text.lower()
    for rule in rules:
        if rule.signs and not any(sign in lower for sign in rule.signs):
            continue
        for match in rule.pattern.finditer(text):
            span = _stretch(text, headlines, rule.scope, match)
            if len(span):
                yield Zone(kind=rule.kind, span=span, rule=f"zones:{rule.rule_id}")


def _stretch(text: str, headlines: Headlines, scope: str, match: re.Match[str]) -> Span:
    if scope == "inline":
        return Span(*match.span())
    if scope == "rest":
        return Span(match.start(), len(text))
    line_start, line_end = _line(text, match.start())
    if scope == "headline" and not text[match.end() : line_end].strip():
        return Span(match.start(), headlines.below(match.end()))
    if scope == "from-line":
        before = text[line_start : match.start()]
        glued = match.start() - line_start > LONG_LINE or _GLUED.search(before) or before.lstrip()[:1] in {'"', "“"}
        return Span(match.start() if glued else line_start, match.end())
    if scope == "line":
        return Span(match.start(), max(line_end, match.end()))
    alone = not text[line_start : match.start()].strip() and line_end - match.start() <= LONG_LINE
    return Span(match.start(), line_end if alone else headlines.end(match.end(), line_end))


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _repeats(text: str, title: str | None, found: list[Zone]) -> Iterator[Zone]:
    """Find the given headline at the top of the text, and lines that come word for word a second time.

    A long line is a repeat too if it stands inside an earlier one: crawlers print an article as a whole and again in parts.
    What stands in a line that a zone of ``found`` begins is not the report, so that the report's own line is none.
    """
    beginnings = {zone.span.start for zone in found}
    seen = {_squeeze(title)} if title else set()
    before = ""
    for match in re.finditer(r"[^\n]+", text):
        line = _squeeze(match[0])
        length = line.count(" ") + 1
        if length < MIN_REPEAT_WORDS:
            continue
        if line in seen or (length >= MIN_PART_WORDS and line in before):
            yield Zone(kind="repeat", span=Span(*match.span()), rule="zones:repeated-line")
        else:
            seen.add(line)
            before += f" {line}" if match.start() not in beginnings else ""


def _squeeze(line: str) -> str:
    return " ".join(line.lower().split())


def _stray_headlines(text: str, headlines: Headlines, found: list[Zone]) -> Iterator[Zone]:
    """Find headlines of other articles glued between two sentences without any mark: ``…kata dia.Gempa Guncang Pulau …``.

    Behind one headline another may follow. What the contents of the page name is a heading of the report itself.
    """
    taken = sorted((zone.span for zone in found), key=lambda span: span.start)
    contents = " ".join(zone.span.of(text) for zone in found if zone.rule == CONTENTS)
    edges = [(match.end(), not match[0].endswith((" ", "\u00a0"))) for match in _SENTENCE_EDGE.finditer(text)]
    edges += [(trim(text, zone.span, BLANKS).end, True) for zone in found if zone.kind == "related"]
    end = 0
    for start, glued in sorted(edges):
        at = _past_blank(text, start)
        while at >= end and not any(span.start <= at < span.end for span in taken):
            limit = min([_line(text, at)[1], *(span.start for span in taken if span.start > at)])
            stop = headlines.stray(at, limit, glued=glued)
            if stop is None:
                break
            if text[at : at + NAMED] not in contents:
                yield Zone(kind="related", span=Span(at, stop), rule="zones:stray-headline")
            glued, end = True, stop
            at = _past_blank(text, stop)


def _past_blank(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in {" ", "\u00a0"} else at


def _without_overlap(text: str, zones: list[Zone]) -> tuple[Zone, ...]:
    """Trim the zones, drop those inside others, and cut the later of two that overlap."""
    kept: list[Zone] = []
    for zone in sorted(zones, key=lambda zone: (zone.span.start, -zone.span.end)):
        span = trim(text, zone.span, BLANKS)
        if kept and span.start < kept[-1].span.end:
            if span.end <= kept[-1].span.end:
                continue
            span = trim(text, Span(kept[-1].span.end, span.end), BLANKS)
        if len(span):
            kept.append(Zone(kind=zone.kind, span=span, rule=zone.rule))
    return tuple(kept)
