"""Triggers: each PLOVER type and its modes have words that give them, and plain words give none."""

from typing import get_args

import pytest
from told import tell, tell_one

from reading import document_of, read_text
from saksi.events.triggers import find_acts
from saksi.lexicon.load import Lexicon
from saksi.mentions.actors import find_actors
from saksi.model.events import MODES, EventType
from saksi.text.page import open_page

GIVEN = [
    ("AGREE", None, "Mesir dan Turki menandatangani perjanjian damai di Jenewa."),
    ("AGREE", None, "Mesir dan Turki sepakat membuka pos perbatasan."),
    ("AGREE", None, "Rusia dan Ukraina menyepakati pertukaran tahanan."),
    ("CONSULT", None, "Menteri Luar Negeri Turki bertemu dengan utusan Qatar di Ankara."),
    ("CONSULT", "phone", "Presiden Mesir menelepon presiden Turki pada Senin malam."),
    ("CONSULT", "phone", "Utusan Qatar bertemu dengan utusan Mesir lewat telepon pada Senin."),
    ("CONSULT", "visit", "Menteri Luar Negeri Turki berkunjung ke Beirut pada Senin malam."),
    ("CONSULT", "third-party", "Qatar memediasi Hamas dan Israel."),
    ("CONSULT", "multilateral", "Para menteri luar negeri OKI menggelar pertemuan darurat di Jeddah."),
    ("SUPPORT", None, "Malaysia menyatakan dukungan kepada Mesir."),
    ("SUPPORT", None, "Turki memuji utusan Mesir seusai pertemuan itu."),
    ("CONCEDE", None, "Hamas mengumumkan gencatan senjata sepihak pada Senin."),
    ("CONCEDE", None, "Israel mengumumkan gencatan senjata sepihak pada Senin."),
    ("COOPERATE", None, "Rusia dan Belarus menggelar latihan gabungan."),
    ("AID", None, "Mesir mengirim bantuan makanan kepada Sudan."),
    ("AID", None, "Arab Saudi menyalurkan bantuan kemanusiaan ke Sudan."),
    ("AID", None, "Iran memasok rudal dan drone kepada Houthi."),
    ("PROTEST", "obstruct", "Massa Hamas memblokade jalan raya di Rafah."),
    ("PROTEST", "vandalize", "Para pengunjuk rasa membakar dua mobil di Jayapura."),
    ("PROTEST", "vandalize", "Kantor bupati itu dibakar massa di Jayapura."),
    ("PROTEST", "riot", "Demonstran melempari polisi Israel dengan batu."),
    ("SANCTION", "expel", "Rusia mengusir dua diplomat Latvia."),
    ("MOBILIZE", "weapons", "Korea Utara menembakkan rudal balistik ke arah laut lepas."),
    ("MOBILIZE", "troops", "Iran menggelar latihan perang di Selat Hormuz."),
    ("RETREAT", "withdraw", "Israel menarik pasukannya dari Khan Younis."),
    ("RETREAT", "release", "Hamas membebaskan dua sandera."),
    ("RETREAT", "disarm", "Kelompok Hamas meletakkan senjata di Rafah pada Senin."),
    ("RETREAT", "ceasefire", "Israel menahan tembakan di Rafah pada Senin."),
    ("RETREAT", "access", "Mesir membuka perlintasan Rafah bagi truk bantuan."),
    ("RETREAT", "resign", "Menteri Pertahanan Israel mengundurkan diri."),
    ("REQUEST", "yield", "Qatar menyerukan gencatan senjata di Gaza."),
    ("REQUEST", "assist", "Turki meminta bantuan Qatar pada Senin."),
    ("REQUEST", "change", "Turki meminta Qatar agar mengubah kebijakan itu."),
    ("ACCUSE", "disapprove", "Turki mengecam serangan itu."),
    ("ACCUSE", "allege", "Kamboja menuduh Thailand melanggar batas."),
    ("ACCUSE", "allege", "Thailand menuduh Kamboja melanggar batas."),
    ("ACCUSE", "investigate", "Komnas HAM menyelidiki peristiwa di Sugapa itu."),
    ("REJECT", "yield", "Israel menolak usulan gencatan senjata dari Mesir."),
    ("REJECT", "yield", "Hamas menolak usulan gencatan senjata dari Mesir."),
    ("REJECT", "assist", "Mesir menolak bantuan itu pada Senin."),
    ("REJECT", "change", "Mesir menolak perubahan itu pada Senin."),
    ("REJECT", None, "Hamas membantah tuduhan Israel."),
    ("THREATEN", None, "Rusia mengancam Ukraina."),
    ("THREATEN", "restrict", "Turki mengancam Israel dengan sanksi pada Senin."),
    ("PROTEST", "demo", "Ribuan warga berunjuk rasa di Jakarta."),
    ("PROTEST", "riot", "Kerusuhan pecah di Wamena pada Senin."),
    ("PROTEST", "strike", "Buruh pelabuhan mogok kerja selama sepekan di Gaza."),
    ("PROTEST", "hunger", "Para tahanan di Hebron mogok makan sejak Senin."),
    ("PROTEST", "boycott", "Mahasiswa memboikot Israel."),
    ("SANCTION", "discontinue", "Uni Eropa menjatuhkan sanksi kepada Rusia."),
    ("SANCTION", "expel", "Rusia mengusir diplomat Inggris."),
    ("SANCTION", "expel", "Inggris mengusir diplomat Rusia."),
    ("SANCTION", "convict", "Pengadilan menjatuhkan vonis kepada perwira TNI."),
    ("MOBILIZE", "troops", "Rusia mengerahkan dua brigade ke perbatasan."),
    ("MOBILIZE", "weapons", "Amerika Serikat mengerahkan kapal induk ke Laut Merah."),
    ("MOBILIZE", "police", "Polri mengerahkan 200 personel polisi ke Sugapa."),
    ("COERCE", "arrest", "Polisi menangkap lima pengunjuk rasa di Jayapura."),
    ("COERCE", "seize", "Rusia merebut dua desa di Kharkiv pada Senin."),
    ("COERCE", "restrict", "Tentara Israel memblokade jalan di Hebron."),
    ("COERCE", "deport", "Tentara itu mengusir warga dari desa di Hebron."),
    ("COERCE", "withhold", "Israel memutus pasokan listrik ke Gaza."),
    ("COERCE", "censor", "Pemerintah Sudan memutus internet sejak Senin."),
    ("COERCE", "curfew", "Polri memberlakukan jam malam di Wamena sejak Senin."),
    ("COERCE", "martial-law", "Presiden Ukraina mengumumkan darurat militer."),
    ("COERCE", "cyber", "Peretas meretas situs kementerian itu di Jakarta."),
    ("ASSAULT", None, "Israel menyerang Hamas di dekat Rafah."),
    ("ASSAULT", None, "Hamas menyerang Israel di dekat Rafah."),
    ("ASSAULT", "firearms", "TNI menembak dua anggota TPNPB di Sugapa."),
    ("ASSAULT", "firearms", "TPNPB menembak dua anggota TNI di Sugapa."),
    ("ASSAULT", "aerial", "Jet tempur Rusia mengebom gudang di Kharkiv."),
    ("ASSAULT", "drone", "Drone Ukraina menyerang kilang minyak Rusia."),
    ("ASSAULT", "heavy-weapons", "Kelompok Hizbullah meluncurkan roket ke Haifa."),
    ("ASSAULT", "explosives", "Rusia meledakkan jembatan di Kherson."),
    ("ASSAULT", "suicide-attack", "Pelaku bom bunuh diri menyerang pasar di Kabul."),
    ("ASSAULT", "abduct", "Kelompok itu menculik dua guru di Sugapa."),
    ("ASSAULT", "torture", "Penjaga menyiksa para tahanan di penjara itu."),
    ("ASSAULT", "beat", "Massa memukuli seorang wartawan di Jayapura."),
    ("ASSAULT", "destroy", "Warga merusak kantor distrik di Wamena."),
    ("ASSAULT", "primitive", "Seorang pria menikam dua polisi di Yerusalem."),
    ("ASSAULT", "crowd-control", "Polisi menembaki mahasiswa dengan peluru karet di Jayapura."),
    ("SANCTION", "withdraw", "Rusia keluar dari perjanjian nuklir itu pada Senin."),
    ("SANCTION", "expel", "Parlemen memakzulkan Presiden Yoon Suk Yeol."),
    ("SANCTION", "discontinue", "Kolombia memutuskan hubungan dengan Israel."),
    ("PROTEST", "vandalize", "Massa merusak fasilitas umum di Jakarta."),
    ("PROTEST", "demo", "Mahasiswa menggeruduk kantor gubernur di Bandung."),
    ("COERCE", "cyber", "Kementerian Pertahanan Iran diserang peretas pada Senin."),
    ("COERCE", None, "Tentara Israel menggeledah rumah sakit di Jenin."),
    ("ASSAULT", "crowd-control", "Polisi menembakkan gas air mata ke arah demonstran di Jakarta."),
    ("ASSAULT", "primitive", "Seorang pria menabrakkan mobil ke kerumunan di Munich."),
    ("ASSAULT", "beat", "Seorang pencuri dihajar massa di Bekasi."),
    ("RETREAT", "release", "Rusia dan Ukraina telah bertukar 300 tahanan perang."),
    ("RETREAT", "access", "Israel mengizinkan Palang Merah masuk ke Rafah."),
    ("COERCE", "seize", "Israel mencegat kapal bantuan di dekat Gaza."),
    ("RETREAT", "access", "Israel mengizinkan 100 truk bantuan masuk ke Gaza."),
    ("MOBILIZE", "weapons", "Sejumlah kapal Amerika Serikat dikerahkan ke Laut Merah."),
    ("AID", None, "Yordania menampung ribuan pengungsi di Amman."),
    ("AGREE", None, "Mesir siap menampung korban dari Gaza."),
    ("ACCUSE", "disapprove", "Menteri Turki melayangkan protes kepada Israel."),
    ("SUPPORT", None, "Malaysia menyambut baik keputusan itu."),
    ("ASSAULT", "unconventional", "Kelompok itu menyerang desa dengan gas beracun di Sudan."),
]


