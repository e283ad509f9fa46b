"""The codings in the repository: offsets and facts, never the articles' words."""

import json
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[1] / "training").glob("*/*.jsonl"))
FIELDS = {"zones", "dates", "places", "actors", "figures", "events", "quotes", "terms"}
LONGEST = 70
"""Names of places and of victims are short; anything longer would be text."""


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_codings_hold_offsets_hashes_and_short_facts_only(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert set(record) == FIELDS | {"id", "published", "text_sha256"}
        assert len(record["text_sha256"]) == 64
        for field in FIELDS:
            for item in record[field]:
                assert isinstance(item["start"], int)
                assert item["start"] < item["end"]
                assert all(len(value) <= LONGEST for value in item.values() if isinstance(value, str)), item
