"""Reported words in the passive: "Disebutkan, dua warga tewas", "diklaim X telah …", "Oleh X, serangan itu disebut …"."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.events.clauses import verb
from saksi.events.parties import filler
from saksi.events.speakers import Speakers
from saksi.events.turns import Who
from saksi.lexicon.grammar import words

IMPERSONAL = words("impersonal")
"""Passive verbs of saying that open a sentence: "Dikatakan bahwa …"."""
TOLD_BY = words("told-by")
PASSIVES = IMPERSONAL | TOLD_BY
TENSE = words("tense")
"""Words of time before a clause's verb: "telah menangkap"."""
_AS = frozenset({"seperti", "sebagaimana"})
_REACH = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Words that ``who`` said, from token ``first`` to ``last``; ``None`` where they end with what is reported."""

    first: int
    last: int | None
    who: Who


def read_passive(who: Speakers, at: int) -> Told | None:
    """Return what the passive verb of saying at token ``at`` reports, and who said it."""
    page = who.page
    if page.sentence_at[at] < 0:
        return None
    if page.norm(at) in IMPERSONAL and not page.same_sentence(at - 1, at):
        return _opening(who, at)
    return _told_by(who, at) if page.norm(at) in TOLD_BY else None


def _opening(who: Speakers, at: int) -> Told | None:
    """Read "Dikatakan, …", "Disebutkan juga bahwa …", "Disebutkan lebih lanjut oleh X, …", "Ditegaskan X bahwa …"."""
    page = who.page
    start = at + 1 + (page.norm(at + 1) == "juga")
    if page.norm(start) in {",", "bahwa"}:
        speakers = who.went_before(at)
    else:
        oleh = next((i for i in range(at + 1, at + 1 + _REACH) if page.norm(i) == "oleh"), at)
        speakers = who.agent_behind(oleh)
        start = page.tokens.at(speakers[-1].span.end - 1) + 1 if speakers else start
        if page.norm(start) not in {",", "bahwa"}:
            return None
    return Told(start + 1, None, speakers) if speakers else None


def _told_by(who: Speakers, at: int) -> Told | None:
    """Read "diklaim X telah …", "disebut pihak X menewaskan …", "…, seperti diklaim X", "Oleh X, … disebut menewaskan …"."""
    page, board = who.page, who.board
    i = at + 1
    while page.norm(i) in {"oleh", "pihak"}:
        i += 1
    start = page.tokens_of(page.sentences[page.sentence_at[at]]).start
    found = board.at[i] if page.same_sentence(i, at) else None
    if found is None:
        return _fronted(who, start, at)
    if found.kind == "media" or at == start:
        return None
    speakers = (filler(page, found, "attribution:told-by"),)
    behind = found.last + 1
    if page.norm(at - 1) in _AS:
        return Told(start, at - 2, speakers) if page.norm(behind) in {".", ""} else None
    if page.norm(behind) not in TENSE and not (page.same_sentence(behind, at) and verb(page.norm(behind))):
        return None
    end = behind
    while page.same_sentence(end + 1, at) and page.norm(end + 1) != ",":
        end += 1
    return Told(behind, end, speakers)


def _fronted(who: Speakers, start: int, at: int) -> Told | None:
    """Read "Oleh otoritas X, serangan itu disebut menewaskan …", where the agent opens the sentence."""
    page = who.page
    comma = next((j for j in range(start, at) if page.norm(j) == ","), None)
    if page.norm(start) != "oleh" or page.norm(start + 1) == "karena" or comma is None:
        return None
    speakers = who.agent_behind(start)
    return Told(comma + 1, None, speakers) if speakers else None
