"""Actors: what the codebook lists, the bodies made of a country's name, persons beside their office, descriptions."""

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Actor

Named = list[tuple[str, str]]

LISTED: list[tuple[str, Named]] = [
    ("Hamas menolak usul itu.", [("Hamas", "hamas")]),
    ("Hizbullah menolak usul itu.", [("Hizbullah", "hezbollah")]),
    ("Houthi menolak usul itu.", [("Houthi", "houthis")]),
    ("OPM menolak usul itu.", [("OPM", "tpnpb-opm")]),
    ("KKB menolak usul itu.", [("KKB", "tpnpb-opm")]),
    ("TNI menolak usul itu.", [("TNI", "tni")]),
    ("Brimob tiba di desa itu.", [("Brimob", "brimob")]),
    ("PBB menolak usul itu.", [("PBB", "united-nations")]),
    ("AS menolak usul itu.", [("AS", "united-states")]),
    ("Serangan Israel berlanjut.", [("Israel", "israel")]),
    ("Al Jazeera melaporkan hal itu.", [("Al Jazeera", "media:al-jazeera")]),
    ("Reuters melaporkan hal itu.", [("Reuters", "media:reuters")]),
    ("Warga Papua pulang.", [("Warga Papua", "papuan-civilians")]),
    ("Polda Papua menahan lima orang.", [("Polda Papua", "polri")]),
]
MADE: list[tuple[str, Named]] = [
    ("Militer Israel mundur.", [("Militer Israel", "israel-military")]),
    ("Militer Rusia mundur.", [("Militer Rusia", "russia-military")]),
    ("Tentara Ukraina mundur.", [("Tentara Ukraina", "ukraine-military")]),
    ("Polisi Israel menahan lima warga.", [("Polisi Israel", "israel-police")]),
    ("Warga Ukraina pulang.", [("Warga Ukraina", "ukraine-civilians")]),
    ("Kementerian Luar Negeri Iran menolak.", [("Kementerian Luar Negeri Iran", "iran-foreign-ministry")]),
    ("Kementerian Pertahanan Rusia menolak.", [("Kementerian Pertahanan Rusia", "russia-defense-ministry")]),
    (
        "Kementerian Pertahanan dan Keamanan Timor Leste menolak.",
        [("Kementerian Pertahanan dan Keamanan Timor Leste", "east-timor-defense-ministry")],
    ),
    ("Kementerian Luar Negeri dan Iran menolak.", [("Iran", "iran")]),
    ("Pemerintah Israel menolak.", [("Pemerintah Israel", "israel")]),
    ("Operasi militer Israel itu ditutup.", [("Israel", "israel")]),
    ("Fasilitas nuklir dan militer Iran terbakar.", [("Iran", "iran")]),
    ("Sistem pertahanan udara Israel terbakar.", [("Israel", "israel")]),
    ("Pertahanan udara Rusia menembak.", [("Pertahanan udara Rusia", "russia-military")]),
    ("Perwira tinggi Kamboja tewas.", [("Perwira tinggi Kamboja", "cambodia-military")]),
    ("Mahasiswa Mesir pulang.", [("Mahasiswa Mesir", "egypt-civilians")]),
    ("Oposisi Israel menolak.", [("Oposisi Israel", "israeli-opposition")]),
    ("Jaksa Ukraina menuntut.", [("Jaksa Ukraina", "ukraine-prosecutors")]),
]
OFFICES: list[tuple[str, Named]] = [
    ("Menteri Luar Negeri Rusia Sergey Lavrov tiba.", [("Rusia", "russia"), ("Sergey Lavrov", "sergei-lavrov")]),
    ("Menteri Pertahanan Iran tiba.", [("Menteri Pertahanan Iran", "iran")]),
    ("Juru bicara militer Rusia tiba.", [("Juru bicara militer Rusia", "russia-military")]),
    (
        "Juru bicara militer Israel, Daniel Hagari, tiba.",
        [("militer Israel", "israel-military"), ("Daniel Hagari", "daniel-hagari")],
    ),
    (
        "Sekretaris Jenderal Hizbullah, Sheikh Naim Qassem, tiba.",
        [("Hizbullah", "hezbollah"), ("Naim Qassem", "naim-qassem")],
    ),
    (
        "Perdana Menteri Israel Benjamin Netanyahu tiba.",
        [("Israel", "israel"), ("Benjamin Netanyahu", "benjamin-netanyahu")],
    ),
    (
        "Presiden Rusia Vladimir Putin tiba. Putin lalu pulang.",
        [("Rusia", "russia"), ("Vladimir Putin", "vladimir-putin"), ("Putin", "vladimir-putin")],
    ),
    ("Pejabat Iran menolak.", [("Pejabat Iran", "iran")]),
    ("Pemerintahan Trump menolak.", [("Pemerintahan Trump", "united-states")]),
    ("Kabinet Netanyahu menolak.", [("Kabinet Netanyahu", "israel")]),
]
DESCRIBED: list[tuple[str, Named]] = [
    ("Hamas menolak. Kelompok tersebut mundur.", [("Hamas", "hamas"), ("Kelompok tersebut", "hamas")]),
    (
        "Korps Garda Revolusi Iran menjawab. Hamas diam. Korps tersebut mundur.",
        [
            ("Korps Garda Revolusi Iran", "irgc"),
            ("Hamas", "hamas"),
            ("Korps tersebut", "irgc"),
        ],
    ),
    ("Militer Israel diam. Surat itu dibaca oleh korps diplomatik.", [("Militer Israel", "israel-military")]),
    ("OPM menolak. Kelompok itu mundur.", [("OPM", "tpnpb-opm"), ("Kelompok itu", "tpnpb-opm")]),
    (
        "Kementerian Luar Negeri Iran menolak. Kementerian itu diam.",
        [("Kementerian Luar Negeri Iran", "iran-foreign-ministry"), ("Kementerian itu", "iran-foreign-ministry")],
    ),
    ("Tentara Rusia mundur. Pasukannya lelah.", [("Tentara Rusia", "russia-military"), ("Pasukannya", "russia-military")]),
    (
        "Militer Myanmar mundur. Militer juga menutup jalan.",
        [("Militer Myanmar", "myanmar-military"), ("Militer", "myanmar-military")],
    ),
    (
        "Pasukan Pertahanan Israel (IDF) mundur. IDF lalu pulang.",
        [("Pasukan Pertahanan Israel (IDF)", "israel-military"), ("IDF", "israel-military")],
    ),
]
OWNED: list[tuple[str, str, str]] = [
    ("Kamboja meminta Thailand membebaskan 18 tentaranya.", "tentaranya", "cambodia-military"),
    ("Rusia meminta Iran menarik pasukannya.", "pasukannya", "iran-military"),
    ("Ukraina mengatakan Rusia menyerang negaranya.", "negaranya", "ukraine"),
    ("Yunani memulangkan lima warga negaranya.", "warga negaranya", "greece-civilians"),
    ("Serangan terhadap Israel dan warganya berlanjut.", "warganya", "israeli-civilians"),
    ("Jerman menegur Polandia, kata kementerian luar negerinya.", "kementerian luar negerinya", "germany-foreign-ministry"),
    ("Iran membantah. Rusia menyebut Suriah menyerang negara itu.", "negara itu", "russia"),
    ("Korea Utara membantu Rusia. Negara itu mengirim tentara.", "Negara itu", "north-korea"),
    ("Iran mengatakan bahwa negara itu siap.", "negara itu", "iran"),
    ("Rusia menolak. Polisi negara itu siaga.", "Polisi negara itu", "russia-police"),
    ("Hamas menjawab. Kelompok militan Palestina tersebut mundur.", "Kelompok militan Palestina tersebut", "hamas"),
    ("Pemberontak Houthi mundur. Para pemberontak menembak.", "pemberontak", "houthis"),
    ("Suriah bergolak. Pasukan pemberontak mendekat.", "Pasukan pemberontak", "syrian-rebels"),
    ("Brigade Al-Qassam mengatakan pejuangnya mundur.", "pejuangnya", "al-qassam-brigades"),
    ("UNIFIL mundur. Pasukan penjaga perdamaian PBB tetap siaga.", "Pasukan penjaga perdamaian PBB", "unifil"),
    ("Kementerian Kesehatan Iran dan Rusia bertemu. Kementerian itu diam.", "Kementerian itu", "iran-health-ministry"),
]
UNMARKED: list[tuple[str, str]] = [
    ("Polisi menahan pria berkewarganegaraan Iran.", "Iran"),
    ("Serangan di Jalan Thamrin Jakarta menewaskan dua orang.", "Jakarta"),
    ("Polisi menahan Budi Amin alias AS (32). Kini AS diam.", "AS"),
    ("Dewan Peru meminta Kongres dan Senat membantu.", "Kongres"),
    ("Hamas menyerang Israel. Operasi militer tersebut berlangsung lama.", "militer tersebut"),
    ("Militer Iran mundur. Para tentara bayaran pulang.", "tentara"),
    ("Iran mundur. Kedua negara itu berunding.", "negara itu"),
    ("Iran mundur. Warga meninggalkan negara itu.", "negara itu"),
    ("Iran memamerkan aksi militernya.", "militernya"),
    ("Iran menolak, kata pihaknya.", "pihaknya"),
    ("Kantor berita Turki, Anadolu, melaporkan hal itu.", "Kantor berita Turki"),
    ("Gerakan perlawanan Palestina, Hamas, mundur.", "Gerakan perlawanan Palestina"),
]
NOBODY = [
    "Sandera itu pulang.",
    "Warga sipil itu pulang.",
    "Mereka pulang, lalu ia tiba.",
    "Korban itu tiba di rumah sakit.",
    "Bahasa Rusia diajarkan di sekolah.",
    "Kelompok tersebut mundur.",
    "Militer harus mundur.",
    "Harga itu 5 juta US$ per kapal.",
    "Rapat dimulai pukul 20.00 waktu Israel.",
    "Kapal tiba pada Sabtu malam waktu Washington.",
]
CAPITALS = [
    ("Moskow", "russia", "rus-moscow"),
    ("Kyiv", "ukraine", "ukr-kyiv"),
    ("Teheran", "iran", "irn-tehran"),
    ("Tel Aviv", "israel", "isr-tel-aviv"),
    ("Washington", "united-states", "usa-washington"),
    ("Beirut", "lebanon", "lbn-beirut"),
    ("Damaskus", "syria", "syr-damascus"),
    ("Jakarta", "indonesia", "idn-jakarta"),
]  # fmt: skip


