"""Discover feeds: fetch a page, look at what it links to, and at the usual places if it links to none."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urljoin

from bot.model.feeds import Feed, FeedId
from bot.model.polls import Failed, FeedLink, Parsed
from bot.model.reports import FeedCheck
from bot.ports import Clock, Detector, Fetcher, PageReader, Pages, Parser
from bot.usecases.check_feed import check_feed

_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default")
_MOST_TRIED = 8


async def discover_feeds(
    url: str,
    *,
    pages: Pages,
    reader: PageReader,
    fetcher: Fetcher,
    parser: Parser,
    detector: Detector,
    clock: Clock,
) -> tuple[FeedCheck, ...] | Failed:
    """Give the feeds found at or from an address, each tried; or why the address cannot be read.

    At most 8 addresses that the page names are tried, and 8 usual ones only if none of those is a feed.
    """
    page = await pages.page(url)
    if isinstance(page, Failed):
        return page

    async def tried(links: Sequence[FeedLink]) -> tuple[FeedCheck, ...]:
        feeds = [Feed(id=FeedId(one.url), url=one.url, outlet=one.title or one.url) for one in links]
        checks = await asyncio.gather(
            *(check_feed(feed, fetcher=fetcher, parser=parser, detector=detector, clock=clock) for feed in feeds)
        )
        return tuple(check for check in checks if check.is_good)

    own = await parser.parse(page.body, url=page.url, content_type=page.content_type)
    if isinstance(own, Parsed):
        return await tried([FeedLink(url=page.url)])
    links = await reader.links(page.body, page.url)
    if isinstance(links, Failed):
        return links
    found = await tried(links[:_MOST_TRIED])
    return found or await tried([FeedLink(url=urljoin(page.url, path)) for path in _USUAL])