@pytest.mark.parametrize(("event_type", "mode", "text"), GIVEN)
def test_words_give_type_and_mode(lexicon: Lexicon, event_type: str, mode: str | None, text: str) -> None:
    told = tell_one(lexicon, text)
    assert (told.type, told.mode, told.status) == (event_type, mode, "actual")


def test_every_type_has_a_sentence_here() -> None:
    assert {event_type for event_type, _, _ in GIVEN} == set(get_args(EventType))


def test_no_mode_here_is_foreign_to_its_type() -> None:
    assert all(mode in MODES[event_type] for event_type, mode, _ in GIVEN if mode)  # type: ignore[index]


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        ("drone", "Rusia menyerang pos Ukraina dengan drone."),
        ("heavy-weapons", "Rusia menyerang pos Ukraina dengan rudal."),
        ("aerial", "Rusia menyerang pos Ukraina dengan jet tempur."),
        ("explosives", "Rusia menyerang pos Ukraina dengan granat."),
        ("unconventional", "Rusia menyerang pos Ukraina dengan gas beracun dan drone."),
        (None, "Rusia menyerang pos Ukraina pada malam hari."),
    ],
)
def test_the_means_named_beside_the_verb_give_the_mode(lexicon: Lexicon, mode: str | None, text: str) -> None:
    assert tell_one(lexicon, text).mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "Ia meninggal akibat serangan jantung di Jakarta.",
        "Lini serang tim itu tumpul di Jakarta.",
        "Perang dagang antara Indonesia dan Malaysia memanas.",
        "Kapal perang itu berlabuh di Jakarta.",
        "Perusahaan itu meluncurkan ponsel baru di Jakarta.",
        "Badai menghantam pesisir utara Papua.",
        "Harga bahan bakar naik di Gaza.",
        "Tim Indonesia itu merebut gelar juara di Jakarta.",
        "Penumpang dilarang merokok di pesawat menuju Jakarta.",
        "Kritik film itu ditulis dosen Indonesia.",
        "Kedua tim bertemu di final piala itu di Jakarta.",
        "Hasil penyelidikan kecelakaan itu diumumkan di Jakarta.",
        "Petenis Indonesia itu menarik diri dari turnamen di Doha.",
        "Nelayan menangkap ikan tuna di Papua.",
        "Skandal itu menghancurkan karier menteri Indonesia itu.",
    ],
)
def test_plain_expressions_are_no_acts(lexicon: Lexicon, text: str) -> None:
    assert tell(lexicon, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Israel Serang Rafah, Lima Warga Palestina Tewas",
        "Hamas Serang Pos Israel, Lima Tentara Tewas",
        "TNI Tembak Dua Anggota TPNPB di Sugapa",
        "TPNPB Tembak Dua Prajurit TNI di Sugapa",
    ],
)
def test_headlines_tell_nothing_of_their_own(lexicon: Lexicon, text: str) -> None:
    assert tell(lexicon, text) == []


