"""Sources: who a figure comes from, named or not, and who relays it."""

from datetime import date

import pytest

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

SOURCES = [
    ("PBB menyebut 87 orang ditahan, sementara 34 orang lainnya tewas.", [["PBB"], ["PBB"]]),
    ("Menurut pejabat setempat, 12 orang tewas.", [["pejabat setempat"]]),
    ("PBB merilis foto kota itu.\nBeberapa sumber menyebut 12 orang tewas.", [["Beberapa sumber"]]),
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
    ("PBB mengatakan 12 orang tewas. Disebutkan, 20 orang terluka.", [["PBB"], ["PBB"]]),
    ("PBB mengatakan 12 orang tewas. Dikatakan bahwa 20 orang terluka.", [["PBB"], ["PBB"]]),
    ("PBB mengatakan 12 orang tewas. Jalan itu ditutup dan 20 orang terluka.", [["PBB"], []]),
    ("Oleh pemerintah Israel, ledakan itu disebut menewaskan tiga orang.", [["pemerintah Israel"]]),
    ("Hasilnya, kata PBB, 12 orang tewas.", [["PBB"]]),
    ("Sebanyak 12 orang menurut PBB tewas dalam ledakan itu.", [["PBB"]]),
    ("Ledakan itu menewaskan tiga orang seperti diklaim pemerintah Israel.", [["pemerintah Israel"]]),
    ("PBB mengatakan 12 orang tewas. Hal itu membuat jumlah korban tewas menjadi 40 orang.", [["PBB"], ["PBB"]]),
    ("PBB mengumumkan nama-nama 12 sandera yang dibebaskan.", [["PBB"]]),
    ("PBB merilis daftar 12 sandera yang dibebaskan.", [["PBB"]]),
    ("Hamas mengaku bertanggung jawab atas serangan yang menewaskan tiga orang.", [[]]),
    (
        "Dari 30 sandera, 12 orang dibebaskan, termasuk lima orang yang menurut militer Israel tewas.",
        [[], [], ["militer Israel"]],
    ),
    ("Mengutip media Israel, Channel 12, sebanyak 12 orang tewas.", [["Channel 12"]]),
    ("PBB menyebut 49 orang ditahan, termasuk 27 orang yang menurut militer Israel tewas.", [["PBB"], ["militer Israel"]]),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_who_gives_the_number_and_who_relays_it(lexicon: Lexicon, text: str, sources: list[list[str]]) -> None:
    mentions = read_text(lexicon, text, published=date(2023, 11, 23)).mentions
    figures = [mention.value for mention in mentions if isinstance(mention.value, Figure)]
    assert [[source.span.of(text) for source in figure.sources] for figure in figures] == sources
