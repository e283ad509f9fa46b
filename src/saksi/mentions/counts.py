"""Counts: numbers with their qualifiers and the noun they count."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.lexicon.entries import ClassWord, UnitForm
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.lexicon.morphology import is_verb
from saksi.mentions.found import Board
from saksi.mentions.numbers import SCALES, Number, number_at, opens_number
from saksi.model.mentions import Scope, Unit
from saksi.text.page import Page

AT_LEAST = words("at-least")
MORE_THAN = (("lebih", "dari"), ("paling", "sedikit"))
EXCEEDING = frozenset({"melampaui", "melebihi", "menembus"})
LESS_THAN = (("kurang", "dari"), ("paling", "banyak"))
NO_LESS = (("tidak", "kurang"), ("tak", "kurang"))
ABOUT = words("about")
ESTIMATED = frozenset({"diperkirakan"})
RANKED = words("ranked")
SIDES = frozenset({"yang", ",", ".", "pihak", "kubu", "negara", "belah"})
"""Behind "kedua" they count nobody: "kedua pihak", "yang kedua, …"."""
NOUN_REACH, YEAR_DIGITS, ADVERB_REACH = 6, 4, 5
_STOP = words("count-stops") | (words("between-count-and-harm") - {"antaranya", "lain", "lainnya"})
_MEASURES = words("measures")
_AGE = words("hour-and-age")
_MONTHS = words("day-words") | words("before-year")
_KIN = words("own-kin")
_NUMBERED = words("numbered") | {"/", "$"}
FIRST_YEAR, LAST_YEAR = 1900, 2100
_NOBODY, _BODY, _MEMBERS = words("troop-units"), words("body-parts"), words("having-members")
_AUXILIARIES = words("auxiliaries")
_THEM = frozenset({"keduanya", "ketiganya", "mereka"})
_STATES = frozenset({"negara", "negara-negara"})
_THINGS = frozenset({"weapons", "vehicles", "buildings", "goods"})


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
    part: bool = False
    unit: Unit | None = None
    scope: Scope = "event"
    rule: str = ""


class Forms:
    """Where unit words and people stand."""

    def __init__(self, page: Page) -> None:
        self.after: dict[int, Hit] = {}
        self.ending: dict[int, Hit] = {}
        self.before: dict[int, Hit] = {}
        self.heads: dict[int, Hit] = {}
        self.never: set[int] = set()
        self.people: set[int] = set()
        self.things: set[int] = set()
        for hit in page.hits_of(UnitForm):
            assert isinstance(hit.entry, UnitForm)
            if hit.entry.side == "after":
                self.after.setdefault(hit.first, hit)
                self.ending.setdefault(hit.last, hit)
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
            elif hit.entry.class_id in _THINGS:
                self.things.update(range(hit.first, hit.last + 1))
        nouns = page.lexicon.victims
        self.people.update(i for i, norm in enumerate(page.tokens.norms) if norm in nouns)


def dates_and_ages(page: Page) -> set[int]:
    """Return tokens of numbers that count time, age, money or length."""
    skip = set()
    for i, norm in enumerate(page.tokens.norms):
        if norm in _AGE:
            skip.update({i - 1, i + 1})
        elif norm in _MEASURES:
            skip.add(i - 1)
        elif len(norm) == YEAR_DIGITS and norm[0].isdecimal() and _is_year(page, i):
            skip.add(i)
    return skip


def _is_year(page: Page, i: int) -> bool:
    """Tell whether a bare number is a year: "Oktober 2023", "pada 2011 menewaskan"."""
    norm = page.norm(i)
    return norm.isdecimal() and norm[:2] in {"19", "20"} and page.norm(i - 1) in _MONTHS


def find_counts(page: Page, board: Board, forms: Forms, inside: range) -> list[Count]:
    """Return the counts among tokens ``inside``, in text order, whatever they count."""
    counts: list[Count] = []
    i = inside.start
    while i < inside.stop:
        number = _number(page, i)
        if number is None or number.last >= inside.stop or _counts_nobody(page, number):
            i = i + 1 if number is None else number.last + 1
            continue
        last, has_people = _noun(page, board, forms, number, inside)
        if not has_people and _dashed(page, number.first):  # a result: "menang 3-1"
            i = number.last + 1
            continue
        number, last = _with_kin(page, number, last)
        first, low, high, about = _qualified(page, number, inside.start)
        if has_people and low == high and _at_least(page, first, inside.start):
            high = None
        if page.norm(number.last + 1) == "lebih" and page.norm(number.last + 2) != "dari":
            high = None
        counts.append(Count(first, last, number, low, high, about, has_people))
        i = last + 1
    return counts


def _counts_nobody(page: Page, number: Number) -> bool:
    """Tell whether a number is a time, a sum of money or a rank: "fase kedua", "warga kedua yang tewas"."""
    before, after = page.norm(number.first - 1), page.norm(number.last + 1)
    if number.collective and (before in RANKED or after in SIDES):
        return True
    if "per" in {after, before} and page.norm(number.first) in {page.norm(number.last + 2), page.norm(number.first - 2)}:
        return True
    if after == "keluarga" and (before in {"dari", "per"} or page.norm(number.last + 2) in _MEMBERS):
        return True
    if after in _NOBODY or (number.low == 1 and after in _BODY and page.norm(number.last + 2) != after):
        return True
    years = number.high > number.low > FIRST_YEAR and number.high < LAST_YEAR and _dashed(page, number.first)
    return years or before in _NUMBERED


def _with_kin(page: Page, number: Number, last: int) -> tuple[Number, int]:
    """Count a relative named along: "seorang ayah dan anak laki-lakinya" are two."""
    if page.norm(number.first) != "seorang" or page.norm(last + 1) != "dan":
        return number, last
    kin = next((i for i in range(last + 2, last + 5) if page.norm(i) in _KIN and page.same_sentence(i, last)), None)
    if kin is None or number_at(page.tokens, last + 2) or (page.norm(kin - 1), page.norm(kin)) == ("anak", "anaknya"):
        return number, last
    return Number(number.first, number.last, 2, 2), kin


def _number(page: Page, i: int) -> Number | None:
    """Return the number at token ``i``; "salah satu", "140 hingga 200", "tiga atau empat" are one number each."""
    norm = page.norms[i]
    if norm == "salah" and page.norm(i + 1) in {"satu", "seorang"}:
        return Number(i, i + 1, 1, 1)
    number = number_at(page.tokens, i) if opens_number(norm) else None
    if number is None:
        return None
    to = {"dan"} if page.norm(i - 1) == "antara" else {"hingga", "sampai", "atau"}
    dashed = _dashed(page, number.last)
    if page.norm(number.last + 1) in to or dashed:
        upper = number_at(page.tokens, number.last + (1 if dashed else 2))
        if upper and upper.low > number.low and not upper.collective:
            return Number(i, upper.last, _scaled(page, number, upper), upper.high)
    return number


def _scaled(page: Page, number: Number, upper: Number) -> int:
    """Return the lower bound of a range, which has the scale of the upper: "230 hingga 280 ribu"."""
    scale = SCALES.get(page.norms[upper.last], 1)
    return number.low * scale if number.low < scale and page.norms[number.last] not in SCALES else number.low


def _dashed(page: Page, i: int) -> bool:
    """Tell whether a dash joins token ``i`` and the next, both of digits: "20-30 orang"."""
    tokens = page.tokens
    between = tokens.text[tokens.ends[i] : tokens.starts[i + 1]] if i + 1 < len(tokens) else ""
    digits = page.norms[i][0].isdecimal() and page.norms[i + 1 : i + 2] and page.norms[i + 1][0].isdecimal()
    return bool(digits) and between.strip() in {"-", "–"}


def _noun(page: Page, board: Board, forms: Forms, number: Number, inside: range) -> tuple[int, bool]:
    """Return the last token of those counted, and whether they are people."""
    last, people = number.last, False
    whole = number_at(page.tokens, number.last + 2) if page.norm(number.last + 1) == "dari" else None
    number = whole or number
    j = number.last + 1
    while j < inside.stop and j - number.last <= NOUN_REACH:
        norm = page.norm(j)
        owner = board.at[j]
        if norm in _STATES and not people:
            break
        if j in forms.people or norm in {"lainnya", "lain", "nyawa"} or j in forms.heads:
            people, last = True, j
        elif owner is not None and people:
            last = j = owner.last
        elif people and (norm, page.norm(j + 1)) == ("satu", "keluarga"):
            last = j = j + 1
        elif owner is not None and owner.kind in {"population", "military", "police", "armed-group"}:
            people, last = True, owner.last
            j = last
        elif closed := _closed_by(page, forms, number, j):
            return closed, True
        elif norm in _STOP or j in forms.after or not page.tokens.is_word(j) or _ends_noun(page, forms, j, people):
            break
        j += 1
    if people:
        last = _closing_modifiers(page, forms, last, j, inside)
    elif j in forms.after and number.last < j - 1 <= number.last + 4:
        return j - 1, True
    return last, people


def _closed_by(page: Page, forms: Forms, number: Number, j: int) -> int:
    """Return where words at token ``j`` end that take the place of a noun of people; 0 if none stand there.

    "tiga di antaranya", "salah satu dari mereka", "18 di antara korban tewas", "dua kasus bunuh diri".
    """
    norm, after = page.norm(j), page.norm(j + 1)
    if norm == "diantaranya":
        return j
    if norm == "di" and after == "antaranya":
        return j + 1
    if norm == "dari" and after in _THEM and j == number.last + 1:
        return j + 1
    if norm == "di" and after == "antara" and j == number.last + 1 and j + 2 in forms.heads:
        return forms.heads[j + 2].last
    return {"bunuh": j + 2, "kematian": j + 1}.get(after, 0) if norm == "kasus" else 0


def _ends_noun(page: Page, forms: Forms, j: int, people: bool) -> bool:
    """Tell whether a word is no part of a noun of people: a thing, a verb, a cause or the next number.

    "satu rudal melukai tujuh tentara"; "dua orang atas pembunuhan seorang hakim".
    """
    norm, further = page.norm(j), number_at(page.tokens, j)
    if people and ((further and not further.collective) or (norm == "atas" and page.norm(j + 1) != "nama")):
        return True
    return (j in forms.things and not people) or (norm.startswith(("me", "di")) and is_verb(norm))


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
        elif norm in AT_LEAST or norm == "lebih" or norm in EXCEEDING:
            high, first = None, i
        elif (before, norm) in MORE_THAN:
            high, first, i = None, i - 1, i - 1
        elif norm == "dari" and (page.norm(i - 2), before) in NO_LESS and i - 2 >= start:
            high, first, i = None, i - 2, i - 2
        elif (before, norm) in LESS_THAN or norm == "maksimal":
            low, first, i = None, i - (norm != "maksimal"), i - (norm != "maksimal")
        elif norm in ABOUT and norm != "kurang":
            about, first = True, i
        elif norm == "hingga" and (i == start or before in {"menewaskan", "melukai", "mencapai"}):
            low, first = None, i
        elif norm in _MEMBERS and before == "keluarga":
            first, i = i - 1, i - 1
        elif _joins(norm, before, number) or (norm == "satu" and page.norm(i + 1) == "keluarga"):
            first = i
        else:
            break
        i -= 1
    return first, low, high, about


def _joins(norm: str, before: str, number: Number) -> bool:
    """Tell whether a word only joins the qualifiers: "sebanyak", "sedikitnya sudah 30", "diperkirakan ada 30"."""
    if norm == "antara":
        return number.low < number.high
    return norm in {"sebanyak", "total"} or (norm in {"ada", "sudah", "telah"} and before in AT_LEAST | ESTIMATED)


def _at_least(page: Page, first: int, start: int) -> bool:
    """Tell whether the verb before a count is told to be the least: "setidaknya telah menewaskan 12 orang"."""
    for i in range(first - 1, max(start, first - ADVERB_REACH) - 1, -1):
        norm = page.norm(i)
        if norm in AT_LEAST:
            return i < first - 1
        act = norm.startswith("pe") and norm.endswith("an")
        if not (act or norm in _AUXILIARIES or is_verb(norm)):
            return False
    return False
