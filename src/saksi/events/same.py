"""One act told in several sentences is one event."""

from __future__ import annotations

from typing import Any

from saksi.events.acts import Act
from saksi.lexicon.sides import with_sides
from saksi.model.mentions import DateRange, Figure, Place, RoleFiller

REFERRING = frozenset({"ASSAULT", "CONSULT", "AGREE", "RETREAT", "COERCE"})
"""Types whose nouns ("serangan Israel", "pertemuan") mostly name an act that is told elsewhere."""

LOOK_BACK = 60
"""So many acts before it are compared with an act; no report tells more."""
REFERS = 2
"""How strongly a noun is bound to an act that it may name again."""
OWN_ACT = 3
"""So many things of its own make a noun an act that is told here, not an echo of another."""


def merge_told_twice(acts: list[Act]) -> list[Act]:
    """Return the acts with those told twice merged: the fullest telling stays, the other sentences are listed.

    Two acts of one type are the same when nothing in them differs (agents, targets, places, days) and something binds
    them: words that point back ("serangan itu"), an act and what it led to in one sentence, shared parties, a shared
    place or day. A noun that only fits an act told elsewhere ("serangan Israel") echoes it: its sentence is listed, and
    nothing it says is taken over. What only names a result ("12 orang tewas") joins an act told elsewhere.
    """
    kept: list[Act] = []
    waiting: list[Act] = []
    for act in acts:
        if _settled(kept, act):
            continue
        (waiting if act.points_back or _is_echo(act) else kept).append(act)
    for act in waiting:
        if _settled(kept, act):
            continue
        if not act.points_back and act.entry.part != "echo" and not any(_same_type(act, k) for k in kept):
            kept.append(act)
    return sorted(kept, key=lambda act: act.first)


def _settled(kept: list[Act], act: Act) -> bool:
    """Join ``act`` to the act that it tells again, or keep it beside one that it may echo but says more than."""
    twin = _twin(kept, act)
    if twin is None:
        return False
    if _binding(twin, act) != REFERS or _bound(twin, act):
        _merge(twin, act)
    elif (_is_noun(act) or _is_echo(act)) and not act.figures and _specifics(act) < OWN_ACT:
        twin.echoes.extend({act.sentence, *act.also, *act.echoes})
    else:
        kept.append(act)
    return True


def _same_type(one: Act, other: Act) -> bool:
    return one.entry.event_type == other.entry.event_type


def _is_echo(act: Act) -> bool:
    """Tell whether an act names a result, or is a noun that adds nothing of its own."""
    if act.entry.part != "act":
        return True
    if act.phase:
        return False
    return act.voice == "noun" and act.helper is None and _specifics(act) < 2


def _specifics(act: Act) -> int:
    """Count what a telling adds: parties, a place below the country, a day, victims."""
    return bool(act.agents) + bool(act.targets) + bool(_place_ids(act)) + (act.date is not None) + bool(act.figures)


def _twin(kept: list[Act], act: Act) -> Act | None:
    """Return the act that ``act`` tells again: the best bound, of equally bound ones the last."""
    recent = kept[-LOOK_BACK:]
    found = [(binding, i) for i, other in enumerate(recent) if (binding := _binding(other, act))]
    return recent[max(found)[1]] if found else None


def _binding(one: Act, other: Act) -> int:
    """Return how strongly two acts are bound: 4 by one clause, 3 by a word that points back, 0 if they are different."""
    if one.phase != other.phase and one.phase and other.phase:
        return 0
    if not _same_type(one, other) or not (_parties_fit(one, other) and _dates_fit(one.date, other.date)):
        return 0
    if one.sentence == other.sentence and _one_clause(one, other):
        return 4 if _places_fit(one, other) or "result" in {one.entry.part, other.entry.part} else 0
    if not _places_fit(one, other):
        return 0
    if other.points_back:
        return 3 if one.first < other.first else 0
    referring = other.entry.event_type in REFERRING and (_is_noun(other) or _is_echo(other) or _is_noun(one))
    recalled = one.status == "background" != other.status
    if (
        referring
        and not recalled
        and _counts_fit(one, other)
        and (_shared(one, other, "agents") or not other.agents or not one.agents)
    ):
        return REFERS
    if one.status != other.status or one.entry is not other.entry or one.sentence == other.sentence:
        return 0
    if one.entry.mutual:
        return int(_parties_shared(one, other) > 1)
    spot = bool(_place_ids(one) & _place_ids(other))
    return int(_shared(one, other, "agents") and (spot or _shared(one, other, "targets")))


def _bound(one: Act, other: Act) -> bool:
    """Tell whether two acts share both parties, a place below the country, or the day."""
    parties = _shared(one, other, "agents") and _shared(one, other, "targets")
    if other.entry.part == "result" and not one.figures and other.sentence - one.sentence in (0, 1):
        return True
    return parties or bool(_place_ids(one) & _place_ids(other)) or (one.date is not None and one.date == other.date)


def _is_noun(act: Act) -> bool:
    return act.voice == "noun" and act.helper is None


