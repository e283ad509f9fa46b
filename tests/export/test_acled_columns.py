"""ACLED's columns, types, precision codes, actors and fatalities; opened by pandas."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from exported import table, written
from factories import DAY, REGION, TOWN, document, event, incident, member, reading, two_reports
from saksi.export.acled import COLUMNS, disorder_of, middle, write_acled
from saksi.export.collection import Collection, collect
from saksi.model.events import Acled, Status
from saksi.model.incidents import Toll
from saksi.model.mentions import Actor, DateRange, Mention
from saksi.model.spans import Span

HEAD = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
"""The columns of ACLED's data as its API gives them."""
OFFICIAL = next(csv.reader([HEAD]))
ATTACK = Acled(event_type="Violence against civilians", sub_event_type="Attack", civilian_targeting=True, row="attack")
CLASH = Acled(event_type="Battles", sub_event_type="Armed clash", civilian_targeting=False, row="clash")
PROTEST = Acled(event_type="Protests", sub_event_type="Peaceful protest", civilian_targeting=False, row="protest")
FORCE = replace(PROTEST, sub_event_type="Excessive force against protesters", civilian_targeting=True)
ARMY = Actor(actor_id="tni", name="Army", kind="military", country="IDN", sector="MIL")
REBELS = Actor(actor_id="tpnpb", name="Rebels", kind="armed-group", country="IDN", sector="REB")
KILLED = Toll(unit="killed", low=5, best=6, high=9, is_growing=False)


def made(
    acled: Acled | None = ATTACK, *, actors: tuple[Actor, ...] = (ARMY,), status: Status = "actual", **more: Any
) -> Collection:
    text = "Tentara menembak lima warga."
    doc = document(text, outlet="Kabar Uji")
    told = event(text, "menembak", text, acled=acled, status=status)
    named = [
        Mention(mention_id=f"m{n}", span=Span(0, 7), surface="Tentara", value=actor, rule="")
        for n, actor in enumerate(actors)
    ]
    given = {"place": TOWN, "date": DAY, "agents": tuple(a.actor_id for a in actors), "tolls": (KILLED,), **more}
    return collect([(doc, reading(doc, named, [told]))], [incident([member(doc, told)], **given)])


def row(collection: Collection) -> dict[str, str]:
    (found,) = table(write_acled, collection)
    return found


def test_the_columns_are_those_of_acled_and_ours_stand_behind() -> None:
    assert list(COLUMNS)[: len(OFFICIAL)] == OFFICIAL
    assert all(name.startswith("saksi_") for name in list(COLUMNS)[len(OFFICIAL) :])
    assert list(row(made())) == list(COLUMNS)


def test_a_row_is_of_acleds_kind_and_says_that_a_machine_made_it() -> None:
    incidents, readings = two_reports()
    found = row(collect(readings.values(), incidents))
    assert {name: found[name] for name in ("event_date", "year", "time_precision", "event_type", "sub_event_type")} == {
        "event_date": "2024-03-05", "year": "2024", "time_precision": "1",
        "event_type": "Violence against civilians", "sub_event_type": "Attack",
    }  # fmt: skip
    assert (found["disorder_type"], found["civilian_targeting"]) == ("Political violence", "Civilian targeting")
    assert [found[name] for name in ("iso", "country", "location", "geo_precision")] == [
        "360", "Indonesia", "Tepi Kali", "1",
    ]  # fmt: skip
    assert (found["latitude"], found["longitude"]) == ("-2.5", "140.7")
    assert (found["actor1"], found["actor2"]) == ("Army", "Civilians (Indonesia)")
    assert found["source"] == "harian-satu; media:harian-dua"
    assert found["notes"].startswith(
        "Machine-coded by Saksi 0 (by hand), not checked by a person. Sources differ on figure. Evidence: "
    )
    assert found["notes"].endswith("kata polisi. [d1, characters 0 to 72]")
    assert (found["tags"], found["event_id_cnty"]) == ("machine-coded", incidents[0].incident_id)
    assert {found[name] for name in ("region", "admin2", "admin3", "source_scale", "timestamp")} == {""}


def test_fatalities_are_the_lowest_number_reported_and_zero_where_none_is() -> None:
    assert [row(made())[name] for name in ("fatalities", "saksi_fatalities_best", "saksi_fatalities_high")] == [
        "5",
        "6",
        "9",
    ]
    nobody = row(made(tolls=(replace(KILLED, unit="killed_or_injured"),)))
    assert [nobody[name] for name in ("fatalities", "saksi_fatalities_best")] == ["0", ""]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2024, 3, 5), (2024, 3, 5), (date(2024, 3, 5), 1)),
        ((2024, 3, 4), (2024, 3, 10), (date(2024, 3, 7), 2)),
        ((2024, 3, 9), (2024, 3, 10), (date(2024, 3, 9), 2)),
        ((2024, 3, 1), (2024, 3, 31), (date(2024, 3, 16), 3)),
        ((2024, 3, 1), (2024, 4, 1), None),
    ],
)
def test_days_have_acleds_precision(
    first: tuple[int, int, int], last: tuple[int, int, int], expected: tuple[date, int] | None
) -> None:
    assert middle(DateRange(first=date(*first), last=date(*last), precision="span")) == expected


