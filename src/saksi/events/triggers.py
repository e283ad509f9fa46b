"""Triggers: the words that name an act, with its type and mode."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.clauses import BREAKS, PREPOSITIONS, considered, verb
from saksi.events.seen import seen_acts
from saksi.lexicon.entries import ClassWord, DayName, TriggerForm
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board
from saksi.text.page import Page

POINTERS = words("pointing")
OBJECT_REACH = 5
"""How many words behind an active verb (before a passive one) its object is looked for."""
AGENT_REACH = 8
"""How many words before an active verb who acts is looked for, where only some can ("massa … membakar")."""
CLAUSE_REACH = 18
"""How many words around a trigger count as its clause for word classes."""
ADJOINING = 5
"""A light verb and its noun stand at most so many words apart."""
ASKED_REACH = 6
"""So many words may stand between an asking verb and what is asked for: whom it asks."""
DENYING = words("denying")
ASKING = frozenset({"REQUEST", "REJECT", "THREATEN"})
CAUSE_REACH = 8
"""So many words may stand between what caused it and the verb: "gempa bermagnitudo 6 di Fiji itu menewaskan"."""
_ACCIDENTS, _ATTACKS = words("accidents"), words("attack-nouns")
_COLLIDING, _ROAD_THINGS = words("colliding"), words("road-things")
_PLAYING = words("playing")
_ON_PURPOSE, CRASH_REACH = frozenset({"sengaja", "bunuh", "bom"}), 4
"""What says that somebody meant to drive into it, so many words around."""
_CAUSING = frozenset({"akibat", "dalam", "karena", "oleh"})
_NEW_CLAUSE = frozenset({",", ";", ":", '"', "dan", "serta", "yang", "bahwa"})
_STATES = "officials-or-states"
_NOT_BETWEEN = frozenset({",", "dan", "yang", "di", "ke", "terhadap", "untuk"})
LIGHT_VERBS = words("light-verbs")
_COMING = words("future")


class WordClasses:
    """Where the words of each class stand on a page."""

    def __init__(self, page: Page, board: Board) -> None:
        self.at: dict[int, set[str]] = {}
        for hit in page.hits_of(ClassWord):
            assert isinstance(hit.entry, ClassWord)
            for i in range(hit.first, hit.last + 1):
                self.at.setdefault(i, set()).add(hit.entry.class_id)
        for i in page.place_starts:
            self.at.setdefault(i, set()).add("territory")
        for i, found in enumerate(board.at):
            if found is not None:
                classes = {"media": {_STATES}, "population": {"people"}}.get(found.kind, {_STATES, "people"})
                self.at.setdefault(i, set()).update(classes)

    def among(self, tokens: range, wanted: tuple[str, ...]) -> str | None:
        """Return the first of ``wanted`` classes that has a word at one of ``tokens``."""
        there: set[str] = set().union(*(self.at[i] for i in tokens if i in self.at))
        return next((class_id for class_id in wanted if class_id in there), None)


def find_acts(page: Page, board: Board) -> list[Act]:
    """Return the acts that the codebook's triggers name, in text order, light verbs joined with their nouns."""
    classes = WordClasses(page, board)
    asking = {h.last for h in page.hits_of(TriggerForm) if _asks(h) and page.norm(h.last) not in DENYING}
    acts = [act for act in _chosen(page, board, classes) if not _is_asked(page, act, asking)]
    acts = [act for act in acts if not _by_accident(page, board, act)]
    set_clauses(page, acts)
    acts = _joined(page, acts)
    for act in acts:
        act.mode = _mode(act, classes)
    return acts


def find_seen(page: Page, board: Board, acts: list[Act]) -> list[Act]:
    """Return what the encoder sees as acts beside ``acts``, in text order; nothing without encoder."""
    found = [act for act in seen_acts(page, board, acts, _headlines(page)) if not _by_accident(page, board, act)]
    classes = WordClasses(page, board)
    for act in found:
        act.seen = act.spare = True
        beside = [other for other in acts if other.sentence == act.sentence]
        act.clause = _clause(page, [a for a in beside if a.last < act.begin], act, [a for a in beside if a.begin > act.last])
        act.mode = _mode(act, classes)
    return found


def _headlines(page: Page) -> set[int]:
    return {s.index for s in page.sentences if _is_headline(page, s.index)}


