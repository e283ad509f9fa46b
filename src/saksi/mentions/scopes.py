"""Scopes: whether a figure counts one incident, a running total, or a share of another figure."""

from __future__ import annotations

from saksi.lexicon.grammar import words
from saksi.mentions.counts import Count
from saksi.mentions.held import HELD
from saksi.mentions.numbers import number_at
from saksi.model.mentions import Scope
from saksi.text.page import Page

TOTALS = words("totals")
DURING = words("during")
LASTING = words("lasting")
"""What goes on for long: who died of it is a running total."""
POINTERS = words("pointing")
WARS = frozenset({"perang", "pertempuran", "konflik"})
DAY_WORDS = words("day-words")
WEEKDAYS = words("weekdays")
STANDING = words("standing")
CONTRAST = words("contrast")
GOING_ON = words("going-on")
UNCOUNTED = frozenset({"beberapa", "berbulan", "berminggu", "bertahun"})
LONG = frozenset({"bulan", "minggu", "pekan", "sebulan", "seminggu", "sepekan", "setahun", "tahun"})
"""What "… terakhir" lasts long enough for a running total."""
HOURS_REACH = 11
"""At most so many words behind a count stand the hours it is bounded to: "tewas di kawasan itu dalam 24 jam"."""
TO_DATE = frozenset({"hingga", "per", "sampai"})
INCIDENTS = words("incidents")
PHASES = words("phases")
BACK_THEN = words("back-then")
BEGINNING = words("beginning-with") | {"akan"}
"""Who is freed at the beginning of a truce, or is still to be, is no total of it."""
COMPANIONS = frozenset({"beserta", "bersama"})
HUNGER = words("hunger")
DAILY = 20
"""Fewer that died of hunger are those of a day."""
TIMES_OF_DAY = frozenset({"fajar", "subuh", "pagi", "dini", "siang", "malam", "semalam"})
FIGHTS = frozenset({"baku", "bentrokan", "pertempuran", "perang", "serangan", "kekerasan"})
OF_DAY, ADJACENT = 15, 3
"""How far from a count "sejak fajar" stands at most, and from an incident's name the word that points to it."""
LARGE = 200
ALWAYS_TOTAL = 5_000
"""No single incident of this field's record kills or injures so many; such a count is a running total."""
THOUSAND = 1_000
"""Of so many people uprooted most texts tell over time (18 of 24 codings), but not of those who go home."""
RETURNING = frozenset({"kembali", "pulang"})


def assign_scopes(page: Page, counts: list[Count]) -> None:
    """Set the scope of each count of a page; ``counts`` are in text order and have a unit."""
    for i, count in enumerate(counts):
        earlier = counts[:i]
        listed = any(other.rule == "figures:place" for other in counts[i : i + 2])
        if count.rule == "figures:none":
            count.scope = "event"
        elif (
            count.part or _share_of(page, count, earlier) or (listed and not _adds(page, count) and _larger(count, earlier))
        ):
            count.scope = "part"
        else:
            count.scope = _scope(page, count, earlier)


def _scope(page: Page, count: Count, earlier: list[Count]) -> Scope:
    """Tell a running total from one incident's count by the words of the sentence, by size, and by what was told before."""
    inside = _told_in(page, count)
    uprooted = count.unit == "displaced" and not any(page.norm(i) in RETURNING for i in inside)
    most = THOUSAND if uprooted else ALWAYS_TOTAL
    if (count.low or count.high or 0) >= most and not (count.unit == "displaced" and _fled(page, count, earlier, inside)):
        return "cumulative"
    bounded = (_of_one_day, _since_dawn, _of_that_incident, _within_hours)
    if _back_then(page, inside) or any(is_bounded(page, count, inside) for is_bounded in bounded):
        return "event"
    if _of_days_of_fighting(page, count, inside):
        return "cumulative"
    if (count.high or 2) > 1 and _total(page, count, inside):
        return "cumulative"
    if count.unit == "released" and _by_deal(page, count, inside):
        return "cumulative"
    if page.norm(count.number.last + 1) == "kasus" or (count.rule == "figures:toll" and not _of_one(page, count, inside)):
        return "cumulative"
    if count.unit in HELD and (count.rule == "figures:demanded" or _still(page, inside)):
        return "cumulative"
    same = next((e for e in earlier if (e.unit, e.low, e.high) == (count.unit, count.low, count.high)), None)
    if same is not None and (count.low or 0) > 1:
        return same.scope
    if _others_of_one(page, count, earlier):
        return "event"
    if _large_and_undated(page, count, inside) or _goes_on(page, count, earlier, inside):
        return "cumulative"
    return "event"


