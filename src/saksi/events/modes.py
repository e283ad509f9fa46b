"""How an act is done: its PLOVER mode, by weights learnt from coded articles for each type that has modes.

The rules' mode is a feature beside the trigger and the ordinary words around it. No actor is: who acts must not change it.
"""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.standing import plain_words
from saksi.events.weights import Weights, load_weights
from saksi.lexicon.entries import ActorEntry
from saksi.model.events import MODES, EventType
from saksi.model.mentions import Figure
from saksi.text.page import Page

NO_MODE = "-"
AROUND = 8
"""How many words before and behind a trigger are looked at."""
TRUST = 0.9
"""How far the rules' mode is trusted before anything is learnt: rare modes have few examples to learn from."""


def mode_features(page: Page, act: Act) -> list[str]:
    """Return what speaks for or against a mode: the rules' own, the trigger, the words around it, who is counted."""
    inside = page.tokens_of(page.sentences[act.sentence])
    named = {i for hit in page.hits_of(ActorEntry) for i in range(hit.first, hit.last + 1)}
    near = [
        i for i in range(max(inside.start, act.first - AROUND), min(inside.stop, act.last + AROUND + 1)) if i not in named
    ]
    units = [m.value.unit for m in act.figures if isinstance(m.value, Figure)]
    rule, trigger = act.mode or NO_MODE, act.entry.trigger_id
    return [
        "always", f"rule:{rule}", f"trigger:{trigger}", f"trigger:{trigger}/{rule}", f"voice:{act.voice}",
        *(f"counted:{unit}" for unit in dict.fromkeys(units[:2])), *plain_words(page, "near", near),
        *plain_words(page, "word", range(act.first, act.last + 1)),
    ]  # fmt: skip


def weights_of(event_type: EventType) -> Weights | None:
    """Return the weights for the modes of a type, ``None`` if it has no modes."""
    return load_weights(f"mode-{event_type.lower()}") if MODES[event_type] else None


def trusted(labels: tuple[str, ...], rule: str) -> dict[str, float]:
    """Return how likely each mode is where only the rules' is known."""
    return {label: TRUST if label == rule else (1 - TRUST) / (len(labels) - 1) for label in labels}


def choose_mode(page: Page, act: Act) -> None:
    """Give ``act`` its likeliest mode, or none."""
    weights = weights_of(act.entry.event_type)
    if weights is None:
        return
    chances = weights.chances(mode_features(page, act), trusted(weights.labels, act.mode or NO_MODE))
    best = max(chances, key=lambda mode: chances[mode])
    act.rules = [rule for rule in act.rules if rule.field != "mode"]
    act.mode = None if best == NO_MODE else best
    if act.mode:
        act.because("mode", "weights:mode", round(chances[best], 3))
