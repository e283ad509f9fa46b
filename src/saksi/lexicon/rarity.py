"""How much a word tells: words that few sentences of the news have weigh more (inverse document frequency)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

SHORTEST = 4
"""Letters that a stem keeps at least."""
UNSEEN = 11.0
"""Weight of a word that the counted news never has; ``training/rarity.py`` weighs all others on the same scale."""


_VERB = re.compile(r"(?:memper|diper|meny|mem(?=[aeiou])|men(?=[aeiou])|mem|meng|men|me|di)(?=.{4})")
_NOUN = re.compile(r"(?:peny|pem(?=[aeiou])|pen(?=[aeiou])|pem|peng|pen|per|ber|ter|ke(?=.*an$)|pe)(?=.{4})")
_MELTED = {"y": "s", "m": "p", "n": "t"}
"""What the last letter of a prefix has swallowed: ``meny-`` hides an s, ``mem-`` and ``men-`` before a vowel p and t."""


@cache
def stem_of(norm: str) -> str:
    """Return a word without its prefix and suffix, with the letter that the prefix has swallowed put back.

    "menyerang", "penyerangan", "serangan" all give "serang". A light stemmer, without a dictionary (Sneddon 2010,
    Indonesian Reference Grammar, 1.5 to 1.11): what is left of some words is none ("mengatakan": "ata").
    """
    verb = _VERB.match(norm)
    prefix = verb or _NOUN.match(norm)
    stem = norm
    if prefix:
        before, stem = prefix[0], norm[prefix.end() :]
        if before.endswith("y") or (len(before) == 3 and before[-1] in "mn" and stem[0] in "aeiou"):
            stem = _MELTED[before[-1]] + stem
    suffixes = ("kan", "an", "i") if verb else ("an",)
    suffix = next((s for s in suffixes if stem.endswith(s) and len(stem) - len(s) >= SHORTEST), "")
    return stem.removesuffix(suffix)


@cache
def _weights() -> dict[str, float]:
    lines = (files("saksi.lexicon") / "data" / "rarity.tsv").read_text(encoding="utf-8").splitlines()
    return {word: int(tenths) / 10 for word, tenths in (line.split("\t") for line in lines)}


def weight_of(stem: str) -> float:
    """Return how much a stem tells, from 0 (in every sentence) to ``UNSEEN``."""
    return _weights().get(stem, UNSEEN)
