"""Places: toponyms used as places, resolved by what stands around them."""

import pytest

from eyes import eyes
from reading import document_of, read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Actor, Place
from saksi.model.readings import Reading
from saksi.pipeline.read import read

SPELLINGS = [
    ("Khan Younis", "pse-khan-younis"),
    ("Khan Yunis", "pse-khan-younis"),
    ("Khanyounis", "pse-khan-younis"),
    ("KHAN YOUNIS", "pse-khan-younis"),
    ("Kota Gaza", "pse-gaza-city"),
    ("Jalur Gaza", "pse-gaza-strip"),
    ("Gaza", "pse-gaza-strip"),
    ("Tepi Barat", "pse-west-bank"),
    ("Yerusalem Timur", "pse-east-jerusalem"),
    ("Kharkiv", "ukr-kharkiv"),
    ("Intan Jaya", "idn-intan-jaya"),
    ("Laut Merah", "red-sea"),
    ("Rumah Sakit Nasser", "pse-nasser-hospital"),
    ("Bandara Internasional Beirut", "lbn-beirut-airport"),
]
TYPED = [
    ("Kabupaten Puncak", "Puncak", "idn-puncak"),
    ("Distrik Beoga", "Beoga", "idn-beoga"),
    ("desa Blida", "Blida", "lbn-blida"),
]
SAME_NAME = [
    ("Ledakan terdengar di Ma'an, dekat Khan Younis.", "Ma'an", "PSE"),
    ("Ledakan terdengar di Ma’an. Warga Khan Younis mengungsi ke Rafah.", "Ma’an", "PSE"),
    ("Ledakan terdengar di Ma'an. Hamas dan Israel berunding tentang Gaza.", "Ma'an", "PSE"),
    ("Ledakan terdengar di Ma'an, Yordania.", "Ma'an", "JOR"),
    ("Ledakan terdengar di Ma'an. Raja Yordania tiba di Amman.", "Ma'an", "JOR"),
    ("Jalan ditutup di Blida. Hizbullah menolak usul itu.", "Blida", "LBN"),
    ("Jalan ditutup di Blida, Lebanon.", "Blida", "LBN"),
    ("Jalan ditutup di Blida, Aljazair.", "Blida", "DZA"),
    ("Jalan ditutup di Tripoli. Lebanon menutup pelabuhan.", "Tripoli", "LBN"),
    ("Jalan ditutup di Tripoli. Libya menutup pelabuhan.", "Tripoli", "LBY"),
    ("Jalan ditutup di Odesa.", "Odesa", "UKR"),
    ("Jalan ditutup di Odessa, Texas.", "Odessa", "USA"),
]
DIRECTIONS = [
    ("Gaza utara", "pse-north-gaza", "North Gaza"),
    ("Lebanon selatan", "lbn-south-lebanon", "South Lebanon"),
    ("selatan Lebanon", "lbn-south-lebanon", "South Lebanon"),
    ("Nigeria selatan", "nga-nigeria-south", "South Nigeria"),
    ("pinggiran selatan Beirut", "lbn-southern-suburbs-beirut", "Southern Suburbs of Beirut"),
    ("tenggara Khan Younis", "pse-khan-younis-southeast", "Southeast Khan Younis"),
]
COMPASS = [("utara", 1, 0), ("selatan", -1, 0), ("barat", 0, -1), ("timur", 0, 1), ("tengah", 0, 0)]
NO_PLACE = [
    "Perang Gaza berlanjut.",
    "Israel menolak usul itu.",
    "Bahasa Rusia diajarkan di sekolah.",
    "Bahasa itu diajarkan di sekolah.",
    "Serangan Israel berlanjut.",
    "Ia datang di siang hari.",
    "Gencatan senjata Gaza berlanjut.",
    "Polda Bali memeriksa saksi.",
    "Wali Kota Athena menolak usul itu.",
    "Jalan dijaga Kodim 1702/Jayawijaya.",
    "Tulisan itu ada di Tribun-Papua.com.",
]
USES = [
    ("{} menolak usul itu.", True, False),
    ("Serangan {} berlanjut.", True, False),
    ("Warga mengecam {}.", True, False),
    ("Warga tinggal di {}.", False, True),
    ("Warga pulang dari {}.", False, True),
    ("Warga tiba di kota besar di {}.", False, True),
    ("Serangan roket ke {} berlanjut.", True, True),
    ("Ancaman ke {} berlanjut.", True, False),
]
BORDERS = [
    ("Israel menutup jalan di perbatasan Suriah.", "perbatasan Suriah", "isr-syria-border", "SYR"),
    ("Turki menutup jalan di perbatasan Suriah.", "perbatasan Suriah", "syr-turkey-border", "SYR"),
    (
        "Jalan ditutup di perbatasan antara Israel dan Suriah.",
        "perbatasan antara Israel dan Suriah",
        "isr-syria-border",
        None,
    ),
    ("Jalan ditutup di perbatasan Gaza.", "perbatasan Gaza", "pse-gaza-israel-border", "PSE"),
    ("Jalan ditutup di desa perbatasan Myanmar.", "Myanmar", "mmr-myanmar", "MMR"),
]
WHERE = [
    ("Pelaut asal Qatar memuat barang itu.", "Qatar"),
    ("Kawasan itu berbatasan langsung dengan Armenia.", "Armenia"),
    ("Truk itu masuk Yaman.", "Yaman"),
    ("Ia ditahan di Polres Wamena.", "Wamena"),
    ("Warga Kabupaten Puncak mengungsi.", "Puncak"),
    ("Warga pulang ke Sulawesi Selatan (Sulsel).", "Sulawesi Selatan"),
    ("Jalan ditutup di Hong Kong, Singapura, dan Jepang.", "Hong Kong"),
]
COUNTRIES = [("Israel", "israel", "ISR"), ("Iran", "iran", "IRN"), ("Rusia", "russia", "RUS"), ("Ukraina", "ukraine", "UKR")]


