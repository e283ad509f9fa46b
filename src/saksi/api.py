"""Saksi from Python: read an article, ask a workspace; every row leads to the words it rests on.

>>> import saksi
>>> article = saksi.read("Polisi menangkap lima warga di Jayapura.", reader="fast")
>>> [event.event_type for event in article.reading.events]
['COERCE']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from saksi.export.record import record_of
from saksi.model.documents import Document
from saksi.model.errors import UsageError
from saksi.model.filters import TYPES, Filter
from saksi.model.ids import make_id, sha256_of
from saksi.model.incidents import Incident
from saksi.model.readings import Reading
from saksi.model.search import Printed
from saksi.model.spans import Span
from saksi.pipeline.meaning import nearest, stories_of
from saksi.pipeline.run import read_documents
from saksi.pipeline.search import LIMIT, Search, opened_search
from saksi.pipeline.search_rows import table_of
from saksi.pipeline.views import articles_of, opened_views
from saksi.store.query import Views
from saksi.store.tables import arrow_table
from saksi.store.workspace import Workspace as Stored
from saksi.views import VIEWS
from saksi.views.meaning import SIMILAR, STORIES, row_of_near, row_of_story

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Some = str | Iterable[str]
"""One value or several."""
Days = tuple[date | str, date | str]
"""First and last day, both included; a string is an ISO date."""


class Asked(TypedDict, total=False):
    """What incidents must fit; all that is given must hold, of several values of one any.

    Attributes:
        incident: ids of incidents.
        actor: ids of actors that act or are acted upon.
        type: PLOVER event types, or ``STATEMENT``.
        between: first and last day, both included.
        country: ISO 3166-1 alpha-3 codes of the place.
        place: names or ids of places.
        near: latitude, longitude (degrees, WGS 84) and kilometres from there.
        outlet: names or ids of outlets of which one tells it.
        origins: at least so many independent origins.

    """

    incident: Some
    actor: Some
    type: Some
    between: Days | None
    country: Some
    place: Some
    near: tuple[float, float, float] | None
    outlet: Some
    origins: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article with all that was found in it."""

    document: Document
    reading: Reading

    @property
    def record(self) -> dict[str, Any]:
        """Return the codebook's record, as ``saksi annotate`` writes it."""
        return record_of(self.document, self.reading)

    def words(self, span: Span) -> str:
        """Return the words at a span, exactly as printed."""
        return span.of(self.document.text)


def read(
    text: str,
    *,
    document_id: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    published: date | str | None = None,
    reader: str = "full",
) -> Article:
    """Read one article.

    Args:
        text: the raw text; all offsets count its code points from 0.
        document_id: the article's id; made from the text if not given.
        outlet: who printed it, name or domain.
        url: its address.
        title: its headline, if it is not in the text.
        published: its day, or as ISO text; "kemarin" is counted from it.
        reader: ``full`` or ``fast``.

    Raises:
        UsageError: there is no such reader.
        ReadingError: the reader failed.

    """
    day = None if published is None else _day(published)
    document = Document(
        document_id=document_id or make_id("d", text), text=text, text_sha256=sha256_of(text),
        outlet=outlet, url=url, title=title, published=day,
    )  # fmt: skip
    ((found, reading),) = read_documents(iter([document]), reader=reader)
    return Article(found, reading)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a row rests on: of which article, from where to where (code points, the end not included)."""

    document: str
    start: int
    end: int
    words: str


class Row(Mapping[str, Any]):
    """A row of a view or of an answer: its cells by column."""

    def __init__(self, cells: Mapping[str, Any], workspace: Workspace) -> None:
        self._cells, self._workspace = cells, workspace

    def __getitem__(self, column: str) -> Any:
        return self._cells[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return f"Row({dict(self._cells)})"

    @property
    def evidence(self) -> Evidence | None:
        """Return the words that the row points at, exactly as printed; ``None`` if it points at none.

        Raises:
            UsageError: the columns ``document``, ``start`` and ``end`` are not all in the row.

        """
        if not {"document", "start", "end"} <= self._cells.keys():
            raise UsageError("the row names no evidence", remedy="select the columns document, start and end too")
        document, start, end = (self._cells[name] for name in ("document", "start", "end"))
        if start is None:
            return None
        return Evidence(document, start, end, self._workspace.text(document)[start:end])


class Rows:
    """Rows of a view or of an answer, for Arrow, pandas and polars, or one by one."""

    def __init__(self, table: pa.Table, workspace: Workspace) -> None:
        self._table, self._workspace = table, workspace

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[Row]:
        for batch in self._table.to_batches(max_chunksize=1_000):
            yield from (Row(cells, self._workspace) for cells in batch.to_pylist())

    def __getitem__(self, index: int) -> Row:
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return Row(self._table.slice(index % len(self), 1).to_pylist()[0], self._workspace)

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self._table.column_names)}>"

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table."""
        return self._table

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame (pandas must be installed)."""
        return self._table.to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Return a polars data frame (polars must be installed)."""
        import polars

        return polars.DataFrame(self._table)


