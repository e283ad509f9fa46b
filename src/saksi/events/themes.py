"""What an act has to do with, and with what it is done: contexts and means, by the words of its evidence."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.clauses import verb
from saksi.lexicon.entries import ClassWord, ContextWord
from saksi.model.events import Sign
from saksi.model.spans import Span
from saksi.text.page import Page

WEAPONS = ("drone", "aerial", "heavy-weapons", "explosives", "grenades", "suicide-bomb", "firearms", "blades",
           "crowd-control", "unconventional")  # fmt: skip
"""Word classes of what attacks are done with."""
ARMED = frozenset({"ASSAULT", "MOBILIZE"})
_NOUNS = frozenset({"bahan", "senapan"})
_CONTACTS = frozenset({"baku", "bombardir", "dari", "kontak"})
"""First words of "baku tembak", "dari udara" and the like."""


def means_of(page: Page, act: Act) -> tuple[Sign, ...]:
    """Return the weapons that the evidence names, each class once; words for the attack itself are no weapons."""
    found: dict[str, Sign] = {}
    for hit in page.hits_within(ClassWord, *act.clause) if act.entry.event_type in ARMED else ():
        assert isinstance(hit.entry, ClassWord)
        name = hit.entry.class_id
        if name in WEAPONS and name not in found and not _is_attack(page, hit.first):
            found[name] = Sign(name=name, span=page.tokens.span(hit.first, hit.last), rule=f"classes:{name}")
    return tuple(sorted(found.values(), key=lambda sign: (sign.span.start, sign.name)))


def _is_attack(page: Page, i: int) -> bool:
    """Tell whether a word names the attack and not the weapon: "penembakan", "menembaki", "serangan udara"."""
    norm = page.norm(i)
    return (norm.endswith("an") and norm not in _NOUNS) or verb(norm) or norm in _CONTACTS


def contexts_of(page: Page, act: Act, trigger: Span) -> tuple[Sign, ...]:
    """Return the contexts of an act: by the first word of its evidence that shows each, else by mode, type or status."""
    plain = page.plain("context")
    found: dict[str, Sign] = {}
    for hit in page.hits_within(ContextWord, *act.clause):
        assert isinstance(hit.entry, ContextWord)
        name = hit.entry.context_id
        if name not in found and (name, hit.first) not in plain:
            found[name] = Sign(name=name, span=page.tokens.span(hit.first, hit.last), rule="contexts:words")
    for rule in page.lexicon.contexts:
        by = (
            "mode" if act.mode in rule.modes else "type" if act.entry.event_type in rule.types
            else "status" if act.status in rule.statuses else ""
        )  # fmt: skip
        if by and rule.context_id not in found:
            found[rule.context_id] = Sign(name=rule.context_id, span=trigger, rule=f"contexts:{by}")
    return tuple(sorted(found.values(), key=lambda sign: sign.name))