def places(reading: Reading) -> list[tuple[str, Place]]:
    return [(mention.surface, mention.value) for mention in reading.mentions if isinstance(mention.value, Place)]


def only(lexicon: Lexicon, text: str) -> tuple[str, Place]:
    [found] = places(read_text(lexicon, text))
    return found


@pytest.mark.parametrize(("name", "place_id"), SPELLINGS)
def test_all_spellings_name_one_place(lexicon: Lexicon, name: str, place_id: str) -> None:
    surface, place = only(lexicon, f"Jalan itu ditutup di {name}.")
    assert (surface, place.place_id) == (name, place_id)


@pytest.mark.parametrize(("words", "surface", "place_id"), TYPED)
def test_the_type_word_stays_outside_the_span(lexicon: Lexicon, words: str, surface: str, place_id: str) -> None:
    found, place = only(lexicon, f"Jalan itu ditutup di {words}.")
    assert (found, place.place_id) == (surface, place_id)


@pytest.mark.parametrize(("text", "name", "country"), SAME_NAME)
def test_of_places_with_one_name_the_context_decides(lexicon: Lexicon, text: str, name: str, country: str) -> None:
    found = [place for surface, place in places(read_text(lexicon, text)) if surface == name]
    assert [place.country for place in found] == [country]


@pytest.mark.parametrize(("words", "place_id", "name"), DIRECTIONS)
def test_a_direction_belongs_to_the_place(lexicon: Lexicon, words: str, place_id: str, name: str) -> None:
    surface, place = only(lexicon, f"Jalan itu ditutup di {words}.")
    assert (surface, place.place_id, place.name) == (words, place_id, name)


@pytest.mark.parametrize(("direction", "north", "east"), COMPASS)
@pytest.mark.parametrize("name", ["Nigeria", "Khan Younis", "Kenya"])
def test_a_direction_moves_the_point_that_way(lexicon: Lexicon, name: str, direction: str, north: int, east: int) -> None:
    _, whole = only(lexicon, f"Jalan itu ditutup di {name}.")
    words = f"{direction} {name}" if whole.kind == "settlement" else f"{name} {direction}"
    _, part = only(lexicon, f"Jalan itu ditutup di {words}.")
    assert whole.latitude is not None
    assert whole.longitude is not None
    assert part.latitude is not None
    assert part.longitude is not None
    assert part.country == whole.country
    assert (part.latitude - whole.latitude) * north >= 0
    assert (part.longitude - whole.longitude) * east >= 0
    assert abs(part.latitude - whole.latitude) + abs(part.longitude - whole.longitude) > 0 or not (north or east)


