"""An act in ACLED's terms: classes of who acts and is acted upon, and the codebook's table of types."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from saksi.events.acts import Act
from saksi.lexicon.entries import AcledRow, ClassWord
from saksi.mentions.found import Board, Found
from saksi.model.events import Acled
from saksi.model.mentions import Figure, Mention, RoleFiller
from saksi.text.page import Page

HAPPENED = frozenset({"actual", "background"})
"""Statuses of acts that are told as having happened: plans, threats and denials are no events of ACLED."""
STATE, FORCES, GROUP, EXTERNAL = "state", "state-forces", "armed-group", "external"
PROTESTERS, CIVILIANS, PROPERTY, UNKNOWN = "protesters", "civilians", "property", "unknown"
NOBODY, TWO_SIDES = "nobody", "two-sides"
CLASSES = (STATE, FORCES, GROUP, EXTERNAL, PROTESTERS, CIVILIANS, PROPERTY, UNKNOWN)
"""What an actor can be; ``nobody`` and ``two-sides`` speak of all actors of a role together."""
ARMED = frozenset({STATE, FORCES, GROUP, EXTERNAL})
UNARMED = frozenset({PROTESTERS, CIVILIANS})
ON_CIVILIANS = frozenset({"Violence against civilians"})
AMONG_CIVILIANS = frozenset({"Explosions/Remote violence", "Riots"})
HARMED = frozenset({"killed", "injured", "killed_or_injured"})
"""Those counted so are hit as well, whether or not they are named as targets."""
_FORCES = frozenset({"MIL", "COP", "SPY"})
_GROUPS = frozenset({"REB", "PRM", "CRM", "UAF"})
_RULERS = frozenset({"GOV", "LEG", "JUD"})
_KINDS = {
    "state": STATE, "government-body": STATE, "military": FORCES, "police": FORCES, "intelligence": FORCES,
    "armed-group": GROUP, "population": CIVILIANS, "media": CIVILIANS, "organisation": CIVILIANS, "party": CIVILIANS,
}  # fmt: skip
_WORDS = {
    "protesters": PROTESTERS, "soldiers": FORCES, "fighters": GROUP, "people": CIVILIANS, "buildings": PROPERTY,
    "vehicles": PROPERTY, "goods": PROPERTY,
}  # fmt: skip
"""Word classes that tell what somebody without a name is; the first that is found counts."""


def derive(
    rows: Iterable[AcledRow], event_type: str, mode: str | None, names: Collection[str],
    agents: Collection[str], targets: Collection[str],
) -> tuple[Acled | None, str]:  # fmt: skip
    """Return an act in ACLED's terms and the row that says so; ``None`` where ACLED has no such event.

    Args:
        rows: the codebook's table; the first row that fits decides.
        event_type: PLOVER type.
        mode: PLOVER mode.
        names: word classes of which the evidence names something.
        agents: classes of those who act, see ``CLASSES``; none if nobody is named.
        targets: classes of those acted upon.

    """
    acting = frozenset(agents or {NOBODY}) | ({TWO_SIDES} if _fight_each_other(agents, targets) else frozenset())
    hit = frozenset(targets or {NOBODY})
    for row in rows:
        if _fits(row, event_type, mode, names) and _meet(row.agents, acting) and _meet(row.targets, hit):
            if not row.event_type:
                return None, row.row_id
            targeting = _targets_civilians(row, hit)
            return Acled(
                event_type=row.event_type, sub_event_type=row.sub_event_type, civilian_targeting=targeting, row=row.row_id
            ), row.row_id
    return None, "no-row"


def _fits(row: AcledRow, event_type: str, mode: str | None, names: Collection[str]) -> bool:
    return event_type in row.types and (not row.modes or mode in row.modes) and _meet(row.names, names)


def _meet(wanted: frozenset[str], there: Collection[str]) -> bool:
    return not wanted or not wanted.isdisjoint(there)


def _fight_each_other(agents: Collection[str], targets: Collection[str]) -> bool:
    """Tell whether two or more armed agents act and nobody is their target, as in a firefight."""
    return not targets and len([one for one in agents if one in ARMED]) > 1


def _targets_civilians(row: AcledRow, hit: frozenset[str]) -> bool:
    """Tell whether civilians are the main or only target, as ACLED's column of that name says."""
    if row.event_type in ON_CIVILIANS or row.sub_event_type == "Excessive force against protesters":
        return True
    people = hit - {PROPERTY}
    return row.event_type in AMONG_CIVILIANS and bool(people) and people <= UNARMED


def acled_of(
    page: Page, board: Board, act: Act, agents: tuple[RoleFiller, ...], targets: tuple[RoleFiller, ...]
) -> tuple[Acled | None, str]:
    """Return an act of a page in ACLED's terms and the row that says so, see ``derive``."""
    if act.status not in HAPPENED:
        return None, "status"
    acting = [class_of(page, board, one, acts=True) for one in agents]
    hit = [class_of(page, board, one, acts=False) for one in targets]
    hit += [one for m in act.figures if (one := _counted(page, m)) is not None]
    names = _classes(page, *act.clause)
    return derive(page.lexicon.acled, act.entry.event_type, act.mode, names, acting, hit)


def _classes(page: Page, first: int, last: int) -> set[str]:
    """Return the word classes of which tokens ``first`` to ``last`` name something."""
    hits = page.hits_within(ClassWord, first, last)
    return {hit.entry.class_id for hit in hits if isinstance(hit.entry, ClassWord)}


def _counted(page: Page, mention: Mention) -> str | None:
    """Return what those are whom a figure counts as killed or injured: "12 warga sipil"; ``None`` where it does not say."""
    value = mention.value
    if not isinstance(value, Figure) or value.unit not in HARMED:
        return None
    named = _by_words(page, page.tokens.within(mention.span))
    return named if named != UNKNOWN else None


def class_of(page: Page, board: Board, one: RoleFiller, *, acts: bool) -> str:
    """Return what an actor is: by the words for it, by its kind and sector; unarmed officials that are hit are civilians."""
    inside = page.tokens.within(one.span)
    named = _by_words(page, inside)
    if named == PROTESTERS:
        return named
    found = board.at_span(one.span) or next((board.at[i] for i in inside if board.at[i] is not None), None)
    if found is None or (one.actor_id is None and named != UNKNOWN):
        return named
    return _by_kind(found, acts=acts)


def _by_words(page: Page, inside: range) -> str:
    classes = _classes(page, inside.start, inside.stop - 1)
    return next((_WORDS[name] for name in _WORDS if name in classes), UNKNOWN)


def _by_kind(found: Found, *, acts: bool) -> str:
    sector = found.sector or ""
    if found.kind == "military" and sector in _GROUPS:
        return GROUP
    if found.kind == "coalition":
        return GROUP if sector == "REB" else EXTERNAL
    if found.kind == "international":
        return EXTERNAL if acts else CIVILIANS
    if found.kind == "person":
        return _of_person(sector, acts=acts)
    if found.kind == "government-body" and sector in _FORCES:
        return FORCES
    if found.kind == "population" and sector == "GOV":
        return STATE
    return _KINDS.get(found.kind, UNKNOWN)


def _of_person(sector: str, *, acts: bool) -> str:
    if sector in _FORCES:
        return FORCES
    if sector in _GROUPS:
        return GROUP
    if sector == "IGO":
        return EXTERNAL if acts else CIVILIANS
    return STATE if acts and sector in _RULERS else CIVILIANS
