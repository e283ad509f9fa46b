"""Who the article says reports an act: the voices around it from the innermost out, then who relays them."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.attribution import Speech, Voices
from saksi.events.parties import filler
from saksi.lexicon.entries import VerbEntry
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found
from saksi.model.events import Attribution, Stance
from saksi.model.mentions import RoleFiller
from saksi.model.spans import Span
from saksi.text.page import Page

_POINTING = words("pointing")
_PROMISING = frozenset({"berjanji", "bersumpah"})
_CLAIMING = frozenset({"mengklaim", "mengeklaim", "mengaku"})
_TELLING = frozenset({"say", "tag", "according"})
_DATING = frozenset({"setelah", "menyusul", "usai", "sejak", "pasca", "pascaserangan", "seusai"})
_REPORTING = words("reporting")
_CLAUSE_MARKS = frozenset({",", "bahwa", ";", ":", '"'})
_TOLD_BREAKS = frozenset({"bahwa", '"', ":"})
_BESIDE = (-1, 1, -2, 2, -3, 3)
_SPOKESMEN = frozenset({"person", "government-body"})
_DETAIL_REACH, _LEAD, _CLAIM_REACH = 3, 1, 3

Fillers = list[RoleFiller]


def once(fillers: Fillers) -> tuple[RoleFiller, ...]:
    """Drop fillers that stand at the same place or name the same actor as an earlier one."""
    kept: Fillers = []
    for one in fillers:
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _same(one: RoleFiller, other: RoleFiller) -> bool:
    """Tell whether two fillers are one actor, by id or by standing at the same place."""
    return (one.actor_id is not None and one.actor_id == other.actor_id) or one.span.overlaps(other.span)


class Chains:
    """Finds the sources of the acts of a page."""

    def __init__(self, page: Page, board: Board, voices: Voices) -> None:
        self.page, self.board, self.voices = page, board, voices
        self.told = self._told()
        self.actors = self._actors()
        self.voiced = self._voiced()

    def of(self, act: Act, trigger: Span) -> Attribution:
        """Return who says so: the voices around the act from the innermost out, then who relays the sentence."""
        chain: Fillers = []
        sentences = [act.sentence, *act.also]
        cue: Span | None = None
        stance: Stance = "asserts"
        for speech in self.voices.saying(trigger):
            if self._is_circumstance(act, speech):
                continue
            speakers = [s for s in speech.speakers if not self._speaks_itself(act, speech, s)]
            if speakers and cue is None:
                cue, stance = speech.cue, speech.stance
            chain.extend(speakers)
            if speech.cue is not None:
                sentences.append(self.page.sentence_at[self.page.tokens.within(speech.cue).start])
        chain.extend(self._behind(act))
        for index in dict.fromkeys(sentences):
            chain.extend(self.told.get(index, []))
            chain.extend(self.voices.relays.get(index, []))
        if not any(one.rule.startswith("attribution:relay") or one.rule == "attribution:told" for one in chain):
            chain.extend(self._relayed_beside(act, chain))
        if not chain:
            chain.extend(self._in_detail(act))
        return Attribution(chain=once(chain), cue=cue, stance=stance)

    def _is_circumstance(self, act: Act, speech: Speech) -> bool:
        """Tell whether an act only dates what somebody said: "X menyatakan siap membantu setelah Y menyerang Z".

        Who reports ("melaporkan bahwa dua anak tewas setelah Y menyerang") does so with the circumstances, as outlets do.
        """
        page, at = self.page, act.helper if act.helper is not None else act.first
        if speech.kind == "direct" or speech.cue is None or speech.cue.start > speech.content.start:
            return False
        if page.norm(page.tokens.within(speech.cue).start) in _REPORTING:
            return False
        if any((found := self.board.at_span(s.span)) is not None and found.kind == "media" for s in speech.speakers):
            return False
        for i in range(at - 1, page.tokens.at(speech.content.start), -1):
            if page.norm(i) in _DATING:
                return True
            if page.norm(i) in _CLAUSE_MARKS:
                return False
        return False

    def _speaks_itself(self, act: Act, speech: Speech, speaker: RoleFiller) -> bool:
        """Tell whether the speaker does the act by speaking, or promises it: then nobody else reports it."""
        promise = speech.cue is not None and self.page.norm(self.page.tokens.within(speech.cue).start) in _PROMISING
        if not act.entry.speech and not promise:
            return False
        for_state = act.status == "actual"
        return any(_same(speaker, agent) or (for_state and self._speaks_for(speaker, agent)) for agent in act.agents)

    def _speaks_for(self, speaker: RoleFiller, agent: RoleFiller) -> bool:
        """Tell whether somebody speaks for the state whose act the words are: "Menteri X menegaskan Iran menolak"."""
        person, state = self.board.at_span(speaker.span), self.board.at_span(agent.span)
        if person is None or state is None or state.kind != "state":
            return False
        return person.kind in _SPOKESMEN and person.country is not None and person.country == state.country

    def _told(self) -> dict[int, Fillers]:
        """Return by sentence the outlets that somebody told: "menurut tiga pejabat kepada Reuters"."""
        told: dict[int, Fillers] = {}
        page, telling = self.page, self._telling()
        for i, norm in enumerate(page.norms):
            outlet = self.board.at[i + 1] if norm == "kepada" and i + 1 < len(page.norms) else None
            if outlet is None or not self._is_foreign(outlet):
                continue
            j = i
            while j not in telling and page.same_sentence(j - 1, i) and page.norms[j - 1] not in _TOLD_BREAKS:
                j -= 1
            if j in telling:
                told.setdefault(page.sentence_at[i], []).append(filler(page, outlet, "attribution:told"))
        return told

    def _telling(self) -> set[int]:
        """Return where the verbs of telling begin."""
        hits = self.page.hits_of(VerbEntry)
        return {hit.first for hit in hits if isinstance(hit.entry, VerbEntry) and hit.entry.kind in _TELLING}

    def _is_foreign(self, outlet: Found) -> bool:
        """Tell whether a mention names an outlet other than the one that prints the report."""
        name = self.page.tokens.span(outlet.first, outlet.last).of(self.page.document.text)
        own = (self.page.document.outlet or "").split(".")[0].lower()
        named = outlet.kind == "media" and self.page.tokens.is_capital(outlet.first)
        return named and not (own and own in name.replace(" ", "").lower())

    def _voiced(self) -> dict[int, Fillers]:
        """Return by sentence who speaks in it; only for sentences that somebody relays."""
        voiced: dict[int, Fillers] = {}
        for speech in self.voices.speeches if self.voices.relays else ():
            places = {speech.content.start, speech.content.end - 1, speech.cue.start if speech.cue else speech.content.start}
            for index in {self.page.sentence_at[self.page.tokens.at(at)] for at in places} & self.voices.relays.keys():
                voiced.setdefault(index, []).extend(speech.speakers)
        return voiced

    def _actors(self) -> dict[int, set[str]]:
        """Return by sentence the actors it names; only for sentences that somebody relays."""
        return {
            index: {
                found.actor_id
                for i in self.page.tokens_of(self.page.sentences[index])
                if (found := self.board.at[i]) is not None and found.kind != "media"
            }
            for index in self.voices.relays
        }

    def _behind(self, act: Act) -> Fillers:
        """Return whom the next sentence names for this one: "Hal itu disampaikan X", "X mengklaim bertanggung jawab"."""
        index = act.sentence + 1
        if index >= len(self.page.sentences):
            return []
        said = self.voices.pointing.get(index)
        if said:
            return [s for s in said if not (act.entry.speech and any(_same(s, agent) for agent in act.agents))]
        return self._claimed(index) if act.entry.event_type == "ASSAULT" else []

    def _claimed(self, index: int) -> Fillers:
        """Return who claims the act of the sentence before: "X mengaku bertanggung jawab atas serangan itu"."""
        page = self.page
        inside = page.tokens_of(page.sentences[index])
        for i in inside:
            if page.norm(i) in _CLAIMING and "bertanggung" in {page.norm(j) for j in range(i, i + _CLAIM_REACH)}:
                pointed = any(page.norm(j) in _POINTING for j in range(i, inside.stop))
                claimer = self.board.before(i, ("armed-group", "military", "state"), same_sentence=True)
                return [filler(page, claimer, "attribution:claim")] if pointed and claimer is not None else []
        return []

    def _relayed_beside(self, act: Act, chain: Fillers) -> Fillers:
        """Return who relays the speaker in a sentence near by: '"Kami siap," kata Ani, dikutip AFP. Ia juga mendesak …'."""
        speakers = chain or (act.agents if act.entry.speech and len(act.agents) == 1 else [])
        for step in _BESIDE:
            index = act.sentence + step
            if index in self.voices.relays and any(
                _same(one, other) for one in speakers for other in self.voiced.get(index, [])
            ):
                return list(self.voices.relays[index])
        return []

    def _in_detail(self, act: Act) -> Fillers:
        """Return the source of the sentence that tells in detail what this one sums up: a party is named there again."""
        if act.status == "background":
            return []
        parties = {f.actor_id for f in (*act.agents, *act.targets) if f.actor_id}
        reach = _DETAIL_REACH if act.sentence <= _LEAD else 1
        for index in range(act.sentence + 1, act.sentence + reach + 1):
            if index in self.voices.relays:
                shared = bool(parties & self.actors[index])
                return list(self.voices.relays[index]) if shared else []
        return []
