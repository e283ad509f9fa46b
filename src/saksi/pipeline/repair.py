"""Mend a workspace: what can be made again is removed or made, and nothing that was read or judged is touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from saksi.model.documents import Document
from saksi.model.readings import Reading
from saksi.pipeline.check import Checked, Checking, check_workspace
from saksi.pipeline.run import the_lexicon
from saksi.store.check import Finding, Findings, check_manifest, is_sealed, unnamed
from saksi.store.gists import FOLDER as VECTORS
from saksi.store.kept import FOLDER
from saksi.store.search import FILE as INDEX
from saksi.store.tables import count_rows, has_columns_of, read_shard, sha256_of_file
from saksi.store.workspace import MANIFEST, Manifest, Shard, Workspace

Progress = Callable[[str], None]
LINKING = "linking"
MADE_AGAIN = frozenset({"left-over", "derived", "stale", "judgements"})
"""Kinds of findings that say nothing against articles and readings."""
ASIDE = f"{MANIFEST}.damaged"


def repair_workspace(path: Path, progress: Progress = lambda line: None) -> tuple[Checked, list[str]]:
    """Mend what can be mended; return what is still wrong, and what was done.

    Raises:
        WorkspaceError: there is no workspace.

    """
    checked = check_workspace(path, progress)
    done = list(_mended(path, checked.findings, progress)) if checked.findings else []
    return (check_workspace(path, progress) if done else checked), done


def _mended(path: Path, found: list[Finding], progress: Progress) -> Iterator[str]:
    if any(one.kind == "manifest" for one in found):
        yield from _manifest(path, found, progress)
        found = check_workspace(path, progress).findings
    workspace = check_manifest(path, Findings(path))
    if workspace is None:
        return
    for name in (FOLDER, LINKING, VECTORS, INDEX):
        if any(one.kind == "derived" and one.file.split("/")[0] == name for one in found):
            yield from _removed(path / name, "is made again when it is needed")
    if any(_is_of_incidents(one) and one.remedy.startswith("run: saksi workspace") for one in found):
        yield from _incidents(workspace, found)
    for file, is_left_over in list(unnamed(workspace)):
        if is_left_over and (file.parent.name != "incidents" or _can_link(workspace)):
            yield from _removed(file, "was left by a run that was stopped, or is damaged")


def _can_link(workspace: Workspace) -> bool:
    """Tell whether incidents can be made again: with another codebook than that of the readings they cannot."""
    return workspace.manifest.codebook_sha256 == the_lexicon().sha256


def _is_of_incidents(finding: Finding) -> bool:
    return finding.file.split("/")[0] == "incidents" and finding.kind != "left-over"


def _spoils_readings(finding: Finding) -> bool:
    return finding.kind not in MADE_AGAIN and not _is_of_incidents(finding) and finding.kind != "manifest"


def _removed(path: Path, why: str) -> Iterator[str]:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        yield f"{path}: cannot be removed ({error.strerror})"
    else:
        yield f"{path}: removed; it {why}"


def _incidents(workspace: Workspace, found: Iterable[Finding]) -> Iterator[str]:
    """Give up damaged incidents if they can be linked again: all readings are sound, and of the codebook at hand."""
    kept = f"{workspace.path / 'incidents'}: left as it is"
    if any(_spoils_readings(one) for one in found):
        yield f"{kept}: articles or readings are damaged, so that it cannot be made again"
    elif not _can_link(workspace):
        yield f"{kept}: this version has another codebook, so that it cannot be made again"
    else:
        workspace.manifest.incident_shards, workspace.manifest.linked, workspace.manifest.judged = [], -1, 0
        workspace.save()
        if (workspace.path / LINKING).exists():
            yield from _removed(workspace.path / LINKING, "is made again when it is needed")
        yield f"{workspace.path / 'incidents'}: given up; make them again: saksi link {workspace.path}"


# ---- the manifest ----


def _manifest(path: Path, found: list[Finding], progress: Progress) -> Iterator[str]:
    """Write the manifest anew where the files bear it out."""
    opened = check_manifest(path, Findings(path))
    spoiled = {one.kind for one in found if _spoils_readings(one)}
    if opened is not None and (is_sealed(path) or not spoiled):
        if not is_sealed(path):
            opened.save()
            yield f"{path / MANIFEST}: kept as it is, since the files are those that it names"
        return
    if opened is not None and not spoiled <= {"count", "reader"}:
        return  # files are damaged too: a manifest made of them would hide it
    if any("another version" in one.problem for one in found):
        return
    workspace = _rebuilt(path)
    if workspace is None:
        return
    findings = Findings(path)
    Checking(workspace, findings, progress).run()
    if any(_spoils_readings(one) for one in findings.all()):
        return
    if (path / MANIFEST).exists():
        shutil.copy2(path / MANIFEST, path / ASIDE)
    workspace.save()
    told = (
        f"made again from the {workspace.number_of_documents} articles as they are now, without the records of earlier runs"
    )
    yield f"{path / MANIFEST}: {told}; link them again: saksi link {path}"


def _rebuilt(path: Path) -> Workspace | None:
    """Return the workspace that the shards in a folder make up, ``None`` if they do not fit together."""
    names = [sorted(file.name for file in (path / folder).glob("*.parquet")) for folder in ("documents", "readings")]
    if not names[0] or names[0] != names[1] or names[0] != [f"{number:05d}.parquet" for number in range(len(names[0]))]:
        return None
    shards = []
    for number, name in enumerate(names[0]):
        documents, readings = path / "documents" / name, path / "readings" / name
        if not (has_columns_of(documents, Document) and has_columns_of(readings, Reading)):
            return None
        shards.append(Shard(
            number=number, count=count_rows(documents),
            documents_sha256=sha256_of_file(documents), readings_sha256=sha256_of_file(readings),
        ))  # fmt: skip
    first = _first_reading(path / "readings" / names[0][0])
    if first is None:
        return None
    manifest = Manifest(shards=shards, reader=first.reader, codebook_sha256=first.codebook_sha256)
    manifest.code_version = first.code_version
    return Workspace(path, manifest)


def _first_reading(path: Path) -> Reading | None:
    try:
        return next(iter(read_shard(path, Reading)), None)
    except Exception:  # what the check itself will tell
        return None
