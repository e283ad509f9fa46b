"""Status: actual, planned, denied, hypothetical or background, by negation, modality, tense and distance."""

from __future__ import annotations

from datetime import date

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.clauses import AUXILIARIES, before_auxiliaries, considered, verb
from saksi.lexicon.grammar import words
from saksi.model.events import Status
from saksi.model.mentions import Figure
from saksi.text.page import Page

DAYS_OF_NEWS = 3
"""What happened longer before publication is what the report recalls, not its news."""
NEGATIONS = words("negations")
FUTURE = words("future")
MAYBE = words("maybe")
RECALLING = words("recalling")
AIMS = words("aims")
PLANNING = words("planning")
AIM_REACH, DENIAL_REACH = 6, 8
PLAN_REACH, PLAN_WORDS = 4, 5
"""How far a plan's verb stands behind its agent, and the agent behind the word "rencana", in words."""
_PLANS = frozenset({"rencana", "niat", "ambisi", "keinginan"})
_IDEAS, IDEA_REACH = frozenset({"gagasan", "ide", "opsi", "skenario", "wacana"}), 2
_ENDING = words("ending")
_OF = frozenset({"untuk", "akan", "atas", "bagi"})
_DENYING = words("denying")


def status_of(page: Page, voices: Voices, act: Act) -> tuple[Status, str] | None:
    """Return the act's status and the rule that gave it; ``None`` where the text says that it did not happen."""
    before = _before(page, act)
    if _none_harmed(act):
        return None
    if _denied(page, voices, act):
        return "denied", "status:denial"
    if before & NEGATIONS and (act.voice != "noun" or act.helper is not None):
        return None
    if considered(page, _verb(act)):
        return "hypothetical", "status:modality"
    aim = _aim(page, act)
    if aim is not None and page.norm(aim - 1) in PLANNING:
        return "planned", "status:plan"
    if (aim is not None and not before & (FUTURE - AIMS)) or _is_no_act(page, act, before) or _only_describes(page, act):
        return None
    if _conditional(page, act) or before & MAYBE or _is_idea(page, act):
        return "hypothetical", "status:modality"
    if before & FUTURE or _is_planned_by(page, act):
        return "planned", "status:future"
    if _recalled(page, act):
        return "background", "status:recalled"
    return "actual", "status:default"


def _is_idea(page: Page, act: Act) -> bool:
    """Tell whether a noun of action is only thought of: "gagasan pengerahan pasukan ke X"."""
    noun = act.voice == "noun" and act.helper is None
    return noun and not _IDEAS.isdisjoint(page.norms[max(0, act.begin - IDEA_REACH) : act.begin])


def _none_harmed(act: Act) -> bool:
    """Tell whether all that is counted are none: "tidak ada warga sipil yang tewas"."""
    counts = [m.value for m in act.figures if isinstance(m.value, Figure)]
    return bool(counts) and all(count.high == 0 for count in counts)


def settled(act: Act, published: date | None) -> tuple[Status, str] | None:
    """Return the status that an act's day and victims give, once all its tellings are known; ``None`` changes nothing."""
    if act.status not in {"actual", "background"}:
        return None
    if act.date and published:
        days = (published - act.date.last).days
        if days > DAYS_OF_NEWS:
            return "background", "status:distance"
    if any(isinstance(m.value, Figure) and m.value.scope == "cumulative" for m in act.figures):
        return "background", "status:running-total"
    return None


def _before(page: Page, act: Act) -> set[str]:
    """Return the auxiliaries and negations right before the verb that carries the act."""
    at = _verb(act)
    i = before_auxiliaries(page, at)
    while page.same_sentence(i, at) and page.norm(i) in NEGATIONS | FUTURE | MAYBE:
        i = before_auxiliaries(page, i)
    return set(page.norms[i + 1 : at]) & (AUXILIARIES | NEGATIONS | FUTURE | MAYBE)


def _aim(page: Page, act: Act) -> int | None:
    """Return the word that makes an act a mere purpose, or what somebody is asked to do: "untuk menyerang", "agar …".

    The act is stated as coming where the word before says so: "siap untuk", "berencana untuk", "sepakat untuk".
    """
    at = _verb(act)
    if act.voice == "noun" and act.helper is None:
        return None
    for i in range(at - 1, max(act.clause[0] - 2, at - AIM_REACH), -1):
        norm = page.norm(i)
        if norm in AIMS:
            return i
        if norm in {",", ";", "yang", "dan"} or not page.same_sentence(i, at):
            return None
    return None


def _is_no_act(page: Page, act: Act, before: set[str]) -> bool:
    """Tell whether the words around say that an act is wanted or ended, not done: "penghentian serangan", "harus mundur".

    Nor is what something does not hold: "tawaran itu tidak memuat penarikan pasukan".
    """
    if act.voice == "noun" and act.helper is None:
        if page.norm(act.first - 2) in NEGATIONS and verb(page.norm(act.first - 1)):
            return True
        i = act.first - 1
        while page.norm(i) in _OF:
            i -= 1
        return page.same_sentence(i, act.first) and page.tokens.keys[i] in _ENDING
    return bool(before & {"harus", "berhenti", "seharusnya"})


def _only_describes(page: Page, act: Act) -> bool:
    """Tell whether a passive behind "yang" only describes somebody: "sandera yang dibebaskan", "jumlah yang tewas"."""
    if act.voice not in {"passive", "stative"}:
        return False
    i = before_auxiliaries(page, act.first)
    if page.norm(i) == "yang" and page.norm(i - 1) == "jumlah":
        return True
    if act.figures or act.date:
        return False
    named = any(f.actor_id and f.rule != "roles:victims" for f in act.targets)
    return page.norm(i) == "yang" and page.same_sentence(i, act.first) and not (named and act.agents)


def _verb(act: Act) -> int:
    return act.helper if act.helper is not None else act.first


def _is_planned_by(page: Page, act: Act) -> bool:
    """Tell whether the agent's plan is named before it: "rencana Perdana Menteri X mengambil alih Y"."""
    if act.voice != "active" or not act.agents:
        return False
    first = page.tokens.within(act.agents[0].span).start
    return _verb(act) - first <= PLAN_REACH and any(
        page.norm(i) in _PLANS and page.same_sentence(i, act.first) for i in range(first - PLAN_WORDS, first)
    )


def _conditional(page: Page, act: Act) -> bool:
    for i in range(act.first - 1, max(act.clause[0] - 1, act.first - 9), -1):
        if page.norm(i) in {"jika", "apabila", "kalau", "andai", "bila", "seandainya"}:
            return True
        if page.norm(i) in {",", ";"}:
            return False
    return False


def _denied(page: Page, voices: Voices, act: Act) -> bool:
    if act.entry.event_type == "REJECT":
        return False
    at = _verb(act)
    for i in range(at - 1, at - DENIAL_REACH, -1):
        if not page.same_sentence(i, at) or page.norm(i) in {",", ";", "dan", "tetapi", "namun"}:
            break
        if page.norm(i) in _DENYING:
            return True
    speech = voices.saying(page.tokens.span(act.first, act.last))
    return bool(speech) and speech[0].stance == "denies"


def _recalled(page: Page, act: Act) -> bool:
    """Tell whether an act is only mentioned on the way: "setelah serangan …", "yang dibunuh …", "berulang kali …"."""
    at = _verb(act)
    for i in range(at - 1, max(act.clause[0] - 1, at - 4), -1):
        norm = page.norm(i)
        if norm in RECALLING:
            return True
        if norm == "yang" and act.voice in {"passive", "stative"}:
            return True
        if norm in {",", ";", "dan"}:
            return False
    return False
