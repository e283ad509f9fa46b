"""What a run did: counted, kept, and told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A document that could not be read: where it was, why, and what the user can do."""

    where: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One run over some input.

    Attributes:
        command: what was run.
        reader: name of the reader.
        codebook_sha256, code_version: with what.
        number_read: documents read in this run.
        number_skipped: documents that an earlier run had read already.
        dropped: documents that could not be read.

    """

    command: str
    reader: str
    codebook_sha256: str
    code_version: str
    number_read: int
    number_skipped: int
    dropped: tuple[Dropped, ...] = ()
