"""Lay ACLED's or UCDP's events beside the incidents of a workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from saksi.evaluate.beside import beside
from saksi.model.beside import Beside, Coded
from saksi.model.filters import Filter
from saksi.model.geo import kilometres
from saksi.model.runs import Dropped
from saksi.pipeline.views import Progress, opened_views
from saksi.readers.theirs import Kind, read_theirs
from saksi.store.query import Views
from saksi.store.workspace import Workspace
from saksi.views import VIEWS

MAY_BE = {
    "ASSAULT": frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"}),
    "PROTEST": frozenset({"Protests", "Riots"}),
    "COERCE": frozenset({"Strategic developments", "Violence against civilians"}),
    "MOBILIZE": frozenset({"Strategic developments"}),
    "RETREAT": frozenset({"Strategic developments"}),
}
"""What ACLED may call a deed of which no report says enough to derive it; deeds of other types it does not record."""
RADIUS_KM = {"exact": 0.0, "near": 10.0, "settlement": 5.0, "admin": 25.0, "region": 50.0}
"""How far from the coordinates a place of each precision reaches; a country is no place to be found at."""
MOST_DAYS = 31
"""An incident is not compared if its days are open by more than a month."""
HAPPENED = frozenset({"actual", "background"})


class Compared(NamedTuple):
    """The comparison: of which kind the other file is, its rows, and what of the file could not be read."""

    kind: Kind
    rows: list[Beside]
    dropped: list[Dropped]


def compare(
    path: Path, file: Path, kind: Kind | None, wanted: Filter, *, days: int, km: float, progress: Progress
) -> Compared:
    """Return the incidents of a workspace that another data set would code beside its events.

    Args:
        path: the workspace.
        file: of ACLED or UCDP.
        kind: which of them; by default told by its columns.
        wanted: which incidents; its days and its point hold for the other side too.
        days: days that may lie between two that are one.
        km: kilometres likewise.
        progress: is told what is done.

    """
    workspace = Workspace.open(path)
    known, theirs, dropped = read_theirs(file, kind)
    with opened_views(workspace, progress=progress) as views:
        ours = list(_ours(views, known, wanted))
    return Compared(known, beside(ours, [one for one in theirs if _fits(one, wanted)], days=days, km=km), dropped)


def _fits(one: Coded, wanted: Filter) -> bool:
    if wanted.near is not None:
        latitude, longitude, km = wanted.near
        if kilometres((one.latitude, one.longitude), (latitude, longitude)) > km:
            return False
    return (not wanted.first or one.last >= wanted.first) and (not wanted.last or one.first <= wanted.last)


def _ours(views: Views, kind: Kind, wanted: Filter) -> Iterator[Coded]:
    """Yield the incidents that the other side would code: deeds that happened, with a place and a day."""
    types, happened = defaultdict[str, set[str]](set), set()
    for row in _rows(views, "events"):
        if row["incident_id"] and row["status"] in HAPPENED:
            happened.add(row["incident_id"])
            if row["acled_event_type"]:
                types[row["incident_id"]].add(row["acled_event_type"])
    names = {row["id"]: row["name"] for row in _rows(views, "mentions") if row["kind"] == "actor"}
    for row in _rows(views, "incidents", wanted):
        name = row["incident_id"]
        may_be = frozenset(types[name]) or MAY_BE.get(row["event_type"], frozenset())
        deadly = row["event_type"] == "ASSAULT" and bool(row["killed_high"])
        recorded = deadly if kind == "ucdp" else row["event_type"] in MAY_BE
        if name in happened and recorded and _is_placed(row) and _is_dated(row):
            yield _coded(row, may_be, names)


def _rows(views: Views, name: str, wanted: Filter | None = None) -> Iterator[dict[str, Any]]:
    for batch in views.rows(VIEWS[name], wanted):
        yield from batch.to_pylist()


def _is_placed(row: Mapping[str, Any]) -> bool:
    return row["latitude"] is not None and row["longitude"] is not None and row["geo_precision"] in RADIUS_KM


def _is_dated(row: Mapping[str, Any]) -> bool:
    first, last = row["date_from"], row["date_to"]
    return isinstance(first, date) and isinstance(last, date) and (last - first).days < MOST_DAYS


def _coded(row: Mapping[str, Any], types: frozenset[str], names: Mapping[str, str]) -> Coded:
    ids = [one for role in ("agents", "targets") for one in (row[role] or "").split("; ") if one]
    return Coded(
        name=row["incident_id"],
        label=row["event_type"] + (f"/{row['mode']}" if row["mode"] else ""),
        types=types,
        first=row["date_from"],
        last=row["date_to"],
        place=row["place"] or "",
        latitude=row["latitude"],
        longitude=row["longitude"],
        radius_km=RADIUS_KM[row["geo_precision"]],
        low=row["killed_low"],
        best=row["killed_best"],
        high=row["killed_high"],
        actors="; ".join(dict.fromkeys(names.get(one) or one for one in ids)),
    )


COLUMNS = (
    "status", "incident_id", "their_id", "score", "days_apart", "km_apart", "our_type", "their_type", "our_date_from",
    "our_date_to", "their_date_from", "their_date_to", "our_place", "their_place", "our_dead_low", "our_dead_best",
    "our_dead_high", "their_dead_low", "their_dead_best", "their_dead_high", "our_actors", "their_actors", "why",
)  # fmt: skip
"""Columns of the file that is written."""


def table(rows: Sequence[Beside]) -> Iterator[dict[str, str | int | float | None]]:
    """Yield the rows of a comparison as the file has them."""
    for row in rows:
        cells: dict[str, str | int | float | None] = {
            "status": row.status, "score": row.score, "days_apart": row.days, "km_apart": row.km, "why": row.why,
            "incident_id": row.ours.name if row.ours else None, "their_id": row.theirs.name if row.theirs else None,
        }  # fmt: skip
        for side, one in (("our", row.ours), ("their", row.theirs)):
            if one is not None:
                cells |= {
                    f"{side}_type": one.label, f"{side}_date_from": one.first.isoformat(),
                    f"{side}_date_to": one.last.isoformat(), f"{side}_place": one.place, f"{side}_dead_low": one.low,
                    f"{side}_dead_best": one.best, f"{side}_dead_high": one.high, f"{side}_actors": one.actors,
                }  # fmt: skip
        yield cells
