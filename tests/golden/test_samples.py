"""The sample reports: scores that may not fall, and what must hold exactly."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from golden import RENEW, SAMPLES, Samples, read_samples, records_of
from saksi.evaluate.gate import check_floors, raise_floors
from saksi.evaluate.score import Record, score
from saksi.lexicon.load import Lexicon
from saksi.model.incidents import Incident
from saksi.model.mentions import DateRange
from saksi.model.spans import Span
from saksi.pipeline.link import link

ANSWERS, FLOORS = SAMPLES / "answers.jsonl", Path(__file__).parent / "floors.json"
STRIKE = {"s01", "s02", "s03", "s07"}
"""Reports of the strike on Bani Suheila that are joined."""
Incidents = tuple[Incident, ...]


@pytest.fixture(scope="module")
def samples(lexicon: Lexicon) -> Samples:
    return read_samples(lexicon)


@pytest.fixture(scope="module")
def records(samples: Samples) -> dict[str, Record]:
    return records_of(samples)


@pytest.fixture(scope="module")
def incidents(samples: Samples, lexicon: Lexicon) -> Incidents:
    return link(list(samples.values()), lexicon)


def answers() -> list[dict[str, Any]]:
    return [json.loads(line) for line in ANSWERS.read_text(encoding="utf-8").splitlines()]


def known() -> dict[str, Any]:
    return dict(json.loads((SAMPLES / "incidents.json").read_text(encoding="utf-8")))


def reports_of(incident: Incident) -> set[str]:
    return {member.document_id for member in incident.members}


def telling(incidents: Incidents, report: str, span: Span) -> list[Incident]:
    """Return the incidents one of whose members stands within ``span`` of a report, or around it."""
    return [
        incident
        for incident in incidents
        if any(m.document_id == report and (span.contains(m.span) or m.span.contains(span)) for m in incident.members)
    ]


def test_answers_are_of_these_very_texts(samples: Samples) -> None:
    assert {answer["id"]: answer["sha256"] for answer in answers()} == {
        name: document.text_sha256 for name, (document, _) in samples.items()
    }


def test_no_score_is_below_its_floor(records: Mapping[str, Record]) -> None:
    table = score(answers(), records).table()
    if RENEW:
        raise_floors(table, ANSWERS, FLOORS)
    assert check_floors(table, ANSWERS, FLOORS) == []
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]) == set(table)


def test_two_meetings_of_the_same_men_stay_two(incidents: Incidents) -> None:
    meetings = [i for i in incidents if i.event_type == "CONSULT" and "jawad-mahfouz" in i.agents]
    assert sorted((str(i.date.first if i.date else None), sorted(reports_of(i))) for i in meetings) == [
        ("2032-03-09", ["s11", "s12"]),
        ("2032-06-12", ["s12", "s13"]),
    ]
    assert {i.place.name for i in meetings if i.place} == {"Beirut"}


@pytest.mark.parametrize("copies", known()["copies"], ids="=".join)
def test_copies_are_one_origin(incidents: Incidents, copies: list[str]) -> None:
    first = {m.document_id: m.copy_of for i in incidents for m in i.members}
    assert {name for name, of in first.items() if of != name} == set(copies[1:])
    assert {first[name] for name in copies} == {copies[0]}
    assert len({m.origin for i in incidents for m in i.members if m.document_id in copies}) == 1
    only = [i for i in incidents if reports_of(i) == set(copies)]
    assert {(i.number_of_outlets, i.number_of_origins) for i in only} == {(2, 1)}


def test_the_strike_on_the_school_joins_its_reports_and_shows_that_they_differ(incidents: Incidents) -> None:
    (strike,) = [i for i in incidents if {"s01", "s02"} < reports_of(i) and i.event_type == "ASSAULT"]
    assert reports_of(strike) >= STRIKE
    assert (strike.event_type, strike.mode) == ("ASSAULT", "aerial")
    assert strike.date is not None
    assert strike.date.first.isoformat() == "2032-05-11"
    assert strike.place is not None
    assert strike.place.name == "Bani Suheila"
    assert strike.number_of_origins == len(reports_of(strike)) - 1
    (figures,) = [dict(found.values) for found in strike.disagreements if found.field == "figure"]
    assert {"killed 12..", "killed 19..19"} <= set(figures)


@pytest.mark.parametrize("stretch", known()["not_incidents"], ids=lambda stretch: stretch["why"])
def test_what_is_no_incident_becomes_none(incidents: Incidents, stretch: dict[str, Any]) -> None:
    assert telling(incidents, stretch["article"], Span(stretch["start"], stretch["end"])) == []


def test_the_weekday_that_does_not_fit_its_number_is_flagged(samples: Samples) -> None:
    document, reading = samples["s09"]
    (issue,) = reading.issues
    assert issue.span is not None
    assert (issue.kind, issue.span.of(document.text)) == ("weekday", "Jumat (8/4)")
    assert issue.note == "'Jumat (8/4)': 2032-04-08 was a Thursday"
    (day,) = [m.value for m in reading.mentions if m.span == issue.span and isinstance(m.value, DateRange)]
    assert (day.first.isoformat(), day.last.isoformat(), day.conflict) == ("2032-04-08", "2032-04-08", "weekday")


def test_the_two_sides_of_a_firefight_are_one_incident(incidents: Incidents) -> None:
    (firefight,) = [i for i in incidents if reports_of(i) == {"s08", "s09", "s16"}]
    assert set(firefight.agents) == {"tni", "tpnpb-opm"} <= set(firefight.targets)
    assert "figure" in {found.field for found in firefight.disagreements}


def spans_of(value: object) -> Iterator[tuple[int, int]]:
    """Yield every stretch of text that a record points at."""
    if isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"]
        for key, inner in value.items():
            yield from [(inner[0], inner[1])] if key == "trigger" else spans_of(inner)
    elif isinstance(value, list):
        for inner in value:
            pair = isinstance(inner, list) and len(inner) == 2
            yield from [(inner[0], inner[1])] if pair else spans_of(inner)


def test_every_stretch_of_a_record_is_words_of_its_text(samples: Samples, records: Mapping[str, Record]) -> None:
    for name, record in records.items():
        text = samples[name][0].text
        stretches = list(spans_of(record))
        assert len(stretches) > len(record["events"])
        assert all(0 <= start < end <= len(text) and text[start:end] == text[start:end].strip() for start, end in stretches)


def test_mentions_say_what_their_span_says(samples: Samples) -> None:
    for document, reading in samples.values():
        assert [m.surface for m in reading.mentions] == [m.span.of(document.text) for m in reading.mentions]


def test_the_evidence_of_an_event_holds_its_words(samples: Samples) -> None:
    for document, reading in samples.values():
        for event in reading.events:
            assert event.evidence.contains(event.trigger)
            assert event.date_span is None or event.date_span.of(document.text)
            assert set(event.figures) <= {m.mention_id for m in reading.mentions}


def test_no_event_stands_in_a_zone(samples: Samples) -> None:
    for _, reading in samples.values():
        zones = [zone.span for zone in reading.zones]
        assert not [event for event in reading.events if any(zone.overlaps(event.trigger) for zone in zones)]
