"""CSV in the columns of UCDP's Georeferenced Event Dataset: one row an incident with deaths, coded by machine.

The 49 columns are those of GED versions 23 to 26 (ucdp.uu.se); precision codes and types of violence follow its codebook.
Columns of ours stand behind them and begin with ``saksi_``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from saksi.export.acts import Act, actors_of, acts_of, in_order, located, mark, one_line
from saksi.export.collection import Collection
from saksi.export.facts import country, grid_cell
from saksi.export.rows import Row, write_rows
from saksi.export.sides import apart, are_one, is_armed, is_government
from saksi.model.incidents import Toll
from saksi.model.mentions import Actor, DateRange, Place

_NO_ID = "always empty: an id that only UCDP gives"
COLUMNS = {
    "id": "number made of the digits of `relid`; never an id of UCDP",
    "relid": "id of the incident in Saksi (`i-…`)",
    "year": "year of `date_start`",
    "active_year": "always empty: needs UCDP's count of the whole conflict",
    "code_status": "`Machine-coded`, where UCDP writes Clear",
    "type_of_violence": "1 state-based, 2 non-state, 3 one-sided; empty where the reports do not show it",
    "conflict_dset_id": _NO_ID,
    "conflict_new_id": _NO_ID,
    "conflict_name": "always empty: UCDP's name",
    "dyad_dset_id": _NO_ID,
    "dyad_new_id": _NO_ID,
    "dyad_name": "always empty: UCDP's name",
    "side_a_dset_id": _NO_ID,
    "side_a_new_id": _NO_ID,
    "side_a": "the agent, or the government where only the other side is one; `Government of …` for all who act for a state",
    "side_b_dset_id": _NO_ID,
    "side_b_new_id": _NO_ID,
    "side_b": "the other side; `Civilians` in one-sided violence; empty where no armed side is named",
    "number_of_sources": "outlets and agencies that the reports come from",
    "source_article": "says that the row is machine-coded; then outlet, day and headline of each article",
    "source_office": "outlets",
    "source_date": "days of the articles",
    "source_headline": "headlines, where they came separately",
    "source_original": "who the articles say it comes from, innermost speaker",
    "where_prec": "1 exact, 2 near a place, 4 area, 5 region, 6 country; 3 and 7 are not told apart from 4 and 5",
    "where_coordinates": "name of the place whose coordinates these are",
    "where_description": "the place as printed",
    "adm_1": "the area the place lies in, where Saksi knows it",
    "adm_2": "always empty",
    "latitude": "degrees, WGS 84; of the usual centre of the place",
    "longitude": "degrees, WGS 84",
    "geom_wkt": "the point as well-known text, longitude first",
    "priogrid_gid": "PRIO-GRID cell of the point, computed",
    "country": "short English name of the country",
    "country_id": "Gleditsch and Ward number of the country; empty for Palestine, which is no state in that list",
    "region": "always empty: UCDP's regions are its own",
    "event_clarity": "always empty: a judgement of UCDP",
    "date_prec": "1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; beyond that it is left out",
    "date_start": "first day (ISO)",
    "date_end": "last day (ISO)",
    "deaths_a": "0: no death is known to be of this side",
    "deaths_b": "0: no death is known to be of this side",
    "deaths_civilians": "`best` in one-sided violence, else 0",
    "deaths_unknown": "`best` in all other rows: the reports do not say on which side",
    "best": "best number of dead, see `killed_best` of the incidents",
    "high": "highest number of dead",
    "low": "lowest number of dead",
    "gwnoa": "Gleditsch and Ward number of side A where it is a government",
    "gwnob": "the same of side B",
    "saksi_incident_id": "id of the incident",
    "saksi_support": "how far the reports support each other, see [Support](#support)",
    "saksi_document": "id of the article with the evidence",
    "saksi_start": "first character of the evidence in the raw text (code points, from 0)",
    "saksi_end": "character behind the last",
    "saksi_evidence": "the words themselves",
}
OFFICIAL = tuple(name for name in COLUMNS if not name.startswith("saksi_"))
"""The columns of UCDP, in its order."""

DATE_PRECISION = {1: 1, 6: 2, 7: 3, 31: 4, 366: 5}
"""Longest interval in days, and UCDP's code for it."""
PLACE_PRECISION = {"exact": 1, "settlement": 1, "near": 2, "admin": 4, "region": 5, "country": 6}
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
DELIBERATE = "Violence against civilians"
"""ACLED's type for force against the unarmed alone; air strikes and shells that kill them do not tell who was aimed at."""


def write_ucdp(collection: Collection, out: TextIO) -> None:
    """Write the incidents that UCDP might have: force by an organised side, a death, a day, a point."""
    write_rows(out, COLUMNS, _rows(collection))


