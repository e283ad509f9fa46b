"""Write the generated parts of the documentation anew: quoted outputs, options, columns, scores.

Usage: python tests/docs/renew.py

Two kinds of parts are generated. A ``console`` block behind ``<!-- output: saksi … -->`` shows what that command prints
on the samples. ``show: a | b`` keeps only lines that begin so, ``once: a | b`` the first of each; ``pick: s05 zones``
takes one list of one record of JSON lines. ``{event s03}`` and ``{incident s03}`` stand for the ids of that article's
first event (``{event s10 denied}``: the first of that status) and its incident. What lies between
``<!-- begin: NAME -->`` and ``<!-- end -->`` is made by the function of that name in ``PARTS``.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from saksi.cli.main import main, parser
from saksi.export.acled import COLUMNS as ACLED
from saksi.export.annotations import FIELDS as ANNOTATIONS
from saksi.export.differences import COLUMNS as DIFFERENCES
from saksi.export.followthemoney import FIELDS as ENTITIES
from saksi.export.plover import ACTOR_FIELDS, FIELDS, PLACE_FIELDS
from saksi.export.totals import COLUMNS
from saksi.export.ucdp import COLUMNS as UCDP
from saksi.store.workspace import Workspace
from saksi.views import VIEWS
from saksi.views.columns import View

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"
GOLD = "../shared/gold/dev.jsonl"
WIDTH = 116
MOST_VALUES = 12
"""So many values of a closed list are written out."""
WRITING = ("saksi read", "saksi link", "saksi export")
OUTPUT = re.compile(
    r"<!-- output: (?P<command>[^;\n]+?)(?P<options>(?:; \w+: [^;\n]+?)*) -->\n```console\n(?P<body>.*?)```\n", re.DOTALL
)
PART = re.compile(r"<!-- begin: (?P<name>\w+) -->\n(?P<body>.*?)<!-- end -->\n", re.DOTALL)
CODERS = {
    "dates": (0.98, "the days that an expression means"),
    "places": (0.93, "a place, right within 25 km"),
    "actors": (0.93, "who is named, with the right id"),
    "figures": (1.00, "a count of people, with its bounds"),
    "quotes": (1.00, "direct quotations"),
    "terms": (0.97, "loaded words, and whom they colour"),
    "events": (0.87, "an act, with its type"),
}
"""How well two human coders agree on each field of the development set, and what the field is."""


def pages() -> list[Path]:
    """Return every page of the documentation."""
    folders = ("docs", "benchmarks", "training", "samples")
    return [*sorted(ROOT.glob("*.md")), *(page for folder in folders for page in sorted((ROOT / folder).rglob("*.md")))]


@cache
def demo() -> tempfile.TemporaryDirectory[str]:
    """Return a folder with a finished demo."""
    folder = tempfile.TemporaryDirectory()
    run(f"saksi demo --samples {shlex.quote(str(ROOT / 'samples' / 'reports.jsonl'))} --to {shlex.quote(folder.name)}")
    return folder


@contextlib.contextmanager
def bench() -> Iterator[None]:
    """Work in a folder that has the samples, a finished demo, and the shared data where they are."""
    with tempfile.TemporaryDirectory() as scratch:
        desk = Path(scratch) / "repository"
        desk.mkdir()
        (desk / "samples").symlink_to(ROOT / "samples")
        (desk / "demo").symlink_to(demo().name)
        if SHARED.is_dir():
            (Path(scratch) / "shared").symlink_to(SHARED.resolve())
        with contextlib.chdir(desk):
            yield


def run(command: str) -> str:
    """Return what a command prints on standard output."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    with contextlib.redirect_stdout(out):
        main(shlex.split(command)[1:])
    out.seek(0)
    return out.read()


@cache
def read_again(command: str) -> str:
    """Return what a command prints that only reads the samples, the demo or the shared data; run once."""
    return run(command)


def renewed(text: str) -> str:
    """Return a page with its generated parts made anew; what needs the shared data stays where they are not there."""
    if not (OUTPUT.search(text) or PART.search(text)):
        return text
    with bench():
        text = OUTPUT.sub(_output, text)
        return PART.sub(_part, text)


def _output(match: re.Match[str]) -> str:
    if GOLD in match["command"] and not SHARED.is_dir():
        return match[0]
    command, asked = (re.sub(r"\{(event|incident) (\w+)(?: (\w+))?\}", _id, match[name]) for name in ("command", "options"))
    options = dict(one.split(": ", 1) for one in asked.split("; ")[1:])
    lines = (run if command.startswith(WRITING) else read_again)(command).splitlines()
    if "pick" in options:
        lines = _picked(lines, *options["pick"].split())
    for name in ("show", "once"):
        if name in options:
            lines = _shown(lines, options[name].split(" | "), once=name == "once")
    body = "\n".join(_cut(line) for line in lines)
    return f"{match[0].split('```console')[0]}```console\n$ {command}\n{body}\n```\n"


def _id(match: re.Match[str]) -> str:
    """Return the id of an article's first event (of a status, if one is named), or of the incident it belongs to."""
    workspace = Workspace.open(Path("demo/workspace"))
    events = next(reading.events for document, reading in workspace.readings() if document.document_id == match[2])
    event = next(e.event_id for e in events if e.status == (match[3] or e.status))
    if match[1] == "event":
        return event
    return next(i.incident_id for i in workspace.incidents() if any(m.event_id == event for m in i.members))


def _picked(lines: list[str], record: str, field: str) -> list[str]:
    found = next(one for line in lines if (one := json.loads(line))["id"] == record)
    return ["…", f'"{field}": [', *(f"  {json.dumps(item, ensure_ascii=False)}" for item in found[field]), "]", "…"]


