"""Checking the codebook: the shipped one has no problem, a broken one has its problems named."""

import json
from pathlib import Path

import pytest
import yaml

from saksi.lexicon import source
from saksi.model.errors import CodebookError
from saksi.pipeline.codebook import build, check

GUARD = {
    "id": "garda-uji", "name": "Test Guard", "kind": "armed-group", "country": "IDN", "sector": "REB",
    "aliases": ["Garda Uji"], "examples": ["[Garda Uji] mundur."],
}  # fmt: skip
TERM = {
    "id": "penjaga-setia", "forms": ["penjaga setia"], "neutral": "penjaga", "lean": "for", "about": {"actor": "garda-uji"},
    "examples": ["Para [penjaga setia] datang."], "near_misses": ["Para penjaga datang."],
}  # fmt: skip
TRIGGER = {
    "id": "tembak", "type": "ASSAULT", "mode": "firearms", "verbs": ["tembak"],
    "examples": ["Garda Uji [menembak] warga."], "near_misses": ["Garda Uji mundur."],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "cache_folder", lambda: tmp_path / "cache")


def codebook(folder: Path, **files: object) -> Path:
    for name, entries in files.items():
        path = folder / "codebook" / (name.replace("__", "/") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(entries if isinstance(entries, str) else yaml.safe_dump(entries))
    return folder / "codebook"


def problems(folder: Path) -> list[str]:
    return check(folder, lambda _: None)[1]


def test_a_small_codebook_without_a_problem(tmp_path: Path) -> None:
    folder = codebook(tmp_path, actors__a=[GUARD], terms=[TERM], triggers__a=[TRIGGER])
    shown: list[str] = []
    assert check(folder, shown.append) == ("1 actors, 1 terms, 1 triggers", [])
    assert shown == ["checking actors/a.yml", "checking terms.yml", "checking triggers/a.yml"]


def test_examples_near_misses_and_known_errors_are_tried(tmp_path: Path) -> None:
    entry = {
        **GUARD,
        "examples": ["[Garda Uji] mundur.", "[Pasukan lain] mundur."],
        "near_misses": ["Garda Uji tiba.", "Pasukan lain tiba."],
        "known_errors": ["Garda Uji kalah.", "Pasukan lain kalah."],
    }
    assert problems(codebook(tmp_path, actors__a=[entry])) == [
        "actors/a.yml: garda-uji: not found in its example: [Pasukan lain] mundur.",
        "actors/a.yml: garda-uji: found in a near-miss: Garda Uji tiba.",
        "actors/a.yml: garda-uji: no error any more, make it a near-miss: Pasukan lain kalah.",
    ]


def test_every_marked_stretch_of_an_example_must_be_found(tmp_path: Path) -> None:
    entry = {**GUARD, "examples": ["[Garda Uji] melawan [Pasukan lain]."]}
    assert problems(codebook(tmp_path, actors__a=[entry])) == [
        "actors/a.yml: garda-uji: not found in its example: [Garda Uji] melawan [Pasukan lain]."
    ]


def test_entries_against_the_schema_are_named(tmp_path: Path) -> None:
    folder = codebook(
        tmp_path,
        actors__a=[GUARD, {**GUARD, "id": "lain", "kind": "hero"}],
        actors__b=[{**GUARD, "id": "ketiga", "colour": "red"}],
        nonsense__a=[{"id": "x"}],
    )
    first, second, third = problems(folder)
    assert first.startswith("actors/a.yml: lain: 'hero' is not one of ")
    assert second == "actors/b.yml: ketiga: Additional properties are not allowed ('colour' was unexpected)"
    assert third == "nonsense/a.yml: no schema for 'nonsense'; put the file into the folder of its kind"


def test_an_id_used_twice_is_named_with_both_files(tmp_path: Path) -> None:
    folder = codebook(tmp_path, actors__a=[GUARD], actors__b=[{**GUARD, "name": "Other Guard"}])
    assert problems(folder) == ["actors/b.yml: garda-uji: the id is used in actors/a.yml too"]


def test_ids_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    folder = codebook(
        tmp_path,
        actors__a=[{**GUARD, "part_of": ["induk"], "offices": [{"title": "head", "of": "kantor"}]}],
        terms=[{**TERM, "about": {"actor": "orang", "default": "garda-uji"}}],
        triggers__a=[{**TRIGGER, "needs": ["senjata"], "modes": {"drone": ["pesawat"]}}],
    )
    assert problems(folder) == [
        "actors: garda-uji: no actor 'induk'",
        "actors: garda-uji: no actor 'kantor'",
        "terms: penjaga-setia: no actor 'orang'",
        "triggers: tembak: no word class 'senjata'",
        "triggers: tembak: no word class 'pesawat'",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("- id: [unclosed", "not valid YAML in UTF-8 (while parsing a flow sequence"),
        ("- just\n- strings", "not a list of entries; begin every entry with '- id: …'"),
        ("just text", "not a list of entries; begin every entry with '- id: …'"),
        ("", "not a list of entries; begin every entry with '- id: …'"),
    ],
)
def test_a_file_that_is_no_list_of_entries_is_named_in_one_line(tmp_path: Path, content: str, problem: str) -> None:
    folder = codebook(tmp_path, actors__a=content)
    with pytest.raises(CodebookError) as refused:
        check(folder, lambda _: None)
    assert str(refused.value).startswith(f"{folder / 'actors' / 'a.yml'}: {problem}")
    assert "\n" not in str(refused.value)


