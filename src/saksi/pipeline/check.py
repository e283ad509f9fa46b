"""Check a workspace: every file, every text, every offset and every reference, shard by shard.

Nothing is written, and nothing that is found stops the check: a file that cannot be read is told and passed over.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from saksi.evaluate.laws import Told, broken_by_incident, broken_by_reading, broken_by_text, key_of
from saksi.model.corrected import corrected
from saksi.model.corrections import Correction
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.incidents import Incident
from saksi.model.readings import Reading
from saksi.pipeline import at_hand
from saksi.pipeline.check_said import check_corrections, check_judgements, check_runs, follows_corrections, why
from saksi.pipeline.tasks import facts_key
from saksi.pipeline.views import Part, parts_of
from saksi.store.check import Finding, Findings, check_file, check_manifest, check_unnamed
from saksi.store.gists import Gists
from saksi.store.kept import FOLDER, Kept
from saksi.store.search import FILE as INDEX
from saksi.store.search import is_sound_index
from saksi.store.shelf import Records
from saksi.store.tables import has_rows, read_shard
from saksi.store.workspace import IncidentShard, Shard, Workspace
from saksi.views.articles import ARTICLE_VIEWS
from saksi.views.columns import Row, View
from saksi.views.incidents import INCIDENT_VIEWS

Progress = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found, and how much was looked at."""

    findings: list[Finding]
    articles: int = 0
    reports: int = 0
    incidents: int = 0
    judgements: int = 0
    is_linked: bool = False

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return all(finding.is_harmless for finding in self.findings)


def check_workspace(path: Path, progress: Progress = lambda line: None) -> Checked:
    """Find what is wrong with a workspace.

    Raises:
        WorkspaceError: there is no workspace.

    """
    findings = Findings(path)
    workspace = check_manifest(path, findings)
    if workspace is None:
        return Checked(findings=findings.all())
    return Checking(workspace, findings, progress).run()