def actors(lexicon: Lexicon, text: str) -> Named:
    mentions = read_text(lexicon, text).of_kind(Actor)
    return [(mention.surface, mention.value.actor_id) for mention in mentions if isinstance(mention.value, Actor)]


@pytest.mark.parametrize(("text", "named"), LISTED)
def test_listed_names(lexicon: Lexicon, text: str, named: Named) -> None:
    assert actors(lexicon, text) == named


@pytest.mark.parametrize(("text", "named"), MADE)
def test_a_head_noun_makes_another_body_of_a_country(lexicon: Lexicon, text: str, named: Named) -> None:
    assert actors(lexicon, text) == named


@pytest.mark.parametrize(("text", "named"), OFFICES)
def test_a_person_stands_beside_the_office_and_an_office_alone_is_the_body(
    lexicon: Lexicon, text: str, named: Named
) -> None:
    assert actors(lexicon, text) == named


@pytest.mark.parametrize(("text", "named"), DESCRIBED)
def test_descriptions_point_back_to_who_was_named(lexicon: Lexicon, text: str, named: Named) -> None:
    assert actors(lexicon, text) == named


@pytest.mark.parametrize(("text", "words", "actor"), OWNED)
def test_what_belongs_to_somebody_and_who_is_meant_again(lexicon: Lexicon, text: str, words: str, actor: str) -> None:
    assert (words, actor) in actors(lexicon, text)