def _chosen(page: Page, board: Board, classes: WordClasses) -> list[Act]:
    """Take the longest trigger at each place whose conditions hold, of several that with most conditions.

    None is taken in names, headlines and plain expressions.
    """
    plain, headlines = page.plain("trigger"), _headlines(page)
    for hit in page.hits_of(DayName):
        plain.update(("", i) for i in range(hit.first, hit.last + 1))
    kept: list[Act] = []
    taken = [False] * len(page.tokens)
    for hit in sorted(page.hits_of(TriggerForm), key=lambda h: (h.first - h.last, h.first, -_conditions(h))):
        assert isinstance(hit.entry, TriggerForm)
        if any(taken[hit.first : hit.last + 1]) or hit.entry.voice == "base":
            continue
        if {(hit.entry.trigger.trigger_id, hit.first), ("", hit.first)} & plain or page.sentence_at[hit.first] in headlines:
            continue
        if board.at[hit.first] is not None or page.norm(hit.first - 1) in {"anti", "pasca", "pra"} or _is_feared(page, hit):
            continue
        act = _act(page, hit, classes)
        if act is not None:
            taken[hit.first : hit.last + 1] = [True] * (hit.last + 1 - hit.first)
            kept.append(act)
    return sorted(kept, key=lambda act: act.first)


def _is_feared(page: Page, hit: Hit) -> bool:
    """Tell whether words that threaten where somebody says them are what is feared: "kekhawatiran X akan menyerang"."""
    assert isinstance(hit.entry, TriggerForm)
    return hit.entry.trigger.event_type == "THREATEN" and page.norm(hit.first) in _COMING and considered(page, hit.first)


def _is_asked(page: Page, act: Act, asking: set[int]) -> bool:
    """Tell whether an act is only what somebody is asked, refuses or threatens to do: "mendesak Israel membuka jalan"."""
    if act.voice not in {"active", "noun"}:
        return False
    reach = ASKED_REACH if act.voice == "active" else 1
    for i in range(act.first - 1, act.first - 1 - reach, -1):
        if i in asking and page.same_sentence(i, act.first):
            return True
        if page.norm(i) in _NEW_CLAUSE or page.norm(i) in BREAKS or not page.same_sentence(i, act.first):
            return False
    return False


def _is_played(page: Page, act: Act) -> bool:
    """Tell whether an act belongs to a game: "tembakan Budi ke gawang ditangkap kiper"."""
    if act.entry.event_type not in {"ASSAULT", "COERCE"}:
        return False
    inside = page.tokens_of(page.sentences[act.sentence])
    return not _PLAYING.isdisjoint(page.norms[inside.start : inside.stop])


def _is_crash(page: Page, act: Act) -> bool:
    """Tell whether an act is to drive into something on the road, and nobody means to: "menabrak pembatas jalan"."""
    if act.entry.event_type != "ASSAULT" or _COLLIDING.isdisjoint(page.norms[act.begin : act.last + 1]):
        return False
    behind = page.norms[act.last + 1 : act.last + 1 + CRASH_REACH]
    meant = _ON_PURPOSE.intersection(page.norms[max(0, act.begin - CRASH_REACH) : act.begin] + behind)
    return not meant and not _ROAD_THINGS.isdisjoint([*page.norms[act.begin : act.last + 1], *behind])


def _by_accident(page: Page, board: Board, act: Act) -> bool:
    """Tell whether an accident or nature kills or destroys: "gempa itu menewaskan", "tewas akibat banjir"."""
    if _is_crash(page, act) or _is_played(page, act):
        return True
    if act.entry.event_type != "ASSAULT" or act.entry.part != "result" or act.voice == "noun":
        return False
    if act.voice != "active":
        behind = range(act.last + 1, min(act.last + 1 + OBJECT_REACH, len(page.tokens) - 1))
        cause = next((i for i in behind if page.norm(i) in _CAUSING), -1)
        return cause >= 0 and page.same_sentence(cause, act.last) and page.norm(cause + 1) in _ACCIDENTS
    for i in range(act.begin - 1, max(-1, act.begin - 1 - CAUSE_REACH), -1):
        norm = page.norm(i)
        if norm in _ACCIDENTS:
            first = not page.same_sentence(i - 1, i)
            return first or page.norm(i - 1) not in PREPOSITIONS | BREAKS | {"operasi"}
        if (
            not page.same_sentence(i, act.first)
            or norm in BREAKS | _ATTACKS | {","}
            or verb(norm)
            or board.at[i] is not None
        ):
            return False
    return False


def _asks(hit: Hit) -> bool:
    assert isinstance(hit.entry, TriggerForm)
    return hit.entry.voice == "active" and hit.entry.trigger.event_type in ASKING


def _is_headline(page: Page, index: int) -> bool:
    """Tell whether a sentence is a headline: no full stop, and nearly every word capitalised."""
    inside = page.tokens_of(page.sentences[index])
    if page.norm(inside.stop - 1) in {".", '"', "!", "?"}:
        return False
    words = [i for i in inside if page.tokens.is_word(i)]
    capital = sum(page.tokens.is_capital(i) for i in words)
    return len(words) > 3 and capital >= 0.7 * len(words)


