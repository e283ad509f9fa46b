"""The development week: the score that stories may not fall below, beside those that a coder wrote down."""

import json
import sys
from itertools import combinations
from pathlib import Path

import pytest

from saksi.pipeline.meaning import stories_of
from saksi.pipeline.run import read_into
from saksi.store.workspace import Workspace

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FLOOR = 0.84


@pytest.mark.skipif(not GOLD.exists(), reason="no ../shared/gold: the week is not scored")
def test_the_stories_of_the_week_are_found_as_well_as_before(tmp_path: Path) -> None:
    inputs = [str(GOLD / "incidents-dev.jsonl")]
    read_into(tmp_path / "week", inputs, sys.stdin.buffer, reader="fast", jobs=1, encoding="utf-8", progress=lambda _: None)
    coded = json.loads((GOLD / "incidents-dev.json").read_text(encoding="utf-8"))["stories"].values()
    found = [[gist.document_id for gist in story.articles] for story in stories_of(Workspace.open(tmp_path / "week"))]
    gold, told = ({pair for some in groups for pair in combinations(sorted(some), 2)} for groups in (coded, found))
    assert len(gold) == 73
    assert 2 * len(gold & told) / (len(gold) + len(told)) >= FLOOR
