"""Search by meaning, and the stories of a workspace."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from itertools import accumulate, groupby

import numpy as np

from saksi.encoder.vectors import Rounded, likeness
from saksi.incidents.gists import SENTENCES
from saksi.incidents.stories import stories, vectors_of
from saksi.model.errors import UsageError
from saksi.model.gists import Gist, Near, Story
from saksi.model.spans import Span
from saksi.pipeline.gists import gists_of, the_vectors
from saksi.store.tables import read_rows
from saksi.store.workspace import Workspace

Progress = Callable[[str], None]


def nearest(
    workspace: Workspace,
    question: str,
    limit: int,
    article_ids: Collection[str] | None = None,
    *,
    progress: Progress = lambda _: None,
) -> list[Near]:
    """Return the articles that are most about what a question is about, the best first.

    Args:
        workspace: what was read; it need not be linked.
        question: any words; the id of an article asks for articles like it.
        limit: how many at most.
        article_ids: only among these, if given.
        progress: is told what is done.

    Raises:
        UsageError: the question has no word, or the limit is below 1.
        WorkspaceError: a shard is damaged.

    """
    if not question.split() or limit < 1:
        raise UsageError("nothing is asked for", remedy="give some words, or the id of an article, and a limit of 1 or more")
    gists = gists_of(workspace, progress=progress)
    own = next((gist for gist in gists if gist.document_id == question), None)
    asked = np.frombuffer(own.vector, np.int8) if own else the_vectors(progress=progress).question(question)
    wanted = [g for g in gists if g is not own and (article_ids is None or g.document_id in article_ids)]
    found = ranked(asked, wanted, limit)
    index = {gist.document_id: i for i, gist in enumerate(gists)}
    evidence = _evidence(workspace, asked, [index[gist.document_id] for gist, _ in found])
    return [_near(gist, alike, *evidence[index[gist.document_id]]) for gist, alike in found]


def _near(gist: Gist, alike: float, span: Span | None, words: str) -> Near:
    return Near(
        document_id=gist.document_id, headline=gist.headline, outlet=gist.outlet, published=gist.published,
        likeness=round(alike, 3), span=span, words=words,
    )  # fmt: skip


def ranked(asked: Rounded, gists: list[Gist], limit: int) -> list[tuple[Gist, float]]:
    """Return the gists most like a vector with their likeness, the most alike first; ties by id."""
    if not gists:
        return []
    alike = likeness(asked[None, :], vectors_of(gists))[0]
    least = np.partition(alike, -min(limit, len(alike)))[-min(limit, len(alike))]
    best = [(gists[i], float(alike[i])) for i in np.flatnonzero(alike >= least).tolist()]
    return sorted(best, key=lambda one: (-one[1], one[0].document_id))[:limit]


def _evidence(workspace: Workspace, asked: Rounded, articles: Iterable[int]) -> dict[int, tuple[Span | None, str]]:
    """Return for each of some articles, which are numbered as read, the first sentence that is most like what was asked."""
    starts = [0, *accumulate(shard.count for shard in workspace.manifest.shards)]
    found: dict[int, tuple[Span | None, str]] = {}
    for number, some in groupby(sorted(articles), key=lambda article: bisect_right(starts, article) - 1):
        name = workspace.manifest.shards[number].name
        texts = read_rows(workspace.path / "documents" / name, ["text"])
        readings = read_rows(workspace.path / "readings" / name, ["sentences"])
        for article in some:
            row = article - starts[number]
            spans = [Span(**sentence["span"]) for sentence in readings[row]["sentences"][:SENTENCES]]
            found[article] = _best(asked, texts[row]["text"], spans)
    return found


def _best(asked: Rounded, text: str, spans: list[Span]) -> tuple[Span | None, str]:
    if not spans:
        return None, ""
    make = the_vectors()
    alike = likeness(asked[None, :], np.array([make.vector(span.of(text)) for span in spans]))[0]
    best = spans[int(alike.argmax())]
    return best, best.of(text)


def stories_of(workspace: Workspace, *, progress: Progress = lambda _: None) -> list[Story]:
    """Return the stories of a workspace's articles, by their first articles; it need not be linked.

    Raises:
        WorkspaceError: a shard is damaged.

    """
    return stories(gists_of(workspace, progress=progress))
