"""GeoJSON as geopandas opens it: columns, types, reference system, points."""

import io
from dataclasses import replace

import geopandas as gpd

from exported import words, written
from factories import TOWN, two_reports
from saksi.export.collection import Collection, collect
from saksi.export.geojson import write_geojson


def test_geopandas_opens_columns_types_and_points(sampled: Collection) -> None:
    frame = gpd.read_file(io.BytesIO(written(write_geojson, sampled).encode()))
    assert frame.crs is not None
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == len(sampled.incidents) > 30
    assert frame["incident_id"].tolist() == [incident.incident_id for incident in sampled.incidents]
    assert {name: frame[name].dtype.kind for name in ("start", "end", "number_of_outlets", "number_of_origins")} == {
        "start": "i", "end": "i", "number_of_outlets": "i", "number_of_origins": "i",
    }  # fmt: skip
    assert frame["killed_best"].dropna().gt(0).all()
    points = frame[~frame.geometry.isna()]
    assert 5 < len(points) < len(frame)
    assert set(points.geom_type) == {"Point"}
    for incident, point in zip(sampled.incidents, frame.geometry, strict=True):
        assert (incident.place is None or incident.place.latitude is None) == (point is None)
        if incident.place and point:
            assert abs(point.x - (incident.place.longitude or 0)) < 1e-5
            assert abs(point.y - (incident.place.latitude or 0)) < 1e-5


def test_evidence_leads_to_its_words(sampled: Collection) -> None:
    frame = gpd.read_file(io.BytesIO(written(write_geojson, sampled).encode()))
    for row in frame.itertuples():
        assert words(sampled, row.document, row.start, row.end) == row.evidence


def test_coordinates_say_no_more_than_a_metre() -> None:
    incidents, readings = two_reports()
    place = replace(TOWN, latitude=-2.123456789, longitude=140.987654321)
    content = written(write_geojson, collect(readings.values(), [replace(incidents[0], place=place)]))
    assert '"coordinates": [140.98765, -2.12346]' in content


def test_a_feature_is_a_line() -> None:
    incidents, readings = two_reports()
    content = written(write_geojson, collect(readings.values(), incidents * 2))
    assert len(content.splitlines()) == 3
