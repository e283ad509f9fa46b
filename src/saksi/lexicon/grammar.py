"""Grammar words: the closed classes of Indonesian words that rules ask for, kept in ``codebook/grammar.yml``."""

from __future__ import annotations

from functools import cache

from saksi.lexicon.source import codebook_folder, parse_yaml


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {entry["id"]: frozenset(entry["words"]) for entry in parse_yaml(codebook_folder() / "grammar.yml")}


def words(group: str) -> frozenset[str]:
    """Return the words of one group.

    Raises:
        KeyError: there is no such group.

    """
    return _groups()[group]
