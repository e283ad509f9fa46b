"""The part of the base's vocabulary that Indonesian news needs: pieces without letters of other scripts."""

from __future__ import annotations

import unicodedata

from saksi.encoder.base import Vocabulary
from saksi.encoder.pieces import BLANK


def kept_pieces(vocabulary: Vocabulary) -> list[int]:
    """Return the ids of the pieces that are kept, in order; a piece's place in this list is its new id.

    The marks (``<s>`` and the like) stay; so does every piece whose letters are all Latin.
    """
    return [i for i, piece in enumerate(vocabulary.pieces) if all(map(_latin, piece))]


def _latin(character: str) -> bool:
    letter = unicodedata.category(character)[0] in "LM" and character != BLANK
    return character.isascii() or not letter or unicodedata.name(character, "").startswith(("LATIN", "COMBINING"))