class Workspace:
    """A workspace that ``saksi read`` and ``saksi link`` made."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Open a workspace.

        Raises:
            WorkspaceError: there is none, or it is damaged.

        """
        self.path = Path(path)
        self._stored = Stored.open(self.path)
        self._held = ExitStack()
        self._opened: Views | None = None
        self._searched: Search | None = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the workspace's files."""
        self._held.close()
        self._opened = self._searched = None

    @property
    def _views(self) -> Views:
        if self._opened is None:
            self._opened = self._held.enter_context(opened_views(self._stored))
        return self._opened

    @property
    def _search(self) -> Search:
        if self._searched is None:
            self._searched = self._held.enter_context(opened_search(self._stored, views=lambda: self._views))
        return self._searched

    def incidents(self, **asked: Unpack[Asked]) -> Rows:
        """Return incidents, one a row; see ``Asked`` for what may be asked."""
        return self.table("incidents", **asked)

    def events(self, **asked: Unpack[Asked]) -> Rows:
        """Return the events of the incidents that fit, one a row; see ``Asked``."""
        return self.table("events", **asked)

    def claims(self, **asked: Unpack[Asked]) -> Rows:
        """Return the claims about the incidents that fit, one a row; see ``Asked``."""
        return self.table("claims", **asked)

    def table(self, view: str, **asked: Unpack[Asked]) -> Rows:
        """Return a view: all its rows, or what belongs to the incidents that fit.

        Args:
            view: its name (``saksi.VIEWS``).
            asked: what the incidents must fit, see ``Asked``.

        Raises:
            UsageError: there is no such view, or nothing of the name of what is asked.
            WorkspaceError: the workspace is not linked, or damaged.

        """
        if view not in VIEWS:
            raise UsageError(f"no view {view!r}", remedy="use one of " + ", ".join(VIEWS))
        return Rows(self._views.rows(VIEWS[view], _filter(asked)).read_all(), self)

    def similar(self, text: str, *, limit: int = 10, **asked: Unpack[Asked]) -> Rows:
        """Return the articles that are most about what a text says, the best first.

        Args:
            text: any words, or the id of an article: those like it.
            limit: how many at most.
            asked: only articles that tell incidents that fit; see ``Asked``.

        Raises:
            UsageError: the text has no word, or the limit is below 1.
            WorkspaceError: the workspace is damaged, or asked for incidents and not linked.

        """
        wanted = _filter(asked)
        among = None if wanted.is_empty else articles_of(self._stored, wanted)
        return Rows(arrow_table(SIMILAR, map(row_of_near, nearest(self._stored, text, limit, among))), self)

    def stories(self) -> Rows:
        """Return the stories, by their first articles: articles about the same matter in the same days."""
        return Rows(arrow_table(STORIES, map(row_of_story, stories_of(self._stored))), self)

    def search(
        self,
        words: str,
        *,
        limit: int = LIMIT,
        published: Days | None = None,
        **asked: Unpack[Asked],
    ) -> Rows:
        """Return the articles that fit best, one a row; ``evidence`` is the best passage.

        Args:
            words: all must be there in some form; ``"in a row"`` exactly as printed, ``begin*``, ``-without``.
            limit: so many articles at most.
            published: first and last day of publication, both included.
            asked: see ``Asked``, of the incidents that an article tells; ``outlet`` is who printed the article.

        Raises:
            UsageError: there is no word to search for.
            WorkspaceError: incidents are asked for and the workspace is not linked, or a file of it is damaged.

        """
        first, last = _days(published)
        found = self._search.find(words, _filter(asked), Printed(first=first, last=last), limit)
        return Rows(table_of(found), self)

    def query(self, sql: str) -> Rows:
        """Return the answer to one SELECT over the views.

        Raises:
            UsageError: it is not one SELECT, or is wrong.

        """
        return Rows(self._views.ask(sql, self.path), self)

    def text(self, document: str) -> str:
        """Return the raw text of an article.

        Raises:
            UsageError: there is no such article.

        """
        found = self._views.text(document)
        if found is None:
            raise UsageError(f"no article {document!r}", where=str(self.path), remedy="see the view articles")
        return found

    def incident(self, incident_id: str) -> Incident:
        """Return an incident with all its claims, also by the id of one that it has taken up.

        Raises:
            UsageError: there is no such incident.

        """
        for number in range(len(self._stored.manifest.incident_shards)):
            for one in self._stored.incidents_of(number):
                if one.is_known_as(incident_id):
                    return one
        raise UsageError(f"no incident {incident_id!r}", where=str(self.path), remedy="see the view incidents")


def _filter(asked: Asked) -> Filter:
    if unknown := sorted(asked.keys() - Asked.__annotations__.keys()):
        raise UsageError(f"nothing to ask by {unknown[0]!r}", remedy="use one of " + ", ".join(Asked.__annotations__))
    types = _some(asked.get("type", ()))
    if wrong := [one for one in types if one not in TYPES]:
        raise UsageError(f"no type {wrong[0]!r}", remedy="use one of " + ", ".join(TYPES))
    near = asked.get("near")
    if near is not None and (len(near) != 3 or not (-90 <= near[0] <= 90 and -180 <= near[1] <= 180 and near[2] >= 0)):
        raise UsageError(f"near={near!r} is no place", remedy="give latitude, longitude and kilometres: (31.5, 34.46, 10)")
    first, last = _days(asked.get("between"))
    return Filter(
        incidents=_some(asked.get("incident", ())), actors=_some(asked.get("actor", ())),
        event_types=types, first=first, last=last, countries=_some(asked.get("country", ())),
        places=_some(asked.get("place", ())), near=near, outlets=_some(asked.get("outlet", ())),
        origins=asked.get("origins", 0),
    )  # fmt: skip


def _some(value: Some) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _days(interval: Days | None) -> tuple[date | None, date | None]:
    if interval is None:
        return None, None
    if isinstance(interval, str) or len(interval) != 2:
        raise UsageError(f"{interval!r} is no first and last day", remedy='give both: ("2024-03-01", "2024-03-31")')
    return _day(interval[0]), _day(interval[1])


def _day(value: date | str) -> date:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as error:
        raise UsageError(f"{value!r} is no day", remedy="write it as 2024-03-05") from error
