"""Read pages: the whole text of new articles, for feeds that ask for it and rules that would read it.

A page is asked for once; its text is kept for two days, so that a poll that is made again does not ask again. What is
known already keeps the text it was taken in with. A page that cannot be read leaves the article as its feed has it.
"""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from bot.model.articles import Field
from bot.model.feeds import Feed
from bot.model.polls import Failed
from bot.model.rules import Rule, Status
from bot.polling.entries import link_of
from bot.polling.recognising import Candidate, Known, recognise
from bot.ports import Clock, PageCache, PageReader, Pages
from bot.rules.compiling import terms_of
from bot.rules.matching import fits_pattern

_MOST_PAGES = 10
"""Of one poll: with 5 seconds between them they keep well within its lease."""
_MOST_S = 60.0
_MOST_FAILURES = 2
"""A site that refuses so many is left alone until the next poll."""


class PageTexts:
    """Gives entries the text of their pages."""

    def __init__(self, *, pages: Pages, reader: PageReader, cache: PageCache, clock: Clock) -> None:
        """Fetch, read and keep with these."""
        self._pages, self._reader, self._cache, self._clock = pages, reader, cache, clock

    async def read(self, feed: Feed, found: Sequence[Candidate], known: Known) -> tuple[Candidate, ...]:
        """Give the candidates, the first of the new ones with what their pages say."""
        urls = {one: link_of(feed, one.entry) for one in found if recognise(feed, one, known).article is None}
        wanted = [url for url in dict.fromkeys(urls.values()) if url != feed.url][:_MOST_PAGES]
        texts = dict(await self._cache.pages(wanted))
        with suppress(TimeoutError):
            async with asyncio.timeout(_MOST_S):
                await self._fetch([url for url in wanted if url not in texts], texts)
        return tuple(self._with_text(feed, one, texts.get(urls.get(one, "")), known) for one in found)

    async def _fetch(self, urls: Iterable[str], texts: dict[str, str]) -> None:
        failures = 0
        for url in urls:
            text = await self._text(url)
            failures += text is None
            texts[url] = text or ""
            await self._cache.keep_page(url, text or "", self._clock.now())
            if failures >= _MOST_FAILURES:
                return

    async def _text(self, url: str) -> str | None:
        page = await self._pages.page(url)
        text = page if isinstance(page, Failed) else await self._reader.article(page.body, page.url)
        return None if isinstance(text, Failed) else text

    def _with_text(self, feed: Feed, one: Candidate, text: str | None, known: Known) -> Candidate:
        article = recognise(feed, one, known).article
        body = article.text.body if article is not None else text or ""
        if len(body) <= len(one.entry.text.body):
            return one
        return replace(one, entry=replace(one.entry, text=replace(one.entry.text, body=body)))


def wants_pages(feed: Feed, rules: Iterable[Rule]) -> bool:
    """Say whether a feed asks for its articles' pages and any rule for it would look at what they say."""
    return feed.fetch_page and any(_reads_body(rule) and _is_for(rule, feed) for rule in rules)


def _reads_body(rule: Rule) -> bool:
    fields = (term.fields for term in terms_of(rule.clause) if term.fields)
    is_at_work = rule.status in {Status.LIVE, Status.SHADOW}
    return is_at_work and (Field.BODY in rule.fields or any(Field.BODY in some for some in fields))


def _is_for(rule: Rule, feed: Feed) -> bool:
    return not rule.conditions.feeds or any(fits_pattern(feed.id, name) for name in rule.conditions.feeds)
