"""Readings as people have corrected them: only the fields named change, each with the correction as its rule."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factories import REGION, TOWN, two_reports
from saksi.model.corrected import corrected, digest_of, quote_id_of
from saksi.model.corrections import Correction, actors_from, actors_text, place_from, place_text
from saksi.model.events import Event, Quote
from saksi.model.mentions import Actor, Figure, Place, RoleFiller
from saksi.model.readings import Reading
from saksi.model.spans import Span

READING = two_reports()[1]["d1"][1]
EVENT = READING.events[0]
FIVE = EVENT.figures[0]
ARMY = Actor(actor_id="tni", name="Army", kind="military")
REBELS = Actor(actor_id="tpnpb", name="Rebels", kind="armed-group", country="IDN", sector="REB")


def said(field: str, new: str, *, fact: str = EVENT.event_id, number: int = 1, **more: Any) -> Correction:
    return Correction(
        correction_id=number, document_id="d1", fact_id=fact, field=field, old_value="", new_value=new, span=None,
        user="ani", made_at="2032-03-08T08:00:00+00:00", reason="", **more,
    )  # fmt: skip


def event(*corrections: Correction, of: Reading = READING) -> Event:
    return corrected(of, corrections).events[0]


def rules(one: Event) -> dict[str, str]:
    return {rule.field: rule.rule for rule in one.rules}


def test_without_corrections_of_the_article_it_is_the_same_reading() -> None:
    other = replace(said("status", "denied"), document_id="d2")
    gone = said("status", "denied", withdrawn_at="2032-03-09T08:00:00+00:00")
    assert corrected(READING, []) is corrected(READING, [other, gone]) is READING
    assert corrected(READING, [said("status", "denied", fact="e-no")]) == READING


@pytest.mark.parametrize(
    ("field", "new", "there"),
    [
        ("event_type", "COERCE", {"event_type": "COERCE", "mode": None}),
        ("mode", "beat", {"mode": "beat"}),
        ("mode", "", {"mode": None}),
        ("mode", "curfew", {"mode": None}),
        ("status", "denied", {"status": "denied"}),
    ],
)
def test_plain_fields(field: str, new: str, there: dict[str, object]) -> None:
    one = event(said(field, new, number=7))
    assert {name: getattr(one, name) for name in there} == there
    assert rules(one)["type" if field == "event_type" else field] == "correction:7"
    assert (one.event_id, one.evidence, one.figures) == (EVENT.event_id, EVENT.evidence, EVENT.figures)
    assert one.acled is None
    assert event(said("place", place_text(REGION))).acled == EVENT.acled is not None


def test_the_newest_that_holds_counts() -> None:
    older, newer = said("status", "denied"), said("status", "planned", number=2)
    assert event(newer, older).status == "planned"
    assert event(older, replace(newer, withdrawn_at="x")).status == "denied"


@pytest.mark.parametrize(
    ("asked", "days", "precision"),
    [
        ({"date_from": "2024-03-01"}, (1, 5), "span"),
        ({"date_from": "2024-03-01", "date_to": "2024-03-01"}, (1, 1), "day"),
        ({"date_to": "2024-03-09", "time_precision": "week"}, (5, 9), "week"),
        ({"date_to": "2024-03-09", "time_precision": "day"}, (5, 9), "span"),
    ],
)
def test_days(asked: dict[str, str], days: tuple[int, int], precision: str) -> None:
    one = event(*(said(name, new, number=n) for n, (name, new) in enumerate(asked.items(), start=1)))
    assert one.date is not None
    assert (one.date.first, one.date.last) == (date(2024, 3, days[0]), date(2024, 3, days[1]))
    assert one.date.precision == precision
    assert rules(one)["date"] == f"correction:{len(asked)}"


def test_days_that_are_emptied() -> None:
    one = event(said("date_from", ""), said("date_to", "", number=2))
    assert (one.date, one.date_span) == (None, None)


def test_a_place_that_the_article_names_elsewhere_keeps_its_words() -> None:
    both = replace(READING, events=(replace(EVENT, places=()), *READING.events[1:]))
    one = corrected(both, [said("place", place_text(TOWN))])
    (town,) = (m for m in READING.mentions if m.value == TOWN)
    assert [filler.span for filler in one.events[0].places] == [town.span]
    assert one.mentions == READING.mentions


def test_a_new_place_stands_at_the_evidence_and_changes_no_other_event() -> None:
    twin = replace(EVENT, event_id="e-twin")
    read = replace(READING, events=(EVENT, twin))
    other = replace(REGION, place_id="other")
    found = corrected(read, [said("place", place_text(REGION)), said("place", place_text(other), fact="e-twin", number=2)])
    spots = {m.span: m.value for m in found.mentions if isinstance(m.value, Place)}
    assert [spots[one.places[0].span] for one in found.events] == [REGION, other]
    assert all(one.evidence.contains(one.places[0].span) for one in found.events)
    assert spots[EVENT.places[0].span] == TOWN
    assert event(said("place", "")).places == ()
    assert place_from(place_text(REGION)) == REGION
    assert place_from("") is None


def test_whoever_stays_in_a_role_keeps_the_words() -> None:
    one = corrected(READING, [said("targets", actors_text([None, REBELS])), said("agents", actors_text([ARMY]), number=2)])
    told = one.events[0]
    assert told.agents == EVENT.agents
    assert told.targets[0] == EVENT.targets[0]
    assert (told.targets[1].actor_id, told.targets[1].span, told.targets[1].rule) == ("tpnpb", EVENT.trigger, "correction:1")
    assert [m.value for m in one.mentions if m.rule == "correction:1"] == [REBELS]


def test_whoever_takes_the_place_of_another_gets_its_words_and_one_named_elsewhere_its_own() -> None:
    (put,) = event(said("agents", actors_text([REBELS]))).agents
    assert (put.actor_id, put.span) == ("tpnpb", EVENT.agents[0].span)
    (named,) = event(said("targets", actors_text([ARMY]))).targets
    assert named.span == EVENT.agents[0].span
    assert event(said("agents", actors_text([]))).agents == ()
    assert actors_from(actors_text([ARMY, None])) == [ARMY, None]


def test_figures() -> None:
    changes = {"low": "4", "high": "", "approximate": "yes", "unit": "injured", "scope": "part", "victims": "children"}
    asked = [said(name, new, fact=FIVE, number=n) for n, (name, new) in enumerate(changes.items(), start=1)]
    one = corrected(READING, asked)
    found = next(m for m in one.mentions if m.mention_id == FIVE)
    assert found.value == Figure(unit="injured", low=4, high=None, approximate=True, victims="children", scope="part")
    assert (found.rule, one.events) == ("correction:6", READING.events)


def test_a_speaker() -> None:
    quote = Quote(span=Span(0, 8), kind="direct", speaker=(RoleFiller(span=Span(0, 3)),), cue=None, rule="by hand")
    read = replace(READING, quotes=(quote,))
    one = corrected(read, [said("speaker_id", actors_text([REBELS]), fact=quote_id_of("d1", quote.span), number=4)])
    assert (one.quotes[0].speaker[0].actor_id, one.quotes[0].rule) == ("tpnpb", "correction:4")


def test_what_is_no_event_goes_and_the_rest_stays() -> None:
    one = corrected(READING, [said("delete", "yes")])
    assert (one.events, one.mentions) == ((), READING.mentions)


def test_the_digest_follows_what_holds() -> None:
    first, second = said("status", "denied"), said("mode", "beat", number=2)
    gone = replace(second, withdrawn_at="x")
    assert digest_of([]) == digest_of([gone]) == ()
    assert digest_of([first, second]) == digest_of([second, first]) != digest_of([first, gone]) == digest_of([first])
