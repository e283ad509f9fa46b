"""Run the notebook of the documentation, and write it anew with what it gives.

Usage: python tests/docs/notebook.py
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def executed(path: Path) -> Any:
    """Return a notebook with the outputs that its cells give now, in a folder that holds the samples alone."""
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as desk:
        (Path(desk) / "samples").symlink_to(ROOT / "samples")
        os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": desk}})
        asyncio.run(client.async_execute())
    return plain(notebook)


def plain(notebook: Any) -> Any:
    """Return a notebook without what changes from run to run: counts, times, the kernel's name, pictures of tables."""
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
        cell["metadata"] = {}
        if cell["cell_type"] != "code":
            continue
        cell["execution_count"] = None
        for output in cell["outputs"]:
            output.pop("execution_count", None)
            if output["output_type"] == "execute_result":
                output["execution_count"] = None
                output["data"] = {"text/plain": output["data"]["text/plain"]}
    notebook["metadata"] = {"language_info": {"name": "python"}}
    return notebook


def main() -> None:
    """Write the notebook anew."""
    nbformat.write(executed(NOTEBOOK), NOTEBOOK)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
