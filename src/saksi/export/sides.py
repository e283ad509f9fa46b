"""Who stands on which side, in the words of ACLED and UCDP: what an actor is follows from its kind, sector and country.

ACLED's types of actors ("inter") and the names of their pairs are those of its codebook of 2024, section "Interaction
codes": forces of a state are External/Other forces outside of their own country, whoever they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from saksi.export.facts import Country
from saksi.model.incidents import Incident
from saksi.model.mentions import Actor

STATE, REBELS, MILITIA = "State forces", "Rebel group", "Political militia"
RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = "Rioters", "Protesters", "Civilians", "External/Other forces"
ORDER = (STATE, REBELS, MILITIA, "Identity militia", RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL)
"""ACLED's numbers 1 to 8; pairs are named in this order, except that civilians come last."""
ARMED = frozenset({STATE, REBELS, MILITIA})
ARMED_SECTORS = {"REB": REBELS, "PRM": MILITIA, "CRM": MILITIA, "UAF": MILITIA}
OF_THE_STATE = frozenset({"state", "government-body", "military", "police", "intelligence"})
UNARMED = frozenset({"population", "media", "organisation", "party"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: its main actor, the others, and what the main actor is (empty if unknown)."""

    name: str = ""
    inter: str = ""
    others: tuple[str, ...] = ()
    others_are: tuple[str, ...] = ()

    def under(self, inter: str, where: Country) -> Side:
        """Return the side under ACLED's general name for protesters, rioters or civilians; the unarmed named go with it."""
        named = zip((self.name, *self.others), (self.inter, *self.others_are), strict=True)
        unarmed = tuple(name for name, is_a in named if name and is_a not in ARMED)
        return Side(name=f"{inter} ({where.name})", inter=inter, others=unarmed)

    def split(self) -> tuple[Side, Side]:
        """Return the main actor and the next one as the two sides of a clash."""
        return (
            replace(self, others=(), others_are=()),
            Side(name=self.others[0], inter=self.others_are[0], others=self.others[1:], others_are=self.others_are[1:]),
        )


def sides_of(incident: Incident, where: Country, actors: Mapping[str, Actor], names: Mapping[str, str]) -> tuple[Side, Side]:
    """Return those who act and those acted upon."""
    acting, hit = apart(incident, actors)
    return _side(acting, where, actors, names), _side(hit, where, actors, names)


def apart(incident: Incident, actors: Mapping[str, Actor]) -> tuple[list[str], list[str]]:
    """Return the actors of both roles so that nobody stands on both sides; persons are no actors of ACLED and UCDP.

    The first agent stays. Against it stand targets that are not of its government: those who do not act as well, else those
    who do, as in a fight that several articles tell. Outlets and persons are told to act by mistake more often than not.
    """
    agents = [one for one in incident.agents if _can_act(actors.get(one))]
    others = [one for one in incident.targets if not _is_person(actors.get(one)) and one not in agents[:1]]
    foes = [one for one in others if not agents or not are_one(actors[agents[0]], actors[one])]
    hit = [one for one in foes if one not in agents] or foes
    return [one for one in agents if one not in hit], hit


def are_one(one: Actor, other: Actor) -> bool:
    """Tell whether two actors act for the same government."""
    return is_government(one) and is_government(other) and one.country == other.country


def _can_act(actor: Actor | None) -> bool:
    return not _is_person(actor) and actor is not None and actor.kind != "media"


def _is_person(actor: Actor | None) -> bool:
    return actor is None or actor.kind == "person"


def _side(ids: list[str], where: Country, actors: Mapping[str, Actor], names: Mapping[str, str]) -> Side:
    if not ids:
        return Side()
    called = [names.get(one, one) for one in ids]
    are = [inter_of(actors.get(one), where) for one in ids]
    return Side(name=called[0], inter=are[0], others=tuple(called[1:]), others_are=tuple(are[1:]))


def inter_of(actor: Actor | None, where: Country | None) -> str:
    """Return what an actor is in ACLED's words, empty where kind and sector do not say."""
    if actor is None:
        return ""
    sector = actor.sector or ""
    if actor.kind in {"international", "coalition"}:
        return REBELS if sector == "REB" else EXTERNAL
    if sector in ARMED_SECTORS and actor.kind in {"armed-group", "military"}:
        return ARMED_SECTORS[sector]
    if is_government(actor):
        return STATE if where is None or actor.country == where.alpha3 else EXTERNAL
    return CIVILIANS if actor.kind in UNARMED else ""


def is_government(actor: Actor) -> bool:
    """Tell whether an actor acts for a state: the state itself, its bodies and forces."""
    return actor.kind in OF_THE_STATE and (actor.sector or "") not in ARMED_SECTORS


def is_armed(actor: Actor) -> bool:
    """Tell whether an actor is a government or an organised armed group, as UCDP's sides must be."""
    return inter_of(actor, None) in ARMED


def interaction(one: Side, other: Side) -> str:
    """Return ACLED's name for the pair of two sides, empty where a side is not known."""
    if not one.inter or (other.name and not other.inter):
        return ""
    if not other.name:
        return f"{one.inter} only"
    first, second = sorted((one.inter, other.inter), key=ORDER.index)
    if (first, second) == (CIVILIANS, EXTERNAL):
        first, second = second, first
    return f"{first}-{second}"
