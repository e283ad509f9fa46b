"""Whole workspaces: check and mend one, compare two."""

from __future__ import annotations

import argparse
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from saksi.cli.output import written
from saksi.cli.progress import Meter
from saksi.evaluate.diff import FIELDS
from saksi.export.differences import write_differences
from saksi.model.differences import Difference
from saksi.pipeline import exports
from saksi.pipeline.check import Checked, check_workspace
from saksi.pipeline.diff import Diff
from saksi.pipeline.repair import repair_workspace
from saksi.store.workspace import Workspace

WRONG = 1
WIDE = 100
"""Characters of a value or sentence that are shown."""


def check(arguments: argparse.Namespace) -> int:
    """Check a workspace, and mend it if asked to."""
    path = Path(arguments.workspace)
    done: list[str] = []
    with Meter() as meter:
        if arguments.repair:
            checked, done = repair_workspace(path, meter.show)
        else:
            checked = check_workspace(path, meter.show)
    for line in done:
        print(f"repair     {line}")
    for finding in checked.findings:
        print(finding.line)
    print(_verdict(checked, arguments.workspace))
    return 0 if checked.is_sound else WRONG


def _verdict(checked: Checked, workspace: str) -> str:
    incidents = f"{checked.incidents} incidents" if checked.is_linked else "not linked"
    looked = f"{checked.articles} articles, {checked.reports} reports, {incidents}"
    number = sum(not finding.is_harmless for finding in checked.findings)
    judged = f", {checked.judgements} judgements" if checked.judgements else ""
    if not number:
        return f"{workspace}: sound; {looked}{judged}"
    return f"{workspace}: {number} {'things are' if number > 1 else 'thing is'} wrong; looked at {looked}{judged}"


# ---- compare ----


def diff(arguments: argparse.Namespace) -> int:
    """Compare two workspaces; the table goes to standard error if the differences go to standard output."""
    compared = Diff.of(Path(arguments.one), Path(arguments.other))
    kept: dict[str, list[Difference]] = defaultdict(list)
    with Meter() as meter:
        found = _keeping(compared.differences(meter.show), kept, arguments.examples)
        if arguments.output:
            _write(found, arguments.output)
        else:
            for _ in found:
                pass
    out = sys.stderr if arguments.output == "-" else sys.stdout
    for name, side in (("A", compared.one), ("B", compared.other)):
        print(f"{name}  {_made(side)}", file=out)
    print("\n".join(["", *_table(compared), *_examples(kept, arguments.examples)]), file=out)
    return 0


def _keeping(found: Iterable[Difference], kept: dict[str, list[Difference]], number: int) -> Iterator[Difference]:
    for one in found:
        if len(kept[one.field]) < number:
            kept[one.field].append(one)
        yield one


def _write(found: Iterable[Difference], output: str) -> None:
    with written(output, mark=exports.MARK) as out:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        write_differences(found, text)
        text.detach()


def _made(workspace: Workspace) -> str:
    held = workspace.manifest
    how = f"reader {held.reader}, codebook {held.codebook_sha256[:8]}, Saksi {held.code_version}"
    return f"{workspace.path}: {how}, {workspace.number_of_documents} articles"


def _table(compared: Diff) -> list[str]:
    """Return the counts as aligned lines; a field of which neither side has anything is left out."""
    rows = [("field", "same", "changed", "only A", "only B")]
    for name in FIELDS:
        count = compared.counts[name]
        numbers = (count.same, count.changed, count.only_a, count.only_b)
        if any(numbers):
            rows.append((f"  {name.split('.')[1]}" if "." in name else name, *map(str, numbers)))  # type: ignore[arg-type]
    wide = max(len(row[0]) for row in rows)
    lines = [row[0].ljust(wide) + "".join(cell.rjust(9) for cell in row[1:]) for row in rows]
    if compared.are_linked:
        return [*lines, "", "incidents: pairs of reports that are together, of the reports that both have"]
    return [*lines, "", "incidents are not compared: link both workspaces first"]


def _examples(kept: dict[str, list[Difference]], number: int) -> list[str]:
    """Return some differences, one of each field before a second of any."""
    rounds = zip_longest(*(kept[name] for name in FIELDS if kept.get(name)))
    chosen = [one for some in rounds for one in some if one is not None][:number]
    return [line for one in chosen for line in ("", *_example(one))]


def _example(one: Difference) -> list[str]:
    place = f" [{one.span.start}, {one.span.end}) “{_short(one.words)}”" if one.span else ""
    said = f"A {_short(one.one) or 'nothing'} | B {_short(one.other) or 'nothing'}"
    lines = [f"{one.field} {one.change}: {one.document_id}{place}", f"    {said}"]
    return [*lines, f"    in: {_short(one.sentence)}"] if one.sentence not in ("", one.words) else lines


def _short(text: str) -> str:
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"
