"""Origins: what many outlets take from one counts once, and an outlet is one however often it tells."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from made import facts

from reading import document_of
from saksi.incidents.consolidate import consolidate
from saksi.incidents.facts import Facts
from saksi.incidents.origins import Printed, firsts
from saksi.lexicon.load import Lexicon
from saksi.model.incidents import Incident
from saksi.pipeline.link import link
from saksi.pipeline.read import read


def article(outlet: str, day: int | None = 10, cites: tuple[str, ...] = ()) -> Printed:
    return Printed(date(2032, 3, day) if day else None, outlet, frozenset(cites))


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        pytest.param(article("satu", 10), article("dua", 9), "b", id="the earlier"),
        pytest.param(article("satu", None), article("dua", 9), "b", id="day known"),
        pytest.param(article("satu"), article("dua"), "a", id="same day"),
        pytest.param(article("satu", 9, cites=("dua",)), article("dua", 10), "b", id="cited by the earlier copy"),
        pytest.param(article("satu", 9, cites=("tiga",)), article("dua", 10), "a", id="another is cited"),
    ],
)
def test_of_two_copies_the_first_is_found(first: Printed, second: Printed, found: str) -> None:
    assert set(firsts({"a": first, "b": second}, [("a", "b")]).values()) == {found}


def test_a_chain_of_copies_has_one_first_in_whatever_order_its_pairs_come() -> None:
    articles = {"a": article("satu", 11), "b": article("dua", 10, cites=("empat",)), "c": article("tiga", 9)}
    articles |= {"d": article("empat", 12), "e": article("lima")}
    for pairs in permutations([("a", "b"), ("b", "c"), ("b", "d")]):
        found = firsts(articles, pairs)
        assert (found["b"], found["d"], found["e"]) == ("d", "d", "e")
        assert found == firsts(articles, [("a", "b"), ("b", "c"), ("b", "d")])


def told(number: int, outlet: str, *, cited: str = "", copy_of: str | None = None, first: str | None = None) -> Facts:
    made = facts(number, outlet=outlet)
    return replace(made, cited=cited, copy_of=copy_of or made.document_id, origin=first or outlet)


@pytest.mark.parametrize(
    ("group", "origins"),
    [
        pytest.param([told(1, "satu"), told(2, "dua")], ["satu", "dua"], id="two outlets"),
        pytest.param([told(1, "satu"), told(2, "satu")], ["satu", "satu"], id="an outlet twice"),
        pytest.param([told(1, "satu", cited="afp"), told(2, "dua", cited="afp")], ["afp", "afp"], id="one agency"),
        pytest.param([told(1, "satu", cited="afp"), told(2, "afp")], ["afp", "afp"], id="the agency itself"),
        pytest.param([told(1, "satu"), told(2, "dua", copy_of="d1", first="satu")], ["satu", "satu"], id="a copy"),
        pytest.param(
            [told(1, "satu", cited="afp"), told(2, "dua", copy_of="d1", first="satu")], ["afp", "afp"], id="a copy cites it"
        ),
        pytest.param([told(1, "satu"), told(1, "satu", cited="afp")], ["afp", "afp"], id="an article that cites it once"),
        pytest.param(
            [told(1, "satu", cited="afp"), told(1, "satu", cited="cnn")], ["afp", "afp"], id="an article that cites two"
        ),
    ],
)
def test_a_report_comes_from_whom_its_article_cites_else_from_who_printed_it_first(
    group: list[Facts], origins: list[str]
) -> None:
    incident = consolidate(group, ())
    assert [member.origin for member in incident.members] == origins
    assert incident.number_of_origins == len(set(origins))


def incident_of(lexicon: Lexicon, *articles: tuple[str, str]) -> Incident:
    documents = [
        document_of(text, document_id=f"a{n}", outlet=outlet, published=date(2032, 3, 10))
        for n, (outlet, text) in enumerate(articles, 1)
    ]
    found = link([(one, read(one, lexicon)) for one in documents], lexicon)
    return next(one for one in found if one.event_type == "ASSAULT")


def test_two_outlets_that_cite_one_agency_are_one_origin_of_what_they_read_of_it(lexicon: Lexicon) -> None:
    strike = "Serangan udara Israel menghantam sebuah klinik di Khan Younis, Selasa (9/3/2032), menewaskan 14 orang"
    incident = incident_of(
        lexicon,
        ("kompas", f"{strike}, lapor AFP. Tim penyelamat masih menggali puing klinik itu.\n"),
        ("detik", f"Petugas medis di lokasi kewalahan. {strike}, seperti dikutip dari AFP.\n"),
        (
            "tempo",
            "Jet tempur Israel membom klinik di Khan Younis pada Selasa (9/3/2032). Warga menguburkan 14 korban tewas.\n",
        ),
    )
    assert {member.document_id: member.origin for member in incident.members if member.kind == "event"} == {
        "a1": "media:afp", "a2": "media:afp", "a3": "media:tempo",
    }  # fmt: skip
    assert (incident.number_of_outlets, incident.number_of_origins, incident.support) == (3, 2, "independent-origins")


def test_several_articles_of_one_outlet_are_a_single_source(lexicon: Lexicon) -> None:
    strike = "Serangan udara Israel menghantam sebuah klinik di Khan Younis, Selasa (9/3/2032), menewaskan 14 orang"
    more = ("Tim penyelamat masih menggali puing klinik itu.", "Warga setempat menguburkan para korban pada sore hari.")
    incident = incident_of(lexicon, *(("tempo", f"{strike}. {rest}\n") for rest in more))
    assert {member.document_id for member in incident.members} == {"a1", "a2"}
    assert (incident.number_of_origins, incident.support) == (1, "single-source")
