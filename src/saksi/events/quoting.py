"""Whose words a quotation inside a sentence gives where no verb of saying tells."""

from __future__ import annotations

from saksi.events.clauses import AUXILIARIES, BREAKS, PRONOUNS, verb
from saksi.events.crowds import CROWDS
from saksi.events.parties import filler
from saksi.events.speakers import Speakers
from saksi.events.subjects import subject
from saksi.events.turns import Who
from saksi.lexicon.grammar import words
from saksi.model.mentions import RoleFiller

_JUDGED = words("judged")
_WRITTEN = frozenset({"bertulis", "bertulisan", "bertuliskan"})
_BEARING = frozenset({"membawa", "membentangkan", "memegang", "mengangkat", "mengusung"})
_ENDS = BREAKS | {"bahwa", '"', ":", ";"}
_REACH, _FAR = 12, 30


def around(who: Speakers, at: int) -> Who:
    """Return whose words stand between quotation marks that open at token ``at``, by the rest of the sentence."""
    page = who.page
    if page.norm(at - 1) in _WRITTEN:
        return _bearers(who, at - 1)
    named = _judging(who, at) or _acting(who, at) or who.subject_of(at)
    if named:
        return named
    first = page.tokens_of(page.sentences[page.sentence_at[at - 1]]).start
    if page.norm(first) in PRONOUNS:
        return who.antecedent(page.tokens.starts[first], page.norm(first))
    person = who.board.before(at, ("person",))
    inside = person is not None and page.same_sentence(person.first, at - 1)
    return (filler(page, person, "attribution:around"),) if person is not None and inside else ()


def _bearers(who: Speakers, at: int) -> Who:
    """Return who carries what bears the words: 'massa membawa poster bertuliskan "…"'."""
    page = who.page
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if not page.same_sentence(i, at) or page.norm(i) in _ENDS:
            return ()
        if page.norm(i) in _BEARING:
            return who.subject_of(i, any_noun=True) or who.crowd(i) or _plain_subject(who, i)
    return ()


def _plain_subject(who: Speakers, at: int) -> Who:
    """Return the word right before a verb, where it is a noun for people: "massa membawa"."""
    page, i = who.page, at - 1
    while page.norm(i) in AUXILIARIES and page.same_sentence(i, at):
        i -= 1
    people = page.same_sentence(i, at) and page.norm(i) in CROWDS
    return (RoleFiller(span=page.tokens.span(i, i), rule="attribution:subject"),) if people else ()


def _judging(who: Speakers, at: int) -> Who:
    """Return by whom something is called what is quoted: 'Langkah Rafah dinilai Sana sebagai "campur tangan"'."""
    page = who.page
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if not page.same_sentence(i, at) or page.norm(i) in _ENDS | {"yang"}:
            return ()
        if page.norm(i) in _JUDGED:
            by = who.board.at[i + 1 + (page.norm(i + 1) == "oleh")]
            return (filler(page, by, "attribution:said-by"),) if by is not None and by.last < at else ()
    return ()


def _acting(who: Speakers, at: int) -> Who:
    """Return who does what a quotation describes: 'Sana menghukum dua menteri Rafah, Ani dan Rio, atas "hasutan …"'."""
    page = who.page
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if not page.same_sentence(i, at) or page.norm(i) in _ENDS | {"yang"}:
            return ()
        if who.board.at[i] is None and verb(page.norm(i)):
            active = page.norm(i).startswith("me") and not page.tokens.is_capital(i)
            return tuple(filler(page, f, "attribution:subject") for f in subject(who.board, i)) if active else ()
    return ()
