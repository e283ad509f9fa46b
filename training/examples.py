"""What the encoder learns from: articles that people coded, and public sets of named entities.

Every example is one window: words with their pieces, and for each task that its coders marked, one label a word.
A task that they did not mark is left out, so that nothing is learnt from its absence.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saksi.encoder.words import Word, words_of
from saksi.lexicon.load import Lexicon
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Document
from saksi.model.ids import sha256_of
from saksi.text.page import open_page
from saksi.text.sight import stretches


def _labels(*kinds: str) -> tuple[str, ...]:
    """Return O, then B and I of each kind: outside, the first word of a span, a further one."""
    return ("O", *(f"{mark}-{kind}" if kind else mark for kind in kinds or ("",) for mark in "BI"))


FOLDS = 3
"""Parts of the articles; what is learnt from two is laid before the third."""
ZONES = ("related", "caption", "byline", "promo", "form", "navigation", "repeat")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TASKS: dict[str, tuple[str, ...]] = {
    "actor": _labels(),
    "place": _labels(),
    "date": _labels(),
    "figure": _labels(),
    "term": _labels(),
    "zone": _labels(*ZONES),
    "trigger": _labels(*EVENTS),
    "nergrit": _labels("PERSON", "PLACE", "ORGANISATION"),
    "idner": _labels("PER", "LOC", "ORG"),
}
"""Labels of each task."""
EVENT_TASKS: dict[str, tuple[str, ...]] = {
    "status": _labels("actual", "background", "planned", "hypothetical", "denied"),
    "role": _labels("agent", "target"),
    "voice": _labels(),
    "scope": _labels("event", "cumulative", "part"),
}
"""Further tasks, on trial: the status of triggers, who acts or suffers in an event, who is quoted or given as a source, and
the scope of figures. The shipped adapter does not know them."""
_CODED = {"actor": "actors", "place": "places", "date": "dates", "figure": "figures", "term": "terms", "zone": "zones"}
_NO_BLANK_BEFORE = frozenset(",.:;!?)]}%")
_NO_BLANK_AFTER = frozenset("([{")


Labelled = tuple[int, int, str]
"""Characters from, up to, and what they are."""


@dataclass(slots=True)
class Example:
    """One window: its words, and the label of each word by task."""

    words: list[Word]
    labels: dict[str, list[int]] = field(default_factory=dict)


def coded_articles(path: Path, lexicon: Lexicon, corpus: Path) -> Iterator[list[Example]]:
    """Yield each coded article of a JSON lines file as its stretches.

    Raises:
        ValueError: an article without text is not in ``corpus``, or stands there with another text.

    """
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = {} if all("text" in record for record in records) else articles_of(corpus)
    for record in records:
        article = record if "text" in record else articles.get(record["id"], {})
        document = Document(
            document_id=record["id"], text=text_of(record, articles, path), text_sha256="",
            outlet=article.get("outlet"), title=article.get("title"),
        )  # fmt: skip
        page = open_page(document, lexicon)
        coded = {task: _spans(record, key) for task, key in _CODED.items()}
        coded |= _of_events(record)
        yield [_example(page.tokens, stretch, coded) for stretch in stretches(page.tokens, page.sentences)]


def text_of(record: dict[str, Any], articles: dict[str, dict[str, Any]], path: Path) -> str:
    """Return the text that a coding belongs to: its own, or the article's of that id.

    Raises:
        ValueError: there is no such article, or its text is another; ``path`` is named.

    """
    text: str | None = record.get("text") or articles.get(record["id"], {}).get("text")
    if text is None or record.get("text_sha256", sha256_of(text)) != sha256_of(text):
        raise ValueError(f"{path}: the corpus has no article {record['id']} with this text")
    return text


def fold_of(article_id: str) -> int:
    """Return which part of the articles one belongs to, 0 to ``FOLDS`` - 1."""
    return int(sha256_of(article_id), 16) % FOLDS


def articles_of(corpus: Path) -> dict[str, dict[str, Any]]:
    """Return the articles of a corpus (JSON lines, xz) by id."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        return {article["id"]: article for article in map(json.loads, lines)}


def _spans(record: dict[str, list[dict[str, Any]]], key: str) -> list[Labelled]:
    return [(item["start"], item["end"], item["kind"] if key == "zones" else "") for item in record[key]]


def _of_events(record: dict[str, Any]) -> dict[str, list[Labelled]]:
    """Return what a coding says of triggers, roles, voices and scopes, as spans by task."""
    events, told = record["events"], [*record["events"], *record["figures"]]
    voices = [
        *(who for one in told for who in one["source"]),
        *(who for quote in record["quotes"] for who in quote["speaker"]),
    ]
    return {
        "trigger": [(*event["trigger"], event["type"]) for event in events],
        "status": [(*event["trigger"], event["status"]) for event in events],
        "role": [
            (who["start"], who["end"], role)
            for event in events
            for role, fillers in (("agent", event["agents"]), ("target", event["targets"]))
            for who in fillers
        ],
        "voice": [(who["start"], who["end"], "") for who in voices],
        "scope": [(figure["start"], figure["end"], figure["scope"]) for figure in record["figures"]],
    }


def _example(tokens: Tokens, numbers: range, coded: dict[str, list[Labelled]]) -> Example:
    """Label the words of one stretch; where spans lie in each other, the longest counts."""
    example = Example(words_of(tokens.text, tokens.starts, tokens.ends, numbers))
    for task, spans in coded.items():
        labels = [0] * len(numbers)
        for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
            inside = [n for n, i in enumerate(numbers) if tokens.starts[i] < end and tokens.ends[i] > start]
            if inside and not any(labels[n] for n in inside):
                first = (TASKS | EVENT_TASKS)[task].index(f"B-{kind}" if kind else "B")
                for n in inside:
                    labels[n] = first if n == inside[0] and tokens.starts[numbers[n]] >= start else first + 1
        example.labels[task] = labels
    return example


def named_entities(path: Path, task: str) -> Iterator[Example]:
    """Yield the sentences of a set in columns: the word first, its label last, a blank line between sentences."""
    known = {label: n for n, label in enumerate(TASKS[task])}
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if parts:
            rows.append((parts[0], parts[-1]))
        elif rows:
            surfaces = [surface for surface, _ in rows]
            yield Example(_spaced(surfaces), {task: [known[label] for _, label in rows]})
            rows = []


def _spaced(surfaces: list[str]) -> list[Word]:
    """Put the blanks back that a printed text has between its words."""
    words: list[Word] = []
    for i, surface in enumerate(surfaces):
        close = surface[0] in _NO_BLANK_BEFORE and len(surface) == 1
        opened = i > 0 and surfaces[i - 1] in _NO_BLANK_AFTER
        words.append(Word(surface, not (close or opened)))
    return words