def _shown(lines: list[str], starts: list[str], *, once: bool) -> list[str]:
    """Keep lines that begin with one of ``starts``; an ellipsis stands for those left out."""
    kept: list[str] = []
    for line in lines:
        start = next((start for start in starts if line.strip().startswith(start)), None)
        if start is not None:
            kept.append(line)
            starts = [one for one in starts if one != start or not once]
        elif kept[-1:] != ["…"]:
            kept.append("…")
    return kept


def _cut(line: str) -> str:
    """Shorten the middle of a long line."""
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 50].rstrip()} … {line[-47:].lstrip()}"


def _part(match: re.Match[str]) -> str:
    body = PARTS[match["name"]]()
    return match[0] if body is None else f"<!-- begin: {match['name']} -->\n{body}\n<!-- end -->\n"


def commands() -> str:
    """Return every command with its arguments, from the parser itself."""
    return "\n".join(_command(*found) for found in _commands(parser(), "")).rstrip()


def _commands(of: argparse.ArgumentParser, before: str) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield the name, meaning and parser of each command; of a command that has others in it, those."""
    made = next(action for action in of._actions if isinstance(action, argparse._SubParsersAction))
    about = {action.dest: action.help or "" for action in made._choices_actions}
    for name, command in made.choices.items():
        if any(isinstance(action, argparse._SubParsersAction) for action in command._actions):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", about[name], command


def _command(name: str, about: str, command: argparse.ArgumentParser) -> str:
    actions = [action for action in command._actions if "--help" not in action.option_strings]
    words = [f"saksi {name}", *(_usage(action) for action in actions)]
    rows = [f"| `{_name(action)}` | {(action.help or '').replace('|', '/')} | {_default(action)} |" for action in actions]
    head = ["| argument | meaning | default |", "|---|---|---|"]
    sentence = about[0].upper() + about[1:] + "."
    return "\n".join([f"## saksi {name}", "", sentence, "", f"`{' '.join(words)}`", "", *head, *rows, ""])


def _usage(action: argparse.Action) -> str:
    word = _name(action)
    if not action.option_strings and action.nargs == "+":
        return f"{word} [{word} ...]"
    return word if action.required else f"[{word}]"


def _name(action: argparse.Action) -> str:
    if action.nargs == 0:
        return " ".join(action.option_strings)
    choices = f"{{{','.join(action.choices)}}}" if action.choices else action.dest
    metavar = str(action.metavar) if action.metavar else choices
    return " ".join([*action.option_strings, metavar])


def _default(action: argparse.Action) -> str:
    if action.required:
        return "must be given"
    if action.default is None or action.default == []:
        return "none"
    return "off" if action.default is False else f"`{action.default}`"


def columns() -> str:
    """Return the columns of every view, as it describes them."""
    return "\n\n".join(
        [
            *map(_view, VIEWS.values()),
            _table("### `saksi totals`", COLUMNS),
            _table("### `saksi workspace diff`", DIFFERENCES),
        ]
    )


def _view(view: View) -> str:
    rows = ["| column | kind | meaning | values |", "|---|---|---|---|"]
    for one in view.columns:
        kind = f"{one.kind} ({one.unit})" if one.unit else one.kind
        values = ", ".join(f"`{value}`" for value in one.values) if len(one.values) <= MOST_VALUES else "see the codebook"
        rows.append(f"| `{one.name}` | {kind} | {one.meaning} | {values} |")
    return "\n".join([f"### `{view.name}`", "", f"One row is {view.about}.", "", *rows])


def _table(heading: str, rows: dict[str, str]) -> str:
    return "\n".join([heading, "", "| column | meaning |", "|---|---|", *(f"| `{n}` | {m} |" for n, m in rows.items())])


def plover_fields() -> str:
    """Return the fields of a PLOVER record, of its actors and of its places."""
    parts = (("field", FIELDS), ("field of an actor", ACTOR_FIELDS), ("field of a location", PLACE_FIELDS))
    return "\n\n".join(_rows(head, rows) for head, rows in parts)


def _rows(head: str, rows: dict[str, str]) -> str:
    return "\n".join(
        [f"| {head} | meaning |", "|---|---|", *(f"| `{name}` | {meaning} |" for name, meaning in rows.items())]
    )


def scores() -> str | None:
    """Return the main scores on the development set beside the agreement of two coders, ``None`` without that set."""
    if not SHARED.is_dir():
        return None
    rows = ["| field | what counts as right | Saksi F1 | precision | recall | two coders |", "|---|---|---|---|---|---|"]
    for line in read_again(f"saksi score {GOLD}").splitlines():
        name, *words = line.split()
        if name in CODERS:
            f1, precision, recall = (f"{float(words[i]):.2f}" for i in (1, 3, 5))
            agreed, meaning = CODERS[name]
            rows.append(f"| {name} | {meaning} | {f1} | {precision} | {recall} | {agreed:.2f} |")
    return "\n".join(rows)


PARTS: dict[str, Callable[[], str | None]] = {
    "commands": commands,
    "columns": columns,
    "scores": scores,
    "plover": plover_fields,
    "acled": lambda: _rows("column", ACLED),
    "ucdp": lambda: _rows("column", UCDP),
    "followthemoney": lambda: _rows("schema", ENTITIES),
    "annotations": lambda: _rows("part", ANNOTATIONS),
}
"""The generated parts by name."""


def renew() -> None:
    """Rewrite every page whose generated parts are stale, and name it."""
    for page in pages():
        old = page.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(os.path.relpath(page, ROOT))


if __name__ == "__main__":
    renew()
