"""The documentation says what the program does: links, commands, outputs, columns, fields, examples."""

import dataclasses
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from renew import PART, PARTS, ROOT, bench, pages, renewed, run

from saksi.cli.main import parser
from saksi.model import corrections, documents, events, incidents, judgements, mentions, readings, runs, spans, users
from saksi.model.gists import Gist
from saksi.pipeline.codebook import check
from saksi.pipeline.exports import check_format, formats
from saksi.pipeline.search_rows import COLUMNS
from saksi.store.schema import METADATA
from saksi.views.meaning import SIMILAR, STORIES

PAGES = pages()
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
TEXT = {name: page.read_text(encoding="utf-8") for name, page in zip(NAMES, PAGES, strict=True)}
MODEL = TEXT["docs/data-model.md"]
CODEBOOK = ROOT / "src" / "saksi" / "codebook"
PLACES = sorted((CODEBOOK / "places").glob("*.yml"))
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TYPES = [
    found
    for module in (corrections, documents, events, incidents, judgements, mentions, readings, runs, spans, users)
    for found in vars(module).values()
    if dataclasses.is_dataclass(found) and isinstance(found, type) and found.__module__ == module.__name__
]


def anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def command_lines(text: str) -> Iterator[str]:
    for language, block in FENCE.findall(text):
        for line in block.splitlines() if language in {"sh", "console"} else ():
            for part in re.split(r"&&|\|\|?|;", line.strip().removeprefix("$ ")):
                command = re.split(r"[<>]", part)[0].strip().removeprefix(".venv/bin/")
                if command.startswith("saksi ") and line.startswith(("$", "saksi", ".venv", " ", "zcat")):
                    yield command


