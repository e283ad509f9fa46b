"""Loading the codebook: the same hash for the same files, a cache that may break, and plain words for what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from saksi.lexicon import source
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.lexicon.source import codebook_folder, codebook_hash, keep, parse_yaml, read_codebook
from saksi.model.errors import CodebookError
from saksi.pipeline.codebook import check

TERM = """\
- id: kata-uji
  forms: [kata uji]
  neutral: kata
  lean: against
  about: {find: described, among: [state]}
  examples: ["Laporan itu menyebut [kata uji]."]
  near_misses: ["Kata itu diuji."]
"""
DAMAGE = [b"", b'{"terms.yml": [', b"\xff\xfe\x00", b"null x"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SAKSI_CACHE", str(folder))
    return folder


@pytest.fixture
def codebook(tmp_path: Path) -> Path:
    return written(tmp_path / "codebook", {"terms.yml": TERM, "actors/states.yml": "[]\n"})


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    return check(folder, lambda line: None)[1]


def test_two_loads_give_the_same_lexicon(lexicon: Lexicon) -> None:
    again = load_lexicon()
    assert again.sha256 == lexicon.sha256 == codebook_hash(codebook_folder())
    assert again.actors == lexicon.actors
    assert again.places == lexicon.places
    assert again.zone_rules == lexicon.zone_rules


def test_the_shipped_codebook_knows_every_kind_of_entry(lexicon: Lexicon) -> None:
    assert lexicon.actors["hamas"].kind == lexicon.actors["tpnpb-opm"].kind == "armed-group"
    assert lexicon.actors["israel-military"].country == "ISR"
    assert lexicon.states["IDN"].actor_id == "indonesia"
    assert lexicon.places["pse-khan-younis"].country == "PSE"
    assert lexicon.outlet_names["reuters"] == "media:reuters"
    assert lexicon.victims["prajurit"] == "soldiers"
    assert lexicon.abbreviations["jend"].kind == lexicon.abbreviations["letkol"].kind
    assert {rule.kind for rule in lexicon.zone_rules} == {
        "related", "caption", "byline", "promo", "form", "navigation", "repeat",
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"terms.yml": TERM.replace("neutral: kata", "neutral: istilah")},
        {"terms.yml": TERM + "# a comment\n"},
        {"actors/more.yml": "[]\n"},
    ],
)
def test_any_change_of_a_file_changes_the_hash(codebook: Path, change: dict[str, str]) -> None:
    before = codebook_hash(codebook)
    assert codebook_hash(codebook) == before
    written(codebook, change)
    assert codebook_hash(codebook) != before


def test_the_name_of_a_file_counts_and_the_folder_does_not(tmp_path: Path) -> None:
    one = codebook_hash(written(tmp_path / "one", {"terms.yml": TERM}))
    assert codebook_hash(written(tmp_path / "two", {"terms.yml": TERM, "notes.txt": "not read"})) == one
    assert codebook_hash(written(tmp_path / "three", {"other.yml": TERM})) != one


def test_the_codebook_is_parsed_once_and_then_read_from_the_cache(
    cache: Path, codebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, sha256 = read_codebook(codebook)
    assert raw["terms.yml"][0]["forms"] == ["kata uji"]
    assert [path.name for path in cache.iterdir()] == [f"codebook-{sha256[:16]}.json"]

    def never(path: Path) -> list[dict[str, Any]]:
        raise AssertionError(f"{path} was parsed a second time")

    monkeypatch.setattr(source, "parse_yaml", never)
    assert read_codebook(codebook) == (raw, sha256)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_built_anew(cache: Path, codebook: Path, damage: bytes) -> None:
    raw, sha256 = read_codebook(codebook)
    kept = next(cache.iterdir())
    kept.write_bytes(damage)
    assert read_codebook(codebook) == (raw, sha256)
    assert json.loads(kept.read_bytes()) == raw


def test_a_changed_codebook_does_not_use_the_older_cache(cache: Path, codebook: Path) -> None:
    read_codebook(codebook)
    written(codebook, {"terms.yml": TERM.replace("kata uji", "kata coba")})
    assert read_codebook(codebook)[0]["terms.yml"][0]["forms"] == ["kata coba"]
    assert len(list(cache.iterdir())) == 2


def test_a_cache_that_cannot_be_written_is_not_used(codebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SAKSI_CACHE", str(blocked))
    assert read_codebook(codebook)[0]["terms.yml"][0]["id"] == "kata-uji"
    assert blocked.read_text(encoding="utf-8") == "in the way"


def test_keeping_replaces_the_whole_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.json"
    keep(path, b"a longer first content")
    keep(path, b"short")
    assert path.read_bytes() == b"short"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- id: a\n  forms: [x\n- id: b\n", "line 3"),
        ("- id: a\n\tforms: x\n", "line 2"),
        ("id: a\nforms: [x]\n", "not a list of entries"),
        ("", "not a list of entries"),
        ("just words\n", "not a list of entries"),
    ],
)
def test_what_is_no_list_in_yaml_is_named_with_its_file_and_line(tmp_path: Path, content: str, said: str) -> None:
    folder = written(tmp_path / "codebook", {"terms.yml": content})
    for reading in (load_lexicon, problems):
        with pytest.raises(CodebookError) as caught:
            reading(folder)
        assert caught.value.where == str(folder / "terms.yml")
        assert said in str(caught.value)
        assert "\n" not in str(caught.value)
        assert caught.value.remedy


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no codebook files") as caught:
        load_lexicon(tmp_path)
    assert caught.value.where == str(tmp_path)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"terms.yml": TERM + "  colour: red\n"}, "terms.yml: kata-uji: Additional properties are not allowed ('colour'"),
        ({"terms.yml": TERM.replace("lean: against", "lean: aside")}, "terms.yml: kata-uji: 'aside' is not one of"),
        ({"terms.yml": TERM + TERM}, "terms.yml: kata-uji: the id is used in terms.yml too"),
        ({"colours.yml": "- id: merah\n"}, "colours.yml: no schema for 'colours'"),
        ({"terms.yml": TERM.replace("find: described", "actor: nobody")}, "terms: kata-uji: no actor 'nobody'"),
    ],
)
def test_entries_that_break_a_rule_are_named(cache: Path, tmp_path: Path, files: dict[str, str], said: str) -> None:
    found = problems(written(tmp_path / "codebook", files))
    assert any(line.startswith(said) for line in found), found


def test_parsing_gives_the_entries_of_one_file(tmp_path: Path) -> None:
    folder = written(tmp_path, {"one.yml": "- id: a\n- id: b\n  words: [x, 'ya']\n"})
    assert parse_yaml(folder / "one.yml") == [{"id": "a"}, {"id": "b", "words": ["x", "ya"]}]
