"""Users: whoever judges or corrects is kept by name; a full name may be added."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select, text, update

from saksi.model.users import User
from saksi.store.base import Base
from saksi.store.schema import users
from saksi.store.setting import JUDGEMENTS

_KEEP = text("INSERT INTO users (name, full_name, made_at) VALUES (:name, '', :made_at) ON CONFLICT (name) DO NOTHING")


class Users:
    """The users of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._base = Base(workspace, JUDGEMENTS)

    def all(self) -> list[User]:
        """Return every user, by name."""
        found = self._base.rows(users, select(users))
        return sorted((User(**row) for row in found), key=lambda user: user.name)

    def name(self, name: str, full_name: str, *, made_at: str) -> None:
        """Keep the full name of a user, and the user if new."""
        with self._base.write() as connection:
            keep_user(connection, name, made_at)
            connection.execute(update(users).where(users.c.name == name).values(full_name=full_name))


def keep_user(connection: Connection, name: str, made_at: str) -> None:
    """Keep that somebody of this name was here, if nobody was before."""
    connection.execute(_KEEP, {"name": name, "made_at": made_at})
