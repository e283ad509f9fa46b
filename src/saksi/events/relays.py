"""Who passes on what others say: "seperti dilansir AFP", "al-Manar, mengutip pernyataan Hizbullah, melaporkan"."""

from __future__ import annotations

from saksi.events.clauses import following
from saksi.events.parties import filler
from saksi.lexicon.entries import VerbEntry
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.model.mentions import RoleFiller
from saksi.text.page import Page

REACH = 8
"""An outlet stands at most so many words behind the cue of relay."""
NAME_REACH = 6
"""The name of a described outlet stands at most so many words behind the description."""
BARE = 2
"""At most so many words stand before the cue of a sentence that only names who relays."""
CITING = frozenset({"mengutip", "mengutip dari", "merujuk pada"})


def find_relays(page: Page, board: Board, verbs: list[Hit]) -> dict[int, list[RoleFiller]]:
    """Return for each sentence the outlets that relay it, the cited before the citing; keys are sentence indices."""
    found: dict[int, list[RoleFiller]] = {}
    for hit in verbs:
        if isinstance(hit.entry, VerbEntry) and hit.entry.kind == "relay":
            for outlet in _outlets_behind(board, hit) or _outlet_before(board, hit):
                for index in _relayed(page, hit):
                    relays = found.setdefault(index, [])
                    if all(relay.actor_id != outlet.actor_id for relay in relays):
                        place = 0 if page.norm(hit.first) in CITING else len(relays)
                        relays.insert(place, filler(page, outlet, f"attribution:relay:{page.norm(hit.first)}"))
    return found


def _relayed(page: Page, hit: Hit) -> list[int]:
    """Return the sentences that a cue of relay is about: its own, and that before a bare "Demikian seperti dilansir X."."""
    index = page.sentence_at[hit.first]
    opening = page.tokens_of(page.sentences[index]).start if index > 0 else hit.first
    bare = page.norm(opening) == "demikian" and hit.first - opening <= BARE
    return [index, index - 1] if bare else [index]


def cited_source(board: Board, verbs: list[Hit], at: int) -> tuple[RoleFiller, ...]:
    """Return whom an outlet cites before the saying verb at token ``at``: the source is Hizbullah, al-Manar relays it."""
    hit = next((hit for hit in verbs if board.page.same_sentence(hit.first, at) and _cites(board, hit, at)), None)
    if hit is None:
        return ()
    return tuple(
        filler(board.page, found, "attribution:cited") for found in following(board, hit.last, reach=REACH, past_commas=True)
    )


def _cites(board: Board, hit: Hit, at: int) -> bool:
    return hit.last < at <= hit.last + REACH and bool(_outlet_before(board, hit))


def _outlet_before(board: Board, hit: Hit) -> list[Found]:
    """Return the outlet that cites somebody who is no outlet: "al-Manar, mengutip pernyataan Hizbullah"."""
    page = board.page
    if page.norm(hit.first) not in CITING or not following(board, hit.last, reach=REACH, past_commas=True):
        return []
    outlet = board.before(hit.first, ("media",), same_sentence=True)
    return [outlet] if outlet else []


def _is_name(board: Board, comma: int) -> bool:
    """Tell whether an outlet's name stands behind a comma: "kantor berita Rusia, Interfax"."""
    found = board.at[comma + 1] if board.page.norm(comma) == "," and comma + 1 < len(board.at) else None
    return found is not None and found.kind == "media" and board.page.tokens.is_capital(found.first)


def _named(board: Board, outlet: Found) -> Found | None:
    """Return the name behind an outlet that is only described: "media Israel, Channel 12", "kantor berita di Sana, Saba"."""
    page = board.page
    if page.tokens.is_capital(outlet.first):
        return None
    comma = next((i for i in range(outlet.last + 1, outlet.last + NAME_REACH) if page.norm(i) == ","), None)
    if comma is None or not page.same_sentence(comma + 1, outlet.last) or not _is_name(board, comma):
        return None
    between = range(outlet.last + 1, comma)
    plain = all(page.norm(i) in {"milik", "asal", "di"} or board.at[i] or page.tokens.is_capital(i) for i in between)
    return board.at[comma + 1] if plain else None


def _outlets_behind(board: Board, hit: Hit) -> list[Found]:
    page, outlets = board.page, list[Found]()
    i = hit.last + 1
    while page.same_sentence(i, hit.first) and i - hit.last <= REACH:
        outlet = board.at[i]
        if outlet is not None and outlet.kind == "media":
            outlets.append(_named(board, outlet) or outlet)
            after = outlets[-1].last + 2
            joined = page.norm(after - 1) in {"dan", ","} and after < len(board.at) and board.at[after] is not None
            if not joined:
                break
            i = after
        elif page.norm(i) in {".", '"', ","} and not (i > hit.last + 1 and _is_name(board, i)):
            break
        else:
            i += 1
    return outlets
