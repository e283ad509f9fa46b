"""Results as plain text for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from saksi.export.collection import Collection
from saksi.model.corrections import Correction
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.incidents import Claim, Incident
from saksi.model.judgements import Judgement
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, RoleFiller, Term
from saksi.model.readings import Reading
from saksi.model.runs import RunRecord
from saksi.model.series import Check
from saksi.model.spans import Span
from saksi.model.told import told_in
from saksi.views.article_rows import chain_of

MAIN = ("zones", "dates", "places", "actors", "figures", "figures.scope", "figures.source", "quotes", "quotes.speaker",
        "terms", "events.found", "events", "events.mode", "events.agents", "events.targets", "events.place", "events.date",
        "events.status", "events.source", "events.full")  # fmt: skip
MAX_PLACE, MAX_CELL = 16, 38
"""Characters of a table's cell; what is longer is cut."""


def run_line(run: RunRecord, workspace: str) -> str:
    """Return one line that says what a run read."""
    parts = [f"{run.number_read} read"]
    if run.number_skipped:
        parts.append(f"{run.number_skipped} already there")
    if run.dropped:
        parts.append(f"{len(run.dropped)} dropped")
    return f"{', '.join(parts)}; workspace {workspace}"


def score_table(table: Mapping[str, Mapping[str, float]]) -> str:
    """Return scores as aligned lines, the main fields first."""
    names = [*(n for n in MAIN if n in table), *(n for n in table if n not in MAIN)]
    lines = []
    for name in names:
        row = table[name]
        if "f1" in row:
            rates = f"F1 {row['f1']:.3f}   P {row['p']:.3f}  R {row['r']:.3f}"
            figures = f"{rates}   coded {row['gold']:5.0f}  found {row['found']:5.0f}"
        else:
            figures = f"right {row['share']:.3f}  of {row['of']:.0f}"
        lines.append(f"  {name:16s} {figures}")
    return "\n".join(lines)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as aligned columns; the first row is the head."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _cut(text: str, limit: int = MAX_CELL) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def incident_table(collection: Collection) -> str:
    """Return the incidents as a table, those that most outlets tell first."""
    rows: list[tuple[str, ...]] = [("DAY", "WHAT", "WHERE", "WHO → WHOM", "COUNTS CLAIMED", "TOLD BY", "DIFFER ON")]
    ordered = sorted(collection.incidents, key=lambda i: -i.number_of_outlets)
    rows.extend(_incident_row(incident) for incident in ordered)
    return columns(rows)


def _incident_row(incident: Incident) -> tuple[str, ...]:
    claimed = {
        name: dict.fromkeys(c.label for c in incident.claims if c.field == name) for name in ("agent", "target", "figure")
    }
    who, whom, counts = (", ".join(labels) for labels in claimed.values())
    return (
        incident.date.first.isoformat() if incident.date else "unknown",
        incident.event_type + (f"/{incident.mode}" if incident.mode else ""),
        _cut(incident.place.name if incident.place else "-", MAX_PLACE),
        _cut(f"{who or '?'} → {whom or '?'}"),
        _cut(counts or "-"),
        f"{incident.number_of_outlets}",
        ", ".join(d.field for d in incident.disagreements) or "-",
    )


def explained(collection: Collection, wanted: str) -> list[str]:
    """Return what an id stands for, line by line; nothing if nothing has that id."""
    for incident in collection.incidents:
        if incident.incident_id == wanted or incident.is_known_as(wanted):
            return _incident(collection, incident)
        if claim := next((claim for claim in incident.claims if claim.claim_id == wanted), None):
            return [f"claim {claim.claim_id} on incident {incident.incident_id}, event {claim.event_id}",
                    _claim(collection, claim)]  # fmt: skip
    for document, reading in collection.readings.values():
        if document.document_id == wanted:
            return _document(document, reading)
        for event, _ in told_in(reading):
            if event.event_id == wanted:
                return _event(collection, document, reading, event)
        for mention in reading.mentions:
            if mention.mention_id == wanted:
                return _mention_lines(document, reading, mention)
    return []