def rows(heading: str) -> list[str]:
    section = MODEL.split(f"\n### {heading}\n", 1)[1].split("\n#", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.fixture(scope="module")
def printed() -> Iterator[dict[str, list[dict[str, Any]]]]:
    with bench():
        lines = {
            "annotate": run("saksi annotate samples/reports.jsonl"),
            **{name: run(f"saksi export demo/workspace --format {name} --output -") for name in ("jsonl", "incidents")},
        }
        features = json.loads(run("saksi export demo/workspace --format geojson --output -"))["features"]
        yield {
            **{name: [json.loads(line) for line in text.splitlines()] for name, text in lines.items()},
            "geojson": features,
        }


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target in LINK.findall(FENCE.sub("", TEXT[name])):
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = target.partition("#")
        page = (ROOT / name).parent / path if path else ROOT / name
        assert page.exists(), target
        assert not anchor or anchor in anchors(page.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("name", NAMES)
def test_every_command_line_parses(name: str) -> None:
    for command in command_lines(TEXT[name]):
        assert callable(parser().parse_args(shlex.split(command)[1:]).run), command


def test_command_lines_are_found_in_pipes_and_chains() -> None:
    block = "```sh\nsaksi read A --to ws && saksi link ws\nzcat a.gz | saksi annotate - > out\nmake demo\n```\n"
    assert list(command_lines(block)) == ["saksi read A --to ws", "saksi link ws", "saksi annotate -"]
    assert len(list(command_lines(TEXT["docs/how-to.md"]))) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_generated_parts_are_fresh(name: str) -> None:
    assert renewed(TEXT[name]) == TEXT[name], "run: .venv/bin/python tests/docs/renew.py"


def test_every_generated_part_is_shown() -> None:
    assert {match["name"] for text in TEXT.values() for match in PART.finditer(text)} == set(PARTS)
    assert "`--jobs N`" in TEXT["docs/cli.md"]
    assert "| `number_of_origins` | different origins" in MODEL


@pytest.mark.parametrize("name", ["README.md", "docs/tour.md"])
def test_quoted_texts_are_those_of_the_samples(name: str) -> None:
    lines = (ROOT / "samples" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {(report := json.loads(line))["id"]: " ".join(report["text"].split()) for line in lines}
    quoted = re.findall(r"<!-- text: (\w+) -->\n((?:>.*\n)+)", TEXT[name])
    assert quoted
    for report, block in quoted:
        assert " ".join(block.replace(">", " ").split()) in texts[report]


@pytest.mark.parametrize("found", TYPES, ids=[found.__name__ for found in TYPES])
def test_every_field_of_a_type_is_described(found: type) -> None:
    assert rows(found.__name__) == [field.name for field in dataclasses.fields(found)]


def test_every_column_of_the_tables_that_people_change_is_described() -> None:
    section = MODEL.split("\n## Tables that people change\n", 1)[1].split("\n## ", 1)[0]
    told = {name: re.findall(r"`(\w+)`", columns) for name, columns in re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.M)}
    assert told == {table.name: [column.name for column in table.columns] for table in METADATA.sorted_tables}


def test_what_stories_and_meaning_give_is_described() -> None:
    assert rows("Gist") == [field.name for field in dataclasses.fields(Gist)]
    for view in (SIMILAR, STORIES):
        table = MODEL.split(f"\n### `saksi {view.name}`\n", 1)[1].split("\n#", 1)[0]
        assert all(f"| `{column.name}` | {column.meaning} |" in table for column in view.columns)


def test_every_column_of_a_search_is_described() -> None:
    assert rows("`saksi search`") == [column.name for column in COLUMNS]


def test_every_field_of_the_record_is_described(printed: dict[str, list[dict[str, Any]]]) -> None:
    for record in printed["annotate"]:
        assert list(record) == rows("Fields of the record")
    acts = [event for record in printed["jsonl"] for event in record["events"]]
    assert len(acts) > 40
    for event in acts:
        assert sorted(event) == sorted(rows("Fields of an event in the record"))


def test_every_field_of_incidents_is_described(printed: dict[str, list[dict[str, Any]]]) -> None:
    assert len(printed["incidents"]) == len(printed["geojson"]) > 30
    for incident, feature in zip(printed["incidents"], printed["geojson"], strict=True):
        assert list(incident) == rows("Fields of an incident in JSON")
        assert sorted(feature["properties"]) == sorted(rows("Properties of a feature"))


def test_every_format_is_in_the_readme() -> None:
    table = TEXT["README.md"].split("| `--format` |")[1].split("\n\n")[0]
    named = re.findall(r"`([a-z:-]+)`", table)
    for name in named:
        check_format(name)
    assert {name.partition(":")[0] for name in named} == {name.partition(":")[0] for name in formats()}


def test_examples_of_the_codebook_page_hold(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    entries = re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", TEXT["docs/codebook.md"], re.DOTALL)
    others = shutil.ignore_patterns("persons-*", *(page.name for page in PLACES if page.stem not in {"countries", "papua"}))
    shutil.copytree(CODEBOOK, folder, ignore=others)
    for path, entry in entries:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(entry)
    problems = check(folder, lambda _: None)[1]
    named = [name for _, entry in entries for name in re.findall(r"^- (?:id|form): (\S+)", entry, re.MULTILINE)]
    assert any("not found in its example" in problem for problem in problems), "without persons some examples must fail"
    assert [problem for problem in problems if any(f": {name}: " in problem for name in named)] == []


def test_the_codebook_page_has_every_kind() -> None:
    kinds = {
        path.split("/")[0].removesuffix(".yml") for path in re.findall(r"<!-- file: (\S+) -->", TEXT["docs/codebook.md"])
    }
    assert kinds | {"compositions", "grammar"} == {path.stem for path in (CODEBOOK / "schema").glob("*.json")}


def test_decisions_are_numbered_and_listed() -> None:
    names = [name.removeprefix("docs/decisions/") for name in NAMES if name.startswith("docs/decisions/0")]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    for name in names:
        text = TEXT[f"docs/decisions/{name}"]
        assert re.match(rf"# {name[:4]} .+\n\nDate: \d{{4}}-\d\d-\d\d\n", text)
        assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
        assert f"]({name})" in TEXT["docs/decisions/README.md"]