def _told_in(page: Page, count: Count) -> range:
    """Return the tokens of the clause that tells a count: behind "bahwa", for the day of what is said is not the toll's."""
    inside = page.tokens_of(page.sentences[page.sentence_at[count.first]])
    that = [i for i in range(inside.start, count.first) if page.norm(i) == "bahwa"]
    return range(that[-1] + 1, inside.stop) if that else inside


def _back_then(page: Page, inside: range) -> bool:
    """Tell whether a sentence goes on about one day told before: "Kala itu, 30 orang tewas"."""
    return page.norm(inside.start) in BACK_THEN and page.norm(inside.start + 1) == "itu"


def _of_one_day(page: Page, count: Count, inside: range) -> bool:
    """Tell whether a count is that of an attack with its day behind it: "30 orang tewas dalam serangan pada 5 Mei"."""
    attack = False
    for i in range(count.last + 1, inside.stop):
        norm = page.norm(i)
        if norm == "sejak":
            return False
        attack = attack or (page.norm(i - 1) == "dalam" and norm in INCIDENTS | {"aksi"})
        if attack and norm == "pada" and (_day(page, i + 1) or _day(page, i + 2)):
            return True
    return False


def _since_dawn(page: Page, count: Count, inside: range) -> bool:
    """Tell whether a count is that of hours of one day: "45 orang tewas sejak fajar pada Senin"."""
    near = (i for i in inside if abs(i - count.first) <= OF_DAY)
    return any(page.norm(i) == "sejak" and page.norm(i + 1) in TIMES_OF_DAY for i in near)


def _of_that_incident(page: Page, count: Count, inside: range) -> bool:
    """Tell whether words behind a count give it to an incident told before: "sejauh ini 12 tewas dalam ledakan itu"."""
    for i in range(count.last + 1, inside.stop):
        if page.norm(i) == "dalam" and page.norm(i + 1) in INCIDENTS | {"tragedi"}:
            return any(page.norm(j) in POINTERS for j in range(i + 2, min(i + 2 + ADJACENT, inside.stop)))
    return False


def _of_days_of_fighting(page: Page, count: Count, inside: range) -> bool:
    """Tell whether a count is that of fighting over days: "lima hari pertempuran yang menewaskan 40 orang"."""
    for i in range(inside.start + 1, count.first - 1):
        fights = any(page.norm(j) in FIGHTS for j in range(i + 1, i + 1 + ADJACENT))
        if page.norm(i) in {"hari", "pekan", "minggu", "bulan"} and fights and number_at(page.tokens, i - 1):
            return any(page.norm(j) == "yang" for j in range(i + 1, count.first))
    return False


def _by_deal(page: Page, count: Count, inside: range) -> bool:
    """Tell whether people are freed over a whole truce: "selama tahap pertama", "Jeda itu menghasilkan pembebasan …"."""
    if any(page.norm(i) == "selama" and page.norm(i + 1) in PHASES for i in inside):
        return True
    opened = page.norm(inside.start) in {"gencatan", "jeda"}
    return opened and not any(page.norm(i) in BEGINNING for i in range(inside.start, count.first))


def _adds(page: Page, count: Count) -> bool:
    """Tell whether a sentence adds to what was told: "Ledakan lain juga menewaskan dua orang di sana"."""
    first = page.tokens_of(page.sentences[page.sentence_at[count.first]]).start
    return any(page.norm(i) == "juga" for i in range(first, count.first))


def _of_one(page: Page, count: Count, inside: range) -> bool:
    """Tell whether a toll is that of one incident: of arrests, or small with an attack named before it."""
    small = (count.low or count.high or 0) < LARGE
    return small and (count.unit in HELD or any(page.norm(i) in INCIDENTS for i in range(inside.start, count.first)))


def _others_of_one(page: Page, count: Count, earlier: list[Count]) -> bool:
    """Tell whether a count adds to that of one incident right before.

    "… 40 orang. Sekitar 1.000 lainnya terluka", "Kelompok itu juga menyandera 240 orang".
    """
    adds = page.norm(count.last) == "lainnya" or (count.unit in HELD and _adds(page, count))
    if not adds or not earlier or earlier[-1].scope != "event":
        return False
    return page.sentence_at[count.first] - page.sentence_at[earlier[-1].first] <= 1


def _fled(page: Page, count: Count, earlier: list[Count], inside: range) -> bool:
    """Tell whether people fled from one incident: the sentence dates it, or counts those it killed."""
    beside = any(e.first in inside and e.scope == "event" for e in earlier)
    return beside or any(page.norm(i) in DAY_WORDS for i in inside)


