"""What the claims of one incident come to: tolls over time, who blames whom, and how far reports support each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from saksi.incidents.disagree import counted_by, deeds_of
from saksi.incidents.facts import Facts
from saksi.model.incidents import Blame, Claim, Disagreement, Support, Toll
from saksi.model.mentions import Figure

Group = Sequence[Facts]
Counted = tuple[str, Facts, Figure]
"""Day of publication (ISO, the last of all where it is unknown), the report, the count."""
UNKNOWN_DAY = "9999"


def tolls(group: Group) -> tuple[Toll, ...]:
    """Return for each unit (killed, injured, …) the lowest, the best and the highest count that the reports give.

    Best is the count that most origins give among those published last, of several the lowest: tolls grow as bodies are
    found, and the lower is the safer. Who only recalls what happened says nothing newer: such counts are asked if there are
    no others, and then all of them. Parts ("among them 3 children") and running totals take no part.
    """
    by_unit: dict[str, list[Counted]] = defaultdict(list)
    for facts in group:
        for figure in facts.figures:
            if figure.scope == "event" and figure.low is not None:
                day = facts.published.isoformat() if facts.published else UNKNOWN_DAY
                by_unit[figure.unit].append((day, facts, figure))
    return tuple(_toll(unit, counted) for unit, counted in sorted(by_unit.items()))


def _toll(unit: str, counted: list[Counted]) -> Toll:
    news = [one for one in counted if one[1].event.status != "background"]
    last = max((day for day, _, _ in news if day != UNKNOWN_DAY), default=UNKNOWN_DAY)
    origins: dict[int, set[str]] = defaultdict(set)
    for day, facts, figure in news or counted:
        if (day == last or not news) and figure.low is not None:
            origins[figure.low].add(facts.origin)
    best = min(origins, key=lambda number: (-len(origins[number]), number))
    lows = [figure.low for _, _, figure in counted if figure.low is not None]
    highs = [_most(figure) for _, _, figure in counted]
    return Toll(unit=unit, low=min(lows), best=best, high=max(highs), is_growing=grows(counted))


def _most(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def grows(counted: Sequence[Counted]) -> bool:
    """Tell whether one voice counts more of the same victims from day to day, and never fewer."""
    days: dict[str, list[int]] = defaultdict(list)
    for day, _, figure in counted:
        days[day].append(figure.low or 0)
    told = {(figure.victims, counted_by(facts, figure)) for _, facts, figure in counted}
    if len(told) > 1 or UNKNOWN_DAY in days or len(days) < 2:
        return False
    if any(len(set(found)) > 1 for found in days.values()):
        return False
    rising = [found[0] for _, found in sorted(days.items())]
    return rising == sorted(rising) and rising[0] < rising[-1]


def blame(group: Group, claims: Sequence[Claim], differing: Sequence[Disagreement]) -> tuple[Blame, ...]:
    """Return who did it according to whom, where the reports of a deed differ on that; nothing where they agree."""
    if not deeds_of(group):
        return ()
    disputed = next((one.values for one in differing if one.field == "agent"), ())
    by_id = {claim.claim_id: claim for claim in claims}
    found = []
    for value, ids in disputed:
        said_by = sorted({by_id[i].chain[0] for i in ids if i in by_id})
        found.append(Blame(agent=value, according_to=tuple(said_by), claim_ids=tuple(ids)))
    return tuple(found)


def support(group: Group, differing: Sequence[Disagreement]) -> Support:
    """Return how far the reports of an incident support each other; the first that holds, from the top.

    ``disputed``: sources differ on who did a deed, or one denies what another tells. ``both-sides``: it is told by a voice
    of the agent's side and by one of the target's. ``independent-origins``: several origins, with different voices or the
    outlets' own. ``one-voice``: several origins, all after the same voice. ``one-origin``: several outlets that print or
    cite one origin. ``single-source``: one outlet.
    """
    denied = {facts.event.status == "denied" or facts.event.attribution.stance == "denies" for facts in group}
    if len(denied) > 1 or (deeds_of(group) and any(one.field == "agent" for one in differing)):
        return "disputed"
    heard = [_voices(facts) for facts in group]
    if _sides_meet(group, heard):
        return "both-sides"
    if len({facts.origin for facts in group}) > 1:
        named = {voice for found in heard for voice in found}
        return "one-voice" if len(named) == 1 and all(heard) else "independent-origins"
    return "one-origin" if len({facts.outlet for facts in group}) > 1 else "single-source"


def _voices(facts: Facts) -> frozenset[str]:
    """Return the innermost voice that a report gives; for a statement its speaker."""
    if facts.event.event_type == "STATEMENT":
        return facts.agents
    return frozenset(f.actor_id for f in facts.event.attribution.chain[:1] if f.actor_id)


def _sides_meet(group: Group, heard: Sequence[frozenset[str]]) -> bool:
    agents = {actor for facts in group for actor in facts.agent_sides}
    targets = {actor for facts in group for actor in facts.target_sides} - agents
    named = {voice for found in heard for voice in found}
    return bool(named & agents and named & targets)
