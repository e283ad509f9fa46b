"""W3C Web Annotations (Recommendation of 23 February 2017): every finding as an annotation of the words it stands on.

The file is one annotation collection with one page (JSON-LD). A target names the article by its address if it has one,
else by its text: ``ni:///sha-256;…`` (RFC 6920), the hash of the raw text. With an address, ``state`` says by the same
name which text the positions count in. Both selectors of a target mean the same words: positions in code points of the
raw text, and the words with what stands around them. No annotation bears a time: the same workspace gives the same bytes.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator
from typing import TextIO

from saksi.export.acts import is_web_address
from saksi.export.collection import Collection
from saksi.export.jsonl import linked_records
from saksi.export.record import Record
from saksi.model.documents import Document
from saksi.model.ids import make_id
from saksi.model.readings import Reading

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "events": "classifying",
    "quotes": "describing",
    "figures": "describing",
    "terms": "classifying",
    "actors": "identifying",
    "places": "identifying",
    "dates": "identifying",
}
"""Lists of the record of an article, and the motivation (section 3.3.5 of the model) of annotating what is in them."""
AROUND = 32
"""Characters of the text before and behind the words."""
NAMESPACE = uuid.UUID("6f1d4c52-6f5e-5c0a-9d0b-7d1c4f3e2a10")
"""Of the ids of annotations (version 5 of RFC 9562); chosen once, by chance."""

FIELDS = {
    "id": "`urn:uuid:…`, made of article, list and words: the same in every export",
    "type": "`Annotation`",
    "motivation": "`classifying` (events, terms), `identifying` (actors, places, dates), `describing` (quotes, figures)",
    "creator": "Saksi with its version and reader",
    "body": "the finding as JSON: `finding` (list of the record), `document`, and the fields of the "
    "[record](#the-record-of-an-article); events with `event_id` and `incident_id`",
    "target": "`source` (address or hash of the article), `state` (hash of the text behind an address), `selector`",
    "selector": "`TextPositionSelector` (`start`, `end`: code points of the raw text) and `TextQuoteSelector` (`exact`, "
    "`prefix`, `suffix`); both mean the same words",
}


def write_annotations(collection: Collection, out: TextIO) -> None:
    """Write one annotation collection; ``total`` stands at its end, since annotations are counted while written."""
    label = urn("collection", *sorted(document.text_sha256 for document, _ in collection.readings.values()))
    page = urn("page", label)
    head = {"@context": CONTEXT, "id": label, "type": "AnnotationCollection", "label": "What Saksi read"}
    out.write(json.dumps(head)[:-1] + ', "first": ')
    out.write(json.dumps({"id": page, "type": "AnnotationPage", "partOf": label, "startIndex": 0})[:-1] + ', "items": [')
    total = 0
    for annotation in _annotations(collection):
        out.write((",\n" if total else "\n") + json.dumps(annotation, ensure_ascii=False))
        total += 1
    out.write(f']}}, "last": {json.dumps(page)}, "total": {total}}}\n')


def urn(*said: object) -> str:
    """Return an id made of what is said."""
    return uuid.uuid5(NAMESPACE, "\x1f".join(map(str, said))).urn


def _annotations(collection: Collection) -> Iterator[Record]:
    for document, reading, record in linked_records(collection):
        record["events"] = [written for written in record["events"] if written["incident_id"]]
        for finding, motivation in MOTIVATIONS.items():
            for found in record[finding]:
                yield _annotation(document, reading, finding, motivation, found)


def _annotation(document: Document, reading: Reading, finding: str, motivation: str, found: Record) -> Record:
    value = json.dumps({"finding": finding, "document": document.document_id, **found}, ensure_ascii=False)
    body = {"type": "TextualBody", "value": value, "format": "application/json", "purpose": motivation}
    return {
        "id": urn(document.document_id, document.text_sha256, make_id("a", value)),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Software", "name": f"Saksi {reading.code_version} ({reading.reader})"},
        "body": body,
        "target": {**_source(document), "selector": _selectors(document.text, found["start"], found["end"])},
    }


def _source(document: Document) -> Record:
    named = name_of_text(document)
    if document.url and is_web_address(document.url):
        return {"source": document.url, "state": {"type": "TimeState", "cached": named}}
    return {"source": named}


def name_of_text(document: Document) -> str:
    """Return the name of an article's raw text by its hash (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.text_sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _selectors(text: str, start: int, end: int) -> list[Record]:
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
