"""Web annotations: valid by the Recommendation's rules, and both selectors lead to the same words."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from exported import written
from factories import two_reports
from saksi.export.annotations import AROUND, FIELDS, MOTIVATIONS, name_of_text, write_annotations
from saksi.export.collection import Collection, collect
from saksi.export.record import record_of

IRI = {"type": "string", "pattern": r"^(https?://|ni:///sha-256;[A-Za-z0-9_-]{43}$|urn:uuid:[0-9a-f-]{36}$)[^\s]*$"}
"""Section 3.1 of the model: every resource is named by an IRI."""
MOTIVATION = {
    "enum": [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
        "linking", "moderating", "questioning", "replying", "tagging",
    ]
}  # fmt: skip
"""Section 3.3.5."""
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
"""Section 4.2.5: exactly one start and one end, both not negative."""
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
    },
    "additionalProperties": False,
}
"""Section 4.2.4: exactly one exact, at most one prefix and suffix."""
STATE = {
    "type": "object",
    "required": ["type", "cached"],
    "properties": {"type": {"const": "TimeState"}, "cached": IRI},
    "additionalProperties": False,
}
"""Section 4.3.1: a time state with a cached copy."""
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": IRI,
        "state": {
            "type": "object",
            "required": ["type", "cached"],
            "properties": {"type": {"const": "TimeState"}, "cached": IRI},
        },
        "selector": {"type": "array", "prefixItems": [POSITION, QUOTE], "minItems": 2, "maxItems": 2},
    },
    "additionalProperties": False,
}
"""Section 4.1: a specific resource with exactly one source."""
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"}, "value": {"type": "string"}, "format": {"const": "application/json"},
        "purpose": MOTIVATION,
    },
    "additionalProperties": False,
}  # fmt: skip
"""Section 3.2.4: exactly one value, at most one format."""
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI, "type": {"const": "Annotation"}, "motivation": MOTIVATION, "body": BODY, "target": TARGET,
        "creator": {"type": "object", "required": ["type", "name"], "properties": {"type": {"const": "Software"}}},
    },
    "additionalProperties": False,
}  # fmt: skip
"""Sections 3.1 and 3.3.1 (agents)."""
COLLECTION = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": IRI, "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"}, "total": {"type": "integer", "minimum": 0}, "last": IRI,
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI, "type": {"const": "AnnotationPage"}, "partOf": IRI, "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}  # fmt: skip
"""Section 5: a collection with its first page in it."""


def two() -> Collection:
    incidents, readings = two_reports()
    return collect(readings.values(), incidents)


def found(collection: Collection) -> Any:
    content = json.loads(written(write_annotations, collection))
    jsonschema.Draft202012Validator(COLLECTION).validate(content)
    assert content["total"] == len(content["first"]["items"])
    assert content["first"]["partOf"] == content["id"]
    return content


def test_the_samples_are_valid_and_every_finding_is_there(sampled: Collection) -> None:
    annotations = found(sampled)["first"]["items"]
    expected: Counter[str] = Counter()
    for pair in sampled.readings.values():
        record = record_of(*pair)
        expected.update({name: len(record[name]) for name in MOTIVATIONS})
    assert Counter(json.loads(one["body"]["value"])["finding"] for one in annotations) == expected
    assert len({one["id"] for one in annotations}) == len(annotations) > 300


def test_both_selectors_lead_to_the_same_words(sampled: Collection) -> None:
    texts = {name_of_text(document): document.text for document, _ in sampled.readings.values()}
    for annotation in found(sampled)["first"]["items"]:
        target = annotation["target"]
        position, quote = target["selector"]
        text = texts[target["state"]["cached"] if "state" in target else target["source"]]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[max(0, start - AROUND) : start] == quote["prefix"]
        assert text.find(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"]) <= start
        assert text[end : end + AROUND] == quote["suffix"]


def test_an_address_is_the_source_only_if_it_is_one() -> None:
    targets = {json.loads(one["body"]["value"])["document"]: one["target"] for one in found(two())["first"]["items"]}
    first, second = targets["d1"], targets["d2"]
    documents = two().readings
    assert first["source"] == "https://satu.example/a?b=1&c=2"
    assert first["state"] == {"type": "TimeState", "cached": name_of_text(documents["d1"][0])}
    assert second["source"] == name_of_text(documents["d2"][0])
    assert "state" not in second


def test_an_event_carries_its_record_and_the_software_its_version() -> None:
    incidents, _ = two_reports()
    event = next(one for one in found(two())["first"]["items"] if one["motivation"] == "classifying")
    body = json.loads(event["body"]["value"])
    assert (body["finding"], body["type"], body["incident_id"]) == ("events", "ASSAULT", incidents[0].incident_id)
    assert event["creator"] == {"type": "Software", "name": "Saksi 0 (by hand)"}
    assert set(event) | {"selector"} == set(FIELDS)


def test_nothing_at_all_is_a_valid_collection() -> None:
    assert found(collect([], []))["total"] == 0


@pytest.mark.parametrize("broken", ["start", "exact", "source", "id"])
def test_the_schema_would_notice(broken: str) -> None:
    content = found(two())
    annotation = content["first"]["items"][0]
    part = {"start": annotation["target"]["selector"][0], "exact": annotation["target"]["selector"][1],
            "source": annotation["target"], "id": annotation}[broken]  # fmt: skip
    part[broken] = -1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(COLLECTION).validate(content)


def test_events_of_no_chosen_incident_are_left_out() -> None:
    incidents, readings = two_reports()
    few = [replace(incidents[0], members=incidents[0].members[:1])]
    collection = json.loads(written(write_annotations, collect(list(readings.values()), few)))
    found = [json.loads(one["body"]["value"]) for one in collection["first"]["items"]]
    events = [one for one in found if one["finding"] == "events"]
    assert [one["event_id"] for one in events] == [incidents[0].members[0].event_id]
    assert {one["document"] for one in found} == set(readings)  # all else of the articles is there
