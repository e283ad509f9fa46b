"""Learn the weights of ``src/saksi/events/data``: who has a part in an act, where and when it was, its status, its worth.

    python training/weights.py ../shared FOLDS

``FOLDS`` holds ``fold0.npz`` and so on, adapters that ``roles.py`` trained without a part of the articles each: what the
encoder sees of an act is taken from the one that has not learnt from the article. It counts in the weights of the full
reader only (``…-full``); those of the fast reader go by the rest.

All are learnt from all coded articles but ``dev.jsonl``; only what is coded at all from those that the shipped adapter has
not learnt from, for it is too sure of the others. Deterministic: the same codings, codebook and adapters give the same
files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import torch
from examples import FOLDS, articles_of, fold_of, text_of

from saksi.encoder.join import load_encoder
from saksi.encoder.run import Encoder
from saksi.events.acts import Act
from saksi.events.candidates import candidates
from saksi.events.casts import seen_kind, seen_role, seen_scene, seen_status
from saksi.events.looks import Look
from saksi.events.modes import NO_MODE, mode_features, trusted
from saksi.events.parts import ROLES, part_features, role_features, where_is
from saksi.events.scenes import date_features, find_spots, place_features, scenes
from saksi.events.standing import status_features, worth_features
from saksi.events.told import Told, told_acts
from saksi.events.worth import looked_at
from saksi.lexicon.load import Lexicon, load_lexicon
from saksi.lexicon.source import cache_folder
from saksi.model.documents import Document
from saksi.model.events import MODES
from saksi.model.ids import sha256_of
from saksi.model.mentions import DateRange, Figure, Place
from saksi.model.spans import Span
from saksi.pipeline.read import Opened, open_article
from saksi.text.page import Page

CODED = Path(__file__).parent / "coded"
OUT = Path(__file__).parents[1] / "src" / "saksi" / "events" / "data"
NEW = (
    "conflict-20.jsonl",
    "conflict-40.jsonl",
    "conflict-100.jsonl",
    "conflict-40-twice.jsonl",
    "conflict-80-second.jsonl",
    "conflict-40-third.jsonl",
    "conflict-40-fourth.jsonl",
)
"""Codings that the shipped adapter has not learnt from."""
FULL = "-full"
_OF_ACTS = {
    "status": ("actual", "background", "planned", "hypothetical", "denied"),
    "worth": ("coded", "left"),
    "agents": ("yes", "no"),
    "targets": ("yes", "no"),
    "place": ("yes", "no"),
    "date": ("yes", "no"),
}
LABELS = {
    **_OF_ACTS,
    **{f"{name}{FULL}": labels for name, labels in _OF_ACTS.items()},
    **{f"mode-{kind.lower()}": (NO_MODE, *sorted(modes)) for kind, modes in MODES.items() if modes},
}
"""What is learnt, each with its labels."""
LONGEST = 10
"""A date that only lies across the coded one is right up to so many days."""
LEAST = 5
"""A feature must be seen so often."""
RIDGE = 10.0
"""How strongly weights are held to nothing (L2); chosen by the score on articles left out."""
RARE, LIGHT = 3, 2.0
"""The same for modes, of which each type has few examples."""
STEPS, SHARED = 200, 0.2
Example = tuple[list[str], str]


def main() -> None:
    """Read the coded articles, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", nargs="*", default=list(LABELS), help="names of the weights to learn")
    parser.add_argument("--without", nargs="*", default=[], help="names of files to leave out, to measure on")
    args = parser.parse_args()
    torch.set_num_threads(1)
    lexicon = load_lexicon()
    folds = [(args.folds / f"fold{n}.npz").read_bytes() for n in range(FOLDS)]
    encoders = [load_encoder(cache_folder(), threads=2, roles=roles) for roles in folds]
    articles = articles_of(args.shared / "corpus" / "conflict.jsonl.xz")
    learnt: dict[str, list[Example]] = {name: [] for name in LABELS}
    for path in [args.shared / "gold" / "train.jsonl", *sorted(CODED.glob("*.jsonl"))]:
        if path.name in args.without:
            continue
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text, encoder = text_of(record, articles, path), encoders[fold_of(record["id"])]
            for name, example in _examples(record, text, lexicon, encoder):
                if not name.startswith("worth") or path.name in NEW:
                    learnt[name].append(example)
        print(path.name, *(f"{name} {len(found)}" for name, found in learnt.items() if found), file=sys.stderr)
    for name in args.only:
        modes = name.startswith("mode-")
        _write(args.out / f"{name}.json", LABELS[name], learnt[name], *((RARE, LIGHT) if modes else (LEAST, RIDGE)))


