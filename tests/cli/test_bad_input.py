"""Bad input through the real command: one line names the place and the remedy, the rest is read, the exit code tells."""

import bz2
import codecs
import gzip
import json
import lzma
from pathlib import Path

import pytest
from command import call, give, report, reports

from saksi.readers.text import MAX_BYTES
from saksi.store.workspace import Workspace

TEXT = "Polisi menangkap lima warga di Jayapura."
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))
PRINTED = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nstream\n" + bytes(range(256)) * 40
DAMAGED = "cannot be read (damaged, or not what its name says); check the file and its permissions"
ENCODING = "name its encoding with --encoding, or save it as UTF-8"
ARTICLE = "JSON, not an article; give one article a line in a file that ends in .jsonl"
FILES = [
    ("kosong.txt", b"", "the file is empty; leave it out"),
    ("kosong.jsonl", b"", "the file is empty; leave it out"),
    ("kosong.txt.gz", b"", "the file is empty; leave it out"),
    ("blanko.txt", b" \n\t\r\n", "the file is empty; leave it out"),
    ("blanko.jsonl", b"\n\n  \n", "the file is empty; leave it out"),
    ("gambar.txt", PICTURE, "not a text file; convert it to text first"),
    ("gambar.png", PICTURE, "not a text file; convert it to text first"),
    ("biner.jsonl", bytes(range(9)) * 9 + b"\n" + report(1).encode(), "not a text file; give JSON lines in UTF-8"),
    ("gambar.jsonl", PICTURE * 20, "not a text file; give JSON lines in UTF-8"),
    ("cetak.jsonl", PRINTED, "not a text file; give JSON lines in UTF-8"),
    ("cetak.pdf", PRINTED, "not a text file; convert it to text first"),
    ("tanda8.txt", codecs.BOM_UTF8 + b"Polisi \xff datang.", f"not UTF-8 (byte 8); {ENCODING}"),
    ("tanda16.txt", "Polisi datang.".encode("utf-16") + b"x", f"not UTF-16 (byte 31); {ENCODING}"),
    ("tanda16.jsonl", '{"id": "x"}\n'.encode("utf-16") + b"x", f"not UTF-16 (byte 27); {ENCODING}"),
    ("tanda16.data", "Polisi datang.".encode("utf-16") + b"x", f"not UTF-16 (byte 31); {ENCODING}"),
    ("daftar.json", f"[{report(8)}, {report(9)}]".encode(), ARTICLE),
    ("satu.txt", report(9).encode(), ARTICLE),
    ("kutip.txt", "Kata “polisi”".encode("windows-1252"), f"not UTF-8 (byte 6); {ENCODING}"),
    ("panjang.txt", b"a" * (MAX_BYTES + 1), "longer than a million characters; split it into articles, one a file or line"),
    ("bukan.jsonl.gz", b"no archive", DAMAGED),
    ("bukan.jsonl.xz", b"no archive", DAMAGED),
    ("bukan.jsonl.bz2", b"no archive", DAMAGED),
    ("putus.txt.gz", gzip.compress(TEXT.encode())[:-9], DAMAGED),
    ("putus.txt.xz", lzma.compress(TEXT.encode())[:-9], DAMAGED),
    ("putus.txt.bz2", bz2.compress(TEXT.encode())[:-9], DAMAGED),
]
NOT_JSON = "not valid JSON"
NO_DAY = "is no day; write it as 2023-11-23, or leave it out"
LINES = [
    (b'{"id": "x", "text": ', f"{NOT_JSON} (Expecting value, column 20); mend the line"),
    (b'{"id": "x", "text": "a"} {', f"{NOT_JSON} (Extra data, column 26); mend the line"),
    (b"[" * 99_999, f"{NOT_JSON} (nested too deep or no number); mend the line"),
    (b'{"id": ' + b"9" * 5000 + b', "text": "a"}', f"{NOT_JSON} (nested too deep or no number); mend the line"),
    (b'["x", "teks"]', 'not a JSON object; write {"id": …, "text": …}'),
    (b"17", 'not a JSON object; write {"id": …, "text": …}'),
    (b'{"id": "x"}', "no text; give the article in the field 'text'"),
    (b'{"id": "x", "text": null}', "no text; give the article in the field 'text'"),
    (b'{"id": "x", "text": " \\n\\t"}', "no text; give the article in the field 'text'"),
    (b'{"id": "x", "text": 5}', "field 'text' is no text; give 'text' as a string"),
    (b'{"id": 2.5, "text": "a"}', "field 'id' is no text; give 'id' as a string"),
    (b'{"id": true, "text": "a"}', "field 'id' is no text; give 'id' as a string"),
    (b'{"id": "x", "text": "a", "outlet": ["b"]}', "field 'outlet' is no text; give 'outlet' as a string"),
    (b'{"id": "x", "text": "a", "url": {}}', "field 'url' is no text; give 'url' as a string"),
    (b'{"id": "x", "text": "a", "title": 3}', "field 'title' is no text; give 'title' as a string"),
    (b'{"id": "x", "text": "a", "published": 20240305}', "field 'published' is no text; give 'published' as a string"),
    (b'{"id": "x", "text": "a", "published": "2024-02-30"}', f"published '2024-02-30' {NO_DAY}"),
    (b'{"id": "x", "text": "a", "published": "5 Maret 2024"}', f"published '5 Maret 2024' {NO_DAY}"),
    (b'{"id": "x", "text": "a", "published": "2024-03-05T25:00"}', f"published '2024-03-05T25:00' {NO_DAY}"),
    (b'{"id": "x", "text": "Polisi datang kemarin.", "published": "0001-01-01"}', f"published '0001-01-01' {NO_DAY}"),
    (b'{"id": "x", "text": "Polisi datang besok.", "published": "9999-12-31"}', f"published '9999-12-31' {NO_DAY}"),
    (b'{"id": "x", "text": "Polisi \\ud800 datang."}', "field 'text' holds half a character; write it as valid UTF-8"),
    (b'{"id": "x\\ud800", "text": "a"}', "field 'id' holds half a character; write it as valid UTF-8"),
    (b'{"id": "x", "text": "a", "outlet": "b\\udc00"}', "field 'outlet' holds half a character; write it as valid UTF-8"),
    (b'{"id": "x", "text": "a", "url": "b\\ud800"}', "field 'url' holds half a character; write it as valid UTF-8"),
    (b'{"id": "x", "text": "a", "title": "b\\ud800"}', "field 'title' holds half a character; write it as valid UTF-8"),
    ('{"id": "x", "text": "Rp5 · é"}'.encode("windows-1252"), f"not UTF-8 (byte 26); {ENCODING}"),
    (b'{"id": "x", "text": "a\0\0\0\0b"}', "not a text file; convert it to text first"),
]


