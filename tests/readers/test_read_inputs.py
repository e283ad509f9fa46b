"""What users have becomes documents: files, folders, packed files, standard input, encodings."""

import bz2
import codecs
import gzip
import io
import json
import lzma
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from saksi.model.documents import Document
from saksi.model.errors import UsageError
from saksi.model.ids import sha256_of
from saksi.model.runs import Dropped
from saksi.readers import read_inputs

TEXT = "Polisi menangkap lima warga di Jayapura.\r\n\r\n“Mereka diperiksa,” kata juru bicara – tanpa é. \n"
LINES = "".join(json.dumps({"id": name, "text": f"{TEXT}{name}"}, ensure_ascii=False) + "\n" for name in ("satu", "dua"))


def documents(*inputs: object, stdin: bytes = b"", encoding: str = "utf-8") -> list[Document]:
    items = list(read_inputs([str(one) for one in inputs], io.BytesIO(stdin), encoding=encoding))
    assert not [item for item in items if isinstance(item, Dropped)]
    return [item for item in items if isinstance(item, Document)]


def texts(*inputs: object, stdin: bytes = b"", encoding: str = "utf-8") -> dict[str, str]:
    return {document.document_id: document.text for document in documents(*inputs, stdin=stdin, encoding=encoding)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kabar.txt", TEXT.encode()),
        ("kabar.text", TEXT.encode()),
        ("kabar.TXT", TEXT.encode()),
        ("kabar.txt.gz", gzip.compress(TEXT.encode())),
        ("kabar.txt.xz", lzma.compress(TEXT.encode())),
        ("kabar.txt.bz2", bz2.compress(TEXT.encode())),
        ("kabar.TXT.GZ", gzip.compress(TEXT.encode())),
        ("kabar.gz", gzip.compress(TEXT.encode())),
        ("kabar.txt", codecs.BOM_UTF8 + TEXT.encode()),
        ("kabar.txt", TEXT.encode("utf-16")),
        ("kabar.txt", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
        ("kabar.txt", TEXT.encode("utf-32")),
        ("kabar.txt.gz", gzip.compress(TEXT.encode("utf-16"))),
    ],
)
def test_a_text_file_is_one_document_whose_text_is_not_touched(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (document,) = documents(tmp_path / name)
    assert (document.document_id, document.text, document.text_sha256) == ("kabar", TEXT, sha256_of(TEXT))
    assert document.origin == str(tmp_path / name)


def test_a_file_of_another_ending_is_text_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "kabar.2024.log").write_text("Teks.")
    assert texts(tmp_path / "kabar.2024.log") == {"kabar.2024.log": "Teks."}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kabar.jsonl", LINES.encode()),
        ("kabar.ndjson", LINES.encode()),
        ("kabar.JSONL", LINES.encode()),
        ("kabar.jsonl", LINES.rstrip("\n").encode()),
        ("kabar.jsonl", LINES.replace("\n", "\r\n").encode()),
        ("kabar.jsonl", b"\n" + LINES.replace("\n", "\n \n\n").encode()),
        ("kabar.jsonl", codecs.BOM_UTF8 + LINES.encode()),
        ("kabar.jsonl.gz", gzip.compress(LINES.encode())),
        ("kabar.ndjson.xz", lzma.compress(LINES.encode())),
        ("kabar.jsonl.bz2", bz2.compress(LINES.encode())),
        ("kabar.jsonl.gz", gzip.compress(LINES[:120].encode()) + gzip.compress(LINES[120:].encode())),
        ("kabar.jsonl", LINES.encode("utf-16")),
        ("kabar.jsonl", codecs.BOM_UTF16_BE + LINES.encode("utf-16-be")),
        ("kabar.jsonl", LINES.encode("utf-32")),
        ("kabar.jsonl.gz", gzip.compress(LINES.encode("utf-16"))),
        ("kabar.json", LINES.encode()),
        ("kabar.data", b"\n" + LINES.encode()),
        ("kabar", codecs.BOM_UTF8 + LINES.encode()),
        ("kabar.json.gz", gzip.compress(LINES.encode())),
        ("kabar.data", LINES.encode("utf-16")),
    ],
)
def test_json_lines_are_a_document_a_line(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert texts(tmp_path / name) == {"satu": f"{TEXT}satu", "dua": f"{TEXT}dua"}


def test_windows_1252_is_read_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "kabar.txt").write_bytes(TEXT.encode("windows-1252"))
    (tmp_path / "baris.jsonl").write_bytes(LINES.encode("windows-1252"))
    found = texts(tmp_path / "kabar.txt", tmp_path / "baris.jsonl", encoding="windows-1252")
    assert found == {"kabar": TEXT, "satu": f"{TEXT}satu", "dua": f"{TEXT}dua"}


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_characters_without_a_mark_are_read_when_their_encoding_is_named(tmp_path: Path, name: str) -> None:
    for ending, content in (
        (".txt", TEXT),
        (".jsonl", LINES),
        (".data", LINES.replace("satu", "tiga").replace("dua", "empat")),
    ):
        (tmp_path / f"kabar{ending}").write_bytes(content.encode(name))
    given = [tmp_path / f"kabar{ending}" for ending in (".txt", ".jsonl", ".data")]
    found = texts(*given, encoding=name)
    assert found == {"kabar": TEXT, **{word: f"{TEXT}{word}" for word in ("satu", "dua", "tiga", "empat")}}


