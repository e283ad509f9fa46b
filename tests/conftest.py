"""What every test may ask for, and how the property tests run: the same examples each time, whatever the machine."""

import pytest
from hypothesis import settings

from saksi.lexicon.load import Lexicon, load_lexicon

settings.register_profile("saksi", deadline=None, derandomize=True)
settings.load_profile("saksi")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()
