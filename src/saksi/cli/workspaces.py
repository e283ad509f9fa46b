"""Whole workspaces: check and mend one, compare two."""

from __future__ import annotations

import argparse
from pathlib import Path

from saksi.cli.progress import Meter
from saksi.pipeline.check import Checked, check_workspace
from saksi.pipeline.repair import repair_workspace

WRONG = 1


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
