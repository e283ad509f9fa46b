"""A page: the codebook's words in it, sentence by sentence, and never inside a zone."""

from hypothesis import given

from anytext import any_text
from reading import document_of
from saksi.lexicon.entries import ActorEntry, PlaceEntry, TermEntry
from saksi.lexicon.load import Lexicon
from saksi.text.page import open_page

TEXT = "Baca juga: Hamas Menolak\nHamas menolak usul Israel. Warga pulang ke Rafah."


def test_hits_are_sorted_by_kind_and_leave_zones_out(lexicon: Lexicon) -> None:
    page = open_page(document_of(TEXT), lexicon)
    actors = [page.tokens.span(hit.first, hit.last) for hit in page.hits_of(ActorEntry)]
    assert [(span.start, span.of(TEXT)) for span in actors] == [(25, "Hamas"), (44, "Israel")]
    assert [page.tokens.surface(hit.first) for hit in page.hits_of(PlaceEntry)] == ["Israel", "Rafah"]
    assert page.hits_of(TermEntry) == []


def test_places_are_known_by_their_first_and_last_token(lexicon: Lexicon) -> None:
    page = open_page(document_of("Warga Khan Younis pulang."), lexicon)
    assert [entry.place_id for entry in page.place_starts[1]] == ["pse-khan-younis"]
    assert [entry.place_id for entry in page.place_ends[2]] == ["pse-khan-younis"]


def test_tokens_know_their_neighbours_only_in_their_own_sentence(lexicon: Lexicon) -> None:
    page = open_page(document_of("Jalan ditutup. Warga pulang."), lexicon)
    assert page.same_sentence(0, 2)
    assert not page.same_sentence(2, 3)
    assert not page.same_sentence(0, 99)
    assert not page.same_sentence(-1, 0)
    assert [page.norm(i) for i in (-1, 0, 3, 99)] == ["", "jalan", "warga", ""]
    assert [list(page.tokens_of(sentence)) for sentence in page.sentences] == [[0, 1, 2], [3, 4, 5]]


def test_no_token_of_a_zone_is_in_a_sentence(lexicon: Lexicon) -> None:
    page = open_page(document_of(TEXT), lexicon)
    assert set(page.sentence_at[:5]) == {-1}
    assert page.sentence_at[5:] == [0] * 5 + [1] * 5
    assert not page.same_sentence(0, 1)


@given(any_text)
def test_every_hit_lies_in_one_sentence(lexicon: Lexicon, text: str) -> None:
    page = open_page(document_of(text), lexicon)
    for kind, hits in page.hits.items():
        assert all(isinstance(hit.entry, kind) for hit in hits)
        assert all(page.same_sentence(hit.first, hit.last) for hit in hits)
