"""The tables of one workspace: SQLite files in its folder, or a schema of its own in PostgreSQL.

This module alone sets up SQLAlchemy's engine. It makes the tables, or brings old ones up to date, at the first writing;
reading changes nothing and finds nothing in tables that were never made.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from saksi.model.errors import WorkspaceError
from saksi.store.schema import METADATA
from saksi.store.setting import ID_FILE, JUDGEMENTS, RUNS, SETTING, Part, address, is_kept, name_workspace, workspace_id

WAIT = 30
"""Seconds to wait for another writer, and for a server to answer."""
_DRIVER = "postgresql+psycopg"
_KNOWN = {*JUDGEMENTS.revisions, *RUNS.revisions}
_migrating = threading.Lock()


class Base:
    """One part of the tables of a workspace.

    Args:
        workspace: the folder.
        part: which tables.
        local: look into the folder, whatever the setting says.

    """

    def __init__(self, workspace: Path, part: Part, *, local: bool = False) -> None:
        self.workspace, self.part, self._local = workspace, part, local

    @property
    def where(self) -> str:
        """Return what errors name: the file, or the setting."""
        return SETTING if self._address else str(self.part.file(self.workspace))

    def rows(self, table: sa.Table, statement: sa.Select[Any]) -> list[dict[str, Any]]:
        """Return what a statement finds, by column; nothing if ``table`` was never made."""
        if not is_kept(self.workspace, self.part):
            return []
        if self._address and self.part.file(self.workspace).exists() and not self._is_made():
            with self.write():
                pass
        with self._transaction(writes=False) as connection:
            self._versions(connection)
            if not sa.inspect(connection).has_table(table.name):
                return []
            return [dict(row._mapping) for row in connection.execute(statement)]

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a transaction in which the tables are there and of this version; nobody else writes in between (SQLite)."""
        if self._address:
            name_workspace(self.workspace)
        with self._transaction(writes=True) as connection:
            if self.part.head not in self._versions(connection):
                self._bring_up(connection)
            yield connection

    def _bring_up(self, connection: Connection) -> None:
        if self._address:
            connection.execute(select(func.pg_advisory_xact_lock(crc32(self._schema.encode()))))
            connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{self._schema}"')
        before = self._versions(connection)
        if self.part.head not in before:
            _migrate(connection, self.part.head)
        if self._address and before.isdisjoint(self.part.revisions):
            self._take_along(connection)

    def _take_along(self, connection: Connection) -> None:
        """Copy what the files of the workspace hold into PostgreSQL, where its tables have just been made."""
        local = Base(self.workspace, self.part, local=True)
        if not self.part.file(self.workspace).exists():
            return
        with local.write():
            pass
        for table in (METADATA.tables[name] for name in self.part.tables):
            if rows := local.rows(table, select(table)):
                connection.execute(insert(table), rows)
            if (column := table.autoincrement_column) is not None and rows:
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))

    def _is_made(self) -> bool:
        if not workspace_id(self.workspace):
            return False
        with self._transaction(writes=False) as connection:
            return not self._versions(connection).isdisjoint(self.part.revisions)

    def _versions(self, connection: Connection) -> set[str]:
        """Return the migrations that the tables have seen last.

        Raises:
            WorkspaceError: one of them is unknown.

        """
        if not sa.inspect(connection).has_table("alembic_version"):
            return set()
        found = set(connection.scalars(sa.text("SELECT version_num FROM alembic_version")))
        if found - _KNOWN:
            raise WorkspaceError(
                f"the {self.part.name} were written by a newer version of Saksi", where=self.where, remedy="update Saksi"
            )
        return found

    @property
    def _address(self) -> str:
        """Return the address of the database, empty for SQLite.

        Raises:
            WorkspaceError: the tables are in a database, and the setting that names it is missing.

        """
        if self._local:
            return ""
        found = address()
        if not found and (self.workspace / ID_FILE).exists():
            raise WorkspaceError(
                f"its {self.part.name} are in PostgreSQL", where=str(self.workspace), remedy=f"set {SETTING} to its address"
            )
        return found

    @property
    def _schema(self) -> str:
        return f"saksi_{workspace_id(self.workspace)}"

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            engine = _server(self._address) if self._address else _file(self.part.file(self.workspace))
            with engine.connect().execution_options(writes=writes) as connection, connection.begin():
                if self._address:
                    connection.exec_driver_sql(f'SET LOCAL search_path TO "{self._schema}"')
                yield connection
        except DBAPIError as error:
            raise self._told(error) from error

    def _told(self, error: DBAPIError) -> WorkspaceError:
        lines = str(error.orig).strip().splitlines() or [type(error.orig).__name__]
        if self._address:
            remedy = "check the address, that server and database are there, and what the user may do"
        elif type(error.orig) is sqlite3.OperationalError:
            remedy = "check the folder and the disk, and run the command again"
        else:
            remedy = "restore the file"
        return WorkspaceError(
            f"the {self.part.name} cannot be read or written ({lines[0]})", where=self.where, remedy=remedy
        )


@lru_cache(maxsize=8)
def _file(path: Path) -> Engine:
    """Return the engine of a SQLite file. It keeps no connection open."""
    engine = sa.create_engine("sqlite://", creator=partial(_connect, path), poolclass=NullPool)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _connect(path: Path) -> sqlite3.Connection:
    if path.exists() and not os.access(path.parent, os.W_OK):
        return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        _use_wal(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Write ahead, so that readers never wait. The switch itself does not wait for others as all else does."""
    end = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


@lru_cache(maxsize=8)
def _server(asked: str) -> Engine:
    """Return the engine of a PostgreSQL database. It keeps no connection open.

    Raises:
        WorkspaceError: the address is none, or the driver is not installed.

    """
    url = _url(asked)
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": WAIT}
    try:
        return sa.create_engine(url, poolclass=NullPool, connect_args=patience)
    except ImportError as error:
        raise WorkspaceError(
            "the driver for PostgreSQL is missing", where=SETTING, remedy="run: pip install 'saksi[postgres]'"
        ) from error


def _url(asked: str) -> sa.URL:
    """Return an address in its parts. No error shows the address: there is a password in it."""
    try:
        url = sa.make_url(asked)
    except (ArgumentError, ValueError):
        url = sa.URL.create("none")
    if url.drivername not in {"postgresql", "postgres", _DRIVER} or not url.database or "@" in (url.host or ""):
        raise WorkspaceError(
            "is no address of a PostgreSQL database",
            where=SETTING,
            remedy="give postgresql://user:password@host/name, and write @ in a password as %40",
        )
    return url.set(drivername=_DRIVER)


def _migrate(connection: Connection, head: str) -> None:
    """Run the migrations that are due; Alembic is loaded only here, and can do one at a time."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with _migrating:
        command.upgrade(config, head)
