"""Attribution: who says so, from the innermost speaker to the last who relays, and what the speaker does with it."""

import pytest
from told import PUBLISHED, tell, tell_one

from reading import read_text
from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ('"Pasukan Rusia menyerang sekolah di Kharkiv," kata juru bicara Ukraina.', ("ukraine",)),
        ('Juru bicara Ukraina mengatakan, "Pasukan Rusia menyerang sekolah di Kharkiv."', ("ukraine",)),
        ("Juru bicara Ukraina mengatakan pasukan Rusia menyerang sekolah di Kharkiv.", ("ukraine",)),
        ("Juru bicara Ukraina menyatakan bahwa pasukan Rusia menyerang sekolah di Kharkiv.", ("ukraine",)),
        ("Menurut juru bicara Ukraina, pasukan Rusia menyerang sekolah di Kharkiv.", ("ukraine",)),
        ("Pasukan Rusia menyerang sekolah di Kharkiv, menurut juru bicara Ukraina.", ("ukraine",)),
        ("Pasukan Rusia menyerang sekolah di Kharkiv, kata juru bicara Ukraina.", ("ukraine",)),
        ("Pasukan Ukraina menyerang sekolah di Belgorod, kata juru bicara Rusia.", ("russia",)),
        ("Reuters melaporkan pasukan Rusia menyerang sekolah di Kharkiv.", ("media:reuters",)),
        ("Pasukan Rusia menyerang sekolah di Kharkiv.", ()),
    ],
)
def test_the_speaker_is_the_source(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    told = tell_one(lexicon, text)
    assert (told.chain, told.stance) == (chain, "asserts")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Pasukan Israel menyerang sekolah di Rafah, kata utusan Hamas, Yusuf al-Dabbas, pada Senin.", ("yusuf-al-dabbas",)),
        ('"Pasukan Rusia menyerang sekolah kami semalam," kata juru bicara Ukraina, Dmytro Melnyk.', ("dmytro-melnyk",)),
    ],
)
def test_the_person_is_named_rather_than_the_body(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert tell_one(lexicon, text).chain == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Pasukan Israel menyerang sekolah itu pada Senin, kata juru bicara Hamas, seperti dilansir Reuters.",
            ("hamas", "media:reuters"),
        ),
        (
            "Kelompok Hamas menyerang sekolah itu pada Senin, kata juru bicara Israel, seperti dilansir Reuters.",
            ("israel", "media:reuters"),
        ),
        (
            "Al-Manar, mengutip pernyataan Hizbullah, melaporkan bahwa pasukan Israel menyerang sekolah itu.",
            ("hezbollah", "media:al-manar"),
        ),
        (
            "Pasukan Israel menyerang sekolah itu, menurut kantor media Hizbullah yang dikutip Al-Manar.",
            ("hezbollah", "media:al-manar"),
        ),
        (
            "Kelompok TPNPB menembak dua guru di Sugapa, ujar juru bicara TNI, Dimas Santosa, dikutip Antara.",
            ("dimas-santosa", "media:antara"),
        ),
        ("Seperti dilansir AFP, pasukan Israel menyerang sekolah itu.", ("media:afp",)),
        ("Mengutip Reuters, pasukan Israel menyerang sekolah itu.", ("media:reuters",)),
    ],
)
def test_a_chain_runs_from_the_speaker_to_the_relay(lexicon: Lexicon, text: str, chain: tuple[str, ...]) -> None:
    assert tell_one(lexicon, text).chain == chain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dua saksi mata mengatakan pasukan Israel menyerang sekolah itu.", "saksi mata"),
        ("Sumber keamanan mengatakan pasukan Israel menyerang sekolah itu.", "Sumber keamanan"),
        ("Menurut seorang pejabat, pasukan Israel menyerang sekolah itu.", "seorang pejabat"),
        ("Pasukan Israel menyerang sekolah itu, kata seorang pejabat yang enggan disebut namanya.", "seorang pejabat"),
        ("Pasukan Israel menyerang sekolah di Rafah, kata sumber medis kepada Reuters.", "sumber medis"),
        ('"Sekolah kami diserang tentara Israel semalam," kata seorang warga.', "seorang warga"),
    ],
)
def test_unnamed_sources_are_kept_by_their_words(lexicon: Lexicon, text: str, words: str) -> None:
    assert tell_one(lexicon, text).chain[0] == words


@pytest.mark.parametrize(
    ("text", "chain", "stance"),
    [
        ("Hamas mengklaim membunuh dua tentara Israel di Rafah.", ("hamas",), "alleges"),
        ("TNI mengklaim menembak dua anggota TPNPB di Sugapa.", ("tni",), "alleges"),
        ("TPNPB mengklaim menembak dua anggota TNI di Sugapa.", ("tpnpb-opm",), "alleges"),
        ("Rusia meragukan bahwa pasukan Ukraina menyerang sekolah itu.", ("russia",), "doubts"),
        ("Rusia mengumumkan bahwa pasukan Ukraina menyerang sekolah itu.", ("russia",), "asserts"),
    ],
)
def test_the_verb_gives_the_stance(lexicon: Lexicon, text: str, chain: tuple[str, ...], stance: str) -> None:
    told = tell_one(lexicon, text)
    assert (told.chain, told.stance) == (chain, stance)


