"""Facts of an event: its parties with those they belong to, its places, counts and content words."""

from datetime import date

import pytest

from reading import document_of
from saksi.incidents.facts import RARE, Facts, facts_of
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure
from saksi.pipeline.read import read

TEXT = "Brigade al-Qassam menyerang gudang tentara Israel di Rafah pada Senin. Dua tentara tewas."


@pytest.fixture
def one(lexicon: Lexicon) -> Facts:
    document = document_of(TEXT, published=date(2032, 3, 10), outlet="Kabar Contoh")
    (made,) = facts_of(document, read(document, lexicon), "origin", lexicon)
    return made


def test_parties_bring_those_they_are_part_of(one: Facts) -> None:
    assert (one.agents, one.targets) == (frozenset({"al-qassam-brigades"}), frozenset({"israel-military"}))
    assert one.agent_sides == {"al-qassam-brigades", "hamas"}
    assert one.target_sides == {"israel-military", "israel"}


def test_places_and_counts_are_those_of_the_event(one: Facts) -> None:
    assert [place.name for place in one.places] == ["Rafah"]
    assert [(f.unit, f.low) for m in one.figures if isinstance(f := m.value, Figure)] == [("killed", 2)]


def test_words_leave_out_names_and_short_words(one: Facts) -> None:
    assert {"menyerang", "gudang", "senin"} <= one.words.keys()
    assert not {"brigade", "qassam", "israel", "tentara", "rafah", "di"} & one.words.keys()


def test_a_rarer_word_weighs_more(one: Facts) -> None:
    assert RARE > one.words["gudang"] > one.words["menyerang"] > one.words["pada"] == 0


def test_the_rest_is_taken_over(one: Facts) -> None:
    assert (one.published, one.outlet_id, one.origin) == (date(2032, 3, 10), None, "origin")
    assert one.key == (one.document.document_id, 0, one.event.event_id)
