"""Search the words of a workspace's articles: keep the index up to date, shard by shard, and ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from saksi.engines.local import jobs_for, map_in_order
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.model.documents import Document
from saksi.model.errors import WorkspaceError
from saksi.model.filters import Filter
from saksi.model.readings import Reading
from saksi.model.search import Answer, Found, Printed, Question
from saksi.model.spans import Span
from saksi.model.versions import code_sha256
from saksi.pipeline.views import Progress, opened_views
from saksi.store.query import Views
from saksi.store.search import Entry, Index, Kept, Numbers, column, packed
from saksi.store.workspace import Shard, Workspace
from saksi.text.passages import Line, forms_of, headline, lines_of, passages_of, title_hits
from saksi.text.question import question_of

FEW = 4
"""Shards for which starting more processes takes longer than it saves."""
LIMIT = 20
"""Articles that are shown if nothing else is said."""


class Search:
    """The articles of a workspace, open to be searched."""

    def __init__(self, index: Index, views: Callable[[], Views], *, is_linked: bool) -> None:
        self._index, self._views, self._is_linked = index, views, is_linked

    def find(self, typed: str, wanted: Filter, printed: Printed, limit: int = LIMIT) -> Answer:
        """Return the articles that fit best.

        Args:
            typed: words, "words in a row", begin*, -without.
            wanted: which incidents the articles tell; its outlets are those that printed the articles.
            printed: days of publication.
            limit: so many articles at most.

        Raises:
            UsageError: there is no word to search for.
            WorkspaceError: incidents are asked for and the workspace is not linked, or a file of it is damaged.

        """
        question = question_of(typed)
        printed = replace(printed, outlets=(*printed.outlets, *wanted.outlets))
        told = replace(wanted, outlets=())
        if not told.is_empty:
            printed = replace(printed, documents=tuple(self._views().documents(told)))
        kept, number = self._index.find(question, printed, limit)
        incidents = self._views().incidents_told([one.document for one in kept]) if self._is_linked and kept else None
        found = (_found(one, question, None if incidents is None else incidents.get(one.document, 0)) for one in kept)
        return Answer(found=tuple(found), number_of_articles=number)


def _found(kept: Kept, question: Question, incidents: int | None) -> Found:
    title = kept.title or ""
    return Found(
        document_id=kept.document,
        outlet=kept.outlet,
        published=kept.published,
        title=kept.title,
        title_hits=tuple(hit for line in _lines(kept.title_line) for hit in title_hits(title, line, question)),
        score=kept.score,
        number_of_incidents=incidents,
        text=kept.text,
        passages=passages_of(kept.text, _lines(kept.lines), question),
    )


@contextmanager
def opened_search(
    workspace: Workspace,
    *,
    jobs: int = 1,
    progress: Progress = lambda line: None,
    views: Callable[[], Views] | None = None,
) -> Iterator[Search]:
    """Give the articles of a workspace to be searched, after what is missing of the index was made.

    Args:
        workspace: what was read; only if it is linked, incidents are counted.
        jobs: number of processes to index with; with 0 as ``saksi.engines.local.jobs_for`` says.
        progress: is told what is done.
        views: gives the open views; opened here if not given.

    Raises:
        WorkspaceError: a shard is damaged, or the index cannot be written.

    """
    with ExitStack() as held:

        @cache
        def own_views() -> Views:
            return held.enter_context(opened_views(workspace, progress=progress))

        index = Index(workspace.path, _key())
        held.callback(index.close)
        make_index(workspace, index, jobs=jobs, progress=progress)
        yield Search(index, views or own_views, is_linked=_is_linked(workspace))


def _is_linked(workspace: Workspace) -> bool:
    try:
        workspace.check_linked()
    except WorkspaceError:
        return False
    return True


# ---- make ----


def make_index(workspace: Workspace, index: Index, *, jobs: int = 0, progress: Progress = lambda line: None) -> None:
    """Add what is missing to the index; begin anew where it holds something else.

    Args:
        workspace: what was read.
        index: its index.
        jobs: number of processes; with 0 as ``saksi.engines.local.jobs_for`` says.
        progress: is told what is done.

    Raises:
        WorkspaceError: a shard is damaged, or the index cannot be written.

    """
    keys = {shard.number: _shard_key(shard) for shard in workspace.manifest.shards}
    if not index.shards().items() <= keys.items():
        index.clear()
    there = index.shards()
    missing = [number for number in keys if number not in there]
    jobs = jobs or jobs_for(len(missing), FEW)
    if not missing:
        return
    made = map_in_order(partial(entries_of, workspace.path), missing, jobs=jobs, prepare=_prepare, chunk=1)
    for number, entries in zip(missing, made, strict=True):
        index.add(number, keys[number], entries)
        progress(f"index {len(there) + missing.index(number) + 1} of {len(keys)}")


def entries_of(path: Path, number: int) -> list[Entry]:
    """Return the entries of one shard."""
    lexicon = _lexicon()
    return [entry_of(document, reading, lexicon) for document, reading in Workspace.open(path).readings_of(number)]


def entry_of(document: Document, reading: Reading, lexicon: Lexicon) -> Entry:
    """Return the entry of an article: the sentences of its report, and its headline."""
    text, title = document.text, document.title or ""
    lines = lines_of(lexicon.tokenise(text), reading.sentences)
    title_line = headline(lexicon.tokenise(title))
    forms, title_forms = [forms_of(text, line) for line in lines], forms_of(title, title_line)
    return Entry(
        document.document_id, document.outlet or reading.outlet_id, reading.outlet_id, reading.published, document.title,
        text,
        columns=(
            column([title_forms.printed]), column(one.printed for one in forms),
            column([title_forms.lemmas]), column(one.lemmas for one in forms),
        ),
        lines=packed(map(_numbers, lines)),
        title_line=packed([_numbers(title_line)]),
    )  # fmt: skip


def _numbers(line: Line) -> list[int]:
    return [offset for span in (line.span, *line.words) for offset in (span.start, span.end)]


def _lines(numbers: Numbers) -> Iterable[Line]:
    for offsets in numbers:
        spans = [Span(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=True)]
        yield Line(spans[0], tuple(spans[1:]))


def _key() -> str:
    return code_sha256("saksi.lexicon", "saksi.text", "saksi.store", "saksi.pipeline")


def _shard_key(shard: Shard) -> str:
    return sha256(f"{shard.documents_sha256}\0{shard.readings_sha256}".encode()).hexdigest()


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _prepare() -> None:
    _lexicon()