@pytest.mark.parametrize(("text", "words"), UNMARKED)
def test_places_attributes_and_introducing_names_are_left_out(lexicon: Lexicon, text: str, words: str) -> None:
    assert all(words not in mention for mention in actors(lexicon, text))


@pytest.mark.parametrize("text", NOBODY)
def test_pronouns_bare_roles_and_languages_are_no_actors(lexicon: Lexicon, text: str) -> None:
    assert actors(lexicon, text) == []


@pytest.mark.parametrize(("capital", "state", "town"), CAPITALS)
def test_a_capital_that_acts_is_its_state_and_elsewhere_a_town(
    lexicon: Lexicon, capital: str, state: str, town: str
) -> None:
    assert actors(lexicon, f"{capital} menolak usul itu.") == [(capital, state)]
    for text in (f"Warga tiba di {capital}.", f"Warga pulang ke {capital}.", f"Roket menghantam {capital}."):
        reading = read_text(lexicon, text)
        assert [getattr(mention.value, "place_id", "an actor") for mention in reading.mentions] == [town]


def test_listed_actors_carry_their_codes(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, "Hamas, militer Israel, dan Reuters tiba.")
    codes = [(m.value.kind, m.value.country, m.value.sector) for m in reading.mentions if isinstance(m.value, Actor)]
    assert codes == [("armed-group", "PSE", "REB"), ("military", "ISR", "MIL"), ("media", "GBR", "JRN")]


def test_a_general_name_yields_to_the_group_it_introduces(lexicon: Lexicon) -> None:
    assert [actor for _, actor in actors(lexicon, "Gerakan perlawanan Hizbullah menolak.")] == ["hezbollah"]


def test_names_inside_longer_names_are_not_found_alone(lexicon: Lexicon) -> None:
    assert actors(lexicon, "Kapal itu tiba di Laut Jepang.") == []
    assert actors(lexicon, "Jepang menolak usul itu.") == [("Jepang", "japan")]


def test_a_states_name_is_not_short_for_a_person_named_so(lexicon: Lexicon) -> None:
    found = actors(lexicon, "Israel Katz tiba. Roket jatuh di kota Israel. Katz pulang.")
    assert found == [("Israel Katz", "israel-katz"), ("Katz", "israel-katz")]
