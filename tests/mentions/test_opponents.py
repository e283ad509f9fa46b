"""Opponents: whom a hostile word means when its speaker names nobody."""

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Term

SPOKEN = [
    ('Serangan Israel menghantam Iran. "Kami siap menghadapi segala bentuk agresi," kata Presiden Iran.', "israel"),
    ('Serangan Iran menghantam Israel. "Kami siap menghadapi segala bentuk agresi," kata militer Israel.', "iran"),
    ('Serangan Rusia menghantam Kyiv. "Kami akan mengakhiri agresi ini," kata Zelensky.', "russia"),
    ('Serangan Ukraina menghantam Moskow. "Kami akan mengakhiri agresi ini," kata Putin.', "ukraine"),
]


def about(lexicon: Lexicon, text: str) -> list[str]:
    return [m.value.about for m in read_text(lexicon, text).mentions if isinstance(m.value, Term)]


@pytest.mark.parametrize(("text", "side"), SPOKEN)
def test_a_speaker_means_his_opponent_whatever_side_he_is_on(lexicon: Lexicon, text: str, side: str) -> None:
    assert about(lexicon, text) == [side]


def test_what_a_speaker_says_of_somebody_named_stays(lexicon: Lexicon) -> None:
    text = 'Serangan Iran menghantam Israel. "Agresi Israel harus berhenti," kata militer Israel.'
    assert about(lexicon, text) == ["israel"]


def test_without_an_attack_nobody_is_the_opponent(lexicon: Lexicon) -> None:
    assert about(lexicon, '"Kami siap menghadapi segala bentuk agresi," kata Presiden Iran.') == []


def test_who_honours_dead_unnamed_honours_those_of_his_own_side(lexicon: Lexicon) -> None:
    text = '"Para ahli itu kini menjadi martir di kota kami," kata Kementerian Luar Negeri {}.'
    assert [about(lexicon, text.format(name)) for name in ("Iran", "Ukraina")] == [["iran"], ["ukraine"]]


def test_the_only_group_of_a_report_is_not_who_occupies(lexicon: Lexicon) -> None:
    assert about(lexicon, '"Kami hadapi kegagalan penjajahan itu," ujar juru bicara Hamas.') == ["israel"]


def test_a_speaker_does_not_colour_himself(lexicon: Lexicon) -> None:
    text = 'Kepala Kepolisian Wiryo Sastro tiba. Penyerang itu tewas. "Serangan keji ini harus diakhiri," kata Sastro.'
    assert about(lexicon, text) == []
