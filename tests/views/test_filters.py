"""Filters choose incidents; a view then holds what belongs to them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from viewed import csv_of, rows_of, views_of

from factories import DAY, REGION, TOWN, Readings, document, event, incident, member, reading
from saksi.model.filters import Filter
from saksi.model.incidents import Incident
from saksi.model.mentions import DateRange, Place
from saksi.views import VIEWS

MARCH, APRIL, NONE = DAY, DateRange(first=date(2024, 4, 1), last=date(2024, 4, 30), precision="month"), None


def told(number: int, day: DateRange | None, place: Place | None, **more: Any) -> tuple[Incident, Readings]:
    text = f"Tentara menembak warga {number}."
    doc = document(text, number, outlet=f"harian-{number}")
    one = event(text, "menembak", text)
    made = incident([member(doc, one)], date=day, place=place, **more)
    return made, {doc.document_id: (doc, reading(doc, (), [one]))}


def world() -> tuple[list[Incident], Readings]:
    made = [
        told(1, MARCH, TOWN, agents=("tni",), targets=("tpnpb",), number_of_origins=3),
        told(2, APRIL, REGION, agents=("hamas",), targets=("israel",)),
        told(3, NONE, None, agents=("israel-police",), targets=()),
    ]
    first = replace(made[0][0], event_type="COERCE")
    return [first, made[1][0], made[2][0]], {**made[0][1], **made[1][1], **made[2][1]}


CASES = [
    ({"actors": ("tni",)}, {1}),
    ({"actors": ("israel",)}, {2}),
    ({"actors": ("tni", "hamas")}, {1, 2}),
    ({"event_types": ("COERCE",)}, {1}),
    ({"event_types": ("ASSAULT", "COERCE")}, {1, 2, 3}),
    ({"countries": ("IDN",)}, {1, 2}),
    ({"places": ("Tepi Kali",)}, {1}),
    ({"places": ("region",)}, {2}),
    ({"near": (-2.5, 140.7, 1.0)}, {1}),
    ({"near": (-2.5, 140.7, 300.0)}, {1}),
    ({"near": (-2.5, 140.7, 400.0)}, {1, 2}),
    ({"first": date(2024, 3, 5)}, {1, 2}),
    ({"first": date(2024, 3, 6)}, {2}),
    ({"last": date(2024, 4, 1)}, {1, 2}),
    ({"last": date(2024, 3, 31)}, {1}),
    ({"first": date(2024, 4, 30), "last": date(2024, 5, 2)}, {2}),
    ({"outlets": ("harian-3", "nobody")}, {3}),
    ({"origins": 2}, {1}),
    ({"actors": ("hamas",), "countries": ("PSE",)}, set()),
    ({"actors": ("' OR 1=1 --",)}, set()),
]
"""What is asked, and which of three incidents fit. From the town to the region's centre it is 344 km on a great circle."""


@pytest.mark.parametrize(("asked", "fitting"), CASES)
def test_all_conditions_hold_and_of_several_values_any(asked: dict[str, Any], fitting: set[int]) -> None:
    incidents, readings = world()
    wanted = Filter(**asked)
    views = views_of(incidents, readings)
    assert set(views.ids(wanted)) == {incidents[number - 1].incident_id for number in fitting}
    views.close()
    for name in ("incidents", "events", "reports", "articles"):
        assert {row["document"] for row in rows_of(incidents, readings, name, wanted)} == {f"d{n}" for n in fitting}


def test_incidents_by_their_ids() -> None:
    incidents, readings = world()
    wanted = Filter(incidents=(incidents[2].incident_id,))
    assert [row["document"] for row in rows_of(incidents, readings, "incidents", wanted)] == ["d3"]


def test_an_empty_filter_takes_everything_and_the_order_is_by_day() -> None:
    assert Filter().is_empty
    assert not Filter(origins=1).is_empty
    incidents, readings = world()
    assert [row["document"] for row in rows_of(incidents, readings, "incidents")] == ["d1", "d2", "d3"]
    assert [row["date_from"] for row in rows_of(incidents, readings, "incidents")] == ["2024-03-05", "2024-04-01", ""]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_can_be_filtered_and_keeps_its_order(name: str) -> None:
    incidents, readings = world()
    turned = dict(reversed(list(readings.items())))
    assert csv_of(incidents, readings, name) == csv_of(incidents[::-1], turned, name)
    assert csv_of(incidents, readings, name, Filter(actors=("nobody",))).count("\n") == 1
