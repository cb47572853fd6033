"""Stories in memory."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.articles import Article, ArticleId
from bot.model.feeds import FeedId
from bot.model.stories import Copy, Draft, Filing, Member, Past, StoryId
from bot.stories.clippings import WINDOW


class MemoryStories:
    """Filings in a dictionary, in the order in which they were written."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._articles: dict[ArticleId, Article] = {}
        self._filings: dict[ArticleId, tuple[datetime, Filing]] = {}
        self._by_hand: dict[ArticleId, StoryId] = {}
        self._copies: dict[tuple[ArticleId, FeedId], Copy] = {}

    def _story(self, filing: Filing) -> StoryId:
        return self._by_hand.get(filing.draft.article, filing.verdict.story)

    async def past(self, drafts: Sequence[Draft], now: datetime) -> Past:
        """See `ports.PollStore`."""
        del drafts  # all of the week are near enough for a store this small
        languages: defaultdict[str, set[str | None]] = defaultdict(set)
        filings = [filing for _, filing in self._filings.values()]
        for one in filings:
            for piece in one.draft.traits.evidence():
                languages[piece].add(one.draft.traits.language)
        return Past(
            articles=len(filings),
            counts=Counter(piece for one in filings for piece in one.draft.traits.evidence()),
            languages=languages,
            spoken=Counter(one.draft.traits.language for one in filings),
            filed=tuple(
                replace(one.filed(), story=self._story(one))
                for filed_at, one in self._filings.values()
                if filed_at >= now - WINDOW
            ),
            sizes=Counter(self._story(one) for one in filings),
        )

    def _keep_filings(self, filings: Iterable[Filing], now: datetime) -> None:
        self._filings.update({one.draft.article: (now, one) for one in filings})

    async def recent_stories(self, limit: int, since: datetime) -> list[tuple[StoryId, int]]:
        """See `ports.StoryArchive`."""
        sizes = Counter(self._story(one) for _, one in self._filings.values())
        newest = [self._story(one) for filed_at, one in reversed(self._filings.values()) if filed_at >= since]
        return [(story, sizes[story]) for story in list(dict.fromkeys(newest))[:limit]]

    async def members(self, id_: str) -> list[Member]:
        """See `ports.StoryArchive`."""
        story = self._story(self._filings[ArticleId(id_)][1]) if ArticleId(id_) in self._filings else StoryId(id_)
        return [
            Member(
                article=self._articles[article],
                story=story,
                verdict=replace(one.verdict, story=story),
                shingles=one.draft.shingles,
                copies=tuple(copy for copy in self._copies.values() if copy.article == article),
                by_hand=article in self._by_hand,
            )
            for article, (_, one) in self._filings.items()
            if self._story(one) == story
        ]
