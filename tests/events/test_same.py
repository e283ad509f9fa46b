"""One act told in several sentences is one event; two acts that only look alike stay two."""

import pytest
from told import QUIET, tell, tell_one

from saksi.lexicon.load import Lexicon

STRIKE = "Pasukan Israel menyerang pos Hamas di Rafah pada Selasa."


@pytest.mark.parametrize(
    "again",
    [
        "Serangan itu menewaskan lima orang.",
        "Lima orang tewas.",
        "Lima orang tewas dalam serangan itu.",
        "Serangan Israel di Rafah itu menewaskan lima orang.",
    ],
)
def test_an_act_and_what_it_led_to_are_one(lexicon: Lexicon, again: str) -> None:
    told = tell_one(lexicon, f"{STRIKE} {again}")
    assert (told.trigger, told.agents, told.places, told.day) == (
        "menyerang",
        ("israel-military",),
        ("Rafah",),
        "2032-03-09",
    )
    assert told.also == (again,)


def test_the_fuller_telling_stays_though_it_comes_later(lexicon: Lexicon) -> None:
    first = "Serangan Israel di Rafah menewaskan lima orang."
    told = tell_one(lexicon, f"{first} Tentara Israel menyerang pos Hamas di Rafah pada Selasa.")
    assert (told.trigger, told.targets, told.day, told.also) == ("menyerang", ("hamas",), "2032-03-09", (first,))


def test_a_noun_that_points_back_tells_no_second_meeting(lexicon: Lexicon) -> None:
    text = "Presiden Mesir bertemu dengan utusan Hamas di Kairo pada Senin. Pertemuan itu berlangsung dua jam."
    assert tell_one(lexicon, text).agents == ("egypt", "hamas")


@pytest.mark.parametrize("day", ["3 Januari", "Minggu", "Kamis lalu"])
def test_two_meetings_on_different_days_stay_two(lexicon: Lexicon, day: str) -> None:
    meeting = "Presiden Mesir bertemu dengan utusan Hamas di Kairo pada"
    first, second = tell(lexicon, f"{meeting} Senin. {meeting} {day}.")
    assert first.day == "2032-03-08"
    assert second.day != first.day
    assert first.agents == second.agents == ("egypt", "hamas")


@pytest.mark.parametrize(
    ("attacker", "attacked"), [("Pasukan Israel", "Hamas"), ("Kelompok Hamas", "Israel"), ("Pasukan TNI", "TPNPB")]
)
def test_a_recalled_act_is_not_merged_with_a_new_one(lexicon: Lexicon, attacker: str, attacked: str) -> None:
    act = f"{attacker} menyerang pos {attacked} di dekat sungai"
    new, old = tell(lexicon, f"{act} pada Selasa. Pada 2 Februari, {act}.")
    assert (new.status, new.day, new.also) == ("actual", "2032-03-09", ())
    assert (old.status, old.day, old.also) == ("background", "2032-02-02", ())


def test_a_new_attack_is_not_merged_with_one_that_was_recalled_before(lexicon: Lexicon) -> None:
    text = f"{QUIET} Setelah serangan Rusia ke Kharkiv, sekolah libur. Serangan Rusia pada Selasa menewaskan lima orang."
    old, new = tell(lexicon, text)
    assert (old.status, old.day, old.also) == ("background", None, ())
    assert (new.status, new.day, new.targets) == ("actual", "2032-03-09", ("lima orang",))


def test_a_recalled_count_does_not_enter_the_new_act(lexicon: Lexicon) -> None:
    text = f"{STRIKE} Serangan Israel ke Lebanon pada 2006 menewaskan 1.200 orang."
    new, old = tell(lexicon, text)
    assert (new.targets, new.status) == (("hamas",), "actual")
    assert (old.targets, old.status) == (("lebanon", "1.200 orang"), "background")


@pytest.mark.parametrize(
    ("second", "field"),
    [
        ("Pasukan Israel menyerang pos Hamas di Jabalia pada Selasa.", "places"),
        ("Pasukan Israel menyerang pos Hamas di Rafah pada Rabu.", "day"),
        ("Pasukan Israel menyerang pos Hizbullah di Rafah pada Selasa.", "targets"),
        ("Pasukan Turki menyerang pos Hamas di Rafah pada Selasa.", "agents"),
    ],
)
def test_one_thing_that_differs_keeps_two_acts_apart(lexicon: Lexicon, second: str, field: str) -> None:
    one, other = tell(lexicon, f"{STRIKE} {second}")
    assert getattr(one, field) != getattr(other, field)


def test_attack_and_counter_attack_are_two(lexicon: Lexicon) -> None:
    text = "Pasukan Israel menyerang pos Hamas di Rafah. Kelompok Hamas menyerang pos Israel di Rafah."
    assert [(told.agents, told.targets) for told in tell(lexicon, text)] == [
        (("israel-military",), ("hamas",)),
        (("hamas",), ("israel",)),
    ]


def test_the_same_words_of_two_speakers_are_two(lexicon: Lexicon) -> None:
    assert [told.agents for told in tell(lexicon, "Iran mengecam Israel. Turki mengecam Israel.")] == [
        ("iran",),
        ("turkey",),
    ]


def test_the_same_words_of_one_speaker_are_one(lexicon: Lexicon) -> None:
    assert tell_one(lexicon, "Iran mengecam Israel. Iran mengecam Israel.").also == ("Iran mengecam Israel.",)


def test_arrests_at_two_places_are_two(lexicon: Lexicon) -> None:
    text = "Polisi menangkap sembilan orang di Jayapura pada Senin. Polisi juga menangkap dua orang di Wamena pada Selasa."
    assert [told.places for told in tell(lexicon, text)] == [("Jayapura",), ("Wamena",)]


def test_each_phase_of_a_deal_has_its_own_acts(lexicon: Lexicon) -> None:
    text = (
        "Fase pertama kesepakatan mencakup pembebasan sandera perempuan oleh Hamas. "
        "Fase kedua mencakup pembebasan sandera pria oleh Hamas."
    )
    told = [event for event in tell(lexicon, text) if event.type == "RETREAT"]
    assert [(event.trigger, event.status) for event in told] == [("pembebasan sandera", "planned")] * 2
