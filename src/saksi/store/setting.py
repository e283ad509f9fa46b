"""Where the tables of a workspace are: two SQLite files in its folder, or PostgreSQL by one setting.

This module loads no database library, so that commands that touch no table stay quick.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from saksi.model.errors import WorkspaceError

SETTING = "SAKSI_DATABASE"
"""Names the address of a PostgreSQL database."""
ID_FILE = "database.id"
"""Names the workspace in the database; it lies in a workspace as soon as its tables are in PostgreSQL."""
_ID = re.compile(r"[a-z0-9_]{1,50}")


@dataclass(frozen=True, slots=True)
class Part:
    """Tables that belong together.

    Attributes:
        name: of the part, and of its SQLite file.
        tables: their names, each behind those it points at.
        revisions: the migrations that make them, in their order.

    """

    name: str
    tables: tuple[str, ...]
    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """Return the newest migration."""
        return self.revisions[-1]

    def file(self, workspace: Path) -> Path:
        """Return the SQLite file of a workspace."""
        return workspace / f"{self.name}.db"


JUDGEMENTS = Part(
    "judgements",
    ("judgements", "withdrawals", "corrections", "correction_withdrawals", "users"),
    ("judgements_0001", "judgements_0002"),
)
"""What people say. It may be taken along to a newer reading of the same articles."""
RUNS = Part("runs", ("runs", "dropped"), ("runs_0001",))
"""What was run on this workspace."""


def address() -> str:
    """Return the address of the PostgreSQL database; empty if the tables are in the folder."""
    return os.environ.get(SETTING, "").strip()


def is_kept(workspace: Path, part: Part) -> bool:
    """Tell whether anything of a part may have been written."""
    return part.file(workspace).exists() or (workspace / ID_FILE).exists()


def workspace_id(workspace: Path) -> str:
    """Return the name of a workspace in the database, empty if it has none yet.

    Raises:
        WorkspaceError: the file that holds it is damaged.

    """
    path = workspace / ID_FILE
    try:
        found = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        found = ""
    if not _ID.fullmatch(found):
        raise WorkspaceError("is damaged", where=str(path), remedy="restore it from a copy of the workspace")
    return found


def name_workspace(workspace: Path) -> str:
    """Return the name of a workspace in the database, making one at the first call: its folder's name and chance."""
    path = workspace / ID_FILE
    if not path.exists():
        readable = re.sub(r"[^a-z0-9]+", "_", workspace.resolve().name.lower()).strip("_")[:30] or "workspace"
        part = path.with_name(f"{ID_FILE}.{os.getpid()}.{secrets.token_hex(4)}.part")
        try:
            part.write_text(f"{readable}_{secrets.token_hex(6)}\n", encoding="utf-8")
            try:
                os.link(part, path)
            except FileExistsError:
                pass  # another process was quicker; its name holds
            finally:
                part.unlink()
        except OSError as error:
            raise WorkspaceError(
                f"cannot be written ({error.strerror})", where=str(path), remedy="make the folder writable"
            ) from error
    return workspace_id(workspace)
