"""The data package: frictionless opens and validates it; the same bytes again; no texts in it, but scores and rights."""

import csv
import hashlib
import io
import json
import random
import re
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest
from frictionless.resources import TableResource

from exported import words
from factories import two_reports
from saksi.export import EXPORTERS
from saksi.export.collection import Collection, collect
from saksi.export.datapackage import scores_of
from saksi.model.filters import Filter
from saksi.pipeline.exports import export
from saksi.store.workspace import Workspace
from saksi.views import VIEWS

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "saksi" / "encoder" / "data"


def two() -> Collection:
    incidents, readings = two_reports()
    return collect(readings.values(), incidents)


def made(collection: Collection) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "ws")
        workspace.add(list(collection.readings.values()))
        workspace.keep_incidents([workspace.write_incidents("a", list(collection.incidents))])
        out = io.BytesIO()
        export(workspace, "datapackage", out, Filter())
    return out.getvalue()


def unpacked(content: bytes, folder: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def rows_of(package: frictionless.Package, name: str) -> list[frictionless.Row]:
    resource = package.get_resource(name)
    assert isinstance(resource, TableResource)
    return resource.read_rows()


def test_frictionless_finds_every_table_valid(tmp_path: Path, sampled: Collection) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(made(sampled))
    report = frictionless.validate(str(path), type="package")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert [task.name for task in report.tasks] == list(VIEWS)
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows["articles"] == len(sampled.readings)
    assert rows["incidents"] == len(sampled.incidents)


def test_frictionless_would_notice_a_wrong_cell(tmp_path: Path) -> None:
    folder = unpacked(made(two()), tmp_path)
    events = folder / "data" / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("140.7", "timur"), encoding="utf-8")
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_a_row_is_typed_and_leads_to_its_words(tmp_path: Path) -> None:
    folder = unpacked(made(two()), tmp_path)
    package = frictionless.Package(str(folder / "datapackage.json"))
    rows = rows_of(package, "events")
    told = next(row for row in rows if row["document"] == "d1")
    assert [type(told[name]).__name__ for name in ("start", "latitude", "date_from", "evidence")] == [
        "int", "Decimal", "date", "str",
    ]  # fmt: skip
    for row in rows:
        text = two().readings[row["document"]][0].text
        assert " ".join(text[row["start"] : row["end"]].split()) == row["evidence"]
    articles = rows_of(package, "articles")
    assert [row["text_sha256"] for row in articles] == [doc.text_sha256 for doc, _ in two().readings.values()]


def test_every_offset_of_every_table_leads_to_its_words(tmp_path: Path, sampled: Collection) -> None:
    folder = unpacked(made(sampled), tmp_path)
    pointing = [view for view in VIEWS.values() if view.has("start")]
    assert len(pointing) > 8
    for view in pointing:
        words_in = next(name for name in ("as_printed", "evidence", "words") if view.has(name))
        with (folder / "data" / f"{view.name}.csv").open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines, strict=True) if row["start"]]
        for row in random.Random(2).sample(rows, min(len(rows), 60)):
            assert words(sampled, row["document"], row["start"], row["end"]) == row[words_in].removeprefix("'"), view.name


def test_every_column_is_described() -> None:
    described = json.loads(zipfile.ZipFile(io.BytesIO(made(two()))).read("datapackage.json"))
    fields = {one["name"]: {field["name"]: field for field in one["schema"]["fields"]} for one in described["resources"]}
    assert {name: list(found) for name, found in fields.items()} == {
        view.name: [column.name for column in view.columns] for view in VIEWS.values()
    }
    assert fields["events"]["status"]["constraints"]["enum"][0] == "actual"
    assert fields["events"]["start"]["type"] == "integer"
    assert fields["articles"]["number_of_characters"]["description"].endswith(" (code points)")
    codebook = zipfile.ZipFile(io.BytesIO(made(two()))).read("codebook.md").decode()
    for view in VIEWS.values():
        for column in view.columns:
            assert f"| `{column.name}` | {column.kind}" in codebook
            assert f"| {column.meaning} |" in codebook


def test_the_same_again_is_the_same_bytes_and_times_are_fixed() -> None:
    content = made(two())
    assert content == made(two())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[:3] == ["datapackage.json", "README.md", "codebook.md"]


def test_whole_texts_are_not_in_it_and_the_rights_are_told() -> None:
    with zipfile.ZipFile(io.BytesIO(made(two()))) as package:
        content = {name: package.read(name).decode() for name in package.namelist()}
    for document, _ in two().readings.values():
        assert not any(document.text in text for text in content.values())
    readme = " ".join(content["README.md"].split())
    assert "The texts of the articles are not included." in readme
    assert "No licence is stated" in readme
    assert "licenses" not in json.loads(content["datapackage.json"])
    assert "ab" * 32 in readme
    assert "No scores are known of this reader" in readme


def test_scores_are_told_of_readers_they_were_measured_on() -> None:
    collection = two()
    card = json.loads((DATA / "card.json").read_text(encoding="utf-8"))
    shipped = f"full@{card['adapters_sha256'][:12]}"
    assert scores_of(["fast"]) == scores_of([shipped]) == scores_of(["fast", shipped]) == card
    assert scores_of([]) is scores_of(["by hand"]) is scores_of(["full@000000"]) is scores_of(["fast", "full@"]) is None
    readings = [(doc, replace(told, reader="fast")) for doc, told in collection.readings.values()]
    with zipfile.ZipFile(io.BytesIO(made(collect(readings, collection.incidents)))) as package:
        assert "| events | .642 | .691 | .543 | .892 |" in package.read("README.md").decode()


def test_the_scores_are_those_of_the_model_card_and_of_the_shipped_adapter() -> None:
    card = json.loads((DATA / "card.json").read_text(encoding="utf-8"))
    first, roles = ((DATA / f"{name}.npz").read_bytes() for name in ("adapter", "roles"))
    both = f"{hashlib.sha256(first).hexdigest()} {hashlib.sha256(first + roles).hexdigest()}"
    assert card["adapters_sha256"] == hashlib.sha256(both.encode()).hexdigest()
    page = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    rows = page.split("| field | fast, dev | full, dev | full, unseen | two coders, unseen |\n|---|---|---|---|---|\n")[1]
    shown = re.findall(r"^\| (.+) \|$", rows.split("\n\n")[0], re.MULTILINE)
    assert [" | ".join(row.values()) for row in card["scores"]] == shown
    assert len(shown) == 13


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_an_empty_workspace_is_written_in_every_format(name: str) -> None:
    out = io.StringIO()
    EXPORTERS[name](collect([], []), out)
    assert out.getvalue() or name in {"followthemoney", "incidents", "jsonl", "plover"}


def test_an_empty_workspace_is_a_package() -> None:
    assert json.loads(zipfile.ZipFile(io.BytesIO(made(collect([], [])))).read("datapackage.json"))["saksi"]["readers"] == []
