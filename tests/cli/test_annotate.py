"""`saksi annotate`: one record a line in the order given, as the annotation codebook writes it, the same every time."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from command import SAMPLES, call, give, report, reports

from saksi.engines.local import CHUNK
from saksi.model.documents import ZoneKind
from saksi.model.events import MODES, Status
from saksi.model.ids import sha256_of
from saksi.model.mentions import DatePrecision, Lean, PlaceKind, Scope, Unit

FIELDS = [
    "id", "outlet", "url", "published", "published_inferred", "text", "text_sha256", "zones", "dates", "places", "actors",
    "figures", "events", "quotes", "terms", "issues",
]  # fmt: skip
REPORTS = [json.loads(line) for line in (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    """Return the records of the sample reports, made by the real command with another hash seed than this process has."""
    made = subprocess.run(
        [sys.executable, "-m", "saksi.cli.main", "annotate", str(SAMPLES / "reports.jsonl")],
        env={**os.environ, "PYTHONHASHSEED": "1234"}, capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    assert made.stderr == b""
    return [json.loads(line) for line in made.stdout.decode().splitlines()]


def spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, list):
        for inner in value:
            yield from spans(inner)
    elif isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"]
        yield from (
            (start, end) for start, end in [*value.get("also", []), *([value["trigger"]] if "trigger" in value else [])]
        )
        yield from spans(list(value.values()))


def test_the_records_come_in_the_order_of_the_articles(records: list[dict[str, Any]]) -> None:
    assert [record["id"] for record in records] == [article["id"] for article in REPORTS]
    assert all(list(record) == FIELDS for record in records)


def test_what_came_with_an_article_goes_out_as_it_came(records: list[dict[str, Any]]) -> None:
    for record, article in zip(records, REPORTS, strict=True):
        assert {name: record[name] for name in ("outlet", "url", "published")} == {
            name: article[name] for name in ("outlet", "url", "published")
        }
        assert record["text_sha256"] == sha256_of(article["text"])
        assert record["published"] is None or record["published_inferred"] is None


def test_every_span_lies_in_the_text_and_holds_words(records: list[dict[str, Any]]) -> None:
    found = 0
    for record, article in zip(records, REPORTS, strict=True):
        for start, end in spans(record):
            assert 0 <= start < end <= len(article["text"])
            assert article["text"][start:end].strip()
            found += 1
    assert found > 500


def test_the_spans_of_mentions_have_no_blanks_around_them(records: list[dict[str, Any]]) -> None:
    for record, article in zip(records, REPORTS, strict=True):
        for mention in (m for name in ("dates", "places", "actors", "figures", "terms") for m in record[name]):
            words = article["text"][mention["start"] : mention["end"]]
            assert words == words.strip(" \n\t,;:")


def test_nothing_is_coded_inside_a_zone(records: list[dict[str, Any]]) -> None:
    for record in records:
        for mention in (m for name in ("dates", "places", "actors", "figures", "terms", "quotes") for m in record[name]):
            for zone in record["zones"]:
                assert mention["end"] <= zone["start"] or zone["end"] <= mention["start"]


def _days(value: dict[str, str]) -> tuple[date, date]:
    return date.fromisoformat(value["from"]), date.fromisoformat(value["to"])


def test_mentions_hold_the_values_of_the_annotation_codebook(records: list[dict[str, Any]]) -> None:
    for record in records:
        assert {zone["kind"] for zone in record["zones"]} <= set(get_args(ZoneKind))
        for day in record["dates"]:
            assert _days(day)[0] <= _days(day)[1]
            assert day["precision"] in get_args(DatePrecision)
            assert day["precision"] != "day" or day["from"] == day["to"]
        for place in record["places"]:
            assert place["kind"] in get_args(PlaceKind)
            assert place["country"] is None or re.fullmatch("[A-Z]{3}", place["country"])
            assert -90 <= place["lat"] <= 90
            assert -180 <= place["lon"] <= 180
        assert all(re.fullmatch(r"(media:)?[a-z0-9]+(-[a-z0-9]+)*", actor["actor"]) for actor in record["actors"])
        for figure in record["figures"]:
            assert figure["unit"] in get_args(Unit)
            assert figure["scope"] in get_args(Scope)
            assert None in (figure["low"], figure["high"]) or 0 <= figure["low"] <= figure["high"]
        assert {term["lean"] for term in record["terms"]} <= set(get_args(Lean))


def test_events_and_quotations_hold_the_values_of_the_annotation_codebook(records: list[dict[str, Any]]) -> None:
    for record in records:
        for event in record["events"]:
            assert event["mode"] is None or event["mode"] in MODES[event["type"]]
            assert event["status"] in get_args(Status)
            assert event["date"] is None or _days(event["date"])[0] <= _days(event["date"])[1]
            assert event["start"] <= event["trigger"][0] < event["trigger"][1] <= event["end"]
        assert {quote["kind"] for quote in record["quotes"]} <= {"direct", "indirect"}


def test_two_processes_and_another_hash_seed_give_the_same_bytes(
    records: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    alone = call(capsys, "annotate", SAMPLES / "reports.jsonl")
    assert (alone.code, alone.err) == (0, [])
    assert [json.loads(line) for line in alone.out] == records
    assert call(capsys, "annotate", SAMPLES / "reports.jsonl", "--jobs", 2) == alone


def test_many_articles_keep_their_order_in_two_processes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*(report(number) for number in range(2 * CHUNK)), "{", report(99)]))
    both = [call(capsys, "annotate", path, "--jobs", jobs) for jobs in (1, 2)]
    assert both[0] == both[1]
    assert both[0].code == 3
    assert both[0].ids == [*(f"a{number}" for number in range(2 * CHUNK)), "a99"]


def test_offsets_count_characters_whatever_their_width(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "🕊️ é – 😀\r\nPolisi menangkap lima warga di Jayapura."
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text}))
    (record,) = (json.loads(line) for line in call(capsys, "annotate", path).out)
    assert [text[p["start"] : p["end"]] for p in record["places"]] == ["Jayapura"]


def test_a_day_read_from_the_text_or_the_address_is_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    lines = [report(1), report(2, published="2024-03-07"), json.dumps({"id": "a3", "text": "Polisi menangkap dua warga."})]
    path.write_text("\n".join([*lines, report(4, url="https://kabar-uji.example/2024/03/06/polisi")]))
    found = [json.loads(line) for line in call(capsys, "annotate", path).out]
    assert [(record["published"], record["published_inferred"]) for record in found] == [
        (None, {"day": "2024-03-05", "from": "text"}),
        ("2024-03-07", None),
        (None, None),
        (None, {"day": "2024-03-06", "from": "url"}),
    ]


def test_files_and_standard_input_are_read_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, f"{report(2)}\n".encode())
    outcome = call(capsys, "annotate", reports(tmp_path / "a.jsonl", 1), "-", reports(tmp_path / "b.jsonl", 3))
    assert (outcome.code, outcome.ids) == (0, ["a1", "a2", "a3"])


def test_the_record_goes_straight_into_scoring(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "annotate", SAMPLES / "reports.jsonl").out
    (tmp_path / "found.jsonl").write_text("\n".join(out), encoding="utf-8")
    own = call(capsys, "score", tmp_path / "found.jsonl", "--predicted", tmp_path / "found.jsonl")
    assert own.out[0] == "16 articles, 16 of them read"
    assert not [line for line in own.out[1:] if " 1.000" not in line]
