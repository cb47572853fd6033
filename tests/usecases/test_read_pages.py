"""Articles' pages: asked for once, only where a rule reads them, and matched on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.model.articles import Entry
from bot.model.feeds import Feed, FirstRun
from bot.model.polls import Failed, Failure, FeedLink, Page, PollReport
from bot.sources.parsing import FeedParser
from bot.stores.memory import MemoryStore
from bot.stores.sqlite import SqliteStore
from bot.usecases.read_pages import PageTexts
from tests.desk import desk
from tests.fakes import entry, feed
from tests.newsroom import Newsroom

BODY = "rules: [{id: r, all: [idlib, $ceasefire], in: title+lead+body, to: [syria-desk], feeds: ['aa-*']}]"
TITLE = "rules: [{id: r, all: [idlib], to: [syria-desk]}]"
OTHERS = "rules: [{id: r, all: [idlib], in: body, to: [syria-desk], feeds: [bbc]}]"
PAGED = feed(fetch_page=True)


@dataclass
class FakePages:
    """Pages by address; what is not there is a 404. Reads them by taking their bytes for text."""

    texts: Mapping[str, str]
    asked: list[str] = field(default_factory=list)

    async def page(self, url: str) -> Page | Failed:
        """Give a page."""
        self.asked.append(url)
        if url not in self.texts:
            return Failed(kind=Failure.HTTP_4XX, reason="HTTP 404")
        return Page(url=url, body=self.texts[url].encode())

    async def links(self, body: bytes, url: str) -> tuple[FeedLink, ...] | Failed:
        """Find none."""
        return ()

    async def article(self, body: bytes, url: str) -> str | Failed:
        """Give the text."""
        return body.decode()


def room_with(store: MemoryStore | SqliteStore, rules: str, texts: Mapping[str, str]) -> tuple[Newsroom, FakePages]:
    """Give a newsroom that can read these pages."""
    feeds = "feeds: [{id: bbc, url: 'https://b.example'}, {id: aa-en, url: 'https://a.example'}]"
    room, pages = Newsroom(store, desk(rules, feeds=feeds)), FakePages(texts)
    room.page_texts = PageTexts(pages=pages, reader=pages, cache=store, clock=room.clock)
    return room, pages


async def brings(room: Newsroom, *entries: Entry, of: Feed = PAGED) -> PollReport:
    """Poll the feed once more, with these entries."""
    return await room.brings(*entries, of=of)


NEWS = entry(1, title="Talks in Idlib", link="https://aa.example/1")


async def test_a_rule_that_reads_the_body_finds_what_only_the_page_says(store: MemoryStore | SqliteStore) -> None:
    """The page is asked for once, though the item is edited later and comes again."""
    room, pages = room_with(store, BODY, {"https://aa.example/1": "After hours of talks a ceasefire was agreed."})
    assert (await brings(room, NEWS)).alerts == 1
    assert (await brings(room, entry(1, title="Talks in Idlib end", link="https://aa.example/1"))).alerts == 0
    assert pages.asked == ["https://aa.example/1"]
    [article] = await store.recent_articles(5)
    assert article.text.body.startswith("After hours")
    assert article.text.title == "Talks in Idlib end"


@pytest.mark.parametrize(
    ("rules", "of"),
    [(TITLE, PAGED), (OTHERS, PAGED), (BODY, feed()), (BODY, feed(fetch_page=True, first_run=FirstRun()))],
    ids=["no rule reads bodies", "only for other feeds", "the feed does not ask", "a silent first poll"],
)
async def test_a_page_that_nobody_would_read_is_not_asked_for(rules: str, of: Feed) -> None:
    room, pages = room_with(MemoryStore(), rules, {})
    await brings(room, NEWS, of=of)
    assert pages.asked == []


async def test_a_site_that_refuses_is_left_alone_and_the_articles_are_taken_as_the_feed_has_them() -> None:
    room, pages = room_with(MemoryStore(), BODY, {})
    report = await brings(room, *(entry(number) for number in range(9)))
    assert (report.new, report.alerts, len(pages.asked)) == (9, 9, 2)


async def test_no_more_pages_are_asked_for_than_a_lease_has_time_for() -> None:
    texts = {f"https://aa.example/{number}": "text" for number in range(40)}
    room, pages = room_with(MemoryStore(), BODY, texts)
    await brings(room, *(entry(number) for number in range(40)))
    assert len(pages.asked) == 10


async def test_the_article_is_told_from_what_stands_around_it() -> None:
    paragraph = "The ceasefire in Idlib was agreed after hours of talks between the parties, officials said on Monday. "
    article = f"<article><h1>Talks</h1><p>{paragraph * 3}</p><p>{paragraph * 2}</p></article>"
    page = f"<html><body><nav><a href='/'>Home</a> Subscribe now</nav>{article}<footer>Imprint</footer></body></html>"
    async with FeedParser() as parser:
        text = await parser.article(page.encode(), "https://aa.example/1")
        nothing = await parser.article(b"\x00\xff<<<", "https://aa.example/2")
    assert isinstance(text, str)
    assert "agreed after hours" in text
    assert "Subscribe" not in text
    assert not isinstance(nothing, str) or nothing == ""
