"""Running totals as CSV: one row a printed number, series by series, beside the reference where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from saksi.export.rows import Row, write_rows
from saksi.model.series import Check

COLUMNS = {
    "series_id": "id of the series: what is counted, where, by whom; a total whose place is not shown stands alone",
    "unit": "killed, injured, displaced, …",
    "victims": "who is counted, without their nation; empty for people in general",
    "where": "id of the region, else code of the country (ISO 3166-1 alpha-3) they are counted in; empty if not shown",
    "counted_by": "id of the actor that counts; empty if the outlet gives the number as its own",
    "published": "publication day of the article (ISO), empty if unknown",
    "number": "the number the text names: the lower bound, else the upper one",
    "low": "at least so many; empty if the text sets no lower bound",
    "high": "at most so many; empty if the text sets no upper bound",
    "approximate": 'yes where the text says "about", "almost", else no',
    "words": "the figure as printed",
    "outlet": "who printed it",
    "document": "id of the article, as given",
    "start": "first character of the figure in the raw text (code points, from 0)",
    "end": "character behind the last",
    "total_id": "id of this running total",
    "reference_day": "day of the reference series that it is laid beside; empty without one",
    "reference_value": "value of that day",
    "difference": "the number less that value",
    "share": "the difference as a share of that value",
    "flag": "agrees (within 1 %), rounded (the value, rounded or cut), differs, no reference",
}


def write_totals(checks: Iterable[Check], out: TextIO) -> None:
    """Write running totals with what they were checked against, in the order given."""
    write_rows(out, COLUMNS, (_row(check) for check in checks))


def _row(check: Check) -> Row:
    total = check.total
    return {
        "series_id": total.series_id,
        "unit": total.unit,
        "victims": total.victims,
        "where": total.where,
        "counted_by": total.counted_by,
        "published": total.published.isoformat() if total.published else None,
        "number": total.number,
        "low": total.low,
        "high": total.high,
        "approximate": "yes" if total.approximate else "no",
        "words": total.words,
        "outlet": total.outlet,
        "document": total.document_id,
        "start": total.span.start,
        "end": total.span.end,
        "total_id": total.total_id,
        "reference_day": check.day.isoformat() if check.day else None,
        "reference_value": check.value,
        "difference": check.difference,
        "share": check.share,
        "flag": check.flag,
    }
