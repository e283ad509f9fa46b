"""Persons whom the codebook does not list: known by the words around their name, the same in every article."""

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Actor

NAME, SLUG = "Zarqanto Welempirik", "zarqanto-welempirik"
CUES = [
    ("Sersan {} tiba.", "names:title"),
    ("Jenderal {} tiba.", "names:title"),
    ("Brigjen TNI {} tiba.", "names:title"),
    ("Menteri Pertahanan Iran {} tiba.", "names:office"),
    ('"Jalan itu ditutup sejak kemarin sore," kata {}.', "names:tag"),
    ("{} mengatakan bahwa jalan itu ditutup.", "names:saying"),
    ("Seorang petani bernama {} tiba.", "names:introduced"),
    ("Komandan itu diidentifikasi sebagai {}.", "names:introduced"),
    ("{}, kepala desa itu, tiba.", "names:apposition"),
    ("{} (45) pulang ke desanya.", "names:age"),
    ("Istrinya, {}, pulang ke desanya.", "names:kin"),
    ("Presiden Rusia Vladimir Putin dan {} tiba.", "names:coordination"),
]
NOT_NAMES = [
    f"{NAME} tiba.",
    "Sersan itu tiba.",
    "Warga Biasa Saja pulang.",
    "Menteri Luar Biasa tiba.",
    "Kata Pengantar buku itu panjang.",
]


def persons(lexicon: Lexicon, text: str) -> list[tuple[str, str, str]]:
    return [
        (mention.surface, mention.value.actor_id, mention.rule)
        for mention in read_text(lexicon, text).mentions
        if isinstance(mention.value, Actor) and mention.value.kind == "person" and mention.value.country is None
    ]


@pytest.mark.parametrize(("frame", "rule"), CUES)
def test_a_name_is_known_by_what_stands_around_it(lexicon: Lexicon, frame: str, rule: str) -> None:
    assert persons(lexicon, frame.format(NAME)) == [(NAME, SLUG, rule)]


@pytest.mark.parametrize("text", NOT_NAMES)
def test_a_bare_capitalised_row_is_no_person(lexicon: Lexicon, text: str) -> None:
    assert persons(lexicon, text) == []


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Zarqánto Welempirik", SLUG),
        ("Zarqanto Wel’empirik", SLUG),
        ("Ahmad al-Welempirik", "ahmad-al-welempirik"),
        ("Zarqanto bin Welempirik", "zarqanto-bin-welempirik"),
        ("Zarqanto  Welempirik", SLUG),
    ],
)
def test_the_id_is_the_name_without_accents_and_marks(lexicon: Lexicon, printed: str, slug: str) -> None:
    assert [found[1] for found in persons(lexicon, f"{printed} mengatakan bahwa jalan itu ditutup.")] == [slug]


def test_the_id_does_not_hang_on_the_rest_of_the_article(lexicon: Lexicon) -> None:
    articles = [frame.format(NAME) for frame, _ in CUES]
    assert {found[1] for text in articles for found in persons(lexicon, f"Hamas menolak. {text} Reuters melaporkan.")} == {
        SLUG
    }


def test_parts_of_a_name_stand_for_the_person(lexicon: Lexicon) -> None:
    text = f"Sersan {NAME} tiba. Welempirik lalu pulang. Menurut Zarqanto, jalan ditutup."
    assert persons(lexicon, text) == [
        (NAME, SLUG, "names:title"),
        ("Welempirik", SLUG, "names:short-form"),
        ("Zarqanto", SLUG, "names:short-form"),
    ]


def test_a_lone_name_that_speaks_finds_its_full_form_further_on(lexicon: Lexicon) -> None:
    text = f"Jalan itu ditutup, kata Welempirik. Rumah {NAME} jauh."
    assert {slug for _, slug, _ in persons(lexicon, text)} == {SLUG}


def test_two_persons_keep_two_ids(lexicon: Lexicon) -> None:
    text = f"Sersan {NAME} tiba. Kapten Zarqanto Umbelarik pulang."
    assert [slug for _, slug, _ in persons(lexicon, text)] == [SLUG, "zarqanto-umbelarik"]


