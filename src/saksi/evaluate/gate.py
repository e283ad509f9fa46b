"""Floors: what a score may not fall below, pinned to one gold file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from saksi.model.errors import InputError

TOLERANCE = 0.005
"""A field's score may fall by so much without a decision record."""


def check_floors(table: Mapping[str, Mapping[str, float]], gold: Path, floors: Path) -> list[str]:
    """Return a line for every score below its floor.

    Raises:
        InputError: the floors were set on another gold file, or are no JSON.

    """
    wanted, sha256 = _pinned(floors)
    if _sha256(gold) != sha256:
        raise InputError("the floors were set on another gold file", where=str(floors), remedy="set them anew and say why")
    return [
        f"{name}: {main_figure(table.get(name, {})):.4f} is below {floor:.4f}"
        for name, floor in sorted(wanted.items())
        if main_figure(table.get(name, {})) < floor - TOLERANCE
    ]


def raise_floors(table: Mapping[str, Mapping[str, float]], gold: Path, floors: Path) -> None:
    """Write the scores as floors; a floor that was set on the same gold file and is higher stays."""
    sha256 = _sha256(gold)
    old, pinned_to = _pinned(floors) if floors.exists() else ({}, sha256)
    raised = dict(old) if pinned_to == sha256 else {}
    for name, row in table.items():
        raised[name] = max(round(main_figure(row), 4), raised.get(name, 0.0))
    floors.write_text(
        json.dumps({"gold_sha256": sha256, "floors": dict(sorted(raised.items()))}, indent=1) + "\n", encoding="utf-8"
    )


def _pinned(floors: Path) -> tuple[dict[str, float], str]:
    """Return the floors of a file and the hash of the gold file that they were set on."""
    try:
        pinned = json.loads(floors.read_text(encoding="utf-8"))
        return {name: float(floor) for name, floor in pinned["floors"].items()}, str(pinned["gold_sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("no floors", where=str(floors), remedy="write them anew with --raise-floors") from error


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main_figure(row: Mapping[str, float]) -> float:
    """Return F1, or the share that is right, 0 for a field that was not scored."""
    return row.get("f1", row.get("share", 0.0))
