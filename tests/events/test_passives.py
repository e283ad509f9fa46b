"""Reported words in the passive, and a clause behind a verb of announcing."""

import pytest
from told import PUBLISHED, tell

from reading import read_text
from saksi.lexicon.load import Lexicon

ATTACK = "pasukan Rusia menyerang sekolah di Kharkiv"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"Hamas mengatakan jalan itu rusak berat. Dikatakan, {ATTACK}.", ("hamas",)),
        (f"Hamas mengatakan jalan itu rusak berat. Disebutkan juga bahwa {ATTACK}.", ("hamas",)),
        (f"Ditegaskan Hamas bahwa {ATTACK}.", ("hamas",)),
        (f"Disebutkan lebih lanjut oleh Hamas, {ATTACK}.", ("hamas",)),
        (f"Dikatakan bahwa {ATTACK}.", ()),
        ("Sekolah itu diklaim Hamas telah diserang pasukan Rusia.", ("hamas",)),
        (f"{ATTACK.capitalize()} seperti diklaim Hamas.", ("hamas",)),
        (f"Oleh Hamas, {ATTACK.replace('menyerang', 'disebut menyerang')}.", ("hamas",)),
        ("Diperkirakan Rusia telah menyerang sekolah di Kharkiv.", ()),
        ("Rusia mengumumkan telah menyerang sekolah di Kharkiv.", ("russia",)),
        ("Rusia mengumumkan serangan terhadap sekolah di Kharkiv.", ()),
    ],
)
def test_who_is_reported_to_say_it(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    told = [event for event in tell(lexicon, text) if event.type == "ASSAULT"]
    assert [event.chain for event in told] == [chain]


@pytest.mark.parametrize(
    "accused",
    [
        "Rusia dituduh Ukraina menyerang Kharkiv",
        "Rusia dituding oleh Ukraina menyerang Kharkiv",
        "Rusia memberi tanggapan usai dituduh Ukraina menyerang Kharkiv",
        "Rusia dikecam setelah dituduh Ukraina melanggar gencatan senjata dengan menyerang Kharkiv",
    ],
)
def test_the_accused_acts_and_the_accuser_says_so(lexicon: Lexicon, accused: str) -> None:
    (attack,) = [event for event in tell(lexicon, f"{accused}.") if event.type == "ASSAULT"]
    assert (attack.agents, attack.chain, attack.stance) == (("russia",), ("ukraine",), "alleges")


def test_words_that_only_hint_are_not_said(lexicon: Lexicon) -> None:
    text = "Ucapan Sergei Lavrov ini mengisyaratkan bahwa pasukan Rusia akan pulang dari kota itu."
    assert read_text(lexicon, text, published=PUBLISHED).quotes == ()