def test_a_headline_above_the_report_leaves_the_act_to_the_report(lexicon: Lexicon) -> None:
    text = "Israel Serang Rafah, Lima Warga Tewas\nTentara Israel menyerang sebuah sekolah di Rafah pada Senin."
    told = tell_one(lexicon, text)
    assert (told.trigger, told.day) == ("menyerang", "2032-03-08")


@pytest.mark.parametrize("name", ["Gerakan Boikot", "Pusat Bantuan Kemanusiaan Raja Salman", "Institut Studi Perang"])
def test_words_within_names_are_no_triggers(lexicon: Lexicon, name: str) -> None:
    assert tell(lexicon, f"Rapat tahunan {name} digelar di Jakarta.") == []


@pytest.mark.parametrize("before", ["anti", "pra", "pasca"])
def test_words_that_only_set_a_time_or_a_stand_make_no_act(lexicon: Lexicon, before: str) -> None:
    assert tell(lexicon, f"Rapat {before} boikot itu digelar di Jakarta.") == []


def test_a_light_verb_and_its_noun_are_one_trigger(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Israel melancarkan serangan udara terhadap pos Hizbullah di Baalbek.")
    assert (told.trigger, told.type, told.mode) == ("melancarkan serangan udara", "ASSAULT", "aerial")


def test_of_overlapping_triggers_the_longest_counts(lexicon: Lexicon) -> None:
    page = open_page(document_of("Serangan drone ke Kharkiv melukai dua orang."), lexicon)
    _, board = find_actors(page)
    first = find_acts(page, board)[0]
    assert page.tokens.span(first.first, first.last).of(page.document.text) == "Serangan drone"


def test_clauses_of_two_acts_do_not_overlap(lexicon: Lexicon) -> None:
    page = open_page(document_of("Polisi menangkap dua orang di Wamena dan membubarkan aksi massa di Jayapura."), lexicon)
    _, board = find_actors(page)
    one, other = find_acts(page, board)
    assert one.clause[1] < other.clause[0]


@pytest.mark.parametrize("text", [
    "Jenderal Asim Munir melontarkan ancaman perang nuklir.",
    "Bantuan hanya dapat dilakukan jika seluruh serangan Israel dihentikan.",
])  # fmt: skip
def test_evidence_holds_the_whole_trigger(lexicon: Lexicon, text: str) -> None:
    events = read_text(lexicon, text).events
    assert events
    for event in events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("Kecelakaan pesawat di Fiji itu menewaskan 12 orang.", 0),
        ("Sebanyak 12 orang tewas akibat banjir di Fiji.", 0),
        ("Serangan saat gempa itu menewaskan 12 orang.", 1),
        ("Sebanyak 12 orang tewas akibat ledakan di Fiji.", 1),
        ("Sehari setelah gempa, militer Myanmar menyerang warga di Sagaing.", 1),
        ("Di tengah banjir, Israel menyerang Gaza.", 1),
        ("Operasi Badai Al-Aqsa menewaskan 1.200 orang.", 1),
    ],
)
def test_accidents_and_nature_do_not_attack(lexicon: Lexicon, text: str, attacks: int) -> None:
    assert [told.type for told in tell(lexicon, text)] == ["ASSAULT"] * attacks


@pytest.mark.parametrize(
    "text",
    [
        "Indonesia melepaskan tembakan dari luar kotak penalti ke gawang Bahrain.",
        "Sundulan Budi ditangkap kiper Bahrain.",
    ],
)
def test_nobody_shoots_or_arrests_in_a_game(lexicon: Lexicon, text: str) -> None:
    assert tell(lexicon, text) == []


def test_to_agree_on_a_refusal_is_no_deal(lexicon: Lexicon) -> None:
    assert [told.type for told in tell(lexicon, "Israel dan Mesir sepakat menolak usulan itu.")] == ["REJECT"]
