"""Find what is wrong with the files of a workspace: the manifest, files that are missing, changed, or named by nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.readings import Reading
from saksi.store.plain import hints
from saksi.store.tables import has_columns_of, sha256_of_file
from saksi.store.workspace import MANIFEST, Manifest, Workspace, manifest_text

Kind = Literal[
    "manifest", "missing", "changed", "unreadable", "count", "text", "offset", "reference", "reader", "outdated",
    "left-over", "derived", "stale", "judgements",
]  # fmt: skip
"""What can be wrong. ``outdated`` are incidents of other readings or judgements than those there; ``derived`` is a damaged
file of ``views`` or ``linking``, ``stale`` one that nothing asks for."""
FOLDERS: dict[str, type] = {"documents": Document, "readings": Reading}
PART = ".part"
_SHARD = re.compile(r"\d{5,}\.parquet")
_NAME = re.compile(r"[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        kind: what sort of thing.
        file: the file or folder, within the workspace.
        problem: what is wrong with it.
        remedy: what to do.
        more: how often else the same is wrong with that file.

    """

    kind: Kind
    file: str
    problem: str
    remedy: str
    more: int = 0

    @property
    def is_harmless(self) -> bool:
        """Tell whether nothing goes wrong if it is left as it is."""
        return self.kind == "stale"

    @property
    def line(self) -> str:
        """Return the finding in one line."""
        again = f" (and {self.more} more like it)" if self.more else ""
        told = " ".join(f"{self.file}: {self.problem}{again}; {self.remedy}".split())
        return f"{self.kind:10} {told}"


class Findings:
    """What was found so far: of each kind of thing that is wrong with a file, the first, and how many more there are."""

    def __init__(self, workspace: Path) -> None:
        self._found: dict[tuple[str, str, str], Finding] = {}
        self.restore = "restore the file from a copy, or read these articles again into a new workspace"
        self.repair = f"run: saksi workspace check {workspace} --repair"
        self.link_again = f"{self.repair}, then: saksi link {workspace}"

    def add(self, kind: Kind, file: str, problem: str, remedy: str) -> None:
        """Keep a finding."""
        first = self._found.get((kind, file, remedy))
        more = Finding(kind=kind, file=file, problem=problem, remedy=remedy) if first is None else _once_more(first)
        self._found[kind, file, remedy] = more

    def all(self) -> list[Finding]:
        """Return the findings in the order in which their first was found."""
        return list(self._found.values())


def _once_more(first: Finding) -> Finding:
    return replace(first, more=first.more + 1)


# ---- the manifest ----


def check_manifest(path: Path, findings: Findings) -> Workspace | None:
    """Open a workspace whose manifest can be followed; else find what is wrong with it.

    Raises:
        WorkspaceError: there is no workspace.

    """
    if not (path / MANIFEST).exists() and not (path / "documents").is_dir():
        return Workspace.open(path)
    remedy = f"restore it from a copy; if there is none, {findings.repair}"
    try:
        workspace = Workspace.open(path)
    except WorkspaceError as error:
        problem = error.problem if (path / MANIFEST).exists() else "is missing"
        findings.add("manifest", MANIFEST, problem, error.remedy if "another version" in problem else remedy)
        return None
    if odd := _odd(workspace.manifest):
        findings.add("manifest", MANIFEST, f"the manifest is damaged ({odd})", remedy)
        return None
    if not is_sealed(path):
        findings.add("manifest", MANIFEST, "was changed since it was written", remedy)
    return workspace


def _odd(manifest: Manifest) -> str:
    """Return what a manifest holds that no manifest should, nothing if it is well-formed."""
    if not _fits(manifest, Manifest):
        return "a value of another type"
    if [shard.number for shard in manifest.shards] != list(range(len(manifest.shards))):
        return "the shards are not numbered through"
    if not all(_NAME.fullmatch(shard.name) for shard in manifest.incident_shards):
        return "no name of a file"
    return ""


def _fits(value: Any, hint: Any) -> bool:
    if is_dataclass(hint):
        return all(_fits(getattr(value, name), inner) for name, inner in hints(hint).items())  # type: ignore[arg-type]
    if get_origin(hint) is list:
        return isinstance(value, list) and all(_fits(one, get_args(hint)[0]) for one in value)
    return type(value) is (get_origin(hint) or hint)


def is_sealed(path: Path) -> bool:
    """Tell whether the manifest is to the byte what was written; what an older version wrote has no hash."""
    content = (path / MANIFEST).read_bytes()
    known = json.loads(content)
    return "sha256" not in known or content == manifest_text(known).encode()


# ---- files ----


def check_file(path: Path, sha256: str, findings: Findings, remedy: str, cls: type) -> bool:
    """Tell whether a shard is the file that was written, else find what is wrong with it."""
    file = path.relative_to(path.parents[1]).as_posix()
    try:
        if sha256_of_file(path) == sha256:
            return True
        whole = has_columns_of(path, cls)
    except FileNotFoundError:
        findings.add("missing", file, "is missing", remedy)
    except OSError as error:
        findings.add("unreadable", file, f"cannot be read ({error.strerror})", remedy)
    else:
        kind: Kind = "changed" if whole else "unreadable"
        findings.add(kind, file, "was changed since it was written" if whole else "is cut off or no Parquet file", remedy)
    return False


def unnamed(workspace: Workspace) -> Iterator[tuple[Path, bool]]:
    """Yield the files beside the shards that the manifest does not name, and whether nothing is lost if they go.

    What a run writes is ``.part`` until it is whole; a half is a shard of documents without its readings or the
    other way round; incidents can always be made again. All else may be somebody's work.
    """
    manifest = workspace.manifest
    named = {f"{folder}/{shard.name}" for folder in FOLDERS for shard in manifest.shards}
    named |= {f"incidents/{shard.name}.parquet" for shard in manifest.incident_shards}
    yield from ((path, True) for path in workspace.path.glob(f"{MANIFEST}{PART}"))
    for folder in (*FOLDERS, "incidents"):
        for path in sorted((workspace.path / folder).glob("*")):
            if f"{folder}/{path.name}" not in named:
                is_incidents = folder == "incidents" and path.suffix == ".parquet"
                yield path, path.is_file() and (path.name.endswith(PART) or is_incidents or _is_half(workspace, path))


def _is_half(workspace: Workspace, path: Path) -> bool:
    """Tell whether a file is one half of the shard that the next run writes, without the other."""
    if path.parent.name not in FOLDERS or path.name != f"{len(workspace.manifest.shards):05d}.parquet":
        return False
    return sum((workspace.path / folder / path.name).exists() for folder in FOLDERS) == 1


def check_unnamed(workspace: Workspace, findings: Findings) -> None:
    """Find files that nobody names."""
    for path, is_left_over in unnamed(workspace):
        file = path.relative_to(workspace.path).as_posix()
        if is_left_over:
            findings.add("left-over", file, "was left by a run that was stopped", findings.repair)
        elif _SHARD.fullmatch(path.name):
            remedy = "restore the manifest that names it, or delete it; the next saksi read may write over it"
            findings.add("left-over", file, "a shard that the manifest does not name", remedy)
        else:
            findings.add("left-over", file, "no file of Saksi", "move it to another folder")
