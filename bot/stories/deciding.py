"""Deciding: under which story an article is filed, made of what it shares with articles filed before.

Evidence weighs by how rare it is among all that was read (after Sparck Jones 1972, learnt as articles come). Likeness
is the cosine of two articles' evidence; between languages only of that evidence which both languages have been seen to
use, for a Russian verb cannot speak for or against an English one. What many languages write or pronounce alike is a
name: between languages it weighs the more, the more of them use it; within one it weighs less if fewer use it than its
articles would lead one to expect, which is nothing where all that is read is in one language. A little shared evidence
is never enough: it is weighed against a doubt, the greater between languages. A story is as like as its nearest article
and the average of its three nearest together, so that stories do not creep from event to event.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.model.articles import ArticleId
from bot.model.stories import Draft, Filed, StoryId, Traits, Verdict
from bot.stories.meanings import leaning

LEAST_LIKENESS = 0.23
_DOUBT = 1.2
"""In pieces of evidence that no other article has."""
_DOUBT_ACROSS = 3.8
_NAMED = 0.5
"""How much more a piece weighs within a language, squared, for each e-fold of the languages that use it."""
_NAMED_ACROSS = 1.5
"""The same between languages."""
_ACROSS = 0.62
"""What likeness between languages counts, as names outweigh there what is not shared."""
_LEAST_ACROSS = 2
"""Pieces worth `_TELLING` that articles in two languages must share: one place on one day is not one event."""
_TELLING = 0.5
_POINTED = 2
"""How many pieces a picture or a page that both point to counts for; alone it joins nothing."""
_NEAREST = 3
_TOGETHER = 0.3
"""What their average counts beside the nearest."""
_PRIOR = 20
_HALF = timedelta(days=4)
"""Articles published so far apart are half as like."""
_MOST_TOLD = 8


def rarity(count: int, articles: int) -> float:
    """Give how much sharing evidence says that so many of all articles have: from 0, all of them, to 1, one."""
    return max(0.0, 1 - math.log(max(1, count)) / math.log(articles + _PRIOR))


@dataclass(slots=True, kw_only=True)
class Usage:
    """How often evidence was met among the articles read so far; the counts must not change while it is used."""

    articles: int
    counts: Mapping[str, int]
    """Articles with each piece of evidence."""
    languages: Mapping[str, AbstractSet[str | None]]
    """The languages that used it."""
    spoken: Mapping[str | None, int] = field(default_factory=dict)
    """Articles in each language."""
    _weights: dict[str, float] = field(init=False, default_factory=dict)
    _across: dict[str, float] = field(init=False, default_factory=dict)
    _masses: dict[tuple[int, str | None], float] = field(init=False, default_factory=dict)
    _many: float = field(init=False)
    """Languages, as many as would be if each had as many articles: e to the entropy of their shares (Hill 1973)."""

    def __post_init__(self) -> None:
        """Count the languages."""
        all_ = sum(self.spoken.values())
        self._many = math.exp(-sum(one / all_ * math.log(one / all_) for one in self.spoken.values() if one))

    def weight(self, piece: str) -> float:
        """Give its rarity, less if fewer languages use it than so many articles would if it were a name."""
        weight = self._weights.get(piece)
        if weight is None:
            count = max(1, self.counts.get(piece, 1))
            expected = self._many * (1 - (1 - 1 / self._many) ** count)
            named = math.sqrt(self._named(piece, _NAMED) / (1 + _NAMED * math.log(expected)))
            weight = self._weights[piece] = rarity(count, self.articles) * named
        return weight

    def across(self, piece: str) -> float:
        """Give what it weighs between languages: more, the more of them use it."""
        weight = self._across.get(piece)
        if weight is None:
            count = self.counts.get(piece, 1)
            named = math.sqrt(self._named(piece, _NAMED_ACROSS))
            weight = self._across[piece] = rarity(count, self.articles) * named
        return weight

    def _named(self, piece: str, much: float) -> float:
        return 1 + much * math.log(max(1, len(self.languages.get(piece, ()))))

    def mass(self, traits: Traits, language: str | None) -> float:
        """Give how much evidence there is that articles in a language might share, squared."""
        key = (id(traits), language)
        if key not in self._masses:
            self._masses[key] = self._mass(traits, language)
        return self._masses[key]

    def _mass(self, traits: Traits, language: str | None) -> float:
        weight, used = self.across, self.languages
        if traits.language == language:
            return sum([self.weight(piece) ** 2 for piece in traits.written])
        crossing = {piece for piece in traits.written if language in used.get(piece, ())}
        heard = [
            piece for piece, stem in traits.heard.items() if stem not in crossing and language in used.get(piece, ())
        ]
        return sum([weight(piece) ** 2 for piece in (*crossing, *heard)])


def decide(draft: Draft, near: Sequence[Filed], sizes: Mapping[StoryId, int], usage: Usage) -> Verdict:
    """File an article under the story it is most like, or as the first of a story of its own.

    `near` are articles that share evidence with it, `sizes` counts all articles of their stories, `usage` knows the
    evidence of all of them, and of this one already.
    """
    traits = draft.traits
    by_story: dict[StoryId, list[tuple[float, int]]] = defaultdict(list)
    for at, filed in enumerate(near):
        by_story[filed.story].append((_likeness_of_filed(draft, filed, usage), at))
    best, nearest = 0.0, None
    for story, found in by_story.items():
        found.sort(reverse=True)
        likes = [like for like, _ in found[:_NEAREST]]
        average = sum(likes) / min(_NEAREST, max(sizes.get(story, 1), len(found)))
        like = (1 - _TOGETHER) * likes[0] + _TOGETHER * average
        if like >= LEAST_LIKENESS and like > best:
            best, nearest = like, near[found[0][1]]
    if nearest is None:
        return Verdict(story=StoryId(draft.article))
    other, leans = nearest.draft.traits, leaning(draft.meaning, nearest.draft.meaning)
    told = (("m:meaning", leans),) if leans else ()
    weigh = usage.across if traits.language != other.language else usage.weight
    shared = sorted(
        (-weigh(piece), piece) for piece in (*shared_evidence(traits, other), *(traits.pointers & other.pointers))
    )
    return Verdict(
        story=nearest.story,
        likeness=best,
        nearest=nearest.draft.article,
        shared=(*told, *((piece, -weight) for weight, piece in shared[:_MOST_TOLD])),
    )


def again(verdict: Verdict, original: ArticleId, story: StoryId) -> Verdict:
    """Give the verdict on an article that is an earlier one again: its story, whatever else it shares."""
    return replace(verdict, story=story, likeness=1.0, nearest=original, near_duplicate_of=original)


def _likeness_of_filed(draft: Draft, filed: Filed, usage: Usage) -> float:
    one, other = draft.traits, filed.draft.traits
    mass = filed.mass if one.language == other.language else None
    evidence = likeness(one, other, usage, least=LEAST_LIKENESS / 2, of_other=mass)
    return min(1.0, max(0.0, evidence + leaning(draft.meaning, filed.draft.meaning)))


def likeness(one: Traits, other: Traits, usage: Usage, *, least: float = 0.0, of_other: float | None = None) -> float:
    """Say how like two articles are, from 0 to 1; 0 also for what would be less than `least`, or is no evidence at all.

    With `least` articles in two languages are 0 unless they share two telling pieces. `of_other`: the mass of the
    other, if it is known.
    """
    across = one.language != other.language
    weigh = usage.across if across else usage.weight
    weights = [weigh(piece) for piece in shared_evidence(one, other)]
    pointed = [weigh(piece) for piece in one.pointers & other.pointers] * _POINTED
    weights += pointed
    if not weights or (least and across and not _are_telling(weights)):
        return 0.0
    both = sum([weight * weight for weight in weights])
    doubt = _DOUBT_ACROSS if across else _DOUBT
    fresh = _freshness(one, other) * (_ACROSS if across else 1)
    extra = sum([weight * weight for weight in pointed])
    of_one = usage.mass(one, other.language) + extra
    if of_other is None:
        # What the other has is at least what it shares; where even that is too little, the rest need not be weighed.
        if both / (math.sqrt(of_one * both) + doubt) * fresh < least:
            return 0.0
        of_other = usage.mass(other, one.language)
    like = both / (math.sqrt(of_one * (of_other + extra)) + doubt) * fresh
    return like if like >= least else 0.0


def is_worth_weighing(one: Traits, other: Traits, usage: Usage) -> bool:
    """Say whether two articles may be like at all; if not, nothing else that they have needs to be known."""
    return one.language == other.language or _are_telling(
        [usage.across(piece) for piece in (*shared_evidence(one, other), *(one.pointers & other.pointers))]
    )


def _are_telling(weights: Sequence[float]) -> bool:
    return sum([weight >= _TELLING for weight in weights]) >= _LEAST_ACROSS


def shared_evidence(one: Traits, other: Traits) -> set[str]:
    """Give the pieces that two articles share: in two languages also words that only sound alike."""
    shared = set(one.written & other.written)
    if one.language != other.language:
        heard = one.heard.keys() & other.heard.keys()
        shared.update(piece for piece in heard if one.heard[piece] not in shared)
    return shared


def _freshness(one: Traits, other: Traits) -> float:
    if one.published_at is None or other.published_at is None:
        return 1.0
    return 1 / (1 + (abs(one.published_at - other.published_at) / _HALF) ** 2)
