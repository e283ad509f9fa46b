"""Views as tables: every column documented and filled, cells as they should be, nothing a spreadsheet would run."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from viewed import csv_of, rows_of

from factories import (
    ONE,
    TOWN,
    Readings,
    at,
    document,
    event,
    figure,
    filler,
    incident,
    member,
    mention,
    reading,
    two_reports,
)
from saksi.model.events import Attribution, Quote
from saksi.model.incidents import Incident, Join
from saksi.model.mentions import DateRange, Term
from saksi.model.readings import Issue
from saksi.views import VIEWS

FORMULAS = ["=1+1", "+62811", "-5 orang", "@SUM(A1)", " =1+1", "\t=1+1", "\n@x"]


Told = tuple[Sequence[Incident], Readings]


def collected(incidents: Sequence[Incident], readings: Readings) -> Told:
    return incidents, readings


def rich() -> Told:
    """Return two reports of one incident with a quotation and a term as well."""
    incidents, readings = two_reports()
    doc, told = readings["d1"]
    quote = Quote(
        span=at(ONE, "Tentara menembak lima warga"), kind="indirect", speaker=(filler(ONE, "polisi", "polri"),),
        cue=None, rule="verb:kata",
    )  # fmt: skip
    term = mention(ONE, "Tentara", Term(about="tni", lean="for", neutral="prajurit"))
    readings["d1"] = (doc, replace(told, quotes=(quote,), mentions=(*told.mentions, term)))
    return collected(incidents, readings)


def rows(told: Told, view: str) -> list[dict[str, str]]:
    return rows_of(*told, view)


@pytest.mark.parametrize("name", VIEWS)
def test_every_column_is_documented_and_every_row_has_all_columns(name: str) -> None:
    view = VIEWS[name]
    assert len(view.about) > 5
    assert all(len(column.meaning) > 5 for column in view.columns)
    assert len({column.name for column in view.columns}) == len(view.columns)
    assert {*view.order} <= {column.name for column in view.columns}
    written = rows(with_issue(), name)
    assert written
    assert [list(row) for row in written] == [[column.name for column in view.columns]] * len(written)


def with_issue() -> Told:
    incidents, readings = rich()
    doc, told = readings["d1"]
    readings["d1"] = (doc, replace(told, issues=(Issue(kind="actor", span=at(ONE, "lima warga"), note="which five"),)))
    one = readings["d1"][1].events[0].event_id
    join = Join(one=one, other=readings["d2"][1].events[0].event_id, score=1.5, reasons=("same day", "same place"))
    return [replace(incidents[0], joins=(join,))], readings


@pytest.mark.parametrize("name", VIEWS)
def test_what_a_column_may_hold_is_all_that_it_holds(name: str) -> None:
    for row in rows(with_issue(), name):
        for column in VIEWS[name].columns:
            assert not column.values or row[column.name] in ("", *column.values), column.name


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_read_gives_the_head_alone(name: str) -> None:
    assert csv_of([], {}, name) == ",".join(column.name for column in VIEWS[name].columns) + "\n"


@pytest.mark.parametrize("name", VIEWS)
def test_words_stand_where_the_row_says(name: str) -> None:
    incidents, readings = with_issue()
    words = next((n for n in ("evidence", "as_printed", "words") if VIEWS[name].has(n)), None)
    for row in rows((incidents, readings), name) if words else ():
        text = readings[row["document"]][0].text
        assert " ".join(text[int(row["start"]) : int(row["end"])].split()) == row[words or ""]


def test_the_table_of_events() -> None:
    first, second = rows(rich(), "events")
    assert first["incident_id"] == second["incident_id"] == two_reports()[0][0].incident_id
    assert {name: first[name] for name in first if name not in {"event_id", "incident_id"}} == {
        "event_type": "ASSAULT", "mode": "firearms", "status": "actual",
        "date_from": "2024-03-05", "date_to": "2024-03-05", "time_precision": "day",
        "place": "Tepi Kali", "place_id": TOWN.place_id,
        "country": "IDN", "latitude": "-2.5", "longitude": "140.7", "geo_precision": "settlement",
        "agents": "tni", "agents_as_printed": "Tentara", "targets": "", "targets_as_printed": "lima warga",
        "figures": "lima warga", "means": "firearms", "contexts": "military",
        "acled_event_type": "Violence against civilians", "acled_sub_event_type": "Attack",
        "acled_civilian_targeting": "yes",
        "source_chain": "polisi → harian-satu", "stance": "asserts", "trigger": "menembak",
        "evidence": "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi.", "start": "0", "end": "72",
        "document": "d1", "outlet": "harian-satu", "published": "2024-03-06", "published_from": "given",
    }  # fmt: skip
    empty = ("date_from", "date_to", "time_precision", "place", "country", "latitude", "longitude", "geo_precision")
    assert {second[name] for name in (*empty, "published")} == {""}
    assert second["published_from"] == "unknown"


def test_the_table_of_incidents() -> None:
    (row,) = rows(rich(), "incidents")
    assert (row["figures"], row["disagreements"], row["documents"]) == ("5 killed; 6 killed", "figure", "d1; d2")
    assert (row["number_of_reports"], row["number_of_outlets"], row["number_of_origins"]) == ("2", "2", "2")
    assert (row["date_from"], row["place"], row["latitude"], row["agents"]) == ("2024-03-05", "Tepi Kali", "-2.5", "tni")


def test_the_table_of_claims() -> None:
    written = rows(rich(), "claims")
    assert [(row["field"], row["value"], row["as_printed"]) for row in written] == [
        ("agent", "tni", "Tentara"),
        ("date", "2024-03-05/2024-03-05", "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi."),
        ("figure", "killed 5..5", "lima warga"),
        ("figure", "killed 6..6", "Enam warga"),
    ]
    assert [row["source_chain"] for row in written][2:] == ["polisi → harian-satu", "polisi → media:harian-dua"]


def test_the_table_of_figures() -> None:
    five, total, part, six = rows(rich(), "figures")
    assert [(row["low"], row["high"], row["scope"], row["victims"]) for row in (five, total, part, six)] == [
        ("5", "5", "event", ""), ("40", "40", "cumulative", ""), ("7", "7", "part", "children"), ("6", "6", "event", ""),
    ]  # fmt: skip
    assert (total["sources"], five["sources"], five["approximate"]) == ("polisi", "", "no")
    assert five["event_id"].startswith("e-")
    assert (total["event_id"], total["sentence"]) == ("", "Total korban 40 orang, termasuk 7 anak.")


def test_an_open_bound_is_an_empty_cell() -> None:
    text = "Sedikitnya 5 orang tewas."
    doc = document(text)
    count = mention(text, "Sedikitnya 5 orang", replace(figure(5), high=None, approximate=True))
    (row,) = rows(collected([], {"d1": (doc, reading(doc, [count]))}), "figures")
    assert (row["low"], row["high"], row["approximate"]) == ("5", "", "yes")


def test_the_tables_of_dates_quotations_and_terms() -> None:
    (day,) = rows(rich(), "dates")
    assert (day["as_printed"], day["date_from"], day["conflict"]) == ("Selasa (5/3)", "2024-03-05", "")
    (quote,) = rows(rich(), "quotes")
    assert (quote["kind"], quote["speaker"], quote["speaker_id"]) == ("indirect", "polisi", "polri")
    assert (quote["words"], quote["rule"]) == ("Tentara menembak lima warga", "verb:kata")
    (term,) = rows(rich(), "terms")
    assert (term["as_printed"], term["about"], term["lean"], term["neutral"]) == ("Tentara", "tni", "for", "prajurit")


def test_a_conflict_of_weekday_and_number_is_shown() -> None:
    text = "Rabu (23/11) malam."
    doc = document(text)
    thursday = DateRange(first=date(2023, 11, 23), last=date(2023, 11, 23), precision="day", conflict="weekday")
    (row,) = rows(collected([], {"d1": (doc, reading(doc, [mention(text, "Rabu (23/11)", thursday)]))}), "dates")
    assert row["conflict"] == "weekday"


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(formula: str) -> None:
    text = f"{formula} menembak lima warga."
    doc = document(text, outlet=formula)
    told = event(text, "menembak", text, agents=(filler(text, formula.strip()),))
    row = rows(collected([incident([member(doc, told)])], {"d1": (doc, reading(doc, (), [told]))}), "events")[0]
    for name in ("evidence", "outlet", "agents_as_printed", "source_chain"):
        assert row[name].startswith(f"'{formula.strip()}"), name


def test_numbers_below_zero_stay_numbers() -> None:
    assert float(rows(rich(), "events")[0]["latitude"]) == -2.5


def test_a_cell_is_one_line_whatever_the_text_holds() -> None:
    text = 'Tentara "menembak",\r\nlima\twarga;\u2028 lalu\u00a0mundur.'
    doc = document(text)
    told = event(text, "menembak", text)
    out = csv_of([], {"d1": (doc, reading(doc, (), [told]))}, "events")
    assert len(out.splitlines()) == 2
    (row,) = csv.DictReader(io.StringIO(out), strict=True)
    assert row["evidence"] == 'Tentara "menembak", lima warga; lalu mundur.'
    assert (row["start"], row["end"]) == ("0", str(len(text)))


def test_the_chain_ends_with_the_outlet_or_else_the_article() -> None:
    text = "Tentara menembak lima warga, kata polisi."
    chain = Attribution(chain=(filler(text, "polisi", "polri"),), cue=at(text, "kata"))
    told = event(text, "menembak", text, attribution=chain)
    for doc, last in ((document(text), "d1"), (document(text, outlet="Kabar Uji"), "Kabar Uji")):
        (row,) = rows(collected([], {"d1": (doc, reading(doc, (), [told]))}), "events")
        assert row["source_chain"] == f"polisi → {last}"


def test_a_place_is_that_of_the_event_and_not_of_another_mention() -> None:
    text = "Tentara di Wamena menembak lima warga di Tepi Kali."
    doc = document(text)
    other = replace(TOWN, place_id="wamena", name="Wamena")
    told = event(text, "menembak", text, places=(filler(text, "Tepi Kali"),))
    mentions = [mention(text, "Wamena", other), mention(text, "Tepi Kali", TOWN)]
    (row,) = rows(collected([], {"d1": (doc, reading(doc, mentions, [told]))}), "events")
    assert row["place"] == "Tepi Kali"
    nowhere = replace(told, places=(filler(text, "Tentara"),))
    (row,) = rows(collected([], {"d1": (doc, reading(doc, mentions, [nowhere]))}), "events")
    assert row["place"] == ""
