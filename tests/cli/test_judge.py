"""`saksi judge` and `saksi judgements`: merges that people undo or make, through the command."""

from pathlib import Path

import pytest
from command import SAMPLES, call

from saksi.store.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "ws"
    assert call(capsys, "read", SAMPLES / "reports.jsonl", "--to", path, "--reader", "fast").code == 0
    assert call(capsys, "link", path).code == 0
    return path


def together(path: Path, one: str, other: str) -> bool:
    return any({one, other} <= {m.event_id for m in incident.members} for incident in Workspace.open(path).incidents())


@pytest.mark.usefixtures("backend")
def test_a_merge_is_undone_kept_undone_and_taken_back(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strike = next(i for i in Workspace.open(workspace).incidents() if len({m.document_id for m in i.members}) > 3)
    one = next(m.event_id for m in strike.members if m.document_id == "s01")
    other = next(m.event_id for m in strike.members if m.document_id == "s04")
    said = call(capsys, "judge", workspace, one, "not-same", other, "--user", "ani", "--reason", "another day")
    assert (said.code, said.out) == (0, [f"judgement 1 kept; it takes effect with: saksi link {workspace}"])
    stale = call(capsys, "export", workspace, "--format", "incidents", "--output", "-")
    assert stale.code == 1
    assert "judgements were made since it was linked; run: saksi link" in stale.err[0]
    for _ in range(2):
        assert call(capsys, "link", workspace).code == 0
        assert not together(workspace, one, other)
    (line,) = call(capsys, "judgements", workspace).out
    assert line.startswith(f"1  {one} (s01) not-same {other} (s04), ")
    assert line.endswith("by ani: another day")
    gone = call(capsys, "judgements", workspace, "--withdraw", "1", "--user", "budi", "--reason", "a slip")
    assert gone.code == 0
    assert call(capsys, "link", workspace).code == 0
    assert together(workspace, one, other)
    lines = call(capsys, "judgements", workspace).out
    assert len(lines) == 2
    assert lines[1].endswith("by budi: a slip")


def test_incidents_are_joined_by_their_ids_and_the_old_id_leads_on(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strike, denial = (
        next(i for i in Workspace.open(workspace).incidents() if i.event_type == kind) for kind in ("ASSAULT", "REJECT")
    )
    assert call(capsys, "judge", workspace, denial.incident_id, "same", strike.incident_id, "--reason", "x").code == 0
    assert call(capsys, "link", workspace).code == 0
    shown = [call(capsys, "explain", one.incident_id, "--in", workspace).out[0] for one in (strike, denial)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("one", "verdict", "other", "problem"),
    [
        ("e-000000000000", "same", "e-000000000001", "no report or incident 'e-000000000000'; take an id from an export"),
        ("FIRST", "same", "FIRST", "are one report; name two"),
        ("FIRST", "perhaps", "FIRST", "invalid choice: 'perhaps'"),
    ],
)
def test_a_wrong_judgement_is_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str], one: str, verdict: str, other: str, problem: str
) -> None:
    first = Workspace.open(workspace).incidents()[0].incident_id
    said = call(capsys, "judge", workspace, one.replace("FIRST", first), verdict, other.replace("FIRST", first))
    assert said.code == 2
    assert problem in said.err[-1]
