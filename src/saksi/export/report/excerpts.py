"""Excerpts: a stretch of an article, cut into pieces so that the words that matter can be marked."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from saksi.model.spans import Span

Role = Literal["act", "agent", "target", "place", "figure", "day", "voice", "open", "rest"]
ORDER: tuple[Role, ...] = get_args(Role)
"""Which role a stretch is drawn as, if it has several."""
LABELS: dict[Role, str] = {"voice": "source", "open": "left open", "rest": ""}
"""What a role is called on the page, where that is not its own name; ``rest`` is context outside the evidence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked, and as what."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One step of an excerpt: open a mark, text, or close a mark.

    Attributes:
        role: role of the mark, the first where one stretch has several.
        label: names of all its roles where it has several, else empty: the page knows what each role is called.
        goes_on: the mark crosses another and goes on after it; only its last part is labelled.

    """

    kind: Literal["open", "text", "close"]
    text: str = ""
    role: Role = "rest"
    label: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of one article with its marks; ``span`` is what the offsets on the page say."""

    span: Span
    pieces: tuple[Piece, ...]


def excerpt(text: str, span: Span, marks: Iterable[Mark], frame: Span | None = None) -> Excerpt:
    """Return ``span`` of ``text`` with ``marks``, each cut to what is shown.

    Args:
        text: the raw text of the article.
        span: the stretch the excerpt is about.
        marks: stretches to mark, in any order; they may nest, cross, or lie elsewhere.
        frame: a wider stretch to show; what it has beyond ``span`` gets the role ``rest``.

    """
    frame = span if frame is None else frame
    rest = [Mark(Span(frame.start, span.start), "rest"), Mark(Span(span.end, frame.end), "rest")]
    return Excerpt(span=span, pieces=tuple(_pieces(text, frame, _roles(frame, [*marks, *rest]))))


def frame_of(text: str, span: Span, sentences: Sequence[Span], reach: int = 80) -> Span:
    """Return the sentences that ``span`` stands in; without any, so many characters around it."""
    around = [s for s in sentences if s.overlaps(span)]
    if not around:
        return Span(max(0, span.start - reach), min(len(text), span.end + reach))
    return Span(min(span.start, around[0].start), max(span.end, around[-1].end))


def _roles(frame: Span, marks: Iterable[Mark]) -> dict[Span, set[Role]]:
    """Return every stretch within ``frame`` with the roles it has."""
    found: dict[Span, set[Role]] = {}
    for mark in marks:
        start, end = max(mark.span.start, frame.start), min(mark.span.end, frame.end)
        if start < end:
            found.setdefault(Span(start, end), set()).add(mark.role)
    return found


def _pieces(text: str, frame: Span, roles: dict[Span, set[Role]]) -> list[Piece]:
    """Walk through the frame; a mark that crosses an open one is cut where that one ends."""
    todo = [(s.start, -s.end, sorted(map(ORDER.index, found)), True) for s, found in roles.items()]
    heapq.heapify(todo)
    walk = _Walk(text, frame.start)
    while todo:
        start, minus_end, ranks, is_last = heapq.heappop(todo)
        walk.close_until(start)
        inside = walk.open_end
        if inside is not None and -minus_end > inside:
            heapq.heappush(todo, (inside, minus_end, ranks, is_last))
            minus_end, is_last = -inside, False
        walk.open(start, -minus_end, ranks, is_last)
    walk.close_until(frame.end)
    walk.say(frame.end)
    return walk.pieces


class _Walk:
    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at
        self.pieces: list[Piece] = []
        self.stack: list[tuple[int, Role]] = []

    @property
    def open_end(self) -> int | None:
        return self.stack[-1][0] if self.stack else None

    def say(self, until: int) -> None:
        if self.at < until:
            self.pieces.append(Piece(kind="text", text=self.text[self.at : until]))
            self.at = until

    def open(self, start: int, end: int, ranks: list[int], is_last: bool) -> None:
        self.say(start)
        roles = [ORDER[rank] for rank in ranks]
        label = " + ".join(name for role in roles if (name := LABELS.get(role, role)))
        self.pieces.append(Piece(kind="open", role=roles[0], label=label if len(roles) > 1 else "", goes_on=not is_last))
        self.stack.append((end, roles[0]))

    def close_until(self, start: int) -> None:
        while self.stack and self.stack[-1][0] <= start:
            end, role = self.stack.pop()
            self.say(end)
            self.pieces.append(Piece(kind="close", role=role))
