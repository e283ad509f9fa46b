"""Take back tables that people have corrected, list what was corrected, and withdraw it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from saksi.cli.output import now
from saksi.cli.render import correction_lines
from saksi.model.corrections import line_of
from saksi.pipeline.correct import Found
from saksi.pipeline.correct import correct as take_back
from saksi.pipeline.run import the_lexicon
from saksi.store.workspace import Workspace


def correct(arguments: argparse.Namespace) -> int:
    """Keep what people changed in a table; 1 if a cell is refused, unless the others are to be kept."""
    found = take_back(
        Path(arguments.workspace), Path(arguments.file), the_lexicon(), user=arguments.user, reason=arguments.reason,
        made_at=now(), dry_run=arguments.dry_run, keep_good=arguments.keep_good,
    )  # fmt: skip
    for line in (*found.notes, *found.refused):
        print(f"saksi: {line}", file=sys.stderr)
    blocked = bool(found.refused) and not arguments.keep_good
    if not blocked:
        _tell(found, arguments)
        return 0
    good = len(found.changes) + len(found.withdrawn)
    rest = f" beside {good} good changes" if good else ""
    print(
        f"saksi: {arguments.file}: {len(found.refused)} cells or rows cannot be taken{rest}; nothing was kept:"
        " mend them, or give --keep-good",
        file=sys.stderr,
    )
    return 1


def _tell(found: Found, arguments: argparse.Namespace) -> None:
    kept = found.kept or [0] * len(found.changes)
    for number, change in zip(kept, found.changes, strict=True):
        print(f"correction {number}: {line_of(change)}" if number else f"would be kept: {line_of(change)}")
    for one, _ in found.withdrawn:
        print(f"{'would be withdrawn' if arguments.dry_run else 'withdrawn'}: correction {one.correction_id}, {one.line}")
    if not (found.changes or found.withdrawn):
        print("nothing new to keep")
    elif not arguments.dry_run:
        told = [f"{len(found.changes)} kept"] * bool(found.changes) + [f"{len(found.withdrawn)} withdrawn"] * bool(
            found.withdrawn
        )
        print(f"{', '.join(told)}; that takes effect with: saksi link {arguments.workspace}")


def corrections(arguments: argparse.Namespace) -> int:
    """List the corrections of a workspace, or withdraw one."""
    held = Workspace.open(Path(arguments.workspace)).corrections
    if arguments.withdraw is not None:
        held.withdraw(arguments.withdraw, user=arguments.user, made_at=now(), reason=arguments.reason)
        print(f"correction {arguments.withdraw} withdrawn; that takes effect with: saksi link {arguments.workspace}")
        return 0
    for correction in held.all():
        print("\n".join(correction_lines(correction)))
    return 0
