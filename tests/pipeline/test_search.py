"""Searching a workspace: what is shown leads to the words; adding shard by shard gives what one run gives."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from anytext import any_text
from factories import OTHER, document, reading, two_reports
from saksi.lexicon.load import Lexicon
from saksi.model.errors import UsageError, WorkspaceError
from saksi.model.filters import Filter
from saksi.model.search import Answer, Printed, Question, Term
from saksi.pipeline import search as made_by
from saksi.pipeline.search import Search, entry_of, opened_search
from saksi.store.search import FILE, Entry, Index
from saksi.store.workspace import Workspace
from saksi.text.page import open_page
from saksi.text.passages import forms_of, lines_of
from saksi.text.question import question_of

ANY, ALL = Printed(), Filter()
TEXTS = ["Polisi menembak warga.", "Warga ditembak polisi. Hujan turun.", "Penembakan di kota. Warga lari.", "Hujan turun."]


def made(folder: Path) -> Workspace:
    incidents, readings = two_reports()
    workspace = Workspace.create(folder)
    workspace.add(list(readings.values()))
    workspace.keep_incidents([workspace.write_incidents("a", incidents)])
    return workspace


def of_texts(folder: Path, *shards: list[str]) -> Workspace:
    workspace = Workspace.create(folder)
    for texts in shards:
        add(workspace, texts)
    return workspace


def add(workspace: Workspace, texts: list[str]) -> None:
    first = workspace.number_of_documents
    documents = [document(text, first + number) for number, text in enumerate(texts)]
    workspace.add([(one, reading(one)) for one in documents])


def find(workspace: Workspace, typed: str, wanted: Filter = ALL, printed: Printed = ANY, limit: int = 9) -> Answer:
    with opened_search(workspace) as search:
        return search.find(typed, wanted, printed, limit)


def ids(workspace: Workspace, typed: str, wanted: Filter = ALL, printed: Printed = ANY) -> list[str]:
    return [found.document_id for found in find(workspace, typed, wanted, printed).found]


def test_all_forms_of_a_word_are_found_and_the_printed_one_first(tmp_path: Path) -> None:
    workspace = of_texts(tmp_path / "ws", TEXTS)
    assert set(ids(workspace, "tembak")) == {"d0", "d1", "d2"}
    assert ids(workspace, "ditembak")[0] == "d1"
    assert ids(workspace, "penembakan")[0] == "d2"
    assert ids(workspace, '"menembak warga"') == ["d0"]
    assert set(ids(workspace, "tembak -hujan")) == {"d0", "d2"}
    assert ids(workspace, "pene*") == ["d2"]
    assert ids(workspace, '"polisi hujan"') == []


def test_what_is_shown_leads_to_the_words(tmp_path: Path) -> None:
    ((found,), number) = (answer := find(made(tmp_path / "ws"), "enam militer")).found, answer.number_of_articles
    assert (number, found.document_id, found.outlet, found.text) == (1, "d2", "media:harian-dua", OTHER)
    assert [(one.span.of(OTHER), [hit.of(OTHER) for hit in one.hits]) for one in found.passages] == [
        ("Enam warga tewas.", ["Enam"]), ("Militer menembaki mereka di Tanah Tinggi.", ["Militer"]),
    ]  # fmt: skip
    assert (found.number_of_incidents, found.title, found.title_hits) == (1, None, ())


def test_a_headline_is_searched_too(tmp_path: Path) -> None:
    (first, second) = find(made(tmp_path / "ws"), "warga").found
    assert (first.document_id, first.title, second.document_id) == ("d1", "Lima warga", "d2")
    assert [hit.of("Lima warga") for hit in first.title_hits] == ["warga"]


def test_what_is_not_the_report_is_not_searched(tmp_path: Path, lexicon: Lexicon) -> None:
    workspace = Workspace.create(tmp_path / "ws")
    doc = document("Polisi menembak warga.\nBaca juga: Gempa di Palu\nHujan turun.")
    page = open_page(doc, lexicon)
    workspace.add([(doc, replace(reading(doc), sentences=page.sentences))])
    assert (ids(workspace, "gempa"), ids(workspace, "hujan")) == ([], ["d1"])


def test_filters_choose_by_the_incidents_that_an_article_tells(tmp_path: Path) -> None:
    workspace = made(tmp_path / "ws")
    alone = document("Warga pulang.", 3, outlet="harian-satu", published=date(2024, 3, 7))
    workspace.add([(alone, reading(alone))])
    with pytest.raises(WorkspaceError, match="documents were added"):
        ids(workspace, "warga", Filter(actors=("tni",)))
    assert {found.number_of_incidents for found in find(workspace, "warga").found} == {None}
    workspace.keep_incidents(workspace.manifest.incident_shards)
    assert {found.document_id: found.number_of_incidents for found in find(workspace, "warga").found} == {
        "d1": 1, "d2": 1, "d3": 0,
    }  # fmt: skip
    assert set(ids(workspace, "warga", Filter(actors=("tni",)))) == {"d1", "d2"}
    assert ids(workspace, "warga", Filter(actors=("hamas",))) == []
    assert ids(workspace, "warga", Filter(actors=("tni",), outlets=("media:harian-dua",))) == ["d2"]
    assert set(ids(workspace, "warga", Filter(outlets=("harian-satu",)))) == {"d1", "d3"}
    assert ids(workspace, "warga", printed=Printed(first=date(2024, 3, 7))) == ["d3"]
    assert ids(workspace, "warga", Filter(places=("Tepi Kali",)), Printed(last=date(2024, 3, 6))) == ["d1"]


def test_what_was_added_is_found_and_adding_gives_what_one_run_gives(tmp_path: Path) -> None:
    grown, whole = of_texts(tmp_path / "one", TEXTS[:2]), of_texts(tmp_path / "two", TEXTS[:2], TEXTS[2:])
    assert set(ids(grown, "tembak")) == {"d0", "d1"}
    add(grown, TEXTS[2:])
    for typed in ("tembak", "warga", "hujan", '"polisi hujan"', "tembak -hujan"):
        assert find(grown, typed) == find(whole, typed)
    assert set(ids(grown, "tembak")) == {"d0", "d1", "d2"}


def test_only_new_shards_are_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = of_texts(tmp_path / "ws", TEXTS[:2])
    asked: list[int] = []
    entries_of = made_by.entries_of

    def noting(path: Path, number: int) -> list[Entry]:
        asked.append(number)
        return entries_of(path, number)

    monkeypatch.setattr(made_by, "entries_of", noting)
    ids(workspace, "warga")
    add(workspace, TEXTS[2:])
    ids(workspace, "warga")
    ids(workspace, "warga")
    assert asked == [0, 1]


def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shards = [[text] for text in TEXTS]
    workspace, whole = of_texts(tmp_path / "ws", *shards), of_texts(tmp_path / "whole", *shards)
    asked: list[int] = []
    entries_of, stops = made_by.entries_of, [2]

    def stopping(path: Path, number: int) -> list[Entry]:
        asked.append(number)
        if stops and number == stops[0]:
            stops.pop()
            raise KeyboardInterrupt
        return entries_of(path, number)

    monkeypatch.setattr(made_by, "entries_of", stopping)
    monkeypatch.setattr(made_by, "FEW", 99)
    with pytest.raises(KeyboardInterrupt):
        ids(workspace, "tembak")
    assert find(workspace, "tembak") == find(whole, "tembak")
    assert asked[:5] == [0, 1, 2, 2, 3]


def test_several_processes_make_the_same(tmp_path: Path) -> None:
    one, two = of_texts(tmp_path / "one", TEXTS[:2], TEXTS[2:]), of_texts(tmp_path / "two", TEXTS[:2], TEXTS[2:])
    with closing(Index(two.path, made_by._key())) as index:
        made_by.make_index(two, index, jobs=2)
    assert find(one, "tembak") == find(two, "tembak")


def test_another_workspace_under_the_same_name_is_indexed_anew(tmp_path: Path) -> None:
    old, new = of_texts(tmp_path / "old", TEXTS), of_texts(tmp_path / "new", ["Gempa di Palu."])
    ids(old, "tembak")
    (old.path / FILE).rename(new.path / FILE)
    assert (ids(new, "tembak"), ids(new, "gempa")) == ([], ["d0"])


def test_other_code_makes_its_own_and_a_lost_index_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = of_texts(tmp_path / "ws", TEXTS)
    before = find(workspace, "tembak")
    (workspace.path / FILE).write_bytes(b"damaged" * 999)
    assert find(workspace, "tembak") == before
    (workspace.path / FILE).unlink()
    assert find(workspace, "tembak") == before
    monkeypatch.setattr(made_by, "code_sha256", lambda *packages: "f" * 64)
    with closing(Index(workspace.path, "f" * 64)) as index:
        assert index.shards() == {}
    assert find(workspace, "tembak") == before


HOSTILE = [
    '"', "'", '" OR "', "a AND", "NEAR(a b, 2)", "*", "tem*bak*", "-", "--", "title:x", "{", "\0tembak", "😀 tembak",
    "a" * 10_000, "a " * 5_000, '"' * 999, "tembak\n-", "%s %d", "x' --",
]  # fmt: skip


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    with opened_search(of_texts(tmp_path_factory.mktemp("hostile") / "ws", TEXTS)) as opened:
        yield opened


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_finds_or_is_told(typed: str, search: Search) -> None:
    assert_finds_or_tells(typed, search)


@given(typed=any_text)
def test_any_text_finds_or_is_told(typed: str, search: Search) -> None:
    assert_finds_or_tells(typed, search)


def assert_finds_or_tells(typed: str, search: Search) -> None:
    told = ""
    try:
        answer = search.find(typed, ALL, ANY)
    except UsageError as error:
        told = str(error)
    if told:
        assert re.fullmatch(r"search: .*; give .*", told)
    else:
        assert answer.number_of_articles == len(answer.found) <= len(TEXTS)


@given(text=any_text)
@settings(max_examples=60)
def test_every_word_of_every_text_is_found_where_it_stands(text: str) -> None:
    doc, lexicon = document(text, title=text[:20]), _lexicon()
    page = open_page(doc, lexicon)
    lines = lines_of(page.tokens, page.sentences)
    entry = entry_of(doc, replace(reading(doc), sentences=page.sentences), lexicon)
    with TemporaryDirectory() as folder, closing(Index(Path(folder), "key")) as index:
        index.add(0, "a", [entry])
        search = Search(index, pytest.fail, is_linked=False)
        for line in lines:
            words = forms_of(text, line).printed
            for word, form in zip(line.words, words, strict=True):
                (found,) = search.find(word.of(text), ALL, ANY).found
                assert any(form in forms_at(text, hit.start, hit.end) for one in found.passages for hit in one.hits)
            for first in range(len(words) - 1):
                question = Question(terms=(Term(words=tuple(words[first : first + 2])),))
                assert index.find(question, ANY, 1)[1] == 1


def forms_at(text: str, start: int, end: int) -> str:
    """Return what is asked for by the words at a hit, all in one."""
    return " ".join(word for term in question_of(text[start:end]).terms for word in (*term.words, term.lemma))


def _lexicon() -> Lexicon:
    return made_by._lexicon()
