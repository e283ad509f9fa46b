"""The record of one article, field by field, from a hand-made reading."""

from dataclasses import replace
from datetime import date

import pytest

from factories import ONE, at, document, filler, mention, reading, two_reports
from saksi.export.record import record_of
from saksi.model.documents import Zone
from saksi.model.events import Quote
from saksi.model.ids import sha256_of
from saksi.model.mentions import DateRange, Term
from saksi.model.readings import Issue, PublishedFrom


def where(words: str) -> dict[str, int]:
    span = at(ONE, words)
    return {"start": span.start, "end": span.end}


def test_a_reading_becomes_the_record_of_the_annotation_codebook() -> None:
    doc, told = two_reports()[1]["d1"]
    whole = replace(
        told,
        zones=(Zone(kind="byline", span=at(ONE, "termasuk 7 anak"), rule="zones:x"),),
        quotes=(Quote(span=at(ONE, "lima warga"), kind="direct", speaker=(filler(ONE, "polisi"),), cue=None, rule="x"),),
        mentions=(*told.mentions, mention(ONE, "Tentara", Term(about="tni", lean="for", neutral="prajurit"))),
        issues=(Issue(kind="place", span=at(ONE, "Kali"), note="two places"), Issue(kind="date", span=None, note="no day")),
    )
    assert record_of(doc, whole) == {
        "id": "d1", "outlet": "harian-satu", "url": "https://satu.example/a?b=1&c=2", "published": "2024-03-06",
        "published_inferred": None, "text": ONE, "text_sha256": sha256_of(ONE),
        "zones": [{**where("termasuk 7 anak"), "kind": "byline"}],
        "dates": [{**where("Selasa (5/3)"), "from": "2024-03-05", "to": "2024-03-05", "precision": "day"}],
        "places": [
            {**where("Tepi Kali"), "name": "Tepi Kali", "country": "IDN", "lat": -2.5, "lon": 140.7, "kind": "settlement"}
        ],
        "actors": [{**where("Tentara"), "actor": "tni"}],
        "figures": [
            {**where("lima warga"), "unit": "killed", "low": 5, "high": 5, "approx": False, "victims": None,
             "scope": "event", "source": []},
            {**where("40 orang"), "unit": "killed", "low": 40, "high": 40, "approx": False, "victims": None,
             "scope": "cumulative", "source": [where("polisi")]},
            {**where("7 anak"), "unit": "killed", "low": 7, "high": 7, "approx": False, "victims": "children",
             "scope": "part", "source": []},
        ],
        "events": [{
            **where("Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi."), "trigger": [8, 16],
            "type": "ASSAULT", "mode": "firearms", "agents": [where("Tentara")], "targets": [where("lima warga")],
            "place": [where("Tepi Kali")], "date": {"from": "2024-03-05", "to": "2024-03-05"}, "status": "actual",
            "source": [where("polisi")], "also": [], "means": [{**where("menembak"), "means": "firearms"}],
            "contexts": [{**where("Tentara"), "context": "military"}],
            "acled": {
                "event_type": "Violence against civilians", "sub_event_type": "Attack", "civilian_targeting": True,
            },
        }],
        "quotes": [{**where("lima warga"), "kind": "direct", "speaker": [where("polisi")]}],
        "terms": [{**where("Tentara"), "about": "tni", "lean": "for"}],
        "issues": [
            {**where("Kali"), "kind": "place", "note": "two places"}, {"kind": "date", "note": "no day"},
        ],
    }  # fmt: skip


def test_what_an_event_does_not_say_is_empty() -> None:
    doc, told = two_reports()[1]["d2"]
    (found,) = record_of(doc, told)["events"]
    assert [found[name] for name in ("agents", "targets", "place", "date", "source")] == [[], [], [], None, []]
    assert found["also"] == [[0, 17]]


def test_a_weekday_that_does_not_fit_is_noted() -> None:
    doc = document("Rabu (23/11).")
    thursday = DateRange(first=date(2023, 11, 23), last=date(2023, 11, 23), precision="day", conflict="weekday")
    (found,) = record_of(doc, reading(doc, [mention(doc.text, "Rabu (23/11)", thursday)]))["dates"]
    assert found == {
        "start": 0, "end": 12, "from": "2023-11-23", "to": "2023-11-23", "precision": "day", "conflict": "weekday",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "read", "origin", "published", "inferred"),
    [
        (date(2024, 3, 6), date(2024, 3, 6), "given", "2024-03-06", None),
        (None, date(2024, 3, 6), "text", None, {"day": "2024-03-06", "from": "text"}),
        (None, date(2024, 3, 6), "url", None, {"day": "2024-03-06", "from": "url"}),
        (None, None, "unknown", None, None),
    ],
)
def test_a_day_that_was_not_given_is_marked_as_inferred(
    given: date | None, read: date | None, origin: PublishedFrom, published: str | None, inferred: dict[str, str] | None
) -> None:
    doc = document(ONE, published=given)
    record = record_of(doc, replace(reading(doc), published=read, published_from=origin))
    assert (record["published"], record["published_inferred"]) == (published, inferred)
