"""CSV in ACLED's columns: one row an incident, coded by machine.

Columns, event and sub-event types, precision codes and the rule for fatalities follow ACLED's codebook of 2024
(acleddata.com, Knowledge Base). Columns of ours stand behind the official ones and begin with ``saksi_``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TextIO

from saksi.export.acts import Act, actors_of, acts_of, in_order, located, mark
from saksi.export.collection import Collection
from saksi.export.facts import Country, country
from saksi.export.rows import Row, write_rows
from saksi.export.sides import CIVILIANS, PROTESTERS, RIOTERS, Side, interaction, sides_of
from saksi.model.events import Acled
from saksi.model.mentions import Actor, DateRange

COLUMNS = {
    "event_id_cnty": "id of the incident in Saksi (`i-…`); never an id of ACLED",
    "event_date": "day (ISO); the middle day of an interval, see `time_precision`",
    "year": "year of that day",
    "time_precision": "1 the day, 2 within a week, 3 within a month; incidents known less exactly are left out",
    "disorder_type": "ACLED's disorder type, which follows from the sub-event type",
    "event_type": "ACLED's event type, by the codebook's table; the type that most origins give",
    "sub_event_type": "ACLED's sub-event type",
    "actor1": "the agent, by Saksi's English name, never a person; protesters, rioters by ACLED's general names; else empty",
    "assoc_actor_1": "other agents that any report names: allies, or whom other reports blame",
    "inter1": "what `actor1` is, in ACLED's words, by kind and sector; empty where they do not say",
    "actor2": "the target likewise; `Civilians (…)` where civilians are the main or only target",
    "assoc_actor_2": "other targets that any report names",
    "inter2": "what `actor2` is",
    "interaction": "the pair of both, in ACLED's order; empty where one of them is not known",
    "civilian_targeting": "`Civilian targeting`, else empty",
    "iso": "ISO 3166-1 numeric code of the country; join on this, names differ",
    "region": "always empty: ACLED's regions are its own",
    "country": "short English name of the country",
    "admin1": "the area the place lies in, where Saksi knows it",
    "admin2": "always empty",
    "admin3": "always empty",
    "location": "common English name of the place",
    "latitude": "degrees, four decimals; of the usual centre of the place",
    "longitude": "degrees, four decimals",
    "geo_precision": "1 a settlement or site, 2 near one, 3 an area or region; a country alone is left out",
    "source": "outlets that tell it",
    "source_scale": "always empty: not known",
    "notes": "that the row is machine-coded, what the sources differ on, and at the end the evidence and where it stands",
    "fatalities": "lowest number of dead of any report; 0 where none counts dead, which does not say that nobody died",
    "tags": "`machine-coded`",
    "timestamp": "always empty: the same workspace gives the same bytes",
    "saksi_incident_id": "id of the incident",
    "saksi_fatalities_best": "best number of dead, empty where none counts dead",
    "saksi_fatalities_high": "highest number of dead",
    "saksi_support": "how far the reports support each other, see [Support](#support)",
    "saksi_number_of_origins": "outlets and agencies that the reports come from",
    "saksi_document": "id of the article with the evidence",
    "saksi_start": "first character of the evidence in the raw text (code points, from 0)",
    "saksi_end": "character behind the last",
}

TIME_PRECISION = {1: 1, 7: 2, 31: 3}
"""Longest interval in days, and ACLED's code for it: the day, a week, a month."""
GEO_PRECISION = {"exact": 1, "settlement": 1, "near": 2, "admin": 3, "region": 3}
"""Areas get the coarsest code, since Saksi does not tell districts from provinces."""
DEMONSTRATIONS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration"})
BOTH = "Excessive force against protesters"


def write_acled(collection: Collection, out: TextIO) -> None:
    """Write the incidents that ACLED would have: of its types, dated to a month, placed below the country."""
    write_rows(out, COLUMNS, _rows(collection))


