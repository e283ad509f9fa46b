"""Read the codebook's YAML files: parsed once, kept in the user's cache folder, known by their hash."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import platformdirs
import yaml

from saksi.model.errors import CodebookError

Raw = dict[str, list[dict[str, Any]]]
"""Parsed YAML: file path relative to the codebook folder -> its entries."""


def codebook_folder() -> Path:
    """Return the folder of the codebook that is shipped with Saksi."""
    return Path(str(files("saksi"))) / "codebook"


def cache_folder() -> Path:
    """Return the folder for what can be rebuilt at any time; the setting ``SAKSI_CACHE`` moves it."""
    return Path(os.environ.get("SAKSI_CACHE") or platformdirs.user_cache_dir("saksi", appauthor=False))


def yaml_files(folder: Path) -> list[Path]:
    """Return the codebook's YAML files in a fixed order."""
    found = sorted(folder.rglob("*.yml"))
    if not found:
        raise CodebookError("no codebook files", where=str(folder), remedy="name a folder with *.yml files")
    return found


def codebook_hash(folder: Path) -> str:
    """Return the SHA-256 over all YAML files of the codebook, names included."""
    digest = hashlib.sha256()
    for path in yaml_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_codebook(folder: Path) -> tuple[Raw, str]:
    """Return the parsed codebook and its hash; parsing is skipped where the cache holds the same hash.

    Raises:
        CodebookError: a file is not valid YAML or not a list of entries.

    """
    sha256 = codebook_hash(folder)
    kept = cache_folder() / f"codebook-{sha256[:16]}.json"
    try:
        cached: Raw = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        parsed = {path.relative_to(folder).as_posix(): parse_yaml(path) for path in yaml_files(folder)}
        content = json.dumps(parsed, ensure_ascii=False, separators=(",", ":"), default=str)
        keep(kept, content.encode())
        cached = json.loads(content)
    return cached, sha256


def parse_yaml(path: Path) -> list[dict[str, Any]]:
    """Return the entries of one file.

    Raises:
        CodebookError: the file is not valid YAML or not a list of entries.

    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, ValueError) as error:
        raise CodebookError(f"not valid YAML in UTF-8 ({error})", where=str(path), remedy="mend the file") from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CodebookError("not a list of entries", where=str(path), remedy="begin every entry with '- id: …'")
    return entries


def keep(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` in one step; a cache folder that cannot be written is simply not used."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            out.write(content)
        Path(out.name).replace(path)
    except OSError:
        return
