"""The views of what happened: incidents, their reports, the claims of each report, and why reports were joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from saksi.model.events import MODES
from saksi.model.incidents import ClaimField, Incident, MemberKind, Support, Toll
from saksi.views.article_rows import at, place, time
from saksi.views.articles import ARTICLE, DOCUMENT, MODE, PLACE, SOURCE_CHAIN, TIME, WHERE, YES_NO
from saksi.views.columns import Column, IncidentView, Row

TOLLS = ("killed", "injured")
"""Units with columns of their own; the others stand in ``figures``."""
BOUNDS = {"low": "lowest", "best": "best", "high": "highest"}


def _tolls(incident: Incident) -> Iterator[tuple[str, Toll | None]]:
    for unit in TOLLS:
        yield unit, next((toll for toll in incident.tolls if toll.unit == unit), None)


def _incidents(incident: Incident) -> Iterator[Row]:
    first = incident.members[0]
    yield {
        "incident_id": incident.incident_id,
        "event_type": incident.event_type,
        "mode": incident.mode,
        **time(incident.date),
        **place(incident.place),
        "agents": "; ".join(incident.agents),
        "targets": "; ".join(incident.targets),
        "figures": "; ".join(dict.fromkeys(c.label for c in incident.claims if c.field == "figure")),
        **{f"{unit}_{bound}": getattr(toll, bound, None) for unit, toll in _tolls(incident) for bound in BOUNDS},
        "support": incident.support,
        "blame": "; ".join(f"{b.agent} according to {', '.join(b.according_to)}" for b in incident.blame),
        "number_of_reports": incident.number_of_reports,
        "number_of_outlets": incident.number_of_outlets,
        "number_of_origins": incident.number_of_origins,
        "disagreements": "; ".join(d.field for d in incident.disagreements),
        "documents": "; ".join(dict.fromkeys(m.document_id for m in incident.members)),
        **at(first.span),
        "document": first.document_id,
    }


def _reports(incident: Incident) -> Iterator[Row]:
    for member in incident.members:
        yield {
            "incident_id": incident.incident_id,
            "event_id": member.event_id,
            "kind": member.kind,
            "retells": member.root if member.root != member.event_id else None,
            "origin": member.origin,
            "copy_of": member.copy_of or None,
            **at(member.span),
            "document": member.document_id,
        }


def _claims(incident: Incident) -> Iterator[Row]:
    consensus = {(c.field, c.value) for c in incident.consensus}
    differing = {claim for d in incident.disagreements for _, claims in d.values for claim in claims}
    for claim in incident.claims:
        yield {
            "claim_id": claim.claim_id,
            "incident_id": incident.incident_id,
            "event_id": claim.event_id,
            "field": claim.field,
            "value": claim.value,
            "label": claim.label,
            "is_consensus": "yes" if (claim.field, claim.value) in consensus else "no",
            "is_disputed": "yes" if claim.claim_id in differing else "no",
            "source_chain": " → ".join(claim.chain),
            **at(claim.span),
            "document": claim.document_id,
        }


def _joins(incident: Incident) -> Iterator[Row]:
    for join in incident.joins:
        yield {
            "incident_id": incident.incident_id,
            "one": join.one,
            "other": join.other,
            "score": join.score,
            "reasons": "; ".join(join.reasons),
        }


_FROM_ARTICLE = tuple(
    Column(c.name, c.meaning, c.kind, c.unit, c.values, from_others=True) for c in ARTICLE if c.name != "document"
)
_WORDS = "SELECT one.*, a.outlet, a.published, a.published_from, words(d.text, one.start, one.end) AS {} FROM kept.{} one"
_BESIDE = " LEFT JOIN kept.articles a USING (document) LEFT JOIN kept.documents d USING (document)"


def _with_words(name: str, column: str) -> str:
    return _WORDS.format(column, name) + _BESIDE


def _words(name: str, meaning: str) -> Column:
    return Column(name, meaning, from_others=True)


INCIDENT_VIEWS: tuple[IncidentView, ...] = (
    IncidentView(
        name="incidents",
        about="what happened, as all articles tell it",
        columns=(
            Column("incident_id", "id of what happened"),
            Column(
                "event_type",
                "PLOVER event type that most origins give; STATEMENT if nothing but quotations tells of it",
                values=(*MODES, "STATEMENT"),
            ),
            MODE,
            *TIME,
            *PLACE,
            Column("agents", "ids of all agents that any report names, separated by semicolons"),
            Column("targets", "ids of all targets that any report names, separated by semicolons"),
            Column("figures", "every count claimed"),
            *(
                Column(f"{unit}_{bound}", f"{BOUNDS[bound]} number {unit} that a report gives", "integer", "people")
                for unit in TOLLS
                for bound in BOUNDS
            ),
            Column("support", "how far the reports support each other: see Support", values=get_args(Support)),
            Column("blame", "who did it according to whom, where the reports differ on it"),
            Column("number_of_reports", "events and statements that tell it", "integer", "reports"),
            Column("number_of_outlets", "different outlets", "integer", "outlets"),
            Column("number_of_origins", "outlets and agencies that the reports come from", "integer", "origins"),
            Column("disagreements", "fields on which origins differ"),
            Column("documents", "ids of the articles"),
            _words("evidence", "the sentence or clause of the first report"),
            *WHERE,
            DOCUMENT,
            *_FROM_ARTICLE,
        ),
        rows=_incidents,
        sql=_with_words("incidents", "evidence"),
        order=("date_from", "document", "start", "incident_id"),
        key=("incident_id",),
    ),
    IncidentView(
        name="reports",
        about="a sentence or clause of one article that tells of an incident",
        columns=(
            Column("incident_id", "the incident"),
            Column("event_id", "id of the event, retelling or statement"),
            Column("kind", "an event, a sentence that tells one again, or a quotation", values=get_args(MemberKind)),
            Column("retells", "the event of its article that a retelling was read as telling again"),
            Column("origin", "outlet or agency that its article cites for it, else the outlet that printed its text first"),
            Column("copy_of", "first article of the copies of its text; itself if there are none"),
            _words("evidence", "the sentence or clause"),
            *WHERE,
            DOCUMENT,
            *_FROM_ARTICLE,
        ),
        rows=_reports,
        sql=_with_words("reports", "evidence"),
        order=("incident_id", "document", "start", "event_id"),
    ),
    IncidentView(
        name="claims",
        about="one article's word on one field of an incident",
        columns=(
            Column("claim_id", "id of one article's word on one field"),
            Column("incident_id", "the incident"),
            Column("event_id", "the event that claims it"),
            Column("field", "what is claimed", values=get_args(ClaimField)),
            Column("value", "the value in comparable form"),
            Column("label", "the value for people to read"),
            Column("is_consensus", "whether most origins give this value", values=YES_NO),
            Column("is_disputed", "whether another origin gives a value that cannot be right beside it", values=YES_NO),
            _words("as_printed", "the words"),
            SOURCE_CHAIN,
            *WHERE,
            DOCUMENT,
            *_FROM_ARTICLE,
        ),
        rows=_claims,
        sql=_with_words("claims", "as_printed"),
        order=("incident_id", "field", "value", "document", "claim_id"),
        key=("claim_id",),
    ),
    IncidentView(
        name="joins",
        about="why two reports were taken for one incident",
        columns=(
            Column("incident_id", "the incident"),
            Column("one", "id of an event, retelling or statement"),
            Column("other", "id of another"),
            Column("score", "above 0 if the two alone would be joined; 0 for a judgement", "number"),
            Column("reasons", "what agreed and what differed, the weightiest first"),
        ),
        rows=_joins,
        sql="SELECT * FROM kept.joins",
        order=("incident_id", "one", "other"),
    ),
)
"""Every view that incidents give rows of."""
