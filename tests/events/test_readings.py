"""Short sentences and what must be read in them: type, status, agents, targets of each act, in text order."""

import pytest
from told import tell

from saksi.lexicon.load import Lexicon

Acts = list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]

READ: list[tuple[str, Acts]] = [
    ("Militer Israel menyerang Rafah.", [("ASSAULT", "actual", ("israel-military",), ("Rafah",))]),
    ("TNI membantah menembak warga di Sugapa.",
     [("REJECT", "actual", ("tni",), ()), ("ASSAULT", "denied", ("tni",), ("papuan-civilians",))]),
    ("Indonesia mendesak Israel menghentikan serangan.", [("REQUEST", "actual", ("indonesia",), ("israel",))]),
    ("Iran mengancam serangan balasan terhadap Israel.", [("THREATEN", "actual", ("iran",), ("israel",))]),
    ("Netanyahu menolak bertemu Hamas.", [("REJECT", "actual", ("benjamin-netanyahu",), ("hamas",))]),
    ("Hamas yang menyerang pos Israel menyandera dua tentara.",
     [("ASSAULT", "actual", ("hamas",), ("israel",)), ("ASSAULT", "actual", ("hamas",), ("dua tentara",))]),
    ("Tentara Israel yang menembaki warga Palestina mundur dari Jenin.",
     [("ASSAULT", "actual", ("israel-military",), ("palestinian-civilians",)),
      ("RETREAT", "actual", ("israel-military",), ())]),
    ("Indonesia, Malaysia, dan Brunei mengecam serangan itu.",
     [("ACCUSE", "actual", ("indonesia", "malaysia", "brunei"), ())]),
    ("Hamas sepakat untuk membebaskan dua sandera.",
     [("AGREE", "actual", ("hamas",), ()), ("RETREAT", "planned", ("hamas",), ("dua sandera",))]),
    ("Netanyahu berencana mencaplok Gaza.", [("COERCE", "planned", ("benjamin-netanyahu",), ("Gaza",))]),
    ("Roket yang ditembakkan Hizbullah menghantam sebuah rumah di Haifa.",
     [("ASSAULT", "actual", ("hezbollah",), ("sebuah rumah",))]),
    ("Israel dan Hamas mencapai kesepakatan gencatan senjata.", [("AGREE", "actual", ("israel", "hamas"), ())]),
    ("Kapal itu diserang pemberontak Houthi.", [("ASSAULT", "actual", ("houthis",), ("Kapal itu",))]),
    ("Ratusan pejabat, mulai dari Mossad, Shin Bet, hingga militer, hadir.", []),
    ("Kementerian itu menaikkan jumlah korban tewas.", []),
    ("Ia menyebut Israel ancaman terbesar bagi kawasan.", []),
    ("Israel menyerang Rafah pada Selasa, dan Hamas menembakkan roket ke Sderot.",
     [("ASSAULT", "actual", ("israel",), ("Rafah",)), ("ASSAULT", "actual", ("hamas",), ("Sderot",))]),
    ("Fayyad memuji perlawanan Gaza terhadap serangan militer Israel.",
     [("SUPPORT", "actual", ("Fayyad",), ()), ("ASSAULT", "actual", ("israel-military",), ())]),
    ("Erdogan menyebut tuduhan genosida yang dilakukan oleh tentara Israel terhadap Palestina terbukti.",
     [("ACCUSE", "actual", ("recep-tayyip-erdogan",), ("israel-military",))]),
    ("Paus menyuarakan seruannya untuk gencatan senjata di Gaza.", []),
    ("Tidak ada warga sipil yang tewas dalam insiden itu.", []),
    ("Ia menyebut jumlah yang ditangkap mencapai 27 orang.", []),
    ("Israel tengah menyerang Rafah.", [("ASSAULT", "actual", ("israel",), ("Rafah",))]),
    ("Sebuah tenda menjadi sasaran pengeboman Israel.", [("ASSAULT", "actual", ("israel",), ())]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts"), READ, ids=[text for text, _ in READ])
def test_what_is_read(lexicon: Lexicon, text: str, acts: Acts) -> None:
    assert [(told.type, told.status, told.agents, told.targets) for told in tell(lexicon, text)] == acts


PLACED: list[tuple[str, tuple[str, ...]]] = [
    ("Marzouk menelepon wakil menteri, yang juga mengawasi masalah Timur Tengah.", ()),
    ("Kelompok yang ia gambarkan sebagai bagian dari poros di Asia Barat itu menyerang Israel.", ()),
    ("Tiga warga yang berlindung di Jabalia tewas akibat serangan Israel.", ("Jabalia",)),
    ("Israel menyerang Rafah, Gaza.", ("Rafah", "Gaza")),
]


@pytest.mark.parametrize(("text", "places"), PLACED, ids=[text for text, _ in PLACED])
def test_where_it_happened(lexicon: Lexicon, text: str, places: tuple[str, ...]) -> None:
    assert tuple(place for told in tell(lexicon, text) for place in told.places) == places


def test_a_day_of_saying_is_no_day_of_the_act(lexicon: Lexicon) -> None:
    (told,) = tell(lexicon, "Hamas mengatakan pada Selasa bahwa Israel menyerang Rafah pada Senin.")
    assert told.day == "2032-03-08"


def test_the_cited_outlet_stands_before_the_citing(lexicon: Lexicon) -> None:
    (told,) = tell(lexicon, "TNI menembak dua warga di Sugapa, seperti dilansir Reuters mengutip Al Jazeera.")
    assert told.chain == ("media:al-jazeera", "media:reuters")
