"""Weights learnt from coded articles: what speaks for each of a few labels, and how strongly.

A log-linear model (Berger et al. 1996, "A maximum entropy approach to natural language processing"): a label's weight is
the sum over the features at hand, and the chances of the labels are to each other as the powers of e of their weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import repeat

Chances = dict[str, float]


class Weights:
    """Weights by feature, in the order of the labels."""

    def __init__(self, labels: tuple[str, ...], weights: Mapping[str, tuple[float, ...]]) -> None:
        self.labels, self._weights = labels, weights
        self._leans = {feature: values[0] - values[1] for feature, values in weights.items() if len(labels) == 2}

    def likely(self, features: Iterable[str]) -> float:
        """Return how likely the first of two labels is."""
        return 1 / (1 + math.exp(-self.lean(features)))

    def lean(self, features: Iterable[str]) -> float:
        """Return how strongly the features speak for the first of two labels: the logarithm of its odds."""
        return sum(map(self._leans.get, features, repeat(0.0)))

    def chances(self, features: Iterable[str], also: Mapping[str, float] | None = None, strength: float = 1.0) -> Chances:
        """Return how likely each label is; they add up to 1.

        Args:
            features: what is seen; those without weights say nothing.
            also: chances of the labels from elsewhere, to be weighed in.
            strength: how much they count.

        """
        known = [self._weights[feature] for feature in features if feature in self._weights]
        totals = [sum(column) for column in zip(*known, strict=True)] or [0.0] * len(self.labels)
        if also:
            totals = [t + strength * math.log(max(also[label], 1e-4)) for t, label in zip(totals, self.labels, strict=True)]
        powers = [math.exp(total - max(totals)) for total in totals]
        return {label: power / sum(powers) for label, power in zip(self.labels, powers, strict=True)}


@cache
def load_weights(name: str) -> Weights:
    """Return the weights of ``name``, as they come with Saksi."""
    found = json.loads((files("saksi.events") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return Weights(tuple(found["labels"]), {feature: tuple(values) for feature, values in found["weights"].items()})
