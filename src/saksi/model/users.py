"""Users: who judges and corrects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who judged or corrected.

    Attributes:
        name: the name that judgements and corrections carry.
        full_name: how they sign; empty if nobody said.
        made_at: when they were first seen, in ISO 8601, UTC.

    """

    name: str
    full_name: str
    made_at: str
