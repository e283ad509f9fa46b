"""Corrections: what people say a field of a fact ought to be. Nothing is changed or deleted; what was withdrawn is kept."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One person's word on one field of one fact.

    Attributes:
        correction_id: a number that counts up.
        document_id: the article.
        fact_id: the event, incident, claim or mention in it; empty where the article itself is corrected.
        field: name of the field.
        old_value, new_value: what was read, and what it ought to be, as the tables write it; empty for nothing.
        span: the words that show it, if any do.
        user: who corrected.
        made_at: when, in ISO 8601, UTC.
        reason: why.
        withdrawn_at, withdrawn_by, withdrawn_because: the same for its withdrawal; empty while it holds.

    """

    correction_id: int
    document_id: str
    fact_id: str
    field: str
    old_value: str
    new_value: str
    span: Span | None
    user: str
    made_at: str
    reason: str
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    withdrawn_because: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether it was not withdrawn."""
        return not self.withdrawn_at
