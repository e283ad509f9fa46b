"""What the encoder sees of an act in its sentence, as features: whether it is one, who has a part in it, where, when, how.

With these features weights of their own are learnt (``…-full.json``); without an encoder the others stand.
"""

from __future__ import annotations

from bisect import bisect_right

from saksi.events.acts import Act
from saksi.events.candidates import Candidate
from saksi.events.looks import Look
from saksi.events.scenes import Scene

STEPS = (0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97)
"""Bounds of the steps in which a chance counts."""


def weights_name(name: str, act: Act) -> str:
    """Return which weights tell of an act: those learnt with what the encoder sees of it, if it has seen it."""
    return name if act.cast is None else f"{name}-full"


def seen_role(look: Look, one: Candidate, where: str, role: str) -> list[str]:
    """Return what is seen of ``one``, which stands ``where`` seen from the act, as one of the ``role``."""
    cast = look.act.cast
    if cast is None:
        return []
    mine, theirs = (one.agent, one.target) if role == "agents" else (one.target, one.agent)
    other = "targets" if role == "agents" else "agents"
    step, also = (_step(cast.chance(name, one.first, one.last)) for name in (role, other))
    most = _step(cast.most(role))
    return [
        f"seen:{step}", f"seen:{step}/{one.kind}", f"seen:{step}/{where}", f"seen:{step}/{look.kind}",
        f"seen:{step}/rule:{bool(mine)}/{bool(theirs)}", f"seen:{step}/also:{also}", f"seen:{step}/most:{most}",
    ]  # fmt: skip


def seen_scene(look: Look, scene: Scene, role: str) -> list[str]:
    """Return what is seen of a place or a day, ``role`` "place" or "date"."""
    cast = look.act.cast
    if cast is None:
        return []
    step, most = _step(cast.chance(role, scene.spot.first, scene.spot.last)), _step(cast.most(role))
    rule = "rule" if scene.ruled else "taken" if scene.taken else "none"
    return [
        f"seen:{step}", f"seen:{step}/rule:{rule}", f"seen:{step}/most:{most}", f"seen:{step}/most:{most}/at:{scene.at}",
        f"seen:{step}/{look.kind}", f"seen:{step}/apt:{scene.apt}",
    ]  # fmt: skip


def seen_kind(act: Act) -> list[str]:
    """Return what is seen of coding an act at all, and as what it is."""
    if act.cast is None:
        return []
    chances, kind = act.cast.of_act("kind"), act.entry.event_type
    coded, own = _step(1 - chances["left"]), _step(chances[kind])
    best = max((name for name in chances if name != "left"), key=lambda name: chances[name]) == kind
    found = "seen" if act.seen else "again" if act.spare else "told"
    return [
        f"found:{found}", f"seen:{coded}", f"seen:{own}/own", f"seen:{own}/{kind}", f"seen:{own}/best:{best}",
        f"seen:{own}/found:{found}", f"seen:{own}/stated:{act.stated}",
    ]  # fmt: skip


def seen_status(act: Act) -> list[str]:
    """Return what is seen of the status of an act."""
    if act.cast is None:
        return []
    chances = act.cast.of_act("status")
    likeliest = max(chances, key=lambda status: chances[status])
    return [
        *(f"seen:{status}:{_step(chance)}" for status, chance in chances.items()), f"seen:{likeliest}/{act.status}",
    ]  # fmt: skip


def _step(chance: float | None) -> str:
    return "none" if chance is None else str(bisect_right(STEPS, chance))
