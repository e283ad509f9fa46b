"""Running totals: the same people counted again and again, as a series over time. They are no incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from saksi.model.ids import make_id
from saksi.model.mentions import Unit
from saksi.model.spans import Span

Flag = Literal["agrees", "rounded", "differs", "no reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningTotal:
    """One figure of scope ``cumulative``, as one article prints it.

    Attributes:
        total_id: made from the figure.
        document_id: the article.
        span: the words of the figure.
        words: the words themselves, as printed.
        published: the day of the article, ``None`` if unknown.
        outlet: who printed it: the outlet's id, else its name as given, else the article's id.
        unit: killed, injured, …
        victims: who is counted ("children"), without their nation; empty for people in general.
        where: the place they are counted in: the id of a region, else the code of a country; empty if the text does
            not show it.
        counted_by: id of the actor that counts, innermost; empty if the outlet gives the number as its own.
        low, high: at least and at most so many, ``None`` where the text sets no bound.
        approximate: the text says "about", "almost".

    """

    total_id: str
    document_id: str
    span: Span
    words: str
    published: date | None
    outlet: str
    unit: Unit
    victims: str
    where: str
    counted_by: str
    low: int | None
    high: int | None
    approximate: bool

    @property
    def number(self) -> int:
        """Return the number that the text names: the lower bound, else the upper one."""
        return self.low if self.low is not None else self.high or 0

    @property
    def series_id(self) -> str:
        """Return the id of its series: what is counted, where, and by whom.

        Where the text does not show the place, the total stands alone: two such may count two wars.
        """
        if not self.where:
            return make_id("ts", self.total_id)
        return make_id("ts", self.unit, self.victims, self.where, self.counted_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A running total beside a reference series.

    Attributes:
        total: what was printed.
        day: the day of the reference series that it is laid beside, ``None`` without one.
        value: the value of that day.
        difference: the printed number less that value.
        share: the difference as a share of that value.
        flag: see ``saksi.incidents.series.check``.

    """

    total: RunningTotal
    day: date | None
    value: int | None
    difference: int | None
    share: float | None
    flag: Flag
