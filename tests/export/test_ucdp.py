"""UCDP GED's 49 columns, sides, precision codes and deaths; opened by geopandas."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from exported import table, written
from factories import DAY, ONE, REGION, TOWN, document, event, incident, member, reading, two_reports
from saksi.export.collection import Collection, collect
from saksi.export.ucdp import COLUMNS, OFFICIAL, date_precision, write_ucdp
from saksi.model.events import Acled
from saksi.model.incidents import Toll
from saksi.model.mentions import Actor, DateRange, Mention
from saksi.model.spans import Span

HEAD = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
"""The head of GEDEvent files since version 23."""
GED = next(csv.reader([HEAD]))
ARMY = Actor(actor_id="tni", name="Army", kind="military", country="IDN", sector="MIL")
REBELS = Actor(actor_id="tpnpb", name="Rebels", kind="armed-group", country="IDN", sector="REB")
OTHERS = replace(REBELS, actor_id="others", name="Others")
PEOPLE = Actor(actor_id="people", name="People", kind="population", country="IDN", sector="CVL")
KILLED = Toll(unit="killed", low=5, best=6, high=9, is_growing=False)
ATTACK = Acled(event_type="Violence against civilians", sub_event_type="Attack", civilian_targeting=True, row="attack")
STRIKE = replace(ATTACK, event_type="Explosions/Remote violence", sub_event_type="Air/drone strike")


def made(agents: tuple[Actor, ...] = (ARMY,), targets: tuple[Actor, ...] = (REBELS,), **more: Any) -> Collection:
    text = "Tentara menembak lima warga."
    doc = document(text, outlet="Kabar Uji", title="Lima warga\ntewas", published=date(2024, 3, 6))
    told = event(text, "menembak", text, acled=more.pop("acled", None))
    named = [Mention(mention_id=a.actor_id, span=Span(0, 7), surface="", value=a, rule="") for a in (*agents, *targets)]
    given = {
        "place": TOWN, "date": DAY, "tolls": (KILLED,), "agents": tuple(a.actor_id for a in agents),
        "targets": tuple(a.actor_id for a in targets), **more,
    }  # fmt: skip
    return collect([(doc, reading(doc, named, [told]))], [incident([member(doc, told)], **given)])


def row(collection: Collection) -> dict[str, str]:
    (found,) = table(write_ucdp, collection)
    return found


def test_the_columns_are_the_49_of_ged_and_ours_stand_behind() -> None:
    assert list(OFFICIAL) == GED
    assert len(GED) == 49
    assert list(COLUMNS)[:49] == GED
    assert list(row(made())) == list(COLUMNS)


def test_a_row_of_state_based_violence() -> None:
    collection = made()
    found = row(collection)
    assert [found[name] for name in ("type_of_violence", "side_a", "side_b", "gwnoa", "gwnob", "country_id")] == [
        "1", "Government of Indonesia", "Rebels", "850", "", "850",
    ]  # fmt: skip
    assert [found[name] for name in ("low", "best", "high", "deaths_unknown", "deaths_civilians", "deaths_a")] == [
        "5", "6", "9", "6", "0", "0",
    ]  # fmt: skip
    assert [found[name] for name in ("where_prec", "date_prec", "date_start", "date_end", "year")] == [
        "1", "1", "2024-03-05", "2024-03-05", "2024",
    ]  # fmt: skip
    assert (found["geom_wkt"], found["priogrid_gid"]) == ("POINT (140.7 -2.5)", str(175 * 720 + 642))
    assert found["relid"] == collection.incidents[0].incident_id
    assert found["relid"] == f"i-{int(found['id']):012x}"
    assert found["code_status"] == "Machine-coded"
    assert found["source_article"] == (
        "Machine-coded by Saksi 0 (by hand), not checked by a person; Kabar Uji, 2024-03-06, Lima warga tewas"
    )
    empty = [name for name in GED if "dset_id" in name or "new_id" in name or name.endswith("_name")]
    assert len(empty) == 10
    assert {found[name] for name in (*empty, "active_year", "region", "event_clarity", "adm_2")} == {""}


def test_the_government_is_side_a_and_deaths_among_civilians_are_theirs() -> None:
    turned = row(made((REBELS,), (ARMY,)))
    assert (turned["side_a"], turned["side_b"], turned["gwnoa"]) == ("Government of Indonesia", "Rebels", "850")
    assert row(made((REBELS,), (OTHERS,)))["type_of_violence"] == "2"
    one_sided = row(made((REBELS,), (PEOPLE,), acled=ATTACK))
    assert [one_sided[name] for name in ("type_of_violence", "side_b", "deaths_civilians", "deaths_unknown")] == [
        "3", "Civilians", "6", "0",
    ]  # fmt: skip


def test_two_bodies_of_one_state_do_not_fight_each_other() -> None:
    police = replace(ARMY, actor_id="polri", name="Police", kind="police", sector="COP")
    found = row(made((ARMY,), (police,)))
    assert (found["side_a"], found["side_b"], found["type_of_violence"]) == ("Government of Indonesia", "", "")
    both = row(made((ARMY, REBELS), (ARMY, REBELS, police)))
    assert (both["side_a"], both["side_b"], both["type_of_violence"]) == ("Government of Indonesia", "Rebels", "1")


def test_a_strike_that_kills_civilians_does_not_say_whom_it_was_aimed_at() -> None:
    found = row(made((ARMY,), (PEOPLE,), acled=STRIKE))
    assert [found[name] for name in ("type_of_violence", "side_b", "deaths_civilians", "deaths_unknown")] == [
        "",
        "",
        "0",
        "6",
    ]


@pytest.mark.parametrize(
    "missing",
    [
        {"agents": ()}, {"agents": (PEOPLE,)}, {"tolls": ()}, {"tolls": (replace(KILLED, unit="injured"),)},
        {"tolls": (replace(KILLED, low=0, best=0),)}, {"date": None}, {"place": None},
        {"date": replace(DAY, last=date(2025, 12, 31))},
    ],
)  # fmt: skip
def test_what_ucdp_would_not_have_is_left_out(missing: dict[str, Any]) -> None:
    assert table(write_ucdp, made(**missing)) == []
    assert len(table(write_ucdp, made())) == 1


def test_words_of_the_place_and_who_told_the_figure() -> None:
    incidents, readings = two_reports()
    doc, told = readings["d1"]
    army = Mention(mention_id="m", span=Span(0, 7), surface="Tentara", value=ARMY, rule="")
    named = {**readings, "d1": (doc, replace(told, mentions=(*told.mentions, army)))}
    place = replace(incidents[0].claims[0], field="place", value="town", span=Span(ONE.index("Tepi"), ONE.index("Tepi") + 9))
    whole = replace(incidents[0], claims=(*incidents[0].claims, place))
    found = row(collect(named.values(), [whole]))
    assert (found["where_description"], found["source_original"], found["number_of_sources"]) == ("Tepi Kali", "polisi", "2")


@pytest.mark.parametrize(
    ("last", "code"), [((2024, 3, 5), 1), ((2024, 3, 6), 2), ((2024, 3, 11), 3), ((2024, 4, 3), 4), ((2025, 3, 5), 5)]
)
def test_days_have_ucdps_precision(last: tuple[int, int, int], code: int) -> None:
    assert date_precision(replace(DAY, last=date(*last))) == code


def test_beyond_a_year_there_is_no_code() -> None:
    assert date_precision(DateRange(first=date(2024, 3, 5), last=date(2025, 3, 6), precision="span")) is None
    assert date_precision(None) is None


def test_regions_and_palestine() -> None:
    found = row(made(place=replace(REGION, country="PSE")))
    assert (found["where_prec"], found["country"], found["country_id"]) == ("5", "Palestine", "")


def test_geopandas_opens_the_points(sampled: Collection) -> None:
    frame = pd.read_csv(io.StringIO(written(write_ucdp, sampled)))
    assert len(frame) >= 2
    points = gpd.GeoSeries.from_wkt(frame["geom_wkt"], crs="EPSG:4326")
    assert (points.x == frame["longitude"]).all()
    assert (points.y == frame["latitude"]).all()
    assert (frame["low"] <= frame["best"]).all()
    assert (frame["best"] <= frame["high"]).all()
    assert (frame[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1) == frame["best"]).all()
    assert frame["id"].is_unique
    assert frame["id"].dtype.kind == frame["priogrid_gid"].dtype.kind == "i"
