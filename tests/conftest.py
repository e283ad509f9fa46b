"""What every test may ask for, and how the property tests run: the same examples each time, whatever the machine."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from saksi.export.collection import Collection, collect
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.model.documents import Document
from saksi.pipeline.link import link
from saksi.pipeline.read import read
from saksi.readers import read_inputs
from saksi.store.setting import ID_FILE, SETTING

TEST_DATABASE = "SAKSI_TEST_DATABASE"
"""Names the address of a PostgreSQL database in which tests may make and drop schemas."""

settings.register_profile("saksi", deadline=None, derandomize=True)
settings.load_profile("saksi")
os.environ.pop(SETTING, None)

SAMPLES = Path(__file__).parents[1] / "samples" / "reports.jsonl"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the tables of workspaces in ``tmp_path`` be in PostgreSQL, each in a schema that is dropped behind the test."""
    address = os.environ.get(TEST_DATABASE)
    if not address:
        pytest.skip(f"needs PostgreSQL: set {TEST_DATABASE} to postgresql://user:password@host/name, or run .ci/run")
    monkeypatch.setenv(SETTING, address)
    yield address
    names = {path.read_text().strip() for path in tmp_path.rglob(ID_FILE)}
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        for name in names:
            connection.execute(f'DROP SCHEMA IF EXISTS "saksi_{name}" CASCADE')


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Run a test on each database."""
    if request.param == "postgresql":
        request.getfixturevalue("postgresql")
    return str(request.param)


@pytest.fixture(scope="session")
def sampled(lexicon: Lexicon) -> Collection:
    """Return the sample reports as rules read and link them."""
    documents = [item for item in read_inputs([str(SAMPLES)], io.BytesIO()) if isinstance(item, Document)]
    readings = [(document, read(document, lexicon)) for document in documents]
    return collect(readings, link(readings, lexicon))


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of the samples, linked, with its workbook in it; to be copied."""
    from saksi.cli.main import main

    path = tmp_path_factory.mktemp("linked") / "ws"
    assert main(["read", str(SAMPLES), "--to", str(path), "--reader", "fast"]) == 0
    assert main(["link", str(path)]) == 0
    assert main(["export", str(path), "--format", "xlsx", "--output", str(path / "book.xlsx")]) == 0
    return path
