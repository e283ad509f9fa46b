"""What goes into the encoder and what comes out: words as printed, and spans of them."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word as printed, and whether a blank stands before it.

    Where a crawler glued two words, they count as parted.
    """

    surface: str
    after_blank: bool


class Spotted(NamedTuple):
    """A span that the encoder sees: words ``first`` to ``last``, its kind, and how sure it is of it (0 to 1)."""

    first: int
    last: int
    kind: str
    score: float


def words_of(text: str, starts: list[int], ends: list[int], numbers: range) -> list[Word]:
    """Return the words of ``text`` with these numbers; ``starts`` and ``ends`` are the offsets of all words.

    A hyphen between two words goes with the second.
    """
    words: list[Word] = []
    for i in numbers:
        gap = text[ends[i - 1] : starts[i]] if i else ""
        glued = i > 0 and not gap and text[ends[i - 1] - 1].isalnum() and text[starts[i]].isalnum()
        after_blank = i == 0 or glued or any(c.isspace() for c in gap)
        words.append(Word(text[starts[i] : ends[i]] if after_blank else gap + text[starts[i] : ends[i]], after_blank))
    return words
