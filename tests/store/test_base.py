"""Where the tables are: apart for each workspace, safe for several writers, and told in one line if out of reach."""

import multiprocessing
import sqlite3
import subprocess
import sys
import threading
import traceback
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from shutil import copytree

import pytest

from factories import two_reports
from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Anchor
from saksi.model.spans import Span
from saksi.store.base import Base
from saksi.store.corrections import Corrections
from saksi.store.judgements import Judgements
from saksi.store.setting import ID_FILE, JUDGEMENTS, SETTING
from saksi.store.users import Users
from saksi.store.workspace import Workspace

ONE, OTHER = (Anchor(event_id=name, document_id="s01", span=Span(0, 9)) for name in ("e-1", "e-2"))
WRITERS, EACH = 3, 15


def add(workspace: Path, reason: str = "", user: str = "ani") -> int:
    return Judgements(workspace).add(ONE, "same", OTHER, user=user, made_at="2032", reason=reason)


def add_many(workspace: Path, writer: int) -> list[int]:
    return [add(workspace, f"{writer}-{number}", f"user{number}") for number in range(EACH)]


def refused(workspace: Path) -> str:
    with pytest.raises(WorkspaceError) as told:
        add(workspace)
    assert "\n" not in str(told.value)
    assert "rahasia" not in "".join(traceback.format_exception(told.value)), "nor with --debug"
    return str(told.value)


@pytest.mark.usefixtures("backend")
@pytest.mark.parametrize("pool", ["processes", "threads"])
def test_several_writers_at_once_lose_nothing(tmp_path: Path, pool: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS, spawn) if pool == "processes" else ThreadPoolExecutor(WRITERS) as writers:
        numbers = [number for made in writers.map(add_many, [tmp_path] * WRITERS, range(WRITERS)) for number in made]
    held = Judgements(tmp_path).all()
    assert sorted(numbers) == [one.judgement_id for one in held] == list(range(1, WRITERS * EACH + 1))
    assert {one.reason for one in held} == {f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)}
    assert len(Users(tmp_path).all()) == EACH
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("backend")
def test_several_workspaces_begin_at_once(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(8)]
    for path in paths:
        path.mkdir()
    with ThreadPoolExecutor(len(paths)) as writers:
        assert list(writers.map(add, paths)) == [1] * len(paths)


def test_whoever_finds_the_file_in_use_waits_also_for_the_switch_to_writing_ahead(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "judgements.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.rollback)
    release.start()
    assert add(tmp_path) == 1
    release.join()
    assert other.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
    other.close()


@pytest.mark.usefixtures("backend")
def test_a_judgement_that_was_withdrawn_cannot_be_deleted(tmp_path: Path) -> None:
    add(tmp_path)
    withdrawn(tmp_path)
    with pytest.raises(WorkspaceError, match=r"(?i)foreign key"), Base(tmp_path, JUDGEMENTS).write() as connection:
        connection.exec_driver_sql("DELETE FROM judgements")


def withdrawn(workspace: Path) -> str:
    try:
        Judgements(workspace).withdraw(1, user="ani", made_at="2032", reason="")
    except WorkspaceError as error:
        return error.problem
    return ""


@pytest.mark.usefixtures("backend")
def test_of_several_withdrawals_at_once_one_counts(tmp_path: Path) -> None:
    add(tmp_path)
    with ThreadPoolExecutor(4) as writers:
        told = sorted(writers.map(withdrawn, [tmp_path] * 4))
    assert told == ["", *["judgement 1 is withdrawn already"] * 3]


@pytest.mark.usefixtures("backend")
def test_a_writer_that_fails_leaves_nothing(tmp_path: Path) -> None:
    add(tmp_path, "kept")
    with pytest.raises(WorkspaceError), Base(tmp_path, JUDGEMENTS).write() as connection:  # noqa: PT012
        connection.exec_driver_sql("DELETE FROM judgements")
        connection.exec_driver_sql("SELECT nothing")
    assert [one.reason for one in Judgements(tmp_path).all()] == ["kept"]


@pytest.mark.usefixtures("backend")
def test_workspaces_keep_apart(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("Papua 2024!", "Papua_2024", "ᮊ")]
    for path in paths:
        path.mkdir()
        assert add(path, path.name) == 1
    assert [[one.reason for one in Judgements(path).all()] for path in paths] == [[path.name] for path in paths]


def test_copies_and_moved_workspaces_share_their_judgements_in_postgresql(tmp_path: Path, postgresql: str) -> None:
    (tmp_path / "a").mkdir()
    add(tmp_path / "a", "first")
    copytree(tmp_path / "a", tmp_path / "b")
    add(tmp_path / "b", "second")
    (tmp_path / "a").rename(tmp_path / "c")
    assert [one.reason for one in Judgements(tmp_path / "c").all()] == ["first", "second"]
    assert [path.name for path in (tmp_path / "c").iterdir()] == [ID_FILE]


def test_judgements_of_the_folder_are_taken_along_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgresql: str
) -> None:
    monkeypatch.delenv(SETTING)
    add(tmp_path, "before", "ani")
    Corrections(tmp_path).add("s01", "", "url", old_value="", new_value="u", user="budi", made_at="", reason="")
    monkeypatch.setenv(SETTING, postgresql)
    assert [one.reason for one in Judgements(tmp_path).all()] == ["before"]
    assert (add(tmp_path, "after"), Judgements(tmp_path).revision) == (2, 2)
    assert [one.field for one in Corrections(tmp_path).all()] == ["url"]
    assert [user.name for user in Users(tmp_path).all()] == ["ani", "budi"]


