"""The notebook of the documentation runs, and gives what it shows."""

import nbformat
import pytest
from notebook import NOTEBOOK, executed, plain


@pytest.mark.filterwarnings("default")
def test_the_notebook_gives_what_it_shows() -> None:
    shown = plain(nbformat.read(NOTEBOOK, as_version=4))  # type: ignore[no-untyped-call]
    now = executed(NOTEBOOK)
    assert len(shown.cells) > 8
    for before, after in zip(shown.cells, now.cells, strict=True):
        assert before == after, "run: python tests/docs/notebook.py"
