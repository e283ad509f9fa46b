from hypothesis import given
from hypothesis import strategies as st

from saksi.encoder.pieces import PieceCutter
from saksi.encoder.windows import MAX_PIECES, make_windows
from saksi.encoder.words import Word, words_of

LETTERS = PieceCutter({"<unk>": 0, "a": 1, "b": 2}, [0.0, -1.0, -1.0], {}, unknown=0)
words = st.builds(Word, st.text(alphabet="ab", min_size=1, max_size=30), st.just(False))


@given(st.lists(st.lists(words, min_size=1, max_size=60), max_size=12))
def test_every_word_stands_in_one_window_with_its_pieces(sentences: list[list[Word]]) -> None:
    windows = list(make_windows(sentences, LETTERS))
    placed = [number for window in windows for number, _ in window.firsts]
    assert placed == list(range(sum(map(len, sentences))))
    assert all(0 < len(window.pieces) <= MAX_PIECES for window in windows)
    flat = [word for sentence in sentences for word in sentence]
    for window in windows:
        for number, at in window.firsts:
            ids = LETTERS.cut(*flat[number])
            assert tuple(window.pieces[at : at + len(ids)]) == ids


def test_a_sentence_is_kept_whole_if_it_fits() -> None:
    long, short = [Word("a", False)] * (MAX_PIECES - 10), [Word("b", False)] * 20
    assert [len(window.pieces) for window in make_windows([long, short], LETTERS)] == [MAX_PIECES - 10, 20]


def test_a_word_longer_than_a_window_is_cut_off() -> None:
    (window,) = make_windows([[Word("a" * (MAX_PIECES + 50), False)]], LETTERS)
    assert len(window.pieces) == MAX_PIECES


def test_glued_words_count_as_parted_and_a_hyphen_goes_with_the_second() -> None:
    text = "diGaza, al-Rasyid (BBC)"
    starts, ends = [0, 2, 6, 8, 11, 18, 19, 22], [2, 6, 7, 10, 17, 19, 22, 23]
    assert words_of(text, starts, ends, range(8)) == [
        Word("di", True), Word("Gaza", True), Word(",", False), Word("al", True), Word("-Rasyid", False),
        Word("(", True), Word("BBC", False), Word(")", False),
    ]  # fmt: skip
