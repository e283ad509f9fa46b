"""From a group to an incident: every claim is kept, consensus counts origins, ids do not depend on order."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from made import MONDAY, TUESDAY, WEEK, count, facts, text_of, town

from factories import at
from saksi.incidents.consolidate import consolidate
from saksi.incidents.facts import Facts
from saksi.model.events import Attribution
from saksi.model.incidents import Incident
from saksi.model.mentions import Figure, RoleFiller

KALI, HULU = town("Kali"), town("Hulu", -2.6)
REGION = town("Dataran", kind="region", geo_precision="region")


def told(incident: Incident, field: str) -> tuple[str, int, bool]:
    (found,) = [consensus for consensus in incident.consensus if consensus.field == field]
    return found.value, found.number_of_origins, found.is_tie


def values(incident: Incident, field: str) -> list[str]:
    return [claim.value for claim in incident.claims if claim.field == field]


def test_every_claim_of_every_report_is_kept() -> None:
    one = facts(
        1, mode="drone", day=MONDAY, agents=["hamas", "fatah"], targets=["israel"], places=[KALI], figures=[count(5)]
    )
    other = facts(2, status="background", figures=[count(6, 6), count(9, 9, "injured")])
    incident = consolidate([one, other], ())
    assert {field: values(incident, field) for field in ("type", "mode", "status", "date", "agent", "target", "place")} == {
        "type": ["ASSAULT", "ASSAULT"],
        "mode": ["drone"],
        "status": ["actual", "background"],
        "date": ["2032-03-08/2032-03-08"],
        "agent": ["fatah", "hamas"],
        "target": ["israel"],
        "place": ["kali"],
    }
    assert values(incident, "figure") == ["injured 9..9", "killed 5..", "killed 6..6"]
    assert len(incident.claims) == 13


def test_claims_have_ids_of_their_own() -> None:
    incident = consolidate([facts(n, mode="drone", day=MONDAY, agents=["hamas", "fatah"]) for n in (1, 2, 3)], ())
    assert len({claim.claim_id for claim in incident.claims}) == len(incident.claims) == 18


@pytest.mark.parametrize(
    ("figure", "value", "label"),
    [
        (count(12), "killed 12..", "at least 12 killed"),
        (count(None, 30), "killed ..30", "up to 30 killed"),
        (count(20, 99), "killed 20..99", "20 to 99 killed"),
        (count(1200, 1200, approximate=True), "killed 1200..1200", "about 1,200 killed"),
    ],
)
def test_a_count_has_a_form_to_compare_and_a_label_to_read(figure: Figure, value: str, label: str) -> None:
    (claim,) = [c for c in consolidate([facts(1, figures=[figure])], ()).claims if c.field == "figure"]
    assert (claim.value, claim.label) == (value, label)


def test_actors_are_labelled_by_name_and_others_by_their_words() -> None:
    one = facts(1, agents=["hamas"], unnamed_targets=["menyebut serangan"], names={"hamas": "Hamas movement"})
    claims = {claim.field: (claim.value, claim.label) for claim in consolidate([one], ()).claims}
    assert claims["agent"] == ("hamas", "Hamas movement")
    assert claims["target"] == ("menyebut serangan", "menyebut serangan")


def test_a_claim_names_all_who_say_so_the_outlet_last() -> None:
    text = text_of(1)
    speaker, ministry = (RoleFiller(span=at(text, words), actor_id=words) for words in ("menyebut", "serangan"))
    unnamed = RoleFiller(span=at(text, "Laporan 1"))
    counted = replace(count(5, 5), sources=(ministry, speaker))
    said = Attribution(chain=(speaker, unnamed))
    incident = consolidate([facts(1, figures=[counted], outlet="harian-satu", attribution=said)], ())
    chains = {claim.field: claim.chain for claim in incident.claims}
    assert chains["type"] == ("menyebut", "Laporan 1", "harian-satu")
    assert chains["figure"] == ("serangan", "menyebut", "Laporan 1", "harian-satu")


def test_the_value_of_most_origins_is_the_consensus() -> None:
    incident = consolidate([facts(n, mode=m) for n, m in ((1, "aerial"), (2, "drone"), (3, "drone"))], ())
    assert told(incident, "mode") == ("drone", 2, False)
    assert incident.mode == "drone"


def test_copies_have_one_vote() -> None:
    copies = [facts(n, mode="aerial", origin="d1") for n in (1, 2, 3)]
    others = [facts(n, mode="drone") for n in (4, 5)]
    incident = consolidate([*copies, *others], ())
    assert told(incident, "mode") == ("drone", 2, False)
    assert (incident.number_of_origins, len(incident.members)) == (3, 5)


def test_a_tie_is_marked_and_shows_the_smallest_value() -> None:
    incident = consolidate([facts(1, mode="drone", day=TUESDAY), facts(2, mode="aerial", day=MONDAY)], ())
    assert told(incident, "mode") == ("aerial", 1, True)
    assert told(incident, "date") == ("2032-03-08/2032-03-08", 1, True)
    assert incident.date == MONDAY


@pytest.mark.parametrize("field", ["agent", "target"])
def test_several_parties_are_no_tie(field: str) -> None:
    one, other = (facts(n, agents=[who], targets=[who]) for n, who in ((1, "hamas"), (2, "fatah")))
    assert told(consolidate([one, other], ()), field) == ("fatah", 1, False)


def test_a_field_that_nobody_fills_has_no_consensus() -> None:
    incident = consolidate([facts(1)], ())
    assert [consensus.field for consensus in incident.consensus] == ["type", "status"]
    assert (incident.mode, incident.date, incident.place, incident.agents) == (None, None, None, ())


def test_the_most_precise_place_stands_for_the_incident() -> None:
    given = [facts(1, places=[REGION]), facts(2, places=[REGION]), facts(3, places=[KALI])]
    assert consolidate(given, ()).place == KALI


def test_of_equally_precise_places_that_of_most_origins_stands() -> None:
    given = [facts(1, places=[HULU]), facts(2, places=[KALI]), facts(3, places=[KALI])]
    assert consolidate(given, ()).place == KALI


@pytest.mark.parametrize(
    ("outlets", "number"),
    [(("satu", "dua"), 2), (("satu", "satu"), 1), ((None, None), 2), (("satu", None), 2)],
)
def test_outlets_are_counted_once_and_unknown_ones_by_article(outlets: tuple[str | None, ...], number: int) -> None:
    group = [facts(n, outlet=outlet) for n, outlet in enumerate(outlets)]
    assert consolidate(group, ()).number_of_outlets == number


def test_members_keep_their_report_their_words_and_their_origin() -> None:
    one, copy = facts(1, outlet="satu"), facts(2, outlet="dua", origin="d1")
    incident = consolidate([one, copy], ())
    assert [(m.document_id, m.outlet_id, m.origin, m.span) for m in incident.members] == [
        ("d1", "satu", "d1", one.event.evidence),
        ("d2", "dua", "d1", copy.event.evidence),
    ]


def test_ids_and_values_do_not_depend_on_the_order_of_the_group() -> None:
    group: list[Facts] = [
        facts(1, mode="drone", day=MONDAY, agents=["hamas"], figures=[count(5, 5)]),
        facts(2, mode="aerial", day=TUESDAY, agents=["israel"], figures=[count(6, 6)], places=[KALI]),
        facts(3, day=MONDAY, places=[HULU]),
    ]
    made = [consolidate(order, ()) for order in permutations(group)]
    whole = made[0]
    for other in made:
        assert other.incident_id == whole.incident_id
        assert (other.claims, other.consensus) == (whole.claims, whole.consensus)
        assert (other.place, other.date, other.agents) == (whole.place, whole.date, whole.agents)


def test_a_later_report_keeps_the_id_and_an_earlier_one_leads_the_old_id_on() -> None:
    one, later = facts(1), facts(2, published=date(2032, 3, 11))
    earlier = facts(3, published=date(2032, 3, 9))
    alone = consolidate([one], ())
    assert consolidate([one, later], ()).incident_id == alone.incident_id
    joined = consolidate([earlier, one, later], ())
    assert joined.incident_id == consolidate([earlier], ()).incident_id != alone.incident_id
    assert joined.is_known_as(alone.incident_id)
    assert not joined.is_known_as("i-000000000000")


def test_a_spot_that_few_of_many_name_does_not_stand_for_the_incident() -> None:
    wide = [facts(n, places=[REGION]) for n in range(1, 5)]
    spot = facts(9, places=[KALI])
    place = consolidate([*wide, spot], ()).place
    assert place == REGION
    assert consolidate([*wide[:2], spot], ()).place == KALI
    assert consolidate([facts(n, places=[town(f"Kota{n}")]) for n in range(1, 8)], ()).place == town("Kota1")


def test_a_wider_date_speaks_for_the_narrower_one_it_holds() -> None:
    found = consolidate([facts(1, day=WEEK), facts(2, day=WEEK), facts(3, day=MONDAY)], ())
    assert found.date == MONDAY
    assert told(found, "date") == ("2032-03-08/2032-03-08", 3, False)
