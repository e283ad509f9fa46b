"""SQL over the views of a workspace. The only file that knows DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import pyarrow as pa

from saksi.model.errors import UsageError, WorkspaceError
from saksi.model.filters import Filter
from saksi.views import VIEWS
from saksi.views.columns import Column, View

TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "day": "DATE"}
FORMULA = "'=', '+', '-', '@'"
"""A text cell that begins with one of these would be run by a spreadsheet."""
MEMORY = "1GB"
"""What DuckDB may hold before it puts data aside on the disk."""
EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "preserve_insertion_order": False,
    "autoinstall_known_extensions": False,
}
_WORDS = r"trim(regexp_replace(substr(t, s + 1, e - s), '[\s\p{Z}]+', ' ', 'g'))"
_APART = (
    f"2 * {EARTH_KM} * asin(sqrt(pow(sin(radians(latitude - $latitude) / 2), 2)"
    " + cos(radians(latitude)) * cos(radians($latitude)) * pow(sin(radians(longitude - $longitude) / 2), 2)))"
)
Parameters = dict[str, Any]
Source: TypeAlias = Sequence[Path] | Any
"""Where the kept rows of a view lie: in files, or in an Arrow table."""


class Views:
    """The views, open to be asked and handed on."""

    def __init__(self, kept: Mapping[str, Source], documents: Source) -> None:
        """Open the views.

        Args:
            kept: by view, its kept rows.
            documents: the documents, with ``document_id`` and ``text``.

        """
        self.base = duckdb.connect(":memory:", config=_SETTINGS)
        with suppress(duckdb.InvalidInputException):  # a notebook that can draw none lets nobody forbid it either
            self.base.execute("SET enable_progress_bar = false")  # it would be drawn into standard output
        self.shut = False
        self.base.execute(f"CREATE MACRO words(t, s, e) AS {_WORDS}")
        self.base.execute("CREATE SCHEMA kept")
        for name, view in VIEWS.items():
            self._add(name, kept.get(name, ()), view.kept)
        columns = (Column("document_id", ""), Column("text", ""))
        self._add("documents", documents, columns, "document_id AS document, text")
        for name, view in VIEWS.items():
            columns_of = ", ".join(f'"{column.name}"' for column in view.columns)
            self.base.execute(f"CREATE VIEW {name} AS SELECT {columns_of} FROM ({view.sql})")

    def _add(self, name: str, source: Source, columns: Iterable[Column], selected: str = "*") -> None:
        if isinstance(source, pa.Table):
            self.base.register(f"given_{name}", source)
            origin = f"given_{name}"
        elif source:
            origin = "read_parquet([{}])".format(", ".join(_quoted(path) for path in source))
        else:
            nothing = ", ".join(f'CAST(NULL AS {TYPES[column.kind]}) AS "{column.name}"' for column in columns)
            origin = f"(SELECT {nothing}) WHERE false"
        self._run(f"CREATE VIEW kept.{name} AS SELECT {selected} FROM {origin}", {})

    def close(self) -> None:
        """Close the connection."""
        self.base.close()

    # ---- ask ----

    def ask(self, sql: str, reachable: Path) -> pa.Table:
        """Return the answer to one SELECT that somebody else wrote; nothing but ``reachable`` can be read, nothing written.

        Of columns with one name all but the first get a number: ``document``, ``document_1``.

        Raises:
            UsageError: it is not one SELECT, or is wrong.

        """
        try:
            statements = self.base.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise UsageError(
                    "is not one SELECT", where="query", remedy="only reading is possible here, one question a time"
                )
            self._shut(reachable)
            answer = self.base.execute(statements[0]).to_arrow_table()
            return answer.rename_columns(_apart_names(answer.column_names))
        except duckdb.IOException as error:
            raise _damaged(error) from error
        except duckdb.Error as error:
            problem = " ".join(str(error).split("\n\n")[0].split())
            raise UsageError(
                problem, where="query", remedy="for the views and columns run: saksi query WORKSPACE"
            ) from error

    def _shut(self, reachable: Path) -> None:
        if not self.shut:
            self.base.execute(f"SET allowed_directories = [{_quoted(reachable)}]")
            self.base.execute("SET enable_external_access = false")
            self.base.execute("SET lock_configuration = true")
            self.shut = True

    def rows(self, view: View, wanted: Filter | None = None, *, safe: bool = False) -> pa.RecordBatchReader:
        """Return the rows of a view that fit, in its order; ``safe`` keeps spreadsheets from running a cell."""
        sql, parameters = selection(view, wanted or Filter(), safe=safe)
        return self._run(sql, parameters).to_arrow_reader(100_000)

    def ids(self, wanted: Filter) -> list[str]:
        """Return the ids of the incidents that fit."""
        condition, parameters = where(wanted)
        found = self._run(f"SELECT incident_id FROM kept.incidents{condition}", parameters).fetchall()
        return [name for (name,) in found]

    def misses(self, wanted: Filter) -> list[tuple[str, str, str]]:
        """Return what a filter names and no incident has: the kind, the value, and the known one most like it, if any."""
        found = []
        for kind, sql in _KNOWN.items():
            values: tuple[str, ...] = getattr(wanted, kind)
            known = [value for (value,) in self._run(sql, {}).fetchall() if value] if values else []
            lower = {value.lower(): value for value in known}
            for value in values:
                if value not in known:
                    like = get_close_matches(value.lower(), lower, 1)
                    found.append((kind, value, lower[like[0]] if like else ""))
        return found

    def documents(self, wanted: Filter) -> list[str]:
        """Return the ids of the articles that tell an incident that fits."""
        condition, parameters = where(wanted)
        sql = (
            "SELECT DISTINCT document FROM kept.reports WHERE incident_id IN"
            f" (SELECT incident_id FROM kept.incidents{condition}) ORDER BY document"
        )
        return [document for (document,) in self._run(sql, parameters).fetchall()]

    def incidents_told(self, documents: Sequence[str]) -> dict[str, int]:
        """Return how many incidents each of some articles tells; one that tells none is not named."""
        sql = (
            "SELECT document, count(DISTINCT incident_id) FROM kept.reports"
            " WHERE list_contains($documents, document) GROUP BY document"
        )
        return dict(self._run(sql, {"documents": list(documents)}).fetchall())

    def article_naming(self, kind: str, name: str) -> str | None:
        """Return the first article that names an actor or a place of that id, ``None`` if none does."""
        sql = "SELECT min(document) FROM kept.mentions WHERE kind = $kind AND id = $name"
        (found,) = self._run(sql, {"kind": kind, "name": name}).fetchone() or (None,)
        return None if found is None else str(found)

    def text(self, document: str) -> str | None:
        """Return the raw text of an article, ``None`` if there is no such article."""
        found = self._run("SELECT text FROM kept.documents WHERE document = $document", {"document": document}).fetchone()
        return None if found is None else str(found[0])

    def write_csv(self, view: View, wanted: Filter, path: Path) -> int:
        """Write the rows of a view that fit as CSV, without a mark, and return how many they are."""
        return self._copy(view, wanted, path, "FORMAT csv, HEADER true, NULLSTR ''", safe=True)

    def write_parquet(self, view: View, wanted: Filter, path: Path) -> int:
        """Write the rows of a view that fit as Parquet, and return how many they are."""
        return self._copy(view, wanted, path, "FORMAT parquet, COMPRESSION zstd", safe=False)

    def _copy(self, view: View, wanted: Filter, path: Path, options: str, *, safe: bool) -> int:
        sql, parameters = selection(view, wanted, safe=safe)
        (written,) = self._run(f"COPY ({sql}) TO {_quoted(path)} ({options})", parameters).fetchone() or (0,)
        return int(written)

    def _run(self, sql: str, parameters: Parameters) -> duckdb.DuckDBPyConnection:
        try:
            return self.base.execute(sql, parameters)
        except duckdb.Error as error:  # the question is ours, so it is the files that are wrong
            raise _damaged(error) from error


_KNOWN = {
    "incidents": "SELECT incident_id FROM kept.incidents",
    "actors": "SELECT DISTINCT unnest(string_split(concat_ws('; ', agents, targets), '; ')) FROM kept.incidents",
    "countries": "SELECT DISTINCT country FROM kept.incidents",
    "places": "SELECT place FROM kept.incidents UNION SELECT place_id FROM kept.incidents",
    "outlets": "SELECT outlet FROM kept.articles UNION SELECT outlet_id FROM kept.articles",
}
"""What a condition of a filter may name, by its name there."""


def _apart_names(names: Sequence[str]) -> list[str]:
    """Return names of which none is there twice."""
    found: list[str] = []
    for name in names:
        free = (name, *(f"{name}_{number}" for number in range(1, len(names) + 1)))
        found.append(next(one for one in free if one not in found and (one == name or one not in names)))
    return found


def selection(view: View, wanted: Filter, *, safe: bool) -> tuple[str, Parameters]:
    """Return the SELECT for the rows of a view that fit, with its parameters.

    A filter chooses incidents. Rows that belong to an incident are taken by it, others by the articles that tell it.
    """
    columns = ", ".join(_safe(column) if safe else f'"{column.name}"' for column in view.columns)
    order = ", ".join(f'"{name}" NULLS LAST' for name in view.order)
    condition, parameters = where(wanted)
    if wanted.is_empty:
        chosen = ""
    elif view.has("incident_id"):
        chosen = f" WHERE incident_id IN (SELECT incident_id FROM kept.incidents{condition})"
    else:
        chosen = (
            " WHERE document IN (SELECT document FROM kept.reports WHERE incident_id IN"
            f" (SELECT incident_id FROM kept.incidents{condition}))"
        )
    return f"SELECT {columns} FROM {view.name}{chosen} ORDER BY {order}", parameters


def where(wanted: Filter) -> tuple[str, Parameters]:
    """Return the condition on ``incidents`` that a filter sets, with its parameters."""
    known: list[tuple[object, str, Parameters]] = [
        (wanted.incidents, "list_contains($incidents, incident_id)", {"incidents": list(wanted.incidents)}),
        (
            wanted.actors,
            "list_has_any(string_split(concat_ws('; ', agents, targets), '; '), $actors)",
            {"actors": list(wanted.actors)},
        ),
        (wanted.event_types, "list_contains($types, event_type)", {"types": list(wanted.event_types)}),
        (wanted.countries, "list_contains($countries, country)", {"countries": list(wanted.countries)}),
        (
            wanted.places,
            "(list_contains($places, place_id) OR list_contains($places, place))",
            {"places": list(wanted.places)},
        ),
        (wanted.first, "date_to >= $first", {"first": wanted.first}),
        (wanted.last, "date_from <= $last", {"last": wanted.last}),
        (wanted.origins, "number_of_origins >= $origins", {"origins": wanted.origins}),
        (
            wanted.outlets,
            "incident_id IN (SELECT incident_id FROM kept.reports JOIN kept.articles USING (document)"
            " WHERE list_contains($outlets, outlet) OR list_contains($outlets, outlet_id))",
            {"outlets": list(wanted.outlets)},
        ),
    ]
    if wanted.near is not None:
        latitude, longitude, km = wanted.near
        known.append((True, f"{_APART} <= $km", {"latitude": latitude, "longitude": longitude, "km": km}))
    conditions = [condition for given, condition, _ in known if given]
    parameters = {name: value for given, _, some in known if given for name, value in some.items()}
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), parameters


def _safe(column: Column) -> str:
    name = f'"{column.name}"'
    if column.kind != "text":
        return name
    return f"CASE WHEN left({name}, 1) IN ({FORMULA}) THEN '''' || {name} ELSE {name} END AS {name}"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _damaged(error: duckdb.Error) -> WorkspaceError:
    problem = " ".join(str(error).split("\n\n")[0].split())
    return WorkspaceError(problem, where="views", remedy="delete the workspace's folder views and ask again")