@pytest.mark.parametrize(("name", "content", "line"), FILES, ids=[name for name, _, _ in FILES])
def test_a_bad_file_is_told_in_one_line_and_the_next_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, line: str
) -> None:
    bad, good = tmp_path / name, reports(tmp_path / "baik.jsonl", 1, 2)
    bad.write_bytes(content)
    annotated = call(capsys, "annotate", bad, good)
    assert (annotated.code, annotated.ids, annotated.err) == (3, ["a1", "a2"], [f"saksi: {bad}: {line}"])
    accepted = call(capsys, "annotate", bad, good, "--allow-dropped", 1)
    assert (accepted.code, accepted.ids, accepted.err) == (0, ["a1", "a2"], annotated.err)


@pytest.mark.parametrize(("content", "line"), LINES, ids=[content[:40].decode("latin-1") for content, _ in LINES])
def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, line: str
) -> None:
    bad = tmp_path / "tujuh.jsonl"
    bad.write_bytes(b"\n".join([*(report(n).encode() for n in range(1, 7)), content, report(8).encode()]))
    outcome = call(capsys, "annotate", bad)
    assert (outcome.code, outcome.ids) == (3, ["a1", "a2", "a3", "a4", "a5", "a6", "a8"])
    assert outcome.err == [f"saksi: {bad}:7: {line}"]


def test_what_was_dropped_is_counted_and_kept_in_the_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "campur.jsonl"
    bad.write_text(f"{report(1)}\n{{\n{report(2, published='kemarin')}\n{report(3)}\n")
    outcome = call(capsys, "read", bad, "--to", tmp_path / "ws")
    assert (outcome.code, len(outcome.err)) == (3, 2)
    assert outcome.out == [f"2 read, 2 dropped; workspace {tmp_path / 'ws'}"]
    workspace = Workspace.open(tmp_path / "ws")
    assert [document.document_id for document, _ in workspace.readings()] == ["a1", "a3"]
    (run,) = workspace.runs()
    assert [(one.where, one.problem) for one in run.dropped] == [
        (f"{bad}:2", "not valid JSON (Expecting property name enclosed in double quotes, column 2)"),
        (f"{bad}:3", "published 'kemarin' is no day"),
    ]
    assert call(capsys, "read", bad, "--to", tmp_path / "neu", "--allow-dropped", 1).code == 3
    assert call(capsys, "read", bad, "--to", tmp_path / "ws", "--allow-dropped", 2).code == 0


def test_an_id_that_comes_twice_in_a_file_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = reports(tmp_path / "dua.jsonl", 1, 2, 1)
    outcome = call(capsys, "annotate", path)
    assert (outcome.code, outcome.ids) == (3, ["a1", "a2"])
    assert outcome.err == [f"saksi: {path}:3: id 'a1' was already given at {path}:1; give every document an id of its own"]


def test_an_id_that_comes_twice_in_two_files_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").mkdir()
    one, other = tmp_path / "kabar.txt", tmp_path / "x" / "kabar.txt"
    one.write_text(TEXT)
    other.write_text("Teks lain.")
    outcome = call(capsys, "annotate", one, other)
    assert (outcome.code, outcome.ids) == (3, ["kabar"])
    assert outcome.err == [f"saksi: {other}: id 'kabar' was already given at {one}; give every document an id of its own"]


