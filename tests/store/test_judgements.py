"""The store of judgements: rows are added, withdrawn ones are kept, damage is told."""

from pathlib import Path

import pytest

from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor
from saksi.model.spans import Span
from saksi.store.judgements import Judgements

ONE = Anchor(event_id="e-1", document_id="d1", span=Span(0, 9))
OTHER = Anchor(event_id="s-2", document_id="d2", span=Span(5, 50))


def add(held: Judgements, reason: str = "same school") -> int:
    return held.add(ONE, "same", OTHER, user="ani", made_at="2032-03-11T08:00:00+00:00", reason=reason)


def test_what_was_judged_comes_back_in_order(tmp_path: Path) -> None:
    held = Judgements(tmp_path)
    assert (held.all(), held.revision) == ([], 0)
    assert [add(held), add(held, "'; DROP TABLE judgements; --")] == [1, 2]
    one, other = Judgements(tmp_path).all()
    assert (one.one, one.verdict, one.other, one.user, one.reason, one.holds) == (
        ONE,
        "same",
        OTHER,
        "ani",
        "same school",
        True,
    )
    assert other.reason == "'; DROP TABLE judgements; --"
    assert held.revision == 2


def test_a_withdrawn_judgement_is_kept_and_cannot_be_withdrawn_twice(tmp_path: Path) -> None:
    held = Judgements(tmp_path)
    add(held)
    held.withdraw(1, user="budi", made_at="2032-03-12T08:00:00+00:00", reason="two schools")
    (one,) = held.all()
    assert (one.holds, one.withdrawn_by, one.withdrawn_because) == (False, "budi", "two schools")
    assert held.revision == 2
    with pytest.raises(WorkspaceError, match="judgement 1 is withdrawn already; see: saksi judgements"):
        held.withdraw(1, user="budi", made_at="", reason="")
    with pytest.raises(WorkspaceError, match="no judgement 7"):
        held.withdraw(7, user="budi", made_at="", reason="")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "judgements.db").write_bytes(b"no database" * 100)
    with pytest.raises(WorkspaceError, match=r"judgements\.db: the judgements cannot be read or written"):
        Judgements(tmp_path).all()