def _conditions(hit: Hit) -> int:
    assert isinstance(hit.entry, TriggerForm)
    entry = hit.entry.trigger
    return bool(entry.needs) + bool(entry.needs_object) + 2 * bool(entry.needs_agent)


def _act(page: Page, hit: Hit, classes: WordClasses) -> Act | None:
    assert isinstance(hit.entry, TriggerForm)
    entry, voice = hit.entry.trigger, hit.entry.voice
    sentence = page.sentences[page.sentence_at[hit.first]]
    inside = page.tokens_of(sentence)
    around = range(max(inside.start, hit.first - CLAUSE_REACH), min(inside.stop, hit.last + CLAUSE_REACH))
    if entry.needs and classes.among(around, entry.needs) is None:
        return None
    passive = voice in {"passive", "stative"}
    behind = range(hit.last + 1, min(inside.stop, hit.last + 1 + OBJECT_REACH))
    if entry.needs_object and voice != "noun":
        before = range(max(inside.start, hit.first - OBJECT_REACH), hit.first)
        if classes.among(before if passive else behind, entry.needs_object) is None:
            return None
    if entry.needs_agent:
        before = range(max(inside.start, hit.first - AGENT_REACH), hit.first)
        if classes.among(behind if passive or voice == "noun" else before, entry.needs_agent) is None:
            return None
    points_back = voice == "noun" and page.norm(hit.last + 1) in POINTERS
    return Act(
        first=hit.first,
        last=hit.last,
        entry=entry,
        lexicon=page.lexicon,
        voice=voice,
        sentence=sentence.index,
        clause=(inside.start, inside.stop - 1),
        points_back=points_back,
    )


def set_clauses(page: Page, acts: list[Act]) -> None:
    """Cut a sentence with several acts between them, at the last break before each later trigger."""
    for i, act in enumerate(acts):
        before = [one for one in acts[max(0, i - 1) : i] if one.sentence == act.sentence]
        act.clause = _clause(page, before, act, [one for one in acts[i + 1 : i + 2] if one.sentence == act.sentence])


def _clause(page: Page, before: list[Act], act: Act, after: list[Act]) -> tuple[int, int]:
    """Return the clause of an act between the last act before it in its sentence and the first behind it."""
    inside = page.tokens_of(page.sentences[act.sentence])
    first = _cut(page, before[-1].last, act.begin) if before else inside.start
    last = max(act.last, _cut(page, act.last, after[0].begin) - 1) if after else inside.stop - 1
    return min(first, act.begin), last


def _cut(page: Page, left: int, right: int) -> int:
    """Return where the clause of the trigger at ``right`` begins, behind the trigger at ``left``."""
    for i in range(right, left, -1):
        norm = page.norm(i)
        if norm in {",", ";", '"', "-"}:
            return i + 1
        if norm in BREAKS or norm in {"yang", "dan", "serta"}:
            return i
    return left + 1


def _joined(page: Page, acts: list[Act]) -> list[Act]:
    """Join "melancarkan" with "serangan", and what an act led to with the act."""
    joined: list[Act] = []
    for act in acts:
        previous = joined[-1] if joined else None
        if previous and previous.sentence == act.sentence and _light(page, previous, act):
            act.helper, act.clause = previous.first, (previous.clause[0], act.clause[1])
            joined[-1] = act
        else:
            act.helper = _light_verb(page, act) if act.voice == "noun" else None
            joined.append(act)
    return joined


def _light_verb(page: Page, act: Act) -> int | None:
    """Return the verb that only carries a noun of action, where it names no act itself: "melancarkan kampanye …"."""
    for i in range(act.first - 1, max(-1, act.first - ADJOINING), -1):
        if not page.same_sentence(i, act.first) or page.norm(i) in _NOT_BETWEEN:
            return None
        if page.norm(i) in LIGHT_VERBS:
            return i
        if verb(page.norm(i)):
            return None
    return None


def _light(page: Page, one: Act, other: Act) -> bool:
    """Tell whether a verb only carries the noun behind it."""
    if one.entry.event_type != other.entry.event_type or other.first - one.last > ADJOINING:
        return False
    if one.voice not in {"active", "passive"} or other.voice != "noun":
        return False
    between = [page.norm(i) for i in range(one.last + 1, other.first)]
    return not any(norm in _NOT_BETWEEN or norm in PREPOSITIONS or verb(norm) for norm in between)


def _mode(act: Act, classes: WordClasses) -> str | None:
    """Return the mode of the first class of words that stands in the clause, else the trigger's own."""
    inside = range(act.clause[0], act.clause[1] + 1)
    for mode, wanted in act.entry.modes:
        found = classes.among(inside, wanted)
        if found:
            act.because("mode", f"class:{found}")
            return mode
    if act.entry.mode:
        act.because("mode", f"codebook:{act.entry.trigger_id}")
    return act.entry.mode