@pytest.mark.parametrize(("name", "first"), [("kabar.jsonl", ":1"), ("kabar.txt", "")])
def test_a_file_that_is_given_twice_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, first: str
) -> None:
    path = tmp_path / name
    path.write_text(report(1) if name.endswith("jsonl") else TEXT)
    outcome = call(capsys, "read", path, path, "--to", tmp_path / "ws")
    assert (outcome.code, outcome.out) == (3, [f"1 read, 1 dropped; workspace {tmp_path / 'ws'}"])
    found = "a1" if first else "kabar"
    twice = f"id '{found}' was already given at {path}{first}; give every document an id of its own"
    assert outcome.err == [f"saksi: {path}{first}: {twice}"]
    assert [document.document_id for document, _ in Workspace.open(tmp_path / "ws").readings()] == [found]


def test_a_folder_and_a_file_in_it_are_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = reports(tmp_path / "a.jsonl", 1, 2)
    outcome = call(capsys, "annotate", tmp_path, path)
    assert (outcome.code, outcome.ids, len(outcome.err)) == (3, ["a1", "a2"], 2)
    assert outcome.err[0].startswith(f"saksi: {path}:1: id 'a1' was already given at {path}:1;")


def test_a_file_name_with_a_line_break_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a\nb.txt").write_text("")
    outcome = call(capsys, "annotate", tmp_path / "a\nb.txt")
    assert (outcome.code, outcome.err) == (3, [f"saksi: {tmp_path / 'a b.txt'}: the file is empty; leave it out"])


def test_the_remedy_is_not_what_was_done_already(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Polisi \x81 datang.")
    outcome = call(capsys, "annotate", path, "--encoding", "windows-1252")
    assert (outcome.code, outcome.err) == (3, [f"saksi: {path}: not WINDOWS-1252 (byte 8); {ENCODING}"])


def test_texts_without_an_id_get_one_from_the_text_so_that_a_copy_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tanpa.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in (TEXT, "Teks lain.", TEXT)))
    outcome = call(capsys, "annotate", path)
    assert (outcome.code, len(set(outcome.ids)), len(outcome.err)) == (3, 2, 1)
    assert outcome.err[0].startswith(f"saksi: {path}:3: id '{outcome.ids[0]}' was already given at {path}:1;")


def test_a_line_of_50_mb_is_dropped_and_the_next_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "panjang.jsonl"
    with path.open("wb") as out:
        out.write(report(1).encode() + b'\n{"id": "x", "text": "')
        for _ in range(50):
            out.write(b"a" * 1_000_000)
        out.write(b'"}\n' + report(2).encode())
    outcome = call(capsys, "annotate", path)
    assert (outcome.code, outcome.ids) == (3, ["a1", "a2"])
    assert outcome.err == [f"saksi: {path}:2: line longer than 10 MB; one article a line"]


def test_a_folder_without_readable_files_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "arsip"
    folder.mkdir()
    (folder / "catatan.pdf").write_bytes(PICTURE)
    outcome = call(capsys, "annotate", folder, reports(tmp_path / "baik.jsonl", 1))
    assert (outcome.code, outcome.ids) == (3, ["a1"])
    endings = ".jsonl, .ndjson, .text, .txt"
    assert outcome.err == [f"saksi: {folder}: no file ends in {endings}; name the files one by one, or rename them"]


@pytest.mark.parametrize("command", [("annotate",), ("read", "--to", "ws")])
def test_a_missing_file_is_wrong_usage_and_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rusak.jsonl").write_text("{\n")
    outcome = call(capsys, *command, reports(Path("a.jsonl"), 1), "rusak.jsonl", "hilang.jsonl")
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == ["saksi: hilang.jsonl: no such file or folder; check the path"]
    assert not Path("ws").exists()


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "base64", "undefined"])
@pytest.mark.parametrize("command", [("annotate",), ("read", "--to", "ws")])
def test_what_is_no_encoding_of_text_is_wrong_usage(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = call(capsys, *command, reports(tmp_path / "a.jsonl", 1), "--encoding", name)
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == [f"saksi: no encoding {name!r}; use a name such as utf-8, windows-1252 or utf-16"]
    assert not (tmp_path / "ws").exists()


@pytest.mark.parametrize(
    ("content", "where"), [(b"", "standard input"), (b'{"id": "x"}', "standard input:1"), (PICTURE, "standard input")]
)
def test_bad_standard_input_is_told_like_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes, where: str
) -> None:
    give(monkeypatch, content)
    outcome = call(capsys, "annotate", "-")
    assert (outcome.code, outcome.out, len(outcome.err)) == (3, [], 1)
    assert outcome.err[0].startswith(f"saksi: {where}: ")


def test_a_mark_alone_is_an_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tanda.txt"
    path.write_bytes(codecs.BOM_UTF8)
    outcome = call(capsys, "annotate", path)
    assert (outcome.code, outcome.err) == (3, [f"saksi: {path}: the file is empty; leave it out"])
