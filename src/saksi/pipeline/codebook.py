"""Check the codebook: valid entries, examples that match, near-misses that do not; and fill the cache."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema

from saksi.events.triggers import find_acts
from saksi.lexicon.entries import ContextWord, DayName, VerbEntry
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.lexicon.parse import entries_of, kind_of
from saksi.lexicon.source import Raw, codebook_folder, read_codebook
from saksi.mentions.actors import find_actors
from saksi.mentions.days import find_dates
from saksi.mentions.figures import find_figures
from saksi.mentions.places import COMPASS, find_places
from saksi.mentions.terms import find_terms
from saksi.model.documents import Document
from saksi.model.ids import sha256_of
from saksi.model.mentions import Actor, DateRange, Figure, Place
from saksi.model.spans import Span
from saksi.text.page import Page, open_page

Progress = Callable[[str], None]
Finder = Callable[[Page, dict[str, Any]], list[Span]]
GRAMMAR = "grammar.yml"
_MARKS = {"zones": re.compile(r"\[\[(.+?)\]\]", re.DOTALL)}
_MARK = re.compile(r"\[(.+?)\]", re.DOTALL)


def build(folder: Path | None) -> str:
    """Fill the cache with the parsed codebook and the gazetteer, and say what was built."""
    lexicon = load_lexicon(folder)
    sizes = f"{len(lexicon.actors)} actors, {len(lexicon.outlets)} outlets, {len(lexicon.places)} places"
    return f"codebook {lexicon.sha256[:12]}: {sizes}"


def check(folder: Path | None, progress: Progress) -> tuple[str, list[str]]:
    """Return how many entries of each kind there are, and a line for every problem.

    Checked are the schema of every entry, that no id comes twice, that ids named by other entries exist, and that the
    reader itself finds every example and no near-miss. A sentence listed as a known error must still be one.
    """
    path = folder or codebook_folder()
    raw, _ = read_codebook(path)
    problems = list(_against_schema(raw, path)) or [*_doubled(raw), *_dangling(raw), *_grammar(path)]
    if problems:
        return _counts(raw), problems
    lexicon = load_lexicon(path)
    for file in sorted(raw):
        progress(f"checking {file}")
        for entry in raw[file]:
            problems.extend(f"{file}: {entry_name(entry)}: {p}" for p in _examples(lexicon, kind_of(file), entry))
    return _counts(raw), problems


def entry_name(entry: dict[str, Any]) -> str:
    """Return what an entry is called in messages."""
    return str(entry.get("id") or entry.get("form"))


def _counts(raw: Raw) -> str:
    counts = Counter(kind_of(file) for file in raw for _ in raw[file])
    return ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))


def _against_schema(raw: Raw, path: Path) -> Iterator[str]:
    for file in sorted(raw):
        schema_file = codebook_folder() / "schema" / f"{kind_of(file)}.json"
        if not schema_file.exists():
            yield f"{file}: no schema for {kind_of(file)!r}; put the file into the folder of its kind"
            continue
        validator = jsonschema.Draft202012Validator(json.loads(schema_file.read_text(encoding="utf-8")))
        for error in validator.iter_errors(raw[file]):
            index = error.absolute_path[0] if error.absolute_path else 0
            name = entry_name(raw[file][int(index)]) if raw[file] else "?"
            yield f"{file}: {name}: {error.message}"


def _grammar(path: Path) -> Iterator[str]:
    """Refuse other grammar words than those that came with Saksi: the rules are written around them."""
    own, shipped = path / GRAMMAR, codebook_folder() / GRAMMAR
    if own.exists() and own.read_bytes() != shipped.read_bytes():
        yield f"{GRAMMAR}: differs from the one that came with Saksi, which alone is used; leave it as it was"


def _doubled(raw: Raw) -> Iterator[str]:
    seen: dict[tuple[str, str], str] = {}
    for file in sorted(raw):
        for entry in raw[file]:
            key = (kind_of(file), entry_name(entry))
            if key in seen and "id" in entry:
                yield f"{file}: {key[1]}: the id is used in {seen[key]} too"
            seen[key] = file


def _dangling(raw: Raw) -> Iterator[str]:
    """Find ids that are named but not there."""
    actors = {entry["id"] for entry in entries_of(raw, "actors")} | {entry["id"] for entry in entries_of(raw, "outlets")}
    actors |= {f"{state.get('prefix', state['id'])}-{made['suffix']}"
               for state in entries_of(raw, "actors") if state["kind"] == "state"
               for made in entries_of(raw, "compositions") if made["suffix"]}  # fmt: skip
    classes = {entry["id"] for entry in entries_of(raw, "classes")}
    for entry in entries_of(raw, "actors"):
        for body in (*entry.get("part_of", ()), *(office["of"] for office in entry.get("offices", ()))):
            if body not in actors:
                yield f"actors: {entry['id']}: no actor {body!r}"
    for entry in entries_of(raw, "terms"):
        for body in (entry["about"].get("actor"), entry["about"].get("default")):
            if body and body not in actors:
                yield f"terms: {entry['id']}: no actor {body!r}"
    for entry in entries_of(raw, "triggers"):
        wanted = [*entry.get("needs", ()), *entry.get("needs_object", ()), *entry.get("needs_agent", ())]
        for class_id in [*wanted, *(c for classes_of in entry.get("modes", {}).values() for c in classes_of)]:
            if class_id not in classes:
                yield f"triggers: {entry['id']}: no word class {class_id!r}"


def _examples(lexicon: Lexicon, kind: str, entry: dict[str, Any]) -> Iterator[str]:
    finder = _FINDERS.get(kind)
    if finder is None:
        return
    for example in entry.get("examples", ()):
        text, marked = _unmark(example, _MARKS.get(kind, _MARK))
        found = finder(_page(text, lexicon), entry)
        if any(not any(span.overlaps(other) for other in found) for span in marked):
            yield f"not found in its example: {example}"
    for sentence in entry.get("near_misses", ()):
        if finder(_page(sentence, lexicon), entry):
            yield f"found in a near-miss: {sentence}"
    for sentence in entry.get("known_errors", ()):
        if not finder(_page(sentence, lexicon), entry):
            yield f"no error any more, make it a near-miss: {sentence}"


def _unmark(example: str, mark: re.Pattern[str]) -> tuple[str, list[Span]]:
    """Return an example without its brackets, and the spans they marked."""
    text, spans, at = "", [], 0
    for match in mark.finditer(example):
        text += example[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + example[at:], spans


def _page(text: str, lexicon: Lexicon) -> Page:
    return open_page(Document(document_id="example", text=text, text_sha256=sha256_of(text)), lexicon)


def _actors(page: Page, entry: dict[str, Any]) -> list[Span]:
    return [m.span for m in find_actors(page)[0] if isinstance(m.value, Actor) and m.value.actor_id == entry["id"]]


def _compositions(page: Page, entry: dict[str, Any]) -> list[Span]:
    suffix = entry["suffix"]
    rule = f"composition:{entry['id']}"
    return [
        m.span
        for m in find_actors(page)[0]
        if m.rule == rule or (isinstance(m.value, Actor) and suffix and m.value.actor_id.endswith(f"-{suffix}"))
    ]


def _places(page: Page, entry: dict[str, Any]) -> list[Span]:
    _, board = find_actors(page)
    found, _ = find_places(page, board)
    return [m.span for m in found if isinstance(m.value, Place) and _is_place(m.value.place_id, entry["id"])]


_PARTS = frozenset(word.lower() for word, _, _ in COMPASS.values())


def _is_place(found: str, wanted: str) -> bool:
    """Tell whether a place is the wanted one or a part of it ("north of …")."""
    return found == wanted or (found.rpartition("-")[0] == wanted and found.rpartition("-")[2] in _PARTS)


def _terms(page: Page, entry: dict[str, Any]) -> list[Span]:
    _, board = find_actors(page)
    return [m.span for m in find_terms(page, board) if m.rule == f"codebook:{entry['id']}"]


def _triggers(page: Page, entry: dict[str, Any]) -> list[Span]:
    _, board = find_actors(page)
    return [
        page.tokens.span(act.helper if act.helper is not None else act.first, act.last)
        for act in find_acts(page, board)
        if act.entry.trigger_id == entry["id"]
    ]


def _verbs(page: Page, entry: dict[str, Any]) -> list[Span]:
    hits = page.hits_of(VerbEntry)
    return [page.tokens.span(h.first, h.last) for h in hits if getattr(h.entry, "verb_id", "") == entry["id"]]


def _units(page: Page, entry: dict[str, Any]) -> list[Span]:
    _, board = find_actors(page)
    return [m.span for m in find_figures(page, board) if isinstance(m.value, Figure) and m.value.unit == entry["unit"]]


def _contexts(page: Page, entry: dict[str, Any]) -> list[Span]:
    plain = page.plain("context")
    return [
        page.tokens.span(h.first, h.last)
        for h in page.hits_of(ContextWord)
        if isinstance(h.entry, ContextWord) and h.entry.context_id == entry["id"] and (entry["id"], h.first) not in plain
    ]


def _zones(page: Page, entry: dict[str, Any]) -> list[Span]:
    return [zone.span for zone in page.zones if zone.rule == f"zones:{entry['id']}"]


def _days(page: Page, entry: dict[str, Any]) -> list[Span]:
    named = [
        page.tokens.span(h.first, h.last)
        for h in page.hits_of(DayName)
        if isinstance(h.entry, DayName) and h.entry.day.isoformat() == entry["day"]
    ]
    dated = [
        m.span for m in find_dates(page)[0] if isinstance(m.value, DateRange) and m.value.first.isoformat() == entry["day"]
    ]
    return [*named, *dated]


_FINDERS: dict[str, Finder] = {
    "actors": _actors,
    "outlets": _actors,
    "compositions": _compositions,
    "places": _places,
    "terms": _terms,
    "triggers": _triggers,
    "verbs": _verbs,
    "units": _units,
    "zones": _zones,
    "contexts": _contexts,
    "days": _days,
}
"""How the reader finds an entry of each kind in a sentence."""
