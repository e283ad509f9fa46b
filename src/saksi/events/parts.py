"""What speaks for a part in an act: who acts and who is acted upon, as features with weights learnt from coded articles.

The rules of ``roles`` are features too: how far each is to be trusted, and where, is learnt. No actor's name is among them.
"""

from __future__ import annotations

from saksi.events.candidates import Candidate
from saksi.events.clauses import BREAKS, PREPOSITIONS, verb
from saksi.events.looks import Look
from saksi.events.parties import people_of
from saksi.model.mentions import RoleFiller

ROLES = ("agents", "targets")
JOINING = frozenset({"dan", "serta", ",", "atau", "maupun", "hingga", "termasuk", "bersama", "dengan", "/", "-"})
JOINED = 7
"""At most so many words and marks stand between two who are coordinated."""


def part_features(look: Look, one: Candidate, where: str) -> list[str]:
    """Return what counts for any part of ``one`` in the act, which stands ``where`` seen from it."""
    act, kind, form = look.act, look.kind, look.form
    speaks = one.actor_id in look.speakers
    features = [
        "always", f"kind:{one.kind}/{kind}", f"where:{where}/{form}", f"where:{where}/{kind}", f"where:{where}/{one.kind}",
        f"where:{where}/{form}/{look.opener(one.first)}", f"where:{where}/{act.entry.trigger_id}",
        f"where:{where}/{act.entry.part}", f"speaks:{speaks}/{act.entry.speech}",
    ]  # fmt: skip
    if where in {"before", "behind"}:
        features += look.between(one.first, one.last)
        features.append(f"apart:{where}/{form}/{look.apart(one.span(look.page))}")
    return features


def role_features(look: Look, one: Candidate, where: str, role: str) -> list[str]:
    """Return what the rules say of ``one`` as one of the ``role``, "agents" or "targets"."""
    mine, theirs = (one.agent, one.target) if role == "agents" else (one.target, one.agent)
    fillers: list[RoleFiller] = getattr(look.act, role)
    rule = mine or ("taken" if fillers else "none")
    features = [
        f"rule:{rule}/{look.kind}", f"rule:{rule}/{look.form}", f"rule:{rule}/{one.kind}", f"rule:{rule}/{where}",
        f"rule:{rule}/{theirs or '-'}", f"busy:{look.busy.get(look.page.tokens.starts[one.first], '-')}/{where}/{rule}",
    ]  # fmt: skip
    if rule == "taken":
        features += [f"joined:{way}" for filler in fillers if (way := _joined(look, filler, one))]
    return features


def where_is(look: Look, one: Candidate) -> str:
    """Return where a candidate stands, seen from the act: before or behind it, or in an earlier or later sentence."""
    if look.inside.start <= one.first < look.inside.stop:
        return "before" if one.first < look.act.first else "behind"
    return "earlier" if one.first < look.act.first else "later"


def apposed(look: Look, one: Candidate) -> bool:
    """Tell whether a candidate only says who the one before it is: "X, pejabat senior Y, mengecam"."""
    page, at = look.page, one.first - 1
    while at > look.inside.start and page.tokens.is_word(at) and look.board.at[at] is None and one.first - at <= JOINED:
        at -= 1
    comma, named = page.norms[at] == ",", look.board.at[at - 1] if at > look.inside.start else None
    closed = page.norm(one.last + 1) == ","
    if not (comma and closed) or named is None:
        return False
    return named.kind == "person" and people_of(page, named.first) is None


def in_title(look: Look, one: Candidate) -> bool:
    """Tell whether a candidate only says whose officer the person right behind it is: "kepala administrasi Y X"."""
    own = look.board.at[one.last]
    behind = look.board.at[one.last + 1] if one.last + 1 < look.inside.stop else None
    return own is not None and behind is not None and own.kind != "person" == behind.kind


def _joined(look: Look, filler: RoleFiller, one: Candidate) -> str:
    """Tell on which side and how a candidate is coordinated to a filler of the rules: "X dan Y", "X, Y"."""
    page, tokens = look.page, look.page.tokens.within(filler.span)
    behind = tokens.stop <= one.first
    gap = slice(tokens.stop, one.first) if behind else slice(one.last + 1, tokens.start)
    norms = page.norms[gap]
    if not 0 < len(norms) <= JOINED or JOINING.isdisjoint(norms):
        return ""
    if any(n in BREAKS - JOINING or n in PREPOSITIONS or verb(n) or n == "yang" for n in norms):
        return ""
    if norms[0] == "," and len(norms) > 1 and norms[1] not in JOINING:
        return ""  # an apposition: "X, pejabat senior Y"
    return f"{'behind' if behind else 'before'}/{next(n for n in norms if n in JOINING)}"