def judgement_lines(judgement: Judgement) -> list[str]:
    """Return a judgement, and its withdrawal if it was withdrawn."""
    one, other = (f"{anchor.event_id} ({anchor.document_id})" for anchor in (judgement.one, judgement.other))
    made = f"{judgement.made_at} by {judgement.user}: {judgement.reason or 'no reason given'}"
    line = f"{judgement.judgement_id}  {one} {judgement.verdict} {other}, {made}"
    return [line, *_withdrawal(judgement)]


def correction_lines(correction: Correction) -> list[str]:
    """Return a correction, and its withdrawal if it was withdrawn."""
    made = f"{correction.made_at} by {correction.user}: {correction.reason or 'no reason given'}"
    line = f"{correction.correction_id}  {correction.line} ({correction.document_id}), {made}"
    return [line, *_withdrawal(correction)]


def _withdrawal(said: Judgement | Correction) -> list[str]:
    if said.holds:
        return []
    return [f"   withdrawn {said.withdrawn_at} by {said.withdrawn_by}: {said.withdrawn_because or 'no reason given'}"]


def totals_lines(checks: Sequence[Check], output: str, *, beside: bool) -> list[str]:
    """Return what was written of running totals, and how they lie beside the reference series."""
    series = {check.total.series_id for check in checks}
    lines = [f"{output}: {_many(len(checks), 'running total')} in {len(series)} series"]
    known = [check for check in checks if check.share is not None]
    if beside and known:
        count = Counter(check.flag for check in known)
        told = ", ".join(
            f"{flag} {count[flag]} ({count[flag] / len(known):.0%})" for flag in ("agrees", "rounded", "differs")
        )
        lines.append(f"of {len(known)} with a day of the reference near them: {told}")
    if len(known) < len(checks):
        lines.append(
            f"{_many(len(checks) - len(known), 'running total')} without" if beside else "no reference series given"
        )
    return lines


def _quoted(document: Document, span: Span) -> str:
    words = " ".join(span.of(document.text).split())
    return f"“{words}” [{span.start}, {span.end})"


def _incident(collection: Collection, incident: Incident) -> list[str]:
    place = incident.place
    outlets, origins = incident.number_of_outlets, incident.number_of_origins
    lines = [
        f"incident {incident.incident_id}: {incident.event_type}" + (f"/{incident.mode}" if incident.mode else ""),
        "  told by "
        + ", ".join((_many(incident.number_of_reports, "report"), _many(outlets, "outlet"), _many(origins, "origin"))),
        f"  day    {_day(incident.date)}",
        f"  place  {f'{place.name}, {place.country} ({place.geo_precision})' if place else 'unknown'}",
    ]
    for consensus in incident.consensus:
        tie = ", tied" if consensus.is_tie else ""
        lines.append(f"  {consensus.field}: {consensus.label} ({_many(consensus.number_of_origins, 'origin')}{tie})")
    lines.append(f"  support: {incident.support}")
    for toll in incident.tolls:
        growing = ", growing with time" if toll.is_growing else ""
        lines.append(f"  {toll.unit}: best {toll.best}, from {toll.low} to {toll.high}{growing}")
    lines.extend(f"  blamed: {b.agent} according to {', '.join(b.according_to)}" for b in incident.blame)
    for disagreement in incident.disagreements:
        lines.append(f"  sources differ on {disagreement.field}: " + " | ".join(value for value, _ in disagreement.values))
    for member in incident.members:
        document, _ = collection.readings[member.document_id]
        own = member.origin in {member.outlet_id, document.outlet, document.document_id}
        told = f"{member.kind} {member.event_id} in {member.document_id}" + ("" if own else f", from {member.origin}")
        lines.append(f"  {told}: {_quoted(document, member.span)}")
    for join in incident.joins:
        lines.append(f"  joined {join.one} and {join.other}, score {join.score:.2f}: " + "; ".join(join.reasons))
    lines.extend(_claim(collection, claim) for claim in incident.claims)
    return lines


