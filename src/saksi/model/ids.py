"""Identifiers: a prefix and a hash of what is said, never of how it was found."""

from __future__ import annotations

import hashlib

DIGITS = 12
OUTLET = "media:"
"""What the ids of outlets and agencies begin with."""


def make_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-xxxxxxxxxxxx``: twelve hex digits of the SHA-256 of ``parts``, in their order."""
    said = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(said.encode()).hexdigest()[:DIGITS]}"


def sha256_of(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8 as 64 hex digits; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
