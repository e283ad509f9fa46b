"""Indonesian verb voice: which forms a stem takes, and who stands where around each form.

meN- (active) puts the agent before the verb and the target behind it; di- (passive) puts the target before and the agent
behind, after "oleh" or bare; ter- (stative) names the target only. Rules of meN- follow Sneddon et al. (2010),
*Indonesian: A Comprehensive Grammar*, 2nd ed., chapter 1.
"""

from __future__ import annotations

import re
from typing import Literal

from saksi.lexicon.grammar import words

Voice = Literal["active", "passive", "stative", "base", "noun"]

_DROPPED = {"p": "mem", "t": "men", "s": "meny", "k": "meng"}
_KEPT = {
    **dict.fromkeys("bfv", "mem"),
    **dict.fromkeys("dcjz", "men"),
    **dict.fromkeys("ghqaeiou", "meng"),
    **dict.fromkeys("lrwymn", "me"),
}
_VOWELS = "aeiou"


def active_forms(stem: str) -> tuple[str, ...]:
    """Return the meN- forms of ``stem``: ``serang`` gives ``menyerang``, ``kritik`` gives ``mengkritik``.

    A stem of one syllable takes menge- (``bom``: ``mengebom``); before two consonants and before prefixes such as per-
    the first letter may stay (``protes``: ``memprotes``), so both forms are given.
    """
    first = stem[0]
    if _syllables(stem) == 1:
        return (f"menge{stem}", (_keep(first) if first in _DROPPED else _KEPT.get(first, "me")) + stem)
    if first in _DROPPED:
        dropped, kept = _DROPPED[first] + stem[1:], _keep(first) + stem
        if stem[1] not in _VOWELS:
            return (kept, dropped)
        return (dropped, kept) if stem.startswith(("per", "pel", "ter")) else (dropped,)
    return (_KEPT.get(first, "me") + stem,)


def _keep(first: str) -> str:
    return {"p": "mem", "t": "men", "s": "men", "k": "meng"}[first]


def _syllables(stem: str) -> int:
    bare = stem.removesuffix("kan") if len(stem) > 5 else stem
    return sum(1 for i, letter in enumerate(bare) if letter in _VOWELS and (i == 0 or bare[i - 1] not in _VOWELS))


def verb_forms(stem: str) -> dict[str, Voice]:
    """Return every form of a transitive verb stem with its voice; the bare stem serves headlines ("Israel Serang …")."""
    forms: dict[str, Voice] = dict.fromkeys(active_forms(stem), "active")
    forms[f"di{stem}"] = "passive"
    forms.setdefault(stem, "base")
    return forms


_VERB = re.compile(
    r"(?:meng[aeioughk]|meny[aeiou]|mem[bpfvaeiou]|men[cdjtzsaeiou]|me[lrwymn]|di[a-z]{3}|ber[a-z]{2}|ter[a-z]{3})[a-z]+$"
)
_NOT_VERBS = words("not-verbs")


def is_verb(norm: str) -> bool:
    """Tell whether a word looks like a verb by its prefix (meN-, di-, ber-, ter-) and is no frequent other word."""
    return len(norm) > 4 and _VERB.match(norm) is not None and norm not in _NOT_VERBS
