"""What speaks for a place or a day of an act, as features with weights learnt from coded articles.

The rules of ``circumstances`` are features too. What they leave open is where the day or the place stands in another
sentence: of the act before, of the lead, of the sentence that the act goes on from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from saksi.events.acts import Act
from saksi.events.circumstances import is_attribute, may_be_of, of_other_clause, of_report
from saksi.events.looks import Look, ids
from saksi.events.standing import day_step, opening
from saksi.lexicon.grammar import words
from saksi.mentions.usage import in_dateline
from saksi.model.mentions import DateRange, Mention, Place
from saksi.text.page import Page

BACK, AHEAD, OPENS, LEAD = 2, 1, 6, 3
"""Sentences before and behind an act that are looked through for places, and told apart for days, which may stand anywhere;
words with which a sentence opens; sentences of the lead."""
AREAS = words("areas")
SEEN = 0.25
"""From so likely on, what the encoder sees stands against rules that say a place or a day cannot be the act's."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention of a place or a day, with its tokens and its sentence."""

    mention: Mention
    first: int
    last: int
    sentence: int
    key: object


@dataclass(frozen=True, slots=True)
class Scene:
    """A place or a day that may be the act's, in one of its mentions.

    Attributes:
        spot: the mention: that which the rules chose, else the nearest.
        ruled: the rules chose it.
        taken: the rules chose another.
        apt: nothing that the grammar says speaks against it.
        others: how many the act's sentence names.
        at: where it stands, seen from the act's sentence.

    """

    spot: Spot
    ruled: bool
    taken: bool
    apt: bool
    others: int
    at: str


def find_spots(page: Page, mentions: Iterable[Mention]) -> list[Spot]:
    """Return those of ``mentions`` that name a place or a day in the report, in text order."""
    found = []
    for mention in mentions:
        tokens = page.tokens.within(mention.span)
        if isinstance(mention.value, Place | DateRange) and len(tokens) and page.sentence_at[tokens.start] >= 0:
            found.append(Spot(mention, tokens.start, tokens.stop - 1, page.sentence_at[tokens.start], key_of(mention.value)))
    return found


def key_of(value: Place | DateRange) -> object:
    """Return what two mentions of the same place or the same days share."""
    return value.place_id if isinstance(value, Place) else (value.first, value.last)


def scenes(look: Look, spots: Iterable[Spot]) -> list[Scene]:
    """Return the places, or the days, that may be the act's, each once: the rules' first, then the nearest."""
    act, seen = look.act, set[object]()
    chosen = {act.date_span, *(m.span for m in act.places)}
    near = [(spot.mention.span in chosen, _at(act, spot), spot) for spot in spots]
    taken = any(ruled for ruled, _, _ in near)
    near = [(ruled, at or "far", spot) for ruled, at, spot in near if ruled or (at and _may_be(look, spot, at, taken))]
    near.sort(key=lambda one: (not one[0], abs(one[2].sentence - act.sentence), abs(one[2].first - act.first)))
    own = len({spot.key for _, at, spot in near if at == "0"})
    found = []
    for ruled, at, spot in near:
        if spot.key not in seen:
            seen.add(spot.key)
            found.append(Scene(spot, ruled, taken and not ruled, ruled or _is_apt(look, spot, at), own, at))
    return found


def _may_be(look: Look, spot: Spot, at: str, taken: bool) -> bool:
    """Tell whether a place or a day that the rules did not choose may be the act's.

    What stands outside the quotation that tells the act is not, nor is a dateline, where somebody lives, a day in a name, or
    a second place; unless the encoder sees it as the act's.
    """
    page, mention = look.page, spot.mention
    if at == "0" and _is_seen(look, spot):
        return True
    if at == "0" and not look.act.entry.speech and look.apart(mention.span) != "same":
        return False
    if isinstance(mention.value, DateRange):
        return not is_attribute(page, mention)
    if at == "0":
        return not taken and may_be_of(page, mention, look.act)
    return not taken and not in_dateline(page, spot.first, spot.last)


def _is_seen(look: Look, spot: Spot) -> bool:
    """Tell whether the encoder sees a place or a day of the act's sentence as the act's."""
    role = "date" if isinstance(spot.mention.value, DateRange) else "place"
    cast = look.act.cast
    return cast is not None and (cast.chance(role, spot.first, spot.last) or 0.0) >= SEEN


def _is_apt(look: Look, spot: Spot, at: str) -> bool:
    """Tell whether nothing speaks against a day: it is not that of a cited report, nor of another clause with a verb."""
    page, mention = look.page, spot.mention
    if not isinstance(mention.value, DateRange):
        return True
    return not (of_report(page, look.board, mention) or (at == "0" and of_other_clause(page, mention, look.act)))


def _at(act: Act, spot: Spot) -> str:
    """Return where a mention stands, seen from the act's sentence; nothing if it is a place and far."""
    away = spot.sentence - act.sentence
    if spot.sentence in act.also and away:
        return "also"
    if -BACK <= away <= AHEAD:
        return str(away)
    return ("earlier" if away < 0 else "later") if isinstance(spot.mention.value, DateRange) else ""


