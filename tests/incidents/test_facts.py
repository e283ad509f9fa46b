"""Facts of a report: its parties with those they belong to, its places, counts and words."""

from datetime import date

import pytest

from reading import document_of
from saksi.incidents.facts import Facts, facts_of, words_of
from saksi.lexicon.load import Lexicon
from saksi.lexicon.rarity import UNSEEN, weight_of
from saksi.pipeline.read import read

TEXT = "Brigade al-Qassam menyerang gudang tentara Israel di Rafah pada Senin. Dua tentara tewas."
QUOTED = '"Kami akan membangun kembali rumah warga di sini," kata Kepala Biro Politik Hamas Khalil al-Hayya.'


def read_facts(text: str, lexicon: Lexicon) -> list[Facts]:
    document = document_of(text, published=date(2032, 3, 10), outlet="Kabar Contoh")
    return facts_of(document, read(document, lexicon), lexicon.tokenise(text), lexicon)


@pytest.fixture
def one(lexicon: Lexicon) -> Facts:
    return next(facts for facts in read_facts(TEXT, lexicon) if facts.is_own)


def test_parties_bring_those_they_are_part_of(one: Facts) -> None:
    assert (one.agents, one.targets) == (frozenset({"al-qassam-brigades"}), frozenset({"israel-military"}))
    assert one.agent_sides == {"al-qassam-brigades", "hamas"}
    assert one.target_sides == {"israel-military", "israel"}
    assert one.bodies == {"al-qassam-brigades", "israel-military"}


def test_places_and_counts_are_those_of_the_event(one: Facts) -> None:
    assert [place.name for place in one.places] == ["Rafah"]
    assert [(figure.unit, figure.low) for figure in one.figures] == [("killed", 2)]


def test_words_are_stems_of_its_sentence_and_of_those_around(one: Facts) -> None:
    assert {"serang", "gudang", "rafah"} <= one.words.squares.keys()
    assert "tewas" not in one.words.squares
    assert "tewas" in one.around.squares


def test_the_rest_is_taken_over(one: Facts) -> None:
    assert (one.published, one.outlet_id, one.outlet, one.origin) == (date(2032, 3, 10), None, "Kabar Contoh", "")
    assert one.key == (one.document_id, 0, one.event.event_id)


def test_what_it_claims_is_taken_over_with_who_says_so(one: Facts) -> None:
    assert {(claim.field, claim.value) for claim in one.claims} >= {
        ("agent", "al-qassam-brigades"),
        ("target", "israel-military"),
    }
    assert all(claim.chain[-1] == "Kabar Contoh" for claim in one.claims)


def test_a_quotation_in_which_no_act_is_coded_is_a_statement_of_its_speaker(lexicon: Lexicon) -> None:
    found = [facts for facts in read_facts(QUOTED, lexicon) if facts.event.event_type == "STATEMENT"]
    assert [(facts.quoted, sorted(facts.persons)) for facts in found] == [(True, ["khalil-al-hayya"])]


def test_a_rarer_word_weighs_more_and_an_unseen_one_most() -> None:
    assert weight_of("zzzuji") == UNSEEN > weight_of("gudang") > weight_of("israel") > weight_of("yang") >= 0


def test_only_the_rarest_words_are_kept_whatever_their_order() -> None:
    assert words_of(["yang", "gudang", "zzzuji"], 2) == words_of(["zzzuji", "yang", "gudang"], 2)
    assert list(words_of(["yang", "gudang", "zzzuji"], 2).squares) == ["zzzuji", "gudang"]


def test_likeness_is_a_cosine() -> None:
    one, other = words_of(["gudang", "zzzuji"], 9), words_of(["zzzuji"], 9)
    assert one.likeness(one) == pytest.approx(1)
    assert one.likeness(other) == pytest.approx(other.likeness(one)) == pytest.approx(10 * UNSEEN / one.length)
    assert one.likeness(words_of(["kebunuji"], 9)) == 0
