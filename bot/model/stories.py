"""Stories: articles about one event, and why an article was filed under one."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from bot.model.articles import Article, ArticleId
from bot.model.feeds import FeedId

StoryId = NewType("StoryId", str)
"""The id of a story's first article."""

Shingles = frozenset[int]
"""What a text is compared by to find the same text again."""

Meaning = bytes
"""What a language model takes a text to mean; empty where none was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of an article tells its event: the evidence, in a form that other languages share."""

    language: str | None
    written: frozenset[str]
    """`w:` word stems, `e:` entities, `c:` concepts, `n:` numbers."""
    heard: Mapping[str, str] = field(default_factory=dict)
    """`s:` how words sound, and the stem of each."""
    published_at: datetime | None = None
    pointers: AbstractSet[str] = frozenset()
    """`i:` its picture, `l:` its own page and those that it leads to: they tell only where another shares them."""

    def evidence(self) -> Iterator[str]:
        """Give all pieces, written, heard and pointed to."""
        yield from self.written
        yield from self.heard
        yield from self.pointers


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article on its way into a story."""

    article: ArticleId
    traits: Traits
    shingles: Shingles
    meaning: Meaning = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article that has a story."""

    draft: Draft
    story: StoryId
    mass: float
    """How much evidence it had among all that was read when it came, squared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Under which story an article is filed, and why."""

    story: StoryId
    likeness: float = 0.0
    """From 0 to 1; what was needed is `deciding.LEAST_LIKENESS`. 0: it is the first of its story."""
    nearest: ArticleId | None = None
    """The article of the story it is most like."""
    near_duplicate_of: ArticleId | None = None
    """The earlier article that it repeats, word for word but for a few."""
    shared: tuple[tuple[str, float], ...] = ()
    """The evidence it shares with the nearest, the weightiest first, with the weight that counted; before it `m:`, what
    a language model adds or takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A decision: an article and its verdict."""

    draft: Draft
    verdict: Verdict
    mass: float

    def filed(self) -> Filed:
        """Give the article as those that come later see it."""
        return Filed(draft=self.draft, story=self.verdict.story, mass=self.mass)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What must be known of the articles filed so far to file some more."""

    articles: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    """Of the evidence of the new ones, and of `filed` in other languages than theirs: how many articles had it."""
    languages: Mapping[str, AbstractSet[str | None]] = field(default_factory=dict)
    spoken: Mapping[str | None, int] = field(default_factory=dict)
    """Articles in each language."""
    filed: tuple[Filed, ...] = ()
    """Those that share evidence or text with the new ones, the oldest first."""
    sizes: Mapping[StoryId, int] = field(default_factory=dict)
    """How many articles their stories have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A known article, link and headline, in the feed of another outlet: one source, and one more that carries it."""

    article: ArticleId
    feed: FeedId
    outlet: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article in its story, for people to look at."""

    article: Article
    story: StoryId
    verdict: Verdict
    shingles: Shingles
    copies: tuple[Copy, ...] = ()
    """In the order in which they came."""
    by_hand: bool = False
    """Put there by an analyst."""
