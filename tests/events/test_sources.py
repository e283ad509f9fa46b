"""Sources: who a figure comes from, named or not, and who relays it."""

from datetime import date

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

SOURCES = [
    ("PBB menyebut 87 orang ditahan, sementara 34 orang lainnya tewas.", [["PBB"], ["PBB"]]),
    ("Menurut pejabat setempat, 12 orang tewas.", [["pejabat setempat"]]),
    ("Sebanyak 12 orang tewas, menurut otoritas kesehatan setempat.", [["otoritas kesehatan setempat"]]),
    ("Organisasi hak asasi yang berbasis di sana mencatat 12 orang tewas.", [["Organisasi hak asasi"]]),
    ("Ledakan itu dilaporkan oleh PBB telah menewaskan tiga orang.", [["PBB"]]),
    ("Ledakan itu disebut pihak Israel menewaskan tiga orang.", [["pihak Israel"]]),
    ("Menurut PBB, 12 orang tewas, seperti dilansir Reuters.", [["PBB", "Reuters"]]),
    ("Sebanyak 12 orang tewas, seperti dilansir Reuters.", [["Reuters"]]),
    ("Dikutip Antara dari Reuters, 12 orang tewas.", [["Reuters", "Antara"]]),
    ("Rumah sakit itu mengonfirmasi kepada Reuters bahwa 12 orang tewas.", [["Rumah sakit", "Reuters"]]),
    ("Berdasarkan data yang dikumpulkan PBB, 12 orang tewas.", [["PBB"]]),
    ("Menurut PBB, 30 sandera ditahan. Hanya 20 orang yang masih hidup.", [["PBB"], ["PBB"]]),
    ("PBB mengatakan 12 orang tewas. Sebanyak 20 orang lainnya terluka.", [["PBB"], ["PBB"]]),
    ("PBB mengatakan 12 orang tewas.\nDi tempat lain, 20 orang lainnya terluka.", [["PBB"], []]),
    ("Mereka dilaporkan membunuh lima jurnalis Reuters.", [[]]),
    ("PBB menyebut 49 orang ditahan, termasuk 27 orang yang menurut militer Israel tewas.", [["PBB"], ["militer Israel"]]),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_who_gives_the_number_and_who_relays_it(lexicon: Lexicon, text: str, sources: list[list[str]]) -> None:
    mentions = read_text(lexicon, text, published=date(2023, 11, 23)).mentions
    figures = [mention.value for mention in mentions if isinstance(mention.value, Figure)]
    assert [[source.span.of(text) for source in figure.sources] for figure in figures] == sources
