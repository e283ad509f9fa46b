"""Documents made of text alone, and what the reader finds in them."""

from typing import Any

from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.ids import make_id, sha256_of
from saksi.model.readings import Reading
from saksi.pipeline.read import read


def document_of(text: str, **known: Any) -> Document:
    return Document(**{"document_id": make_id("d", ascii(text)), "text": text, "text_sha256": sha256_of(text), **known})


def read_text(lexicon: Lexicon, text: str, **known: Any) -> Reading:
    return read(document_of(text, **known), lexicon)
