"""Differences between two workspaces as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from saksi.export.rows import Row, write_rows
from saksi.model.differences import Difference

COLUMNS = {
    "document": "id of the article",
    "field": "what differs: events for a whole event, events.type for its type, and so on",
    "change": "changed, or only A, or only B has it",
    "a": "what workspace A says",
    "b": "what workspace B says",
    "start": "first character of the words in the raw text, counted in code points from 0",
    "end": "character behind the last",
    "words": "the words it is about: of an event its trigger; A's, or B's where only B has them",
    "sentence": "the sentence they stand in",
}


def write_differences(differences: Iterable[Difference], out: TextIO) -> None:
    """Write differences in the order given."""
    write_rows(out, COLUMNS, map(_row, differences))


def _row(one: Difference) -> Row:
    return {
        "document": one.document_id,
        "field": one.field,
        "change": one.change,
        "a": one.one,
        "b": one.other,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "words": one.words,
        "sentence": one.sentence,
    }
