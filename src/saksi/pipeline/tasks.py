"""Link a workspace task by task: what does not fit into memory is worked on shard by shard and block by block.

Four steps, each of tasks that need nothing of one another; what a task has made is kept in the workspace's folder
``linking`` under a key of all that it depends on. A run that was killed goes on where it was, and after a day's articles
were added only what concerns them is done again. The incidents are those that ``saksi.pipeline.link`` makes in memory.

1. *facts*: what is compared, for each shard of readings;
2. *pairs*: the scored pairs of reports and the copies, for each block;
3. *groups*: all pairs are put together, in this process;
4. *incidents*: each group becomes an incident, in a file for each stretch of days.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from saksi.engines.local import map_in_order
from saksi.incidents.blocks import Block, Dated, plan, scored_pairs, stretch_of
from saksi.incidents.clusters import ENOUGH, Joined, group, join_of
from saksi.incidents.consolidate import consolidate
from saksi.incidents.duplicates import copies, sketch_of
from saksi.incidents.facts import facts_of
from saksi.incidents.judged import Judged, bring_judgements
from saksi.incidents.origins import firsts, printed_of
from saksi.incidents.records import Entry, article_records, limits_from, method_sha256
from saksi.lexicon.load import Lexicon
from saksi.model.corrected import digest_of
from saksi.model.corrections import Correction
from saksi.model.errors import WorkspaceError
from saksi.model.judgements import Judgement
from saksi.pipeline import at_hand
from saksi.pipeline.at_hand import Slot
from saksi.store.shelf import Records
from saksi.store.workspace import IncidentShard, Shard, Workspace

Progress = Callable[[str], None]
R = TypeVar("R")
W = TypeVar("W")
Ints = NDArray[np.signedinteger[Any]]


TOGETHER = 8
"""Tasks that a process takes at a time at most: neighbours, so that it finds the articles at hand."""
TURNS = 4
"""So many times each process takes tasks at least, so that none waits for another."""


class Task(Protocol):
    """Work whose result is kept under a name, and is the right one if it has the key."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102


T = TypeVar("T", bound=Task)


class _ShardTask(NamedTuple):
    name: str
    key: str
    number: int
    corrections: list[Correction]


class _BlockTask(NamedTuple):
    name: str
    key: str
    rows: list[Slot]
    others: list[Slot]
    month: int | None


class _Group(NamedTuple):
    """A group: where its reports lie, which text is the first of their article's copies and who printed that, and its joins.

    ``digest`` is a hash of what it is made of.
    """

    reports: list[tuple[Slot, int, str, str]]
    joins: list[tuple[int, int, Judgement | None]]
    digest: str


class _GroupsTask(NamedTuple):
    name: str
    groups: list[_Group]


