"""Copies of one text have one first text: the earliest, then that of the smallest id."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from reading import document_of
from saksi.incidents.duplicates import Sketch, copies, sketch_of
from saksi.incidents.origins import Printed
from saksi.incidents.origins import firsts as firsts_of
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


def firsts(texts: Sequence[Sketch]) -> dict[str, str]:
    pairs = ((texts[i].document_id, texts[j].document_id) for i, j in copies(texts))
    return firsts_of({text.document_id: Printed(text.published, text.document_id, frozenset()) for text in texts}, pairs)


def test_a_copy_is_one_of_the_first(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY), text_of(lexicon, "b", STORY), text_of(lexicon, "c", OTHER)]
    assert firsts(texts) == {"a": "a", "b": "a", "c": "c"}


def test_the_first_is_the_one_published_earliest(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY, 10), text_of(lexicon, "b", STORY, 9), text_of(lexicon, "c", STORY, None)]
    assert firsts(texts) == {"a": "b", "b": "b", "c": "b"}


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param("HODEIDAH, Kabar Contoh – " + STORY, id="dateline"),
        pytest.param(STORY.partition("Belum ada pihak")[0] + "\n", id="last sentence cut"),
        pytest.param(STORY.replace("Tiga pekerja", "Tiga buruh"), id="one word changed"),
    ],
)
def test_a_near_copy_is_a_copy(lexicon: Lexicon, copy: str) -> None:
    assert firsts([text_of(lexicon, "a", STORY), text_of(lexicon, "b", copy)]) == {"a": "a", "b": "a"}


def test_links_of_the_outlet_hide_no_copy(lexicon: Lexicon) -> None:
    links = "".join(f"Baca juga: Cuaca Panas Landa Pesisir Pulau Nomor {n} Sepanjang Pekan Ini\n" for n in range(20))
    assert firsts([text_of(lexicon, "a", STORY), text_of(lexicon, "b", STORY + links)]) == {"a": "a", "b": "a"}


def test_the_same_news_in_other_words_is_no_copy(lexicon: Lexicon) -> None:
    retold = (
        "Sebuah gudang gandum di Hodeidah terbakar setelah terkena rudal, Senin malam. Menurut otoritas pelabuhan, tiga "
        "buruh luka-luka. Api baru padam keesokan paginya. Siapa pelakunya masih belum jelas.\n"
    )
    assert firsts([text_of(lexicon, "a", STORY), text_of(lexicon, "b", retold)]) == {"a": "a", "b": "b"}


def test_texts_too_short_to_compare_stay_alone(lexicon: Lexicon) -> None:
    assert firsts([text_of(lexicon, "a", "Rudal jatuh."), text_of(lexicon, "b", "Rudal jatuh.")]) == {"a": "a", "b": "b"}


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
    assert firsts(texts) == {"a": "a", "b": "b", "c": "c"}


@pytest.mark.parametrize(
    ("later", "is_copy"),
    [
        pytest.param(STORY, True, id="the same"),
        pytest.param(STORY.replace("Senin malam", "Kamis malam"), True, id="another day named"),
        pytest.param(
            STORY.replace("Tiga pekerja", "Sebanyak 14 pekerja").replace("pagi", "pukul 5"), True, id="numbers more"
        ),
        pytest.param(STORY + OTHER, False, id="as much again behind it"),
        pytest.param(STORY.partition("Petugas")[0] + OTHER.partition("Mereka")[2], False, id="half of it"),
    ],
)
def test_weeks_later_a_copy_has_nearly_all(lexicon: Lexicon, later: str, is_copy: bool) -> None:
    found = firsts([text_of(lexicon, "a", STORY, 1), text_of(lexicon, "b", later, 28)])
    assert found == {"a": "a", "b": "a" if is_copy else "b"}


def test_weeks_later_another_number_makes_another_text(lexicon: Lexicon) -> None:
    one, other = (STORY.replace("Tiga pekerja", f"Sebanyak {n} pekerja") for n in (14, 15))
    assert firsts([text_of(lexicon, "a", one, 1), text_of(lexicon, "b", other, 28)]) == {"a": "a", "b": "b"}


def test_a_text_with_more_behind_it_is_a_copy(lexicon: Lexicon) -> None:
    assert firsts([text_of(lexicon, "a", STORY), text_of(lexicon, "b", STORY + OTHER)]) == {"a": "a", "b": "a"}


def test_the_order_of_the_texts_does_not_matter(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY, None), text_of(lexicon, "b", STORY), text_of(lexicon, "c", OTHER)]
    assert all(firsts(order) == {"a": "b", "b": "b", "c": "c"} for order in permutations(texts))


def test_some_texts_compared_with_the_rest_give_the_pairs_that_all_give(lexicon: Lexicon) -> None:
    texts = [text_of(lexicon, "a", STORY), text_of(lexicon, "b", OTHER), text_of(lexicon, "c", STORY)]
    assert list(copies(texts)) == list(copies(texts, 1)) == [(0, 2)]
    assert list(copies(texts, 0)) == list(copies([])) == []