def _rows(collection: Collection) -> Iterator[Row]:
    actors = actors_of(collection)
    for act in acts_of(collection):
        acled, day, there = acled_of(act), middle(act.incident.date), located(act.incident)
        if acled is None or day is None or there is None:
            continue
        place, latitude, longitude = there
        where = country(place.country)
        if where is None or place.geo_precision not in GEO_PRECISION:
            continue
        yield {
            "event_id_cnty": act.incident.incident_id,
            "event_date": day[0].isoformat(),
            "year": day[0].year,
            "time_precision": day[1],
            "disorder_type": disorder_of(acled),
            "event_type": acled.event_type,
            "sub_event_type": acled.sub_event_type,
            **_sides(act, acled, where, actors, collection.actor_names),
            "civilian_targeting": "Civilian targeting" if acled.civilian_targeting else None,
            "iso": where.numeric,
            "country": where.name,
            "admin1": place.admin,
            "location": place.name,
            "latitude": round(latitude, 4),
            "longitude": round(longitude, 4),
            "geo_precision": GEO_PRECISION[place.geo_precision],
            **_told(act),
        }


def acled_of(act: Act) -> Acled | None:
    """Return the type that most origins give for an act, of several the one told first; ``None`` if none has one."""
    origins: dict[tuple[str, str], set[str]] = {}
    first: dict[tuple[str, str], Acled] = {}
    for report in act.reports:
        if report.event.acled:
            key = (report.event.acled.event_type, report.event.acled.sub_event_type)
            origins.setdefault(key, set()).add(report.origin)
            first.setdefault(key, report.event.acled)
    if not first:
        return None
    return first[max(origins, key=lambda key: len(origins[key]))]


def middle(days: DateRange | None) -> tuple[date, int] | None:
    """Return the day that stands for an interval with ACLED's code of its precision, ``None`` for one beyond a month."""
    if days is None:
        return None
    length = (days.last - days.first).days + 1
    code = next((code for longest, code in TIME_PRECISION.items() if length <= longest), None)
    return None if code is None else (days.first + timedelta(days=(length - 1) // 2), code)


def disorder_of(acled: Acled) -> str:
    """Return ACLED's disorder type of a sub-event type."""
    if acled.event_type == "Strategic developments":
        return "Strategic developments"
    if acled.sub_event_type == BOTH:
        return "Political violence; Demonstrations"
    return "Demonstrations" if acled.sub_event_type in DEMONSTRATIONS else "Political violence"


def _sides(act: Act, acled: Acled, where: Country, actors: Mapping[str, Actor], names: Mapping[str, str]) -> Row:
    one, other = sides_of(act.incident, where, actors, names)
    if acled.sub_event_type == "Armed clash" and not act.incident.targets and len(act.incident.agents) > 1:
        one, other = one.split()
    if acled.event_type == "Riots":
        one = one.under(RIOTERS, where)
    elif acled.sub_event_type == "Peaceful protest":
        one = one.under(PROTESTERS, where)
    elif acled.event_type == "Protests":
        other = other.under(PROTESTERS, where)
    if acled.civilian_targeting and acled.event_type != "Protests":
        other = other.under(CIVILIANS, where)
    return {**_side(one, 1), **_side(other, 2), "interaction": interaction(one, other)}


def _side(side: Side, number: int) -> Row:
    return {
        f"actor{number}": side.name,
        f"assoc_actor_{number}": "; ".join(side.others),
        f"inter{number}": side.inter,
    }


def _told(act: Act) -> Row:
    first, killed, span = act.first, act.killed, act.first.event.evidence
    fields = ", ".join(one.field for one in act.incident.disagreements)
    differ = f" Sources differ on {fields}." if fields else ""
    where = f"[{first.document.document_id}, characters {span.start} to {span.end}]"
    return {
        "source": in_order(report.outlet for report in act.reports),
        "notes": f"{mark(first.reading)}.{differ} Evidence: {first.evidence} {where}",
        "fatalities": killed.low if killed else 0,
        "tags": "machine-coded",
        "saksi_incident_id": act.incident.incident_id,
        "saksi_fatalities_best": killed.best if killed else None,
        "saksi_fatalities_high": killed.high if killed else None,
        "saksi_support": act.incident.support,
        "saksi_number_of_origins": act.incident.number_of_origins,
        "saksi_document": first.document.document_id,
        "saksi_start": span.start,
        "saksi_end": span.end,
    }
