"""Linking: the same incidents whatever the order of the readings, ordered by day."""

import random

import pytest

from reading import document_of, read_text
from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.readings import Reading
from saksi.pipeline.link import link

TEXTS = {
    "a": "Militer Israel menembak dua warga Palestina di Rafah pada Selasa (5/3/2024), kata Hamas.",
    "b": "Dua warga Palestina ditembak tentara Israel di Rafah, Selasa (5/3/2024).",
    "c": "Polisi menangkap lima warga di Jayapura pada Senin (4/3/2024).",
    "d": "Iran mengecam Israel.",
}


def readings(lexicon: Lexicon) -> list[tuple[Document, Reading]]:
    known = {name: {"document_id": name, "outlet": f"Kabar Uji {name}"} for name in TEXTS}
    return [(document_of(text, **known[n]), read_text(lexicon, text, **known[n])) for n, text in TEXTS.items()]


def test_two_reports_of_one_act_are_one_incident_and_the_undated_come_last(lexicon: Lexicon) -> None:
    incidents = link(readings(lexicon), lexicon)
    told = [tuple(dict.fromkeys(member.document_id for member in incident.members)) for incident in incidents]
    assert told == [("c",), ("a", "b"), ("d",)]
    days = [incident.date.first.isoformat() for incident in incidents if incident.date]
    assert days == ["2024-03-04", "2024-03-05"]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_readings_does_not_matter(lexicon: Lexicon, seed: int) -> None:
    given = readings(lexicon)
    shuffled = random.Random(seed).sample(given, len(given))
    assert link(shuffled, lexicon) == link(given, lexicon)


def test_no_readings_give_no_incidents(lexicon: Lexicon) -> None:
    assert link([], lexicon) == ()
