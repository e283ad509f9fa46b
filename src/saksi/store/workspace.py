"""A workspace: a folder of shards that are written once, and a manifest that lists those that are complete.

A shard counts only when the manifest names it, and the manifest is replaced in one step. Whoever is killed in between
leaves a file that nobody names; the next run writes it anew and reads on where the manifest ends.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saksi.model.corrected import corrected, quote_id_of
from saksi.model.corrections import Correction
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.ids import sha256_of
from saksi.model.incidents import Incident
from saksi.model.readings import Reading
from saksi.model.runs import RunRecord
from saksi.model.spans import Span
from saksi.store.plain import from_plain
from saksi.store.setting import ID_FILE, JUDGEMENTS, is_kept
from saksi.store.tables import count_rows, layout_of, read_rows, read_shard, sha256_of_file, write_shard

if TYPE_CHECKING:
    from saksi.store.corrections import Corrections
    from saksi.store.judgements import Judgements
    from saksi.store.runs import Runs

MANIFEST = "saksi.json"
OWN = frozenset({MANIFEST, "documents", "readings", "incidents", "linking", "views", "vectors"})
"""A workspace's own file and folders, beside its databases."""


@dataclass(slots=True, kw_only=True)
class Shard:
    """One pair of files: documents and their readings."""

    number: int
    count: int
    documents_sha256: str
    readings_sha256: str

    @property
    def name(self) -> str:
        """Return the file name of the shard in either folder."""
        return f"{self.number:05d}.parquet"


@dataclass(slots=True, kw_only=True)
class IncidentShard:
    """One file of incidents; its name changes with its content."""

    name: str
    count: int
    sha256: str


_IDS = ["document_id", "events.list.element.event_id", "mentions.list.element.mention_id", "quotes.list.element.span"]
LAYOUT = layout_of(Document, Reading, Incident, Shard, IncidentShard)
"""Names the columns of the shards, so that a workspace of an unknown version is refused rather than misread."""
KNOWN = ("714df9a045f7", "28302952ea1e")
"""Layouts that this version opens, oldest first, its own last: columns that came later have their defaults."""


@dataclass(slots=True, kw_only=True)
class Manifest:
    """What a workspace holds.

    ``linked`` is how many documents the incidents were made from, -1 if none were; ``judged`` is the revision of the
    judgements they follow, ``corrected`` that of the corrections. ``runs`` are those of a version that had no table
    for them. ``sha256`` is of all else, as it was saved (``manifest_text``).
    """

    layout: str = LAYOUT
    code_version: str = ""
    codebook_sha256: str = ""
    reader: str = ""
    shards: list[Shard] = field(default_factory=list)
    linked: int = -1
    judged: int = 0
    corrected: int = 0
    incident_shards: list[IncidentShard] = field(default_factory=list)
    runs: list[dict[str, Any]] = field(default_factory=list)
    sha256: str = ""


def owner_of(path: Path) -> Path | None:
    """Return the workspace whose own file or folder a path names, ``None`` if it names none."""
    path = path.resolve()
    home = next((folder for folder in path.parents if (folder / MANIFEST).exists()), None)
    if home is None:
        return None
    first = path.relative_to(home).parts[0]
    return home if first in OWN or first.endswith((".db", ".db-wal", ".db-shm")) else None