@pytest.mark.parametrize(
    ("accuser", "accused", "ids"),
    [
        ("TNI", "TPNPB", ("tni", "tpnpb-opm")),
        ("TPNPB", "TNI", ("tpnpb-opm", "tni")),
        ("Hamas", "Israel", ("hamas", "israel")),
    ],
)
def test_what_somebody_is_accused_of_is_alleged(lexicon: Lexicon, accuser: str, accused: str, ids: tuple[str, str]) -> None:
    accusation, act = tell(lexicon, f"{accuser} menuding {accused} menembak dua guru pada Senin.")
    assert (accusation.type, accusation.agents, accusation.targets, accusation.chain) == ("ACCUSE", ids[:1], ids[1:], ())
    assert (act.type, act.agents, act.chain, act.stance) == ("ASSAULT", ids[1:], ids[:1], "alleges")


def test_who_speaks_a_speech_act_is_not_also_its_source(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Turki mengecam serangan itu, lapor Anadolu.")
    assert (told.agents, told.chain) == (("turkey",), ("media:anadolu",))


def test_his_words_are_those_of_who_spoke_last(lexicon: Lexicon) -> None:
    text = 'Yusuf al-Dabbas menyatakan pihaknya siap. "Pasukan Israel menyerang sekolah kami semalam," katanya.'
    assert tell_one(lexicon, text).chain == ("yusuf-al-dabbas",)


def test_what_the_outlet_tells_itself_stays_apart_from_what_it_quotes(lexicon: Lexicon) -> None:
    text = 'Polisi menangkap lima orang di Wamena. "Pasukan TNI menembak dua guru semalam," kata juru bicara TPNPB.'
    assert [(told.type, told.chain) for told in tell(lexicon, text)] == [("COERCE", ()), ("ASSAULT", ("tpnpb-opm",))]


def test_the_cue_is_the_word_that_attributes(lexicon: Lexicon) -> None:
    text = "Pasukan Rusia menyerang sekolah di Kharkiv, kata juru bicara Ukraina."
    (event,) = read_text(lexicon, text, published=PUBLISHED).events
    assert event.attribution.cue is not None
    assert event.attribution.cue.of(text) == "kata"


@pytest.mark.parametrize(
    ("text", "quoted", "kind", "speaker"),
    [
        ('"Kami akan pulang besok pagi," kata Yusuf al-Dabbas.', "Kami akan pulang besok pagi", "direct", "Yusuf al-Dabbas"),
        (
            'Yusuf al-Dabbas berkata, "Kami akan pulang besok pagi."',
            "Kami akan pulang besok pagi.",
            "direct",
            "Yusuf al-Dabbas",
        ),
        ("Yusuf al-Dabbas mengatakan bahwa mereka pulang besok.", "mereka pulang besok", "indirect", "Yusuf al-Dabbas"),
        ("Menurut juru bicara Hamas, mereka pulang besok.", "mereka pulang besok", "indirect", "juru bicara Hamas"),
    ],
)
def test_quotes_have_their_words_and_their_speaker(
    lexicon: Lexicon, text: str, quoted: str, kind: str, speaker: str
) -> None:
    (quote,) = read_text(lexicon, text, published=PUBLISHED).quotes
    assert (quote.span.of(text), quote.kind) == (quoted, kind)
    assert [filler.span.of(text) for filler in quote.speaker] == [speaker]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rusia menolak usul itu, kata Ani, sebagaimana disampaikan PBB.", "Rusia menolak usul itu"),
        ("Rusia menolak usul itu, kata Ani, seperti dilansir Reuters.", "Rusia menolak usul itu"),
        ("Hasilnya, kata Ani, usul itu ditolak Rusia.", "Hasilnya, kata Ani, usul itu ditolak Rusia"),
    ],
)
def test_what_is_said_goes_on_behind_a_tag_but_not_into_who_relays_it(lexicon: Lexicon, text: str, content: str) -> None:
    assert [quote.span.of(text) for quote in read_text(lexicon, text, published=PUBLISHED).quotes] == [content]


def test_what_follows_menurut_dia_begins_in_its_own_sentence(lexicon: Lexicon) -> None:
    text = "Rusia menolak usul itu, kata Putin, Senin. Jalan itu ditutup. Menurut dia jalan itu rusak berat dan tidak aman."
    found = [quote.span.of(text) for quote in read_text(lexicon, text, published=PUBLISHED).quotes]
    assert found
    assert not any("ditutup" in content for content in found)
