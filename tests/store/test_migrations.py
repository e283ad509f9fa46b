"""Migrations make the tables that the code asks for, on each database, and lose nothing of old files."""

import importlib.resources
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor
from saksi.model.spans import Span
from saksi.model.users import User
from saksi.store.base import Base
from saksi.store.corrections import Corrections
from saksi.store.judgements import Judgements
from saksi.store.schema import METADATA
from saksi.store.setting import JUDGEMENTS, RUNS
from saksi.store.users import Users

OLD = Path(__file__).with_name("judgements-0001.sql")
"""What the version without migrations wrote: three judgements, the first of them withdrawn."""
ONE, OTHER = (Anchor(event_id=name, document_id="s01", span=Span(0, 9)) for name in ("e-1", "e-2"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    base = sqlite3.connect(tmp_path / "judgements.db")
    base.execute("PRAGMA journal_mode = WAL")
    base.executescript(OLD.read_text(encoding="utf-8"))
    base.close()
    return tmp_path


def tables(path: Path) -> set[str]:
    base = sqlite3.connect(path)
    found = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    base.close()
    return found


@pytest.mark.usefixtures("backend")
def test_migrations_make_the_tables_that_the_code_asks_for(tmp_path: Path) -> None:
    made: set[str] = set()
    for part in (JUDGEMENTS, RUNS):
        with Base(tmp_path, part).write() as connection:
            differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA)
            made |= {name for name in part.tables if connection.dialect.has_table(connection, name)}
        missing = {change[1].name for change in differences if change[0] == "add_table"}
        assert missing.isdisjoint(part.tables)
        assert [change for change in differences if change[0] != "add_table"] == []
    assert made == set(METADATA.tables)


def test_every_migration_is_known_and_the_last_ones_are_the_heads() -> None:
    with importlib.resources.as_file(importlib.resources.files("saksi.store") / "migrations") as folder:
        found = ScriptDirectory(str(folder))
        assert set(found.get_heads()) == {JUDGEMENTS.head, RUNS.head}
        for part in (JUDGEMENTS, RUNS):
            assert tuple(one.revision for one in found.iterate_revisions(part.head, "base"))[::-1] == part.revisions


def test_an_old_file_is_read_as_it_is_and_stays_so(old: Path) -> None:
    before = (old / "judgements.db").read_bytes()
    held = Judgements(old).all()
    assert [(one.judgement_id, one.verdict, one.user, one.holds) for one in held] == [
        (1, "not-same", "ani", False),
        (2, "same", "budi", True),
        (3, "unsure", "ani", True),
    ]
    assert (held[0].one, held[0].other.span) == (
        Anchor(event_id="e-1a2b3c4d5e6f", document_id="s01", span=Span(0, 176)),
        Span(12, 98),
    )
    assert (held[0].withdrawn_by, held[0].withdrawn_because) == ("citra", "it was the same school")
    assert (Judgements(old).revision, Corrections(old).all(), Users(old).all()) == (4, [], [])
    assert (old / "judgements.db").read_bytes() == before


def test_an_old_file_is_brought_up_by_the_first_writing(old: Path) -> None:
    before = Judgements(old).all()
    assert Judgements(old).add(ONE, "same", OTHER, user="dewi", made_at="2032-04-01T08:00:00+00:00", reason="") == 4
    assert Judgements(old).all()[:3] == before
    Judgements(old).withdraw(2, user="dewi", made_at="2032-04-02T08:00:00+00:00", reason="two acts")
    assert [one.holds for one in Judgements(old).all()] == [False, False, True, True]
    assert Corrections(old).add("s01", "", "outlet", old_value="", new_value="x", user="eko", made_at="2033", reason="") == 1
    assert Users(old).all() == [
        User(name="ani", full_name="", made_at="2032-03-11T08:00:00+00:00"),
        User(name="budi", full_name="", made_at="2032-03-12T09:30:00+00:00"),
        User(name="citra", full_name="", made_at="2032-03-13T07:15:00+00:00"),
        User(name="dewi", full_name="", made_at="2032-04-01T08:00:00+00:00"),
        User(name="eko", full_name="", made_at="2033"),
    ]
    assert tables(old / "judgements.db") == {*JUDGEMENTS.tables, "alembic_version", "sqlite_sequence"}


def test_a_migration_that_fails_leaves_the_old_file(old: Path) -> None:
    before = Judgements(old).all()
    base = sqlite3.connect(old / "judgements.db")
    base.execute("CREATE VIEW users AS SELECT 1")
    base.close()
    with pytest.raises(WorkspaceError, match="the judgements cannot be read or written"):
        Judgements(old).add(ONE, "same", OTHER, user="dewi", made_at="", reason="")
    assert tables(old / "judgements.db") == {"judgements", "withdrawals", "sqlite_sequence"}
    assert Judgements(old).all() == before


def test_an_old_file_is_taken_along_to_postgresql(old: Path, postgresql: str) -> None:
    before = Judgements(old).all()
    assert [one.judgement_id for one in before] == [1, 2, 3]
    Judgements(old).withdraw(2, user="dewi", made_at="2032-04-02T08:00:00+00:00", reason="")
    assert Judgements(old).add(ONE, "same", OTHER, user="dewi", made_at="2032-04-03T08:00:00+00:00", reason="") == 4
    (old / "judgements.db").unlink()
    assert [one.holds for one in Judgements(old).all()] == [False, False, True, True]
    assert [user.name for user in Users(old).all()] == ["ani", "budi", "citra", "dewi"]


@pytest.mark.usefixtures("backend")
def test_tables_of_a_newer_version_are_refused(tmp_path: Path) -> None:
    held = Judgements(tmp_path)
    held.add(ONE, "same", OTHER, user="ani", made_at="", reason="")
    with Base(tmp_path, JUDGEMENTS).write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'judgements_9999'"))
    for attempt in (held.all, lambda: held.withdraw(1, user="ani", made_at="", reason="")):
        with pytest.raises(WorkspaceError, match="written by a newer version of Saksi; update Saksi"):
            attempt()


def test_only_a_migration_that_is_due_loads_alembic(tmp_path: Path) -> None:
    Judgements(tmp_path).add(ONE, "same", OTHER, user="ani", made_at="", reason="")
    code = (
        "import sys; from pathlib import Path; from saksi.store.judgements import Judgements; "
        "Judgements(Path(sys.argv[1])).withdraw(1, user='ani', made_at='', reason=''); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
