"""Whom a loaded word colours where its sentence does not say: groups of a country, the fallen's force, the attacker."""

import pytest

from eyes import eyes
from reading import document_of
from saksi.encoder.run import Encoder
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Term
from saksi.pipeline.read import read


def terms(lexicon: Lexicon, text: str, encoder: Encoder | None = None) -> list[tuple[str, str]]:
    mentions = read(document_of(text), lexicon, encoder).mentions
    return [(m.surface, m.value.about) for m in mentions if isinstance(m.value, Term)]


@pytest.mark.parametrize(
    ("country", "group"), [("Suriah", "syrian-rebels"), ("Yaman", "houthis"), ("Myanmar", "myanmar-ethnic-armies")]
)
def test_bare_rebels_are_those_of_the_country_last_named(lexicon: Lexicon, country: str, group: str) -> None:
    text = f"Hamas mengirim utusan. Perang di {country} berlanjut. Jembatan itu direbut pemberontak."
    assert terms(lexicon, text) == [("pemberontak", group)]


def test_rebels_of_a_country_without_a_listed_group_are_nobody(lexicon: Lexicon) -> None:
    assert terms(lexicon, "Perang di Norwegia berlanjut. Jembatan itu direbut pemberontak.") == []


@pytest.mark.parametrize("led", ["dipimpin", "dipimpin oleh"])
def test_rebels_are_more_than_the_group_that_leads_them(lexicon: Lexicon, led: str) -> None:
    text = f"Pemerintah Suriah jatuh. Kota itu direbut pemberontak yang {led} Hayat Tahrir al-Sham."
    assert terms(lexicon, text) == [("pemberontak", "syrian-rebels")]


def test_a_band_with_the_name_of_a_state_is_a_group_of_it(lexicon: Lexicon) -> None:
    assert terms(lexicon, "Menteri itu menyalahkan kelompok teror Palestina.") == [
        ("kelompok teror", "palestinian-factions")
    ]
    assert terms(lexicon, "Menteri itu menyebut Palestina negara teroris.") == [("negara teroris", "palestine")]


@pytest.mark.parametrize("name", ["Hizbullah", "Hamas", "Houthi"])
def test_a_name_in_brackets_says_which_group_is_meant(lexicon: Lexicon, name: str) -> None:
    text = f"Pejabat itu memuji kelompok perlawanan ({name}) di kota itu."
    assert [about for _, about in terms(lexicon, text)] == [
        {"Hizbullah": "hezbollah", "Hamas": "hamas", "Houthi": "houthis"}[name]
    ]


@pytest.mark.parametrize(("rank", "force"), [("Bharatu", "brimob"), ("Bripda", "polri"), ("Praka", "tni")])
def test_who_fell_with_a_rank_belongs_to_the_force_that_has_it(lexicon: Lexicon, rank: str, force: str) -> None:
    assert terms(lexicon, f"Akibatnya, {rank} Anumerta Jaka Uji gugur di pos itu.") == [("gugur", force)]


@pytest.mark.parametrize("before", ["Jumlah", "Sebanyak 300"])
def test_the_counted_dead_of_a_state_are_its_people(lexicon: Lexicon, before: str) -> None:
    assert terms(lexicon, f"{before} martir Palestina bertambah.") == [("martir", "palestinian-civilians")]


@pytest.mark.parametrize(
    ("who", "state"),
    [("Militer Israel", "israel"), ("Netanyahu", "israel"), ("Vladimir Putin", "russia"), ("Militer Rusia", "russia")],
)
def test_aggression_is_held_against_the_state_of_who_leads_or_fights_for_it(lexicon: Lexicon, who: str, state: str) -> None:
    assert terms(lexicon, f"{who} melancarkan agresi ke kota itu.") == [("agresi", state)]


def test_a_massacre_is_held_against_the_army_that_did_it(lexicon: Lexicon) -> None:
    assert terms(lexicon, "Militer Rusia melakukan pembantaian di desa itu.") == [("pembantaian", "russia-military")]


@pytest.mark.parametrize("before", ["Masyarakat internasional membiarkan", "Netanyahu mengatakan ada"])
def test_the_world_and_who_speaks_of_a_deed_have_not_done_it(lexicon: Lexicon, before: str) -> None:
    assert terms(lexicon, f"{before} genosida di kota itu.") == []


def test_where_little_says_who_did_it_another_use_tells(lexicon: Lexicon) -> None:
    text = "Spanyol meminta bahwa genosida di kota itu berakhir. Genosida {} memasuki bulan kedua."
    for name, actor in {"Israel": "israel", "Rusia": "russia", "RSF": "rsf"}.items():
        assert terms(lexicon, text.format(name)) == [("genosida", actor), ("Genosida", actor)]


def test_a_condemnation_of_terror_is_not_of_those_who_condemn(lexicon: Lexicon) -> None:
    for name in ("Iran", "Turki", "Hamas"):
        assert terms(lexicon, f"{name} menyatakan kecaman terhadap terorisme.") == []


@pytest.mark.parametrize(("name", "actor"), [("Israel", "israel"), ("Rusia", "russia"), ("Hamas", "hamas")])
def test_a_deed_without_a_doer_is_the_attackers_where_the_encoder_sees_a_loaded_word(
    lexicon: Lexicon, name: str, actor: str
) -> None:
    text = f"Rumah itu hancur oleh serangan udara {name}. Para pemain menyerukan penghentian pembantaian."
    assert terms(lexicon, text) == []
    assert terms(lexicon, text, eyes(term=[("pembantaian", "", 0.9)])) == [("pembantaian", actor)]
    assert terms(lexicon, text, eyes(term=[("pembantaian", "", 0.5)])) == []


@pytest.mark.parametrize("attack", ["Serangan ke Ukraina", "Serangan yang didukung Ukraina", "Perundingan Ukraina"])
def test_who_is_attacked_or_helps_is_no_attacker(lexicon: Lexicon, attack: str) -> None:
    text = f"{attack} berlanjut. Para pemain menyerukan penghentian pembantaian."
    assert terms(lexicon, text, eyes(term=[("pembantaian", "", 0.9)])) == []
