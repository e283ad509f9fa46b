"""Saksi reads Indonesian conflict news and writes down who says what happened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saksi.api import Article, Evidence, Row, Rows, Workspace, read
    from saksi.views import VIEWS

__version__ = "0.1.0"
__all__ = ["VIEWS", "Article", "Evidence", "Row", "Rows", "Workspace", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used, so that the command starts without what it does not need."""
    if name in __all__:
        return getattr(import_module("saksi.api"), name)
    raise AttributeError(f"module 'saksi' has no attribute {name!r}")
