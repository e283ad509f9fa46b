"""`saksi score` and `saksi codebook`: what a developer asks, and what bad files give."""

import codecs
import json
from pathlib import Path

import pytest
from command import SAMPLES, call, report

ANSWERS = SAMPLES / "answers.jsonl"
TEXT = json.loads(report(5))["text"]
CODED = {
    "id": "a5", "text": TEXT, "zones": [], "actors": [], "figures": [], "events": [], "quotes": [], "terms": [],
    "dates": [{"start": 42, "end": 59, "from": "2024-03-05", "to": "2024-03-05", "precision": "day"}],
    "places": [
        {"start": 28, "end": 36, "name": "Jayapura", "country": "IDN", "lat": -2.53, "lon": 140.72, "kind": "settlement"},
    ],
}  # fmt: skip


def coded(path: Path, **changed: object) -> Path:
    path.write_text(json.dumps({**CODED, **changed}) + "\n")
    return path


def test_coded_articles_are_read_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "score", coded(tmp_path / "gold.jsonl"))
    assert (outcome.code, outcome.err) == (0, [])
    assert outcome.out[0] == "1 articles, 1 of them read"
    rows = {line.split()[0]: line.split()[1:] for line in outcome.out[1:]}
    assert rows["dates"] == ["F1", "1.000", "P", "1.000", "R", "1.000", "coded", "1", "found", "1"]
    assert rows["places"][1] == "1.000"
    assert rows["events"][-3:] == ["0", "found", "1"]


def test_given_records_are_scored_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    perfect = call(capsys, "score", ANSWERS, "--predicted", ANSWERS)
    assert (perfect.code, perfect.err, perfect.out[0]) == (0, [], "16 articles, 16 of them read")
    assert not [line for line in perfect.out[1:] if " 1.000" not in line]
    (tmp_path / "one.jsonl").write_text(ANSWERS.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert call(capsys, "score", ANSWERS, "--predicted", tmp_path / "one.jsonl").out[0] == "16 articles, 1 of them read"


def test_floors_that_hold_and_floors_that_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, floors = coded(tmp_path / "gold.jsonl"), tmp_path / "floors.json"
    assert call(capsys, "score", gold, "--raise-floors", floors).code == 0
    held = call(capsys, "score", gold, "--floors", floors)
    assert (held.code, held.err, held.out[-1]) == (0, [], "every score holds its floor")
    pinned = json.loads(floors.read_text())
    assert pinned["floors"]["dates"] == 1
    pinned["floors"]["actors"] = 0.5
    floors.write_text(json.dumps(pinned))
    broken = call(capsys, "score", gold, "--floors", floors)
    assert (broken.code, broken.err) == (1, ["saksi: actors: 0.0000 is below 0.5000"])
    assert broken.out[-1] == "1 scores are below their floor"
    other = call(capsys, "score", coded(tmp_path / "other.jsonl", title="Judul"), "--floors", floors)
    assert other.code == 1
    assert other.err == [f"saksi: {floors}: the floors were set on another gold file; set them anew and say why"]


def test_missing_floors_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "score", coded(tmp_path / "gold.jsonl"), "--floors", tmp_path / "floors.json")
    assert (outcome.code, len(outcome.err)) == (1, 1)
    assert outcome.err[0].startswith(f"saksi: {tmp_path / 'floors.json'}: no floors; ")


@pytest.mark.parametrize("which", ["gold", "predicted"])
@pytest.mark.parametrize(
    ("content", "where", "line"),
    [
        (None, "", "cannot be read; give JSON lines in UTF-8"),
        (b"\xff\n", "", "cannot be read; give JSON lines in UTF-8"),
        (b'{"id": "a"}\n{\n', ":2", "not valid JSON; mend the line"),
        (b'\n{"id": 7}\n', ":2", "no record with an id; give one record a line, see docs/data-model.md"),
        (b"[" * 200_000, ":1", "not valid JSON; mend the line"),
        (b"[]\n", ":1", "no record with an id; give one record a line, see docs/data-model.md"),
    ],
)
def test_bad_records_are_told_with_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], which: str, content: bytes | None, where: str, line: str
) -> None:
    bad = tmp_path / "bad.jsonl"
    if content is not None:
        bad.write_bytes(content)
    given = ("score", bad, "--predicted", ANSWERS) if which == "gold" else ("score", ANSWERS, "--predicted", bad)
    outcome = call(capsys, *given)
    assert (outcome.code, outcome.out, outcome.err) == (1, [], [f"saksi: {bad}{where}: {line}"])


