"""The development week, read in full and linked: the scores that linking may not fall below."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from saksi.pipeline.run import link_workspace, read_into
from saksi.store.workspace import Workspace

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FLOORS = {"pairs": 0.452, "bcubed": 0.748, "found": 0.773}


@pytest.mark.skipif(not GOLD.exists(), reason="no ../shared/gold: the week is not scored")
def test_the_week_is_linked_as_well_as_before(tmp_path: Path) -> None:
    week = tmp_path / "week"
    inputs = [str(GOLD / "incidents-dev.jsonl")]
    read_into(week, inputs, sys.stdin.buffer, reader="full", jobs=1, encoding="utf-8", progress=lambda _: None)
    link_workspace(week, lambda _: None)
    out = tmp_path / "incidents.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for incident in Workspace.open(week).incidents():
            members = [{"document": m.document_id, "start": m.span.start, "end": m.span.end} for m in incident.members]
            lines.write(json.dumps({"incident_id": incident.incident_id, "members": members}) + "\n")
    scorer = [sys.executable, str(GOLD / "score_incidents.py"), str(GOLD / "incidents-dev.json"), str(out)]
    told = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    scores = {name: float(score) for name, score in re.findall(r"^(\w+) +(?:F1 )?([.\d]+)", told, re.MULTILINE)}
    assert {name: scores[name] for name in FLOORS if scores[name] < FLOORS[name]} == {}
