"""Where and when: an act has the place and the day of its own clause and voice, never those of the report."""

import pytest
from told import tell, tell_one

from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "places", "day"),
    [
        ("Pada Senin, pasukan Israel menyerang pos Hizbullah di Tyre.", ("Tyre",), "2032-03-08"),
        ("Pasukan TNI menyerang pos TPNPB di Sugapa pada Selasa (9/3).", ("Sugapa",), "2032-03-09"),
        ("Pasukan Rusia menyerang sekolah di Kharkiv semalam.", ("Kharkiv",), "2032-03-09"),
        ("Pasukan Rusia menyerang sekolah di Kharkiv pada 7 Maret 2032.", ("Kharkiv",), "2032-03-07"),
        ("Di Beirut, utusan Hamas bertemu dengan utusan Hizbullah pada Senin.", ("Beirut",), "2032-03-08"),
        ("Pertemuan Hamas dengan Hizbullah berlangsung di Beirut pada Senin.", ("Beirut",), "2032-03-08"),
        ("Tentara Israel menyerang pos Hizbullah di selatan Tyre.", ("selatan Tyre",), None),
    ],
)
def test_an_act_has_the_place_and_the_day_of_its_clause(
    lexicon: Lexicon, text: str, places: tuple[str, ...], day: str | None
) -> None:
    told = tell_one(lexicon, text)
    assert (told.places, told.day) == (places, day)


def test_a_spot_may_be_named_by_several_places(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Pasukan TNI menyerang pos TPNPB di Sugapa, Intan Jaya, pada Selasa (9/3).")
    assert told.places == ("Sugapa", "Intan Jaya")


def test_the_country_beside_its_town_is_left_out(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Pertemuan Hamas dengan Hizbullah berlangsung di ibu kota Lebanon, Beirut.")
    assert told.places == ("Beirut",)


def test_two_clauses_keep_their_places_and_days_apart(lexicon: Lexicon) -> None:
    text = (
        "Pasukan Israel menyerang pos Hizbullah di Tyre pada Senin, sementara Hizbullah menembaki pos Israel "
        "di Metula pada Selasa."
    )
    assert [(told.places, told.day) for told in tell(lexicon, text)] == [
        (("Tyre",), "2032-03-08"),
        (("Metula",), "2032-03-09"),
    ]


def test_acts_that_share_a_subject_have_places_of_their_own(lexicon: Lexicon) -> None:
    text = "Tentara Israel menembak dua warga Palestina di Rafah dan menangkap tiga orang di Hebron."
    assert [told.places for told in tell(lexicon, text)] == [("Rafah",), ("Hebron",)]


def test_a_place_behind_a_conjunction_belongs_to_what_follows_it(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Pasukan Israel menyerang pos Hizbullah di Tyre setelah sirene berbunyi di Haifa.")
    assert told.places == ("Tyre",)


@pytest.mark.parametrize("speaker", ["Hamas", "Hizbullah", "Israel"])
def test_a_day_outside_a_direct_quotation_does_not_date_what_is_said_in_it(lexicon: Lexicon, speaker: str) -> None:
    text = f'"Pos kami di Tyre diserang dengan drone," kata juru bicara {speaker} pada Selasa.'
    told = tell_one(lexicon, text)
    assert (told.places, told.day) == (("Tyre",), None)


def test_a_day_within_a_quotation_dates_what_is_said_there(lexicon: Lexicon) -> None:
    text = '"Pos kami di Tyre diserang dengan drone pada Senin," kata juru bicara Hamas pada Selasa.'
    assert tell_one(lexicon, text).day == "2032-03-08"


@pytest.mark.parametrize(
    "text",
    [
        '"Israel menyerang sekolah di Rafah dengan drone," kata juru bicara Hamas di Kairo.',
        "Israel menyerang sekolah di Rafah, kata juru bicara Hamas di Kairo.",
        "Juru bicara Hamas mengatakan di Kairo bahwa Israel menyerang sekolah di Rafah.",
    ],
)
def test_where_somebody_speaks_is_no_place_of_the_act(lexicon: Lexicon, text: str) -> None:
    assert tell_one(lexicon, text).places == ("Rafah",)


@pytest.mark.parametrize("day", ["Senin (8/3)", "pada Senin"])
def test_the_day_of_a_cited_report_is_not_the_day_of_the_act(lexicon: Lexicon, day: str) -> None:
    assert tell_one(lexicon, f"Pasukan Israel menyerang pos Hizbullah, dilansir AFP, {day}.").day is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("BEIRUT – Tentara Israel menembaki pos milik Hizbullah di dekat perbatasan.", ()),
        ("BEIRUT, Kabar Contoh – Tentara Israel menembaki pos milik Hizbullah di dekat perbatasan.", ()),
        ("JAKARTA – Pasukan TPNPB menembaki pos milik TNI di Sugapa pada Senin.", ("Sugapa",)),
        ("JAKARTA – Pasukan TNI menembaki pos milik TPNPB di Sugapa pada Senin.", ("Sugapa",)),
    ],
)
def test_a_dateline_is_no_place_of_the_act(lexicon: Lexicon, text: str, places: tuple[str, ...]) -> None:
    assert tell_one(lexicon, text).places == places


@pytest.mark.parametrize(
    "text",
    [
        "Pasukan Israel menembaki kelompok yang bermarkas di Beirut.",
        "Presiden Turki bertemu dengan utusan Iran yang tinggal di Damaskus.",
        "Presiden Turki bertemu dengan utusan Iran, yang juga mengawasi urusan Timur Tengah.",
    ],
)
def test_where_somebody_lives_or_serves_is_no_place_of_the_act(lexicon: Lexicon, text: str) -> None:
    assert tell_one(lexicon, text).places == ()


def test_where_victims_were_is_the_place_of_the_act(lexicon: Lexicon) -> None:
    assert tell_one(lexicon, "Tiga warga yang berlindung di Jabalia tewas dalam serangan Israel.").places == ("Jabalia",)


def test_the_day_of_publication_is_never_a_default(lexicon: Lexicon) -> None:
    assert tell_one(lexicon, "Pasukan Israel menyerang pos Hizbullah di Tyre.").day is None


def test_a_day_of_another_clause_with_a_verb_does_not_date_the_act(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Sejak serangan dimulai pada 27 Oktober, kelompok itu menembaki pos Israel.")
    assert (told.trigger, told.day) == ("menembaki", None)


def test_a_place_under_attack_is_place_and_target(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Kelompok Hizbullah meluncurkan tiga roket ke Haifa.")
    assert told.places == told.targets == ("Haifa",)