@pytest.mark.parametrize(
    ("actors", "problem"),
    [
        ([{"start": 0}], "KeyError: 'end'"),
        ([{"start": 0, "end": 5}], "KeyError: 'actor'"),
        (5, "TypeError: 'int' object is not iterable"),
        ([1], "TypeError: 'int' object is not subscriptable"),
    ],
)
def test_a_record_of_another_shape_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], actors: object, problem: str
) -> None:
    gold = coded(tmp_path / "gold.jsonl", actors=[{"start": 0, "end": 6, "actor": "polri"}])
    outcome = call(capsys, "score", gold, "--predicted", coded(tmp_path / "found.jsonl", actors=actors))
    assert (outcome.code, outcome.out, len(outcome.err)) == (1, [], 1)
    assert outcome.err[0].endswith(f": not coded as the annotation codebook says ({problem}); see docs/data-model.md")


def test_a_mark_before_the_coded_articles_does_not_matter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = coded(tmp_path / "gold.jsonl")
    plainly = call(capsys, "score", gold)
    gold.write_bytes(codecs.BOM_UTF8 + gold.read_bytes())
    assert call(capsys, "score", gold) == plainly


def test_a_coded_article_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = coded(tmp_path / "gold.jsonl")
    gold.write_text(gold.read_text() + '{"id": "b", "text": 7}\n')
    outcome = call(capsys, "score", gold)
    assert (outcome.code, outcome.out[0]) == (0, "2 articles, 1 of them read")
    assert outcome.err == [f"saksi: {gold}:2: field 'text' is no text; give 'text' as a string"]


@pytest.mark.parametrize("option", ["--floors", "--raise-floors"])
def test_damaged_floors_are_told_in_one_line_and_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text("[]")
    outcome = call(capsys, "score", coded(tmp_path / "gold.jsonl"), option, floors)
    told = f"saksi: {floors}: no floors; write them anew with --raise-floors"
    assert (outcome.code, outcome.err, floors.read_text()) == (1, [told], "[]")


@pytest.mark.parametrize("action", ["check", "build"])
def test_a_codebook_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], action: str) -> None:
    (tmp_path / "actors.yml").write_text("just text")
    outcome = call(capsys, "codebook", action, "--folder", tmp_path)
    assert (outcome.code, outcome.out) == (1, [])
    assert outcome.err == [f"saksi: {tmp_path / 'actors.yml'}: not a list of entries; begin every entry with '- id: …'"]


def test_problems_of_a_codebook_go_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSI_CACHE", str(tmp_path / "cache"))
    (tmp_path / "nonsense.yml").write_text("- id: a\n")
    outcome = call(capsys, "codebook", "check", "--folder", tmp_path)
    assert (outcome.code, outcome.out) == (1, ["1 nonsense", "problems: 1"])
    assert outcome.err == ["nonsense.yml: no schema for 'nonsense'; put the file into the folder of its kind"]


def test_a_codebook_without_problems_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSI_CACHE", str(tmp_path / "cache"))
    (tmp_path / "victims.yml").write_text("- {id: farmers, name: farmers, words: [petani]}\n")
    monkeypatch.setattr("saksi.pipeline.codebook.load_lexicon", lambda _: None)
    outcome = call(capsys, "codebook", "check", "--folder", tmp_path)
    assert (outcome.code, outcome.err) == (0, [])
    assert outcome.out == ["1 victims", "every entry is valid, every example matches, no near-miss does"]
