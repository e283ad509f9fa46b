"""Views over readings and incidents in memory."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from saksi.model.documents import Document
from saksi.model.filters import Filter
from saksi.model.incidents import Incident
from saksi.model.readings import Reading
from saksi.store.query import Views
from saksi.store.tables import arrow_table
from saksi.views import VIEWS
from saksi.views.articles import ARTICLE_VIEWS
from saksi.views.incidents import INCIDENT_VIEWS

Readings = Mapping[str, tuple[Document, Reading]]


def views_of(incidents: Iterable[Incident], readings: Readings) -> Views:
    """Return the views of some readings and incidents."""
    kept = {}
    for view in ARTICLE_VIEWS:
        kept[view.name] = arrow_table(view, [row for pair in readings.values() for row in view.rows(*pair)])
    for other in INCIDENT_VIEWS:
        kept[other.name] = arrow_table(other, [row for one in incidents for row in other.rows(one)])
    ids, texts = list(readings), [document.text for document, _ in readings.values()]
    return Views(kept, pa.table({"document_id": pa.array(ids, pa.string()), "text": pa.array(texts, pa.string())}))


def rows_of(
    incidents: Iterable[Incident], readings: Readings, view: str, wanted: Filter | None = None
) -> list[dict[str, str]]:
    """Return the rows of a view as its CSV file has them."""
    return list(csv.DictReader(io.StringIO(csv_of(incidents, readings, view, wanted)), strict=True))


def csv_of(incidents: Iterable[Incident], readings: Readings, view: str, wanted: Filter | None = None) -> str:
    """Return a view as its CSV file has it."""
    views = views_of(incidents, readings)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        views.write_csv(VIEWS[view], wanted or Filter(), path)
        views.close()
        return path.read_bytes().decode()
