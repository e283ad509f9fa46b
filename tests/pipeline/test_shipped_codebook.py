"""The shipped codebook: every entry valid, every example found, no near-miss found."""

from saksi.pipeline.codebook import check


def test_the_shipped_codebook_has_no_problem() -> None:
    counts, problems = check(None, lambda _: None)
    assert problems == []
    assert {part.split()[1] for part in counts.split(", ")} >= {"actors", "outlets", "places", "terms", "triggers", "zones"}
