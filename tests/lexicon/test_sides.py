"""Sides: a wing, a force or an office belongs to the party above it."""

import pytest

from saksi.lexicon.load import Lexicon
from saksi.lexicon.sides import with_sides


@pytest.mark.parametrize(
    ("ids", "sides"),
    [
        (["al-qassam-brigades"], {"al-qassam-brigades", "hamas"}),
        (["hamas"], {"hamas"}),
        (["israel-military"], {"israel-military", "israel"}),
        (["tpnpb-opm"], {"tpnpb-opm"}),
        (["brimob"], {"brimob", "polri", "indonesia"}),
        (["tni"], {"tni", "indonesia"}),
        (["abbas-araghchi"], {"abbas-araghchi", "iran-foreign-ministry", "iran"}),
        (["al-qassam-brigades", "israel"], {"al-qassam-brigades", "hamas", "israel"}),
        (["nobody-listed"], {"nobody-listed"}),
        ([], set()),
    ],
)
def test_actors_come_with_all_they_belong_to(lexicon: Lexicon, ids: list[str], sides: set[str]) -> None:
    assert with_sides(ids, lexicon) == sides


def test_sides_have_no_further_sides(lexicon: Lexicon) -> None:
    for actor_id in lexicon.actors:
        once = with_sides([actor_id], lexicon)
        assert actor_id in once
        assert with_sides(once, lexicon) == once