def _one_clause(one: Act, other: Act) -> bool:
    """Tell whether two tellings in one sentence are one act: a noun and its verb, an act and its result."""
    if one.entry.part != "act" and other.entry.part == "act" and one.voice == other.voice == "active":
        return False
    if "act" not in (one.entry.part, other.entry.part) or one.entry.part != other.entry.part:
        return True
    return _is_noun(one) or _is_noun(other)


def _ids(fillers: list[RoleFiller]) -> frozenset[str]:
    return frozenset(f.actor_id for f in fillers if f.actor_id)


def _shared(one: Act, other: Act, role: str, other_role: str = "") -> bool:
    """Tell whether two roles have an actor in common, or one's actor is part of the other's (a wing and its movement)."""
    a, b = _ids(getattr(one, role)), _ids(getattr(other, other_role or role))
    return bool(a & b or a & with_sides(b, other.lexicon) or with_sides(a, one.lexicon) & b)


def _parties_shared(one: Act, other: Act) -> int:
    """Return how many parties of ``one`` also meet in ``other``, themselves or by a body they are part of."""
    others = _ids(other.agents)
    near = with_sides(others, other.lexicon)
    return sum(actor in near or bool(with_sides([actor], one.lexicon) & others) for actor in _ids(one.agents))


def _parties_fit(one: Act, other: Act) -> bool:
    """Tell whether the parties of two acts may be the same; whoever acts in one does not suffer in the other."""
    if not (_compatible(one, other, "agents") and _compatible(one, other, "targets")):
        return False
    if any(act.entry.mutual and len(act.agents) > 1 for act in (one, other)):
        return True
    return not (_shared(one, other, "agents", "targets") or _shared(one, other, "targets", "agents"))


def _compatible(one: Act, other: Act, role: str) -> bool:
    return not _ids(getattr(one, role)) or not _ids(getattr(other, role)) or _shared(one, other, role)


def _dates_fit(one: DateRange | None, other: DateRange | None) -> bool:
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def _place_ids(act: Act) -> set[str]:
    return {m.value.place_id for m in act.places if isinstance(m.value, Place) and m.value.kind not in {"country", "region"}}


def _places_fit(one: Act, other: Act) -> bool:
    a, b = _place_ids(one), _place_ids(other)
    return not a or not b or bool(a & b)


def _counts_fit(one: Act, other: Act) -> bool:
    """Tell whether no unit is counted differently by the two tellings."""
    a, b = _counts(one), _counts(other)
    return all(a[unit] & b[unit] for unit in a.keys() & b.keys())


def _counts(act: Act) -> dict[str, set[tuple[int | None, int | None]]]:
    found: dict[str, set[tuple[int | None, int | None]]] = {}
    for mention in act.figures:
        if isinstance(mention.value, Figure):
            found.setdefault(mention.value.unit, set()).add((mention.value.low, mention.value.high))
    return found


def _is_named_by(twin: Act, act: Act) -> bool:
    """Tell whether ``act`` names what ``twin`` only gives the result of."""
    return twin.entry.part != "act" and act.entry.part == "act"


def _merge(twin: Act, act: Act) -> None:
    """Take over what ``act`` adds; the fuller telling gives trigger, evidence and status."""
    twin.also.extend({twin.sentence, act.sentence, *act.also})
    same_sentence = act.sentence == twin.sentence
    if same_sentence:
        twin.clause = (min(twin.clause[0], act.clause[0]), max(twin.clause[1], act.clause[1]))
        if act.entry.part == "result" and act.targets and _is_noun(twin):
            twin.status = act.status
    elif not act.points_back and (_is_named_by(twin, act) or _specifics(act) > _specifics(twin) + 1):
        for name in ("first", "last", "entry", "voice", "sentence", "clause", "helper", "status"):
            setattr(twin, name, getattr(act, name))
        for role in ("agents", "targets"):
            if len(getattr(act, role)) >= len(getattr(twin, role)):
                getattr(twin, role)[:] = getattr(act, role)
    for role in ("agents", "targets", "places"):
        added = _added(twin, act, role)
        if added:
            getattr(twin, role).extend(added)
            _take_rules(twin, act, "place" if role == "places" else role)
    if twin.date is None and act.date is not None:
        twin.date, twin.date_span = act.date, act.date_span
        _take_rules(twin, act, "date")
    if twin.mode is None and act.mode is not None:
        twin.mode = act.mode
        _take_rules(twin, act, "mode")
    twin.figures.extend(act.figures)
    twin.stated = twin.stated or act.stated
    twin.chance = max((c for c in (twin.chance, act.chance) if c is not None), default=None)


def _added(twin: Act, act: Act, role: str) -> list[Any]:
    """Return what a second telling adds to a role; who acts is never taken from a mere result."""
    mine, theirs = getattr(twin, role), getattr(act, role)
    if role == "agents" and mine and act.points_back:
        return [f for f in theirs if with_sides(_ids([f]), act.lexicon) & _ids(mine) - _ids([f])]
    result = act.entry.part != "act"
    if not mine or (act.sentence == twin.sentence and not (result and role == "agents")):
        return list(theirs)
    return []


def _take_rules(twin: Act, act: Act, name: str) -> None:
    twin.rules.extend(rule for rule in act.rules if rule.field == name and rule not in twin.rules)
