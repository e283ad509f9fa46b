"""Who is counted, in short English: "66 anak-anak" counts children."""

from __future__ import annotations

from saksi.mentions.found import Board
from saksi.text.page import Page


def victims_of(page: Page, board: Board, first: int, last: int) -> str | None:
    """Return those counted at tokens ``first`` to ``last``, or ``None`` if the text does not say who they are."""
    nouns = page.lexicon.victims
    noun = next((nouns[page.norm(i)] for i in range(first, last + 1) if page.norm(i) in nouns), None)
    if noun == "residents" and any(page.norm(i) == "sipil" for i in range(first, last + 1)):
        noun = "civilians"
    side = next((found for i in range(first, last + 1) if (found := board.at[i]) is not None), None)
    if side is None:
        return noun
    state = page.lexicon.states.get(side.country or "")
    adjective = state.adjective if state else side.name
    if noun is None or noun == "residents":
        return f"{adjective} people" if side.kind in {"population", "state"} else side.name
    return f"{adjective} {noun}"