def test_a_workspace_in_postgresql_is_not_read_without_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgresql: str
) -> None:
    add(tmp_path)
    monkeypatch.delenv(SETTING)
    with pytest.raises(WorkspaceError) as told:
        Judgements(tmp_path).all()
    assert str(told.value) == f"{tmp_path}: its judgements are in PostgreSQL; set {SETTING} to its address"


@pytest.mark.parametrize(
    "address",
    [
        "rahasia", "postgresql://ani:rahasia@host", "mysql://ani:rahasia@host/name", "sqlite:///rahasia.db",
        "postgresql://ani:raha@sia@host/name", "postgresql://ani:rahasia@host:port/name", "postgresql://ani:raha/sia@h:1:2/n",
    ],
)  # fmt: skip
def test_what_is_no_address_is_told_without_showing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(SETTING, address)
    assert refused(tmp_path) == (
        f"{SETTING}: is no address of a PostgreSQL database; "
        "give postgresql://user:password@host/name, and write @ in a password as %40"
    )


def test_a_server_out_of_reach_is_told_without_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "postgresql://ani:rahasia@127.0.0.1:1/name")
    told = refused(tmp_path)
    assert told.startswith(f"{SETTING}: the judgements cannot be read or written (connection failed: ")
    assert told.endswith("; check the address, that server and database are there, and what the user may do")


def test_a_database_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgresql: str) -> None:
    before, mark, query = postgresql.partition("?")
    monkeypatch.setenv(SETTING, before.rpartition("/")[0] + "/saksi_tidak_ada" + mark + query)
    assert 'database "saksi_tidak_ada" does not exist' in refused(tmp_path)


def test_a_missing_driver_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setenv(SETTING, "postgresql://ani@127.0.0.1/driver")
    assert refused(tmp_path) == f"{SETTING}: the driver for PostgreSQL is missing; run: pip install 'saksi[postgres]'"


@pytest.mark.parametrize("content", [b"", b'a"; DROP SCHEMA public; --', b"\xff"])
def test_a_damaged_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setenv(SETTING, "postgresql://ani@127.0.0.1:1/name")
    (tmp_path / ID_FILE).write_bytes(content)
    assert refused(tmp_path) == f"{tmp_path / ID_FILE}: is damaged; restore it from a copy of the workspace"


def test_a_folder_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, "kept")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert [one.reason for one in Judgements(tmp_path).all()] == ["kept"]
    told = refused(tmp_path)
    assert told.endswith("(attempt to write a readonly database); check the folder and the disk, and run the command again")


def test_what_touches_no_table_loads_no_database_library(tmp_path: Path) -> None:
    incidents, readings = two_reports()
    workspace = Workspace.create(tmp_path)
    workspace.add(list(readings.values()))
    workspace.keep_incidents([workspace.write_incidents("a", incidents)])
    code = (
        "import sys; from saksi.cli.main import main; main(sys.argv[1:]); "
        "print({'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules) or 'none of them')"
    )
    command = [sys.executable, "-c", code, "explain", incidents[0].incident_id, "--in", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert done[0].startswith(f"incident {incidents[0].incident_id}")
    assert done[-1] == "none of them"
