"""Windows: the stretches of words that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from saksi.encoder.pieces import PieceCutter
from saksi.encoder.words import Word

MAX_PIECES = 192
"""Pieces in a window, marks left aside. Longer ones cost more than they teach; the base itself knows at most 510."""


class Window(NamedTuple):
    """Piece ids without the marks, and for each word (its number in the text) where its first piece stands."""

    pieces: list[int]
    firsts: list[tuple[int, int]]


def make_windows(sentences: Iterable[list[Word]], cutter: PieceCutter) -> Iterator[Window]:
    """Pack whole sentences into windows; only a sentence that is too long is parted. Words are numbered throughout."""
    window = Window([], [])
    number = 0
    for sentence in sentences:
        cut = [cutter.cut(*word)[:MAX_PIECES] for word in sentence]
        if window.pieces and len(window.pieces) + sum(map(len, cut)) > MAX_PIECES:
            yield window
            window = Window([], [])
        for ids in cut:
            if len(window.pieces) + len(ids) > MAX_PIECES:
                yield window
                window = Window([], [])
            window.firsts.append((number, len(window.pieces)))
            window.pieces.extend(ids)
            number += 1
    if window.pieces:
        yield window
