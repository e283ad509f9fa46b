"""Both sides alike: a sentence read with the two sides' names swapped gives the same act with mirrored roles."""

from collections.abc import Iterable

import pytest
from told import PUBLISHED

from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.events import Event
from saksi.model.mentions import RoleFiller

SIDES = [
    ("Israel", "Hamas"),
    ("Israel", "Hizbullah"),
    ("TNI", "TPNPB"),
    ("Rusia", "Ukraina"),
    ("Amerika Serikat", "Iran"),
    ("Houthi", "Arab Saudi"),
    ("India", "Pakistan"),
    ("Kamboja", "Thailand"),
]
Read = tuple[str, str | None, str, str, str, str, str]
"""Type, mode, status, agents, targets, chain, stance; the sides as "a" and "b", what names neither as "-"."""

SENTENCES: dict[str, Read] = {
    "Pasukan {a} menyerang pos {b} di perbatasan pada Selasa.": ("ASSAULT", None, "actual", "a", "b", "", "asserts"),
    "Pos {a} diserang oleh pasukan {b} pada Selasa.": ("ASSAULT", None, "actual", "b", "a", "", "asserts"),
    "Pasukan {a} diserang {b} di dekat perbatasan.": ("ASSAULT", None, "actual", "b", "a", "", "asserts"),
    "Serangan {a} terhadap {b} berlangsung dua jam.": ("ASSAULT", None, "actual", "a", "b", "", "asserts"),
    "{a} melancarkan serangan terhadap {b} pada Senin.": ("ASSAULT", None, "actual", "a", "b", "", "asserts"),
    "Serangan terhadap {b} dilakukan oleh {a} pada Senin malam.": ("ASSAULT", None, "actual", "a", "b", "", "asserts"),
    "{a} menembak dua anggota {b} di tepi sungai.": ("ASSAULT", "firearms", "actual", "a", "b", "", "asserts"),
    "{a} menembakkan roket ke arah pasukan {b} semalam.": ("ASSAULT", "heavy-weapons", "actual", "a", "b", "", "asserts"),
    "{a} menghancurkan tiga kendaraan {b} dengan drone.": ("ASSAULT", "drone", "actual", "a", "b", "", "asserts"),
    "Drone {a} menyerang pangkalan {b} pada Senin malam.": ("ASSAULT", "drone", "actual", "a", "b", "", "asserts"),
    "Artileri {a} menghantam pos {b} pada Senin malam.": ("ASSAULT", "heavy-weapons", "actual", "a", "b", "", "asserts"),
    "{a} mengebom markas {b} pada Senin malam.": ("ASSAULT", "aerial", "actual", "a", "b", "", "asserts"),
    "Markas {b} dibom oleh {a} pada Senin malam.": ("ASSAULT", "aerial", "actual", "a", "b", "", "asserts"),
    "{a} menculik dua anggota {b} pada Selasa malam.": ("ASSAULT", "abduct", "actual", "a", "b", "", "asserts"),
    "Pembunuhan dua anggota {b} oleh {a} dibenarkan seorang pejabat.": ("ASSAULT", None, "actual", "a", "b", "", "asserts"),
    "Dua anggota {b} tewas dalam serangan {a} pada Selasa.": ("ASSAULT", None, "actual", "a", "b", "", "asserts"),
    "Baku tembak antara {a} dan {b} pecah pada Senin.": ("ASSAULT", "firearms", "actual", "ab", "ab", "", "asserts"),
    "Pasukan {a} bertempur dengan pasukan {b} sejak pagi.": ("ASSAULT", None, "actual", "ab", "ab", "", "asserts"),
    "{a} menangkap dua anggota {b} di dekat perbatasan.": ("COERCE", "arrest", "actual", "a", "b", "", "asserts"),
    "Dua anggota {b} ditangkap oleh {a} pada Senin.": ("COERCE", "arrest", "actual", "a", "b", "", "asserts"),
    "{a} menyita dua senjata milik {b} di perbatasan.": ("COERCE", "seize", "actual", "a", "b", "", "asserts"),
    "{a} memblokade pelabuhan {b} sejak Senin.": ("COERCE", "restrict", "actual", "a", "b", "", "asserts"),
    "{a} membebaskan dua tahanan {b} pada Rabu.": ("RETREAT", "release", "actual", "a", "b", "", "asserts"),
    "Pasukan {a} mundur dari pos {b} pada Senin.": ("RETREAT", "withdraw", "actual", "a", "b", "", "asserts"),
    "{a} mengirim bantuan makanan kepada {b} pada Senin.": ("AID", None, "actual", "a", "b", "", "asserts"),
    "{a} menyatakan dukungan kepada {b} pada Senin.": ("SUPPORT", None, "actual", "a", "b", "", "asserts"),
    "{a} memuji {b} seusai pertemuan itu.": ("SUPPORT", None, "actual", "a", "b", "", "asserts"),
    "{a} mengecam {b} atas serangan itu.": ("ACCUSE", "disapprove", "actual", "a", "b", "", "asserts"),
    "{a} menuduh {b} melanggar gencatan senjata.": ("ACCUSE", "allege", "actual", "a", "b", "", "asserts"),
    "{a} menyalahkan {b} atas ledakan itu.": ("ACCUSE", "allege", "actual", "a", "b", "", "asserts"),
    "{a} membantah tuduhan {b} pada Selasa.": ("REJECT", None, "actual", "a", "b", "", "asserts"),
    "{a} meminta {b} menahan diri pada Senin.": ("REQUEST", "yield", "actual", "a", "b", "", "asserts"),
    "{a} mengancam {b} dengan sanksi pada Senin.": ("THREATEN", "restrict", "actual", "a", "b", "", "asserts"),
    "{a} bertemu dengan {b} untuk membahas tawanan.": ("CONSULT", None, "actual", "ab", "", "", "asserts"),
    "Pertemuan {a} dengan {b} berlangsung tertutup.": ("CONSULT", None, "actual", "ab", "", "", "asserts"),
    "{a} berunding dengan {b} selama tiga hari.": ("CONSULT", None, "actual", "ab", "", "", "asserts"),
    "{a} dan {b} sepakat menukar tawanan pada Rabu.": ("AGREE", None, "actual", "ab", "", "", "asserts"),
    "{a} akan membebaskan dua tahanan {b} pekan depan.": ("RETREAT", "release", "planned", "a", "b", "", "asserts"),
    "{a} berencana menyerang pos {b} di perbatasan.": ("ASSAULT", None, "planned", "a", "b", "", "asserts"),
    "{a} mungkin menyerang pos {b} di perbatasan.": ("ASSAULT", None, "hypothetical", "a", "b", "", "asserts"),
    "Jika {a} menyerang pos {b}, perundingan berhenti.": ("ASSAULT", None, "hypothetical", "a", "b", "", "asserts"),
    "Pada 2 Januari 2032, {a} menyerang pos {b} di perbatasan.": ("ASSAULT", None, "background", "a", "b", "", "asserts"),
    "Juru bicara {a} mengatakan {b} menyerang sekolah itu.": ("ASSAULT", None, "actual", "b", "-", "a", "asserts"),
    "Menurut juru bicara {a}, {b} menyerang sebuah sekolah.": ("ASSAULT", None, "actual", "b", "-", "a", "asserts"),
    "{b} menyerang pos {a} pada Senin, kata juru bicara {a}.": ("ASSAULT", None, "actual", "b", "a", "a", "asserts"),
    '"Kami menyerang pos {b} pada Senin," kata juru bicara {a}.': ("ASSAULT", None, "actual", "a", "b", "a", "asserts"),
    "{a} mengklaim membunuh dua anggota {b} di perbatasan.": ("ASSAULT", None, "actual", "a", "b", "a", "alleges"),
}


