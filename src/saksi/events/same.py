"""One act told in several sentences is one event."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.model.mentions import DateRange, Figure, Place, RoleFiller

REFERRING = frozenset({"ASSAULT", "CONSULT", "AGREE", "RETREAT", "COERCE"})
"""Types whose nouns ("serangan Israel", "pertemuan") mostly name an act that is told elsewhere."""


def merge_told_twice(acts: list[Act]) -> list[Act]:
    """Return the acts with those told twice merged: the fullest telling stays, the other sentences are listed.

    Two acts of one type are the same when nothing in them differs (agents, targets, places, days) and something binds
    them: words that point back ("serangan itu"), an act and what it led to in one sentence, a noun that names the act
    again, or shared parties at one place. What only names a result ("12 orang tewas") joins an act told elsewhere.
    """
    kept: list[Act] = []
    waiting: list[Act] = []
    for act in acts:
        twin = _twin(kept, act)
        if twin is not None:
            _merge(twin, act)
        elif act.points_back or _is_echo(act):
            waiting.append(act)
        else:
            kept.append(act)
    for act in waiting:
        twin = _twin(kept, act)
        if twin is not None:
            _merge(twin, act)
        elif not act.points_back and act.entry.part != "echo" and not any(_same_type(act, k) for k in kept):
            kept.append(act)
    return sorted(kept, key=lambda act: act.first)


def _same_type(one: Act, other: Act) -> bool:
    return one.entry.event_type == other.entry.event_type


def _is_echo(act: Act) -> bool:
    """Tell whether an act names a result, or is a noun that adds nothing of its own."""
    if act.entry.part != "act":
        return True
    return act.voice == "noun" and act.helper is None and _specifics(act) < 2


def _specifics(act: Act) -> int:
    """Count what a telling adds: parties, a place below the country, a day, victims."""
    return bool(act.agents) + bool(act.targets) + bool(_place_ids(act)) + (act.date is not None) + bool(act.figures)


def _twin(kept: list[Act], act: Act) -> Act | None:
    """Return the act that ``act`` tells again: the best bound, of equally bound ones the last."""
    found = [(binding, i) for i, other in enumerate(kept) if (binding := _binding(other, act))]
    return kept[max(found)[1]] if found else None


def _binding(one: Act, other: Act) -> int:
    """Return how strongly two acts are bound, 0 if they are different acts."""
    if not _same_type(one, other) or not (_parties_fit(one, other) and _dates_fit(one.date, other.date)):
        return 0
    if one.sentence == other.sentence and _one_clause(one, other):
        return 4 if _places_fit(one, other) or "result" in {one.entry.part, other.entry.part} else 0
    if not _places_fit(one, other):
        return 0
    if other.points_back:
        return 3
    referring = other.entry.event_type in REFERRING and (_is_noun(other) or _is_echo(other) or _is_noun(one))
    if referring and _counts_fit(one, other) and (_shared(one.agents, other.agents) or not other.agents or not one.agents):
        return 2
    if one.status == other.status and _shared(one.agents, other.agents):
        return int(_shared(one.targets, other.targets) or bool(_place_ids(one) & _place_ids(other)))
    return 0


def _is_noun(act: Act) -> bool:
    return act.voice == "noun" and act.helper is None


def _one_clause(one: Act, other: Act) -> bool:
    """Tell whether two tellings in one sentence are one act: a noun and its verb, an act and its result."""
    if "act" not in (one.entry.part, other.entry.part) or one.entry.part != other.entry.part:
        return True
    return _is_noun(one) or _is_noun(other)


def _ids(fillers: list[RoleFiller]) -> set[str]:
    return {f.actor_id for f in fillers if f.actor_id}


def _shared(one: list[RoleFiller], other: list[RoleFiller]) -> bool:
    a, b = _ids(one), _ids(other)
    return bool(a & b) or any(_kin(x, y) for x in a for y in b)


def _parties_fit(one: Act, other: Act) -> bool:
    return _compatible(one.agents, other.agents) and _compatible(one.targets, other.targets)


def _compatible(one: list[RoleFiller], other: list[RoleFiller]) -> bool:
    return not _ids(one) or not _ids(other) or _shared(one, other)


def _kin(one: str, other: str) -> bool:
    """Tell whether two ids belong to one side by name: israel and israel-military, us-military and united-states."""
    return one.startswith(f"{other}-") or other.startswith(f"{one}-") or {one, other} in _KIN


_KIN = ({"united-states", "us-military"}, {"israel", "israeli-civilians"}, {"palestine", "palestinian-civilians"},
        {"hamas", "palestinian-factions"}, {"hamas", "al-qassam-brigades"})  # fmt: skip


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


def _merge(twin: Act, act: Act) -> None:
    """Take over what ``act`` adds; the fuller telling gives trigger, evidence and status."""
    twin.also.extend({twin.sentence, act.sentence, *act.also})
    same_sentence = act.sentence == twin.sentence
    if same_sentence:
        twin.clause = (min(twin.clause[0], act.clause[0]), max(twin.clause[1], act.clause[1]))
    elif (twin.entry.part != "act" and act.entry.part == "act") or _specifics(act) > _specifics(twin) + 1:
        for name in ("first", "last", "entry", "voice", "sentence", "clause", "helper", "status"):
            setattr(twin, name, getattr(act, name))
    result = act.entry.part != "act"
    for role in ("agents", "targets", "places"):
        mine, theirs = getattr(twin, role), getattr(act, role)
        if not mine or (same_sentence and not (result and role == "agents")):
            mine.extend(theirs)
    twin.date = twin.date or act.date
    twin.mode = twin.mode or act.mode
    twin.figures.extend(act.figures)
