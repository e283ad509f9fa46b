"""The rows of the views, kept beside the workspace's shards: made of them, and made anew whenever they are missing.

A part holds what one shard gives to each view, in one file a view. Its name tells what it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from saksi.store.tables import write_rows
from saksi.views.columns import Row, View

FOLDER = "views"


class Kept:
    """The kept rows of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER

    def path(self, view: View, part: str) -> Path:
        """Return the file of a view's rows of one part."""
        return self.folder / view.name / f"{part}.parquet"

    def has(self, views: Iterable[View], part: str) -> bool:
        """Tell whether a part is complete."""
        return all(self.path(view, part).exists() for view in views)

    def write(self, view: View, part: str, rows: Iterable[Row]) -> None:
        """Write a view's rows of one part in one step."""
        write_rows(self.path(view, part), view, rows)

    def keep_only(self, parts: Iterable[str]) -> None:
        """Remove all files of other parts, and what killed runs have left."""
        kept = {f"{part}.parquet" for part in parts}
        for path in self.folder.glob("*/*"):
            if path.name not in kept:
                path.unlink()
