"""Linking the sample reports: whatever the order of the readings, the incidents are the same."""

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.readings import Reading
from saksi.pipeline.link import link
from saksi.pipeline.read import read
from saksi.readers import read_inputs

REPORTS = Path(__file__).parents[2] / "samples" / "reports.jsonl"
Samples = list[tuple[Document, Reading]]
DRAWN = settings(max_examples=30, deadline=None)


@pytest.fixture(scope="module")
def samples(lexicon: Lexicon) -> Samples:
    documents = [item for item in read_inputs([str(REPORTS)], sys.stdin.buffer) if isinstance(item, Document)]
    return [(document, read(document, lexicon)) for document in documents]


@DRAWN
@given(data=st.data())
def test_the_order_of_the_readings_changes_nothing(samples: Samples, lexicon: Lexicon, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(samples))
    assert link(shuffled, lexicon) == link(samples, lexicon)


@DRAWN
@given(data=st.data())
def test_any_part_of_the_reports_links_each_event_once(samples: Samples, lexicon: Lexicon, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(samples), unique_by=lambda pair: pair[0].document_id))
    members = [member for incident in link(some, lexicon) for member in incident.members]
    linked = Counter(member.event_id for member in members if member.kind == "event")
    assert max(Counter(member.event_id for member in members).values(), default=1) == 1
    assert linked == Counter(event.event_id for _, reading in some for event in reading.events)


def test_linking_twice_gives_the_same(samples: Samples, lexicon: Lexicon) -> None:
    assert link(samples, lexicon) == link(samples, lexicon)


def test_the_reports_of_one_strike_are_one_incident_though_they_differ_on_day_and_toll(
    samples: Samples, lexicon: Lexicon
) -> None:
    shared = {frozenset(m.document_id for m in incident.members) for incident in link(samples, lexicon)}
    assert frozenset({"s01", "s02", "s03", "s04", "s07"}) in shared


def test_two_meetings_of_the_same_men_stay_apart(samples: Samples, lexicon: Lexicon) -> None:
    meetings = [i for i in link(samples, lexicon) if i.event_type == "CONSULT" and "jawad-mahfouz" in i.agents]
    assert len({i.date.first for i in meetings if i.date}) > 1


def test_incidents_come_by_day_and_those_without_a_day_last(samples: Samples, lexicon: Lexicon) -> None:
    order = [(incident.date is None, incident.date.first if incident.date else None) for incident in link(samples, lexicon)]
    assert [undated for undated, _ in order] == sorted(undated for undated, _ in order)
    days = [day for _, day in order if day]
    assert all(one <= other for one, other in pairwise(days))


def test_joins_name_members_and_suffice_to_hold_them_together(samples: Samples, lexicon: Lexicon) -> None:
    for incident in link(samples, lexicon):
        members = {member.event_id for member in incident.members}
        assert {event for join in incident.joins for event in (join.one, join.other)} <= members
        assert len(incident.joins) == len(members) - 1


def test_every_claim_points_at_words_of_its_report(samples: Samples, lexicon: Lexicon) -> None:
    texts = {document.document_id: document.text for document, _ in samples}
    claims = [claim for incident in link(samples, lexicon) for claim in incident.claims]
    assert claims
    assert all(claim.span.of(texts[claim.document_id]).strip() for claim in claims)


def test_no_reports_make_no_incidents(lexicon: Lexicon) -> None:
    assert link([], lexicon) == ()
