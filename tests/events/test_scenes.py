"""Days that may be an act's: anywhere in the article, but not outside the quotation that tells it."""

import pytest
from told import tell

from saksi.lexicon.load import Lexicon

AWAY = "Pasar itu dibuka kembali. Hujan turun. Sekolah libur. Jalan itu sepi. "


def test_a_day_told_far_away_may_be_the_acts(lexicon: Lexicon) -> None:
    lead = "Pasukan Israel menembak mati dua warga sipil di Jenin pada Senin (8/3). "
    again = "Dua warga itu ditembak mati oleh pasukan Israel di Jenin."
    first, *_ = tell(lexicon, lead + AWAY + again)
    assert first.day == "2032-03-08"
    assert {event.day for event in tell(lexicon, lead + AWAY + "Pasukan Israel juga menggerebek rumah di Jenin.")} == {
        "2032-03-08"
    }


@pytest.mark.parametrize("day", ["Senin (8/3)", "pada Senin"])
def test_the_day_of_a_cited_report_is_none_far_away_either(lexicon: Lexicon, day: str) -> None:
    lead = f"Menurut laporan kantor berita Wafa {day}, pasar itu dibuka kembali. "
    told = tell(lexicon, lead + AWAY + "Pasukan Israel menembaki kamp Jenin.")
    assert [event.day for event in told] == [None]
