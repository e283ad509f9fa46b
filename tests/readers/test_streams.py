"""Bytes and text: marks, encodings, what is no text, and streams that are looked into without losing anything."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.errors import InputError
from saksi.readers.streams import PEEK, decode, looks_binary, starts_like_json

PRINTED = st.characters(exclude_categories=["Cc", "Cs"])


@given(text=st.text(PRINTED).filter(lambda text: not text.startswith("\ufeff")))
def test_text_comes_back_whatever_marks_it(text: str) -> None:
    assert decode(text.encode(), "a.txt", "utf-8") == text
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.txt", "ascii") == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "a.txt", "ascii") == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "a.txt", "ascii") == text


def test_bytes_of_another_encoding_are_refused_with_their_place() -> None:
    with pytest.raises(InputError) as refused:
        decode("Rabu – Kamis".encode("windows-1252"), "a.txt", "utf-8")
    assert str(refused.value).startswith("a.txt: not UTF-8 (byte 6); name its encoding with --encoding")


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
    is_json, stream = starts_like_json(io.BytesIO(front + data))
    assert stream.read() == front + data
    assert is_json or not front.endswith(b"{") or front == b"[{"
