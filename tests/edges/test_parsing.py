"""Parsing in the child: good feeds, broken feeds, and feeds made to kill."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model.polls import Failed, Failure, Parsed, ParseResult
from bot.polling.entries import visible
from bot.sources.parsing import FeedParser
from tests.servers.documents import Item, atom, rss

PUBLISHED = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ITEM = Item(guid="1", link="https://a.example/1", title="Title & <b>", description="<p>Lead</p>", published=PUBLISHED)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parser() -> AsyncIterator[FeedParser]:
    """Give a running parser."""
    async with FeedParser() as running:
        yield running


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def parse(parser: FeedParser, body: bytes, content_type: str = "") -> ParseResult:
    """Parse a body."""
    return await parser.parse(body, url="https://a.example/rss", content_type=content_type)


@pytest.mark.parametrize("make", [rss, atom])
async def test_an_item_comes_with_all_its_parts(parser: FeedParser, make: object) -> None:
    result = await parse(parser, make([ITEM], language="nl"))  # type: ignore[operator]
    assert isinstance(result, Parsed)
    [entry] = result.entries
    assert (entry.guid, entry.link, entry.published_at) == ("1", "https://a.example/1", PUBLISHED)
    text = visible(entry)
    assert text.lead == "Lead"


async def test_content_without_summary_is_content_alone(parser: FeedParser) -> None:
    result = await parse(parser, rss([Item(guid="1", link="l", title="t", content="<p>One.</p><p>Two.</p>")]))
    assert isinstance(result, Parsed)
    text = visible(result.entries[0])
    assert (text.lead, text.body) == ("One.", "One.\nTwo.")


def broken(title: str, declared: str, written: str) -> bytes:
    """Give a feed of one item that declares one encoding and is written in another."""
    item = f"<item><title>{title}</title><link>l</link></item>"
    text = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel>{item}</channel></rss>'
    return text.encode(written)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (broken("Şanlıurfa", "windows-1254", "windows-1254"), "Şanlıurfa"),
        (broken("Últimas notícias", "utf-8", "windows-1252"), "Últimas notícias"),
        (broken("Сирия", "utf-16", "utf-16"), "Сирия"),
        (broken("Tom & Jerry &nbsp;&rsquo;x", "utf-8", "utf-8"), "Tom & Jerry ’x"),
        (broken("Whole", "utf-8", "utf-8")[:-18] + b"<item><title>Cut o", "Whole"),
        (b"\n\n " + broken("Late", "utf-8", "utf-8"), "Late"),
    ],
)
async def test_broken_feeds_are_read_as_far_as_they_can_be(parser: FeedParser, body: bytes, title: str) -> None:
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert visible(result.entries[0]).title == title


async def test_a_feed_says_how_often_it_is_worth_asking(parser: FeedParser) -> None:
    body = rss([ITEM]).replace(b"<channel>", b"<channel><ttl>30</ttl>", 1)
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert result.interval == timedelta(minutes=30)


async def test_an_undated_item_and_an_impossible_date_have_none(parser: FeedParser) -> None:
    body = rss([Item(guid="1", link="l", title="t")]).replace(
        b"</item>", b"<pubDate>23 Kas 2026 25:99</pubDate></item>"
    )
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert result.entries[0].published_at is None


async def test_a_feed_without_items_is_a_feed(parser: FeedParser) -> None:
    assert await parse(parser, rss([])) == Parsed(entries=(), language=None)


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"<!DOCTYPE html><html><body>Log in</body></html>", Failure.NOT_A_FEED, "a web page"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', Failure.NOT_A_FEED, "JSON"),
        (b"plain words", Failure.NOT_A_FEED, "neither RSS nor Atom"),
        (b"   ", Failure.EMPTY, "empty"),
        (b"\x00\x00\x00", Failure.EMPTY, "empty"),
        (b'<!DOCTYPE r [<!ENTITY a "%s">]><rss>&a;</rss>' % (b"A" * 40000), Failure.SUSPICIOUS, "bomb"),
        (b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss/>', Failure.SUSPICIOUS, "bomb"),
        (b"<rss><channel>" + b"<!--" * 20000, Failure.SUSPICIOUS, "comments"),
        (b"<rss " + b"".join(b'a%d="x" ' % n for n in range(9000)) + b"><channel/></rss>", Failure.SUSPICIOUS, "tag"),
    ],
)  # fmt: skip
async def test_what_is_no_feed_is_said_in_a_sentence(parser: FeedParser, body: bytes, kind: Failure, said: str) -> None:
    result = await parse(parser, body)
    assert isinstance(result, Failed)
    assert result.kind is kind
    assert said in result.reason


async def test_an_author_made_to_hang_the_parser_is_dropped(parser: FeedParser) -> None:
    author = b"<author>" + b"a@" * 32000 + b"</author>"
    body = rss([ITEM]).replace(b"</item>", author + b"</item>", 1)
    result = await parse(parser, body)
    assert isinstance(result, Parsed)
    assert len(result.entries) == 1


async def test_a_parse_that_takes_too_long_is_killed_and_the_next_one_is_fine() -> None:
    async with FeedParser(wall=timedelta(seconds=0.3)) as impatient:
        endless = rss([Item(guid=str(n), link="l", title="t" * 50) for n in range(9000)])
        result = await parse(impatient, endless)
        assert isinstance(result, Failed)
        assert result.kind is Failure.PARSE_KILLED
        assert isinstance(await parse(impatient, rss([ITEM])), Parsed | Failed)
    async with FeedParser() as patient:
        assert isinstance(await parse(patient, rss([ITEM])), Parsed)


async def test_a_child_that_died_is_replaced(parser: FeedParser) -> None:
    child = parser._child
    assert child is not None
    child.kill()
    await child.wait()
    assert isinstance(await parse(parser, rss([ITEM])), Parsed)


async def test_the_child_knows_no_secrets(parser: FeedParser) -> None:
    child = parser._child
    assert child is not None
    environ = Path(f"/proc/{child.pid}/environ").read_bytes()
    names = {pair.split(b"=")[0] for pair in environ.split(b"\0") if pair}
    assert names <= {b"PYTHONPATH", b"PYTHONUTF8", b"LC_CTYPE"}