def test_a_listed_person_keeps_the_listed_id(lexicon: Lexicon) -> None:
    assert persons(lexicon, "Jenderal Vladimir Putin mengatakan bahwa jalan itu ditutup.") == []


def test_a_title_alone_stands_for_who_bears_it_in_the_article(lexicon: Lexicon) -> None:
    mentions = read_text(lexicon, "Paus Leo XIV menyerukan damai. Sehari kemudian Paus menghubungi Rusia.").mentions
    found = [(m.surface, m.value.actor_id) for m in mentions if isinstance(m.value, Actor)]
    assert found[:2] == [("Paus Leo XIV", "pope-leo-xiv"), ("Paus", "pope-leo-xiv")]


def test_who_speaks_under_a_first_name_has_the_full_name_given_before(lexicon: Lexicon) -> None:
    text = f'Di sana {NAME} menunggu. "Jalan itu ditutup sejak kemarin sore," kata {NAME.split()[0]}.'
    assert {actor for _, actor, _ in persons(lexicon, text)} == {SLUG}


def test_a_name_but_for_a_letter_is_that_of_the_person_before(lexicon: Lexicon) -> None:
    said = "Jalan itu ditutup sejak kemarin sore"
    reading = read_text(lexicon, f'Menteri Zarqanto Welempirik tiba. "{said}," kata Welemprik. "{said}," kata Ujikan.')
    assert [m.value.actor_id for m in reading.mentions if isinstance(m.value, Actor)] == [SLUG, SLUG, "ujikan"]


def test_a_surname_means_who_bore_it_last(lexicon: Lexicon) -> None:
    said = "Jalan itu ditutup sejak kemarin sore"
    text = f'Menteri Zarqanto Welempirik tiba. Jenderal Lukito Welempirik tiba. "{said}," kata Welempirik.'
    assert [m.value.actor_id for m in read_text(lexicon, text).mentions if isinstance(m.value, Actor)][
        -1
    ] == "lukito-welempirik"


def test_the_beginning_of_a_name_is_its_bearers(lexicon: Lexicon) -> None:
    said = "Jalan itu ditutup sejak kemarin sore"
    text = f'Menteri Zarqanto Lukito Welempirik tiba. "{said}," kata Zarqanto Lukito.'
    ids = [m.value.actor_id for m in read_text(lexicon, text).mentions if isinstance(m.value, Actor)]
    assert ids == ["zarqanto-lukito-welempirik"] * 2


@pytest.mark.parametrize("university", ["Gadjah Mada", "Andalas", "Sumatera Utara"])
def test_a_university_is_no_part_of_a_name(lexicon: Lexicon, university: str) -> None:
    said = "Jalan itu ditutup sejak kemarin sore"
    text = f'Ekonom Universitas {university} {NAME} tiba. "{said}," kata Welempirik.'
    assert [m.value.actor_id for m in read_text(lexicon, text).mentions if isinstance(m.value, Actor)] == [SLUG, SLUG]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Korban dipukuli oleh pamannya, AS (41), di Garut. AS telah ditangkap.", []),
        ("Presiden AS (41) hadir.", ["united-states"]),
        ("Juru bicara Dewan Keamanan AS membantah.", ["us-national-security-council"]),
        ("Presiden mencabut darurat militer Korea Selatan.", ["south-korea"]),
        ("Toko milik etnis Cina dijarah.", []),
        ("Mantan ibu negara Filipina hadir.", ["philippines"]),
        ("Pemain voli, Megawati Hangestri Pertiwi, tampil baik. Megawati mencetak 20 poin.", []),
    ],
)
def test_whoever_is_called_like_a_side_is_not_that_side(lexicon: Lexicon, text: str, actors: list[str]) -> None:
    named = [mention.value for mention in read_text(lexicon, text).mentions if isinstance(mention.value, Actor)]
    assert [actor.actor_id for actor in named] == actors


def test_a_common_name_is_no_misspelt_one_of_a_former_president(lexicon: Lexicon) -> None:
    text = '"Pelaku sudah ditahan," kata AKP Suwarno. "Ia masih kami periksa," kata Suwarno.'
    named = [mention.value for mention in read_text(lexicon, text).mentions if isinstance(mention.value, Actor)]
    assert {actor.actor_id for actor in named} == {"suwarno"}
