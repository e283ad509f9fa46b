"""Floors hold a score from falling, are pinned to one gold file, and only rise."""

import hashlib
import json
from pathlib import Path

import pytest

from saksi.evaluate.gate import TOLERANCE, check_floors, main_figure, raise_floors
from saksi.model.errors import InputError

TABLE = {"dates": {"f1": 0.8, "p": 0.7, "r": 0.9}, "events.mode": {"share": 0.6, "of": 10}}


def pinned(folder: Path, floors: dict[str, float], gold: bytes = b"gold") -> tuple[Path, Path]:
    (folder / "gold.jsonl").write_bytes(b"gold")
    content = {"gold_sha256": hashlib.sha256(gold).hexdigest(), "floors": floors}
    (folder / "floors.json").write_text(json.dumps(content))
    return folder / "gold.jsonl", folder / "floors.json"


@pytest.mark.parametrize(
    ("floors", "below"),
    [
        ({}, []),
        ({"dates": 0.8, "events.mode": 0.6}, []),
        ({"dates": 0.7, "events.mode": 0.5}, []),
        ({"dates": 0.8 + TOLERANCE * 0.9}, []),
        ({"dates": 0.8 + TOLERANCE * 1.2}, ["dates: 0.8000 is below 0.8060"]),
        ({"events.mode": 0.7, "dates": 0.9}, ["dates: 0.8000 is below 0.9000", "events.mode: 0.6000 is below 0.7000"]),
        ({"quotes": 0.1}, ["quotes: 0.0000 is below 0.1000"]),
    ],
)
def test_scores_below_their_floor_are_named(tmp_path: Path, floors: dict[str, float], below: list[str]) -> None:
    assert check_floors(TABLE, *pinned(tmp_path, floors)) == below


def test_floors_of_another_gold_file_are_refused(tmp_path: Path) -> None:
    gold, floors = pinned(tmp_path, {"dates": 0.8}, b"another gold")
    with pytest.raises(InputError) as refused:
        check_floors(TABLE, gold, floors)
    assert str(refused.value) == f"{floors}: the floors were set on another gold file; set them anew and say why"


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "{",
        "{}",
        "[]",
        '{"floors": {}}',
        '{"floors": [], "gold_sha256": "GOLD"}',
        '{"floors": {"dates": "x"}, "gold_sha256": "GOLD"}',
        '{"floors": {"dates": null}, "gold_sha256": "GOLD"}',
    ],
)
def test_a_file_without_floors_is_refused(tmp_path: Path, content: str | None) -> None:
    gold, floors = pinned(tmp_path, {})
    floors.unlink()
    if content is not None:
        floors.write_text(content.replace("GOLD", hashlib.sha256(b"gold").hexdigest()))
    with pytest.raises(InputError) as refused:
        check_floors(TABLE, gold, floors)
    assert str(refused.value).startswith(f"{floors}: no floors; ")


def test_floors_rise_and_never_fall(tmp_path: Path) -> None:
    gold, floors = pinned(tmp_path, {"dates": 0.9, "events.mode": 0.5})
    raise_floors(TABLE, gold, floors)
    assert json.loads(floors.read_text())["floors"] == {"dates": 0.9, "events.mode": 0.6}
    assert check_floors(TABLE, gold, floors) == ["dates: 0.8000 is below 0.9000"]


def test_a_floor_of_a_field_that_is_not_scored_any_more_stays(tmp_path: Path) -> None:
    gold, floors = pinned(tmp_path, {"events.mode": 0.6})
    raise_floors({"events": {"f1": 0.0}}, gold, floors)
    assert json.loads(floors.read_text())["floors"] == {"events": 0.0, "events.mode": 0.6}
    assert check_floors({"events": {"f1": 0.0}}, gold, floors) == ["events.mode: 0.0000 is below 0.6000"]


@pytest.mark.parametrize("content", ["", "{}", '{"floors": {"dates": "x"}, "gold_sha256": "a"}'])
def test_damaged_floors_are_not_written_over(tmp_path: Path, content: str) -> None:
    gold, floors = pinned(tmp_path, {})
    floors.write_text(content)
    with pytest.raises(InputError, match="no floors; write them anew with --raise-floors"):
        raise_floors(TABLE, gold, floors)
    assert floors.read_text() == content


def test_floors_are_set_anew_for_another_gold_file(tmp_path: Path) -> None:
    gold, floors = pinned(tmp_path, {"dates": 0.9}, b"another gold")
    raise_floors(TABLE, gold, floors)
    assert json.loads(floors.read_text()) == {
        "gold_sha256": hashlib.sha256(b"gold").hexdigest(),
        "floors": {"dates": 0.8, "events.mode": 0.6},
    }
    floors.unlink()
    raise_floors(TABLE, gold, floors)
    assert check_floors(TABLE, gold, floors) == []


def test_the_main_figure_of_a_field() -> None:
    assert [main_figure(row) for row in (TABLE["dates"], TABLE["events.mode"], {})] == [0.8, 0.6, 0.0]
