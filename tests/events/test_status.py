"""Status: actual, planned, denied, hypothetical or background; what the text says did not happen is no event."""

import pytest
from told import QUIET, tell, tell_one

from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    "text",
    [
        "Pasukan Israel menyerang pos Hizbullah di Tyre.",
        "Kelompok Hizbullah menyerang pos Israel di Metula.",
        "Pasukan Rusia telah merebut dua desa di Kharkiv.",
        "Serangan Israel pada 8 Maret menewaskan tiga orang.",
        "Polisi kembali menangkap lima orang di Jayapura.",
    ],
)
def test_what_is_told_as_done_is_actual(lexicon: Lexicon, text: str) -> None:
    assert tell_one(lexicon, text).status == "actual"


@pytest.mark.parametrize(
    "text",
    [
        "Israel berencana menyerang pos Hamas di Rafah.",
        "Hamas berencana menyerang pos Israel di Rafah.",
        "Hamas hendak membebaskan dua sandera.",
        "Kelompok itu akan membebaskan dua sandera pekan depan.",
        "Mesir akan mengirim bantuan ke Gaza.",
        "Israel akan secara bertahap menarik pasukan dari Gaza.",
        "Presiden Turki akan bertemu dengan presiden Mesir pada Jumat.",
        "Presiden Mesir dijadwalkan bertemu dengan presiden Turki.",
    ],
)
def test_what_is_still_to_come_is_planned(lexicon: Lexicon, text: str) -> None:
    assert tell_one(lexicon, text).status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Israel mungkin menyerang pos Hizbullah di Tyre.",
        "Iran bisa menyerang pangkalan Amerika Serikat.",
        "Amerika Serikat bisa menyerang pangkalan Iran.",
        "Rusia berpotensi menyerang kota Kharkiv.",
        "Israel kemungkinan menyerang pos Hizbullah di Tyre.",
        "Jika Rusia menyerang pos Ukraina, perundingan berhenti.",
        "Iran bisa saja kembali menyerang pangkalan Amerika Serikat.",
        "Amerika Serikat mempertimbangkan untuk menyerang pangkalan Iran.",
        "Muncul kekhawatiran bahwa Hizbullah akan menyerang Metula.",
        "Muncul kekhawatiran bahwa Israel akan menyerang Tyre.",
    ],
)
def test_what_might_happen_is_hypothetical(lexicon: Lexicon, text: str) -> None:
    assert tell_one(lexicon, text).status == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "Pada Januari 2031, tentara Israel membunuh dua anggota Hamas di Jenin.",
        "Pada 2 Januari 2032, kelompok Hamas menyerang pos Israel di Rafah.",
        "Sejak Oktober 2031, serangan Israel menewaskan 30.000 warga Palestina di Gaza.",
        f"{QUIET} Setelah serangan Rusia ke Kharkiv, sekolah libur.",
        f"{QUIET} Houthi telah berulang kali menembakkan rudal ke Israel.",
        "Dua prajurit TNI yang diserang TPNPB dirawat pada Senin.",
    ],
)
def test_what_is_only_recalled_is_background(lexicon: Lexicon, text: str) -> None:
    assert tell_one(lexicon, text).status == "background"


@pytest.mark.parametrize(("day", "status"), [("7 Maret", "actual"), ("6 Maret", "background")])
def test_news_is_at_most_three_days_old(lexicon: Lexicon, day: str, status: str) -> None:
    assert tell_one(lexicon, f"Serangan Israel pada {day} menewaskan tiga orang.").status == status


@pytest.mark.parametrize("verb", ["membantah", "menyangkal", "menampik"])
@pytest.mark.parametrize(
    ("side", "actor"), [("Militer Israel", "israel-military"), ("TNI", "tni"), ("TPNPB", "tpnpb-opm"), ("Hamas", "hamas")]
)
def test_what_is_denied_is_denied(lexicon: Lexicon, verb: str, side: str, actor: str) -> None:
    denial, act = tell(lexicon, f"Juru bicara {side} {verb} bahwa pasukannya menembak dua anak pada Senin.")
    assert (denial.type, denial.status, denial.agents) == ("REJECT", "actual", (actor,))
    assert (act.type, act.status, act.chain, act.stance) == ("ASSAULT", "denied", (actor,), "denies")


@pytest.mark.parametrize(
    "text",
    [
        "Tentara Israel tidak menyerang rumah sakit itu.",
        "Pejuang Hamas tidak menyerang rumah sakit itu.",
        "Hamas belum membebaskan sandera itu.",
        "Israel belum membebaskan tahanan itu.",
        "Turki tidak mengecam serangan itu.",
    ],
)
def test_what_did_not_happen_is_no_event(lexicon: Lexicon, text: str) -> None:
    assert tell(lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Israel menghentikan serangan terhadap Hizbullah.", ["RETREAT"]),
        ("Hizbullah menghentikan serangan terhadap Israel.", ["RETREAT"]),
        ("PBB menyerukan penghentian serangan Israel.", ["REQUEST"]),
        ("Tentara Israel dilatih untuk menyerang terowongan Hamas.", []),
        ("Pejuang Hamas dilatih untuk menyerang pos Israel.", []),
    ],
)
def test_an_aim_or_what_is_to_end_is_no_act_of_its_own(lexicon: Lexicon, text: str, kept: list[str]) -> None:
    assert [told.type for told in tell(lexicon, text)] == kept


def test_an_act_carried_by_a_light_verb_is_denied_with_it(lexicon: Lexicon) -> None:
    assert tell(lexicon, "Pasukan Rusia melakukan serangan ke sekolah itu.")
    assert not tell(lexicon, "Pasukan Rusia tidak melakukan serangan ke sekolah itu.")
    assert not tell(lexicon, "Pasukan Ukraina tidak melakukan tembakan ke sekolah itu.")


def test_what_a_text_does_not_hold_did_not_happen(lexicon: Lexicon) -> None:
    assert tell(lexicon, "Tawaran Israel itu tidak memuat penarikan pasukan dari Jenin.") == []


@pytest.mark.parametrize("idea", ["Wacana", "Gagasan", "Ide"])
def test_what_is_only_thought_of_is_hypothetical(lexicon: Lexicon, idea: str) -> None:
    assert tell_one(lexicon, f"{idea} pengerahan pasukan Turki ke Gaza disampaikan kemarin.").status == "hypothetical"
