"""Errors that are meant for people: one plain line, and what to do about it."""

from __future__ import annotations


class SaksiError(Exception):
    """Something a user can mend. ``str(error)`` is one line that names the place and the remedy.

    Args:
        problem: what is wrong, in a few words.
        where: the file, ``file:line``, entry or folder it was seen in.
        remedy: what the user can do.

    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        line = f"{where}: {problem}" if where else problem
        super().__init__(" ".join(f"{line}; {remedy}".split()) if remedy else " ".join(line.split()))


class UsageError(SaksiError):
    """The command was called in a way it cannot follow (exit code 2)."""


class InputError(SaksiError):
    """A document cannot be read; it is dropped, counted and reported, and the rest goes on."""


class ReadingError(SaksiError):
    """The reader failed on an article that was given rightly: a defect of Saksi."""


class CodebookError(SaksiError):
    """The codebook does not say what it should."""


class WorkspaceError(SaksiError):
    """A workspace is missing, damaged, or of another version."""


class EncoderError(SaksiError):
    """The weights of the full reader are missing, damaged, or of another release."""