def _rows(collection: Collection) -> Iterator[Row]:
    actors = actors_of(collection)
    for act in acts_of(collection):
        toll, days, there = act.killed, act.incident.date, located(act.incident)
        precision = date_precision(days)
        sides = sides_of(act, actors, collection.actor_names)
        if act.incident.event_type != "ASSAULT" or toll is None or toll.best < 1:
            continue
        if days is None or precision is None or there is None or sides is None:
            continue
        where = country(there[0].country)
        if where is None:
            continue
        number = act.incident.incident_id.rsplit("-", 1)[-1]
        yield {
            "id": int(number, 16),
            "relid": act.incident.incident_id,
            "year": days.first.year,
            "code_status": "Machine-coded",
            **sides,
            **_sources(act, collection),
            **_place(*there),
            "where_description": _as_printed(act, collection),
            "country": where.name,
            "country_id": where.gw,
            "date_prec": precision,
            "date_start": days.first.isoformat(),
            "date_end": days.last.isoformat(),
            **_deaths(toll, one_sided=sides["type_of_violence"] == ONE_SIDED),
            **_evidence(act),
        }


def date_precision(days: DateRange | None) -> int | None:
    """Return UCDP's code for an interval, ``None`` where it is unknown or longer than a year."""
    if days is None:
        return None
    length = (days.last - days.first).days + 1
    return next((code for longest, code in DATE_PRECISION.items() if length <= longest), None)


def sides_of(act: Act, actors: Mapping[str, Actor], names: Mapping[str, str]) -> Row | None:
    """Return both sides, their numbers and the type of violence; ``None`` where no organised side is named."""
    acting, hit = ([actors[one] for one in ids if is_armed(actors[one])] for ids in apart(act.incident, actors))
    if not acting:
        return None
    one = acting[0]
    other = next((actor for actor in hit if not are_one(one, actor)), None)
    deliberate = any(r.event.acled and r.event.acled.event_type == DELIBERATE for r in act.reports)
    if other is None:
        kind = ONE_SIDED if deliberate else None
    else:
        kind = STATE_BASED if is_government(one) or is_government(other) else NON_STATE
    if other is not None and is_government(other) and not is_government(one):
        one, other = other, one
    return {
        "type_of_violence": kind,
        "side_a": _name(one, names),
        "side_b": _name(other, names) if other else "Civilians" if kind == ONE_SIDED else None,
        "gwnoa": _number(one),
        "gwnob": _number(other) if other else None,
    }


def _name(actor: Actor, names: Mapping[str, str]) -> str:
    state = country(actor.country)
    return f"Government of {state.name}" if state and is_government(actor) else names.get(actor.actor_id, actor.name)


def _number(actor: Actor) -> int | None:
    state = country(actor.country)
    return state.gw if state and is_government(actor) else None


def _sources(act: Act, collection: Collection) -> Row:
    articles = {r.document.document_id: r for r in act.reports}.values()
    days = [r.reading.published.isoformat() if r.reading.published else "" for r in articles]
    titles = [one_line(r.document.title or "") for r in articles]
    printed = (", ".join(filter(None, (r.outlet, d, t))) for r, d, t in zip(articles, days, titles, strict=True))
    told = (c.chain[0] for c in act.incident.claims if c.field == "figure" and len(c.chain) > 1)
    return {
        "number_of_sources": act.incident.number_of_origins,
        "source_article": "; ".join((mark(act.first.reading), *printed)),
        "source_office": in_order(r.outlet for r in articles),
        "source_date": in_order(filter(None, days)),
        "source_headline": in_order(filter(None, titles)),
        "source_original": in_order(collection.actor_names.get(one, one_line(one)) for one in told),
    }


def _place(place: Place, latitude: float, longitude: float) -> Row:
    return {
        "where_prec": PLACE_PRECISION[place.geo_precision],
        "where_coordinates": place.name,
        "adm_1": place.admin,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": grid_cell(latitude, longitude),
    }


def _as_printed(act: Act, collection: Collection) -> str | None:
    place = act.incident.place
    said = (c for c in act.incident.claims if c.field == "place" and place and c.value == place.place_id)
    return next((one_line(c.span.of(collection.readings[c.document_id][0].text)) for c in said), None)


def _deaths(toll: Toll, *, one_sided: bool) -> Row:
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": toll.best if one_sided else 0,
        "deaths_unknown": 0 if one_sided else toll.best,
        "best": toll.best,
        "high": toll.high,
        "low": toll.low,
    }


def _evidence(act: Act) -> Row:
    span = act.first.event.evidence
    return {
        "saksi_incident_id": act.incident.incident_id,
        "saksi_support": act.incident.support,
        "saksi_document": act.first.document.document_id,
        "saksi_start": span.start,
        "saksi_end": span.end,
        "saksi_evidence": act.first.evidence,
    }
