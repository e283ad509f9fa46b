"""Scores: perfect, empty, by hand, and figure by figure the same as the coder's own scoring program."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from saksi.evaluate.score import kilometres, match, overlap, plain, score, shared

ROOT = Path(__file__).parents[2]
GOLD = ROOT / ".." / "shared" / "gold"
Record = dict[str, Any]
Table = dict[str, dict[str, float]]
LISTS = ("zones", "dates", "places", "actors", "figures", "events", "quotes", "terms")


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(gold: list[Record], predicted: list[Record]) -> Table:
    return score(gold, {record["id"]: record for record in predicted}).table()


ANSWERS = records(ROOT / "samples" / "answers.jsonl")


def test_a_perfect_prediction_scores_one_everywhere() -> None:
    rows = table(ANSWERS, ANSWERS)
    assert {name for name, row in rows.items() if row.get("f1", row.get("share")) != 1} == set()
    assert {name.partition(".")[0] for name in rows} == set(LISTS)
    assert rows["zones"]["gold"] == sum(z["end"] - z["start"] for record in ANSWERS for z in record["zones"])
    assert rows["events"]["gold"] == rows["events"]["found"] == sum(len(record["events"]) for record in ANSWERS)


@pytest.mark.parametrize("predicted", [[], [{"id": record["id"]} for record in ANSWERS]])
def test_an_empty_prediction_scores_nothing(predicted: list[Record]) -> None:
    rows = table(ANSWERS, predicted)
    assert {row["f1"] for row in rows.values()} == {0.0}
    assert {row["found"] for row in rows.values()} == {0}
    assert rows["places"]["gold"] == sum(len(record["places"]) for record in ANSWERS)


def test_no_gold_gives_no_figures() -> None:
    assert table([], ANSWERS) == {}


def at(start: int, end: int, **more: Any) -> Record:
    return {"start": start, "end": end, **more}


def day(start: int, end: int, iso: str) -> Record:
    return {"start": start, "end": end, "from": iso, "to": iso}


def test_mentions_by_hand() -> None:
    gold = {
        "id": "a",
        "dates": [day(0, 10, "2024-03-05"), day(20, 30, "2024-03-06")],
        "places": [
            at(0, 4, kind="settlement", country="IDN", lat=-2.5, lon=140.7),
            at(5, 9, kind="settlement", country="IDN", lat=-2.5, lon=140.7),
            at(10, 14, kind="country", country="IDN", lat=-2.0, lon=118.0),
        ],
        "figures": [at(0, 5, unit="killed", low=5, high=5, scope="event", source=[at(8, 9)])],
        "terms": [at(0, 5, about="tni", lean="for")],
    }  # fmt: skip
    found = {
        "id": "a",
        "dates": [day(9, 12, "2024-03-05"), day(20, 30, "2024-03-07")],
        "places": [
            at(0, 4, kind="settlement", country="IDN", lat=-2.6, lon=140.7),
            at(5, 9, kind="settlement", country="IDN", lat=-3.5, lon=140.7),
            at(10, 14, kind="region", country="IDN", lat=None, lon=None),
            at(90, 99, kind="settlement", country="IDN", lat=-2.5, lon=140.7),
        ],
        "figures": [at(2, 6, unit="killed", low=5, high=5, scope="part", source=[])],
        "terms": [at(0, 5, about="TNI", lean="against")],
    }  # fmt: skip
    rows = table([gold], [found])
    assert rows["dates"] == {"f1": 0.5, "p": 0.5, "r": 0.5, "gold": 2, "found": 2}
    assert rows["dates.found"]["f1"] == 1
    assert rows["places"] == {"f1": 0.5714, "p": 0.5, "r": 0.6667, "gold": 3, "found": 4}
    assert (rows["places.found"]["r"], rows["places.161km"]["r"]) == (1, 1)
    assert (rows["figures"]["f1"], rows["figures.scope"]) == (1, {"share": 0, "of": 1})
    assert rows["figures.source"] == {"f1": 0, "p": 0, "r": 0, "gold": 1, "found": 0}
    assert (rows["terms"]["f1"], rows["terms.found"]["f1"]) == (0, 1)


EVENT = {
    **at(0, 100), "trigger": [10, 18], "type": "ASSAULT", "mode": "firearms", "agents": [at(0, 5)], "targets": [at(20, 25)],
    "place": [at(30, 35)], "date": {"from": "2024-03-05", "to": "2024-03-06"}, "status": "actual", "source": [at(90, 99)],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"start": 80, "trigger": [85, 90]}, set()),
        ({"start": 81, "trigger": [85, 90]}, {"events.found", "events", "events.full"}),
        ({"type": "COERCE"}, {"events", "events.full"}),
        ({"mode": "aerial"}, {"events.mode"}),
        ({"agents": [at(40, 45)]}, {"events.agents", "events.full"}),
        ({"agents": [at(60, 65)]}, set()),
        ({"targets": []}, {"events.targets", "events.full"}),
        ({"place": [at(36, 39)]}, {"events.place"}),
        ({"date": {"from": "2024-03-06", "to": "2024-03-31"}}, set()),
        ({"date": {"from": "2024-03-07", "to": "2024-03-31"}}, {"events.date"}),
        ({"date": None}, {"events.date"}),
        ({"status": "denied"}, {"events.status", "events.full"}),
        ({"source": [at(90, 99), at(80, 85)]}, {"events.source"}),
        ({"end": 15}, set()),
        ({"start": 200, "end": 300, "trigger": [210, 215]}, {"events.found", "events", "events.full"}),
        ({"start": 200, "end": 300, "trigger": [210, 215], "also": [[0, 100]]}, set()),
    ],
)
def test_one_field_of_an_event(changed: Record, wrong: set[str]) -> None:
    actors = [at(0, 5, actor="tni"), at(60, 65, actor="TNI")]
    gold = {"id": "a", "actors": actors, "events": [EVENT]}
    rows = table([gold], [{"id": "a", "actors": actors, "events": [{**EVENT, **changed}]}])
    assert {name for name, row in rows.items() if row.get("f1", row.get("share", 1)) < 1 and row.get("gold", 1)} == wrong


def test_quotes_need_four_fifths_and_their_speaker() -> None:
    gold = {
        "id": "a",
        "quotes": [at(0, 100, kind="direct", speaker=[]), at(200, 300, kind="direct", speaker=[at(310, 315)])],
    }
    found = {
        "id": "a",
        "quotes": [at(0, 80, kind="direct", speaker=[]), at(200, 300, kind="direct", speaker=[at(320, 330)])],
    }
    rows = table([gold], [found])
    assert (rows["quotes"]["f1"], rows["quotes.speaker"]) == (1, {"share": 0.5, "of": 2})
    found["quotes"] = [at(0, 79, kind="direct", speaker=[]), at(200, 300, kind="indirect", speaker=[at(310, 315)])]
    rows = table([gold], [found])
    assert (rows["quotes"]["f1"], rows["quotes"]["found"]) == (0, 1)


def test_spans_and_names_are_compared() -> None:
    assert (overlap(at(0, 5), at(3, 9)), overlap(at(0, 5), at(5, 9))) == (2, 0)
    assert shared(at(0, 10), at(5, 15)) == pytest.approx(1 / 3)
    assert plain("Al-Jazeera TV") == plain("aljazeera-tv") == "aljazeeratv"
    assert kilometres(at(0, 1, lat=0.0, lon=0.0), at(0, 1, lat=0.0, lon=1.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres(at(0, 1, lat=None, lon=0.0), at(0, 1, lat=0.0, lon=0.0)) == float("inf")


def test_items_are_matched_one_to_one_the_best_first() -> None:
    gold, found = [at(0, 10), at(5, 15)], [at(4, 14), at(0, 3), at(50, 60)]
    pairs = match(gold, found, lambda a, b: overlap(a, b) > 0)
    assert pairs == [(gold[1], found[0]), (gold[0], found[1])]


def perturbed(gold: list[Record], seed: int) -> list[Record]:
    """Return the records with fields changed, items lost, doubled and moved, all by one seeded generator."""
    chance = random.Random(seed)

    def shake(span: Record) -> Record:
        start = max(0, span["start"] + chance.choice((0, 0, 0, -3, 5, 40)))
        return {**span, "start": start, "end": max(start + 1, span["end"] + chance.choice((0, 0, 0, -4, 3, 60)))}

    def change(item: Record, pool: list[Record]) -> Record:
        item = shake(item)
        for name in item:
            if name not in {"start", "end", "also"} and chance.random() < 0.2:
                item[name] = copy.deepcopy(chance.choice(pool).get(name, item[name]))
        for role in ("agents", "targets", "place", "source", "speaker"):
            if role in item:
                item[role] = [shake(filler) for filler in item[role] if chance.random() < 0.9]
        if "trigger" in item and chance.random() < 0.3:
            item["also"] = [[other["start"], other["end"]] for other in chance.choices(pool, k=2)]
        return item

    found = []
    for record in copy.deepcopy(gold):
        for name in LISTS:
            items = record.get(name, [])
            kept = [item for item in items if chance.random() < 0.85]
            doubled = [item for item in items if chance.random() < 0.1]
            record[name] = [change(item, items) for item in [*kept, *doubled]]
        if chance.random() < 0.9:
            found.append(record)
    return found


@pytest.mark.skipif(not (GOLD / "dev.jsonl").exists(), reason="the coded articles are not here")
@pytest.mark.parametrize("seed", range(5))
def test_every_figure_is_that_of_the_coders_program(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("coders_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = records(GOLD / "dev.jsonl")
    predicted = perturbed(gold, seed)
    ours = table(gold, predicted)
    assert ours == dict(sorted(theirs.score(gold, {record["id"]: record for record in predicted}).table().items()))
    assert all(0 < row.get("f1", row.get("share", 0)) < 1 for row in ours.values())
    assert len(ours) == 26