def _examples(record: dict[str, Any], text: str, lexicon: Lexicon, encoder: Encoder) -> Iterator[tuple[str, Example]]:
    """Yield what the acts of one article teach: the name of the weights, what is seen, and the right label."""
    opened, told = acts_of(record, text, lexicon, encoder)
    page, voices = opened.page, opened.voices
    coded = coded_acts(record["events"], told.acts, page)
    for n, act in enumerate(told.acts):  # before the encoder looks at them
        yield from _of_act(record, opened, told.acts, act, coded.get(n))
        if n in coded and MODES[act.entry.event_type]:
            yield f"mode-{act.entry.event_type.lower()}", (mode_features(page, act), coded[n]["mode"] or NO_MODE)
    looked = looked_at(page, voices, told)
    coded = coded_acts(record["events"], looked, page)
    for n, act in enumerate(looked):
        for name, example in _of_act(record, opened, told.acts, act, coded.get(n)):
            yield f"{name}{FULL}", example


def _of_act(
    record: dict[str, Any], opened: Opened, acts: list[Act], act: Act, event: dict[str, Any] | None
) -> Iterator[tuple[str, Example]]:
    """Yield what one act teaches: whether it is coded, and if so its status, who has a part in it, where and when it was."""
    page, voices = opened.page, opened.voices
    yield "worth", ([*worth_features(page, voices, act), *seen_kind(act)], "left" if event is None else "coded")
    if event is not None:
        told = status_features(page, voices, act, opened.published.day)
        yield "status", ([*told, *seen_status(act)], event["status"])
        look = Look(page, opened.board, voices, act, acts)
        yield from _parts(record, opened, look, event)
        yield from _circumstances(opened, acts, look, event)


def acts_of(record: dict[str, Any], text: str, lexicon: Lexicon, encoder: Encoder) -> tuple[Opened, Told]:
    """Return a coded article as the reader sees it, with the acts that it finds."""
    day = _day(record["published"])
    document = Document(document_id=record["id"], text=text, text_sha256=sha256_of(text), published=day)
    opened = open_article(document, lexicon, encoder)
    return opened, told_acts(opened.page, opened.board, opened.voices, opened.mentions, opened.published.day)


def _parts(record: dict[str, Any], opened: Opened, look: Look, event: dict[str, Any]) -> Iterator[tuple[str, Example]]:
    """Yield who has a part in an act and who has not: by the words coded, or by another mention of the same actor."""
    spans = {role: [_span(coded) for coded in event[role]] for role in ROLES}
    actors = {
        role: {a["actor"] for a in record["actors"] if any(_span(a).overlaps(span) for span in spans[role])}
        for role in ROLES
    }
    for one in candidates(look, [m for m in opened.mentions if isinstance(m.value, Figure | Place)]):
        where = where_is(look, one)
        shared = part_features(look, one, where)
        for role in ROLES:
            right = one.actor_id in actors[role] or any(one.span(opened.page).overlaps(span) for span in spans[role])
            features = [*shared, *role_features(look, one, where, role), *seen_role(look, one, where, role)]
            yield role, (features, _yes(right))


def _circumstances(opened: Opened, acts: list[Act], look: Look, event: dict[str, Any]) -> Iterator[tuple[str, Example]]:
    """Yield which places and days are an act's and which are not."""
    spans = [_span(coded) for coded in event["place"]]
    places = find_spots(opened.page, [m for m in opened.mentions if isinstance(m.value, Place)])
    right = {spot.key for spot in places if any(spot.mention.span.overlaps(span) for span in spans)}
    for scene in scenes(look, places):
        told = place_features(look, acts, scene)
        yield "place", ([*told, *seen_scene(look, scene, "place")], _yes(scene.spot.key in right))
    for scene in scenes(look, find_spots(opened.page, [m for m in opened.mentions if isinstance(m.value, DateRange)])):
        told = date_features(look, acts, scene, opened.published.day)
        day = _is_day(scene.spot.mention.value, event["date"])
        yield "date", ([*told, *seen_scene(look, scene, "date")], _yes(day))