def test_letters_of_another_encoding_are_told_with_their_file(tmp_path: Path) -> None:
    folder = codebook(tmp_path, actors__a=[GUARD])
    (folder / "actors" / "a.yml").write_bytes("- id: sébuah\n".encode("windows-1252"))
    with pytest.raises(CodebookError) as refused:
        check(folder, lambda _: None)
    assert str(refused.value).startswith(f"{folder / 'actors' / 'a.yml'}: not valid YAML in UTF-8 (")


def test_an_entry_without_an_id_is_told_by_the_check_and_not_built(tmp_path: Path) -> None:
    folder = codebook(tmp_path, actors__a=[{name: value for name, value in GUARD.items() if name != "id"}])
    assert problems(folder) == ["actors/a.yml: None: 'id' is a required property"]
    with pytest.raises(CodebookError) as refused:
        build(folder)
    assert str(refused.value).startswith(f"{folder}: an entry is not as its schema says (KeyError: 'id'); ")


def test_a_folder_without_a_codebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as refused:
        check(tmp_path / "hilang", lambda _: None)
    assert str(refused.value) == f"{tmp_path / 'hilang'}: no codebook files; name a folder with *.yml files"


def test_building_says_what_was_built_and_keeps_it(tmp_path: Path) -> None:
    folder = codebook(tmp_path, actors__a=[GUARD])
    line = build(folder)
    (kept,) = (tmp_path / "cache").iterdir()
    assert line == f"codebook {kept.stem.removeprefix('codebook-')[:12]}: 1 actors, 0 outlets, 0 places"
    assert json.loads(kept.read_text()) == {"actors/a.yml": [GUARD]}


def test_a_day_without_quotes_is_kept_as_it_is_written(tmp_path: Path) -> None:
    examples = 'examples: ["Ia mengenang [banjir besar] itu."], near_misses: ["Sungai itu besar."]'
    folder = codebook(tmp_path, days=f"- {{id: banjir, day: 2023-10-07, names: [banjir besar], {examples}}}\n")
    assert problems(folder) == []
    assert build(folder).endswith(": 0 actors, 0 outlets, 0 places")
    (kept,) = (tmp_path / "cache").iterdir()
    assert json.loads(kept.read_text())["days.yml"][0]["day"] == "2023-10-07"


def test_a_damaged_cache_is_read_anew(tmp_path: Path) -> None:
    folder = codebook(tmp_path, actors__a=[GUARD])
    line = build(folder)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:50])
    assert build(folder) == line
    assert json.loads(kept.read_text()) == {"actors/a.yml": [GUARD]}


def test_a_cache_that_cannot_be_written_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder should be")
    assert problems(codebook(tmp_path, actors__a=[GUARD])) == []
