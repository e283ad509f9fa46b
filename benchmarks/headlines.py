"""Draw the running totals of a table that `saksi totals` has written over the reference series they were laid beside.

Usage: headlines.py TOTALS.csv REFERENCE.json DAY_COLUMN VALUE_COLUMN CHART.svg
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from chart import Axis, Series, chart

from saksi.readers.reference import read_reference

COLOURS = {"agrees": "#1b7837", "rounded": "#2166ac", "differs": "#d6604d"}
MEANING = {"agrees": "within 1 %", "rounded": "the value, rounded or cut", "differs": "differs"}


def main(table: Path, reference: Path, day: str, value: str, out: Path) -> None:
    """Draw and print the shares."""
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["reference_value"]]
    points = {flag: [(float(_day(row)), float(row["number"])) for row in rows if row["flag"] == flag] for flag in COLOURS}
    count = Counter(row["flag"] for row in rows)
    first, last = min(_day(row) for row in rows), max(_day(row) for row in rows)
    known = {at.toordinal(): number for at, number in read_reference(reference, day, value).items()}
    line = [(float(at), float(number)) for at, number in sorted(known.items()) if first <= at <= last]
    top = max(number for _, number in line) * 1.1
    off = sum(number > top for found in points.values() for _, number in found)
    series = [Series("reference series", line, "#777")]
    for flag, found in points.items():
        name = f"{MEANING[flag]}: {count[flag]} of {len(rows)}"
        series.append(Series(name, [point for point in found if point[1] <= top], COLOURS[flag], "dots"))
    months = [date(y, m, 1) for y in (2023, 2024, 2025) for m in (1, 4, 7, 10)]
    marks = [(float(month.toordinal()), f"{month:%b %Y}") for month in months if first <= month.toordinal() <= last]
    counts = [(float(number), f"{number:,}") for number in range(0, int(top), 10_000)]
    x = Axis("day of publication", marks, float(first), float(last))
    y = Axis("killed, as printed", counts, 0.0, top)
    out.write_text(chart("Running totals of people killed in Gaza, read from headlines", x, y, series), encoding="utf-8")
    print(f"{len(rows)} totals: {dict(count)}; {off} above the chart")


def _day(row: dict[str, str]) -> int:
    return date.fromisoformat(row["published"]).toordinal()


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