@pytest.mark.parametrize("text", NO_PLACE)
def test_attributes_states_and_languages_are_no_places(lexicon: Lexicon, text: str) -> None:
    assert places(read_text(lexicon, text)) == []


@pytest.mark.parametrize(("name", "actor", "country"), COUNTRIES)
@pytest.mark.parametrize(("frame", "acts", "lies"), USES)
def test_a_country_is_an_actor_or_a_place_by_its_use(
    lexicon: Lexicon, name: str, actor: str, country: str, frame: str, acts: bool, lies: bool
) -> None:
    reading = read_text(lexicon, frame.format(name))
    assert [m.value.actor_id for m in reading.mentions if isinstance(m.value, Actor)] == [actor] * acts
    assert [place.country for _, place in places(reading)] == [country] * lies


@pytest.mark.parametrize(("text", "words", "place_id", "country"), BORDERS)
def test_a_border_is_one_place_and_lies_by_the_neighbour_named(
    lexicon: Lexicon, text: str, words: str, place_id: str, country: str | None
) -> None:
    found = places(read_text(lexicon, text))
    assert [(surface, place.place_id, place.country) for surface, place in found] == [(words, place_id, country)]


def test_a_border_without_a_known_neighbour_is_the_country(lexicon: Lexicon) -> None:
    surface, place = only(lexicon, "Jalan ditutup di perbatasan Kuba.")
    assert (surface, place.kind) == ("Kuba", "country")


@pytest.mark.parametrize(("text", "words"), WHERE)
def test_other_words_that_say_where(lexicon: Lexicon, text: str, words: str) -> None:
    assert places(read_text(lexicon, text))[0][0] == words


TAKEN = [
    "Pemberontak menyerbu {}.", "Pemberontak mengambil alih {}.", "Pejabat meminta agar {} dievakuasi.",
    "Pejabat meminta agar {}, kota besar itu, dievakuasi.", "Rudal menghantam {} semalam.",
]  # fmt: skip
CAPITALS = [
    ("Teheran", "Tehran"),
    ("Tel Aviv", "Tel Aviv"),
    ("Damaskus", "Damascus"),
    ("Kyiv", "Kyiv"),
    ("Moskow", "Moscow"),
]


@pytest.mark.parametrize("sentence", TAKEN)
@pytest.mark.parametrize(("town", "name"), CAPITALS)
def test_a_capital_that_is_attacked_or_emptied_is_a_town(lexicon: Lexicon, sentence: str, town: str, name: str) -> None:
    assert [(surface, place.name) for surface, place in places(read_text(lexicon, sentence.format(town)))] == [(town, name)]


@pytest.mark.parametrize("words", ["ibu kota", "ibu kota komersial", "wilayah udara", "ruang udara", "tanah"])
@pytest.mark.parametrize(("country", "actor", "code"), COUNTRIES)
def test_the_ground_of_a_country_is_a_place(lexicon: Lexicon, words: str, country: str, actor: str, code: str) -> None:
    reading = read_text(lexicon, f"Ledakan itu terdengar dari {words} {country}.")
    assert [(surface, place.country) for surface, place in places(reading)] == [(country, code)]
    assert actor not in {m.value.actor_id for m in reading.mentions if isinstance(m.value, Actor)}


def test_a_country_holds_its_capital_however_far_its_middle_is(lexicon: Lexicon) -> None:
    found = places(read_text(lexicon, "Hujan turun di ibu kota Iran, Teheran."))
    assert [surface for surface, _ in found] == ["Iran", "Teheran"]


EXAMPLES = [
    ("Jalan ditutup di sejumlah negara, termasuk Kuba, Peru, dan Chile.", ["Kuba", "Peru", "Chile"]),
    ("Kapal berlayar ke beberapa negara di kawasan itu, seperti Kuba dan Peru.", ["Kuba", "Peru"]),
    ("Jalur sempit antara Kuba dan Peru ditutup.", ["Kuba", "Peru"]),
]
ACTING = [
    "Sejumlah negara, termasuk Kuba dan Peru, menolak usul itu.",
    "Negara seperti Kuba menolak usul itu.",
    "Perundingan antara Kuba dan Peru gagal.",
]


@pytest.mark.parametrize(("text", "names"), EXAMPLES)
def test_examples_of_places_and_what_ground_lies_between_are_places(lexicon: Lexicon, text: str, names: list[str]) -> None:
    assert [surface for surface, _ in places(read_text(lexicon, text))] == names


