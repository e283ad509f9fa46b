"""Word tokens with offsets: what every later step reads instead of bare characters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from saksi.lexicon.words import Vocabulary
from saksi.model.spans import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘`ʿʾ´][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]|_")
_APOSTROPHES = str.maketrans("", "", "'’‘`ʿʾ´")
_DASHES = frozenset("-‐‑‒–—−")
_QUOTES = frozenset('"“”„«»‟\ufffd')


@dataclass(slots=True)
class Tokens:
    """The words, numbers and marks of one text, in order.

    ``norms[i]`` is the token in lower case without accents, apostrophes; dashes are ``-``, double quotation marks ``"``.
    A hyphen inside a word is no token: ``al-Qassam`` gives ``al`` and ``qassam``. ``keys[i]`` is what the codebook is
    looked up by: the norm without the clitic -nya (``tentaranya`` gives ``tentara``).
    """

    text: str
    starts: list[int]
    ends: list[int]
    norms: list[str]
    keys: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, i: int) -> str:
        """Return token ``i`` as printed."""
        return self.text[self.starts[i] : self.ends[i]]

    def is_capital(self, i: int) -> bool:
        """Tell whether token ``i`` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def is_word(self, i: int) -> bool:
        """Tell whether token ``i`` is made of letters."""
        return self.text[self.starts[i]].isalpha()

    def span(self, first: int, last: int) -> Span:
        """Return the span from token ``first`` up to and including token ``last``."""
        return Span(self.starts[first], self.ends[last])

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that begin inside ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def at(self, offset: int) -> int:
        """Return the index of the last token that begins at or before ``offset`` (-1 if none)."""
        return bisect_right(self.starts, offset) - 1


def fold(word: str) -> str:
    """Return ``word`` in lower case without accents and apostrophes."""
    lower = word.lower().translate(_APOSTROPHES)
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


def key_of(norm: str) -> str:
    """Return ``norm`` without the clitic -nya, if what is left can be a word."""
    return norm[:-3] if len(norm) > 5 and norm.endswith("nya") else norm


def tokenise(text: str, vocabulary: Vocabulary) -> Tokens:
    """Cut ``text`` into tokens, also where a crawler glued words together (``diJalur Gazaselatan``)."""
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    counts, names = vocabulary.counts, vocabulary.names
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        if word.islower() and word in counts:
            starts.append(start)
            ends.append(end)
            norms.append(word)
        elif word[0].isalpha():
            lower = word.lower()
            glued = () if lower in names and word[1:].islower() else vocabulary.cuts(word)
            for left, right in zip((0, *glued), (*glued, end - start), strict=True):
                starts.append(start + left)
                ends.append(start + right)
                norms.append(fold(word[left:right]))
        elif word in _DASHES:
            if not _inside_word(text, start):
                starts.append(start)
                ends.append(end)
                norms.append("-")
        else:
            starts.append(start)
            ends.append(end)
            norms.append('"' if word in _QUOTES else word)
    return Tokens(text, starts, ends, norms, [key_of(norm) for norm in norms])


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
