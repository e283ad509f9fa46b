"""Weights choose among all that may be meant; the rules' choices are among them."""

from datetime import date

import pytest
from told import tell, tell_one

from reading import read_text
from saksi.lexicon.load import Lexicon


def test_both_who_are_joined_are_targets(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Israel kembali menggempur pos Hamas dan Hizbullah pada Senin.")
    assert set(told.targets) == {"hamas", "hezbollah"}


def test_an_apposition_is_no_further_agent(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Yusuf al-Dabbas, pejabat senior Hamas, mengecam Israel.")
    assert told.agents == ("yusuf-al-dabbas",)


@pytest.mark.parametrize("sides", [("Israel", "Hamas"), ("Hamas", "Israel"), ("TNI", "TPNPB"), ("Rusia", "Ukraina")])
def test_nobody_acts_and_suffers_in_one_act(lexicon: Lexicon, sides: tuple[str, str]) -> None:
    text = "Dua anggota {} tewas dalam serangan {} pada Selasa.".format(*sides)
    told = tell_one(lexicon, text)
    assert len(told.agents) == len(told.targets) == 1
    assert set(told.agents).isdisjoint(told.targets)


def test_what_the_rules_placed_gets_no_other_place(lexicon: Lexicon) -> None:
    text = "Tentara Israel menembak dua warga Palestina di Rafah dan menangkap tiga orang di Hebron."
    assert [told.places for told in tell(lexicon, text)] == [("Rafah",), ("Hebron",)]


def test_every_part_says_how_likely_it_is(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Tentara Israel menembaki pos Hizbullah di Tyre pada Senin.", published=date(2025, 6, 20))
    (event,) = reading.events
    scores = {rule.field: rule.score for rule in event.rules}
    assert (
        {"acled", "type", "mode", "agents", "targets", "place", "date", "status"}
        >= set(scores)
        >= {"agents", "targets", "place", "date"}
    )
    assert all(0 < score <= 1 for score in scores.values())


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Rumah Presiden Nepal Ram Chandra Poudel dibakar massa.", ("Rumah Presiden Nepal Ram Chandra Poudel",)),
        ("Drone Israel menghantam rumah Yahya Sinwar di Rafah.", ("rumah Yahya Sinwar",)),
        ("Drone Israel menghantam Yahya Sinwar di Rafah.", ("yahya-sinwar",)),
    ],
)
def test_whose_house_is_hit_is_not_hit(lexicon: Lexicon, text: str, targets: tuple[str, ...]) -> None:
    assert [name for name in tell_one(lexicon, text).targets if name != "Rafah"] == list(targets)


def test_whom_a_group_is_for_has_no_part(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Hamas meminta kelompok pro-Iran menghentikan serangan roket.")
    assert "iran" not in (*told.agents, *told.targets)


def test_where_somebody_is_does_not_act(lexicon: Lexicon) -> None:
    assert tell_one(lexicon, "Para bandit di Zamfara membunuh 33 orang.").agents == ()


@pytest.mark.parametrize(
    ("who", "agents"),
    [
        ("Pengacara Benjamin Netanyahu", ("Pengacara Benjamin Netanyahu",)),
        ("Keluarga Presiden Joe Biden", ("Keluarga Presiden Joe Biden",)),
        ("Kuasa hukum Donald Trump, Alina Habba,", ("alina-habba",)),
        ("Putra Mahkota Mohammed bin Salman", ("mohammed-bin-salman",)),
        ("Benjamin Netanyahu", ("benjamin-netanyahu",)),
    ],
)
def test_whose_lawyer_or_family_acts_is_not_that_person(lexicon: Lexicon, who: str, agents: tuple[str, ...]) -> None:
    assert tell_one(lexicon, f"{who} membantah tuduhan Hamas.").agents == agents


def test_whose_family_speaks_is_no_source(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Keluarga Marwan Barghouti mengatakan tentara Israel menyerang Jenin.")
    assert told.chain == ("Keluarga Marwan Barghouti",)


def test_whose_deed_is_condemned_is_accused(lexicon: Lexicon) -> None:
    told, *_ = tell(lexicon, "Turki mengecam pembunuhan jurnalis oleh Israel.")
    assert (told.agents, told.targets) == (("turkey",), ("israel",))


def test_the_day_of_an_aside_is_not_that_of_the_act_around_it(lexicon: Lexicon) -> None:
    told = tell(lexicon, "Rusia, yang mencaplok Krimea pada 2014, menuntut Ukraina mundur dari Donbas.")
    days = {one.type: one.day for one in told}
    assert days["COERCE"] is not None
    assert days["REQUEST"] is None


def test_whom_something_is_fired_towards_is_the_target(lexicon: Lexicon) -> None:
    assert tell_one(lexicon, "Polisi menembakkan gas air mata ke arah demonstran di Jakarta.").targets[0] == "demonstran"
