"""Which version of the code made something: a hash of the files of some packages."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def code_sha256(*packages: str) -> str:
    """Return a hash of the code and data of some packages, so that what other code has made is not taken for this one's."""
    digest = sha256()
    for package in packages:
        for name, content in sorted(_content(files(package), package)):
            digest.update(f"{name}\0{sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _content(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            found += _content(item, f"{prefix}/{item.name}")
        elif item.name.endswith((".py", ".json", ".tsv")):
            found.append((f"{prefix}/{item.name}", item.read_bytes()))
    return found
