"""Copies of one text are one origin: that of the earliest, then of the smallest id."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from reading import document_of
from saksi.incidents.duplicates import Sketch, copies, sketch_of
from saksi.incidents.duplicates import origins as origins_of
from saksi.lexicon.load import Lexicon
from saksi.pipeline.read import read

STORY = (
    "Rudal menghantam sebuah gudang gandum di dekat pelabuhan Hodeidah pada Senin malam. Tiga pekerja terluka dan "
    "dibawa ke rumah sakit kota itu. Petugas pemadam bekerja hingga pagi untuk memadamkan api, kata seorang pejabat "
    "pelabuhan. Belum ada pihak yang mengaku bertanggung jawab atas ledakan tersebut.\n"
)
OTHER = (
    "Ratusan mahasiswa berunjuk rasa di depan kantor gubernur di Jayapura pada Senin. Mereka menuntut penarikan pasukan "
    "dari dua distrik di pegunungan. Polisi menutup tiga ruas jalan di sekitar kantor itu sejak pagi. Unjuk rasa bubar "
    "menjelang petang tanpa ada yang ditangkap.\n"
)


def text_of(lexicon: Lexicon, name: str, text: str, day: int | None = 10) -> Sketch:
    document = document_of(text, document_id=name, published=date(2032, 3, day) if day else None)
    return sketch_of(read(document, lexicon), lexicon.tokenise(text))


def origins(texts: Sequence[Sketch]) -> dict[str, str]:
    pairs = ((texts[i].document_id, texts[j].document_id) for i, j in copies(texts))
    return origins_of({text.document_id: text.published for text in texts}, pairs)


def test_a_copy_has_the_origin_of_the_first(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY), text_of(lexicon, "b", STORY), text_of(lexicon, "c", OTHER)]
    assert origins(texts) == {"a": "a", "b": "a", "c": "c"}


def test_the_first_is_the_one_published_earliest(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY, 10), text_of(lexicon, "b", STORY, 9), text_of(lexicon, "c", STORY, None)]
    assert origins(texts) == {"a": "b", "b": "b", "c": "b"}


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param("HODEIDAH, Kabar Contoh – " + STORY, id="dateline"),
        pytest.param(STORY.partition("Belum ada pihak")[0] + "\n", id="last sentence cut"),
        pytest.param(STORY.replace("Tiga pekerja", "Tiga buruh"), id="one word changed"),
    ],
)
def test_a_near_copy_is_a_copy(lexicon: Lexicon, copy: str) -> None:
    assert origins([text_of(lexicon, "a", STORY), text_of(lexicon, "b", copy)]) == {"a": "a", "b": "a"}


def test_links_of_the_outlet_hide_no_copy(lexicon: Lexicon) -> None:
    links = "".join(f"Baca juga: Cuaca Panas Landa Pesisir Pulau Nomor {n} Sepanjang Pekan Ini\n" for n in range(20))
    assert origins([text_of(lexicon, "a", STORY), text_of(lexicon, "b", STORY + links)]) == {"a": "a", "b": "a"}


def test_the_same_news_in_other_words_is_no_copy(lexicon: Lexicon) -> None:
    retold = (
        "Sebuah gudang gandum di Hodeidah terbakar setelah terkena rudal, Senin malam. Menurut otoritas pelabuhan, tiga "
        "buruh luka-luka. Api baru padam keesokan paginya. Siapa pelakunya masih belum jelas.\n"
    )
    assert origins([text_of(lexicon, "a", STORY), text_of(lexicon, "b", retold)]) == {"a": "a", "b": "b"}


def test_texts_too_short_to_compare_stay_alone(lexicon: Lexicon) -> None:
    assert origins([text_of(lexicon, "a", "Rudal jatuh."), text_of(lexicon, "b", "Rudal jatuh.")]) == {"a": "a", "b": "b"}


def test_texts_of_one_form_with_other_numbers_or_names_are_no_copies(lexicon: Lexicon) -> None:
    prices = (
        "Harga beras di pasar {name} pada pekan ini tercatat {n} rupiah per kilogram menurut pantauan petugas dinas di "
        "lapangan sejak pagi hari. Pedagang mengatakan harga itu masih dapat berubah karena pasokan dari petani belum "
        "lancar akibat hujan. Pemerintah kota berjanji memantau harga setiap hari dan membuka pasar murah bila perlu.\n"
    )
    one, other, third = (
        prices.format(name=name, n=n) for name, n in (("Ujiwangi", 14100), ("Ujiwangi", 15300), ("Ujimulya", 14100))
    )
    texts = [text_of(lexicon, "a", one), text_of(lexicon, "b", other), text_of(lexicon, "c", third)]
    assert origins(texts) == {"a": "a", "b": "b", "c": "c"}


def test_the_same_text_weeks_later_is_no_copy(lexicon: Lexicon) -> None:
    assert origins([text_of(lexicon, "a", STORY, 1), text_of(lexicon, "b", STORY, 28)]) == {"a": "a", "b": "b"}


def test_a_text_with_more_behind_it_is_a_copy(lexicon: Lexicon) -> None:
    assert origins([text_of(lexicon, "a", STORY), text_of(lexicon, "b", STORY + OTHER)]) == {"a": "a", "b": "a"}


def test_the_order_of_the_texts_does_not_matter(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY, None), text_of(lexicon, "b", STORY), text_of(lexicon, "c", OTHER)]
    assert all(origins(order) == {"a": "b", "b": "b", "c": "c"} for order in permutations(texts))


def test_some_texts_compared_with_the_rest_give_the_pairs_that_all_give(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY), text_of(lexicon, "b", OTHER), text_of(lexicon, "c", STORY)]
    assert list(copies(texts)) == list(copies(texts, 1)) == [(0, 2)]
    assert list(copies(texts, 0)) == list(copies([])) == []
