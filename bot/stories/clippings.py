"""Clippings: articles at hand while some more are filed, found again by what they share.

A stream is filed against its own articles; a poll against those that the store gave.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from heapq import nlargest

from bot.model.articles import ArticleId
from bot.model.stories import Draft, Filed, Filing, Past, StoryId
from bot.stories.deciding import Usage, again, decide
from bot.stories.duplicates import Sketches

WINDOW = timedelta(days=7)
"""How far back articles are looked for."""
MOST_LOOKED_AT = 600
"""Places at which articles are looked up by their rarest evidence."""
MOST_NEAR = 16
"""Articles that are compared, those that share the most."""


class Clippings:
    """Articles with their stories; those that come are filed one by one."""

    def __init__(self, past: Past | None = None) -> None:
        """Begin with what is known of the past, or with nothing."""
        past = past or Past()
        self._read = past.articles
        self._counts = Counter(past.counts)
        self._languages = defaultdict(set, {piece: set(used) for piece, used in past.languages.items()})
        self._spoken = Counter(past.spoken)
        self._sizes = Counter(past.sizes)
        self._filed: list[Filed] = []
        self._stories: dict[ArticleId, StoryId] = {}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._sketches = Sketches()
        # What is in no count is in none of the articles that come.
        counted = frozenset(past.counts)
        for filed in past.filed:
            self._sketches.add(filed.draft.shingles)
            traits = filed.draft.traits
            self._keep(filed, counted.intersection(traits.evidence()))

    def file(self, draft: Draft, same_as: ArticleId | None = None) -> Filing:
        """Decide under which story an article goes, by likeness and as a near-duplicate, and keep it there.

        `same_as` is an article that it is known to repeat; without it one is sought.
        """
        traits = draft.traits
        self._read += 1
        self._spoken[traits.language] += 1
        for piece in traits.evidence():
            self._counts[piece] += 1
            self._languages[piece].add(traits.language)
        number = self._sketches.add(draft.shingles)
        original = self._filed[number].draft.article if same_as is None and number is not None else same_as
        usage = Usage(articles=self._read, counts=self._counts, languages=self._languages, spoken=self._spoken)
        near = [self._filed[at] for at in self._near(traits.evidence(), usage)]
        verdict = decide(draft, near, self._sizes, usage)
        if original is not None:
            verdict = again(verdict, original, self._stories[original])
        self._sizes[verdict.story] += 1
        filing = Filing(draft=draft, verdict=verdict, mass=usage.mass(traits, traits.language))
        self._keep(filing.filed(), traits.evidence())
        return filing

    def _keep(self, filed: Filed, evidence: Iterable[str]) -> None:
        for piece in evidence:
            self._places[piece].append(len(self._filed))
        self._stories[filed.draft.article] = filed.story
        self._filed.append(filed)

    def _near(self, evidence: Iterable[str], usage: Usage) -> list[int]:
        """Give the places of the articles that share the weightiest evidence."""
        found: defaultdict[int, float] = defaultdict(float)
        left = MOST_LOOKED_AT
        for piece in sorted(evidence, key=lambda piece: (self._counts[piece], piece)):
            weight = usage.weight(piece)
            places = self._places[piece][-left:] if piece in self._places else ()
            for place in places:
                found[place] += weight * weight
            left -= len(places)
            if left <= 0:
                break
        return weightiest(found)


def weightiest(found: Mapping[int, float]) -> list[int]:
    """Give the places that are worth a comparison, of like weight the latest first."""
    return [place for _, place in nlargest(MOST_NEAR, zip(found.values(), found, strict=True))]
