"""Roles: who did it to whom, by the voice of the verb and by what follows a noun of action."""

from __future__ import annotations

import re

from saksi.events.acts import DENIAL, Act
from saksi.events.attribution import Voices
from saksi.events.clauses import (
    AUXILIARIES,
    BREAKS,
    PREPOSITIONS,
    TAKING_SIDES,
    before_auxiliaries,
    following,
    verb,
)
from saksi.events.joined import MAX_TITLE, TITLES, joined_right, pair_before
from saksi.events.nouns import NO_NOUN, noun_subject, object_noun, passive_subject_noun
from saksi.events.parties import filler
from saksi.events.pronouns import antecedent, has_pronoun
from saksi.events.subjects import carrier, subject
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found
from saksi.model.mentions import Figure, Mention, RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

TO = words("to")
WITH = words("with")
OWNERS_ACTS = words("owners-acts")
FORCES = frozenset({"state", "military", "police", "armed-group", "coalition"})
INCLUDING_REACH = 16
TOGETHER_REACH = 9
_JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""What a deed was aimed at is not who is judged for it: "memuji perlawanan terhadap X"."""
_HARMED = frozenset({"killed", "injured", "killed_or_injured", "captured", "detained", "released", "displaced", "missing"})


class Casting:
    """Fills the roles of acts on one page."""

    def __init__(
        self, page: Page, board: Board, voices: Voices, figures: tuple[Mention, ...], places: tuple[Mention, ...]
    ) -> None:
        self.page, self.board, self.voices = page, board, voices
        self.figures, self.places = figures, places

    def cast(self, act: Act) -> None:
        """Give ``act`` its agents and targets."""
        if act.entry.asked:
            self._set(act, "targets", self._subject(act, act.first), "roles:asked")
            self._speaker(act)
            _drop_self_harm(act)
            return
        if act.entry.mutual or self._each_other(act):
            self._mutual(act)
        elif act.voice == "active":
            self._active(act)
        elif act.voice == "passive":
            self._passive(act)
        elif act.voice == "stative":
            self._stative(act)
        else:
            self._noun(act)
        self._victims(act)
        _drop_self_harm(act)
        if act.entry.speech and not act.agents:
            self._speaker(act)
        if act.entry.speech and act.voice == "active" and not act.agents and (named := noun_subject(self.board, act.first)):
            act.agents.append(named)
            act.because("agents", named.rule, 0.5)

    # ---- by voice ----

    def _active(self, act: Act) -> None:
        self._set(act, "agents", self._subject(act, act.first), "roles:active-subject")
        self._set(act, "agents", self._together(act) if act.agents else [], "roles:together")
        if act.entry.object_is_means:
            self._set(act, "targets", self._to(act), "roles:to")
            return
        if act.entry.possessed:
            self._set(act, "targets", self._to(act) or self._object(act, act.last), "roles:to")
            return
        self._set(act, "targets", self._object(act, act.last), "roles:active-object")
        if not act.targets and act.entry.speech:
            self._set(act, "targets", self._between(act), "roles:between")
        elif not act.targets:
            object_noun(self.board, self.figures, act, act.last + 1, "roles:object-noun")

    def _passive(self, act: Act) -> None:
        if self.page.norm(act.last).startswith("di") and self.page.norm(act.last).endswith("nya"):
            self._set(act, "targets", following(self.board, act.last, reach=5), "roles:possessor-suffers")
            self._set(act, "agents", self._by(act, bare=False), "roles:oleh")
            return
        if act.entry.object_is_means:
            self._set(act, "targets", self._to(act), "roles:to")
        else:
            self._set(act, "targets", self._subject(act, act.first), "roles:passive-subject")
            if not act.targets:
                passive_subject_noun(self.board, act)
        self._set(act, "agents", self._by(act), "roles:oleh")

    def _stative(self, act: Act) -> None:
        if self.page.norm(act.last).endswith("nya"):
            self._set(act, "targets", self._owner(act), "roles:possessor-suffers")
            self._set(act, "agents", self._by(act), "roles:oleh")
            return
        subjects = [f for f in self._subject(act, act.first) if not self._acts_itself(f, act)]
        self._set(act, "targets", subjects, "roles:stative-subject")
        self._set(act, "agents", self._by(act), "roles:oleh")

    def _acts_itself(self, found: Found, act: Act) -> bool:
        """Tell whether another verb of the same clause has the subject: "Kementerian itu menaikkan jumlah korban tewas"."""
        between = [self.page.norm(i) for i in range(found.last + 1, act.first)]
        return "yang" not in between and any(verb(norm) and norm.startswith("me") for norm in between)

    def _noun(self, act: Act) -> None:
        if accused := self._accused(act):
            self._set(act, "targets", accused, "roles:accused")
            return
        if act.helper is not None and act.helper < act.first:
            passive = self.page.norm(act.helper).startswith("di")
            role = self._by(act) if passive else self._subject(act, act.helper)
            self._set(act, "agents", role, "roles:light-verb")
        if self._owner_suffers(act):
            self._set(act, "targets", self._owner(act), "roles:possessor-suffers")
            self._set(act, "agents", self._by(act), "roles:oleh")
        elif not act.agents:
            self._set(act, "agents", self._owner(act) or self._by(act) or self._bidden(act), "roles:possessor")
        self._set(act, "targets", self._to(act), "roles:to")

    def _owner_suffers(self, act: Act) -> bool:
        """Tell whether the noun's possessor is the target ("pembunuhan Budi") and not the agent ("serangan X")."""
        norm = self.page.norm(act.last if act.last > act.first else act.first)
        first = self.page.norm(act.first)
        if norm.endswith("nya") or norm == "kematian":
            return True
        by_a_side = first in OWNERS_ACTS and any(f.kind in FORCES and f.first == act.last + 1 for f in self._owner(act))
        return _SUFFERED.match(first) is not None and not act.entry.speech and not by_a_side

    def _mutual(self, act: Act) -> None:
        """All parties of a meeting or a firefight are agents; in fighting they are targets too."""
        parties = self._between(act)
        if not parties and act.voice == "passive":
            parties = self._by(act)
        elif not parties and act.voice != "noun":
            parties = self._subject(act, act.first)
            parties = [*parties, *(following(self.board, act.last, through=WITH) or self._including(act))]
        elif not parties:
            host = self._subject(act, act.helper) if act.helper is not None else self._owner(act)
            host = joined_right(self.board, host[-1]) if len(host) == 1 else host
            parties = [*(host or self._of_main_clause(act)), *self._with(act)]
        self._set(act, "agents", _distinct(parties), "roles:parties")
        if (act.entry.event_type == "ASSAULT" or self._each_other(act)) and len(act.agents) > 1:
            act.targets = list(act.agents)
        elif act.entry.event_type == "ASSAULT" and act.voice != "noun":
            self._set(act, "targets", following(self.board, act.last, through=WITH | TO), "roles:opponent")

    def _each_other(self, act: Act) -> bool:
        """Tell whether both sides do it to each other: "saling menuduh"."""
        return act.voice == "active" and self.page.norm(act.first - 1) == "saling"

    # ---- parts ----

    def _subject(self, act: Act, at: int) -> list[Found]:
        main = carrier(self.board, at)
        if pair := pair_before(self.board, before_auxiliaries(self.page, main)):
            return pair
        if has_pronoun(self.board, main):
            return antecedent(self.board, self.voices, act, main)
        return subject(self.board, at)

    def _object(self, act: Act, at: int) -> list[Found]:
        if act.entry.trigger_id == DENIAL and verb(self.page.norm(at + 1)):
            return []  # "membantah menembak X": X is nobody who is denied
        judged = act.entry.event_type in _JUDGING and self.page.norm(at + 1) not in TO
        return following(self.board, at, through=frozenset() if judged else TO)

    def _accused(self, act: Act) -> list[Found]:
        """Return who did the deed of an accusation: "tuduhan genosida yang dilakukan oleh X terhadap Y"."""
        if act.entry.event_type == "ACCUSE":
            for i in range(act.last + 1, min(act.last + 8, len(self.page.tokens))):
                if self.page.norm(i) == "dilakukan" and self.page.same_sentence(i, act.last):
                    return following(self.board, i, through=frozenset({"oleh"}))
        return []

    def _by(self, act: Act, *, bare: bool = True) -> list[Found]:
        """Return the agent behind "oleh", or ``bare``, right behind a passive verb.

        "dibebaskannya tahanan itu" has those who suffer right behind.
        """
        page = self.page
        i = act.last + 1
        limit = act.last + 14
        while i < limit and page.same_sentence(i, act.last):
            if page.norm(i) == "oleh":
                return following(self.board, i)
            if page.norm(i) in BREAKS or (verb(page.norm(i)) and act.voice != "noun"):
                break
            i += 1
        if act.voice == "passive" and bare:
            return self._right_behind(act)
        return self._cause(act) if act.voice == "stative" else []

    def _right_behind(self, act: Act) -> list[Found]:
        """Return the agent right behind a passive verb, a plain noun between: "diserang pemberontak Houthi"."""
        page, i = self.page, act.last + 1
        if not page.same_sentence(i + 1, act.last):
            return []
        plain = self.board.at[i] is None and page.tokens.is_word(i) and not page.tokens.is_capital(i)
        norm = page.norm(i)
        if plain and (norm in PREPOSITIONS or norm in BREAKS or norm in AUXILIARIES or norm in NO_NOUN or verb(norm)):
            return []
        at = i + 1 if plain else i
        while at - i < MAX_TITLE and self.board.at[at] is None and page.norm(at) in TITLES and page.same_sentence(at, i):
            at += 1
        return following(self.board, at - 1, reach=2) if self.board.at[at] is not None else []

    def _cause(self, act: Act) -> list[Found]:
        """Return whose attack killed: "tewas akibat serangan Israel", "… dalam tembakan tentara"."""
        page = self.page
        for i in range(act.last + 1, min(act.last + 12, len(page.tokens))):
            if not page.same_sentence(i, act.last):
                break
            if page.norm(i) in {"akibat", "dalam", "karena", "imbas", "oleh"} and page.norm(i + 1) in _ATTACKS:
                return following(self.board, i + 1, reach=5)
        return []

    def _owner(self, act: Act) -> list[Found]:
        """Return the possessor behind a noun of action: "serangan udara terbaru Israel"."""
        page = self.page
        i = act.last + 1
        while i <= act.last + 5 and page.same_sentence(i, act.last):
            found = self.board.at[i]
            if found is not None:
                return [found] if found.kind != "media" else []
            norm = page.norm(i)
            if norm in PREPOSITIONS or norm in BREAKS or norm == "yang" or verb(norm) or not page.tokens.is_word(i):
                return []
            if norm in TAKING_SIDES and act.entry.event_type == "PROTEST":
                return []
            i += 1
        return []

    def _bidden(self, act: Act) -> list[Found]:
        """Return who had it done: "serangan drone di Irak, atas perintah X"."""
        page = self.page
        for i in range(act.last + 1, min(act.last + 12, len(page.tokens) - 1)):
            if not page.same_sentence(i, act.last) or verb(page.norm(i)):
                break
            if page.norm(i) == "atas" and page.norm(i + 1) in _BIDDING:
                return following(self.board, i + 1, reach=4)
        return []

    def _to(self, act: Act) -> list[Found]:
        """Return the target of a noun of action: "serangan … terhadap X", "… ke X"."""
        page = self.page
        for i in range(act.last + 1, min(act.last + 12, len(page.tokens))):
            if not page.same_sentence(i, act.last) or page.norm(i) in {".", ";", '"'} or page.norm(i) in BREAKS:
                break
            if page.norm(i) == "ke" and any(verb(page.norm(j)) for j in range(act.last + 1, i)):
                break
            if page.norm(i) in {"dan", ","} and self._opens_with_verb(i + 1):
                break
            bidden = page.norm(i) == "atas" and page.norm(i + 1) in _BIDDING
            if (page.norm(i) in {"terhadap", "atas", "ke", "kepada"} and not bidden) or (
                act.entry.speech and page.norm(i) in {"untuk", "bagi"}
            ):
                found = following(self.board, i, reach=8)
                if not found:
                    object_noun(self.board, self.figures, act, i + 1, "roles:to")
                return found
        return []

    def _opens_with_verb(self, i: int) -> bool:
        while self.page.norm(i) in AUXILIARIES:
            i += 1
        return verb(self.page.norm(i))

    def _with(self, act: Act) -> list[Found]:
        page = self.page
        for i in range(act.last + 1, min(act.last + 14, len(page.tokens))):
            if not page.same_sentence(i, act.last) or page.norm(i) in BREAKS:
                break
            if page.norm(i) in WITH:
                return following(self.board, i, through=_FROM, reach=6)
        return []

    def _of_main_clause(self, act: Act) -> list[Found]:
        """Return the subject of the clause that a noun hangs on: "Salami membuat pernyataan dalam percakapan telepon"."""
        page = self.page
        if page.norm(act.first - 1) not in {"dalam", "lewat", "melalui", "saat"}:
            return []
        return subject(self.board, act.first - 1)

    def _including(self, act: Act) -> list[Found]:
        """Return those named as examples of a party: "tokoh-tokoh …, termasuk X dan Y"."""
        page = self.page
        for i in range(act.last + 1, min(act.last + INCLUDING_REACH, len(page.tokens))):
            if not page.same_sentence(i, act.last) or page.norm(i) in BREAKS:
                break
            if page.norm(i) == "termasuk":
                return following(self.board, i, reach=6)
        return []

    def _together(self, act: Act) -> list[Found]:
        """Return who acts along: "meluncurkan mortir ke Ma'an bersama Al-Qassam"."""
        page = self.page
        for i in range(act.last + 1, min(act.last + TOGETHER_REACH, act.clause[1])):
            if page.norm(i) == "bersama":
                return following(self.board, i, reach=2)
        return []

    def _between(self, act: Act) -> list[Found]:
        """Return the parties of "… antara X dan Y", "… antara X dengan Y", "perang Rusia-Ukraina"."""
        page = self.page
        for i in range(act.last + 1, min(act.last + 8, len(page.tokens))):
            if not page.same_sentence(i, act.last):
                break
            if page.norm(i) == "antara":
                left = following(self.board, i, reach=6)
                other = left and left[-1].last + 1 < len(page.tokens) and page.norm(left[-1].last + 1) in WITH
                return [*left, *(following(self.board, left[-1].last + 1, reach=6) if other else [])]
        if act.voice == "noun" and act.last + 1 < len(self.board.at):
            first = self.board.at[act.last + 1]
            second = self.board.at[first.last + 1] if first and first.last + 1 < len(self.board.at) else None
            if first and second and first.kind == second.kind == "state":
                return [first, second]
        return []

    def _victims(self, act: Act) -> None:
        """Add those counted in the act's clause as targets, and keep the figures."""
        if act.entry.event_type not in {"ASSAULT", "COERCE", "RETREAT"}:
            return
        start, end = self.page.tokens.starts[act.clause[0]], self.page.tokens.ends[act.clause[1]]
        for mention in self.figures:
            if not (start <= mention.span.start < end) or not isinstance(mention.value, Figure):
                continue
            if mention.value.unit not in _HARMED or mention.value.scope == "part" or mention.value.high == 0:
                continue
            act.figures.append(mention)
            if all(not filled.span.overlaps(mention.span) for filled in act.targets):
                inside = self.board.at_span(mention.span) or self._inner(mention.span)
                act.targets.append(
                    RoleFiller(span=mention.span, actor_id=inside.actor_id if inside else None, rule="roles:victims")
                )
                act.because("targets", "roles:victims")

    def _inner(self, span: Span) -> Found | None:
        return next((f for i in self.page.tokens.within(span) if (f := self.board.at[i]) is not None), None)

    def _speaker(self, act: Act) -> None:
        speech = self.voices.saying(self.page.tokens.span(act.first, act.last))
        speakers = [s for s in speech[0].speakers if not self._is_outlet(s.span)] if speech else []
        if speakers:
            act.agents = speakers
            act.because("agents", "roles:speaker")

    def _is_outlet(self, span: Span) -> bool:
        found = self.board.at_span(span)
        return found is not None and found.kind == "media"

    def _speaks(self, act: Act, outlet: Found) -> bool:
        """Tell whether an outlet itself is the subject of a verb of speech: "Al Jazeera menolak tuduhan itu"."""
        before = before_auxiliaries(self.page, act.first)
        return act.entry.speech and act.voice == "active" and outlet.last == before

    def _set(self, act: Act, role: str, found: list[Found], rule: str) -> None:
        fillers = [filler(self.page, f, rule) for f in found if f.kind != "media" or self._speaks(act, f)]
        if fillers:
            getattr(act, role).extend(fillers)
            act.because(role, rule)


_SUFFERED = re.compile(r"pe(?:m|n|ng|ny)[a-z]+an$")
"""peN-…-an nouns name the act by what it does to its object: pembunuhan, penangkapan, pengeboman."""
_ATTACKS = words("attack-nouns")
_FROM = frozenset({"dari"})
_BIDDING = frozenset({"arahan", "instruksi", "komando", "perintah"})
"""Behind "atas" they say who had an act done."""


def _drop_self_harm(act: Act) -> None:
    """Where one actor seems to act upon itself the subject was misread: nobody is named as agent."""
    harmed = {f.actor_id for f in act.targets if f.actor_id}
    each_other = len(act.agents) > 1 and {f.actor_id for f in act.agents} == harmed
    if not (act.entry.mutual and len(act.agents) > 1) and not each_other:
        act.agents = [f for f in act.agents if f.actor_id not in harmed]


def _distinct(found: list[Found]) -> list[Found]:
    seen: list[Found] = []
    for one in found:
        if all(one.actor_id != other.actor_id for other in seen):
            seen.append(one)
    return seen