def manifest_text(content: dict[str, Any]) -> str:
    """Return what stands in the file of a manifest: its fields, with a hash of all others in ``sha256``."""
    rest = {name: value for name, value in content.items() if name != "sha256"}
    sealed = {**rest, "sha256": sha256_of(json.dumps(rest, ensure_ascii=False, sort_keys=True))}
    return json.dumps(sealed, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


class Workspace:
    """A folder with everything that was read and linked."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path, self.manifest = path, manifest

    @cached_property
    def judgements(self) -> Judgements:
        """Return the judgements. SQLAlchemy takes a while to load, and most workspaces have none."""
        from saksi.store.judgements import Judgements

        return Judgements(self.path)

    @cached_property
    def corrections(self) -> Corrections:
        """Return the corrections, as ``judgements``."""
        from saksi.store.corrections import Corrections

        return Corrections(self.path)

    @cached_property
    def _runs(self) -> Runs:
        from saksi.store.runs import Runs

        return Runs(self.path)

    @classmethod
    def create(cls, path: Path) -> Workspace:
        """Open the workspace at ``path``, making an empty one if there is none.

        Raises:
            WorkspaceError: the folder holds other things, or cannot be written.

        """
        if (path / MANIFEST).exists():
            return cls.open(path)
        if path.exists() and (not path.is_dir() or any(entry.name != ID_FILE for entry in path.iterdir())):
            raise WorkspaceError("neither empty nor a workspace", where=str(path), remedy="name another folder")
        workspace = cls(path, Manifest())
        try:
            path.mkdir(parents=True, exist_ok=True)
            workspace.save()
        except OSError as error:
            raise WorkspaceError(
                f"cannot be written ({error.strerror})", where=str(path), remedy="name another folder"
            ) from error
        return workspace

    @classmethod
    def open(cls, path: Path) -> Workspace:
        """Open an existing workspace.

        Raises:
            WorkspaceError: there is none, or it is damaged or of another version.

        """
        try:
            raw = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
            if raw.get("layout") in KNOWN:
                raw["layout"] = LAYOUT
                shards = [Shard(**shard) for shard in raw["shards"]]
                incidents = [IncidentShard(**shard) for shard in raw["incident_shards"]]
                manifest = Manifest(**{**raw, "shards": shards, "incident_shards": incidents})
                numbers = [manifest.linked, *(n for shard in manifest.shards for n in (shard.number, shard.count))]
                if not all(isinstance(number, int) for number in numbers):
                    raise TypeError("no number")
                return cls(path, manifest)
        except FileNotFoundError as error:
            raise WorkspaceError(
                "no workspace", where=str(path), remedy="make one with: saksi read INPUT --to " + path.name
            ) from error
        except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            raise WorkspaceError(
                "the manifest is damaged", where=str(path / MANIFEST), remedy="restore it, or read again"
            ) from error
        raise WorkspaceError(
            "written by another version of Saksi", where=str(path), remedy="read the articles again into a new workspace"
        )

    def save(self) -> None:
        """Replace the manifest in one step."""
        part = self.path / f"{MANIFEST}.part"
        with part.open("w", encoding="utf-8") as out:
            out.write(manifest_text(asdict(self.manifest)))
            out.flush()
            os.fsync(out.fileno())
        part.replace(self.path / MANIFEST)

    # ---- documents and readings ----

    def known(self) -> dict[str, str]:
        """Return the text hash of every document, by id."""
        found: dict[str, str] = {}
        for shard in self.manifest.shards:
            rows = read_rows(self.path / "documents" / shard.name, ["document_id", "text_sha256"])
            found.update((row["document_id"], row["text_sha256"]) for row in rows)
        return found

    def add(self, rows: Sequence[tuple[Document, Reading]]) -> None:
        """Write one more shard; it counts as soon as this returns, and not at all if it does not."""
        self.manifest.shards.append(self.write(len(self.manifest.shards), rows))
        self.save()

    def write(self, number: int, rows: Sequence[tuple[Document, Reading]]) -> Shard:
        """Write the files of a shard; it counts only once the manifest names it."""
        shard = Shard(number=number, count=len(rows), documents_sha256="", readings_sha256="")
        shard.documents_sha256 = write_shard(self.path / "documents" / shard.name, [d for d, _ in rows], Document)
        shard.readings_sha256 = write_shard(self.path / "readings" / shard.name, [r for _, r in rows], Reading)
        return shard

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """Yield every document with its reading as corrected, in the order they were read."""
        corrections = self.corrections_that_hold()
        for shard in self.manifest.shards:
            yield from self.readings_of(shard.number, corrections)

    def readings_of(
        self, number: int, corrections: Sequence[Correction] | None = None
    ) -> Iterator[tuple[Document, Reading]]:
        """Yield every document of one shard with its reading.

        Args:
            number: of the shard.
            corrections: what the readings shall follow; by default all that hold now, with ``()`` as they were read.

        """
        shard = self.manifest.shards[number]
        documents = read_shard(self.path / "documents" / shard.name, Document, sha256=shard.documents_sha256)
        readings = read_shard(self.path / "readings" / shard.name, Reading, sha256=shard.readings_sha256)
        said: dict[str, list[Correction]] = defaultdict(list)
        for one in self.corrections_that_hold() if corrections is None else corrections:
            said[one.document_id].append(one)
        for document, reading in zip(documents, readings, strict=True):
            found = said.get(document.document_id, ())
            yield document, corrected(reading, found) if found else reading

    def corrections_that_hold(self) -> list[Correction]:
        """Return the corrections that were not withdrawn, in their order."""
        return [one for one in self.corrections.all() if one.holds] if is_kept(self.path, JUDGEMENTS) else []

    def corrections_by_shard(self) -> dict[int, list[Correction]]:
        """Return the corrections that hold by the shard of their article; -1 stands for articles that are not here."""
        corrections, found = self.corrections_that_hold(), defaultdict(list)
        home = self.shards_of({one.document_id for one in corrections})
        for one in corrections:
            found[home.get(one.document_id, -1)].append(one)
        return dict(found)

    def shards_of(self, documents: Collection[str]) -> dict[str, int]:
        """Return the numbers of the shards in which some documents lie; those that are not here are left out."""
        home: dict[str, int] = {}
        for shard in self.manifest.shards if documents else ():
            for row in read_rows(self.path / "documents" / shard.name, ["document_id"]):
                if row["document_id"] in documents:
                    home[row["document_id"]] = shard.number
        return home

    def fact_ids_of(self, number: int) -> dict[str, set[str]]:
        """Return the ids of all that a correction can name, by article, of one shard as it was read."""
        found = {}
        for row in read_rows(self.path / "readings" / self.manifest.shards[number].name, _IDS):
            spans = [Span(quote["span"]["start"], quote["span"]["end"]) for quote in row["quotes"]]
            quotes = {quote_id_of(row["document_id"], span) for span in spans}
            ids = {one["event_id"] for one in row["events"]} | {one["mention_id"] for one in row["mentions"]}
            found[row["document_id"]] = ids | quotes
        return found

    @property
    def number_of_documents(self) -> int:
        """Return how many documents the workspace holds."""
        return sum(shard.count for shard in self.manifest.shards)

    # ---- incidents ----

    def write_incidents(self, name: str, incidents: Sequence[Incident]) -> IncidentShard:
        """Write a file of incidents; it counts only once ``keep_incidents`` names it."""
        return IncidentShard(name=name, count=len(incidents), sha256=write_shard(self._incidents(name), incidents, Incident))

    def find_incidents(self, name: str) -> IncidentShard | None:
        """Return the file of incidents of that name if it was written before."""
        path = self._incidents(name)
        if not path.exists():
            return None
        kept = next((shard for shard in self.manifest.incident_shards if shard.name == name), None)
        return kept or IncidentShard(name=name, count=count_rows(path), sha256=sha256_of_file(path))

    def keep_incidents(self, shards: Sequence[IncidentShard], judged: int = 0, corrected: int = 0) -> None:
        """Make some files the incidents, all others go.

        Args:
            shards: the files.
            judged: the revision of the judgements that they follow.
            corrected: the same of the corrections.

        """
        self.manifest.incident_shards = list(shards)
        self.manifest.linked = self.number_of_documents
        self.manifest.judged, self.manifest.corrected = judged, corrected
        self.save()
        kept = {self._incidents(shard.name) for shard in shards}
        for path in (self.path / "incidents").glob("*"):
            if path not in kept:
                path.unlink()

    def _incidents(self, name: str) -> Path:
        return self.path / "incidents" / f"{name}.parquet"

    def incidents(self, *, judged_since: bool = False) -> list[Incident]:
        """Return the incidents in their order.

        Args:
            judged_since: also if judgements or corrections were made since that they do not follow.

        Raises:
            WorkspaceError: the readings are not linked, or more were read, judged or corrected since.

        """
        self.check_linked(judged_since=judged_since)
        found = [one for number in range(len(self.manifest.incident_shards)) for one in self.incidents_of(number)]
        return sorted(found, key=lambda incident: incident.order)

    def incidents_of(self, number: int) -> list[Incident]:
        """Return the incidents of one shard."""
        shard = self.manifest.incident_shards[number]
        return read_shard(self._incidents(shard.name), Incident, sha256=shard.sha256)

    def check_linked(self, *, judged_since: bool = False) -> None:
        """Make sure that the incidents are those of all readings; ``judged_since`` as in ``incidents``.

        Raises:
            WorkspaceError: the readings are not linked, or more were read, judged or corrected since.

        """
        told = self._since(judged_since=judged_since)
        if told:
            problem = "not linked yet" if self.manifest.linked < 0 else f"{told} since it was linked"
            raise WorkspaceError(problem, where=str(self.path), remedy=f"run: saksi link {self.path}")

    def _since(self, *, judged_since: bool) -> str:
        """Return what was done since the readings were linked, nothing if the incidents follow it all."""
        if self.manifest.linked != self.number_of_documents:
            return "documents were added"
        if judged_since or not is_kept(self.path, JUDGEMENTS):
            return ""
        if self.manifest.judged != self.judgements.revision:
            return "judgements were made"
        return "corrections were made" if self.manifest.corrected != self.corrections.revision else ""

    # ---- runs ----

    def prepare(self) -> None:
        """Make ready for ``note``: a run of hours shall learn at once that it cannot be kept.

        Raises:
            WorkspaceError: the table of runs cannot be written.

        """
        self._runs.prepare()

    def note(self, runs: Iterable[RunRecord]) -> None:
        """Keep what runs did."""
        self._runs.add(runs)

    def runs(self) -> list[RunRecord]:
        """Return what runs did, in the order in which they ended."""
        return [*(from_plain(run, RunRecord) for run in self.manifest.runs), *self._runs.all()]
