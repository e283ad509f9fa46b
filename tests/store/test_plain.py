"""Dataclasses become dictionaries, lists and dates, and come back as they were."""

from datetime import date
from typing import Any

import pytest
from facts import DOCUMENTS, INCIDENTS, READINGS
from hypothesis import given
from hypothesis import strategies as st

from factories import DAY, TOWN, two_reports
from saksi.model.documents import Document
from saksi.model.events import Status
from saksi.model.incidents import Disagreement, Incident
from saksi.model.mentions import DateRange, Mention, Place, Value
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.store.plain import from_plain, optional, scalar, to_plain, variants

ROWS = st.one_of(DOCUMENTS, READINGS, INCIDENTS)


@given(row=ROWS)
def test_what_becomes_plain_comes_back(row: Document | Reading | Incident) -> None:
    assert from_plain(to_plain(row, type(row)), type(row)) == row


@given(row=ROWS)
def test_plain_is_plain(row: Document | Reading | Incident) -> None:
    def check(value: Any) -> None:
        assert type(value) in (dict, list, str, int, float, bool, date, type(None))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)

    check(to_plain(row, type(row)))


def test_hand_made_reports_come_back() -> None:
    incidents, readings = two_reports()
    assert [from_plain(to_plain(one, Incident), Incident) for one in incidents] == incidents
    assert [from_plain(to_plain(one, Reading), Reading) for _, one in readings.values()] == [r for _, r in readings.values()]


def test_a_value_of_several_kinds_says_which_it_is() -> None:
    plain = to_plain(TOWN, Value)
    assert [name for name, inner in plain.items() if inner is not None] == ["place"]
    assert list(plain) == ["actor", "place", "daterange", "figure", "term"]
    assert from_plain(plain, Value) == TOWN


def test_days_may_come_back_from_text() -> None:
    plain = {**to_plain(DAY, DateRange), "first": "2024-03-05", "last": "2024-03-05"}
    assert from_plain(plain, DateRange) == DAY


def test_a_pair_has_named_parts() -> None:
    plain = to_plain(Disagreement(field="date", values=(("2024", ("c-1", "c-2")),)), Disagreement)
    assert plain == {"field": "date", "values": [{"f0": "2024", "f1": ["c-1", "c-2"]}]}


@pytest.mark.parametrize("value", [{}, {"start": 1}, {"start": 1, "finish": 2}])
def test_another_shape_is_refused(value: dict[str, int]) -> None:
    with pytest.raises((KeyError, TypeError)):
        from_plain(value, Span)


def test_hints_are_told_apart() -> None:
    assert variants(Value)[1] is Place
    assert variants(Mention | None) == ()
    assert optional(Mention | None) is Mention
    assert (scalar(Status), scalar(date | None), scalar(Mention)) == (str, date, None)
