"""Whom somebody condemns who names nobody: "Qatar mengutuk serangan itu" is about who attacked in the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.acts import Act
from saksi.lexicon.grammar import words
from saksi.text.page import Page

_DEEDS, _POINTING = words("deeds-condemned"), words("pointing")
REACH = 6
"""The deed stands at most so many words behind the verb."""
SCORE = 0.8
"""In 12 of 15 coded cases without a named target whoever did the last attack was meant."""


def blame_doers(page: Page, act: Act, before: Sequence[Act]) -> None:
    """Give who condemns "serangan itu" and names nobody the doers of the last attack told ``before`` as targets."""
    if act.entry.event_type != "ACCUSE" or act.mode == "investigate" or act.targets or not _points_back(page, act):
        return
    attacks = (one for one in reversed(before) if one.entry.event_type == "ASSAULT" and any(a.actor_id for a in one.agents))
    attack = next(attacks, None)
    if attack is None:
        return
    own = {agent.actor_id for agent in act.agents}
    for doer in attack.agents:
        if doer.actor_id and doer.actor_id not in own:
            act.targets.append(replace(doer, rule="roles:told-before"))
            act.because("targets", "roles:told-before", SCORE)


def _points_back(page: Page, act: Act) -> bool:
    """Tell whether a deed that was told before stands behind the verb: "serangan mematikan itu"."""
    reach = range(act.last + 1, min(act.last + 1 + REACH, len(page.tokens) - 2))
    return any(
        page.norm(i) in _DEEDS and page.same_sentence(i, act.last) and not _POINTING.isdisjoint(page.norms[i + 1 : i + 3])
        for i in reach
    )
