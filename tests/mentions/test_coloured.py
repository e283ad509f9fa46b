"""Whom a loaded word colours by the words beside it, by the same rules for every side."""

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Term

SIDES = {"Israel": "israel", "Hamas": "hamas", "Rusia": "russia", "Ukraina": "ukraine", "Iran": "iran", "TNI": "tni",
         "OPM": "tpnpb-opm", "Hizbullah": "hezbollah"}  # fmt: skip
PAIRS = [
    ("Israel", "Hamas"),
    ("Hamas", "Israel"),
    ("Rusia", "Ukraina"),
    ("Ukraina", "Rusia"),
    ("TNI", "OPM"),
    ("OPM", "TNI"),
]
SECOND_DID_IT = [
    ("{0} mengecam kekejaman yang dilakukan {1} di kota itu.", "kekejaman"),
    ("{0} mencatat kekejaman yang telah lama dilakukan oleh {1}.", "kekejaman"),
    ("{0} mendesak {1} menghentikan kekejaman di kota itu.", "kekejaman"),
    ("{1} mengecoh {0} dan melakukan genosida di kota itu.", "genosida"),
    ("{1}, yang didukung oleh {0}, melakukan genosida di kota itu.", "genosida"),
    ("{1} mendapat dukungan dari {0} selama melakukan genosida di kota itu.", "genosida"),
    ("{0} mendesak agar {1} mengakhiri kekejamannya.", "kekejamannya"),
    ("{0} mengancam jika {1} tidak segera menghentikan teror di kota itu.", "teror"),
    ("{1} menolak menghentikan genosida di kota itu.", "genosida"),
    ("{0} menembak. {1} membalas dengan genosida di kota itu.", "genosida"),
    ("{0} menjatuhkan sanksi kepada {1} atas tindakannya yang brutal.", "brutal"),
    ("{1} menyerang desa itu. {0} pergi. Kekejaman {1} berlanjut. Hujan turun sejak kekejaman.", "Kekejaman kekejaman"),
]
NOBODY = [
    "{} hadir untuk menghentikan kekejaman di kota itu.",
    "{} diserang secara keji di kota itu.",
    "{} mencatat kekejaman yang dilakukan Gerombolan Batu Hitam.",
    "Perjanjian dengan {} itu gugur.",
    "Catatan bahwa warga dibunuh secara keji ditulis {}.",
]


def terms(lexicon: Lexicon, text: str) -> list[tuple[str, str, str]]:
    mentions = read_text(lexicon, text).mentions
    return [(m.surface, m.value.about, m.value.lean) for m in mentions if isinstance(m.value, Term)]


@pytest.mark.parametrize(("frame", "words"), SECOND_DID_IT)
def test_a_deed_colours_who_does_it_and_not_who_speaks_suffers_or_helps(lexicon: Lexicon, frame: str, words: str) -> None:
    for pair in PAIRS:
        assert terms(lexicon, frame.format(*pair)) == [(word, SIDES[pair[1]], "against") for word in words.split()], pair


@pytest.mark.parametrize("frame", NOBODY)
def test_who_faces_or_suffers_a_deed_is_not_coloured(lexicon: Lexicon, frame: str) -> None:
    for name in SIDES:
        assert terms(lexicon, frame.format(name)) == [], name


@pytest.mark.parametrize(("place", "state"), [("Iran", "iran"), ("Moskow", "russia"), ("jantung Kiev", "ukraine")])
def test_a_regime_is_that_of_the_country_where_it_sits(lexicon: Lexicon, place: str, state: str) -> None:
    assert terms(lexicon, f"Israel mengancam rezim di {place}.") == [("rezim", state, "against")]


@pytest.mark.parametrize("group", ["Hamas", "Jihad Islam"])
def test_a_name_behind_a_comma_says_which_group_is_meant(lexicon: Lexicon, group: str) -> None:
    [(_, about, lean)] = terms(lexicon, f"Gerakan perlawanan Palestina, {group}, mengirim utusan.")
    assert (about, lean) == (SIDES.get(group, "islamic-jihad"), "for")


def test_a_name_for_groups_before_two_of_them_colours_them_all(lexicon: Lexicon) -> None:
    text = "Kairo menyambut faksi perlawanan Hamas dan Jihad Islam."
    assert [about for _, about, _ in terms(lexicon, text)] == ["palestinian-factions"]


@pytest.mark.parametrize(("attacker", "target"), [("Israel", "Hizbullah"), ("Rusia", "ISIS"), ("Iran", "Taliban")])
def test_who_attacks_terrorists_is_not_called_one(lexicon: Lexicon, attacker: str, target: str) -> None:
    about = {"Hizbullah": "hezbollah", "ISIS": "isis", "Taliban": "taliban"}[target]
    text = f"{target} mengirim utusan. {attacker} menggempur lokasi para teroris."
    assert terms(lexicon, text) == [("teroris", about, "against")]


def test_the_people_of_a_country_do_no_deeds_of_war(lexicon: Lexicon) -> None:
    for name in ("Palestina", "Israel", "Ukraina", "Rusia"):
        assert terms(lexicon, f"Dua puluh warga {name} tewas sejak agresi.") == [], name


@pytest.mark.parametrize(("first", "second"), [("Israel", "Rusia"), ("Rusia", "Israel")])
def test_two_who_did_it_together_are_both_coloured(lexicon: Lexicon, first: str, second: str) -> None:
    reading = read_text(lexicon, f"Kota itu menghadapi agresi dari {first} dan {second}.")
    coloured = {(m.surface, m.value.about) for m in reading.mentions if isinstance(m.value, Term)}
    assert coloured == {("agresi", SIDES[first]), ("agresi", SIDES[second])}
    assert len({m.mention_id for m in reading.mentions}) == len(reading.mentions)


@pytest.mark.parametrize(("bearer", "owner"), [("Hamas", "Israel"), ("Israel", "Hamas")])
@pytest.mark.parametrize("text", ["{0} masuk daftar teroris {1}.", "Ia menolak cap teroris yang diberikan {1} kepada {0}."])
def test_a_label_is_his_who_bears_it(lexicon: Lexicon, text: str, bearer: str, owner: str) -> None:
    reading = read_text(lexicon, text.format(bearer, owner))
    assert [m.value.about for m in reading.mentions if isinstance(m.value, Term)] == [SIDES[bearer]]


@pytest.mark.parametrize(("side", "other"), PAIRS)
def test_who_has_launched_it_did_it_whoever_says_so(lexicon: Lexicon, side: str, other: str) -> None:
    text = f"{other} menyerang. Juru bicara {side} menyinggung pasukan {side} yang sudah melancarkan agresi."
    reading = read_text(lexicon, text)
    (about,) = [m.value.about for m in reading.mentions if isinstance(m.value, Term)]
    assert about != SIDES[other]
