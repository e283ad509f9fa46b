"""Compare two workspaces of (partly) the same articles: what a new codebook, reader or version changed.

A is gone through shard by shard. For each shard of A those shards of B that have its articles are read once each, and only
what is asked for is kept, so that two shards are in memory at a time. Of the reports only their ids are held throughout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saksi.evaluate.diff import Counts, differences, new_counts
from saksi.evaluate.values import Article
from saksi.model.differences import Change, Difference
from saksi.model.incidents import Member
from saksi.model.told import told_in
from saksi.store.tables import read_rows
from saksi.store.workspace import Workspace

Progress = Callable[[str], None]


@dataclass(slots=True)
class Diff:
    """A comparison: the two workspaces, and what was counted so far."""

    one: Workspace
    other: Workspace
    counts: Counts = field(default_factory=new_counts)
    reports: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, one: Path, other: Path) -> Diff:
        """Open two workspaces.

        Raises:
            WorkspaceError: one of them is none, or damaged.

        """
        return cls(Workspace.open(one), Workspace.open(other))

    @property
    def are_linked(self) -> bool:
        """Tell whether both have incidents of all their articles."""
        return all(side.manifest.linked == side.number_of_documents for side in (self.one, self.other))

    def differences(self, progress: Progress = lambda line: None) -> Iterator[Difference]:
        """Yield every difference: article by article in A's order, then what only B has, then the incidents.

        Raises:
            WorkspaceError: a shard is damaged.

        """
        places = _places(self.other)
        met: set[str] = set()
        for shard in self.one.manifest.shards:
            yield from self._shard(shard.number, places, met)
            progress(f"articles {shard.number + 1} of {len(self.one.manifest.shards)}")
        for name in places:
            if name not in met:
                yield self._whole(name, "only B")
        if self.are_linked:
            yield from self._incidents()

    # ---- articles ----

    def _shard(self, number: int, places: Mapping[str, int], met: set[str]) -> Iterator[Difference]:
        mine = [Article(*row) for row in self.one.readings_of(number)]
        theirs = self._theirs({article.document.document_id for article in mine}, places)
        for article in mine:
            name = article.document.document_id
            twin = theirs.get(name)
            met.add(name)
            if twin is None:
                yield self._whole(name, "only A")
            elif twin.document.text_sha256 != article.document.text_sha256:
                hashes = [one.document.text_sha256[:12] for one in (article, twin)]
                yield self._whole(name, "changed", f"text {hashes[0]}", f"text {hashes[1]}")
            else:
                self.reports |= _told(article) & _told(twin)
                yield from differences(article, twin, self.counts)

    def _theirs(self, wanted: set[str], places: Mapping[str, int]) -> dict[str, Article]:
        """Return the articles of B with some ids."""
        return {
            document.document_id: Article(document, reading)
            for number in sorted({places[name] for name in wanted if name in places})
            for document, reading in self.other.readings_of(number)
            if document.document_id in wanted
        }

    def _whole(self, name: str, change: Change, one: str = "", other: str = "") -> Difference:
        self.counts["articles"].add(change)
        given = {"only A": ("there", ""), "only B": ("", "there")}.get(change, (one, other))
        return Difference(document_id=name, field="articles", change=change, one=given[0], other=given[1])

    # ---- incidents ----

    def _incidents(self) -> Iterator[Difference]:
        """Count the pairs of reports that are together, and yield one difference for each part an incident falls into."""
        homes = [_homes(side, self.reports) for side in (self.one, self.other)]
        found = [*self._split(self.one, "only A", homes[1]), *self._split(self.other, "only B", homes[0])]
        words = self._words({member for _, _, first, other in found for member in (first, other)})
        for change, incident_id, first, other in found:
            told = f"{incident_id}: with {first.event_id} of article {first.document_id} “{words.get(first, '')}”"
            values = (told, "apart") if change == "only A" else ("apart", told)
            yield Difference(
                document_id=other.document_id, field="incidents", change=change, one=values[0], other=values[1],
                span=other.span, words=words.get(other, ""), sentence=words.get(other, ""),
            )  # fmt: skip

    def _split(
        self, side: Workspace, change: Change, homes: Mapping[str, str]
    ) -> Iterator[tuple[Change, str, Member, Member]]:
        """Yield the first report of each part but the first of each incident, after that of the first part."""
        for number in range(len(side.manifest.incident_shards)):
            for incident in side.incidents_of(number):
                members = [member for member in incident.members if member.event_id in self.reports]
                parts = _parts(members, homes)
                together = sum(_pairs(len(part)) for part in parts)
                self.counts["incidents"].add(change, _pairs(len(members)) - together)
                if change == "only A":
                    self.counts["incidents"].add("same", together)
                yield from ((change, incident.incident_id, parts[0][0], part[0]) for part in parts[1:])

    def _words(self, members: set[Member]) -> dict[Member, str]:
        """Return the words of reports that both workspaces have."""
        wanted: dict[str, list[Member]] = defaultdict(list)
        for member in members:
            wanted[member.document_id].append(member)
        found: dict[Member, str] = {}
        for shard in self.one.manifest.shards if wanted else ():
            for row in read_rows(self.one.path / "documents" / shard.name, ["document_id", "text"]):
                for member in wanted.get(row["document_id"], ()):
                    found[member] = " ".join(member.span.of(row["text"]).split())
        return found


def _told(article: Article) -> set[str]:
    return {event.event_id for event, _ in told_in(article.reading)}


def _places(workspace: Workspace) -> dict[str, int]:
    """Return in which shard each article is, in their order."""
    found: dict[str, int] = {}
    for shard in workspace.manifest.shards:
        rows = read_rows(workspace.path / "documents" / shard.name, ["document_id"])
        found.update((row["document_id"], shard.number) for row in rows)
    return found


def _homes(workspace: Workspace, reports: set[str]) -> dict[str, str]:
    """Return the incident of each report that stands in one."""
    return {
        member.event_id: incident.incident_id
        for number in range(len(workspace.manifest.incident_shards))
        for incident in workspace.incidents_of(number)
        for member in incident.members
        if member.event_id in reports
    }


def _parts(members: list[Member], homes: Mapping[str, str]) -> list[list[Member]]:
    """Return the reports of an incident by the incident of the other side that they are in, each alone if in none."""
    parts: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        parts[homes.get(member.event_id, f"\0{member.event_id}")].append(member)
    return list(parts.values())


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
