"""One article: what is said of it besides its mentions and events."""

from datetime import date

import pytest

import saksi
from factories import at
from reading import read_text
from saksi.lexicon.load import Lexicon
from saksi.model.mentions import Figure

TEXT = "Polisi menangkap lima warga di Jayapura."


def test_a_reading_says_with_what_it_was_made(lexicon: Lexicon) -> None:
    reading = read_text(lexicon, TEXT)
    assert (reading.reader, reading.codebook_sha256, reading.code_version) == ("fast", lexicon.sha256, saksi.__version__)


@pytest.mark.parametrize(
    ("text", "published", "url", "day", "origin"),
    [
        (f"{TEXT} Selasa (5/3/2024).", date(2024, 3, 7), None, date(2024, 3, 7), "given"),
        (TEXT, date(2024, 3, 7), "https://kabar-uji.example/2024/03/05/polisi", date(2024, 3, 7), "given"),
        (TEXT, None, "https://kabar-uji.example/2024/03/05/polisi", date(2024, 3, 5), "url"),
        (f"JAYAPURA, Selasa (5/3/2024) - {TEXT}", None, None, date(2024, 3, 5), "text"),
        (TEXT, None, None, None, "unknown"),
        (f"{TEXT} Mereka dibebaskan kemarin.", None, "https://kabar-uji.example/polisi", None, "unknown"),
    ],
)
def test_the_day_of_publication_says_where_it_was_read(
    lexicon: Lexicon, text: str, published: date | None, url: str | None, day: date | None, origin: str
) -> None:
    reading = read_text(lexicon, text, published=published, url=url)
    assert (reading.published, reading.published_from) == (day, origin)


@pytest.mark.parametrize(
    ("outlet", "url", "found"),
    [
        ("Kompas.com", None, "media:kompas"),
        ("KOMPAS.COM", None, "media:kompas"),
        (None, "https://nasional.kompas.com/read/2024/a", "media:kompas"),
        (None, "https://kompas.com", "media:kompas"),
        (None, "https://bukankompas.com/a", None),
        (None, "kompas.com/a", None),
        ("Kabar Uji", "https://kabar-uji.example/a", None),
        (None, None, None),
    ],
)
def test_the_outlet_is_known_by_its_name_or_its_domain(
    lexicon: Lexicon, outlet: str | None, url: str | None, found: str | None
) -> None:
    assert read_text(lexicon, TEXT, outlet=outlet, url=url).outlet_id == found


def test_a_figure_names_the_voice_around_it(lexicon: Lexicon) -> None:
    text = (
        "“Sedikitnya 12 orang tewas dalam serangan itu,” kata Kementerian Kesehatan Gaza. Hamas menyebut 40 orang terluka."
    )
    figures = {m.surface: m.value for m in read_text(lexicon, text).of_kind(Figure)}
    first = next(value for surface, value in figures.items() if "12" in surface)
    assert isinstance(first, Figure)
    assert [filler.span for filler in first.sources] == [at(text, "Kementerian Kesehatan Gaza")]


def test_mentions_stand_in_the_order_of_the_text(lexicon: Lexicon) -> None:
    text = "Selasa (5/3/2024), polisi menangkap lima warga di Jayapura. Menurut TNI, 3 orang tewas di Wamena."
    reading = read_text(lexicon, text)
    starts = [mention.span.start for mention in reading.mentions]
    assert starts == sorted(starts)
    assert {"Jayapura", "TNI", "Wamena"} <= {mention.surface for mention in reading.mentions}
