"""How values of mentions are worded for people."""

import pytest

from saksi.model.mentions import Figure

BOUNDS = [
    (5, 5, False, None, "5 killed"),
    (1, 1, False, "soldiers", "1 killed (soldiers)"),
    (1200, None, True, None, "about at least 1,200 killed"),
    (None, 30, False, "children", "up to 30 killed (children)"),
    (20, 99, False, None, "20 to 99 killed"),
    (None, None, False, None, "unknown number killed"),
]


@pytest.mark.parametrize(("low", "high", "approximate", "victims", "label"), BOUNDS)
def test_figures_say_their_bounds(
    low: int | None, high: int | None, approximate: bool, victims: str | None, label: str
) -> None:
    figure = Figure(unit="killed", low=low, high=high, approximate=approximate, victims=victims, scope="event")
    assert figure.label == label
