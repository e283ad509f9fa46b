"""Passages: the sentences that hold what was asked, and where."""

from factories import document
from saksi.lexicon.load import Lexicon
from saksi.model.search import Passage
from saksi.text.page import open_page
from saksi.text.passages import WIDEST, Line, forms_of, lines_of, passages_of
from saksi.text.question import question_of


def passages(text: str, asked: str, lexicon: Lexicon) -> tuple[Passage, ...]:
    return passages_of(text, lines(text, lexicon), question_of(asked))


def lines(text: str, lexicon: Lexicon) -> tuple[Line, ...]:
    page = open_page(document(text), lexicon)
    return lines_of(page.tokens, page.sentences)


def shown(text: str, asked: str, lexicon: Lexicon) -> list[tuple[str, list[str]]]:
    return [(one.span.of(text), [hit.of(text) for hit in one.hits]) for one in passages(text, asked, lexicon)]


def test_sentences_with_most_of_what_is_asked_come_first(lexicon: Lexicon) -> None:
    text = "Warga lari. Polisi menembak warga. Hujan turun. Penembakan itu lama. Warga pulang."
    assert shown(text, "tembak warga", lexicon) == [
        ("Polisi menembak warga.", ["menembak", "warga"]),
        ("Warga lari.", ["Warga"]),
        ("Penembakan itu lama.", ["Penembakan"]),
    ]


def test_a_phrase_is_one_hit_within_a_sentence(lexicon: Lexicon) -> None:
    text = "Rumah sakit itu rusak. Di rumah. Sakit ia."
    assert shown(text, '"rumah sakit"', lexicon) == [("Rumah sakit itu rusak.", ["Rumah sakit"])]


def test_a_beginning_is_found(lexicon: Lexicon) -> None:
    assert shown("Bombardir kota itu.", "bom*", lexicon) == [("Bombardir kota itu.", ["Bombardir"])]
    assert shown("Bombardir kota itu.", "bom", lexicon) == []


def test_what_overlaps_is_marked_once(lexicon: Lexicon) -> None:
    assert shown("Warga sipil lari.", 'sipil "warga sipil"', lexicon) == [("Warga sipil lari.", ["Warga sipil"])]


def test_words_printed_as_one_are_found_whole_and_in_part(lexicon: Lexicon) -> None:
    text = "Pesan lewat WhatsApp datang."
    assert [shown(text, asked, lexicon)[0][1] for asked in ("whatsapp", "WhatsApp", '"Whats App"')] == [["WhatsApp"]] * 3
    assert forms_of(text, lines(text, lexicon)[0]).lemmas[-1] == "whatsapp"


def test_a_long_sentence_is_cut_around_the_first_hit(lexicon: Lexicon) -> None:
    text = "kata " * 100 + "menembak " + "lain " * 100 + "tembakan."
    (passage,) = passages(text, "tembak", lexicon)
    assert len(passage.span) <= WIDEST
    assert [hit.of(text) for hit in passage.hits] == ["menembak"]
    assert passage.span.of(text).startswith("kata kata")
    assert text[passage.span.start - 1] == " " == text[passage.span.end]
