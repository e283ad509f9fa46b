"""Who acts, on whom, where and when: chosen by weights among all that may be meant, the rules' choices among them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from saksi.events.acts import DENIAL, Act
from saksi.events.attribution import Voices
from saksi.events.candidates import Candidate, candidates
from saksi.events.casts import seen_role, seen_scene, weights_name
from saksi.events.circumstances import MAX_PLACES, without_wider
from saksi.events.looks import Look
from saksi.events.parts import ROLES, apposed, in_title, part_features, role_features, where_is
from saksi.events.scenes import Scene, date_features, find_spots, place_features, scenes
from saksi.events.weights import load_weights
from saksi.mentions.found import Board
from saksi.model.mentions import DateRange, Figure, Mention, Place, RoleFiller
from saksi.text.page import LOCATIVE, Page

LIKELY = {"agents": 0.45, "targets": 0.4, "place": 0.5, "date": 0.25}
"""From so likely on somebody, a place or a day is taken: about where F1 is best on articles left out in turn."""
SURE = 0.6
"""The same for a day that the grammar speaks against."""
KEPT, KEPT_NOUN = 0.2, 0.3
"""What the rules chose is dropped only if less likely: an actor or a count; a noun that names nobody."""
KEPT_SEEN = 0.4
"""The same for all of them, if the encoder has read the act in its sentence."""

SIDING = frozenset({"anti", "pro"})

Picked = list[tuple[Candidate, float]]


@dataclass(slots=True)
class Chosen:
    """What was chosen for one act, each with how likely it is."""

    roles: dict[str, Picked]
    places: list[tuple[Scene, float]]
    day: tuple[Scene, float] | None


class Weighing:
    """Chooses the parts of the acts of one page, as the rules left them."""

    def __init__(
        self,
        page: Page,
        board: Board,
        voices: Voices,
        mentions: tuple[Mention, ...],
        acts: list[Act],
        published: date | None,
    ) -> None:
        self.page, self.board, self.voices, self.acts, self.published = page, board, voices, acts, published
        self.mentions = [m for m in mentions if isinstance(m.value, Figure | Place)]
        self.places = find_spots(page, [m for m in mentions if isinstance(m.value, Place)])
        self.dates = find_spots(page, [m for m in mentions if isinstance(m.value, DateRange)])

    def choose(self, act: Act) -> Chosen:
        """Return what is likely enough; nothing is changed."""
        look = Look(self.page, self.board, self.voices, act, self.acts)
        return Chosen(self._roles(look), self._places(look), self._day(look))

    def give(self, act: Act, chosen: Chosen) -> None:
        """Give ``act`` what was chosen, with the rule behind each field."""
        act.rules = [rule for rule in act.rules if rule.field not in LIKELY]
        for role in ROLES:
            before: list[RoleFiller] = getattr(act, role)
            fillers = [_filler(self.page, before, one, role) for one, _ in chosen.roles[role]]
            setattr(act, role, fillers)
            for filler, (_, chance) in zip(fillers, chosen.roles[role], strict=True):
                act.because(role, filler.rule, round(chance, 3))
        for scene, chance in chosen.places:
            act.because("place", "circumstances:rules" if scene.ruled else "weights:place", round(chance, 3))
        act.places = without_wider(self.page, [scene.spot.mention for scene, _ in chosen.places])[:MAX_PLACES]
        act.date, act.date_span = None, None
        if chosen.day is not None:
            scene, chance = chosen.day
            assert isinstance(scene.spot.mention.value, DateRange)
            act.date, act.date_span = scene.spot.mention.value, scene.spot.mention.span
            act.because("date", "circumstances:rules" if scene.ruled else "weights:date", round(chance, 3))

    def _roles(self, look: Look) -> dict[str, Picked]:
        picked: dict[str, Picked] = {role: [] for role in ROLES}
        weights = [(role, load_weights(weights_name(role, look.act))) for role in ROLES]
        for one in candidates(look, self.mentions):
            where = where_is(look, one)
            shared = part_features(look, one, where)
            for role, known in weights:
                chance = known.likely([*shared, *role_features(look, one, where, role), *seen_role(look, one, where, role)])
                if chance >= _least(look, one, role):
                    picked[role].append((one, chance))
        return _one_role_each(picked)

    def _places(self, look: Look) -> list[tuple[Scene, float]]:
        told = (
            (one, [*place_features(look, self.acts, one), *seen_scene(look, one, "place")])
            for one in scenes(look, self.places)
        )
        return _likely("place", look, told)

    def _day(self, look: Look) -> tuple[Scene, float] | None:
        told = (
            (one, [*date_features(look, self.acts, one, self.published), *seen_scene(look, one, "date")])
            for one in scenes(look, self.dates)
        )
        return max(_likely("date", look, told), key=lambda one: one[1], default=None)


def _likely(name: str, look: Look, told: Iterable[tuple[Scene, list[str]]]) -> list[tuple[Scene, float]]:
    weights = load_weights(weights_name(name, look.act))
    weighed = [(scene, weights.likely(features)) for scene, features in told]
    return [(scene, chance) for scene, chance in weighed if chance >= (LIKELY[name] if scene.apt else SURE)]


def _least(look: Look, one: Candidate, role: str) -> float:
    """Return from how likely on a candidate gets a role that the rules do not give it; never, if it cannot have it."""
    if _is_no_party(look, one, role):
        return math.inf
    if one.agent if role == "agents" else one.target:
        if role == "agents" and look.accuser is not None:
            return 0.0
        return KEPT_SEEN if look.act.cast is not None else KEPT_NOUN if one.kind == "noun" else KEPT
    cannot = _cannot_act(look, one) if role == "agents" else _cannot_suffer(look, one)
    return math.inf if cannot or apposed(look, one) or in_title(look, one) else LIKELY[role]


def _is_no_party(look: Look, one: Candidate, role: str) -> bool:
    """Tell whether somebody is named for something else: "aktivis pro-X", "bandit di X membunuh"."""
    before = look.page.norm(one.first - 1)
    if before in SIDING and one.actor_id is not None:
        return True
    return role == "agents" and one.kind == "place" and before in LOCATIVE


def _cannot_act(look: Look, one: Candidate) -> bool:
    """Tell whether somebody unnamed or accused acts, or who is named meets it, has a verb behind it or is protested for."""
    if look.accuser is not None or (look.unnamed and one.last != look.act.begin - 2):
        return True
    before = one.last < max(look.met_before, look.other_cause_from)
    return before or look.is_past_verb(one.first) or look.is_protested_for(one.first)


def _cannot_suffer(look: Look, one: Candidate) -> bool:
    """Tell whether the words are another act's, or "oleh" says that they name who did it."""
    busy = look.busy.get(look.page.tokens.starts[one.first])
    counted = one.kind == "figure" or look.act.entry.trigger_id == DENIAL
    accused = look.kind == "ACCUSE" and look.page.norm(one.first - 1) == "oleh"
    return (busy == "agents" and not accused) or (busy == "targets" and counted) or look.is_doer(one.first)


def _one_role_each(picked: dict[str, Picked]) -> dict[str, Picked]:
    """Keep whoever got both roles in one: that which the rules gave, else the likelier; both if the rules gave both."""
    agents, targets = ({id(one): p for one, p in picked[role]} for role in ROLES)

    def acts(one: Candidate) -> bool:
        ruled = bool(one.agent) - bool(one.target)
        return ruled > 0 or (ruled == 0 and agents[id(one)] > targets[id(one)])

    twice = {id(one): acts(one) for one, _ in picked["agents"] if id(one) in targets and not (one.agent and one.target)}
    return {
        "agents": [(one, p) for one, p in picked["agents"] if twice.get(id(one), True)],
        "targets": [(one, p) for one, p in picked["targets"] if not twice.get(id(one), False)],
    }


def _filler(page: Page, before: list[RoleFiller], one: Candidate, role: str) -> RoleFiller:
    """Return the rules' filler if it is theirs, else a new one."""
    span = one.span(page)
    known = next((f for f in before if f.span == span), None)
    return known or RoleFiller(span=span, actor_id=one.actor_id, rule=f"weights:{role}")