@dataclass(slots=True)
class Articles:
    """All articles in the order of their ids, with the reports of each numbered through."""

    entries: list[Entry]
    slots: list[Slot]
    starts: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.starts = np.array([0, *accumulate(len(entry.limits) for entry in self.entries)], dtype=np.int64)

    def reports(self, articles: Iterable[int], *, dated: bool = False) -> Ints:
        """Return the numbers of the reports of some articles, article by article; or only of those dated to a month."""
        if dated:
            spans = [self.starts[a] + np.array(self.entries[a].dated, dtype=np.int64) for a in articles]
        else:
            spans = [np.arange(self.starts[a], self.starts[a + 1]) for a in articles]
        return np.concatenate([*spans, np.empty(0, dtype=np.int64)]).astype(np.int64)


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What linking did.

    Attributes:
        number_of_incidents: how many there are now.
        lost: the judgements that no longer apply.
        lost_corrections: the corrections of what is not read any more.
        done, found: tasks that were done, and those whose result was found from an earlier run.

    """

    number_of_incidents: int = 0
    lost: tuple[Judgement, ...] = ()
    lost_corrections: tuple[Correction, ...] = ()
    done: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def link_tasks(
    workspace: Workspace, prepare: Callable[[], None], lexicon: Callable[[], Lexicon], *, jobs: int, progress: Progress
) -> Outcome:
    """Link all readings of a workspace.

    Args:
        workspace: what was read.
        prepare: called once in each process.
        lexicon: returns the lexicon of a process; other processes must be able to import it.
        jobs: number of processes.
        progress: is told what is done.

    Raises:
        WorkspaceError: a file of the workspace is damaged.

    """
    try:
        return _Linking(workspace, partial(_prepare, prepare), lexicon, jobs, progress).run()
    finally:
        gc.enable()


def _prepare(prepare: Callable[[], None]) -> None:
    gc.disable()  # facts are trees: the search for cycles would find none, and cost more than all else
    at_hand.clear()
    prepare()


class _Linking:
    def __init__(
        self, workspace: Workspace, prepare: Callable[[], None], lexicon: Callable[[], Lexicon], jobs: int, tell: Progress
    ) -> None:
        self.workspace, self.prepare, self.lexicon, self.jobs, self.tell = workspace, prepare, lexicon, jobs, tell
        self.shelf = at_hand.shelf_of(workspace.path)
        self.kept: list[str] = []
        self.outcome = Outcome()

    def run(self) -> Outcome:
        self.prepare()
        revisions = self.workspace.judgements.revision, self.workspace.corrections.revision
        articles = self.facts()
        groups, first = self.groups(articles)
        shards = self.incidents(articles, groups, first)
        self.workspace.keep_incidents(shards, *revisions)
        self.shelf.keep_only(self.kept)
        self.outcome.number_of_incidents = sum(shard.count for shard in shards)
        return self.outcome

    # ---- facts ----

    def facts(self) -> Articles:
        """Find the facts of every article."""
        shards = self.workspace.manifest.shards
        codebook, said = self.lexicon().sha256, self.workspace.corrections_by_shard()
        self.outcome.lost_corrections = tuple(lost_corrections(self.workspace, said))
        tasks = []
        for one in shards:
            corrections = said.get(one.number, [])
            key = facts_key(codebook, one, corrections)
            tasks.append(_ShardTask(at_hand.facts_file(one.number), key, one.number, corrections))
        work = partial(facts_task, self.workspace.path, self.lexicon)
        found: list[tuple[Entry, Slot]] = []
        for task, records in zip(tasks, self.all("facts", work, tasks), strict=True):
            for number in range(len(records) // at_hand.PARTS):
                found.append((at_hand.entry_at(records, number), Slot(task.number, number)))
        found.sort(key=lambda pair: pair[0].document_id)
        return Articles([entry for entry, _ in found], [slot for _, slot in found])

    # ---- pairs ----

    def pairs(self, articles: Articles) -> tuple[Ints, list[tuple[str, str]]]:
        """Find the scored pairs of reports, and the copies among the articles."""
        blocks = plan([Dated(entry.document_id, entry.printed.published, entry.months) for entry in articles.entries])
        tasks = [_block_task(block, articles) for block in blocks]
        work = partial(pairs_task, self.workspace.path)
        scored, copied = [np.empty((0, 3), dtype=np.int32)], []
        for block, records in zip(blocks, self.all("blocks", work, tasks), strict=True):
            members = (*block.rows, *block.others)
            reports = articles.reports(members, dated=block.month is not None)
            rows = np.frombuffer(records[0], dtype="<i4").reshape(-1, 3)
            one, other = reports[rows[:, 0]], reports[rows[:, 1]]
            scored.append(np.stack((np.minimum(one, other), np.maximum(one, other), rows[:, 2]), axis=1, dtype=np.int32))
            twice = np.frombuffer(records[1], dtype="<i4").reshape(-1, 2).tolist()
            ids = [articles.entries[a].document_id for a in members]
            copied += [(ids[i], ids[j]) for i, j in twice]
        return np.concatenate(scored), copied

    # ---- groups ----

    def groups(self, articles: Articles) -> tuple[list[tuple[list[int], list[Joined]]], dict[str, str]]:
        """Find the groups of reports, and of which article each is a copy; the pairs, which are many, are let go of."""
        pairs, copied = self.pairs(articles)
        judged = self.judged(articles)
        self.outcome.lost = tuple(judged.lost)
        self.tell("groups")
        limits = [one for entry in articles.entries for one in entry.limits]
        groups = group(len(limits), lambda report: limits_from(limits[report]), pairs, judged)
        return groups, firsts({entry.document_id: entry.printed for entry in articles.entries}, copied)

    def judged(self, articles: Articles) -> Judged:
        """Bring the judgements to the reports of the articles that they speak of."""
        judgements = self.workspace.judgements.all()
        named = {anchor.document_id for judgement in judgements for anchor in (judgement.one, judgement.other)}
        held = [a for a, entry in enumerate(articles.entries) if entry.document_id in named]
        facts = [one for a in held for one in at_hand.facts_at(self.workspace.path, articles.slots[a])]
        judged = bring_judgements(judgements, facts)
        numbers = articles.reports(held).tolist()
        return Judged([(numbers[i], numbers[j], judgement) for i, j, judgement in judged.pairs], judged.lost)

    # ---- incidents ----

    def incidents(
        self, articles: Articles, groups: list[tuple[list[int], list[Joined]]], first: Mapping[str, str]
    ) -> list[IncidentShard]:
        """Put every group together, in shards by the stretch of its earliest article."""
        shards: dict[str, list[_Group]] = defaultdict(list)
        weights = [weight for entry in articles.entries for weight in entry.weights]
        homes = np.repeat(np.arange(len(articles.entries)), np.diff(articles.starts))
        numbers = (np.arange(len(weights)) - articles.starts[homes]).tolist()
        home = homes.tolist()
        outlets = {entry.document_id: entry.printed.outlet for entry in articles.entries}
        for members, joins in groups:
            if sum(weights[report] for report in members) < ENOUGH:
                continue
            told = [(home[report], numbers[report]) for report in members]
            number = {report: n for n, report in enumerate(members)}
            earliest = min((articles.entries[a].printed.published or date.max) for a, _ in told)
            copied = [first[articles.entries[a].document_id] for a, _ in told]
            reports = [(articles.slots[a], n, one, outlets[one]) for (a, n), one in zip(told, copied, strict=True)]
            inner = [(number[one], number[other], judgement) for one, other, judgement in joins]
            content = b"".join(articles.entries[a].digest for a, _ in told)
            said = repr(([report[1:] for report in reports], inner)).encode()
            made = _Group(reports, inner, sha256(content + said).hexdigest())
            shards[stretch_of(None if earliest == date.max else earliest)].append(made)
        tasks = [
            _GroupsTask(f"{name}-{_key('incidents', *(one.digest for one in some))[:12]}", some)
            for name, some in sorted(shards.items())
        ]
        known = [self.workspace.find_incidents(task.name) for task in tasks]
        missing = [task for task, shard in zip(tasks, known, strict=True) if shard is None]
        made_now = iter(list(self.mapped("incidents", partial(incidents_task, self.workspace.path), missing, len(tasks))))
        return [shard or next(made_now) for shard in known]

    # ---- tasks ----

    def all(self, kind: str, work: Callable[[T], object], tasks: Sequence[T]) -> Iterator[Records]:
        """Yield the records of every task, after those that no earlier run has done are done."""
        missing = [task for task in tasks if self.shelf.get(task.name, task.key) is None]
        for _ in self.mapped(kind, work, missing, len(tasks)):
            pass
        for task in tasks:
            self.kept.append(task.name)
            records = self.shelf.get(task.name, task.key)
            if records is None:
                problem, where = f"{task.name} was changed meanwhile", str(self.shelf.folder)
                raise WorkspaceError(problem, where=where, remedy="link again, one run at a time")
            yield records

    def mapped(self, kind: str, work: Callable[[W], R], tasks: Sequence[W], number: int) -> Iterator[R]:
        """Yield the results of tasks of a kind of which there are ``number`` in all."""
        found = number - len(tasks)
        self.outcome.found[kind] += found
        jobs = min(self.jobs, len(tasks))
        chunk = max(1, min(TOGETHER, len(tasks) // (TURNS * max(1, jobs))))
        for result in map_in_order(work, tasks, jobs=jobs, prepare=self.prepare, chunk=chunk):
            self.outcome.done[kind] += 1
            self.tell(f"{kind} {found + self.outcome.done[kind]} of {number}")
            yield result


def facts_key(codebook: str, shard: Shard, corrections: Sequence[Correction]) -> str:
    """Return the key of the facts of a shard, read with the codebook of that hash and so corrected."""
    return _key(codebook, shard.documents_sha256, shard.readings_sha256, *digest_of(corrections))


def lost_corrections(workspace: Workspace, said: Mapping[int, Sequence[Correction]]) -> list[Correction]:
    """Return the corrections of articles and facts that are not read any more."""
    lost = list(said.get(-1, ()))
    for number in sorted(said.keys() - {-1}):
        known = workspace.fact_ids_of(number)
        lost += [one for one in said[number] if one.fact_id not in known[one.document_id]]
    return sorted(lost, key=lambda one: one.correction_id)


def _key(*parts: str) -> str:
    return sha256("\0".join((method_sha256(), *parts)).encode()).hexdigest()


# ---- what the processes do ----


def facts_task(path: Path, lexicon: Callable[[], Lexicon], task: _ShardTask) -> None:
    """Keep for every article of a shard of readings its entry, its facts and its sketch."""
    records: list[bytes] = []
    for document, reading in Workspace.open(path).readings_of(task.number, task.corrections):
        tokens = lexicon().tokenise(document.text)
        facts = facts_of(document, reading, tokens, lexicon())
        printed = printed_of(document, reading, facts)
        records += article_records(reading.document_id, printed, facts, sketch_of(reading, tokens))
    at_hand.shelf_of(path).put(task.name, task.key, records)


def _block_task(block: Block, articles: Articles) -> _BlockTask:
    digests = [b"".join(articles.entries[a].digest for a in some).hex() for some in (block.rows, block.others)]
    rows, others = ([articles.slots[a] for a in some] for some in (block.rows, block.others))
    return _BlockTask(block.name.replace(" ", "-"), _key("pairs", str(block.month), *digests), rows, others, block.month)


def pairs_task(path: Path, task: _BlockTask) -> None:
    """Keep the scored pairs of a block, and of a stretch the copies: numbers counted within the block, rows first."""
    facts_at = at_hand.facts_at if task.month is None else at_hand.dated_at
    told = [facts_at(path, slot) for slot in task.rows]
    rows = sum(len(found) for found in told)
    told += [facts_at(path, slot) for slot in task.others]
    facts = [one for found in told for one in found]
    scored = [(i, j, round(points * 1000)) for i, j, points in scored_pairs(facts, rows, task.month)]
    twice: list[tuple[int, int]] = []
    if task.month is None:
        slots = (*task.rows, *task.others)
        sketches = [at_hand.sketch_at(path, slot) for slot in slots]
        twice = list(copies(sketches, len(task.rows)))
    content = [np.array(found, dtype="<i4").tobytes() for found in (scored, twice)]
    at_hand.shelf_of(path).put(task.name, task.key, content)


def incidents_task(path: Path, task: _GroupsTask) -> IncidentShard:
    """Put groups together and write their incidents."""
    incidents = []
    for reports, joins, _ in task.groups:
        facts = [
            replace(
                at_hand.facts_at(path, slot)[number],
                copy_of=first,
                origin=outlet,
                claims=at_hand.claims_at(path, slot)[number],
            )
            for slot, number, first, outlet in reports
        ]
        reasons = [join_of(facts[one], facts[other], judgement) for one, other, judgement in joins]
        incidents.append(consolidate(facts, reasons))
    incidents.sort(key=lambda incident: incident.order)
    return Workspace.open(path).write_incidents(task.name, incidents)
