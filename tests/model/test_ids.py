"""Ids say what something is; they change with what is said and with nothing else."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.ids import make_id, sha256_of

PARTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=4)


@given(PARTS)
def test_an_id_is_its_prefix_and_twelve_hex_digits(parts: list[str]) -> None:
    assert re.fullmatch(r"e-[0-9a-f]{12}", make_id("e", *parts))
    assert make_id("e", *parts) == make_id("e", *parts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("m", "a", "b"), ("m", "b", "a")),
        (("m", "ab", ""), ("m", "a", "b")),
        (("m", "a"), ("e", "a")),
        (("m", 1, 23), ("m", 12, 3)),
    ],
)
def test_other_parts_order_or_prefix_give_another_id(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert make_id(str(one[0]), *one[1:]) != make_id(str(other[0]), *other[1:])


def test_the_hash_of_a_text_is_that_of_its_utf8() -> None:
    assert sha256_of("Ma’an") == hashlib.sha256("Ma’an".encode()).hexdigest()


def test_half_a_character_is_hashed_too() -> None:
    assert sha256_of("\ud800") != sha256_of("\ud801")
    assert len(sha256_of("\ud800")) == 64
