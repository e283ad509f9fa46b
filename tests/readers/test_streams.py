"""Bytes and text: marks, encodings, what is no text, and streams that are looked into without losing anything."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.errors import InputError
from saksi.readers.streams import PEEK, decode, is_wide, looks_binary, recoded, starts_like_json_lines

PRINTED = st.characters(exclude_categories=["Cc", "Cs"])


@given(text=st.text(PRINTED).filter(lambda text: not text.startswith("\ufeff")))
def test_text_comes_back_whatever_marks_it(text: str) -> None:
    assert decode(text.encode(), "a.txt", "utf-8") == text
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.txt", "ascii") == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "a.txt", "ascii") == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "a.txt", "ascii") == text
    assert decode(codecs.BOM_UTF32_LE + text.encode("utf-32-le"), "a.txt", "ascii") == text
    assert decode(codecs.BOM_UTF32_BE + text.encode("utf-32-be"), "a.txt", "ascii") == text
    assert decode(text.encode("utf-16-le"), "a.txt", "utf-16-le") == text


@pytest.mark.parametrize(
    ("data", "encoding", "problem"),
    [
        ("Rabu – Kamis".encode("windows-1252"), "utf-8", "not UTF-8 (byte 6)"),
        (codecs.BOM_UTF8 + b"Rabu \xff", "ascii", "not UTF-8 (byte 6)"),
        ("Rabu".encode("utf-16") + b"x", "utf-8", "not UTF-16 (byte 11)"),
        ("Rabu".encode("utf-32") + b"x", "utf-8", "not UTF-32 (byte 21)"),
        (b"Rabu \x81", "windows-1252", "not WINDOWS-1252 (byte 6)"),
    ],
)
def test_bytes_of_another_encoding_are_refused_with_their_place(data: bytes, encoding: str, problem: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data, "a.txt", encoding)
    assert str(refused.value) == f"a.txt: {problem}; name its encoding with --encoding, or save it as UTF-8"


def test_wide_encodings_are_known_whatever_they_are_called() -> None:
    names = ("utf-16", "UTF_16_LE", "utf16", "utf-32-be", "utf-8", "utf-8-sig", "windows-1252", "ascii")
    assert [is_wide(name) for name in names] == [True, True, True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("data", "encoding", "held"),
    [
        ("é\nb".encode("utf-16"), "utf-8", "é\nb".encode()),
        ("é\nb".encode("utf-32"), "utf-8", "é\nb".encode()),
        ("é\nb".encode("utf-16-le"), "utf-16-le", "é\nb".encode()),
        ("é\nb".encode("windows-1252"), "windows-1252", "é\nb".encode("windows-1252")),
        (codecs.BOM_UTF8 + b"b", "ascii", codecs.BOM_UTF8 + b"b"),
        (b"", "utf-8", b""),
    ],
)
def test_a_stream_of_wide_characters_is_held_as_utf8_and_others_as_they_are(data: bytes, encoding: str, held: bytes) -> None:
    assert recoded(io.BytesIO(data), "a.txt", encoding).read() == held


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"", False),
        (b"Polisi\tdatang.\r\n\x0c\x1b[0m", False),
        ("Polisi datang – é".encode(), False),
        (b"Polisi\0datang", True),
        (b"\x01\x02\x03\x04", True),
        (b"a" * 400 + b"\x01" * 4, False),
        (b"a" * 400 + b"\x01" * 5, True),
        (b"a" * PEEK + b"\0" * PEEK, False),
    ],
)
def test_control_characters_tell_binary_data(data: bytes, binary: bool) -> None:
    assert looks_binary(data) is binary


@given(data=st.binary(max_size=40), front=st.sampled_from([b"", b"{", b" \n{", codecs.BOM_UTF8 + b"{", b"[{"]))
def test_a_stream_that_was_looked_into_still_holds_everything(data: bytes, front: bytes) -> None:
    _, stream = starts_like_json_lines(io.BytesIO(front + data))
    assert stream.read() == front + data


@pytest.mark.parametrize(
    ("data", "is_json"),
    [
        (b'{"id": "a"}', True),
        (b'{"id": "a"}\n', True),
        (b'{"id": "a"} \r\n{', True),
        (b'\n \t\r\n{"id": "a"}\n', True),
        (codecs.BOM_UTF8 + b'{"id": "a"}\n', True),
        (b'{"id": "' + b"a" * (2 * PEEK) + b'"}\n', True),
        (b'{\n "id": "a"\n}\n', False),
        (b"{Jayapura} Polisi datang.\nMereka pergi.}", False),
        (b'[{"id": "a"}]', False),
        (b'"a"\n{"id": "a"}\n', False),
        (b"Polisi datang {5/3}.", False),
        (b"", False),
    ],
)
def test_json_lines_begin_with_a_whole_object_on_a_line(data: bytes, is_json: bool) -> None:
    assert starts_like_json_lines(io.BytesIO(data))[0] is is_json
