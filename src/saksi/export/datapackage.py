"""A data package (datapackage.org, standard of the Open Knowledge Foundation): a zip file ready to archive.

It holds the tables as CSV with a schema of every column, the list of the articles with the hashes of their texts, what the
codes mean, and who made it with which reader, at which scores. The texts of the articles are not in it.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any, BinaryIO, NamedTuple

from saksi.export.acts import one_line, outlet_of
from saksi.export.collection import Collection
from saksi.export.package_text import codebook_text, readme_text
from saksi.export.rows import Row, write_rows

Descriptor = dict[str, Any]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can name: the same workspace gives the same bytes."""
READABLE = 0o644 << 16
"""Everybody may read, the owner may write (as in the upper half of a zip member's external attributes)."""
ARTICLES = {
    "document": "id of the article, as given",
    "outlet": "outlet of the article, as given",
    "url": "address, as given",
    "title": "headline, if it came separately",
    "published": "publication day (ISO), empty if unknown",
    "characters": "length of the raw text in code points",
    "text_sha256": "hash of the raw text in UTF-8: offsets count in the text with this hash",
}
INTEGERS = frozenset({"start", "end", "low", "high", "characters"})
COUNT, BOUNDS = "number_of_", ("_lowest", "_best", "_highest")
NUMBERS = frozenset({"latitude", "longitude"})
DAYS = frozenset({"published", "date_from", "date_to"})


class Resource(NamedTuple):
    """A table of the package: its name, what one row is, its columns with their meanings, and its rows."""

    name: str
    about: str
    columns: dict[str, str]
    rows: Iterable[Row]


def write_datapackage(collection: Collection, tables: Sequence[Resource], out: BinaryIO) -> None:
    """Write the package; it is made beside and copied, since a zip file that cannot be gone back in has other bytes."""
    resources = [Resource("articles", "one article", ARTICLES, _articles(collection)), *tables]
    described = descriptor(collection, resources)
    with tempfile.TemporaryFile() as made:
        with zipfile.ZipFile(made, "w") as package:
            _put(package, "datapackage.json", json.dumps(described, ensure_ascii=False, indent=1) + "\n")
            _put(package, "README.md", readme_text(described))
            _put(package, "codebook.md", codebook_text([(one.name, one.about, one.columns) for one in resources]))
            for resource in resources:
                with package.open(_member(f"data/{resource.name}.csv"), "w", force_zip64=True) as member:
                    text = io.TextIOWrapper(member, encoding="utf-8", newline="", write_through=True)
                    write_rows(text, resource.columns, resource.rows)
                    text.detach()
        made.seek(0)
        shutil.copyfileobj(made, out)


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
    measured = [reader == "fast" or _is_shipped(reader, card["adapter_sha256"]) for reader in readers]
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
            "fields": [
                {"name": name, "type": type_of(name), "description": meaning} for name, meaning in resource.columns.items()
            ],
            "missingValues": [""],
        },
    }


def type_of(column: str) -> str:
    """Return the type of a column by its name (Table Schema, "Types and Formats")."""
    if column in INTEGERS or column.startswith(COUNT) or column.endswith(BOUNDS):
        return "integer"
    if column in DAYS:
        return "date"
    return "number" if column in NUMBERS else "string"


def _articles(collection: Collection) -> Iterator[Row]:
    for document, reading in collection.readings.values():
        yield {
            "document": document.document_id,
            "outlet": outlet_of(document, reading),
            "url": document.url,
            "title": one_line(document.title or ""),
            "published": reading.published.isoformat() if reading.published else None,
            "characters": len(document.text),
            "text_sha256": document.text_sha256,
        }


def _put(package: zipfile.ZipFile, name: str, text: str) -> None:
    package.writestr(_member(name), text.encode("utf-8"))


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = READABLE
    member.create_system = 3  # Unix, on every machine, so that the attributes mean the same
    return member
