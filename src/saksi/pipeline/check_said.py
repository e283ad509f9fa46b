"""Check what people have said of a workspace, judgements and corrections, and the records of its runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from saksi.model.corrections import fault_of
from saksi.pipeline.tasks import lost_corrections
from saksi.store.check import Findings
from saksi.store.workspace import Workspace

JUDGEMENTS: Final = "judgements"
CORRECTIONS, RUNS = "corrections", "runs"


def check_judgements(workspace: Workspace, lengths: Mapping[str, int] | None, findings: Findings) -> int | None:
    """Check the judgements, and that the incidents follow them; return how many there are, ``None`` if nobody can tell.

    Args:
        workspace: what is checked.
        lengths: the length of the text of every article; ``None`` where some could not be read.
        findings: what was found so far.

    """
    try:
        held, revision = workspace.judgements.all(), workspace.judgements.revision
    except Exception as error:  # a damaged database may fail in any way
        findings.add(JUDGEMENTS, JUDGEMENTS, f"cannot be read ({why(error)})", _RESTORE)
        return None
    _check_revision(workspace, JUDGEMENTS, workspace.manifest.judged, revision, findings)
    for one in held if lengths is not None else ():
        for anchor in (one.one, one.other):
            if one.holds and anchor.document_id not in (lengths or {}):
                problem = f"judgement {one.judgement_id} speaks of article {anchor.document_id}, which is not there"
                remedy = f"read the article, or withdraw it: saksi judgements {workspace.path} --withdraw N"
                findings.add(JUDGEMENTS, JUDGEMENTS, problem, remedy)
    return len(held)


def check_corrections(workspace: Workspace, lengths: Mapping[str, int] | None, findings: Findings) -> None:
    """Check the corrections: they can be followed, speak of what is there, and the incidents follow them."""
    try:
        held, revision = workspace.corrections_that_hold(), workspace.corrections.revision
        said = workspace.corrections_by_shard() if lengths is not None else {}
        lost = {one.correction_id for one in lost_corrections(workspace, said)}
    except Exception as error:  # as above
        findings.add(JUDGEMENTS, CORRECTIONS, f"cannot be read ({why(error)})", _RESTORE)
        return
    _check_revision(workspace, CORRECTIONS, workspace.manifest.corrected, revision, findings)
    remedy = f"withdraw it: saksi corrections {workspace.path} --withdraw N"
    for one in held:
        length = (lengths or {}).get(one.document_id)
        if fault := fault_of(one):
            findings.add(JUDGEMENTS, CORRECTIONS, f"correction {one.correction_id}: {fault}", remedy)
        elif one.correction_id in lost:
            problem = f"correction {one.correction_id} speaks of {one.fact_id} in {one.document_id}, which is not there"
            findings.add(JUDGEMENTS, CORRECTIONS, problem, remedy)
        elif one.span and length is not None and one.span.end > length:
            problem = f"correction {one.correction_id}: its words lie behind the end of article {one.document_id}"
            findings.add(JUDGEMENTS, CORRECTIONS, problem, remedy)


def check_runs(workspace: Workspace, findings: Findings) -> None:
    """Check that the records of runs can be read."""
    try:
        workspace.runs()
    except Exception as error:  # as above
        remedy = "restore the file from a copy, or delete it: articles and readings do not need it"
        findings.add("unreadable", RUNS, f"cannot be read ({why(error)})", remedy)


def follows_corrections(workspace: Workspace) -> bool:
    """Tell whether the incidents were made with the corrections that hold now."""
    try:
        return workspace.manifest.corrected == workspace.corrections.revision
    except Exception:  # told by check_corrections
        return False


def why(error: Exception) -> str:
    """Return an error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:120]


_RESTORE = "restore the file from a copy; incidents and readings are not touched by it"


def _check_revision(workspace: Workspace, what: str, followed: int, revision: int, findings: Findings) -> None:
    """Check that the incidents follow all that was said, and that nothing of it is lost: numbers only grow."""
    link = f"run: saksi link {workspace.path}"
    if workspace.manifest.linked < 0 or followed == revision:
        return
    if followed < revision:
        findings.add("outdated", "incidents", f"do not follow the {what} that were made since", link)
    else:
        problem = f"{followed - revision} of {followed} {what} and withdrawals that the incidents follow are lost"
        findings.add(JUDGEMENTS, what, problem, f"restore judgements.db from a copy; to go on without them, {link}")
