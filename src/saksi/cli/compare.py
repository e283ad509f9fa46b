"""Lay ACLED's or UCDP's events beside the incidents of a workspace."""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from saksi.cli.filters import filter_of
from saksi.cli.output import written
from saksi.cli.progress import Meter
from saksi.export.rows import write_rows
from saksi.model.beside import STATUSES, Beside
from saksi.pipeline.compare import COLUMNS, table
from saksi.pipeline.compare import compare as lay_beside
from saksi.pipeline.exports import MARK

DROPPED = 3
THEIRS = {"acled": "ACLED", "ucdp": "UCDP"}


def compare(arguments: argparse.Namespace) -> int:
    """Write the comparison and print its summary; 3 if rows of the other file could not be read."""
    with Meter() as meter:
        found = lay_beside(
            Path(arguments.workspace), Path(arguments.theirs), arguments.kind, filter_of(arguments),
            days=arguments.days, km=arguments.km, progress=meter.show,
        )  # fmt: skip
    for one in found.dropped:
        print(f"saksi: {one.where}: {one.problem}; {one.remedy}", file=sys.stderr)
    if arguments.output:
        with written(arguments.output, mark=MARK) as out:
            text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
            write_rows(text, COLUMNS, table(found.rows))
            text.detach()
    if arguments.output != "-":
        print("\n".join(_summary(found.rows, THEIRS[found.kind])))
    return DROPPED if found.dropped else 0


def _summary(rows: Sequence[Beside], name: str) -> Iterator[str]:
    count = Counter(row.status for row in rows)
    matched, theirs, ours = (count[status] for status in STATUSES)
    yield f"{matched + ours} of ours, {matched + theirs} of {name}"
    shares = _share(matched, matched + ours), _share(matched, matched + theirs)
    yield f"matched      {matched}  ({shares[0]} of ours, {shares[1]} of theirs)"
    yield f"only theirs  {theirs}"
    yield f"only ours    {ours}"
    for title, labels in (("theirs", _by_kind(rows, "theirs")), ("ours", _by_kind(rows, "ours"))):
        for label, (good, of) in labels:
            yield f"  {title}: {label}: {good} of {of} matched ({_share(good, of)})"
    yield from _dead(rows)


def _share(part: int, of: int) -> str:
    return f"{part / of:.0%}" if of else "-"


def _by_kind(rows: Sequence[Beside], side: str) -> list[tuple[str, tuple[int, int]]]:
    """Return by type how many were matched, of how many; the types by the alphabet."""
    good, of = Counter[str](), Counter[str]()
    for row in rows:
        one = row.theirs if side == "theirs" else row.ours
        if one is not None:
            label = one.label.split(" / ")[0].split("/")[0] if side == "ours" else one.label.split(" / ")[0]
            of[label] += 1
            good[label] += row.status == "matched"
    return [(label, (good[label], of[label])) for label in sorted(of)]


def _dead(rows: Sequence[Beside]) -> Iterator[str]:
    both = [
        (row.ours.best, row.theirs.best)
        for row in rows
        if row.ours and row.theirs and row.ours.best is not None and row.theirs.best is not None
    ]
    if not both:
        yield "dead: no matched pair counts them on both sides"
        return
    same = sum(one == other for one, other in both)
    more = sum(one > other for one, other in both)
    totals = [sum(column) for column in zip(*both, strict=True)]
    yield (
        f"dead, by the best counts of {len(both)} matched pairs: ours {totals[0]}, theirs {totals[1]};"
        f" same {same}, ours higher {more}, theirs higher {len(both) - same - more}"
    )
