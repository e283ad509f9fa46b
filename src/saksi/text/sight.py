"""Sight: what the encoder sees in an article, by token."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from saksi.encoder.marked import around, mark
from saksi.encoder.words import Spotted, Word, words_of
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Sentence
from saksi.text.cast import Cast

if TYPE_CHECKING:
    from saksi.encoder.run import Encoder, Seen


NONE: Mapping[int, str] = MappingProxyType({})


def stretches(tokens: Tokens, sentences: tuple[Sentence, ...]) -> list[range]:
    """Return the tokens of an article stretch by stretch: each sentence, and each run of tokens that no sentence holds."""
    found: list[range] = []
    at = 0
    for sentence in sentences:
        numbers = tokens.within(sentence.span)
        found += [range(at, numbers.start), numbers]
        at = numbers.stop
    found.append(range(at, len(tokens)))
    return [numbers for numbers in found if len(numbers)]


def renamed(tokens: Tokens, inside: range, names: Mapping[int, str]) -> list[Word]:
    """Return the words of some tokens, those of ``names`` with other names."""
    words = words_of(tokens.text, tokens.starts, tokens.ends, inside)
    for i in names.keys() & set(inside):
        name = tokens.text[tokens.starts[i] : tokens.ends[i]]
        word = words[i - inside.start]
        words[i - inside.start] = word._replace(surface=word.surface.removesuffix(name) + names[i])
    return words


class Sight:
    """Answers about the tokens of one article; without an encoder it sees nothing."""

    def __init__(self, encoder: Encoder | None, tokens: Tokens, sentences: tuple[Sentence, ...]) -> None:
        self._seen: Seen | None = None
        self._tokens = tokens
        self._roles = encoder.roles if encoder is not None else None
        self._spans: dict[str, list[Spotted]] = {}
        if encoder is not None:
            words = words_of(tokens.text, tokens.starts, tokens.ends, range(len(tokens)))
            self._seen = encoder.look([words[s.start : s.stop] for s in stretches(tokens, sentences)])

    def spans(self, task: str) -> list[Spotted]:
        """Return the spans of one task in text order, as token numbers; none reaches over the end of a sentence."""
        if self._seen and task not in self._spans:
            self._spans[task] = self._seen.spans(task)
        return self._spans.get(task, [])

    def sees(self, task: str) -> bool:
        """Tell whether there is an encoder that knows a task."""
        return self._seen is not None and self._seen.knows(task)

    def chance(self, task: str, first: int, last: int, kind: str = "") -> float:
        """Return how likely tokens ``first`` to ``last`` lie in spans of a task, or of one kind of it (0 to 1)."""
        return self._seen.chance(task, first, last, kind) if self._seen else 0.0

    def inside(self, task: str) -> list[float]:
        """Return for every token how likely it lies in a span of a task; empty without encoder."""
        return self._seen.inside(task) if self._seen else []

    def cast(self, sentence: range, first: int, last: int, names: Mapping[int, str] = NONE) -> Cast | None:
        """Return what is seen of the act at tokens ``first`` to ``last`` of a sentence; ``None`` if nothing reads acts.

        ``names`` says which tokens are read as another name.
        """
        if self._roles is None:
            return None
        tokens, inside = self._tokens, around(sentence, first, last)
        words = renamed(tokens, inside, names)
        marked = mark(words, first - inside.start, last - inside.start)
        return Cast(self._roles.look([marked.words]).only(marked.rows), inside, first)
