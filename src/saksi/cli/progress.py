"""Progress on standard error, only where somebody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType

EVERY = 0.2
"""Seconds between two updates."""


class Meter:
    """One line that is written over and wiped at the end; silent unless standard error is a terminal."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()

    def show(self, what: str) -> None:
        """Show how far the work is, at most five times a second."""
        now = time.monotonic()
        if self._on and now - self._shown >= EVERY:
            self._shown = now
            print(f"\r\033[K{what}, {now - self._started:.0f} s", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._on:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