def as_read(lexicon: Lexicon, text: str, sides: tuple[str, str]) -> list[Read]:
    def role(fillers: Iterable[RoleFiller]) -> str:
        words = [filler.span.of(text) for filler in fillers]
        return "".join("a" if sides[0] in said else "b" if sides[1] in said else "-" for said in words)

    def short(event: Event) -> Read:
        chain, stance = event.attribution.chain, event.attribution.stance
        return (
            event.event_type, event.mode, event.status,
            role(event.agents), role(event.targets), role(chain), stance,
        )  # fmt: skip

    return [short(event) for event in read_text(lexicon, text, published=PUBLISHED).events]


@pytest.mark.parametrize("sides", SIDES, ids="/".join)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_swapped_sides_are_read_alike(lexicon: Lexicon, sentence: str, sides: tuple[str, str]) -> None:
    a, b = sides
    assert as_read(lexicon, sentence.format(a=a, b=b), (a, b)) == [SENTENCES[sentence]]
    assert as_read(lexicon, sentence.format(a=b, b=a), (b, a)) == [SENTENCES[sentence]]


@pytest.mark.parametrize("sides", SIDES, ids="/".join)
@pytest.mark.parametrize(
    "sentence", ["{a} tidak menyerang pos {b} di perbatasan.", "{a} belum membebaskan tahanan {b} itu."]
)
def test_what_neither_side_did_is_no_event(lexicon: Lexicon, sentence: str, sides: tuple[str, str]) -> None:
    a, b = sides
    assert as_read(lexicon, sentence.format(a=a, b=b), (a, b)) == as_read(lexicon, sentence.format(a=b, b=a), (b, a)) == []


@pytest.mark.parametrize("sides", SIDES, ids="/".join)
@pytest.mark.parametrize("verb", ["membantah", "menyangkal"])
def test_denials_of_either_side_are_read_alike(lexicon: Lexicon, verb: str, sides: tuple[str, str]) -> None:
    for a, b in (sides, sides[::-1]):
        text = f"Juru bicara {a} {verb} bahwa pasukannya menyerang pos {b}."
        denial, act = as_read(lexicon, text, (a, b))
        assert denial == ("REJECT", None, "actual", "a", "", "", "asserts")
        assert (act[0], act[2], act[4:]) == ("ASSAULT", "denied", ("b", "a", "denies"))
