"""What holds for every article, reading and incident: offsets lead to the words, references lead somewhere."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Literal, NamedTuple

import numpy as np

from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.ids import sha256_of
from saksi.model.incidents import Incident, Member
from saksi.model.mentions import Figure, RoleFiller
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.model.told import told_in

Kind = Literal["text", "offset", "reference", "reader", "count"]
MOST = 40
"""Characters of words that are quoted."""


class Broken(NamedTuple):
    """A law that does not hold: of what kind, and where."""

    kind: Kind
    problem: str


# ---- one article ----


def broken_by_text(document: Document) -> Iterator[Broken]:
    """Yield it if the text of an article is not the one that came in."""
    if sha256_of(document.text) != document.text_sha256:
        yield Broken("text", f"article {document.document_id}: the text does not fit its hash")


def broken_by_reading(document: Document, reading: Reading) -> Iterator[Broken]:
    """Yield what does not hold for the reading of an article."""
    where = f"article {reading.document_id}"
    if reading.text_sha256 != document.text_sha256:
        yield Broken("text", f"{where}: the reading is of another text")
    for name, span in _spans(reading):
        if span.end > len(document.text):
            yield Broken("offset", f"{where}: {name} [{span.start}, {span.end}) lies behind the end of the text")
    for mention in reading.mentions:
        if mention.span.of(document.text) != mention.surface:
            told = f"mention {mention.mention_id} is “{_short(mention.surface)}”, the text there is"
            yield Broken("offset", f"{where}: {told} “{_short(mention.span.of(document.text))}”")
    counted = {mention.mention_id for mention in reading.of_kind(Figure)}
    for event in reading.events:
        if not (event.trigger.overlaps(event.evidence) or any(event.trigger.overlaps(span) for span in event.also)):
            yield Broken("offset", f"{where}: the trigger of event {event.event_id} lies outside its evidence")
        for figure in event.figures:
            if figure not in counted:
                yield Broken("reference", f"{where}: event {event.event_id} counts by {figure}, no figure of the article")
    if len(ids := [*(one.mention_id for one in reading.mentions), *(one.event_id for one in reading.events)]) != len(
        set(ids)
    ):
        yield Broken("reference", f"{where}: two mentions or events have one id")


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    yield from (("zone", zone.span) for zone in reading.zones)
    yield from (("sentence", sentence.span) for sentence in reading.sentences)
    yield from (("issue", issue.span) for issue in reading.issues if issue.span)
    for mention in reading.mentions:
        fillers = mention.value.sources if isinstance(mention.value, Figure) else ()
        yield from ((f"mention {mention.mention_id}", span) for span in (mention.span, *_of(fillers)))
    for quote in reading.quotes:
        yield from (("quotation", span) for span in (quote.span, *_of(quote.speaker), *_some(quote.cue)))
    for event in reading.events:
        yield from ((f"event {event.event_id}", span) for span in _spans_of_event(event))


def _spans_of_event(event: Event) -> Iterator[Span]:
    fillers = (*event.agents, *event.targets, *event.places, *event.attribution.chain)
    signs = [sign.span for sign in (*event.means, *event.contexts)]
    yield from (event.trigger, event.evidence, *event.also, *_of(fillers), *signs)
    yield from _some(event.date_span)
    yield from _some(event.attribution.cue)


def _of(fillers: Iterable[RoleFiller]) -> list[Span]:
    return [filler.span for filler in fillers]


def _some(span: Span | None) -> list[Span]:
    return [] if span is None else [span]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST else words[: MOST - 1] + "…"


# ---- incidents ----


class Told:
    """What all articles tell, so far: the length of each article, and eight bytes a report."""

    def __init__(self) -> None:
        self.lengths: dict[str, int] = {}
        self.number = 0
        self._keys = array("Q")
        self._sorted = np.empty(0, dtype=np.uint64)

    def add(self, document: Document, reading: Reading) -> None:
        """Add an article."""
        self.lengths[document.document_id] = len(document.text)
        for event, root in told_in(reading):
            kind = {"STATEMENT": "statement", "RETELLING": "retelling"}.get(event.event_type, "event")
            self._keys.append(_key(document.document_id, event.event_id, kind, root, event.evidence))
            self.number += 1

    def close(self) -> None:
        """Make it ready to be asked; nothing is added any more."""
        self._sorted = np.sort(np.frombuffer(self._keys, dtype=np.uint64))

    def tells(self, key: int) -> bool:
        """Tell whether an article tells a report (``key_of``)."""
        at = int(np.searchsorted(self._sorted, np.uint64(key)))
        return at < len(self._sorted) and int(self._sorted[at]) == key


def _key(document_id: str, event_id: str, kind: str, root: str, span: Span) -> int:
    said = "\x1f".join((document_id, event_id, kind, root, str(span.start), str(span.end)))
    return int.from_bytes(blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def key_of(member: Member) -> int:
    """Return what a report is known by."""
    return _key(member.document_id, member.event_id, member.kind, member.root, member.span)


def broken_by_incident(incident: Incident, told: Told, *, all_known: bool) -> Iterator[Broken]:
    """Yield what does not hold for an incident.

    Args:
        incident: the incident.
        told: what the articles tell.
        all_known: whether ``told`` has all of them; if not, reports of unknown articles are passed over.

    """
    for problem in _unled(incident, told, all_known):
        yield Broken("reference", f"incident {incident.incident_id}: {problem}")
    for claim in incident.claims:
        if claim.span.end > told.lengths.get(claim.document_id, claim.span.end):
            span = f"[{claim.span.start}, {claim.span.end})"
            problem = f"claim {claim.claim_id} {span} lies behind the end of article {claim.document_id}"
            yield Broken("offset", f"incident {incident.incident_id}: {problem}")


def _unled(incident: Incident, told: Told, all_known: bool) -> Iterator[str]:
    if not incident.members:
        yield "has no reports"
    for member in incident.members:
        known = member.document_id in told.lengths
        if not known and all_known:
            yield f"article {member.document_id} is not there"
        elif known and not told.tells(key_of(member)):
            yield f"{member.kind} {member.event_id} is not in article {member.document_id}"
    reports = {(member.event_id, member.document_id) for member in incident.members}
    ids = {event_id for event_id, _ in reports}
    claims = {claim.claim_id for claim in incident.claims}
    for claim in incident.claims:
        if (claim.event_id, claim.document_id) not in reports:
            yield f"claim {claim.claim_id} is of {claim.event_id}, no report of it"
    for join in incident.joins:
        yield from (f"a join names {one}, no report of it" for one in (join.one, join.other) if one not in ids)
    named = [one for field in incident.disagreements for _, some in field.values for one in some]
    for one in (*named, *(claim for blame in incident.blame for claim in blame.claim_ids)):
        if one not in claims:
            yield f"a disagreement names {one}, no claim of it"
