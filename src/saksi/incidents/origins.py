"""Origins: whom a report comes from, so that ten outlets that print or cite one agency count once (record 0040).

A report of an incident comes from the outlet or agency that its article cites for it, else from who printed its text first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.incidents.facts import Facts, outlet_of
from saksi.model.documents import Document
from saksi.model.readings import Reading


@dataclass(frozen=True, slots=True)
class Printed:
    """What of an article decides on which of several copies of a text is the first.

    Attributes:
        published: its day, ``None`` if unknown.
        outlet: who printed it (``saksi.incidents.facts.outlet_of``).
        cites: the outlets and agencies that its reports cite.

    """

    published: date | None
    outlet: str
    cites: frozenset[str]


def firsts(articles: Mapping[str, Printed], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each article the first of its copy family, itself if it has no copies.

    The first is one whose outlet a copy cites, else the one published earliest, then the one with the smallest id.

    Args:
        articles: the articles by their ids.
        pairs: the copies among them, by their ids.

    """
    copied = [tuple(pair) for pair in pairs]
    cited = {a for pair in copied for a, b in (pair, pair[::-1]) if articles[a].outlet in articles[b].cites}
    order = {name: rank for rank, name in enumerate(sorted(articles, key=lambda name: _age(name, articles[name], cited)))}
    before: dict[str, str] = {}
    for pair in copied:
        first, later = sorted(pair, key=order.__getitem__)
        before[later] = min(before.get(later, first), first, key=order.__getitem__)
    found: dict[str, str] = {}
    for name in order:
        found[name] = found[before[name]] if name in before else name
    return found


def _age(name: str, article: Printed, cited: set[str]) -> tuple[bool, bool, str, str]:
    return (name not in cited, article.published is None, str(article.published), name)


def printed_of(document: Document, reading: Reading, told: Iterable[Facts]) -> Printed:
    """Return what of an article, of which ``told`` are the facts, decides on which copy is the first."""
    return Printed(reading.published, outlet_of(document, reading), frozenset(one.cited for one in told if one.cited))


def with_origins(group: Sequence[Facts]) -> list[Facts]:
    """Return the reports of an incident, each with its origin; a text has one, so that what it cites twice counts once.

    Until now ``origin`` is who printed the text first.
    """
    cited: dict[str, str] = {}
    for facts in sorted(group, key=lambda one: one.key):
        if facts.cited:
            cited.setdefault(facts.copy_of, facts.cited)
    return [replace(one, origin=cited.get(one.copy_of, one.origin)) for one in group]