def date_features(look: Look, acts: list[Act], scene: Scene, published: date | None) -> list[str]:
    """Return what speaks for or against ``scene`` as the day of the act, one of ``acts``."""
    act, mention, at = look.act, scene.spot.mention, scene.at
    assert isinstance(mention.value, DateRange)
    rule, day = _rule(scene), day_step(mention.value, published)
    features = [
        *_both(look, scene, rule), f"rule:{rule}/{act.status}", f"rule:{rule}/{mention.value.precision}", f"at:{at}/{day}",
        f"at:{at}/{mention.value.precision}", f"status:{act.status}/{day}", f"others:{min(scene.others, 2)}/{at}/{rule}",
        f"report:{of_report(look.page, look.board, mention)}/{at}", f"attribute:{is_attribute(look.page, mention)}/{at}",
    ]  # fmt: skip
    if at == "0":
        return features + look.between(scene.spot.first, scene.spot.last)
    start = look.page.tokens_of(look.page.sentences[scene.spot.sentence]).start
    same = [other for other in acts if other is not act and other.date == mention.value]
    main, lead = _is_main(same, acts), min(scene.spot.sentence, LEAD)
    return [
        *features, *_told_there(look, same, at), f"opens:{scene.spot.first - start < OPENS}/{at}",
        *opening(look.page, look.inside.start), f"main:{main}/{at}", f"main:{main}/{at}/{day}", f"lead:{lead}/{at}",
        f"lead:{lead}/{at}/{act.status}", f"from:{min(act.sentence, LEAD + 1)}/{at}/{day}",
    ]  # fmt: skip


def _is_main(same: list[Act], acts: list[Act]) -> bool:
    """Tell whether no day is given to more acts than the one of ``same``."""
    most = max(Counter(other.date for other in acts if other.date).values(), default=0)
    return bool(same) and len(same) == most


def place_features(look: Look, acts: list[Act], scene: Scene) -> list[str]:
    """Return what speaks for or against ``scene`` as a place of the act, one of ``acts``."""
    act, page, spot, at = look.act, look.page, scene.spot, scene.at
    place = spot.mention.value
    assert isinstance(place, Place)
    rule, before = _rule(scene), page.norm(spot.first - 1)
    opens = f"area:{before}" if before in AREAS else look.opener(spot.first)
    target = any(filler.span.overlaps(spot.mention.span) for filler in act.targets)
    features = [
        *_both(look, scene, rule), f"rule:{rule}/{place.kind}", f"rule:{rule}/{look.kind}", f"at:{at}/{place.kind}",
        f"at:{at}/{opens}", f"kind:{place.kind}/{look.kind}", f"target:{target}/{look.kind}/{at}",
        f"opener:{opens}/{look.kind}", f"actor:{any(look.board.at[spot.first : spot.last + 1])}/{at}",
        f"others:{min(scene.others, 4)}/{at}/{rule}", f"dateline:{in_dateline(page, spot.first, spot.last)}/{at}",
    ]  # fmt: skip
    if at == "0":
        features.append(f"may-be:{may_be_of(page, spot.mention, act)}/{rule}")
        return features + look.between(spot.first, spot.last)
    same = [
        o for o in acts if o is not act and any(isinstance(m.value, Place) and key_of(m.value) == spot.key for m in o.places)
    ]
    return [*features, *_told_there(look, same, at)]


def _both(look: Look, scene: Scene, rule: str) -> list[str]:
    """Return what counts for places and days alike."""
    act, at = look.act, scene.at
    own = at if at in {"0", "also"} else "other"
    return [
        "always", f"rule:{rule}/{at}", f"at:{at}/{act.voice}", f"at:{at}/{look.kind}", f"at:{at}/part:{act.entry.part}",
        f"at:{at}/back:{act.points_back}", f"at:{at}/{act.status}", f"at:{at}/{look.opener(scene.spot.first)}",
        f"at:{own}/{act.entry.trigger_id}", f"apart:{at}/{look.apart(scene.spot.mention.span)}/{act.entry.speech}",
    ]  # fmt: skip


def _rule(scene: Scene) -> str:
    if scene.ruled:
        return "rule"
    return f"{'taken' if scene.taken else 'none'}{'' if scene.apt else '/unapt'}"


def _told_there(look: Look, same: list[Act], at: str) -> list[str]:
    """Return what the acts of the same place or day have in common with this one."""
    near = "near" if at in {"-1", "1"} else "far"
    agents = any(look.agents & ids(other.agents) for other in same)
    targets = any(look.targets & ids(other.targets) for other in same)
    like = any(other.entry.event_type == look.kind for other in same)
    return [
        f"there:{near}/{min(len(same), 2)}", f"there:{near}/agents:{agents}/targets:{targets}", f"there:{near}/type:{like}",
        f"there:{at}/agents:{agents}/targets:{targets}/type:{like}",
    ]  # fmt: skip