def _total(page: Page, count: Count, inside: range) -> bool:
    """Tell whether words of the sentence announce a running total: "sejak Mei", "hingga kini", "sejauh ini"."""
    for i in inside:
        norm, after = page.norm(i), page.norm(i + 1)
        if norm in TOTALS:
            if norm == "sepanjang" and (after in WEEKDAYS or after == "hari"):
                continue
            if norm == "total" and not (_in_total(page, i, inside) or count.first - 3 <= i <= count.last):
                continue
            if _of_this(page, count, i):
                return True
        elif norm in TO_DATE:
            if _to_date(page, count, i):
                return True
        elif (norm == "selama" and (after in DURING or _lasts(page, i + 1))) or (
            norm == "terakhir"
            and page.norm(i - 1) in LONG
            and any(page.norm(j) in {"dalam", "selama"} for j in range(i - 4, i))
        ):
            return True
    return _by_war(page, count, inside)


def _to_date(page: Page, count: Count, i: int) -> bool:
    """Tell whether "hingga" at token ``i`` says up to when is counted: "hingga kini", "per Rabu", "hingga 17 Juni"."""
    after = page.norm(i + 1)
    if after in {"kini", "saat"}:
        return page.norm(i) == "hingga" and _of_this(page, count, i)
    if any(page.norm(j) == "antara" for j in range(count.last + 1, i)):
        return _day(page, i + 1) or page.norm(i + 2) in DAY_WORDS
    return i < count.first and (after in WEEKDAYS or _day(page, i + 1))


def _in_total(page: Page, i: int, inside: range) -> bool:
    """Tell whether "total" at ``i`` speaks of the whole sentence: "Secara total, …", "Total korban …"."""
    return i == inside.start or page.norm(i - 1) == "secara" or page.norm(i + 1) in {"korban", "jumlah"}


def _of_this(page: Page, count: Count, i: int) -> bool:
    """Tell whether a word at ``i`` speaks of the count, not of what came of it: "… dan berujung perang hingga kini"."""
    return i < count.last or not any(page.norm(j) in GOING_ON for j in range(count.last + 1, i))


def _day(page: Page, i: int) -> bool:
    """Tell whether a day begins at token ``i``: "17 Juni"."""
    return page.norm(i).isdecimal() and page.norm(i + 1) in DAY_WORDS - WEEKDAYS - {"hari", "pekan", "orang"}


def _lasts(page: Page, i: int) -> bool:
    """Tell whether a number of days, months or years begins about token ``i``: "selama lebih dari 400 hari".

    So it is where they are not counted: "selama bertahun-tahun", "selama beberapa pekan".
    """
    if page.norm(i) in UNCOUNTED and (page.norm(i) != "beberapa" or page.norm(i + 1) in LONG):
        return True
    return any(page.norm(j) in {"hari", "pekan", "bulan", "tahun"} for j in range(i + 1, i + 5)) and any(
        number_at(page.tokens, j) for j in range(i, i + 4)
    )


def _by_war(page: Page, count: Count, inside: range) -> bool:
    """Tell whether it is a whole war that killed them: "Perang itu telah menewaskan 36 orang", "tewas dalam perang itu"."""
    if _dated(page, inside):
        return False
    for i in range(inside.start, count.first):
        if page.norm(i) in LASTING and page.norm(i - 1) not in {"dalam", "kejahatan"}:
            between = {page.norm(j) for j in range(i + 1, count.first)}
            return bool(between & {"telah", "sudah"}) or (i == inside.start and not between & (INCIDENTS | {"yang"}))
    return any(
        page.norm(i) in WARS and page.norm(i - 1) in {"dalam", "akibat"} and page.norm(i + 1) in POINTERS | {"yang"}
        for i in inside
    )


def _dated(page: Page, inside: range) -> bool:
    return any(page.norm(i) in WEEKDAYS or page.norm(i) == "semalam" for i in inside)


def _still(page: Page, inside: range) -> bool:
    """Tell whether those held are counted as they are now: "masih", "kini", "saat ini"."""
    norms = {page.norm(i) for i in inside}
    now = any(page.norm(i) == "saat" and page.norm(i + 1) == "ini" for i in inside)
    return now or bool(STANDING & norms)


