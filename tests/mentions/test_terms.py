"""Words that take a side: whom they colour and which way, by the same rules for every side."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Term

STATES = {"Israel": "israel", "Palestina": "palestine", "Rusia": "russia", "Ukraina": "ukraine", "Iran": "iran",
          "Suriah": "syria", "Amerika Serikat": "united-states", "Indonesia": "indonesia"}  # fmt: skip
GROUPS = {"Hamas": "hamas", "Hizbullah": "hezbollah", "Houthi": "houthis", "OPM": "tpnpb-opm", "ISIS": "isis",
          "Taliban": "taliban"}  # fmt: skip
FORCES = {"TNI": "tni", "Militer Israel": "israel-military", "Militer Rusia": "russia-military",
          "Militer Ukraina": "ukraine-military", "Militer Myanmar": "myanmar-military"}  # fmt: skip
SIDES = STATES | GROUPS | FORCES
ANY_SIDE = [
    ("Laporan itu menyebut {} teroris.", "teroris", "against"),
    ("Laporan itu menyebut {} organisasi teroris.", "organisasi teroris", "against"),
    ("Laporan itu menyebut {} penjahat perang.", "penjahat perang", "against"),
    ("Laporan itu menyebut {} setan.", "setan", "against"),
    ("Serangan {} itu biadab.", "biadab", "against"),
    ("Serangan brutal {} berlanjut.", "brutal", "against"),
    ("Serangan keji {} berlanjut.", "keji", "against"),
    ("Kekejaman {} berlanjut.", "Kekejaman", "against"),
    ("Genosida {} berlanjut.", "Genosida", "against"),
    ("Pembantaian oleh {} berlanjut.", "Pembantaian", "against"),
    ("Rezim {} menolak.", "Rezim {}", "against"),
]
DEAD = [
    ("Lima prajurit {} gugur.", "gugur"),
    ("Lima anggota {} syahid.", "syahid"),
    ("Laporan itu menyebut {} pahlawan.", "pahlawan"),
]
GROUP_WORDS = [("Pejuang {} mundur.", "Pejuang", "for"), ("Pemberontak {} mundur.", "Pemberontak", "against")]
FIXED = [
    ("Entitas Zionis menolak.", "Entitas Zionis", "israel", "against"),
    ("Rezim Zionis menolak.", "Rezim Zionis", "israel", "against"),
    ("Rezim Kiev menolak.", "Rezim Kiev", "ukraine", "against"),
    ("Rezim Moskow menolak.", "Rezim Moskow", "russia", "against"),
    ("Rezim Teheran menolak.", "Rezim Teheran", "iran", "against"),
    ("Rezim Indonesia menolak.", "Rezim Indonesia", "indonesia", "against"),
    ("Setan Besar itu menolak.", "Setan Besar", "united-states", "against"),
    ("KKB menolak.", "KKB", "tpnpb-opm", "against"),
    ("Kelompok kriminal bersenjata (KKB) menolak.", "Kelompok kriminal bersenjata (KKB)", "tpnpb-opm", "against"),
    ("Perlawanan Palestina menolak.", "Perlawanan Palestina", "palestinian-factions", "for"),
    ("Pejuang Papua menolak.", "Pejuang Papua", "tpnpb-opm", "for"),
    ("Yudea dan Samaria itu luas.", "Yudea dan Samaria", "israel", "for"),
]
PLAIN = [
    "Serangan {} berlanjut.",
    "Invasi {} berlanjut.",
    "Perang {} berlanjut.",
    "Militan {} mundur.",
    "Pasukan {} menembak rumah itu.",
    "{} membunuh lima orang.",
]
PLAIN_SENSE = [
    "Timnas Rusia menang di babak gugur.",
    "Indonesia membentuk Badan Nasional Penanggulangan Terorisme.",
    "Anak sekolah di Indonesia memperingati Hari Pahlawan.",
    "Rezim pajak Indonesia diubah.",
    "Mahkamah itu membuka gugatan genosida terhadap Rusia.",
    "Teroris itu tiba.",
]
EXCHANGE = [
    ("{0} menyebut {1} teroris, sedangkan {1} menyebut {0} biadab.", [("teroris", 1), ("biadab", 0)]),
    ("Serangan brutal {0} terhadap {1} berlanjut.", [("brutal", 0)]),
    ("{0} mengecam kekejaman {1}.", [("kekejaman", 1)]),
    ("Menurut {0}, {1} melakukan genosida.", [("genosida", 1)]),
    ('"Serangan {0} itu biadab dan kejam sekali," kata juru bicara {1}.', [("biadab", 0), ("kejam", 0)]),
]


def terms(lexicon: Lexicon, text: str) -> list[tuple[str, str, str]]:
    mentions = read_text(lexicon, text).mentions
    return [(m.surface, m.value.about, m.value.lean) for m in mentions if isinstance(m.value, Term)]


@pytest.mark.parametrize(("frame", "word", "lean"), ANY_SIDE)
def test_a_word_that_any_side_may_be_called_colours_every_side_alike(
    lexicon: Lexicon, frame: str, word: str, lean: str
) -> None:
    for name, actor in SIDES.items():
        assert terms(lexicon, frame.format(name)) == [(word.format(name), actor, lean)], name


@pytest.mark.parametrize(("frame", "word"), DEAD)
def test_praise_of_the_dead_and_the_fighting_is_for_their_own_side(lexicon: Lexicon, frame: str, word: str) -> None:
    for name, actor in (GROUPS | FORCES).items():
        assert terms(lexicon, frame.format(name)) == [(word, actor, "for")], name


@pytest.mark.parametrize(("frame", "word", "lean"), GROUP_WORDS)
def test_names_for_armed_groups_colour_every_group_alike(lexicon: Lexicon, frame: str, word: str, lean: str) -> None:
    for name, actor in GROUPS.items():
        assert terms(lexicon, frame.format(name)) == [(word, actor, lean)], name


def test_names_for_states_colour_every_state_alike(lexicon: Lexicon) -> None:
    for name, actor in STATES.items():
        assert terms(lexicon, f"Laporan itu menyebut {name} penjajah.") == [("penjajah", actor, "against")], name
        assert terms(lexicon, f"Agresi {name} berlanjut.") == [("Agresi", actor, "against")], name


@pytest.mark.parametrize(("text", "word", "about", "lean"), FIXED)
def test_some_words_always_mean_one_actor(lexicon: Lexicon, text: str, word: str, about: str, lean: str) -> None:
    assert terms(lexicon, text) == [(word, about, lean)]


@pytest.mark.parametrize("frame", PLAIN)
def test_plain_words_colour_nobody(lexicon: Lexicon, frame: str) -> None:
    for name in SIDES:
        assert terms(lexicon, frame.format(name)) == [], name


@pytest.mark.parametrize("text", PLAIN_SENSE)
def test_in_its_plain_sense_or_about_nobody_a_word_is_no_term(lexicon: Lexicon, text: str) -> None:
    assert terms(lexicon, text) == []


@pytest.mark.parametrize(("frame", "coloured"), EXCHANGE)
def test_with_the_sides_changed_over_the_lean_changes_over(
    lexicon: Lexicon, frame: str, coloured: list[tuple[str, int]]
) -> None:
    for pair in permutations(["Hamas", "Israel", "Rusia", "Ukraina", "TNI", "OPM", "Hizbullah", "Iran"], 2):
        expected = [(word, SIDES[pair[who]], "against") for word, who in coloured]
        assert terms(lexicon, frame.format(*pair)) == expected, pair


@given(st.permutations(list(GROUPS)), st.lists(st.sampled_from([frame for frame, *_ in ANY_SIDE]), min_size=1, max_size=4))
def test_renaming_the_sides_of_an_article_renames_whom_it_colours(
    lexicon: Lexicon, order: list[str], frames: list[str]
) -> None:
    def article(names: list[str]) -> list[tuple[str, str]]:
        text = " ".join(frame.format(name) for frame, name in zip(frames, names, strict=False))
        return [(about, lean) for _, about, lean in terms(lexicon, text)]

    renamed = dict(zip(GROUPS.values(), (GROUPS[name] for name in order), strict=True))
    assert article(order) == [(renamed[about], lean) for about, lean in article(list(GROUPS))]


def test_a_term_carries_its_plain_counterpart(lexicon: Lexicon) -> None:
    [mention] = [m for m in read_text(lexicon, "KKB menolak.").mentions if isinstance(m.value, Term)]
    assert mention.value == Term(about="tpnpb-opm", lean="against", neutral="TPNPB-OPM")


def test_the_longest_term_at_a_place_is_taken(lexicon: Lexicon) -> None:
    assert terms(lexicon, "Laporan itu menyebut Israel negara teroris.") == [("negara teroris", "israel", "against")]


def test_a_later_use_colours_whom_the_first_one_did(lexicon: Lexicon) -> None:
    text = "Laporan itu menyebut {} teroris. Hujan turun di desa itu. Teroris itu lalu mundur."
    for name, actor in GROUPS.items():
        assert [about for _, about, _ in terms(lexicon, text.format(name))] == [actor, actor]


def test_terms_inside_a_quotation_are_marked_too(lexicon: Lexicon) -> None:
    for name, actor in SIDES.items():
        text = f'"Serangan {name} itu biadab dan tidak boleh dibiarkan," kata warga desa itu.'
        assert terms(lexicon, text) == [("biadab", actor, "against")], name


@pytest.mark.parametrize("side", ["Hamas", "Israel", "Hizbullah", "Rusia"])
@pytest.mark.parametrize("verb", ["mengecam", "mengkritik", "menyoroti"])
def test_whoever_condemns_an_atrocity_is_not_said_to_have_done_it(lexicon: Lexicon, side: str, verb: str) -> None:
    assert terms(lexicon, f"{side} {verb} kekejaman di kota itu.") == []


def test_a_deed_that_is_pointed_at_and_condemned_is_held_against_its_doer(lexicon: Lexicon) -> None:
    text = "Rusia membombardir pelabuhan itu. Iran mengutuk serangan keji itu."
    assert terms(lexicon, text) == [("keji", "russia", "against")]


@pytest.mark.parametrize(("name", "actor"), SIDES.items())
def test_a_deed_that_is_pointed_at_again_colours_who_did_the_first(lexicon: Lexicon, name: str, actor: str) -> None:
    text = f"{name} melakukan kekejaman di kota itu. Serbia dan Kroasia hadir. Rumah itu rusak oleh aksi biadab tersebut."
    assert terms(lexicon, text) == [("kekejaman", actor, "against"), ("biadab", actor, "against")]


@pytest.mark.parametrize(("name", "actor"), SIDES.items())
def test_loaded_words_side_by_side_colour_the_same_actor(lexicon: Lexicon, name: str, actor: str) -> None:
    text = f"{name} melakukan pembantaian brutal di kota itu."
    assert terms(lexicon, text) == [("pembantaian", actor, "against"), ("brutal", actor, "against")]


def test_a_sentence_that_opens_with_this_points_to_the_side_spoken_of_before(lexicon: Lexicon) -> None:
    for name, actor in SIDES.items():
        assert terms(lexicon, f'Dua rumah hancur akibat serangan {name}. "Ini adalah kekejaman."') == [
            ("kekejaman", actor, "against")
        ], name


def test_a_bare_regime_is_the_one_named_before(lexicon: Lexicon) -> None:
    for name, actor in STATES.items():
        text = f"Rezim {name} menolak usul itu. Hizbullah mengguncang fondasi rezim."
        assert [about for _, about, _ in terms(lexicon, text)] == [actor, actor], name


@pytest.mark.parametrize("force", ["TNI", "Militer Israel", "Militer Rusia", "Militer Ukraina"])
def test_bare_soldiers_who_fell_belong_to_the_force_spoken_of(lexicon: Lexicon, force: str) -> None:
    text = f"{force} menggelar upacara. Dokter memeriksa jenazah tentara yang gugur."
    assert terms(lexicon, text) == [("gugur", FORCES[force], "for")]
    assert terms(lexicon, f"{force} menggelar upacara. Anak kecil itu gugur.") == []


@pytest.mark.parametrize("word", ["Kita tidak boleh menjadi pengecut.", "Saya tidak mau menjadi pengecut."])
def test_who_speaks_of_himself_is_not_the_side_told_of_before(lexicon: Lexicon, word: str) -> None:
    for name, actor in SIDES.items():
        assert terms(lexicon, f"Kekejaman {name} berlanjut. {word}") == [("Kekejaman", actor, "against")], name


@pytest.mark.parametrize(
    ("name", "actor"), [("Israel", "israel"), ("Iran", "iran"), ("Rusia", "russia"), ("Ukraina", "ukraine")]
)
def test_an_enemy_by_name_is_loaded_and_an_old_rivalry_is_not(lexicon: Lexicon, name: str, actor: str) -> None:
    assert terms(lexicon, f"Drone musuh {name} jatuh di ladang itu.") == [("musuh", actor, "against")]
    assert terms(lexicon, f"{name} dan Suriah adalah musuh bebuyutan.") == []