@pytest.mark.parametrize("text", ACTING)
def test_examples_of_those_who_act_are_no_places(lexicon: Lexicon, text: str) -> None:
    assert places(read_text(lexicon, text)) == []


def test_brackets_with_a_short_form_add_no_place(lexicon: Lexicon) -> None:
    assert len(places(read_text(lexicon, "Warga pulang ke Sulawesi Selatan (Sulsel)."))) == 1


def test_a_conjunction_is_no_origin(lexicon: Lexicon) -> None:
    assert places(read_text(lexicon, "Warga menerima usul itu asal Israel membuka jalan.")) == []


def test_a_country_that_is_part_of_a_persons_name_is_a_place_elsewhere(lexicon: Lexicon) -> None:
    found = places(read_text(lexicon, "Menteri Israel Katz berpidato. Rapat digelar di kota Haifa, Israel."))
    assert [surface for surface, _ in found] == ["Haifa", "Israel"]


def test_other_spellings_of_towns_far_off_are_not_guessed(lexicon: Lexicon) -> None:
    assert places(read_text(lexicon, "Warga pulang ke Distrik Par.")) == []


@pytest.mark.parametrize("name", ["Sokalinda", "Kota Sakarwetani", "Kampung Zemplinhof"])
def test_a_name_that_nobody_knows_is_an_issue_and_no_guess(lexicon: Lexicon, name: str) -> None:
    text = f"Jalan itu ditutup di {name}."
    reading = read_text(lexicon, text)
    bare = name.split()[-1]
    assert places(reading) == []
    assert [(issue.kind, issue.span and issue.span.of(text)) for issue in reading.issues] == [("place-unknown", bare)]


def test_a_country_is_a_place_where_it_is_surely_seen_as_one(lexicon: Lexicon) -> None:
    text = "Warga dipulangkan dari Israel."
    assert places(read(document_of(text), lexicon, eyes(place=[("Israel", "", 0.95)])))[0][0] == "Israel"
    text = "Penjara Israel itu ditutup."
    assert places(read(document_of(text), lexicon, eyes(place=[("Israel", "", 0.5)]))) == []


def test_a_town_that_is_seen_in_an_actors_name_is_no_place(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Persatuan Nelayan Beirut", "", 0.95)])
    assert places(read(document_of("Persatuan Nelayan Beirut menolak usul itu."), lexicon, seen)) == []
    seen = eyes(actor=[("Beirut", "", 0.95)])
    assert [surface for surface, _ in places(read(document_of("Nelayan tinggal di Beirut."), lexicon, seen))] == ["Beirut"]


def test_a_dateline_is_a_place(lexicon: Lexicon) -> None:
    for text in ("BEIRUT, Kabar Uji - Jalan itu ditutup.", "TEL AVIV, Kabar Uji – Jalan itu ditutup."):
        surface, place = only(lexicon, text)
        assert (surface, place.kind) == (text.partition(",")[0], "settlement")


def test_a_town_and_its_country_behind_a_comma_are_two_places(lexicon: Lexicon) -> None:
    found = places(read_text(lexicon, "Rapat itu digelar di Doha, Qatar."))
    assert [(surface, place.kind, place.geo_precision) for surface, place in found] == [
        ("Doha", "settlement", "settlement"),
        ("Qatar", "country", "country"),
    ]


def test_coordinates_are_those_of_the_codebook(lexicon: Lexicon) -> None:
    _, place = only(lexicon, "Jalan itu ditutup di Rafah.")
    entry = lexicon.places["pse-rafah"]
    assert (place.latitude, place.longitude, place.country) == (entry.latitude, entry.longitude, "PSE")
    assert (round(entry.latitude, 1), round(entry.longitude, 1)) == (31.3, 34.2)


@pytest.mark.parametrize(("street", "found"), [("Jalan", []), ("Jl.", []), ("Kota", ["Medan"])])
def test_the_name_of_a_street_is_no_town(lexicon: Lexicon, street: str, found: list[str]) -> None:
    text = f"Massa berkumpul di {street} Medan pada Senin malam."
    mentions = read_text(lexicon, text).mentions
    assert [m.value.name for m in mentions if isinstance(m.value, Place)] == found