def _within_hours(page: Page, count: Count, inside: range) -> bool:
    """Tell whether a count is bounded to hours: "1.200 orang tewas dalam 24 jam", "puluhan orang setiap hari".

    So it is by hours told before it ("serangan dalam 24 jam menewaskan 250"), unless another number stands between.
    """
    if any(page.norm(i) in {"setiap", "tiap"} and page.norm(i + 1) == "hari" for i in range(count.last + 1, count.last + 4)):
        return True
    hours = [i for i in inside if page.norm(i) == "dalam" and _hours(page, i + 1)]
    behind = range(count.last + 1, count.last + HOURS_REACH)
    ahead = range(count.first - HOURS_REACH, count.first)
    return any(
        i in behind or (i in ahead and not any(page.norm(j)[:1].isdecimal() for j in range(i + 2, count.first)))
        for i in hours
    )


def _hours(page: Page, i: int) -> bool:
    return page.norm(i) in {"sehari", "semalam"} or (page.norm(i)[:1].isdecimal() and page.norm(i + 1) == "jam")


def _large_and_undated(page: Page, count: Count, inside: range) -> bool:
    """Tell whether an exact large count belongs to no day and no attack told before: it is a total to date."""
    exact = count.low == count.high or page.norm(count.number.first)[:1].isdecimal() or count.unit in HELD
    if not exact or (count.low or count.high or 0) < LARGE:
        return False
    points_back = any(page.norm(i) in POINTERS for i in inside)
    return not points_back and not any(page.norm(i) in DAY_WORDS for i in inside)


def _goes_on(page: Page, count: Count, earlier: list[Count], inside: range) -> bool:
    """Tell whether a count continues totals told before: "Sementara itu, di pihak lain 28 orang tewas".

    So does what the other side's attacks have done, without a day: "Serangan X ke Y menewaskan 18 orang".
    """
    if _dated(page, inside):
        return False
    if any(page.norm(i) == page.norm(i + 1) == "serangan" for i in inside):
        return True
    if (count.low or count.high or 0) >= DAILY and any(page.norm(i) in HUNGER for i in inside):
        return True
    sentence = page.sentence_at[count.first]
    totals = [e for e in earlier if page.sentence_at[e.first] in {sentence - 1, sentence} and e.scope == "cumulative"]
    if not totals:
        return False
    here = any(page.sentence_at[e.first] == sentence for e in totals)
    opened = any(page.norm(i) in CONTRAST for i in range(inside.start, min(inside.start + 3, count.first)))
    points_back = any(page.norm(i) in POINTERS for i in inside)
    return here or opened or (not points_back and any(page.norm(i) in INCIDENTS for i in range(inside.start, count.first)))


def _share_of(page: Page, count: Count, earlier: list[Count]) -> bool:
    """Tell whether a count is a share of one told before: "salah satu korban"; "tujuh sandera merupakan warga asing"."""
    if _of_them(page, count, [e for e in earlier if e.scope == "event"]) or _of_one_place(page, count):
        return True
    sentence = page.sentence_at[count.first]
    near = [e for e in earlier if sentence - 2 <= page.sentence_at[e.first] <= sentence]
    if not (_larger(count, near) or (near and near[-1].scope == "part")):
        return False
    if page.norm(count.first) == "salah" and any(page.norm(i) == "korban" for i in range(count.first, count.last + 1)):
        return True
    if page.norm(count.last + 1) in {"merupakan", "adalah"}:
        return True
    here = [e for e in near if page.same_sentence(e.first, count.first)]
    return bool(here) and here[0].scope == "part" and page.norm(count.last) in {"lain", "lainnya"}


def _of_one_place(page: Page, count: Count) -> bool:
    """Tell whether a count is that of one place among several: "Di rumah sakit X saja, tercatat 45 korban tewas"."""
    first = page.tokens_of(page.sentences[page.sentence_at[count.first]]).start
    return page.norm(first) == "di" and any(
        page.norm(i) == "saja" and page.norm(i + 1) == "," for i in range(first, count.first)
    )


def _of_them(page: Page, count: Count, earlier: list[Count]) -> bool:
    """Tell whether words make a count some of those told: "Budi beserta dua rekannya", "dua orang yang ikut tewas".

    "Salah satu guru" is one of those before if they were teachers too.
    """
    if page.norm(count.first) == "salah":
        noun = {page.norm(i) for i in range(count.number.last + 1, count.last + 1)}
        alike = [e for e in earlier if noun & {page.norm(i) for i in range(e.number.last + 1, e.last + 1)}]
        return _larger(count, alike)
    along = page.norm(count.first - 1) in COMPANIONS
    along = along or any(page.norm(i) in {"ikut", "turut"} for i in range(count.last + 1, count.last + 4))
    return along and _larger(count, earlier)


def _larger(count: Count, earlier: list[Count]) -> bool:
    """Tell whether one told before counts more people with the same harm."""
    return any((e.low or 0) > (count.low or 0) and e.unit == count.unit for e in earlier)
