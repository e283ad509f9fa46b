"""`saksi totals`: running totals as a table, beside a reference series, through the command."""

import csv
import io
import json
from pathlib import Path

import pytest
from command import call

TEXTS = {
    "a": ("2032-03-10", "Korban tewas di Gaza kini mencapai 40.405 jiwa."),
    "b": ("2032-03-12", "Korban tewas di Gaza sudah mencapai 42.000 jiwa."),
    "c": (None, "Sebanyak 16.248 warga Palestina tewas. Sejauh ini total 900 orang luka di Lebanon."),
}


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    lines = [json.dumps({"id": name, "text": text, "published": day}) for name, (day, text) in TEXTS.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert call(capsys, "read", tmp_path / "in.jsonl", "--to", tmp_path / "ws", "--reader", "fast").code == 0
    return tmp_path / "ws"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_totals_come_series_by_series_with_their_words(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = call(capsys, "totals", workspace, "--output", tmp_path / "t.csv")
    assert (told.code, told.out[0]) == (0, f"{tmp_path / 't.csv'}: 4 running totals in 3 series")
    found = rows(tmp_path / "t.csv")
    assert [(row["document"], row["unit"], row["where"], row["number"]) for row in found] == [
        ("c", "injured", "LBN", "900"),
        ("c", "killed", "PSE", "16248"),
        ("a", "killed", "pse-gaza-strip", "40405"),
        ("b", "killed", "pse-gaza-strip", "42000"),
    ]
    for row in found:
        assert TEXTS[row["document"]][1][int(row["start"]) : int(row["end"])] == row["words"]
    assert {row["flag"] for row in found} == {"no reference"}


@pytest.mark.parametrize("name", ["r.csv", "r.json"])
def test_a_reference_is_laid_beside(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    reference = tmp_path / name
    days = [{"day": "2032-03-10", "n": 40300}, {"day": "2032-03-11", "n": 43900}]
    reference.write_text(
        json.dumps(days) if name == "r.json" else "day,n\n" + "".join(f"{row['day']},{row['n']}\n" for row in days)
    )
    output = tmp_path / "t.csv"
    options = ["--unit", "killed", "--where", "pse-gaza-strip", "--victims", "", "--reference", reference]
    told = call(capsys, "totals", workspace, "--output", output, *options, "--day", "day", "--value", "n")
    assert told.out == [
        f"{output}: 2 running totals in 1 series",
        "of 2 with a day of the reference near them: agrees 1 (50%), rounded 0 (0%), differs 1 (50%)",
    ]
    assert [(r["reference_day"], r["reference_value"], r["difference"], r["share"], r["flag"]) for r in rows(output)] == [
        ("2032-03-10", "40300", "105", "0.0026", "agrees"),
        ("2032-03-10", "40300", "1700", "0.0422", "differs"),
    ]


COLUMNS = ["--day", "day", "--value", "n"]


@pytest.mark.parametrize(
    ("content", "options", "code", "told"),
    [
        ("day,x\n2032-03-10,1\n", COLUMNS, 1, "has no values in columns 'day' and 'n'; name columns it has: day, x"),
        ("day,n\n2032-03-10,viele\n", COLUMNS, 1, "r.csv:line 2: no day and number: '2032-03-10', 'viele'; mend the row"),
        ("day,n\n2032-03-10,1\n", [], 2, "--reference lacks its columns; give --day COLUMN and --value COLUMN"),
        (None, COLUMNS, 1, "r.csv: cannot be read (No such file or directory); name a JSON or CSV file"),
    ],
)
def test_a_reference_that_cannot_be_used_is_told_in_one_line(
    workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str | None,
    options: list[str],
    code: int,
    told: str,
) -> None:
    reference = tmp_path / "r.csv"
    if content is not None:
        reference.write_text(content)
    found = call(capsys, "totals", workspace, "--output", tmp_path / "t.csv", "--reference", reference, *options)
    assert (found.code, len(found.err)) == (code, 1)
    assert told in found.err[0]
    assert not (tmp_path / "t.csv").exists()
