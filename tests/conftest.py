"""What every test may ask for, and how the property tests run: the same examples each time, whatever the machine."""

import io
from pathlib import Path

import pytest
from hypothesis import settings

from saksi.export.collection import Collection, collect
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.model.documents import Document
from saksi.pipeline.link import link
from saksi.pipeline.read import read
from saksi.readers import read_inputs

settings.register_profile("saksi", deadline=None, derandomize=True)
settings.load_profile("saksi")

SAMPLES = Path(__file__).parents[1] / "samples" / "reports.jsonl"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def sampled(lexicon: Lexicon) -> Collection:
    """Return the sample reports as rules read and link them."""
    documents = [item for item in read_inputs([str(SAMPLES)], io.BytesIO()) if isinstance(item, Document)]
    readings = [(document, read(document, lexicon)) for document in documents]
    return collect(readings, link(readings, lexicon))
