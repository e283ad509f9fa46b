"""Judgements: what people say about which reports tell one incident. Nothing is deleted; what was withdrawn is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from saksi.model.spans import Span

Verdict = Literal["same", "not-same", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A report that was judged: its id, and where it stands, so that it is found again after a newer reading."""

    event_id: str
    document_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One person's word on two reports.

    Attributes:
        judgement_id: a number that counts up.
        verdict: they tell one incident (``same``), two (``not-same``), or it cannot be told (``unsure``, which joins and
            parts nothing).
        user: who judged.
        made_at: when, in ISO 8601, UTC.
        reason: why.
        withdrawn_at, withdrawn_by, withdrawn_because: the same for its withdrawal; empty while it holds.

    """

    judgement_id: int
    one: Anchor
    verdict: Verdict
    other: Anchor
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

    @property
    def line(self) -> str:
        """Return who judged and why, for the reasons of a join."""
        return f"judged {self.verdict} by {self.user}: {self.reason}"
