"""The report: one HTML file that shows every claim with its words, works offline and asks nothing of any server."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from saksi.export.report.archive import Archive
from saksi.export.report.labels import FIELDS, count_of, day_label, place_label, position_label
from saksi.export.report.leftovers import entries_of, issues_of, terms_of
from saksi.export.report.maps import maps_of
from saksi.export.report.overview import overview_of
from saksi.export.report.sections import Section
from saksi.export.report.spots import spots_of
from saksi.export.report.timeline import timeline_of
from saksi.export.report.totals import totals_of
from saksi.model.documents import Document
from saksi.model.incidents import Incident
from saksi.model.readings import Reading

TEMPLATES = Path(__file__).parent / "templates"
NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that an HTML file in UTF-8 cannot hold; each is shown as U+FFFD, so offsets still count right."""


def write_report(
    incidents: Sequence[Incident],
    readings: Mapping[str, tuple[Document, Reading]],
    output: TextIO,
    *,
    title: str = "Saksi report",
    actor_names: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write the report on ``incidents`` as one self-contained HTML file.

    The same incidents and readings give the same bytes, in whatever order they come.

    Args:
        incidents: what happened, as ``link`` gives it.
        readings: by document id, every article with its reading, also those without an incident.
        output: an open text file in UTF-8.
        title: the heading of the report.
        actor_names: names for actor ids; they outrank the names in the readings.

    Raises:
        KeyError: an incident has a member whose article or event is not in ``readings``.

    """
    archive = Archive(readings, incidents, actor_names)
    sections = _sections(archive, incidents)
    for chunk in _environment().get_template("report.html").generate(_content(archive, sections, title)):
        output.write(NOT_HTML.sub("\ufffd", chunk))


def _sections(archive: Archive, incidents: Sequence[Incident]) -> tuple[Section, ...]:
    """Return the incidents told by several outlets, then the others; each by day, undated ones last."""
    found = [Section(archive, incident, 0) for incident in incidents]
    found.sort(key=lambda s: (not s.is_shared, s.incident.date is None, s.days, s.reported, s.anchor))
    for number, section in enumerate(found, 1):
        section.number = number
    return tuple(found)


def _content(archive: Archive, sections: Sequence[Section], title: str) -> dict[str, Any]:
    """Return what the template shows."""
    spots = spots_of(sections)
    totals, loose = totals_of(archive)
    style, script = (TEMPLATES / "style.css").read_text("utf-8"), (TEMPLATES / "script.js").read_text("utf-8")
    return {
        "title": title,
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        "overview": overview_of(archive, sections),
        "sections": sections,
        "actors": sorted({archive.name(a) for s in sections for a in (*s.incident.agents, *s.incident.targets)}),
        "outlets": sorted({outlet for s in sections for outlet in s.outlets}),
        "spots": spots,
        "maps": maps_of(spots),
        "timeline": timeline_of(sections),
        "totals": totals,
        "loose": loose,
        "issues": issues_of(archive),
        "terms": terms_of(archive),
        "entries": entries_of(archive),
    }


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["field_names"] = FIELDS
    environment.filters.update(count=count_of, day=day_label, place=place_label, position=position_label)
    return environment


def _hash(text: str) -> str:
    """Return the hash by which the page's own policy knows its style and script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