@pytest.mark.parametrize(
    "missing",
    [
        {"acled": None},
        {"date": None},
        {"date": replace(DAY, last=date(2024, 12, 31))},
        {"place": None},
        {"place": replace(TOWN, latitude=None, longitude=None)},
        {"place": replace(TOWN, country=None)},
        {"place": replace(TOWN, geo_precision="country")},
        {"status": "planned"},
        {"status": "denied"},
        {"status": "hypothetical"},
    ],
)
def test_what_acled_would_not_have_is_left_out(missing: dict[str, Any]) -> None:
    assert table(write_acled, made(**missing)) == []
    assert len(table(write_acled, made())) == 1


def test_what_as_many_origins_deny_is_left_out() -> None:
    incidents, readings = two_reports()
    doc, told = readings["d2"]
    readings["d2"] = (doc, replace(told, events=(replace(told.events[0], status="denied"),)))
    assert table(write_acled, collect(readings.values(), incidents)) == []
    one_origin = replace(incidents[0], members=tuple(replace(m, origin="d1") for m in incidents[0].members))
    assert table(write_acled, collect(readings.values(), [one_origin])) == []
    others = [replace(incidents[0].members[0], document_id=f"d{n}", origin=f"d{n}") for n in (1, 3)]
    more = {**readings, "d3": (replace(readings["d1"][0], document_id="d3"), readings["d1"][1])}
    twice = replace(incidents[0], members=(*others, incidents[0].members[1]))
    assert len(table(write_acled, collect(more.values(), [twice]))) == 1


def test_nobody_stands_on_both_sides_and_persons_on_none() -> None:
    speaker = Actor(actor_id="jubir", name="A Spokesman", kind="person", country="IDN", sector="MIL")
    both = row(made(CLASH, actors=(speaker, ARMY, REBELS), targets=("tni", "tpnpb", "jubir")))
    assert [both[name] for name in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")] == ["Army", "", "Rebels", ""]
    assert both["interaction"] == "State forces-Rebel group"


def test_a_region_has_the_coarsest_code() -> None:
    assert row(made(place=REGION))["geo_precision"] == "3"


def test_two_sides_of_a_clash() -> None:
    found = row(made(CLASH, actors=(ARMY, REBELS)))
    assert [found[name] for name in ("actor1", "inter1", "actor2", "inter2")] == [
        "Army", "State forces", "Rebels", "Rebel group",
    ]  # fmt: skip
    assert found["interaction"] == "State forces-Rebel group"
    abroad = row(made(CLASH, actors=(ARMY, REBELS), place=replace(TOWN, country="PNG")))
    assert (abroad["inter1"], abroad["interaction"]) == ("External/Other forces", "Rebel group-External/Other forces")


def test_protesters_have_acleds_general_name_and_whoever_leads_them_goes_with_them() -> None:
    found = row(made(PROTEST, actors=(replace(REBELS, kind="organisation", sector="CVL"),), tolls=()))
    assert [found[name] for name in ("actor1", "assoc_actor_1", "inter1", "interaction", "disorder_type")] == [
        "Protesters (Indonesia)", "Rebels", "Protesters", "Protesters only", "Demonstrations",
    ]  # fmt: skip
    shot = row(made(FORCE))
    assert [shot[name] for name in ("actor1", "actor2", "interaction", "disorder_type")] == [
        "Army", "Protesters (Indonesia)", "State forces-Protesters", "Political violence; Demonstrations",
    ]  # fmt: skip


def test_fighters_do_not_stand_among_civilians() -> None:
    people = Actor(actor_id="warga", name="Villagers", kind="population", country="IDN", sector="CVL")
    incidents = made(ATTACK, actors=(ARMY, REBELS, people), agents=("tni",), targets=("tpnpb", "warga"))
    found = row(incidents)
    assert (found["actor2"], found["assoc_actor_2"]) == ("Civilians (Indonesia)", "Villagers")


def test_an_unknown_side_stays_empty() -> None:
    found = row(made(CLASH, actors=()))
    assert {found[name] for name in ("actor1", "inter1", "actor2", "inter2", "interaction")} == {""}


def test_a_strategic_development_is_its_own_disorder() -> None:
    arrest = Acled(event_type="Strategic developments", sub_event_type="Arrests", civilian_targeting=False, row="arrest")
    assert disorder_of(arrest) == "Strategic developments"


def test_pandas_opens_it_with_numbers_as_numbers(sampled: Collection) -> None:
    frame = pd.read_csv(io.StringIO(written(write_acled, sampled)))
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) >= 3
    assert frame["fatalities"].dtype.kind == frame["year"].dtype.kind == frame["iso"].dtype.kind == "i"
    assert frame["latitude"].between(-90, 90).all()
    assert frame["time_precision"].isin([1, 2, 3]).all()
    assert frame["geo_precision"].isin([1, 2, 3]).all()
    assert pd.to_datetime(frame["event_date"], format="%Y-%m-%d").dt.year.equals(frame["year"].astype("int32"))
    assert frame["notes"].str.startswith("Machine-coded by Saksi").all()
    assert (frame["fatalities"] <= frame["saksi_fatalities_high"].fillna(0)).all()
