"""What people read first in a data package: the notes on rights and scores, and what every column and code means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from saksi.model.events import MODES
from saksi.views.columns import Column

_ABOUT = """# What this is

Events, incidents, claims, counts of people, quotations and loaded terms, read from Indonesian news by Saksi.
**Machine-coded, not checked by a person.** An incident is what happened as all articles tell it; an event is what one
article reports. Neither is a finding: each is somebody's word, and the tables say whose.

- `data/*.csv`: the tables, in UTF-8. `datapackage.json` describes every column for programs, `codebook.md` for people.
- `document`, `start` and `end` of a row say where its words stand: characters (Unicode code points, from 0) of the raw
  text of that article. `data/articles.csv` has the hash of the text they count in.
- A cell that a spreadsheet would take for a formula is led by an apostrophe.

# Rights

- **The texts of the articles are not included.** They belong to the outlets that `data/articles.csv` names. The tables hold
  short pieces of them as evidence (columns `evidence`, `sentence`, `words`, `as_printed`, `trigger` and `…_as_printed`).
  Whether you may publish these depends on the law where you are and on the outlets' terms; drop the columns if in doubt.
- Coordinates of cities are from GeoNames, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/): name it.
- Event types, modes and contexts are those of PLOVER (Open Event Data Alliance). The columns `acled_…` use the names of
  ACLED's types; they are no data of ACLED and were not checked by it.
- The licence of the software (Apache-2.0) does not cover what you make with it. No licence is stated for the tables: whoever
  publishes this package must choose one and add it here and in `datapackage.json` (`licenses`).

# How it was made
"""


def readme_text(described: dict[str, Any]) -> str:
    """Return ``README.md`` for a described package."""
    made = described["saksi"]
    lines = [
        f"- Saksi {', '.join(made['versions'])}, reader {', '.join(made['readers'])}",
        f"- codebook, SHA-256: {', '.join(made['codebook_sha256'])}",
        f"- {made['number_of_articles']} articles, {made['number_of_incidents']} incidents",
    ]
    return _ABOUT + "\n" + "\n".join(lines) + "\n\n" + _scores(made["scores"])


def _scores(card: dict[str, Any] | None) -> str:
    if card is None:
        return "No scores are known of this reader: measure before you count anything.\n"
    head = [
        f"Scores measured on {card['measured']}, F1 or share right:",
        "",
        *(f"- {name}: {about}" for name, about in card["sets"].items()),
        "",
        "| " + " | ".join(card["scores"][0]) + " |",
        "|" + "---|" * len(card["scores"][0]),
    ]
    return "\n".join([*head, *("| " + " | ".join(row.values()) + " |" for row in card["scores"])]) + "\n"


def codebook_text(tables: Iterable[tuple[str, str, Sequence[Column]]]) -> str:
    """Return ``codebook.md``: the columns of each table (name, what one row is, columns), then event types and modes."""
    parts = ["# Tables"]
    for name, about, columns in tables:
        head = [
            f"## data/{name}.csv",
            "",
            f"One row is {about}.",
            "",
            "| column | kind | meaning | values |",
            "|---|---|---|---|",
        ]
        parts.append("\n".join([*head, *map(_row, columns)]))
    types = (f"| `{kind}` | {', '.join(sorted(modes)) or 'none'} |" for kind, modes in MODES.items())
    parts.append("\n".join(["# Event types and modes (PLOVER)", "", "| type | modes |", "|---|---|", *types]))
    return "\n\n".join(parts) + "\n"


def _row(column: Column) -> str:
    kind = f"{column.kind} ({column.unit})" if column.unit else column.kind
    return f"| `{column.name}` | {kind} | {column.meaning} | {', '.join(column.values)} |"
