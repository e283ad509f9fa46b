"""Running totals: what is counted, where and by whom, and how they lie beside a reference series."""

from datetime import date, timedelta

import pytest

from reading import document_of
from saksi.incidents.series import check, totals_of
from saksi.lexicon.load import Lexicon
from saksi.model.series import Flag, RunningTotal
from saksi.model.spans import Span
from saksi.pipeline.read import read

DAY = date(2032, 3, 10)


def totals(text: str, lexicon: Lexicon) -> list[RunningTotal]:
    document = document_of(text, published=DAY, outlet="Kabar Uji")
    return list(totals_of(document, read(document, lexicon), lexicon))


@pytest.mark.parametrize(
    ("text", "unit", "victims", "where", "counted_by", "low"),
    [
        ("Korban tewas di Gaza kini mencapai 40.405 jiwa.", "killed", "", "pse-gaza-strip", "", 40405),
        ("Sebanyak 16.248 warga Palestina tewas.", "killed", "", "PSE", "", 16248),
        ("Sejak Oktober, 5.500 anak Palestina tewas.", "killed", "children", "PSE", "", 5500),
        (
            "36.000 orang tewas, kata Kementerian Kesehatan Gaza.",
            "killed",
            "",
            "PSE",
            "gaza-health-ministry",
            36000,
        ),
        ("Total 12.000 orang mengungsi di Khan Younis.", "displaced", "", "PSE", "", 12000),
        ("Total 12.000 orang tewas di Iran dan di Gaza.", "killed", "", "", "", 12000),
        ("Total 12.000 orang tewas.", "killed", "", "", "", 12000),
    ],
)
def test_a_total_tells_what_it_counts_where_and_by_whom(
    text: str, unit: str, victims: str, where: str, counted_by: str, low: int, lexicon: Lexicon
) -> None:
    (found,) = totals(text, lexicon)
    assert (found.unit, found.victims, found.where, found.counted_by, found.low) == (unit, victims, where, counted_by, low)
    assert found.words == " ".join(found.span.of(text).split())
    assert (found.published, found.outlet) == (DAY, "Kabar Uji")


def test_the_count_of_one_incident_is_no_running_total(lexicon: Lexicon) -> None:
    assert totals("Serangan di Rafah pada Senin menewaskan 12 orang.", lexicon) == []


def test_totals_of_one_kind_are_one_series_and_another_voice_makes_another(lexicon: Lexicon) -> None:
    texts = [
        "Korban tewas di Gaza kini mencapai 40.405 jiwa.",
        "Korban tewas di Gaza mencapai 41.000 jiwa.",
        "Korban tewas di Gaza kini mencapai 40.405 jiwa, kata Hamas.",
    ]
    ids = [one.series_id for text in texts for one in totals(text, lexicon)]
    assert ids[0] == ids[1] != ids[2]


def test_totals_whose_place_is_not_shown_are_no_series(lexicon: Lexicon) -> None:
    texts = ["Total 12.000 orang tewas.", "Total 13.000 orang tewas."]
    (one,), (other,) = (totals(text, lexicon) for text in texts)
    assert one.where == other.where == ""
    assert one.series_id != other.series_id


def total(low: int | None, high: int | None = None, published: date | None = DAY) -> RunningTotal:
    return RunningTotal(
        total_id="t-1", document_id="a", span=Span(0, 1), words="x", published=published, outlet="o", unit="killed",
        victims="", where="PSE", counted_by="", low=low, high=high, approximate=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "value", "flag"),
    [
        (40405, 40405, 40405, "agrees"),
        (40405, 40405, 40805, "agrees"),
        (37000, None, 37800, "rounded"),
        (27800, None, 27899, "agrees"),
        (2800, None, 2899, "rounded"),
        (40000, 40000, 44900, "differs"),
        (3000, 3000, 2600, "rounded"),
        (20000, 99999, 36000, "rounded"),
        (20000, 99999, 19000, "differs"),
        (500, 500, 2808, "differs"),
        (None, 500, 500, "agrees"),
        (5, 5, 0, "differs"),
        (0, 0, 0, "agrees"),
    ],
)
def test_a_total_agrees_is_rounded_or_differs(low: int | None, high: int | None, value: int, flag: Flag) -> None:
    found = check(total(low, high), {DAY: value})
    assert (found.flag, found.value, found.day) == (flag, value, DAY)
    assert found.difference == (low if low is not None else high or 0) - value


def test_the_nearest_value_of_the_day_and_the_two_before_is_taken() -> None:
    reference = {DAY - timedelta(back): 1000 - 100 * back for back in range(5)} | {DAY + timedelta(1): 5000}
    assert [check(total(low, low), reference).value for low in (990, 880, 100, 5000)] == [1000, 900, 800, 1000]


def test_without_a_day_near_there_is_no_reference() -> None:
    for one in (total(5, 5, None), total(5, 5, DAY + timedelta(3))):
        found = check(one, {DAY: 5})
        assert (found.flag, found.day, found.value, found.share) == ("no reference", None, None, None)
