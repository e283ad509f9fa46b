"""A data package (datapackage.org, standard of the Open Knowledge Foundation): a zip file ready to archive.

It holds every view as CSV with a schema of its columns (among them the articles with the hashes of their texts), what the
codes mean, and who made it with which reader, at which scores. The texts of the articles are not in it.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import IO, Any, BinaryIO, NamedTuple

from saksi.export.acts import outlet_of
from saksi.export.collection import Collection
from saksi.export.package_text import codebook_text, readme_text
from saksi.views.columns import Column

Descriptor = dict[str, Any]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can name: the same workspace gives the same bytes."""
READABLE = 0o644 << 16
"""Everybody may read, the owner may write (as in the upper half of a zip member's external attributes)."""
TYPES = {"text": "string", "integer": "integer", "number": "number", "day": "date"}
"""Kinds of columns in the words of Table Schema ("Types and Formats")."""


class Resource(NamedTuple):
    """A table of the package: its name, what one row is, its columns, and its rows with their cells in that order."""

    name: str
    about: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def write_datapackage(collection: Collection, tables: Iterable[Resource], out: BinaryIO) -> None:
    """Write the package; it is made beside and copied, since a zip file that cannot be gone back in has other bytes."""
    resources = list(tables)
    described = descriptor(collection, resources)
    with tempfile.TemporaryFile() as made:
        with zipfile.ZipFile(made, "w") as package:
            _put(package, "datapackage.json", json.dumps(described, ensure_ascii=False, indent=1) + "\n")
            _put(package, "README.md", readme_text(described))
            _put(package, "codebook.md", codebook_text((one.name, one.about, one.columns) for one in resources))
            for resource in resources:
                with package.open(_member(f"data/{resource.name}.csv"), "w", force_zip64=True) as member:
                    _write(resource, member)
        made.seek(0)
        shutil.copyfileobj(made, out)


def _write(resource: Resource, member: IO[bytes]) -> None:
    text = io.TextIOWrapper(member, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in resource.columns])
    writer.writerows(resource.rows)
    text.detach()


def descriptor(collection: Collection, resources: Iterable[Resource]) -> Descriptor:
    """Return what stands in ``datapackage.json``."""
    readings = [reading for _, reading in collection.readings.values()]
    readers = sorted({reading.reader for reading in readings})
    versions = sorted({reading.code_version for reading in readings})
    outlets = sorted({outlet_of(document, reading) for document, reading in collection.readings.values()})
    return {
        "name": "saksi",
        "title": "Who says what happened: events read from Indonesian news by machine",
        "description": "Machine-coded, not checked by a person. Every row leads to the characters that say it. "
        "The texts of the articles are not included. Read README.md first.",
        "profile": "data-package",
        "keywords": ["event data", "conflict", "Indonesian", "PLOVER", "machine-coded"],
        "contributors": [{"title": f"Saksi {version}", "role": "wrangler"} for version in versions],
        "sources": [
            *({"title": f"Articles of {outlet}"} for outlet in outlets),
            {"title": "GeoNames (CC BY 4.0): names and coordinates of cities", "path": "https://www.geonames.org"},
        ],
        "saksi": {
            "versions": versions,
            "readers": readers,
            "codebook_sha256": sorted({reading.codebook_sha256 for reading in readings}),
            "number_of_articles": len(readings),
            "number_of_incidents": len(collection.incidents),
            "scores": scores_of(readers),
        },
        "resources": [_described(resource) for resource in resources],
    }


def scores_of(readers: Iterable[str]) -> Descriptor | None:
    """Return the model card's scores, if the readings were made by readers that they were measured on."""
    card: Descriptor = json.loads((files("saksi") / "encoder" / "data" / "card.json").read_text(encoding="utf-8"))
    measured = [reader == "fast" or _is_shipped(reader, card["adapters_sha256"]) for reader in readers]
    return card if measured and all(measured) else None


def _is_shipped(reader: str, sha256: str) -> bool:
    name, _, digits = reader.partition("@")
    return name == "full" and bool(digits) and sha256.startswith(digits)


def _described(resource: Resource) -> Descriptor:
    return {
        "name": resource.name,
        "path": f"data/{resource.name}.csv",
        "profile": "tabular-data-resource",
        "description": f"One row is {resource.about}." if resource.about else "",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in resource.columns],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> Descriptor:
    limits = {"constraints": {"enum": list(column.values)}} if column.values else {}
    unit = f" ({column.unit})" if column.unit else ""
    return {"name": column.name, "type": TYPES[column.kind], "description": column.meaning + unit, **limits}


def _put(package: zipfile.ZipFile, name: str, text: str) -> None:
    package.writestr(_member(name), text.encode("utf-8"))


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = READABLE
    member.create_system = 3  # Unix, on every machine, so that the attributes mean the same
    return member