def test_a_mark_wins_over_the_encoding_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(codecs.BOM_UTF8 + TEXT.encode())
    (tmp_path / "b.txt").write_bytes(TEXT.encode("utf-16"))
    assert texts(tmp_path, encoding="windows-1252") == {"a": TEXT, "b": TEXT}


def test_a_folder_is_read_by_name_with_all_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.text.gz", "c/d.jsonl", "a/catatan.pdf", "a/.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = '{"id": "baris", "text": "c/d.jsonl"}' if name.endswith("jsonl") else name
        path.write_bytes(gzip.compress(content.encode()) if name.endswith("gz") else content.encode())
    found = list(texts(tmp_path).items())
    assert found == [("a/b/c", "a/b/c.text.gz"), ("a/z", "a/z.txt"), ("b", "b.txt"), ("baris", "c/d.jsonl")]


def test_inputs_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name)
    given = [tmp_path / "c.txt", "-", tmp_path / "a.txt", tmp_path / "b.txt"]
    assert list(texts(*given, stdin=b"Teks.")) == ["c", "stdin", "a", "b"]


@pytest.mark.parametrize(
    "content", [LINES.encode(), b"\n \n" + LINES.encode(), codecs.BOM_UTF8 + LINES.encode(), LINES.encode("utf-16")]
)
def test_standard_input_that_begins_with_an_object_is_json_lines(content: bytes) -> None:
    found = documents("-", stdin=content)
    assert [document.document_id for document in found] == ["satu", "dua"]
    assert found[1].origin.startswith("standard input:")


@pytest.mark.parametrize("content", [TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("utf-16")])
def test_other_standard_input_is_one_text(content: bytes) -> None:
    assert texts("-", stdin=content) == {"stdin": TEXT}


def test_standard_input_keeps_its_encoding() -> None:
    assert texts("-", stdin=TEXT.encode("windows-1252"), encoding="windows-1252") == {"stdin": TEXT}
    assert texts("-", stdin=LINES.encode("windows-1252"), encoding="windows-1252")["dua"] == f"{TEXT}dua"


def test_everything_given_with_an_article_is_kept(tmp_path: Path) -> None:
    known = {"outlet": "Kabar Uji", "url": "https://kabar-uji.example/a", "title": "Judul", "published": "2024-03-05"}
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, **known, "lain": [1]}))
    (document,) = documents(tmp_path / "a.jsonl")
    assert document == Document(
        document_id="a", text=TEXT, text_sha256=sha256_of(TEXT), outlet="Kabar Uji", url="https://kabar-uji.example/a",
        title="Judul", published=date(2024, 3, 5), origin=f"{tmp_path / 'a.jsonl'}:1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("2024-03-05T23:59:00+07:00", date(2024, 3, 5)),
        ("2024-03-05 00:01:00", date(2024, 3, 5)),
        ("2024-03-05T00:01:00Z", date(2024, 3, 5)),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication_is_the_day_as_written(tmp_path: Path, published: str | None, day: date | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "published": published}))
    assert documents(tmp_path / "a.jsonl")[0].published == day


def test_a_number_serves_as_id(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 7, "text": "Teks."}\n{"id": 0, "text": "Teks lain."}')
    assert texts(tmp_path / "a.jsonl") == {"7": "Teks.", "0": "Teks lain."}


def test_the_id_made_of_a_text_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": null, "text": "Teks."}\n{"id": "", "text": "Teks lain."}')
    (tmp_path / "b.jsonl").write_text('{"text": "Teks lain."}\n{"text": "Teks."}')
    assert texts(tmp_path / "a.jsonl") == texts(tmp_path / "b.jsonl")
    assert all(name.startswith("d-") for name in texts(tmp_path / "a.jsonl"))


def test_what_does_not_exist_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"^hilang/: no such file or folder; check the path$"):
        list(read_inputs(["hilang/"], io.BytesIO()))


def test_a_missing_input_is_told_before_any_other_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Teks.")
    stdin = io.BytesIO(b"Teks lain.")
    with pytest.raises(UsageError, match="no such file or folder"):
        next(read_inputs([str(tmp_path / "a.txt"), "-", str(tmp_path / "hilang.txt")], stdin))
    assert stdin.read() == b"Teks lain."


def test_a_damaged_file_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    packed = gzip.compress(
        "".join(json.dumps({"id": f"a{n}", "text": sha256_of(str(n))}) + "\n" for n in range(2000)).encode()
    )
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *found, last = read_inputs([str(tmp_path / "a.jsonl.gz")], io.BytesIO())
    assert 500 < len(found) < 1500
    assert [item.text for item in found if isinstance(item, Document)] == [sha256_of(str(n)) for n in range(len(found))]
    assert isinstance(last, Dropped)


def test_a_line_of_80_mb_is_never_held_in_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as out:
        for _ in range(80):
            out.write(b"a" * 1_000_000)
    tracemalloc.start()
    items = list(read_inputs([str(tmp_path / "a.jsonl")], io.BytesIO()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(item) for item in items] == [Dropped]
    assert peak < 45_000_000


@pytest.mark.parametrize("content", ['[\n {"id": "x", "text": "Polisi datang."}\n]', '{\n "id": "x"\n}', '["a", "b"]'])
def test_json_that_is_no_json_lines_is_no_article(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    (item,) = read_inputs([str(tmp_path / "a.json")], io.BytesIO())
    assert isinstance(item, Dropped)
    assert item.problem == "JSON, not an article"


def test_a_text_may_begin_with_a_bracket(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[FOTO] Polisi datang ke pasar.")
    (item,) = read_inputs([str(tmp_path / "a.txt")], io.BytesIO())
    assert isinstance(item, Document)
