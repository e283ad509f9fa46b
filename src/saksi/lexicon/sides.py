"""Sides: which bodies an actor belongs to, so that a wing and its movement can be known as one party."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.lexicon.load import Lexicon


def with_sides(ids: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Return actor ids with all bodies they belong to, and the state whose body they are by name."""
    sides = set(ids)
    todo = list(sides)
    while todo:
        entry = lexicon.actors.get(todo.pop())
        if entry is None:
            continue
        parents = [*entry.part_of]
        state = lexicon.states.get(entry.country)
        if state is not None and entry.kind in {"military", "police", "intelligence", "government-body", "population"}:
            parents.append(state.actor_id)
        new = [parent for parent in parents if parent not in sides]
        sides.update(new)
        todo.extend(new)
    return frozenset(sides)
