"""The index of words: whole shards or none, safe expressions, fixed order, never a wrong file's answers."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.errors import WorkspaceError
from saksi.model.search import Printed, Question, Term
from saksi.store.search import FILE, Entry, Index, column, expression, packed, unpacked


def entry(document: str, *sentences: str, title: str = "", **known: object) -> Entry:
    words, text = [sentence.split() for sentence in sentences], " ".join(sentences)
    columns = (column([title.split()]), column(words), column([title.split()]), column(words))
    made = Entry(document, None, None, None, title, text, columns, packed([[0, len(text)]]), packed([[0, len(title)]]))
    return made._replace(**known)  # type: ignore[arg-type]


def question(*phrases: str, without: tuple[str, ...] = (), **more: bool) -> Question:
    terms = [Term(words=tuple(phrase.split()), **more) for phrase in phrases]  # type: ignore[arg-type]
    return Question(terms=tuple(terms), excluded=tuple(Term(words=tuple(phrase.split())) for phrase in without))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with closing(Index(tmp_path, "key")) as made:
        yield made


def documents(index: Index, asked: Question, printed: Printed | None = None, limit: int = 9) -> list[str]:
    return [one.document for one in index.find(asked, printed or Printed(), limit)[0]]


def test_all_terms_must_be_there_and_none_that_is_excluded(index: Index) -> None:
    index.add(0, "a", [entry("d1", "satu dua"), entry("d2", "satu tiga"), entry("d3", "dua tiga")])
    assert documents(index, question("satu", "dua")) == ["d1"]
    assert documents(index, question("satu", without=("tiga", "empat"))) == ["d1"]
    assert documents(index, question("lima")) == []


def test_a_phrase_stands_within_one_sentence(index: Index) -> None:
    index.add(0, "a", [entry("d1", "satu dua", "tiga"), entry("d2", "satu dua tiga"), entry("d3", "tiga dua")])
    assert documents(index, question("dua tiga")) == ["d2"]


def test_a_lemma_is_asked_in_its_own_columns(index: Index) -> None:
    lemma = entry("d1", "menembak")._replace(columns=("", "menembak", "", "tembak"))
    index.add(0, "a", [lemma, entry("d2", "tembak")])
    assert documents(index, Question(terms=(Term(words=("ditembak",), lemma="tembak"),))) == ["d1", "d2"]
    assert documents(index, question("tembak")) == ["d2"]


def test_a_beginning(index: Index) -> None:
    index.add(0, "a", [entry("d1", "bombardir"), entry("d2", "di bom"), entry("d3", "abom")])
    assert documents(index, question("bom", is_prefix=True)) == ["d1", "d2"]
    assert documents(index, question("di bom", is_prefix=True)) == ["d2"]


def test_the_headline_weighs_more_and_equal_ones_come_by_id(index: Index) -> None:
    index.add(0, "a", [entry("d3", "satu dua"), entry("d1", "satu dua"), entry("d2", "dua tiga", title="satu")])
    index.add(1, "b", [entry(f"x{n}", "lain lagi") for n in range(9)])
    assert documents(index, question("satu")) == ["d2", "d1", "d3"]
    found, number = index.find(question("satu"), Printed(), 2)
    assert ([one.document for one in found], number) == (["d2", "d1"], 3)
    assert found[0].score > found[1].score > 0


def test_articles_are_chosen_by_outlet_day_and_id(index: Index) -> None:
    one = entry("d1", "satu", outlet="harian.example", outlet_id="media:harian", published=date(2024, 3, 5))
    index.add(0, "a", [one, entry("d2", "satu", outlet="lain"), entry("d3", "satu", published=date(2024, 3, 6))])
    asked = question("satu")
    assert documents(index, asked, Printed(outlets=("media:harian", "lain"))) == ["d1", "d2"]
    assert documents(index, asked, Printed(outlets=("harian.example",))) == ["d1"]
    assert documents(index, asked, Printed(first=date(2024, 3, 6))) == ["d3"]
    assert documents(index, asked, Printed(last=date(2024, 3, 5))) == ["d1"]
    assert documents(index, asked, Printed(documents=("d2", "d9"))) == ["d2"]
    assert documents(index, asked, Printed(documents=())) == []


def test_what_is_kept_comes_back(index: Index) -> None:
    text = "Satu \0 dua 😀"
    kept = entry(
        "d1",
        "satu",
        text=text,
        title="Judul",
        title_line=packed([[0, 5]]),
        published=date(2024, 3, 5),
        lines=packed([[0, 9, 0, 4, 7, 10]]),
    )
    index.add(0, "a", [kept])
    ((found,), _) = index.find(question("satu"), Printed(), 1)
    assert (found.text, found.title, found.published) == (text, "Judul", date(2024, 3, 5))
    assert (found.lines, found.title_line) == ([(0, 9, 0, 4, 7, 10)], [(0, 5)])


@given(st.lists(st.lists(st.integers(0, 10**6), max_size=9), max_size=9))
def test_offsets_survive(lines: list[list[int]]) -> None:
    assert unpacked(packed(lines)) == [tuple(offsets) for offsets in lines]


def test_nobody_can_break_out_of_an_expression(index: Index) -> None:
    index.add(0, "a", [entry("d1", "satu")])
    for words in ('satu" OR "dua', 'a"', '"', "\0", "satu\0", "NOT", "* ^ : { } ( ) -", "'; DROP TABLE words; --"):
        assert documents(index, Question(terms=(Term(words=(words,), lemma=words),))) in ([], ["d1"])
    assert expression(question('x"y')) == '({title text} : "x""y")'


def test_a_shard_is_added_once(index: Index, tmp_path: Path) -> None:
    index.add(0, "a", [entry("d1", "satu")])
    with closing(Index(tmp_path, "key")) as other:
        assert other.shards() == {0: "a"}
        other.add(0, "b", [entry("d2", "satu")])
    assert (index.shards(), documents(index, question("satu"))) == ({0: "a"}, ["d1"])


def test_a_shard_that_fails_leaves_nothing(index: Index) -> None:
    def failing() -> Iterator[Entry]:
        yield entry("d1", "satu")
        raise KeyError

    with pytest.raises(KeyError):
        index.add(0, "a", failing())
    assert (index.shards(), documents(index, question("satu"))) == ({}, [])
    index.add(0, "a", [entry("d2", "satu")])
    assert documents(index, question("satu")) == ["d2"]


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, "tests/store"); sys.path.insert(0, "tests")
from test_search_index import Index, entry

def until_killed():
    for number in range(400):
        yield entry(f"k{number}", "satu " * 2000)
    os.kill(os.getpid(), signal.SIGKILL)

index = Index(Path(sys.argv[1]), "key")
index.add(0, "a", [entry("d1", "satu")])
index.add(1, "b", until_killed())
"""


