"""Terms: words that take a side, whom they colour, and the plain word beside them."""

from __future__ import annotations

from collections.abc import Callable

from saksi.lexicon.entries import Never, TermEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.model.ids import make_id
from saksi.model.mentions import Mention, Term
from saksi.text.page import Page

POINTERS = frozenset({"tersebut", "itu", "ini"})
ADJACENT = 2
"""How many words may stand between a term and the name that it labels."""
REACH = 12
"""How far to the left an agent or somebody described is looked for, in words."""


_CUTS = words("term-cuts")
_JUDGING = words("judging")


def find_terms(page: Page, board: Board) -> tuple[Mention, ...]:
    """Return the loaded terms of a page in text order, the longest at each place.

    A term is left out where neither its sentence nor an earlier use of it in the article shows whom it colours and the
    codebook names nobody for that case.
    """
    plain = {(hit.entry.entry_id, i) for hit in page.hits_of(Never) if isinstance(hit.entry, Never)
             for i in range(hit.first, hit.last + 1)}  # fmt: skip
    mentions: list[Mention] = []
    settled: dict[str, str] = {}
    end = -1
    for hit in page.hits_of(TermEntry):
        assert isinstance(hit.entry, TermEntry)
        if hit.first <= end or (hit.entry.term_id, hit.first) in plain:
            continue
        about = _about(board, hit, hit.entry) or settled.get(hit.entry.term_id)
        if about:
            settled.setdefault(hit.entry.term_id, about)
            mentions.append(_mention(page, board, hit, hit.entry, about))
            end = hit.last
    return tuple(mentions)


def _about(board: Board, hit: Hit, entry: TermEntry) -> str | None:
    if entry.actor:
        return entry.actor
    found = _FINDERS[entry.find or "nearest"](board, hit, entry)
    if found is None and board.page.norm(hit.last + 1) in POINTERS:
        found = board.before(_past_the_judge(board.page, hit.first), entry.among or ("state", "armed-group"))
    return found.actor_id if found else entry.default


def _past_the_judge(page: Page, at: int) -> int:
    """Return the token before which "itu" points: the beginning of the sentence, where its subject passes a judgement."""
    start = at
    while page.same_sentence(start - 1, at):
        start -= 1
    return start if any(page.norm(i) in _JUDGING for i in range(start, at)) else at


def _fits(found: Found | None, entry: TermEntry) -> bool:
    return found is not None and found.kind != "media" and (not entry.among or found.kind in entry.among)


def _following(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The name right behind the term: "rezim Assad", "kelompok teror Hamas"."""
    for i in range(hit.last + 1, min(hit.last + 2 + ADJACENT, len(board.at))):
        if not board.page.same_sentence(hit.last, i) or board.page.norm(i) in _CUTS:
            return None
        if _fits(board.at[i], entry):
            return board.at[i]
    return None


def _touching(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The mention that holds the term or ends right before it: "pejuang Gaza", "Israel yang biadab"."""
    before = hit.first - 2 if board.page.norm(hit.first - 1) == "yang" else hit.first - 1
    near: list[int] = [*range(hit.first, hit.last + 1), before]
    for i in near:
        if i >= 0 and _fits(board.at[i], entry):
            return board.at[i]
    return None


def _before(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The last fitting actor before the term in its sentence, but not who blames: "X mengkritik kekejaman"."""
    for i in range(hit.first - 1, max(-1, hit.first - 1 - REACH), -1):
        judged = entry.lean == "against" and board.page.norm(i) in _JUDGING
        if judged or not board.page.same_sentence(i, hit.first):
            return None
        if _fits(board.at[i], entry):
            return board.at[i]
    return None


def _agent(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """Who acts: "agresi Israel", "… oleh Israel", else the actor before."""
    active = hit.first == hit.last and board.page.norm(hit.first).startswith("me")
    behind = None if active else _following(board, hit, entry)
    if behind:
        return behind
    for i in range(hit.last + 1, min(hit.last + REACH, len(board.at) - 1)):
        if not board.page.same_sentence(hit.last, i) or active:
            break
        if board.page.norm(i) in {"oleh", "dari"} and _fits(board.at[i + 1], entry):
            return board.at[i + 1]
    return _before(board, hit, entry)


def _described(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    return _touching(board, hit, entry) or _following(board, hit, entry) or _before(board, hit, entry)


_FINDERS: dict[str, Callable[[Board, Hit, TermEntry], Found | None]] = {
    "following": _following,
    "agent": _agent,
    "described": _described,
    "victim": _described,
    "nearest": _described,
}


def _mention(page: Page, board: Board, hit: Hit, entry: TermEntry, about: str) -> Mention:
    last = hit.last
    if entry.with_actor and hit.last + 1 < len(board.at) and (named := board.at[hit.last + 1]) is not None:
        last = named.last
    span = page.tokens.span(hit.first, last)
    return Mention(
        mention_id=make_id("m", page.document.document_id, "term", span.start, span.end),
        span=span,
        surface=span.of(page.document.text),
        value=Term(about=about, lean=entry.lean, neutral=entry.neutral),
        rule=f"codebook:{entry.term_id}",
        score=0.9,
    )