class Checking:
    """One check of a workspace whose manifest can be followed."""

    def __init__(self, workspace: Workspace, findings: Findings, progress: Progress) -> None:
        self.workspace, self.manifest, self.findings, self.tell = workspace, workspace.manifest, findings, progress
        self.told, self.kept = Told(), Kept(workspace.path)
        self.all_known, self.follows = True, follows_corrections(workspace)
        self.reports = array("Q")
        self.incidents = 0

    def run(self) -> Checked:
        """Look at everything."""
        shards, files = self.manifest.shards, self.manifest.incident_shards
        parts = parts_of(self.workspace, self.said())
        for shard, part in zip(shards, parts, strict=False):
            self.articles(shard, part)
            self.tell(f"articles {shard.number + 1} of {len(shards)}")
        self.told.close()
        for number, (file, part) in enumerate(zip(files, parts[len(shards) :], strict=True), start=1):
            self.incidents_of(file, part)
            self.tell(f"incidents {number} of {len(files)}")
        self.state_of_incidents()
        lengths = self.told.lengths if self.all_known else None
        judgements = check_judgements(self.workspace, lengths, self.findings)
        if judgements is not None:  # else the file with both is damaged
            check_corrections(self.workspace, lengths, self.findings)
        check_runs(self.workspace, self.findings)
        check_unnamed(self.workspace, self.findings)
        self.stale_views(parts)
        self.linking()
        self.searching()
        return Checked(
            findings=self.findings.all(), articles=len(self.told.lengths), reports=self.told.number,
            incidents=self.incidents, judgements=judgements or 0, is_linked=self.manifest.linked >= 0,
        )  # fmt: skip

    # ---- articles and readings ----

    def articles(self, shard: Shard, part: Part) -> None:
        """Check a shard of articles with its readings."""
        documents = self.rows("documents", shard.name, shard.documents_sha256, Document)
        readings = self.rows("readings", shard.name, shard.readings_sha256, Reading)
        if documents is None or readings is None:
            self.all_known = False
            return
        self.counts(shard, documents, readings)
        by_id = {reading.document_id: reading for reading in readings}
        articles = [(document, by_id[document.document_id]) for document in documents if document.document_id in by_id]
        self.read_with(shard, readings)
        for article in articles:
            if not self.guarded(f"readings/{shard.name}", self.findings.restore, lambda: self.article(shard, *article)):  # noqa: B023
                self.all_known = False
        followed = [(document, self.as_corrected(reading, part)) for document, reading in articles]
        for document, reading in followed:
            if not self.guarded(f"readings/{shard.name}", self.findings.restore, lambda: self.told.add(document, reading)):  # noqa: B023
                self.all_known = False
        self.view_part(ARTICLE_VIEWS, part, lambda view: (row for article in followed for row in view.rows(*article)))

    def counts(self, shard: Shard, documents: list[Document], readings: list[Reading]) -> None:
        """Check that each article of a shard has its reading, and none is there twice."""
        restore = self.findings.restore
        for folder, number in (("documents", len(documents)), ("readings", len(readings))):
            if number != shard.count:
                problem = f"holds {number} rows, the manifest says {shard.count}"
                self.findings.add("count", f"{folder}/{shard.name}", problem, restore)
        ids = [document.document_id for document in documents]
        if ids != [reading.document_id for reading in readings]:
            self.findings.add("count", f"readings/{shard.name}", "the readings are not those of the articles", restore)
        seen: set[str] = set()
        for name in ids:
            if name in seen or name in self.told.lengths:
                remedy = "read the articles again into a new workspace, each id once"
                self.findings.add("count", f"documents/{shard.name}", f"article {name} is there twice", remedy)
            seen.add(name)

    def article(self, shard: Shard, document: Document, reading: Reading) -> None:
        """Check one article and its reading."""
        for broken in broken_by_text(document):
            self.findings.add(broken.kind, f"documents/{shard.name}", broken.problem, self.findings.restore)
        for broken in broken_by_reading(document, reading):
            self.findings.add(broken.kind, f"readings/{shard.name}", broken.problem, self.findings.restore)

    def as_corrected(self, reading: Reading, part: Part) -> Reading:
        """Return a reading as incidents and views follow it; as it was read where a correction cannot be followed."""
        try:
            return corrected(reading, part.corrections)
        except Exception:  # told with the corrections
            return reading

    def read_with(self, shard: Shard, readings: list[Reading]) -> None:
        """Check that readings are made as the manifest says; the version of the code is that of the first shard."""
        held = self.manifest
        for one in readings:
            same = (one.reader, one.codebook_sha256) == (held.reader, held.codebook_sha256)
            if same and (shard.number or one.code_version == held.code_version):
                continue
            made = f"article {one.document_id}: read with {_method(one.reader, one.codebook_sha256, one.code_version)}"
            problem = f"{made}, the manifest says {_method(held.reader, held.codebook_sha256, held.code_version)}"
            self.findings.add("reader", f"readings/{shard.name}", problem, "read all articles again into a new workspace")

    # ---- incidents ----

    def incidents_of(self, file: IncidentShard, part: Part) -> None:
        """Check a shard of incidents."""
        remedy = self.findings.link_again
        name = f"{file.name}.parquet"
        incidents = self.rows("incidents", name, file.sha256, Incident, remedy)
        if incidents is None:
            return
        self.incidents += len(incidents)
        if len(incidents) != file.count:
            problem = f"holds {len(incidents)} rows, the manifest says {file.count}"
            self.findings.add("count", f"incidents/{name}", problem, remedy)
        for one in incidents:
            self.guarded(f"incidents/{name}", remedy, lambda: self.incident(name, one))  # noqa: B023
        self.view_part(INCIDENT_VIEWS, part, lambda view: (row for one in incidents for row in view.rows(one)))

    def incident(self, name: str, incident: Incident) -> None:
        """Check one incident."""
        for broken in broken_by_incident(incident, self.told, all_known=self.all_known):
            if self.follows or broken.kind != "reference":  # else told as outdated
                self.findings.add(broken.kind, f"incidents/{name}", broken.problem, self.findings.link_again)
        self.reports.extend(key_of(member) for member in incident.members)

    def state_of_incidents(self) -> None:
        """Check that the incidents are those of all readings and judgements."""
        manifest, number = self.manifest, self.workspace.number_of_documents
        twice = len(self.reports) - len(np.unique(np.frombuffer(self.reports, dtype=np.uint64)))
        if twice:
            self.findings.add("reference", "incidents", f"{twice} reports stand in two incidents", self.findings.link_again)
        if manifest.linked < 0 and manifest.incident_shards:
            problem = "the manifest names incidents and says that nothing is linked"
            self.findings.add("outdated", "incidents", problem, self.findings.link_again)
        elif manifest.linked not in (-1, number):
            problem = f"made of {manifest.linked} of {number} articles"
            self.findings.add("outdated", "incidents", problem, f"run: saksi link {self.workspace.path}")

    # ---- what can be made again ----

    def view_part(self, views: Iterable[View], part: Part, rows: Callable[[Any], Iterator[Row]]) -> None:
        """Check the kept rows of a part: they are what would be made now."""
        for view in views:
            path = self.kept.path(view, part.name)
            if path.exists() and not _is(path, view, rows):
                file = path.relative_to(self.workspace.path).as_posix()
                self.findings.add("derived", file, "is damaged", self.findings.repair)

    def said(self) -> dict[int, list[Correction]]:
        """Return the corrections by shard; none where a shard is damaged, which is told elsewhere."""
        try:
            return self.workspace.corrections_by_shard()
        except WorkspaceError:
            return {}

    def stale_views(self, parts: Iterable[Part]) -> None:
        """Find kept rows of readings and incidents that are no more."""
        names = {f"{part.name}.parquet" for part in parts}
        for path in sorted((self.workspace.path / FOLDER).glob("*/*")):
            if path.name not in names:
                file = path.relative_to(self.workspace.path).as_posix()
                self.findings.add("stale", FOLDER, f"{file} is of an earlier state", "the next query removes it")

    def linking(self) -> None:
        """Check what linking has kept."""
        codebook, said = self.manifest.codebook_sha256, self.said()
        keys = {
            f"{at_hand.facts_file(shard.number)}.bin": facts_key(codebook, shard, said.get(shard.number, []))
            for shard in self.manifest.shards
        }
        for path in sorted(at_hand.shelf_of(self.workspace.path).folder.glob("*")):
            file = path.relative_to(self.workspace.path).as_posix()
            try:
                records = Records(path)
                records.check()
            except Exception:  # a damaged file may fail in any way
                self.findings.add("derived", file, "is damaged", self.findings.repair)
                continue
            if path.name.startswith("facts-") and keys.get(path.name) != records.key:
                self.findings.add("stale", file, "is of an earlier state", "the next saksi link makes it anew")

    def searching(self) -> None:
        """Check the index of words and the vectors of texts."""
        if not is_sound_index(self.workspace.path):
            self.findings.add("derived", INDEX, "is damaged", self.findings.repair)
        gists = Gists(self.workspace.path)
        for path in sorted(gists.folder.glob("*.parquet")):
            if gists.get(path.stem) is None:
                file = path.relative_to(self.workspace.path).as_posix()
                self.findings.add("derived", file, "is damaged", self.findings.repair)

    # ---- damage ----

    def rows(self, folder: str, name: str, sha256: str, cls: type[T], remedy: str = "") -> list[T] | None:
        """Return the rows of a shard if it is the one that was written and can be read."""
        path, remedy = self.workspace.path / folder / name, remedy or self.findings.restore
        found: list[T] = []
        if not check_file(path, sha256, self.findings, remedy, cls):
            return None
        return found if self.guarded(f"{folder}/{name}", remedy, lambda: found.extend(read_shard(path, cls))) else None

    def guarded(self, file: str, remedy: str, work: Callable[[], None]) -> bool:
        """Do something with what stands in a file; tell whether that was possible."""
        try:
            work()
        except Exception as error:  # values of any kind may stand in a damaged file
            self.findings.add("unreadable", file, f"holds what no version of Saksi writes ({why(error)})", remedy)
            return False
        return True


def _is(path: Path, view: View, rows: Callable[[Any], Iterator[Row]]) -> bool:
    try:
        return has_rows(path, view, rows(view))
    except Exception:  # rows of readings that are damaged themselves, which is told elsewhere
        return False


def _method(reader: str, codebook: str, version: str) -> str:
    return f"reader {reader}, codebook {codebook[:8]}, Saksi {version}"
