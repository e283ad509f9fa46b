"""The house rules that a tool can hold: lengths, who may import what, nothing of a machine in the tree."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MODULES = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
MAX_MODULE, MAX_FUNCTION = 400, 40
NETWORK = {"http.client", "httpx", "requests", "socket", "urllib.request"}


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_a_module_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_MODULE


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_a_function_reads_at_a_glance(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            documented = node.body[0].end_lineno if ast.get_docstring(node) else None
            first = documented or node.lineno
            assert (node.end_lineno or 0) - first <= MAX_FUNCTION, f"{node.name} is too long"


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_nothing_reaches_the_network(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not NETWORK & {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.module not in NETWORK


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    machine = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w|https?://[^\s\"']*(?:/simple\b|pypi|artifactory|nexus)")
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".lock", ".md", ".yml", ".json", ".html", ".css", ".js", ""} and path.is_file():
            assert not machine.search(path.read_text(encoding="utf-8")), name
