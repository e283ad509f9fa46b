"""Stand-ins for the names of sides: what an act is, and who does what in it, shall not hang on who they are.

Before the encoder reads the sentence of an act, all one-word names of states, armed groups and forces give way to others,
always the same, in the order in which they come. Whoever swaps two names gets the same answer.
"""

from __future__ import annotations

from saksi.lexicon.entries import ActorEntry
from saksi.text.page import Page

KINDS = frozenset({"state", "armed-group", "military", "police", "intelligence"})
NAMES = (
    "Thailand", "Kamboja", "Pakistan", "India", "Rusia", "Ukraina", "Turki", "Mesir", "Jepang", "Prancis", "Spanyol",
    "Inggris",
)  # fmt: skip
"""Names that stand in; the last for all that come after it."""


def stand_ins(page: Page, inside: range) -> dict[int, str]:
    """Return which tokens of a sentence are read as another name."""
    hits = [hit for hit in page.hits_of(ActorEntry) if hit.first == hit.last and hit.first in inside]
    named = sorted({hit.first for hit in hits if isinstance(hit.entry, ActorEntry) and hit.entry.kind in KINDS})
    order = {norm: n for n, norm in enumerate(dict.fromkeys(page.norm(i) for i in named))}
    return {i: NAMES[min(order[page.norm(i)], len(NAMES) - 1)] for i in named}
