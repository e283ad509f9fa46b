"""Names of sides give way to stand-ins before the encoder reads an act's sentence."""

import pytest

from reading import document_of
from saksi.events.standins import NAMES, stand_ins
from saksi.lexicon.load import Lexicon
from saksi.text.page import open_page
from saksi.text.sight import renamed


def shown(lexicon: Lexicon, text: str) -> list[str]:
    page = open_page(document_of(text), lexicon)
    inside = range(len(page.tokens))
    return [word.surface for word in renamed(page.tokens, inside, stand_ins(page, inside))]


def test_the_same_name_is_always_read_as_the_same_and_no_two_alike(lexicon: Lexicon) -> None:
    assert shown(lexicon, "Israel dan Hamas mundur, kata Israel.")[:3] == [NAMES[0], "dan", NAMES[1]]
    assert shown(lexicon, "Israel dan Hamas mundur, kata Israel.")[-2:] == [NAMES[0], "."]


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("Pasukan Israel menyerang Iran di Damaskus.", "Pasukan Iran menyerang Israel di Damaskus."),
        ("TNI mengepung pos KKB.", "KKB mengepung pos TNI."),
        ("Perundingan AS-Rusia gagal.", "Perundingan Rusia-AS gagal."),
    ],
)
def test_swapped_sides_are_read_alike(lexicon: Lexicon, there: str, back: str) -> None:
    assert shown(lexicon, there) == shown(lexicon, back)


def test_persons_keep_their_names(lexicon: Lexicon) -> None:
    text = "Netanyahu bertemu Erdogan di Jenewa."
    assert shown(lexicon, text) == text.replace(".", " .").split()


def test_more_sides_than_stand_ins_share_the_last(lexicon: Lexicon) -> None:
    text = "Israel Iran Irak Suriah Yaman Qatar Kuwait Oman Yordania Lebanon Sudan Somalia Kenya Ghana"
    assert shown(lexicon, text)[-2:] == [NAMES[-1]] * 2
