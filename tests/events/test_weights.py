"""Weights: chances from features, and what comes with Saksi."""

import json
import math
from importlib.resources import files

import pytest

from saksi.events.modes import NO_MODE, weights_of
from saksi.events.weights import Weights, load_weights
from saksi.lexicon.entries import ActorEntry, Metonym
from saksi.lexicon.load import Lexicon
from saksi.model.events import MODES

ORDINARY_WORD = 300
"""A word that stands so often in lower case is that word, whatever town is called so: "baku"."""
WEATHER = Weights(("dry", "wet"), {"always": (0.5, 0.0), "clouds": (0.0, 2.0)})


def test_chances_follow_the_sum_of_the_weights() -> None:
    told = WEATHER.chances(["always", "clouds"])
    assert told["wet"] / told["dry"] == pytest.approx(math.exp(1.5))
    assert sum(told.values()) == pytest.approx(1)


def test_an_unknown_feature_says_nothing() -> None:
    assert WEATHER.chances(["always", "snow"]) == WEATHER.chances(["always"])


def test_chances_from_elsewhere_are_weighed_in() -> None:
    plain, helped = WEATHER.chances(["always"]), WEATHER.chances(["always"], {"dry": 0.1, "wet": 0.9}, 2.0)
    assert helped["wet"] / helped["dry"] == pytest.approx(plain["wet"] / plain["dry"] * 81)


def test_the_weights_that_come_with_saksi_name_the_statuses() -> None:
    assert set(load_weights("status").labels) == {"actual", "background", "planned", "hypothetical", "denied"}


DATA = sorted(path.name.removesuffix(".json") for path in (files("saksi.events") / "data").iterdir())


def test_only_the_wanted_of_two_labels_leans() -> None:
    assert WEATHER.lean(["always", "clouds"]) == pytest.approx(-1.5)
    assert WEATHER.likely(["always", "clouds"]) == pytest.approx(WEATHER.chances(["always", "clouds"])["dry"])


def test_each_type_with_modes_has_weights_for_them() -> None:
    for event_type, modes in MODES.items():
        weights = weights_of(event_type)
        assert set(weights.labels if weights else [NO_MODE]) == {NO_MODE, *modes}


@pytest.mark.parametrize("name", DATA)
def test_no_actor_is_a_feature(lexicon: Lexicon, name: str) -> None:
    text = (files("saksi.events") / "data" / f"{name}.json").read_text(encoding="utf-8")
    features = [feature.partition(":") for feature in json.loads(text)["weights"]]
    for where, _, word in features:
        if where in {"before", "behind", "opens", "last", "word", "near"}:
            if lexicon.vocabulary.counts.get(word, 0) >= ORDINARY_WORD:
                continue
            named = lexicon.matcher.find(lexicon.tokenise(word.capitalize()))
            assert not any(isinstance(hit.entry, ActorEntry | Metonym) for hit in named), (where, word)
