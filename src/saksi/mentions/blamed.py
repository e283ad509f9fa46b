"""Whom a loaded word colours where its sentence names nobody: the group of a country, the fallen's force, the attacker."""

from __future__ import annotations

from saksi.lexicon.entries import ActorEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.mentions.listed import compose

KIND_OF_GROUP = frozenset({"armed-group", "coalition"})
SIDES = frozenset({"state", "military", "armed-group"})
NEAR = 3
"""How many words may stand between an attack and who attacks: "serangan udara besar-besaran Rusia"."""
LONG = 6
"""How many letters a word has at most that is no verb though it begins like one."""
TITLE = 5
"""How many words of a rank and a name may stand before the word that honours who fell."""
_ATTACKS = words("attack-nouns")
_ATTACKING = words("attacking")
_BETWEEN = (words("term-cuts") | words("to")) - {"oleh"}
_NOT_VERBS = words("not-verbs")
_COUNTED = words("tolls")
_BANDS = words("bands")
_RANKS = {"brimob": words("ranks-brimob"), "polri": words("ranks-polri"), "tni": words("ranks-tni")}
"""Forces of Indonesia and the ranks that only they have."""


def group_of_country(board: Board, word: str, at: int) -> str | None:
    """Return the group that a word and the country last named before mean together: "Suriah … pemberontak"."""
    page, seen = board.page, set[str]()
    for hit in reversed(page.hits_of(ActorEntry)):
        name = page.tokens.span(hit.first, hit.last).of(page.document.text)
        if hit.first < at and name not in seen and isinstance(hit.entry, ActorEntry) and hit.entry.kind == "state":
            seen.add(name)
            if group := named_group(board, f"{word} {name}"):
                return group
    return None


def named_group(board: Board, name: str) -> str | None:
    """Return the armed group of which the codebook has a name ("kelompok bersenjata Palestina"), else ``None``."""
    tokens = board.page.lexicon.tokenise(name)
    for hit in board.page.lexicon.matcher.find(tokens):
        entry = hit.entry
        if isinstance(entry, ActorEntry) and entry.kind in KIND_OF_GROUP and hit.first == 0 and hit.last == len(tokens) - 1:
            return entry.actor_id
    return None


def group_beside(board: Board, hit: Hit, found: Found) -> str | None:
    """Return the armed group that a word for a band and a state's name mean: "kelompok teror Palestina" is no state."""
    if found.kind != "state" or found.first < hit.last or board.page.norm(hit.first) not in _BANDS:
        return None
    return named_group(
        board, f"kelompok bersenjata {board.page.tokens.span(found.first, found.last).of(board.page.document.text)}"
    )


def force_of_the_fallen(board: Board, at: int) -> str | None:
    """Return the force whose rank stands before the word that honours who fell: "Bripda Anu gugur"."""
    page = board.page
    for i in range(at - 1, max(-1, at - 1 - TITLE), -1):
        if not page.same_sentence(i, at):
            return None
        if force := next((force for force, ranks in _RANKS.items() if page.norm(i) in ranks), None):
            return force
    return None


def counted_people(board: Board, hit: Hit, found: Found) -> str | None:
    """Return the people of a state whose dead are counted: "jumlah martir X", "300 martir X"."""
    before, lexicon = board.page.norm(hit.first - 1), board.page.lexicon
    if found.kind != "state" or not (before in _COUNTED or before[:1].isdecimal()):
        return None
    state = lexicon.actors.get(found.actor_id)
    return compose(board, lexicon.compositions["civilians"], state, found.first, found.last).actor_id if state else None


def attacker(board: Board, at: int) -> str | None:
    """Return whose attack was told last before token ``at``, else first behind it: the state for its forces."""
    told = attackers(board)
    before = [found for found in told if found.first < at]
    found = before[-1] if before else told[0] if told else None
    return side_of(board, found) if found else None


def attackers(board: Board) -> list[Found]:
    """Return where an article names somebody who attacks, in text order."""
    return [found for found in board.all() if found.kind in SIDES and _attacks(board, found)]


def _attacks(board: Board, found: Found) -> bool:
    """Tell whether an attack is somebody's: "serangan udara X", "X menyerang"; not "serangan ke X"."""
    page = board.page
    if page.norm(found.last + 1) in _ATTACKING:
        return True
    for i in range(found.first - 1, max(-1, found.first - 1 - NEAR), -1):
        word = page.norm(i)
        if not page.same_sentence(i, found.first) or word in _BETWEEN or is_passive(word):
            return False
        if word in _ATTACKS:
            return True
    return False


def is_passive(word: str) -> bool:
    """Tell whether a word looks like a passive verb: "didukung"; not "dinas"."""
    return len(word) > LONG and word.startswith("di") and word not in _NOT_VERBS


def side_of(board: Board, found: Found) -> str:
    """Return the state of its leaders and forces, any other actor itself: Israel for its army and its prime minister."""
    official = found.kind in {"military", "police", "intelligence", "government-body"}
    official = official or (found.kind == "person" and found.sector in {"GOV", "MIL", "ELI", "LEG"})
    state = board.page.lexicon.states.get(found.country or "") if official else None
    return state.actor_id if state else found.actor_id
