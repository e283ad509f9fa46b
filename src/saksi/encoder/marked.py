"""Sentences with the words of one act marked, so that the encoder can tell who acts in it and who acts in another."""

from __future__ import annotations

from typing import NamedTuple

from saksi.encoder.words import Word

OPEN, CLOSE = Word("[", after_blank=True), Word("]", after_blank=True)
"""Stand before and behind the act, as words of their own."""
REACH = 55
"""Of a sentence of more than twice as many words, so many before and behind the act are looked at."""


class Marked(NamedTuple):
    """Words with marks, and where each of the words without marks stands among them."""

    words: list[Word]
    rows: list[int]


def around(sentence: range, first: int, last: int) -> range:
    """Return what is looked at of a sentence for an act at tokens ``first`` to ``last``: all, unless it is very long."""
    if len(sentence) <= 2 * REACH:
        return sentence
    return range(max(sentence.start, first - REACH), min(sentence.stop, last + REACH))


def mark(words: list[Word], first: int, last: int) -> Marked:
    """Return ``words`` with words ``first`` to ``last`` marked."""
    rows = [n + (n >= first) + (n > last) for n in range(len(words))]
    return Marked([*words[:first], OPEN, *words[first : last + 1], CLOSE, *words[last + 1 :]], rows)
