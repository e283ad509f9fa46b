"""One report of an incident: what it says field by field, in its own words, and the sentences that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksi.export.report.archive import Archive, Article, Words
from saksi.export.report.excerpts import Excerpt, Mark, Role
from saksi.export.report.labels import FIELDS, STATUSES, days_label
from saksi.model.events import Event, FieldRule
from saksi.model.incidents import Claim, ClaimField, Incident, Member
from saksi.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article reports of an incident.

    Attributes:
        family: whether its text is a copy of another article's.
        said: what it says, field by field; fields it says nothing on are left out.
        chain: who says so, innermost first, the outlet last.
        cue: the words that attribute.
        stance: what the innermost speaker does with the content, empty if they assert it.
        evidence: the sentence that states it most fully.
        others: other sentences it needs, each with what it is there for.

    """

    event: Event
    article: Article
    family: str
    said: dict[ClaimField, tuple[Words, ...]]
    chain: tuple[Words, ...]
    cue: Words | None
    stance: str
    evidence: Excerpt
    others: tuple[tuple[str, Excerpt], ...]

    @property
    def rules(self) -> tuple[FieldRule, ...]:
        """Return which rule gave each field its value."""
        return self.event.rules


def reports_of(archive: Archive, incident: Incident) -> tuple[Report, ...]:
    """Return the reports of an incident in the order of its members; a retelling of one of them stands with it.

    Raises:
        KeyError: a member's article or event is not among the readings.

    """
    own = {member.event_id for member in incident.members}
    alone = (member for member in incident.members if member.kind != "retelling" or member.root not in own)
    return tuple(_report(archive, incident, member) for member in alone)


def _report(archive: Archive, incident: Incident, member: Member) -> Report:
    article, event = archive.by_id[member.document_id], archive.events[member.event_id]
    marks = event_marks(archive, article, event)
    stance = event.attribution.stance
    cue = event.attribution.cue
    again = [m.span for m in incident.members if m.root == member.event_id and m.kind == "retelling"]
    return Report(
        event=event,
        article=article,
        family=archive.family(member),
        said=_said(archive, article, event, [c for c in incident.claims if c.event_id == member.event_id]),
        chain=(*(archive.filler(article, f) for f in event.attribution.chain), Words(label=article.outlet)),
        cue=Words(label="", quote=article.words(cue), span=cue) if cue is not None else None,
        stance="" if stance == "asserts" else stance,
        evidence=article.excerpt(event.evidence, marks),
        others=tuple(_others(article, event, again, marks)),
    )


def event_marks(archive: Archive, article: Article, event: Event) -> list[Mark]:
    """Return every stretch of the article that gave the event a value, with its role."""
    spans: list[tuple[Role, Iterable[Span]]] = [
        ("act", [event.trigger]),
        ("agent", [f.span for f in event.agents]),
        ("target", [f.span for f in event.targets]),
        ("place", [f.span for f in event.places]),
        ("figure", [m.span for m in archive.mentions(article, event.figures)]),
        ("day", [event.date_span] if event.date_span is not None else []),
        ("voice", [f.span for f in event.attribution.chain]),
    ]
    return [Mark(span, role) for role, found in spans for span in found]


def _said(archive: Archive, article: Article, event: Event, claims: Sequence[Claim]) -> dict[ClaimField, tuple[Words, ...]]:
    """Return the claims of one event by field, each with the article's words."""
    said: dict[ClaimField, tuple[Words, ...]] = {}
    for field in FIELDS:
        made = sorted((c for c in claims if c.field == field), key=lambda c: (c.span, c.value))
        words = [_claim_words(archive, article, event, claim) for claim in made]
        if words:
            said[field] = tuple(dict.fromkeys(words))
    return said


def _claim_words(archive: Archive, article: Article, event: Event, claim: Claim) -> Words:
    span: Span | None = claim.span
    label = claim.label
    if claim.field in {"agent", "target"}:
        label = archive.names.get(claim.value, label)
    if claim.field == "date":
        label = days_label(event.date)
    if claim.field == "status":
        return Words(label=f"{label}: {STATUSES[event.status]}" if label == event.status else label)
    quote = article.words(span) if span is not None else ""
    return Words(label="" if label == quote else label, quote=quote, span=span)


def _others(article: Article, event: Event, again: Sequence[Span], marks: Sequence[Mark]) -> Iterable[tuple[str, Excerpt]]:
    """Yield the sentences that tell the act ``again``, then those from which its other words were taken."""
    shown = [article.sentence_of(event.evidence)]
    for span in sorted(again):
        yield "also told here", article.excerpt(span, marks)
        shown.append(article.sentence_of(span))
    for mark in sorted(marks, key=lambda m: m.span):
        if not any(frame.contains(mark.span) for frame in shown):
            sentence = article.sentence_of(mark.span)
            shown.append(sentence)
            yield "words taken from here", article.excerpt(sentence, marks)
