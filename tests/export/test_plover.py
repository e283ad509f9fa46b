"""PLOVER records: the manual's field names, and only extensions of ours beside them."""

import csv
from dataclasses import replace
from datetime import date
from typing import get_args

from exported import lines
from factories import DAY, ONE, TOWN, two_reports
from saksi.export.collection import Collection, collect
from saksi.export.plover import ACTOR_FIELDS, FIELDS, PLACE_FIELDS, QUADS, write_plover
from saksi.model.events import EventType

MANUAL = set(
    next(
        csv.reader(
            [
                (
                    "id,has_event,date,time,enddate,endtime,source,recipient,event,event_loc,event_text,quad_code,event_scale,mode,"
                    "context,link,text,text_info,cite_info,coder,coded_date,coded_time,comment,size_info"
                )
            ]
        )
    )
)
"""Names of the table "PLOVER JSON" of the manual (draft 0.7); ``size_info`` of its table "Information object for size"."""
CITE = set(next(csv.reader([("corpus,citation,url,title,language,publication,license,copyright,coder,codebook,version")])))
ACTOR = set(
    next(
        csv.reader([("code,sector,actor_text,identifier_id,identifier_text,actor_loc,religion,ethnicity,office,gender,age")])
    )
)
REQUIRED = {"id", "date", "source", "event"}


def two() -> Collection:
    incidents, readings = two_reports()
    return collect(readings.values(), incidents)


def test_all_fields_are_the_manuals_or_marked_as_ours() -> None:
    for record in lines(write_plover, two()):
        assert set(record) >= REQUIRED
        assert {name for name in record if not name.startswith("saksi_")} <= MANUAL
        assert set(record) <= set(FIELDS)
        assert set(record["cite_info"]) <= CITE
        for actor in (*record["source"], *record["recipient"], *record["saksi_said_by"]):
            assert set(actor) - {"start", "end"} <= ACTOR
            assert set(actor) <= set(ACTOR_FIELDS)


def test_a_record() -> None:
    incidents, _ = two_reports()
    first, second = lines(write_plover, two())
    assert {name: first[name] for name in ("date", "event", "mode", "context", "quad_code", "event_text")} == {
        "date": "2024-03-05", "event": ["ASSAULT"], "mode": ["firearms"], "context": ["military"], "quad_code": 4,
        "event_text": ["menembak"],
    }  # fmt: skip
    assert first["link"] == second["link"] == incidents[0].incident_id
    assert first["source"] == [
        {"actor_text": "Tentara", "identifier_id": "tni", "identifier_text": "Army", "start": 0, "end": 7}
    ]
    assert [actor["actor_text"] for actor in first["recipient"]] == ["lima warga"]
    assert first["event_loc"] == {
        "name": "Tepi Kali", "latitude": -2.5, "longitude": 140.7, "cc3": "IDN", "country code": "ID",
        "saksi_geo_precision": "settlement", "start": ONE.index("Tepi Kali"), "end": ONE.index("Tepi Kali") + 9,
    }  # fmt: skip
    assert set(first["event_loc"]) <= set(PLACE_FIELDS)
    assert first["size_info"] == {"dead": 5}
    assert first["text_info"] == {"sequence": 0, "start": 0, "end": 72}
    assert first["cite_info"]["url"] == "https://satu.example/a?b=1&c=2"
    assert (first["saksi_status"], first["saksi_published"]) == ("actual", "2024-03-06")
    assert [actor["identifier_id"] for actor in first["saksi_said_by"]] == ["polri"]
    assert "enddate" not in first


def test_what_is_not_known_is_not_made_up() -> None:
    _, second = lines(write_plover, two())
    assert (second["date"], second["source"], second["recipient"]) == (None, [], [])
    assert "event_loc" not in second
    assert second["saksi_published"] is None


def test_an_interval_has_its_end_and_geonames_its_number() -> None:
    incidents, readings = two_reports()
    doc, told = readings["d1"]
    city = replace(TOWN, place_id="geonames-123")
    mentions = tuple(replace(m, value=city) if m.value == TOWN else m for m in told.mentions)
    event = replace(told.events[0], date=replace(DAY, last=date(2024, 3, 9)))
    (record,) = lines(write_plover, collect([(doc, replace(told, mentions=mentions, events=(event,)))], incidents))
    assert (record["enddate"], record["event_loc"]["geonameid"]) == ("2024-03-09", 123)
    assert record["link"] == incidents[0].incident_id


def test_events_of_no_chosen_incident_are_left_out() -> None:
    incidents, readings = two_reports()
    few = [replace(incidents[0], members=incidents[0].members[:1])]
    records = lines(write_plover, collect(list(readings.values()), few))
    assert [record["id"] for record in records] == [incidents[0].members[0].event_id]


def test_every_type_has_one_quad() -> None:
    assert sorted(name for types in QUADS.values() for name in types) == sorted(get_args(EventType))


def test_every_event_of_the_samples_is_a_record(sampled: Collection) -> None:
    records = lines(write_plover, sampled)
    assert len(records) == sum(len(told.events) for _, told in sampled.readings.values()) > 40
    assert len({record["id"] for record in records}) == len(records)
    for record in records:
        assert record["quad_code"] in {1, 2, 3, 4}
        assert {"planned": "future", "denied": "negation"}.get(record["saksi_status"]) in {None, *record["context"]}
