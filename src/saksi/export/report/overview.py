"""What the report is made of: counts, versions, and the words it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.export.report.archive import Archive
from saksi.export.report.labels import STATUSES, TYPES, count_of
from saksi.export.report.sections import Section

HASH_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The head of the report.

    Attributes:
        counts: numbers with what they count.
        made_with: what made the readings: codebook, reader, version.
        types: the types that occur, with what each covers.
        statuses: the statuses that occur, with what each means.

    """

    counts: tuple[str, ...]
    made_with: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]


def overview_of(archive: Archive, sections: Sequence[Section]) -> Overview:
    """Return the head of a report on the given articles and incidents."""
    readings = [article.reading for article in archive.articles]
    events = [event for reading in readings for event in reading.events]
    used = {section.incident.event_type for section in sections}
    statuses = {event.status for event in events}
    return Overview(
        counts=tuple(_counts(archive, sections, len(events))),
        made_with=(
            ("codebook", ", ".join(sorted({r.codebook_sha256[:HASH_DIGITS] for r in readings})) or "none"),
            ("reader", ", ".join(sorted({r.reader for r in readings})) or "none"),
            ("version of Saksi", ", ".join(sorted({r.code_version for r in readings})) or "none"),
        ),
        types=tuple((name, covers) for name, covers in TYPES.items() if name in used),
        statuses=tuple((name, meaning) for name, meaning in STATUSES.items() if name in statuses),
    )


def _counts(archive: Archive, sections: Sequence[Section], events: int) -> list[str]:
    outlets = {article.outlet for article in archive.articles if article.has_outlet}
    unnamed = sum(not article.has_outlet for article in archive.articles)
    undated = sum(article.reading.published is None for article in archive.articles)
    shared = sum(section.is_shared for section in sections)
    counts = [
        count_of(len(archive.articles), "article"),
        count_of(len(outlets), "outlet"),
        f"{count_of(len(archive.origins), 'origin')} (agencies cited, else who printed the text first)",
        f"{count_of(events, 'event')} (one act as one article reports it)",
        f"{count_of(len(sections), 'incident')} (what happened, from all articles)",
        f"{count_of(shared, 'incident')} told by two or more outlets",
        f"{count_of(undated, 'article')} whose day of publication is unknown",
    ]
    return (
        [*counts, f"{count_of(unnamed, 'article')} whose outlet is unknown, counted as an outlet each"]
        if unnamed
        else counts
    )
