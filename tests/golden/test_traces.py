"""Golden traces: the records of three samples, line by line, so that a change of readings shows in review.

Each line holds one value of the record that ``saksi annotate`` writes, with the words it stands for. How to renew them:
see ``golden.py`` in this folder.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from golden import RENEW, Samples, read_samples, records_of
from saksi.evaluate.score import Record
from saksi.lexicon.load import Lexicon

TRACES = Path(__file__).parent / "traces"
TRACED = ("s01", "s09", "s13")
FIELDS = (
    "id", "outlet", "url", "published", "published_inferred", "text", "text_sha256", "zones", "dates", "places", "actors",
    "figures", "events", "quotes", "terms", "issues",
)  # fmt: skip


@pytest.fixture(scope="module")
def samples(lexicon: Lexicon) -> Samples:
    return read_samples(lexicon, *TRACED)


@pytest.fixture(scope="module")
def records(samples: Samples) -> dict[str, Record]:
    return records_of(samples)


def lines_of(record: Record, text: str) -> Iterator[str]:
    for field, value in record.items():
        if isinstance(value, list):
            for item in value:
                words = {"words": text[item["start"] : item["end"]]} if "start" in item else {}
                yield json.dumps({"field": field, **words, "value": item}, ensure_ascii=False)
        else:
            yield json.dumps({"field": field, "value": value}, ensure_ascii=False)


def values_of(lines: list[str], field: str) -> list[Any]:
    return [entry for entry in map(json.loads, lines) if entry["field"] == field]


@pytest.mark.parametrize("name", TRACED)
def test_a_record_has_these_fields(records: Mapping[str, Record], name: str) -> None:
    assert tuple(records[name]) == FIELDS


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", TRACED)
def test_each_field_is_as_traced(samples: Samples, records: Mapping[str, Record], name: str, field: str) -> None:
    now = list(lines_of(records[name], samples[name][0].text))
    path = TRACES / f"{name}.jsonl"
    if RENEW:
        path.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")
    traced = path.read_text(encoding="utf-8").splitlines()
    assert values_of(now, field) == values_of(traced, field)


def test_every_trace_is_of_a_traced_sample() -> None:
    assert {path.stem for path in TRACES.iterdir()} == set(TRACED)
