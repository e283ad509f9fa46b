"""Terms: words that take a side, whom they colour, and the plain word beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.lexicon.entries import TermEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.blamed import KIND_OF_GROUP, attacker, group_of_country
from saksi.mentions.coloured import (
    ADJACENT,
    FACING,
    GUESSED,
    OPENING,
    URGING,
    beside,
    coloured,
    companions,
    fits,
    head_of,
    is_loose,
    is_opened,
    is_pointed,
)
from saksi.mentions.found import Board
from saksi.mentions.opponents import opponent, own_dead, own_side, speaker_of
from saksi.model.events import Quote
from saksi.model.ids import make_id
from saksi.model.mentions import Mention, Term
from saksi.text.page import Page

SEEN = 0.85
"""How sure the encoder must be that a deed without a doer is told in a loaded word."""
_DONE_BY_MANY = frozenset({"agent", "nearest"})
RECALL = 2
"""How many sentences back a word that points may point."""

_JUDGING = words("judging")
_ATTACKS = words("attack-nouns")
_FORCES = words("force-members")
_SPEAKERS = frozenset({"aku", "anda", "kami", "kita", "saya"})


@dataclass(slots=True)
class _Use:
    """One use of a loaded word; ``firm`` where words right beside it say whom it colours, ``loose`` if hardly any do."""

    hit: Hit
    entry: TermEntry
    about: str | None = None
    firm: bool = False
    loose: bool = False
    pointed: bool = False


def find_terms(page: Page, board: Board, quotes: Sequence[Quote] = ()) -> tuple[Mention, ...]:
    """Return the loaded terms of a page in text order, the longest at each place.

    Who speaks (``quotes``) tells whom a hostile word means that names nobody: his opponent, not his own side. A term is left
    out where neither its sentence nor another use of it in the article shows whom it colours and the
    codebook names nobody for that case.
    """
    uses = list(_uses(page, board))
    mentions: list[Mention] = []
    end = -1
    for k, use in enumerate(uses):
        if use.hit.first <= end:
            use.about = None
            continue
        use.about = _by_speaker(board, use, _settled(board, uses, k), quotes)
        if about := use.about or _attacker(board, use):
            mentions.append(_mention(page, board, use.hit, use.entry, about))
            others = companions(board, use.hit, use.entry, about) if use.firm and use.entry.find in _DONE_BY_MANY else []
            mentions.extend(_mention(page, board, use.hit, use.entry, other) for other in others if other != about)
            end = use.hit.last
    return tuple(mentions)


def _uses(page: Page, board: Board) -> Iterator[_Use]:
    """Yield the loaded words outside plain expressions, with whom their own sentence shows them to colour."""
    plain = page.plain("term")
    for hit in page.hits_of(TermEntry):
        assert isinstance(hit.entry, TermEntry)
        if (hit.entry.term_id, hit.first) in plain:
            continue
        use = _Use(hit, hit.entry, hit.entry.actor, firm=hit.entry.actor is not None)
        if not use.about:
            use.pointed = is_pointed(page, hit)
            use.about, use.firm = beside(board, hit, hit.entry)
            use.loose = bool(use.about) and not use.firm and is_loose(board, hit, hit.entry)
        yield use


def _settled(board: Board, uses: list[_Use], k: int) -> str | None:
    """Return whom a use colours: who is named beside it, else who was so called, else who is spoken of before."""
    use = uses[k]
    if use.firm:
        return use.about
    if before := _neighbour(board.page, uses, k):
        return before
    if (use.pointed or use.entry.find == "nearest") and (same := _same_word(board.page, uses, k)):
        return same
    if use.pointed and use.entry.find != "following" and (told := _same_kind(board.page, uses, k) or _recalled(board, use)):
        return told
    if use.loose and (same := _same_word(board.page, uses, k, firmly=True)) and not _is_of(board, use.about, same):
        return same
    told = use.about or _sole(board, use) or use.entry.default
    told = told or _same_word(board.page, uses, k) or _same_kind(board.page, uses, k)
    return told or _urged(board, use) or _group(board, use)


def _by_speaker(board: Board, use: _Use, about: str | None, quotes: Sequence[Quote]) -> str | None:
    """Return whom a word colours; nobody blames his own side: then, or where none is named, it is the speaker's opponent.

    Who honours dead whom he does not name honours those of his own side.
    """
    speaker = None if use.firm else speaker_of(quotes, board.page.tokens.starts[use.hit.first])
    if use.entry.lean != "against":
        mourned = speaker and use.entry.find == "victim" and about is None
        return own_dead(board, speaker) if speaker and mourned else about
    own = own_side(board, speaker) if speaker else None
    if own is None or (about is not None and own_side(board, about) != own):
        return about
    return opponent(board, own, use.hit.first) or (about if about != speaker else None)


def _sole(board: Board, use: _Use) -> str | None:
    """Return the only group of an article, if it is of another country than the group that the codebook names."""
    usual = board.page.lexicon.actors.get(use.entry.default or "")
    if usual is None or usual.kind not in KIND_OF_GROUP:
        return None
    groups = {found.actor_id: found for found in board.all() if found.kind in KIND_OF_GROUP}
    only = next(iter(groups.values())) if len(groups) == 1 else None
    return only.actor_id if only and only.country != usual.country else None


def _neighbour(page: Page, uses: list[_Use], k: int) -> str | None:
    """Return whom the loaded word right before colours: "agresi brutal", "agresi dan terorisme"."""
    use = uses[k]
    for other in reversed(uses[:k]):
        gap = use.hit.first - other.hit.last - 1
        if gap > 1 or not other.about:
            return None
        joined = gap == 0 or page.norm(use.hit.first - 1) in {"dan", ",", "yang"}
        if joined and other.entry.lean == use.entry.lean and (use.entry.lean == "for" or other.entry.find == use.entry.find):
            return other.about
    return None


def _same_word(page: Page, uses: list[_Use], k: int, *, firmly: bool = False) -> str | None:
    """Return whom the same word colours elsewhere, the nearest before first: "rezim Assad … rezim itu"."""
    use = uses[k]
    if use.entry.find == "following":
        return None
    bare = use.hit.first == use.hit.last
    before = ((u, bool(u.about) and (u.firm or not firmly)) for u in reversed(uses[:k]))
    others = [*before, *((u, u.firm and bool(u.about)) for u in uses[k + 1 :])]
    for other, known in others:
        alike = bare and page.tokens.keys[other.hit.first] == page.tokens.keys[use.hit.first]
        if known and other.entry.lean == use.entry.lean and (alike or other.entry.term_id == use.entry.term_id):
            return other.about
    return None


def _same_kind(page: Page, uses: list[_Use], k: int) -> str | None:
    """Return who did the last deed told in loaded words, unless a speaker tells of himself: "agresi … tindakan keji itu"."""
    use, lean = uses[k], uses[k].entry.lean
    clause = range(use.hit.first - 1, max(-1, use.hit.first - 1 - OPENING), -1)
    if use.entry.find != "agent" or any(page.norm(i) in _SPEAKERS and page.same_sentence(i, use.hit.first) for i in clause):
        return None
    return next((u.about for u in reversed(uses[:k]) if u.about and u.entry.find == "agent" and u.entry.lean == lean), None)


def _recalled(board: Board, use: _Use) -> str | None:
    """Return the side spoken of before the sentence, for a word that points back: "serangan keji itu"."""
    page = board.page
    start, opened = _past_the_judge(page, use.hit.first), is_opened(page, use.hit)
    for i in range(start - 1, -1, -1):
        if _is_far(page, i, use.hit.first):
            return None
        if (found := board.at[i]) is not None and fits(found, use.entry):
            attacks = any(page.norm(j) in _ATTACKS for j in range(max(0, found.first - ADJACENT), found.first))
            return coloured(board, found, use.entry) if attacks or not opened else None
    return None


def _is_far(page: Page, i: int, at: int) -> bool:
    """Tell whether token ``i`` stands too many sentences before token ``at`` to be pointed at."""
    return page.sentence_at[i] >= 0 and page.sentence_at[at] - page.sentence_at[i] > RECALL


def _urged(board: Board, use: _Use) -> str | None:
    """Return who is told to end his deed: "mendesak X menghentikan kekejaman"."""
    page = board.page
    for i in range(use.hit.first - 1, max(-1, use.hit.first - 1 - ADJACENT), -1):
        if page.norm(i) in FACING and page.same_sentence(i, use.hit.first):
            j = i - 2 if page.norm(i - 1) in {"agar", "untuk"} else i - 1
            found = board.at[j] if j >= 0 else None
            if found and fits(found, use.entry) and page.norm(head_of(page, found)) in URGING:
                return coloured(board, found, use.entry)
    return None


def _group(board: Board, use: _Use) -> str | None:
    """Return the group last spoken of, for a noun that names one ("tiga teroris tewas"), or the force that lost somebody."""
    entry, first = use.entry, use.hit.first
    if entry.find == "nearest" and (group := group_of_country(board, board.page.norm(use.hit.last), first)):
        return group
    honours = entry.lean == "for" and entry.find != "nearest"
    kinds = set(entry.among) & ({"armed-group", "military", "police"} if honours else {"armed-group"})
    if entry.find not in {"described", "nearest", "victim"} or not kinds:
        return None
    if honours and not any(board.page.norm(i) in _FORCES for i in range(max(0, first - OPENING), first)):
        return None
    found = board.before(first, kinds)
    if found is None:
        return None
    others = {other.actor_id for other in board.at[: found.first] if other is not None and other.kind in kinds}
    return None if _is_far(board.page, found.last, first) and others - {found.actor_id} else found.actor_id


def _is_of(board: Board, state: str | None, other: str) -> bool:
    """Tell whether an actor belongs to a state: its army, its prime minister."""
    entry = board.page.lexicon.actors.get(other)
    own = board.page.lexicon.states.get(entry.country or "") if entry else None
    return own is not None and own.actor_id == state


def _attacker(board: Board, use: _Use) -> str | None:
    """Return whose attack the article tells of, for a deed without a doer where the encoder sees a loaded word."""
    hit, entry = use.hit, use.entry
    if (
        entry.find not in {"agent", "following"}
        or entry.lean != "against"
        or board.page.sight.chance("term", hit.first, hit.last) < SEEN
    ):
        return None
    return attacker(board, hit.first)


def _past_the_judge(page: Page, at: int) -> int:
    """Return the token before which "itu" points: the beginning of the sentence, where its subject passes a judgement."""
    start = at
    while page.same_sentence(start - 1, at):
        start -= 1
    return start if any(page.norm(i) in _JUDGING for i in range(start, at)) else at


def _mention(page: Page, board: Board, hit: Hit, entry: TermEntry, about: str) -> Mention:
    last = hit.last
    if entry.with_actor and hit.last + 1 < len(board.at) and (named := board.at[hit.last + 1]) is not None:
        last = last if named.rule.startswith(GUESSED) else named.last
    span = page.tokens.span(hit.first, last)
    return Mention(
        mention_id=make_id("m", page.document.document_id, "term", span.start, span.end, about),
        span=span,
        surface=span.of(page.document.text),
        value=Term(about=about, lean=entry.lean, neutral=entry.neutral),
        rule=f"codebook:{entry.term_id}",
        score=0.9,
    )
