"""What is seen of one act in its sentence, asked by the article's tokens."""

import pytest

from eyes import eyes, role_eyes
from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.text.cast import Cast
from saksi.text.page import open_page

TEXT = "Hujan reda. Warga desa menolong nelayan pada Senin."


def cast(lexicon: Lexicon) -> tuple[Cast, list[str]]:
    roles = role_eyes("menolong", worth=0.7, status="denied", agents=("Warga desa", 0.9), targets=("nelayan", 0.4))
    page = open_page(document_of(TEXT), lexicon, eyes(roles))
    at = page.norms.index("menolong")
    found = page.sight.cast(page.tokens_of(page.sentences[page.sentence_at[at]]), at, at)
    assert found is not None
    return found, page.norms


def test_it_answers_by_the_tokens_of_the_article(lexicon: Lexicon) -> None:
    found, norms = cast(lexicon)
    first = norms.index("warga")
    assert found.spans("agents") == [(first, first + 1)]
    assert (found.chance("agents", first, first), found.chance("targets", first, first)) == (0.9, 0.0)
    assert found.chance("agents", first + 1, first + 3) == 0.9
    assert found.most("targets") == 0.4


def test_what_was_not_looked_at_has_no_chance(lexicon: Lexicon) -> None:
    found, norms = cast(lexicon)
    assert found.chance("agents", 0, 1) is None
    assert found.chance("agents", 1, norms.index("warga")) == 0.9


def test_it_tells_of_the_act_itself(lexicon: Lexicon) -> None:
    found, _ = cast(lexicon)
    kinds = found.of_act("kind")
    assert kinds["ASSAULT"] == 0.7
    assert kinds["left"] == pytest.approx(0.3)
    assert max(found.of_act("status"), key=lambda one: found.of_act("status")[one]) == "denied"


def test_without_what_reads_acts_there_is_no_cast(lexicon: Lexicon) -> None:
    for encoder in (None, eyes()):
        assert open_page(document_of(TEXT), lexicon, encoder).sight.cast(range(3, 8), 5, 5) is None
