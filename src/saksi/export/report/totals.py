"""Figures that belong to no single incident: running totals with their parts, and counts tied to no act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from saksi.export.report.archive import Archive, Article, Words
from saksi.export.report.excerpts import Excerpt, Mark
from saksi.model.mentions import Figure, Mention, Unit
from saksi.model.spans import Span

UNITS: tuple[str, ...] = get_args(Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One figure: what it says, who says so, and where the words stand."""

    label: str
    figure: Figure
    chain: tuple[Words, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The figures of one sentence, totals before their parts."""

    article: Article
    counts: tuple[Count, ...]
    sentence: Excerpt


@dataclass(frozen=True, slots=True)
class _Found:
    article: Article
    mention: Mention
    figure: Figure


def totals_of(archive: Archive) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Return the sentences with running totals, and those whose other figures no event has taken up.

    A part (``scope`` part) stands with the total of its own sentence.
    """
    totals: dict[tuple[int, Span], list[_Found]] = defaultdict(list)
    loose: dict[tuple[int, Span], list[_Found]] = defaultdict(list)
    for article in archive.articles:
        tied = {i for event in article.reading.events for i in event.figures}
        found = [_Found(article, m, m.value) for m in article.reading.mentions if isinstance(m.value, Figure)]
        headed = {article.sentence_of(f.mention.span) for f in found if f.figure.scope == "cumulative"}
        for one in found:
            sentence = article.sentence_of(one.mention.span)
            is_part = one.figure.scope == "part" and sentence in headed
            if one.figure.scope == "cumulative" or is_part:
                totals[article.number, sentence].append(one)
            elif one.mention.mention_id not in tied:
                loose[article.number, sentence].append(one)
    return _sentences(archive, totals.values()), _sentences(archive, loose.values())


def _sentences(archive: Archive, groups: Iterable[Sequence[_Found]]) -> tuple[Counted, ...]:
    counted = [_counted(archive, group) for group in groups]
    return tuple(sorted(counted, key=_key))


def _key(counted: Counted) -> tuple[int, bool, str, int, Span]:
    day = counted.article.reading.published
    unit = UNITS.index(counted.counts[0].figure.unit)
    return unit, day is None, str(day), counted.article.number, counted.sentence.span


def _counted(archive: Archive, group: Sequence[_Found]) -> Counted:
    article = group[0].article
    ordered = sorted(group, key=lambda f: (f.figure.scope == "part", f.mention.span))
    marks = [Mark(f.mention.span, "figure") for f in group]
    marks += [Mark(source.span, "voice") for f in group for source in f.figure.sources]
    return Counted(
        article=article,
        counts=tuple(_count(archive, one) for one in ordered),
        sentence=article.excerpt(article.sentence_of(group[0].mention.span), marks),
    )


def _count(archive: Archive, found: _Found) -> Count:
    chain = (archive.filler(found.article, source) for source in found.figure.sources)
    return Count(
        label=found.figure.label,
        figure=found.figure,
        chain=(*chain, Words(label=found.article.outlet)),
        span=found.mention.span,
    )