def test_whole_shards_survive_a_kill(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, check=False, env={**os.environ})
    assert killed.returncode == -signal.SIGKILL
    with closing(Index(tmp_path, "key")) as index:
        assert (index.shards(), documents(index, question("satu"))) == ({0: "a"}, ["d1"])
        index.add(1, "b", [entry("d2", "satu dua")])
        assert documents(index, question("satu")) == ["d1", "d2"]


def test_others_ask_while_a_shard_is_added(index: Index, tmp_path: Path) -> None:
    index.add(0, "a", [entry("d1", "satu")])
    with closing(Index(tmp_path, "key")) as other:

        def adding() -> Iterator[Entry]:
            yield entry("d2", "satu")
            assert documents(other, question("satu")) == ["d1"]

        index.add(1, "b", adding())
        assert documents(other, question("satu")) == ["d1", "d2"]


def test_another_key_begins_anew(index: Index, tmp_path: Path) -> None:
    index.add(0, "a", [entry("d1", "satu")])
    with closing(Index(tmp_path, "other")) as anew:
        assert (anew.shards(), documents(anew, question("satu"))) == ({}, [])


def test_a_file_that_is_no_index_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, " * 400)
    with closing(Index(tmp_path, "key")) as index:
        index.add(0, "a", [entry("d1", "satu")])
        assert documents(index, question("satu")) == ["d1"]


def test_damage_within_is_told(tmp_path: Path) -> None:
    with closing(Index(tmp_path, "key")) as index:
        index.add(0, "a", [entry("d1", "satu")])
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("UPDATE texts SET text = x'00'")
    with closing(Index(tmp_path, "key")) as index, pytest.raises(WorkspaceError, match="delete the file and search again"):
        documents(index, question("satu"))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"search.db: the index cannot be read or written .*; check the folder"):
        Index(tmp_path / "none", "key")
