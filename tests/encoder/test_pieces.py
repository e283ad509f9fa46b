from hypothesis import given
from hypothesis import strategies as st

from saksi.encoder.pieces import PieceCutter

PIECES = {"<unk>": 0, "▁": 1, "▁per": 2, "tem": 3, "puran": 4, "▁pertempuran": 5, "p": 6, "e": 7, "r": 8, "a": 9, "n": 10}
SCORES = [0.0, -4.0, -3.0, -3.0, -3.0, -5.0, -6.0, -6.0, -6.0, -6.0, -6.0]


def cutter() -> PieceCutter:
    return PieceCutter(PIECES, SCORES, {"ｐ": "p", "\u200b": ""}, unknown=0)


def test_the_likeliest_way_to_cut_is_taken() -> None:
    assert cutter().cut("pertempuran", True) == (5,)
    assert cutter().cut("peran", True) == (2, 9, 10)


def test_a_blank_before_the_word_counts() -> None:
    assert cutter().cut("per", True) == (2,)
    assert cutter().cut("per", False) == (6, 7, 8)


def test_what_is_in_no_piece_is_unknown() -> None:
    assert cutter().cut("pё", False) == (6, 0)
    assert cutter().cut("", False) == (0,)


def test_characters_are_replaced_first() -> None:
    assert cutter().cut("ｐ\u200be", False) == (6, 7)


@given(st.text(alphabet="peran x", min_size=1, max_size=40), st.booleans())
def test_every_word_has_pieces_and_no_cut_beats_the_one_found(word: str, after_blank: bool) -> None:
    ids = cutter().cut(word, after_blank)
    assert ids
    letters = word.strip().replace(" ", "▁")
    single = sum(SCORES[PIECES[c]] if c in PIECES else min(SCORES) - 10 for c in ("▁" if after_blank else "") + letters)
    found = sum(SCORES[i] if i else min(SCORES) - 10 for i in ids)
    assert not letters or found >= single - 1e-9