def _claim(collection: Collection, claim: Claim) -> str:
    document, _ = collection.readings[claim.document_id]
    words = _quoted(document, claim.span)
    return f"  claim {claim.field} = {claim.value}: {words} in {claim.document_id}, according to {' → '.join(claim.chain)}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _event(collection: Collection, document: Document, reading: Reading, event: Event) -> list[str]:
    incident = next((i for i in collection.incidents if any(m.event_id == event.event_id for m in i.members)), None)
    lines = [
        f"event {event.event_id}: {event.event_type}" + (f"/{event.mode}" if event.mode else "") + f", {event.status}",
        f"  in {document.document_id}, incident {incident.incident_id if incident else '-'}",
        f"  evidence  {_quoted(document, event.evidence)}",
        f"  trigger   {_quoted(document, event.trigger)}",
    ]
    lines.extend(f"  also      {_quoted(document, span)}" for span in event.also)
    for name, fillers in (("agent", event.agents), ("target", event.targets)):
        lines.extend(f"  {name:9s} {_filler(document, filler)}" for filler in fillers)
    spots = [m for m in reading.mentions if isinstance(m.value, Place) and m.span in {f.span for f in event.places}]
    lines.extend(f"  place     {_quoted(document, m.span)} = {_value(m)}, mention {m.mention_id}" for m in spots)
    lines.append(f"  day       {_day(event.date)}" + (f" {_quoted(document, event.date_span)}" if event.date_span else ""))
    lines.append(f"  according to {chain_of(document, reading, event)} ({event.attribution.stance})")
    figures = [m for m in reading.mentions if m.mention_id in event.figures]
    lines.extend(f"  figure    {_quoted(document, m.span)} = {_value(m)}, mention {m.mention_id}" for m in figures)
    lines.extend(f"  means     {sign.name} {_quoted(document, sign.span)}" for sign in event.means)
    lines.extend(f"  context   {sign.name} {_quoted(document, sign.span)} ({sign.rule})" for sign in event.contexts)
    if event.acled:
        aimed = ", civilian targeting" if event.acled.civilian_targeting else ""
        lines.append(f"  in ACLED  {event.acled.event_type} / {event.acled.sub_event_type}{aimed}")
    lines.extend(f"  because   {rule.field}: {rule.rule} ({rule.score:.2f})" for rule in event.rules)
    return lines


def _filler(document: Document, filler: RoleFiller) -> str:
    return f"{_quoted(document, filler.span)} = {filler.actor_id or 'not named'} ({filler.rule})"


def _day(value: DateRange | None) -> str:
    if value is None:
        return "unknown"
    days = value.first.isoformat() if value.first == value.last else f"{value.first.isoformat()} to {value.last.isoformat()}"
    conflict = f"; {value.conflict} does not fit" if value.conflict else ""
    return f"{days} ({value.precision}{conflict})"


def _value(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Actor):
        return f"actor {value.actor_id} ({value.kind}, {value.country or '?'} {value.sector or '?'})"
    if isinstance(value, Place):
        return f"place {value.name}, {value.country} ({value.latitude}, {value.longitude}; {value.geo_precision})"
    if isinstance(value, DateRange):
        return f"date {_day(value)}"
    if isinstance(value, Figure):
        return f"figure {value.unit} {value.low}..{value.high} {value.victims or 'people'}, {value.scope}"
    assert isinstance(value, Term)
    return f"term {value.lean} {value.about}; plainly “{value.neutral}”"


def _mention_lines(document: Document, reading: Reading, mention: Mention) -> list[str]:
    sentence = next((s for s in reading.sentences if s.span.contains(mention.span)), None)
    lines = [
        f"mention {mention.mention_id}: {_value(mention)}",
        f"  in {document.document_id}  {_quoted(document, mention.span)}",
    ]
    if sentence:
        lines.append(f"  sentence  {_quoted(document, sentence.span)}")
    lines.append(f"  because   {mention.rule} ({mention.score:.2f})")
    return lines


def _document(document: Document, reading: Reading) -> list[str]:
    day = reading.published.isoformat() if reading.published else "unknown"
    lines = [
        f"document {document.document_id}: {document.outlet or 'outlet unknown'}, {day} ({reading.published_from})",
        f"  {len(reading.zones)} zones, {len(reading.sentences)} sentences, {len(reading.mentions)} mentions,"
        f" {len(reading.quotes)} quotations, {len(reading.events)} events",
    ]
    lines.extend(f"  event {e.event_id}  {e.event_type}  {_quoted(document, e.evidence)}" for e in reading.events)
    lines.extend(f"  open  {i.kind}: {i.note}" for i in reading.issues)
    return lines
