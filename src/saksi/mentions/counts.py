"""Counts: numbers with their qualifiers and the noun they count."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.lexicon.entries import ClassWord, UnitForm
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board
from saksi.mentions.numbers import Number, number_at
from saksi.model.mentions import Scope, Unit
from saksi.text.page import Page

AT_LEAST = words("at-least")
MORE_THAN = (("lebih", "dari"), ("paling", "sedikit"))
LESS_THAN = (("kurang", "dari"), ("paling", "banyak"))
ABOUT = words("about")
RANKED = words("ranked")
NOUN_REACH = 6
_STOP = words("count-stops")
_MEASURES = words("measures")
_AGE = words("hour-and-age")


@dataclass(slots=True)
class Count:
    """A number with its qualifiers and the noun behind it, at tokens ``first`` to ``last``."""

    first: int
    last: int
    number: Number
    low: int | None
    high: int | None
    approximate: bool
    has_people: bool
    unit: Unit | None = None
    scope: Scope = "event"
    rule: str = ""


class Forms:
    """Where unit words and people stand."""

    def __init__(self, page: Page) -> None:
        self.after: dict[int, Hit] = {}
        self.before: dict[int, Hit] = {}
        self.heads: dict[int, Hit] = {}
        self.never: set[int] = set()
        self.people: set[int] = set()
        for hit in page.hits_of(UnitForm):
            assert isinstance(hit.entry, UnitForm)
            if hit.entry.side == "after":
                self.after.setdefault(hit.first, hit)
            elif hit.entry.side == "before":
                self.before.setdefault(hit.last, hit)
            elif hit.entry.side == "head":
                for i in range(hit.first, hit.last + 1):
                    self.heads.setdefault(i, hit)
            else:
                self.never.update(range(hit.first, hit.last + 1))
        for hit in page.hits_of(ClassWord):
            assert isinstance(hit.entry, ClassWord)
            if hit.entry.class_id == "people":
                self.people.update(range(hit.first, hit.last + 1))


def dates_and_ages(page: Page) -> set[int]:
    """Return tokens of numbers that count time, age, money or length."""
    skip = set()
    for i in range(len(page.tokens)):
        if page.norm(i) in _AGE:
            skip.update({i - 1, i + 1})
        elif page.norm(i) in _MEASURES:
            skip.add(i - 1)
    return skip


def find_counts(page: Page, board: Board, forms: Forms, inside: range) -> list[Count]:
    """Return the counts among tokens ``inside``, in text order, whatever they count."""
    counts: list[Count] = []
    i = inside.start
    while i < inside.stop:
        number = _number(page, i)
        if number is None or number.last >= inside.stop or _counts_nobody(page, number):
            i += 1
            continue
        last, has_people = _noun(page, board, forms, number, inside)
        first, low, high, about = _qualified(page, number, inside.start)
        counts.append(Count(first, last, number, low, high, about, has_people))
        i = last + 1
    return counts


def _counts_nobody(page: Page, number: Number) -> bool:
    """Tell whether a number is a time, a sum of money or a rank: "fase kedua", "warga kedua yang tewas"."""
    before, after = page.norm(number.first - 1), page.norm(number.last + 1)
    if number.collective and (before in RANKED or after in {"yang", ",", "."}):
        return True
    return before in {"/", "pukul", "$", "rp"}


def _number(page: Page, i: int) -> Number | None:
    """Return the number at token ``i``; "salah satu", "140 hingga 200" and "antara 140 dan 200" are one number each."""
    if page.norm(i) == "salah" and page.norm(i + 1) in {"satu", "seorang"}:
        return Number(i, i + 1, 1, 1)
    number = number_at(page.tokens, i)
    to = {"dan"} if page.norm(i - 1) == "antara" else {"hingga", "sampai"}
    if number and page.norm(number.last + 1) in to and page.norm(number.last + 2)[:1].isdecimal():
        upper = number_at(page.tokens, number.last + 2)
        if upper and upper.low > number.low:
            return Number(i, upper.last, number.low, upper.high)
    return number


def _noun(page: Page, board: Board, forms: Forms, number: Number, inside: range) -> tuple[int, bool]:
    """Return the last token of those counted, and whether they are people."""
    last, people = number.last, False
    whole = number_at(page.tokens, number.last + 2) if page.norm(number.last + 1) == "dari" else None
    number = whole or number
    j = number.last + 1
    while j < inside.stop and j - number.last <= NOUN_REACH:
        norm = page.norm(j)
        owner = board.at[j]
        if j in forms.people or norm in {"lainnya", "lain", "nyawa"} or j in forms.heads:
            people, last = True, j
        elif owner is not None and people:
            last = j = owner.last
        elif owner is not None and owner.kind in {"population", "military", "police", "armed-group"}:
            people, last = True, owner.last
            j = last
        elif norm in _STOP or j in forms.after or not page.tokens.is_word(j):
            if norm == "di" and page.norm(j + 1) == "antaranya":
                return j + 1, True
            break
        elif norm == "kasus" and (page.norm(j + 1) == "bunuh" or page.norm(j + 1) == "kematian"):
            return j + 2 if page.norm(j + 1) == "bunuh" else j + 1, True
        j += 1
    if people:
        last = _closing_modifiers(page, forms, last, j, inside)
    elif j in forms.after and number.last < j - 1 <= number.last + 4:
        return j - 1, True
    return last, people


def _closing_modifiers(page: Page, forms: Forms, last: int, j: int, inside: range) -> int:
    """Take plain words behind the noun along up to the stop that was met: "orang dewasa", "pegawai sektor pendidikan"."""
    return max(last, min(j, inside.stop) - 1) if j - last <= 3 else last


def _qualified(page: Page, number: Number, start: int) -> tuple[int, int | None, int | None, bool]:
    """Read the qualifiers before a number: where they begin, and the bounds they set."""
    low: int | None = number.low
    high: int | None = number.high
    about, i, first = False, number.first - 1, number.first
    while i >= start:
        norm, before = page.norm(i), page.norm(i - 1) if i > start else ""
        if (before, norm) == ("kurang", "lebih"):
            about, first, i = True, i - 1, i - 1
        elif norm in AT_LEAST or norm == "lebih":
            high, first = None, i
        elif (before, norm) in MORE_THAN:
            high, first, i = None, i - 1, i - 1
        elif (before, norm) in LESS_THAN or norm == "maksimal":
            low, first, i = None, i - (norm != "maksimal"), i - (norm != "maksimal")
        elif norm in ABOUT and norm != "kurang":
            about, first = True, i
        elif norm == "hingga" and (i == start or before in {"menewaskan", "melukai", "mencapai"}):
            low, first = None, i
        elif norm == "antara" and number.low < number.high:
            first = i
        elif norm in {"sebanyak", "total", "ada"} and first > i:
            first = i if norm != "ada" or page.norm(i - 1) in AT_LEAST else first
            if norm == "ada" and page.norm(i - 1) not in AT_LEAST:
                break
        else:
            break
        i -= 1
    return first, low, high, about
