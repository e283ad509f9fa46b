"""The full reader with the shipped weights, from text to reading."""

from pathlib import Path

import pytest

from reading import document_of
from saksi.encoder.join import load_encoder
from saksi.encoder.run import Encoder
from saksi.lexicon.load import Lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.mentions import Actor
from saksi.pipeline import run
from saksi.pipeline.read import read
from saksi.store.workspace import Workspace

TEXT = """Petugas Wanda Prakosa menemani rombongan ke pelabuhan, Senin (5/4/2032).

Di dermaga, Hadiman Lesmono menunggu sejak pagi. "Kami belum menerima kabar apa pun dari mereka," katanya.
"""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(cache_folder())


def test_it_finds_a_person_whom_no_rule_and_no_codebook_knows(lexicon: Lexicon, encoder: Encoder) -> None:
    document = document_of(TEXT)
    rules = {m.value.actor_id for m in read(document, lexicon).mentions if isinstance(m.value, Actor)}
    seen = {m.value.actor_id for m in read(document, lexicon, encoder).mentions if isinstance(m.value, Actor)}
    assert "hadiman-lesmono" in seen - rules


def test_the_same_article_gives_the_same_reading(lexicon: Lexicon, encoder: Encoder) -> None:
    document = document_of(TEXT)
    first = read(document, lexicon, encoder)
    read(document_of("Teks lain."), lexicon, encoder)
    assert read(document, lexicon, encoder) == first
    assert read(document, lexicon, load_encoder(cache_folder(), threads=2)) == first


def test_a_workspace_remembers_which_weights_read_it(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    with source.open("rb") as empty:
        run.read_into(
            tmp_path / "ws", [str(source)], empty, reader="full", jobs=1, encoding="utf-8", progress=lambda _: None
        )
    reader = Workspace.open(tmp_path / "ws").manifest.reader
    assert reader == f"full@{run.the_encoder().sha256[:12]}"
