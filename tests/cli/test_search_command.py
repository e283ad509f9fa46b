"""`saksi search`: best articles first, with passages and offsets, as text, CSV and JSON lines."""

import csv
import json
from pathlib import Path

import pytest
from command import call, made_workspace

import saksi
from factories import ONE, OTHER
from saksi.cli.filters import joined

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made_workspace(tmp_path / "ws")


def test_articles_are_shown_with_their_passages(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "search", workspace, "tembak", "militer")
    assert (outcome.code, outcome.err) == (0, [])
    head, *rest = outcome.out
    assert head.startswith("1. d2: media:harian-dua, incidents 1, score ")
    assert rest == ["   [18, 59) «Militer» «menembaki» mereka di Tanah Tinggi.", "", "1 articles"]


def test_more_than_is_shown_is_told(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "search", workspace, "warga", "--limit", 1)
    assert outcome.out[1] == "   Lima «warga»"
    assert outcome.out[-1] == "2 articles, the best 1 of them shown: take --limit"


def test_json_lines_have_offsets_that_lead_to_the_words(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "search", workspace, '"lima warga"', "tembak", "--format", "jsonl")
    (row,) = map(json.loads, outcome.out)
    assert (row["document"], row["published"], row["number_of_incidents"]) == ("d1", "2024-03-06", 1)
    assert row["words"] == ONE[row["start"] : row["end"]] == row["passages"][0]["words"]
    assert [ONE[hit["start"] : hit["end"]] for hit in row["hits"]] == ["menembak", "lima warga"]
    assert [row["title"][hit["start"] : hit["end"]] for hit in row["title_hits"]] == ["Lima warga"]


def test_csv_has_a_row_an_article(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "search", workspace, "tembak", "--format", "csv")
    rows = {row["document"]: row for row in csv.DictReader(outcome.out)}
    assert {name: rows["d2"][name] for name in ("outlet", "published", "start", "end", "hits", "words")} == {
        "outlet": "media:harian-dua", "published": "", "start": "18", "end": "59", "hits": "26-35", "words": OTHER[18:59],
    }  # fmt: skip
    assert sorted(row["rank"] for row in rows.values()) == ["1", "2"]


def test_words_are_excluded_by_a_hyphen(workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "search", workspace, "warga", "-polisi", "--format", "jsonl")
    assert [json.loads(line)["document"] for line in outcome.out] == ["d2"]
    assert joined(["search", "ws", "-a", "-ab", "--limit", "-h", '-"a b"']) == [
        "search", "ws", "-a", " -ab", "--limit", "-h", ' -"a b"',
    ]  # fmt: skip
    assert joined(["export", "ws", "-ab"]) == ["export", "ws", "-ab"]


def test_filters_and_days_of_publication(workspace: Path, capsys: Capture) -> None:
    assert call(capsys, "search", workspace, "warga", "--actor", "hamas").out == ["0 articles"]
    assert (
        call(capsys, "search", workspace, "warga", "--outlet", "media:harian-dua", "--actor", "tni").out[-1] == "1 articles"
    )
    for option, number in (("--published-from", 1), ("--published-to", 0)):
        day = "2024-03-06" if number else "2024-03-05"
        assert call(capsys, "search", workspace, "warga", option, day).out[-1] == f"{number} articles"


@pytest.mark.parametrize("typed", ["?!", '""', "-warga", "\0", "te*", "kata " * 200 + " ".join(map(str, range(99)))])
def test_what_cannot_be_searched_is_told_in_one_line(typed: str, workspace: Path, capsys: Capture) -> None:
    outcome = call(capsys, "search", workspace, f" {typed}")
    assert (outcome.code, outcome.out, len(outcome.err)) == (2, [], 1)
    assert outcome.err[0].startswith("saksi: search: ")


def test_articles_that_are_not_linked_are_searched_too(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.txt").write_text("Polisi menangkap lima warga.")
    call(capsys, "read", tmp_path / "a.txt", "--to", tmp_path / "ws", "--reader", "fast")
    outcome = call(capsys, "search", tmp_path / "ws", "tangkap")
    assert outcome.out[0].startswith("1. a: not linked, score ")
    assert outcome.out[1] == "   [0, 28) Polisi «menangkap» lima warga."
    outcome = call(capsys, "search", tmp_path / "ws", "tangkap", "--actor", "tni")
    assert outcome.err == [f"saksi: {tmp_path / 'ws'}: not linked yet; run: saksi link {tmp_path / 'ws'}"]


def test_python_gives_the_same_with_evidence(workspace: Path) -> None:
    with saksi.Workspace(workspace) as opened:
        rows = opened.search("tembak militer", limit=5, actor="tni", published=None)
        assert [row["document"] for row in rows] == ["d2"]
        assert rows[0].evidence == saksi.Evidence("d2", 18, 59, OTHER[18:59])
        assert rows.to_arrow()["hits"].to_pylist() == [[{"start": 18, "end": 25}, {"start": 26, "end": 35}]]
        (titled,) = opened.search('"lima warga"', published=("2024-03-06", "2024-03-06"))
        assert titled["title_hits"] == [{"start": 0, "end": 10}]
        assert len(opened.search("warga", actor="hamas")) == 0
