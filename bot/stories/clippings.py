"""Clippings: the articles of a stream kept in memory, found again by what they share. What a store does with rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.model.articles import ArticleId
from bot.model.stories import Filed, StoryId, Traits, Verdict
from bot.stories.deciding import Usage, again, decide
from bot.stories.duplicates import Sketches, signature_of

MOST_LOOKED_AT = 600
"""Places at which articles are looked up by their rarest evidence."""
MOST_NEAR = 60
"""Articles that are compared, those that share the most."""


class Clippings:
    """A stream of articles, each filed as it comes."""

    def __init__(self) -> None:
        """Begin empty."""
        self._filed: list[Filed] = []
        self._sizes: Counter[StoryId] = Counter()
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._counts: Counter[str] = Counter()
        self._languages: defaultdict[str, set[str | None]] = defaultdict(set)
        self._stories: dict[ArticleId, StoryId] = {}
        self._sketches = Sketches()

    def file(
        self, article: ArticleId, traits: Traits, texts: Sequence[str], same_as: ArticleId | None = None
    ) -> Verdict:
        """Decide under which story an article goes and keep it there.

        `texts` are its title and what follows; `same_as` is the article that it is known to be again.
        """
        for piece in traits.evidence():
            self._counts[piece] += 1
            self._languages[piece].add(traits.language)
            self._places[piece].append(len(self._filed))
        number = self._sketches.add(signature_of(*texts))
        original = same_as if same_as is not None else self._filed[number].article if number is not None else None
        usage = Usage(articles=len(self._filed) + 1, counts=self._counts, languages=self._languages)
        near = [self._filed[at] for at in self._near(traits.evidence())]
        verdict = decide(article, traits, near, self._sizes, usage)
        if original is not None:
            verdict = again(verdict, original, self._stories[original])
        self._filed.append(Filed(article=article, story=verdict.story, traits=traits))
        self._stories[article] = verdict.story
        self._sizes[verdict.story] += 1
        return verdict

    def _near(self, evidence: Iterable[str]) -> list[int]:
        """Give the places of articles that share the rarest evidence, those that share the most first."""
        found: Counter[int] = Counter()
        left = MOST_LOOKED_AT
        for one in sorted(evidence, key=lambda one: (self._counts[one], one)):
            places = self._places[one][-1 - left : -1]
            found.update(places)
            left -= len(places)
            if left <= 0:
                break
        return [at for at, _ in sorted(found.items(), key=lambda pair: (-pair[1], -pair[0]))[:MOST_NEAR]]
