"""Judgements: what people join stays joined, what they part stays apart, whatever the scores say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import MONDAY, facts, town

from saksi.incidents.clusters import cluster
from saksi.incidents.facts import Facts
from saksi.incidents.judged import bring_judgements
from saksi.model.judgements import VERDICTS, Anchor, Judgement, Verdict
from saksi.model.spans import Span


def anchor(one: Facts) -> Anchor:
    return Anchor(event_id=one.event.event_id, document_id=one.document_id, span=one.event.evidence)


def judgement(number: int, one: Facts, verdict: Verdict, other: Facts, **changes: str) -> Judgement:
    return Judgement(
        judgement_id=number, one=anchor(one), verdict=verdict, other=anchor(other), user="ani",
        made_at="2032-03-11T08:00:00", reason="the same school", **changes,
    )  # fmt: skip


def groups(
    given: list[Facts], judgements: list[Judgement], pairs: list[tuple[int, int, float]] | None = None
) -> list[list[int]]:
    return [members for members, _ in cluster(given, pairs or [], bring_judgements(judgements, given))]


def test_what_is_judged_the_same_is_joined_against_every_veto_and_says_by_whom() -> None:
    one, other = facts(1, day=MONDAY), facts(2, event_type="ACCUSE", places=[town("Jauh", -9.0)])
    ((members, (join,)),) = cluster([one, other], [], bring_judgements([judgement(1, one, "same", other)], [one, other]))
    assert members == [0, 1]
    assert (join.one, join.other) == (one.event.event_id, other.event.event_id)
    assert join.reasons == ("judged same by ani: the same school",)


def test_what_is_judged_apart_is_never_joined_not_even_by_a_third() -> None:
    one, other, third = facts(1), facts(2), facts(3)
    pairs = [(0, 1, 9.0), (0, 2, 8.0), (1, 2, 7.0)]
    assert groups([one, other, third], [judgement(1, one, "not-same", other)], pairs) == [[0, 2], [1]]


def test_unsure_and_withdrawn_judgements_do_nothing() -> None:
    one, other = facts(1), facts(2)
    assert groups([one, other], [judgement(1, one, "unsure", other)], [(0, 1, 9.0)]) == [[0, 1]]
    withdrawn = judgement(1, one, "not-same", other, withdrawn_at="2032-03-12T08:00:00")
    assert groups([one, other], [withdrawn], [(0, 1, 9.0)]) == [[0, 1]]


@pytest.mark.parametrize(("first", "second", "joined"), [("same", "not-same", False), ("not-same", "same", True)])
def test_of_two_that_contradict_each_other_the_newer_holds(first: Verdict, second: Verdict, joined: bool) -> None:
    one, other = facts(1), facts(2)
    found = groups([one, other], [judgement(1, one, first, other), judgement(2, other, second, one)])
    assert found == ([[0, 1]] if joined else [[0], [1]])


def test_a_newer_reading_keeps_judgements_on_sentences_that_it_still_reads() -> None:
    one, other = facts(1), facts(2)
    old = judgement(1, one, "same", other)
    renamed = replace(one, event=replace(one.event, event_id="e-new", evidence=Span(0, len(one.event.evidence) - 3)))
    assert groups([renamed, other], [old]) == [[0, 1]]
    assert bring_judgements([old], [renamed, other]).lost == []


def test_a_judgement_on_what_is_no_longer_read_is_told() -> None:
    one, other = facts(1), facts(2)
    old = judgement(1, one, "same", other)
    short = replace(one, event=replace(one.event, event_id="e-new", evidence=Span(0, 4)))
    assert bring_judgements([old], [short, other]).lost == [old]
    assert bring_judgements([old], [other]).lost == [old]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_newest_judgement_on_any_two_reports_always_holds(data: st.DataObject) -> None:
    given_facts = [facts(n) for n in range(6)]
    indices = st.integers(0, 5)
    drawn = data.draw(st.lists(st.tuples(indices, indices, st.sampled_from(VERDICTS[:2])).filter(lambda t: t[0] != t[1])))
    pairs = [(i, j, data.draw(st.floats(-5, 5))) for i in range(6) for j in range(i + 1, 6)]
    judged = [judgement(n, given_facts[i], v, given_facts[j]) for n, (i, j, v) in enumerate(drawn, 1)]
    found = groups(given_facts, judged, pairs)
    assert sorted(i for members in found for i in members) == list(range(6))
    if drawn:
        i, j, verdict = drawn[-1]
        assert any({i, j} <= set(members) for members in found) == (verdict == "same")
