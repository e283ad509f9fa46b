"""Which acts of a page are worth coding: what rules and encoder make of them, weighed; looked at once more where it pays."""

from __future__ import annotations

from collections import Counter, defaultdict

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.casts import seen_kind, weights_name
from saksi.events.seen import entry_of
from saksi.events.standing import worth_features
from saksi.events.standins import stand_ins
from saksi.events.told import Told
from saksi.events.weights import load_weights
from saksi.model.mentions import Figure
from saksi.text.cast import Cast
from saksi.text.page import Page

WORTH = 0.4
"""With the encoder an act is coded from so likely on: a little more than half the F1 that is reached, which is where F1 is
best (Lipton et al. 2014, "Optimal thresholding of classifiers to maximize F1 measure"): more is then right in every
part."""
WHOLE = 0.3
"""So likely an act need only be that the rules find whole, with who acts and on whom: names of sides sway the chances a
little, and shall decide little."""
TOLL = 0.2
"""So likely an attack need only be that is told with its dead and hurt: who records them misses it most, and on articles
left out it costs nothing."""
HARMED = frozenset({"injured", "killed", "killed_or_injured"})
UNLEARNT = 0.2
"""So likely an act need only be of a kind that too few coded articles tell: the encoder finds all of them unlikely, but what
only mentions such acts ("dugaan suap vonis bebas") less likely still."""
SPARE = 0.4
"""So likely an act must be that the rules take for a second telling, or that only the encoder sees."""
AGAIN = 0.02
"""Such an act is looked at if it is seen so surely: a quarter of them is an act of its own."""
HOPELESS = 0.05
"""What is less likely before the encoder has read its sentence is not looked at."""

Kept = list[tuple[Act, float | None]]


def worth_coding(page: Page, voices: Voices, told: Told) -> Kept:
    """Return the acts that are coded, in text order, each with how likely a coder codes it; ``None`` if the rules decide."""
    looked = [(act, _worth(page, voices, act)) for act in looked_at(page, voices, told)]
    kept = [(act, worth) for act, worth in _told_twice(looked) if worth is None or worth >= _least(act)]
    return sorted(_once_a_sentence(kept), key=lambda one: one[0].first)


def _told_twice(looked: Kept) -> Kept:
    """Return the acts, each as likely as that it or one of its second tellings in the sentence is coded.

    Of "tewas dalam serangan itu" a coder codes one word or the other, so each alone is less likely than the act.
    """
    first = Counter(_sentence_and_type(act) for act, _ in looked if not act.spare)
    not_again: dict[tuple[int, str], float] = defaultdict(lambda: 1.0)
    for act, worth in looked:
        if act.spare:
            not_again[_sentence_and_type(act)] *= 1 - (worth or 0.0)
    return [
        (act, worth if worth is None or act.spare else 1 - (1 - worth) * not_again[place] ** (1 / first[place]))
        for act, worth in looked
        if (place := _sentence_and_type(act))
    ]


def _once_a_sentence(kept: Kept) -> Kept:
    """Return the acts, with at most one second telling of a type a sentence, and none where the rules tell one there."""
    found = [one for one in kept if not one[0].spare]
    told = {_sentence_and_type(act) for act, _ in found}
    for act, worth in sorted((one for one in kept if one[0].spare), key=lambda one: -(one[1] or 0.0)):
        if _sentence_and_type(act) not in told:
            told.add(_sentence_and_type(act))
            found.append((act, worth))
    return found


def _sentence_and_type(act: Act) -> tuple[int, str]:
    """Return the sentence and the type of an act: "serangan itu menewaskan" tells one, whatever the encoder sees."""
    return act.sentence, act.entry.event_type


def looked_at(page: Page, voices: Voices, told: Told) -> list[Act]:
    """Return the acts that are no hopeless ones, each with what the encoder sees of it in its sentence, if it reads acts."""
    acts: list[Act] = []
    for act in (*told.acts, *told.spare):
        if _is_hopeless(page, voices, act):
            continue
        act.cast = cast_of(page, act)
        _type_by_sight(act)
        if act.cast is not None or not act.spare:
            acts.append(act)
    return acts


def _type_by_sight(act: Act) -> None:
    """Give an act that nothing names the type which the encoder finds likeliest in its sentence."""
    if act.cast is None or not act.seen:
        return
    chances = act.cast.of_act("kind")
    best = max((kind for kind in chances if kind != "left"), key=lambda kind: chances[kind])
    if best != act.entry.event_type:
        act.entry = entry_of(best)
        act.mode = act.entry.mode


def _is_hopeless(page: Page, voices: Voices, act: Act) -> bool:
    if act.spare:
        return (act.chance or 0.0) < AGAIN
    worth = _worth(page, voices, act)
    return worth is not None and worth < HOPELESS


def cast_of(page: Page, act: Act) -> Cast | None:
    """Return what the encoder sees of an act in its sentence, with stand-ins for the names of sides."""
    inside = page.tokens_of(page.sentences[act.sentence])
    return page.sight.cast(inside, act.begin, act.last, stand_ins(page, inside))


def _worth(page: Page, voices: Voices, act: Act) -> float | None:
    """Return how likely a coder codes an act; ``None`` without encoder: then the rules have decided."""
    if act.chance is None:
        return None
    return load_weights(weights_name("worth", act)).likely([*worth_features(page, voices, act), *seen_kind(act)])


def _least(act: Act) -> float:
    """Return from how likely on an act is coded."""
    if act.spare:
        return SPARE
    if act.entry.unlearnt and act.stated:
        return UNLEARNT
    if _has_toll(act):
        return TOLL
    return WHOLE if act.stated and act.agents and act.targets else WORTH


def _has_toll(act: Act) -> bool:
    """Tell whether an attack is told with those it killed or hurt."""
    counts = (m.value for m in act.figures if isinstance(m.value, Figure))
    return act.stated and act.entry.event_type == "ASSAULT" and any(c.unit in HARMED and c.scope == "event" for c in counts)
