"""Whom somebody condemns who only points back to a deed."""

import pytest
from told import tell

from saksi.lexicon.load import Lexicon

ATTACK = "Iran menembakkan rudal ke pangkalan udara di Doha pada Senin. "


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("Qatar mengutuk serangan itu.", ("iran",)),
        ("Qatar mengutuk serangan mematikan tersebut.", ("iran",)),
        ("Qatar mengutuk keputusan itu.", ()),
        ("Polisi Qatar menyelidiki serangan itu.", ()),
        ("Iran mengutuk serangan itu.", ()),
        ("Qatar mengutuk serangan Rusia itu.", ("russia",)),
    ],
)
def test_who_did_the_last_attack_is_condemned(lexicon: Lexicon, said: str, targets: tuple[str, ...]) -> None:
    assert [one.targets for one in tell(lexicon, ATTACK + said) if one.type == "ACCUSE"] == [targets]


def test_nobody_is_condemned_where_nobody_attacked(lexicon: Lexicon) -> None:
    assert [one.targets for one in tell(lexicon, "Qatar mengutuk serangan itu.") if one.type == "ACCUSE"] == [()]
