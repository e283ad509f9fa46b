"""Finding the codebook's words: at word boundaries, in the right case, overlapping ones too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anytext import any_text
from saksi.lexicon.entries import ClassWord
from saksi.lexicon.load import Lexicon
from saksi.lexicon.match import Matcher
from saksi.lexicon.words import Vocabulary

WORDS = Vocabulary(counts={"as": 900, "kapal": 5_000, "perang": 5_000, "laut": 4_000})
ALIASES = ["kapal", "kapal perang", "Laut Merah", "AS", "OKI", "UNIFIL", "Al-Qassam", "Ma'an", "perang laut"]
MATCHER = Matcher([(alias, ClassWord(class_id=alias)) for alias in ALIASES], WORDS)


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    tokens = lexicon.tokenise(text)
    hits = MATCHER.find(tokens)
    assert all(isinstance(hit.entry, ClassWord) for hit in hits)
    return [(tokens.span(hit.first, hit.last).of(text), getattr(hit.entry, "class_id", "")) for hit in hits]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("kapal itu", [("kapal", "kapal")]),
        ("Kapal itu", [("Kapal", "kapal")]),
        ("KAPAL itu", [("KAPAL", "kapal")]),
        ("kapalnya", [("kapalnya", "kapal")]),
        ("perkapalan", []),
        ("Laut Merah", [("Laut Merah", "Laut Merah")]),
        ("LAUT MERAH", [("LAUT MERAH", "Laut Merah")]),
        ("laut merah", []),
        ("AS tiba", [("AS", "AS")]),
        ("As tiba", []),
        ("OKI tiba", [("OKI", "OKI")]),
        ("Oki tiba", []),
        ("as roda", []),
        ("Unifil tiba", [("Unifil", "UNIFIL")]),
        ("unifil tiba", []),
        ("Al Qassam", [("Al Qassam", "Al-Qassam")]),
        ("Al–Qassam", [("Al–Qassam", "Al-Qassam")]),
        ("Ma’an", [("Ma’an", "Ma'an")]),
        ("Maan", [("Maan", "Ma'an")]),
        ("laut, perang", []),
    ],
)
def test_boundaries_and_capitals(lexicon: Lexicon, text: str, hits: list[tuple[str, str]]) -> None:
    assert found(lexicon, text) == hits


def test_overlapping_hits_are_all_found_the_longest_first_at_each_place(lexicon: Lexicon) -> None:
    assert [surface for surface, _ in found(lexicon, "kapal perang laut")] == ["kapal perang", "kapal", "perang laut"]


def test_one_alias_of_two_entries_gives_two_hits(lexicon: Lexicon) -> None:
    both = Matcher([("kapal", ClassWord(class_id="one")), ("kapal", ClassWord(class_id="two"))], WORDS)
    assert len(both.find(lexicon.tokenise("kapal"))) == 2


@given(any_text, st.sampled_from(ALIASES), any_text)
def test_an_alias_is_found_in_any_text(lexicon: Lexicon, before: str, alias: str, after: str) -> None:
    tokens = lexicon.tokenise(f"{before} . {alias} . {after}")
    hits = MATCHER.find(tokens)
    places = [(tokens.starts[hit.first], getattr(hit.entry, "class_id", "")) for hit in hits]
    assert (len(before) + 3, alias) in places
    assert [(hit.first, -hit.last) for hit in hits] == sorted((hit.first, -hit.last) for hit in hits)
    assert all(0 <= hit.first <= hit.last < len(tokens) for hit in hits)
