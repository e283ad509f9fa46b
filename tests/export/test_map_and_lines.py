"""What other programs read: GeoJSON, incidents and articles as JSON lines."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TextIO

import pytest

from factories import DAY, OTHER, REGION, TOWN, document, event, incident, member, reading, two_reports
from saksi.export.collection import Collection, collect
from saksi.export.geojson import write_geojson
from saksi.export.incidents import incident_record, write_incidents
from saksi.export.jsonl import write_jsonl
from saksi.export.record import record_of
from saksi.model.mentions import Place


def two() -> Collection:
    incidents, readings = two_reports()
    return collect(readings.values(), incidents)


def one(**more: Any) -> Collection:
    text = "Tentara menembak lima warga."
    doc = document(text, 7)
    told = event(text, "menembak", text)
    return collect([(doc, reading(doc, (), [told]))], [incident([member(doc, told)], **more)])


def written(write: Callable[[Collection, TextIO], None], collection: Collection) -> str:
    out = io.StringIO()
    write(collection, out)
    return out.getvalue()


def feature(collection: Collection) -> dict[str, Any]:
    content = json.loads(written(write_geojson, collection))
    assert content.keys() == {"type", "features"}
    assert content["type"] == "FeatureCollection"
    (found,) = content["features"]
    assert isinstance(found, dict)
    return found


def test_a_feature_lies_at_longitude_and_latitude() -> None:
    found = feature(two())
    assert found.keys() == {"type", "id", "geometry", "properties"}
    assert (found["type"], found["id"]) == ("Feature", two().incidents[0].incident_id)
    assert found["geometry"] == {"type": "Point", "coordinates": [140.7, -2.5]}


def test_the_properties_of_a_feature_are_flat() -> None:
    properties = feature(two())["properties"]
    assert properties == {
        "incident_id": two().incidents[0].incident_id, "event_type": "ASSAULT", "mode": None,
        "date": "2024-03-05", "date_to": "2024-03-05", "place": "Tepi Kali", "country": "IDN",
        "geo_precision": "settlement", "agents": "tni", "targets": "", "number_of_outlets": 2, "number_of_origins": 2,
        "disagreements": "figure", "support": "single-source", "documents": "d1; d2", "time_precision": "day",
        "killed_lowest": 5, "killed_best": 6, "killed_highest": 6, "document": "d1", "start": 0, "end": 72,
        "evidence": "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi.",
    }  # fmt: skip


@pytest.mark.parametrize("place", [None, replace(REGION, latitude=None, longitude=None)])
def test_an_incident_without_a_known_place_has_no_geometry(place: Place | None) -> None:
    found = feature(one(place=place))
    assert (found["geometry"], found["properties"]["place"]) == (None, place and place.name)


def test_a_place_on_the_equator_and_the_meridian_is_a_place() -> None:
    found = feature(one(place=replace(TOWN, latitude=0.0, longitude=0.0)))
    assert found["geometry"] == {"type": "Point", "coordinates": [0.0, 0.0]}


def test_an_undated_incident_has_no_day() -> None:
    properties = feature(one())["properties"]
    assert (properties["date"], properties["date_to"]) == (None, None)


def test_no_incidents_are_an_empty_collection_of_features() -> None:
    assert json.loads(written(write_geojson, collect([], []))) == {"type": "FeatureCollection", "features": []}


def test_an_incident_is_a_line_with_its_members_where_they_stand() -> None:
    collection = two()
    (line,) = written(write_incidents, collection).splitlines()
    record = json.loads(line)
    assert {name: record[name] for name in ("event_type", "date", "place")} == {
        "event_type": "ASSAULT", "date": "2024-03-05", "place": "Tepi Kali",
    }  # fmt: skip
    assert record["incident_id"] == collection.incidents[0].incident_id
    words = [
        (m["document"], collection.readings[m["document"]][0].text[m["start"] : m["end"]], m["kind"])
        for m in record["members"]
    ]
    assert words == [
        ("d1", "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi.", "event"),
        ("d2", "Militer menembaki mereka di Tanah Tinggi.", "event"),
        ("d2", "Enam warga tewas.", "retelling"),
    ]


def test_an_incident_keeps_every_claim_and_why_its_reports_were_joined() -> None:
    whole = two().incidents[0]
    record = incident_record(whole)
    assert [(c["field"], c["value"], c["document"]) for c in record["claims"]] == [
        ("agent", "tni", "d1"), ("date", "2024-03-05/2024-03-05", "d1"),
        ("figure", "killed 5..5", "d1"), ("figure", "killed 6..6", "d2"),
    ]  # fmt: skip
    assert record["disagreements"] == {"figure": ["killed 5..5", "killed 6..6"]}
    assert record["consensus"] == {"figure": {"value": "killed 5..5", "origins": 1, "tie": True}}
    assert record["joins"] == [
        {
            "events": [m.event_id for m in whole.members if m.kind == "event"],
            "score": 3.75,
            "reasons": ["same day: 2024-03-05"],
        }
    ]
    assert record["date_range"] == {"from": "2024-03-05", "to": "2024-03-05", "precision": "day"}
    assert record["place_details"] == {
        "place_id": "town", "country": "IDN", "admin": None, "kind": "settlement",
        "latitude": -2.5, "longitude": 140.7, "geo_precision": "settlement",
    }  # fmt: skip


def test_what_an_incident_does_not_know_is_null() -> None:
    record = incident_record(one().incidents[0])
    assert [record[name] for name in ("date", "date_range", "place", "place_details", "mode")] == [None] * 5


def test_an_interval_begins_an_incident() -> None:
    record = incident_record(one(date=replace(DAY, last=DAY.first.replace(day=9), precision="span")).incidents[0])
    assert (record["date"], record["date_range"]["to"]) == ("2024-03-05", "2024-03-09")


def test_an_article_is_a_line_and_its_events_name_their_incident() -> None:
    incidents, readings = two_reports()
    lines = [json.loads(line) for line in written(write_jsonl, two()).splitlines()]
    for line, (doc, told) in zip(lines, readings.values(), strict=True):
        (found,) = line["events"]
        assert (found.pop("incident_id"), found.pop("event_id")) == (incidents[0].incident_id, told.events[0].event_id)
        assert line == record_of(doc, told)


def test_an_event_that_is_in_no_incident_says_so() -> None:
    _, readings = two_reports()
    lines = written(write_jsonl, collect(readings.values(), [])).splitlines()
    assert [json.loads(line)["events"][0]["incident_id"] for line in lines] == [None, None]


def test_letters_are_written_as_they_are() -> None:
    text = "Tentara menembak “lima” warga – é."
    doc = document(text, outlet="Kabar é")
    told = event(text, "menembak", text)
    collection = collect([(doc, reading(doc, (), [told]))], [incident([member(doc, told)])])
    assert "Kabar é" in written(write_jsonl, collection)
    assert "menembak “lima” warga – é." in written(write_geojson, collection)


def test_the_names_of_actors_and_outlets_are_collected() -> None:
    incidents, readings = two_reports()
    doc, told = readings["d2"]
    readings["d2"] = (replace(doc, outlet="Harian Dua"), replace(told, outlet_id="media:harian-dua"))
    collection = collect(readings.values(), incidents)
    assert collection.actor_names == {"tni": "Army", "harian-satu": "harian-satu", "media:harian-dua": "Harian Dua"}
    assert list(collection.readings) == ["d1", "d2"]
    assert collection.readings["d2"][0].text == OTHER
