"""The store of corrections, on each database: rows are added, withdrawn ones are kept."""

from pathlib import Path

import pytest

from saksi.model.corrections import Correction
from saksi.model.errors import WorkspaceError
from saksi.model.spans import Span
from saksi.model.users import User
from saksi.store.corrections import Corrections
from saksi.store.judgements import Judgements
from saksi.store.users import Users

pytestmark = pytest.mark.usefixtures("backend")
MONDAY, TUESDAY = "2032-03-08T08:00:00+00:00", "2032-03-09T08:00:00+00:00"


def test_what_was_corrected_comes_back_in_order(tmp_path: Path) -> None:
    held = Corrections(tmp_path)
    assert held.all() == []
    first = held.add(
        "s01", "e-1", "place", old_value="geonames-1", new_value="place:jenin", span=Span(3, 8),
        user="ani", made_at=MONDAY, reason="the camp, “bukan kotanya”",
    )  # fmt: skip
    second = held.add("s02", "", "published", old_value="", new_value="2032-03-01", user="budi", made_at=TUESDAY, reason="")
    assert (first, second) == (1, 2)
    one, other = Corrections(tmp_path).all()
    assert one == Correction(
        correction_id=1, document_id="s01", fact_id="e-1", field="place", old_value="geonames-1", new_value="place:jenin",
        span=Span(3, 8), user="ani", made_at=MONDAY, reason="the camp, “bukan kotanya”",
    )  # fmt: skip
    assert (other.fact_id, other.old_value, other.new_value, other.span, other.holds) == ("", "", "2032-03-01", None, True)
    assert [user.name for user in Users(tmp_path).all()] == ["ani", "budi"]
    assert Judgements(tmp_path).revision == 0


def test_a_withdrawn_correction_is_kept_and_cannot_be_withdrawn_twice(tmp_path: Path) -> None:
    held = Corrections(tmp_path)
    for value in ("12", "15"):
        held.add("s01", "c-1", "figure", old_value="10", new_value=value, user="ani", made_at=MONDAY, reason="")
    held.withdraw(1, user="budi", made_at=TUESDAY, reason="the total")
    one, other = held.all()
    assert (one.holds, one.withdrawn_at, one.withdrawn_by, one.withdrawn_because) == (False, TUESDAY, "budi", "the total")
    assert other.holds
    with pytest.raises(WorkspaceError, match="correction 1 is withdrawn already; see: saksi corrections WORKSPACE"):
        held.withdraw(1, user="citra", made_at=TUESDAY, reason="")
    with pytest.raises(WorkspaceError, match="no correction 7"):
        held.withdraw(7, user="citra", made_at=TUESDAY, reason="")
    assert Users(tmp_path).all()[1] == User(name="budi", full_name="", made_at=TUESDAY)
    assert len(Users(tmp_path).all()) == 2
