"""Names that only the encoder sees."""

import pytest

from eyes import eyes
from reading import document_of
from saksi.encoder.run import Encoder
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Actor, Place
from saksi.pipeline.read import read

PERSON = [("Wiryo Sastro", "PERSON", 0.9)]


def actors(lexicon: Lexicon, text: str, encoder: Encoder) -> list[tuple[str, str, str]]:
    found = read(document_of(text), lexicon, encoder).mentions
    return [(m.surface, m.value.actor_id, m.rule) for m in found if isinstance(m.value, Actor)]


def test_an_unlisted_person_gets_a_slug_and_so_do_parts_of_the_name(lexicon: Lexicon) -> None:
    text = "Di jalan itu Wiryo Sastro menunggu. Lalu Sastro pergi."
    seen = eyes(actor=[("Wiryo Sastro", "", 0.9)], nergrit=PERSON, idner=[("Wiryo Sastro", "PER", 0.9)])
    assert actors(lexicon, text, seen) == [
        ("Wiryo Sastro", "wiryo-sastro", "encoder:person"),
        ("Sastro", "wiryo-sastro", "names:short-form"),
    ]


def test_an_unlisted_body_gets_a_slug(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Yayasan Lentera Ombak", "", 0.8)], idner=[("Yayasan Lentera Ombak", "ORG", 0.4)])
    text = "Bantuan dikirim Yayasan Lentera Ombak ke sana."
    assert actors(lexicon, text, seen) == [("Yayasan Lentera Ombak", "yayasan-lentera-ombak", "encoder:body")]


def test_persons_are_told_from_bodies_by_the_balance(lexicon: Lexicon) -> None:
    def rule(persons: float, bodies: float) -> str:
        names = [("Wiryo Sastro", "PER", persons), ("Wiryo Sastro", "ORG", bodies)]
        return actors(lexicon, "Di sana Wiryo Sastro menunggu.", eyes(actor=[("Wiryo Sastro", "", 0.9)], idner=names))[0][2]

    assert (rule(0.2, 0.1), rule(0.1, 0.4)) == ("encoder:person", "encoder:body")


def test_titles_stay_outside(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Kapten Wiryo Sastro", "", 0.9)], nergrit=PERSON, idner=[("Wiryo Sastro", "PER", 0.9)])
    assert actors(lexicon, "Semalam Kapten Wiryo Sastro tiba.", seen)[0][:2] == ("Wiryo Sastro", "wiryo-sastro")


def test_the_codebook_wins_where_both_speak(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Hamas", "", 0.9)], nergrit=[("Hamas", "PERSON", 0.9)])
    assert [(a, b) for a, b, _ in actors(lexicon, "Hamas menolak usulan itu.", seen)] == [("Hamas", "hamas")]


def test_unsure_spans_ordinary_words_and_listed_places_are_left_out(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Wiryo Sastro", "", 0.4), ("Delegasi", "", 0.9), ("Rafah", "", 0.9)])
    assert actors(lexicon, "Delegasi dan Wiryo Sastro tiba di Rafah.", seen) == []
    assert actors(lexicon, "Kedekatan Rafah memudahkan itu.", eyes(actor=[("Kedekatan Rafah", "", 0.9)])) == []
    assert actors(lexicon, "Menteri Dalam Negeri pergi.", eyes(actor=[("Dalam Negeri", "", 0.9)])) == []
    assert len(actors(lexicon, "Komite Rafah memudahkan itu.", eyes(actor=[("Komite Rafah", "", 0.9)]))) == 1


def test_a_short_form_that_was_put_in_brackets_is_whom_it_stands_for(lexicon: Lexicon) -> None:
    text = "Angkatan Bersenjata Sudan (ABS) mundur. Semalam ABS membantah."
    found = actors(lexicon, text, eyes(actor=[("ABS", "", 0.9)], idner=[("ABS", "ORG", 0.9)]))
    assert [(words, actor) for words, actor, _ in found] == [
        ("Angkatan Bersenjata Sudan (ABS)", "sudan-military"),
        ("ABS", "sudan-military"),
    ]


def test_part_of_a_listed_sites_name_is_no_actor(lexicon: Lexicon) -> None:
    assert actors(lexicon, "Warga dibawa ke RS Indonesia.", eyes(actor=[("RS", "", 0.9)])) == []


def test_what_has_a_short_form_is_a_body_though_it_looks_like_a_person(lexicon: Lexicon) -> None:
    names = [("Laut Biru Party", "PERSON", 0.9), ("LBP", "PERSON", 0.9)]
    seen = eyes(actor=[("Laut Biru Party", "", 0.9), ("LBP", "", 0.9)], nergrit=names)
    text = "Semalam Laut Biru Party (LBP) mundur. Lalu LBP membantah."
    assert {(actor, rule) for _, actor, rule in actors(lexicon, text, seen)} == {
        ("laut-biru-party", "encoder:body"),
        ("laut-biru-party", "descriptions:short-name"),
    }


def test_the_beginning_of_a_bodys_name_is_that_body(lexicon: Lexicon) -> None:
    text = "Kementerian Luar Negeri Malaysia menolak. Menurut Kementerian Luar Negeri, rencana itu batal."
    found = actors(lexicon, text, eyes(actor=[("Kementerian Luar Negeri", "", 0.9)]))
    assert [actor for _, actor, _ in found] == ["malaysia-foreign-ministry"] * 2


def test_a_town_without_a_preposition_is_looked_up_where_it_is_seen(lexicon: Lexicon) -> None:
    text = "Ledakan mengguncang pusat kota itu. Warga Ukraina mengungsi, Poltava gelap gulita."
    seen = eyes(place=[("Poltava", "", 0.9)])

    def places(encoder: Encoder | None) -> list[str]:
        return [m.value.name for m in read(document_of(text), lexicon, encoder).mentions if isinstance(m.value, Place)]

    assert "Poltava" in places(seen)


def test_a_name_with_one_letter_wrong_is_the_one_named_elsewhere(lexicon: Lexicon) -> None:
    found = actors(lexicon, "Hamas menolak. Lalu Hammas pergi, dan Hamsah pulang.", eyes(actor=[("Hammas", "", 0.9)]))
    assert [actor for _, actor, _ in found] == ["hamas", "hamas"]


def test_a_state_that_is_seen_as_a_place_only_is_no_actor(lexicon: Lexicon) -> None:
    text = "Pesawat mendarat di landasan tua Israel kemarin."
    sure, unsure = eyes(place=[("Israel", "", 0.95)]), eyes(place=[("Israel", "", 0.95)], actor=[("Israel", "", 0.3)])
    assert (actors(lexicon, text, sure), [a for _, a, _ in actors(lexicon, text, unsure)]) == ([], ["israel"])


def test_an_unlisted_name_reaches_as_far_as_it_is_seen(lexicon: Lexicon) -> None:
    text = "Bantuan itu dibawa Kapten Wiryo Anak Laut, kata Wiryo."
    seen = eyes(actor=[("Kapten Wiryo Anak Laut", "", 0.9)])
    assert actors(lexicon, text, seen)[0][:2] == ("Wiryo Anak Laut", "wiryo-anak-laut")


def test_ships_weapons_and_what_a_country_made_are_no_actors(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Laksmi Jaya", "", 0.9), ("China", "", 0.9)], idner=[("Laksmi Jaya", "ORG", 0.9)])
    assert actors(lexicon, "Kapal bantuan Laksmi Jaya berlayar. Kru Laksmi Jaya diam.", seen) == []
    assert actors(lexicon, "Mereka membeli jet buatan China kemarin.", seen) == []
    seas = eyes(actor=[("Laksmi Jaya", "", 0.9), ("Bintang Timur", "", 0.9)], idner=[("Bintang Timur", "ORG", 0.9)])
    assert actors(lexicon, "Dua kapal tua itu, yakni Laksmi Jaya dan Bintang Timur, tenggelam.", seas) == []
    assert len(actors(lexicon, "Kapal itu membawa dua warga, yakni Laksmi Jaya dan Bintang Timur.", seas)) == 2
    assert len(actors(lexicon, "Mereka mencegat kapal Madleen dan Bintang Timur ditahan.", seas)) == 1
    named = (
        "Jenderal Qassem Soleimani gugur. Semalam rudal Haj Qassem meluncur. Rudal Haj Qassem hancur. Lalu Qassem dikenang."
    )
    assert [words for words, *_ in actors(lexicon, named, seen)] == ["Qassem Soleimani", "Qassem"]
    text = "Mereka memakai rudal berpemandu baru bernama Laksmi Jaya kemarin. Laksmi Jaya jatuh."
    assert actors(lexicon, text, seen) == []


def test_what_is_named_behind_a_ship_is_no_actor_but_who_attacks_is(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Laut Biru", "", 0.9)], idner=[("Laut Biru", "ORG", 0.9)])
    assert actors(lexicon, "Semalam kapal Laut Biru tiba.", seen) == []
    assert [found[0] for found in actors(lexicon, "Semalam serangan drone Laut Biru berlanjut.", seen)] == ["Laut Biru"]


def test_two_swapped_letters_are_a_slip_of_a_known_name(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Ukrania", "", 0.9)], idner=[("Ukrania", "ORG", 0.9)])
    found = actors(lexicon, "Ukraina menolak usul itu. Semalam Ukrania mengirim utusan.", seen)
    assert found[-1] == ("Ukrania", "ukraine", "encoder:misspelt")


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Gedung Federasi Angkat Besi Palestina rusak.", "Federasi Angkat Besi Palestina", "federasi-angkat-besi-palestina"),
        ("Para murid Sanggar Melati Israel tiba.", "Sanggar Melati Israel", "sanggar-melati-israel"),
        ("Gedung di Universitas Indonesia rusak.", "Universitas Indonesia", "university-of-indonesia"),
        ("Gedung Partai Rakyat Pakistan rusak.", "Partai Rakyat Pakistan", "partai-rakyat-pakistan"),
        ("Gedung Dewan Perempuan dan Anak Irak rusak.", "Dewan Perempuan dan Anak Irak", "dewan-perempuan-dan-anak-irak"),
    ],
)
def test_a_body_named_after_a_state_is_not_the_state(lexicon: Lexicon, text: str, words: str, actor: str) -> None:
    assert [(a, b) for a, b, _ in actors(lexicon, text, eyes(actor=[(words, "", 0.95)]))] == [(words, actor)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Penasihat Keamanan Nasional Israel diam.", "Keamanan Nasional Israel"),
        ("Posisi Israel belum berubah.", "Posisi Israel"),
        ("Nilai mata uang Rupiah Israel jatuh.", "Rupiah Israel"),
    ],
)
def test_an_office_or_an_ordinary_word_before_a_state_makes_no_body(lexicon: Lexicon, text: str, words: str) -> None:
    assert "israel" in {actor for _, actor, _ in actors(lexicon, text, eyes(actor=[(words, "", 0.95)]))}


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Kepolisian Elbonia", "elbonia-police"),
        ("Universitas Elbonia", "elbonia-university"),
        ("Yayasan Elbonia", "yayasan-elbonia"),
    ],
)
def test_police_and_universities_have_english_ids(lexicon: Lexicon, words: str, actor: str) -> None:
    seen = eyes(actor=[(words, "", 0.9)], idner=[(words, "ORG", 0.9)])
    assert [found for _, found, _ in actors(lexicon, f"Rumah itu milik {words} sejak lama.", seen)] == [actor]


@pytest.mark.parametrize("name", ["RUU", "NPT", "IED", "HAM"])
def test_laws_treaties_and_weapons_act_on_nobody(lexicon: Lexicon, name: str) -> None:
    assert actors(lexicon, f"Menurut warga, {name} merusak banyak hal.", eyes(actor=[(name, "", 0.9)])) == []


def test_a_state_that_begins_a_body_s_name_is_not_the_state(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Japan Airlines", "", 0.99)], idner=[("Japan Airlines", "ORG", 0.9)])
    (found,) = actors(lexicon, "Pesawat Japan Airlines itu mendarat.", seen)
    assert found[:2] == ("Japan Airlines", "japan-airlines")


def test_a_population_within_a_sentence_is_no_body(lexicon: Lexicon) -> None:
    seen = eyes(actor=[("Ratusan Rakyat Pakistan", "", 0.99)])
    assert [b for _, b, _ in actors(lexicon, "Mereka melihat Ratusan Rakyat Pakistan tiba.", seen)] == ["pakistan-civilians"]


@pytest.mark.parametrize("seen", ["Pavel Malkov", "Ryazan Pavel Malkov", "Gubernur Ryazan Pavel Malkov"])
def test_the_place_of_an_office_is_no_part_of_the_name(lexicon: Lexicon, seen: str) -> None:
    eye = eyes(actor=[(seen, "", 0.99)], idner=[(seen, "PER", 0.9)])
    assert [b for _, b, _ in actors(lexicon, "Semalam Gubernur Ryazan Pavel Malkov tiba.", eye)] == ["pavel-malkov"]


def test_the_short_form_that_an_article_gives_a_body_is_that_body_s(lexicon: Lexicon) -> None:
    name = "Partai Rakyat Pakistan"
    found = actors(lexicon, f"Gedung {name} (PPP) rusak. Semalam PPP diam.", eyes(actor=[(name, "", 0.99)]))
    assert [(a, b) for a, b, _ in found] == [(f"{name} (PPP)", "partai-rakyat-pakistan"), ("PPP", "partai-rakyat-pakistan")]


def test_a_listed_short_form_stays_where_no_article_gives_it_away(lexicon: Lexicon) -> None:
    assert [b for _, b, _ in actors(lexicon, "Semalam PPP diam.", eyes(actor=[("PPP", "", 0.99)]))] == ["ppp"]