def _is_day(value: object, coded: dict[str, str] | None) -> bool:
    """Tell whether a date is the one coded, or lies across it and is not much longer."""
    if coded is None or not isinstance(value, DateRange):
        return False
    first, last = date.fromisoformat(coded["from"]), date.fromisoformat(coded["to"])
    return (value.first, value.last) == (first, last) or (
        value.first <= last and first <= value.last and (value.last - value.first).days <= LONGEST
    )


def _span(coded: dict[str, Any]) -> Span:
    return Span(coded["start"], coded["end"])


def _yes(right: bool) -> str:
    return "yes" if right else "no"


def coded_acts(events: list[dict[str, Any]], acts: list[Act], page: Page) -> dict[int, dict[str, Any]]:
    """Return the coded event of each act that is coded: of the same type, the same words first, else the same clause."""
    found: dict[int, dict[str, Any]] = {}
    left = list(events)
    for same in (same_words, _same_clause):
        for n, act in enumerate(acts):
            event = next((e for e in left if e["type"] == act.entry.event_type and same(e, act, page)), None)
            if n not in found and event is not None:
                found[n] = event
                left.remove(event)
    return found


def same_words(event: dict[str, Any], act: Act, page: Page) -> bool:
    """Tell whether an event was coded at words of an act."""
    start, end = event["trigger"]
    return page.tokens.span(act.begin, act.last).overlaps(Span(start, end))


def _same_clause(event: dict[str, Any], act: Act, page: Page) -> bool:
    """Tell whether evidence and clause share a fifth of their characters, as the score asks."""
    clause = page.tokens.span(*act.clause)
    both = min(clause.end, event["end"]) - max(clause.start, event["start"])
    return bool(both >= SHARED * (len(clause) + event["end"] - event["start"] - both))


def _write(path: Path, labels: tuple[str, ...], examples: list[Example], least: int, ridge: float) -> None:
    """Learn the weights by maximum likelihood with a ridge, and write those that count."""
    seen = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(name for name, times in seen.items() if times >= least)
    column = {name: n for n, name in enumerate(names)}
    inputs = torch.zeros(len(examples), len(names), dtype=torch.float64)
    for row, (features, _) in enumerate(examples):
        inputs[row, [column[name] for name in set(features) & column.keys()]] = 1
    inputs = inputs.to_sparse_csr()
    wanted = torch.tensor([labels.index(label) for _, label in examples])
    known = torch.log(
        torch.tensor([list(_known(labels, features).values()) for features, _ in examples], dtype=torch.float64)
    )
    weights = torch.zeros(len(names), len(labels), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        told = torch.nn.functional.cross_entropy(inputs @ weights + known, wanted, reduction="sum")
        total = told + ridge / 2 * (weights**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    found = {name: [round(value, 2) for value in weights[column[name]].tolist()] for name in names}
    lines = [f"{json.dumps(name, ensure_ascii=False)}: {values}" for name, values in found.items() if any(values)]
    body = ",\n".join(lines)
    path.write_text(f'{{"labels": {json.dumps(labels)}, "weights": {{\n{body}\n}}}}\n', encoding="utf-8")
    print(path.name, len(examples), "examples", len(lines), "features", file=sys.stderr)


def _known(labels: tuple[str, ...], features: list[str]) -> dict[str, float]:
    """Return how likely each label is before anything is learnt: the rules' mode for modes, else all alike."""
    rule = next((f.removeprefix("rule:") for f in features if f.startswith("rule:")), "") if NO_MODE in labels else ""
    return trusted(labels, rule) if rule in labels else dict.fromkeys(labels, 1.0)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


if __name__ == "__main__":
    main()
