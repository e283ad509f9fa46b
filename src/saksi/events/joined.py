"""Who acts or suffers together: names joined by "dan", commas or a hyphen, and "kedua negara" for two named before."""

from __future__ import annotations

from collections import Counter

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.found import Board, Found

JOINERS = frozenset({",", "dan", "serta", "maupun", "para", ")", "/"})
BEFORE = frozenset({"dan", ",", "serta", "bersama", "pimpinan", "maupun", "/"})
TITLES = words("before-names")
"""What stands between "dan" and a name: "dan kelompok perlawanan Hamas", "dan Perdana Menteri Fiji Budi Uji"."""
MAX_TITLE = 7
PAIRS: dict[str, tuple[str, ...]] = {
    "negara": ("state",),
    "pemimpin": ("person",),
    "presiden": ("person",),
    "menteri": ("person",),
    "pejabat": ("person",),
    "tokoh": ("person",),
    "pihak": ("state", "military", "armed-group", "coalition", "party", "person", "government-body"),
    "kubu": ("state", "military", "armed-group", "coalition", "party"),
    "keduanya": ("person", "state", "armed-group", "military", "coalition", "party"),
}
"""Which kinds of actors "kedua …" may mean."""
PAIR_REACH = 80
"""So many words back the two may have been named; beyond it they are the two that the article names most."""


def joined_right(board: Board, found: Found) -> list[Found]:
    """Return a mention and those that "dan", commas or a hyphen join to it on the right."""
    page = board.page
    members = [found]
    i = found.last + 1
    while i < len(board.at) and page.same_sentence(i, found.first):
        j = i
        while page.norm(j) in JOINERS:
            j += 1
        apart = j == i and not hyphened(board, members[-1])
        other = _named_at(board, j)
        if apart or other is None or not page.same_sentence(other.last, found.first):
            break
        if other.actor_id != members[-1].actor_id:
            members.append(other)
        i = other.last + 1
    return members


def joined_left(board: Board, found: Found) -> list[Found]:
    """Return a mention with those joined to it on the left: "Iran, Irak, dan Oman", "TNI-Polri", "baik A maupun B"."""
    page = board.page
    members = [found]
    before = board.at[found.first - 1] if found.first else None
    if before is not None and hyphened(board, before):
        members, found = [before, found], before
    i = _title_start(board, found) - 1
    while i > 0 and page.norm(i) in BEFORE and page.same_sentence(i, found.first):
        only_comma = page.norm(i) == ","
        i -= not only_comma and page.norm(i - 1) == ","
        other = board.at[i - 1]
        if other is None or not page.same_sentence(i - 1, found.first):
            break
        if only_comma and (len(members) == 1 or other.actor_id == members[0].actor_id):
            break
        members.insert(0, other)
        i = _title_start(board, other) - 1
    return members


def hyphened(board: Board, found: Found) -> bool:
    """Tell whether a hyphen joins the next mention to this one: "TNI-Polri"."""
    tokens, i = board.page.tokens, found.last + 1
    return i < len(tokens) and board.at[i] is not None and tokens.text[tokens.ends[i - 1] : tokens.starts[i]] in {"-", "–"}


def holder(board: Board, found: Found) -> Found:
    """Return the person right behind the body whose office the person holds: "Menteri Luar Negeri Rusia Sergei Lavrov".

    Behind an office a comma may stand between: "pejabat senior Hizbullah, Jawad Mahfouz".
    """
    page, i = board.page, found.last + 1
    office = page.norm(found.first) in TITLES or page.norm(found.first - 1) in TITLES | {"senior"}
    i += page.norm(i) == "," and office
    named = board.at[i] if i < len(board.at) else None
    person = named is not None and named.kind == "person" and found.kind not in {"person", "media"}
    return named if named is not None and person and page.same_sentence(found.last, named.first) else found


def pair_before(board: Board, i: int) -> list[Found]:
    """Return the two that a subject ending at token ``i`` means: "kedua negara", "kedua belah pihak", "keduanya"."""
    page, noun = board.page, board.page.norm(i)
    opened = noun == "keduanya" or page.norm(i - 1) == "kedua" or (page.norm(i - 2), page.norm(i - 1)) == ("kedua", "belah")
    if noun not in PAIRS or not opened:
        return []
    named = [found for found in board.all() if found.last < i and found.kind in PAIRS[noun]]
    near = list({found.actor_id: found for found in reversed(named) if i - found.last <= PAIR_REACH}.values())[:2]
    mixed = noun == "pihak" and len({found.kind == "person" for found in near}) > 1
    if mixed:
        named = [found for found in named if found.kind != "person"]
    if len(near) < 2 or mixed:
        most = Counter(found.actor_id for found in named).most_common(2)
        near = [next(found for found in reversed(named) if found.actor_id == actor_id) for actor_id, _ in most]
    return sorted(near, key=lambda found: found.first) if len(near) == 2 else []


def _named_at(board: Board, j: int) -> Found | None:
    """Return the mention at token ``j``, past the titles before it."""
    page, start = board.page, j
    while j < len(board.at) and board.at[j] is None and j - start < MAX_TITLE and _is_title(board, j):
        j += 1
    found = board.at[j] if j < len(board.at) else None
    if found is None or not page.same_sentence(start, j):
        return None
    return holder(board, found) if j > start else found


def _title_start(board: Board, found: Found) -> int:
    """Return where the titles before a mention begin: "Perdana Menteri Fiji Budi Uji"."""
    page, i = board.page, found.first
    while page.same_sentence(i - 1, found.first) and found.first - i < MAX_TITLE:
        body = board.at[i - 1]
        if body is not None:
            if found.kind != "person" or body.kind in {"person", "media"} or i < found.first:
                break
            i = body.first
        elif _is_title(board, i - 1):
            i -= 1
        else:
            break
    return i


def _is_title(board: Board, i: int) -> bool:
    norm = board.page.norm(i)
    return norm in TITLES and not is_verb(norm)
