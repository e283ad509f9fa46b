"""The store of judgements, on each database: rows are added, withdrawn ones are kept, damage is told."""

from pathlib import Path

import pytest

from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor
from saksi.model.spans import Span
from saksi.model.users import User
from saksi.store.judgements import Judgements
from saksi.store.users import Users

ONE = Anchor(event_id="e-1", document_id="d1", span=Span(0, 9))
OTHER = Anchor(event_id="s-2", document_id="d2", span=Span(5, 50))


def add(held: Judgements, reason: str = "same school") -> int:
    return held.add(ONE, "same", OTHER, user="ani", made_at="2032-03-11T08:00:00+00:00", reason=reason)


@pytest.mark.usefixtures("backend")
def test_what_was_judged_comes_back_in_order(tmp_path: Path) -> None:
    held = Judgements(tmp_path)
    assert (held.all(), held.revision, list(tmp_path.iterdir())) == ([], 0, [])
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


@pytest.mark.usefixtures("backend")
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
    assert held.revision == 2


@pytest.mark.usefixtures("backend")
def test_whoever_judges_becomes_a_user_once_and_may_have_a_full_name(tmp_path: Path) -> None:
    held, users = Judgements(tmp_path), Users(tmp_path)
    assert users.all() == []
    add(held)
    add(held)
    held.withdraw(1, user="budi", made_at="2032-03-12T08:00:00+00:00", reason="")
    users.name("ani", "Ani Uji", made_at="2032-03-13T08:00:00+00:00")
    users.name("citra", "Citra Uji", made_at="2032-03-14T08:00:00+00:00")
    assert users.all() == [
        User(name="ani", full_name="Ani Uji", made_at="2032-03-11T08:00:00+00:00"),
        User(name="budi", full_name="", made_at="2032-03-12T08:00:00+00:00"),
        User(name="citra", full_name="Citra Uji", made_at="2032-03-14T08:00:00+00:00"),
    ]


@pytest.mark.usefixtures("backend")
def test_a_verdict_that_is_none_is_refused_by_the_table(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="the judgements cannot be read or written"):
        Judgements(tmp_path).add(ONE, "perhaps", OTHER, user="ani", made_at="", reason="")  # type: ignore[arg-type]
    assert (Judgements(tmp_path).all(), Users(tmp_path).all()) == ([], [])


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "judgements.db").write_bytes(b"no database" * 100)
    with pytest.raises(WorkspaceError, match=r"judgements\.db: the judgements cannot be read or written .*restore"):
        Judgements(tmp_path).all()
    with pytest.raises(WorkspaceError, match="restore the file"):
        add(Judgements(tmp_path))
