"""The articles written for training: invented, said to be, and coded with offsets that fit their texts."""

import json
import lzma
from pathlib import Path
from typing import Any, get_args

import pytest

from saksi.model.events import EventType, Status

FILES = sorted((Path(__file__).parents[1] / "training" / "written").glob("*.jsonl.xz"))
ROLES = ("agents", "targets", "place", "source")


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lzma.decompress(path.read_bytes()).splitlines()]


def test_there_are_some() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_written_articles_say_that_they_are_invented_and_their_offsets_fit(path: Path) -> None:
    found = records(path)
    assert len({record["id"] for record in found}) == len(found)
    for record in found:
        assert record["invented"] is True
        length = len(record["text"])
        days = {(day["from"], day["to"]) for day in record["dates"]}
        for event in record["events"]:
            assert event["type"] in get_args(EventType)
            assert event["status"] in get_args(Status)
            assert 0 <= event["start"] <= event["trigger"][0] < event["trigger"][1] <= event["end"] <= length
            assert event["date"] is None or (event["date"]["from"], event["date"]["to"]) in days
            assert all(0 <= span["start"] < span["end"] <= length for role in ROLES for span in event[role])


def test_no_article_is_written_twice() -> None:
    texts = [record["text"] for path in FILES for record in records(path)]
    assert len(set(texts)) == len(texts)
