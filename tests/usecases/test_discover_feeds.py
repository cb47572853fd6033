"""Finding feeds from a page, over real HTTP on loopback."""

from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest

from bot.model.polls import Failed, Failure
from bot.net.client import HttpClient
from bot.sources.feeds import HttpFetcher
from bot.sources.pages import PageFetcher
from bot.sources.parsing import FeedParser
from bot.usecases.discover_feeds import discover_feeds
from tests.fakes import FakeClock, FakeDetector
from tests.servers.behaviours import Redirect
from tests.servers.documents import Item, rss
from tests.servers.feeds import FeedServer

BODY = rss([Item(guid="1", link="https://a.example/1", title="One")], title="Test &amp; Co")
PAGE = b"""<!doctype html><base href="/sub/"><link rel="stylesheet" href="x.css">
<link rel="home ALTERNATE" type="application/rss+xml; charset=utf-8" href="main.xml#top" title=" Main ">
<link rel="alternate" type="application/atom+xml" href="/gone.atom"><link rel="alternate" hreflang="nl" href="/nl">
<link rel="alternate" type="application/rss+xml" href="http://169.254.169.254/feed">
<a href="javascript:alert(1)//rss">no</a><a href="/about">no</a><a href="/world/rss.xml">World</a>"""


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    """Give a site with feeds."""
    async with FeedServer() as running:
        running.publish("/", PAGE, content_type="text/html")
        running.publish("/bare", b"<html><body>nothing", content_type="text/html")
        running.publish("/sub/main.xml", BODY)
        running.publish("/world/rss.xml", BODY)
        running.publish("/feed.json", b'{"version": "https://jsonfeed.org/version/1", "items": []}')
        yield running


async def discover(server: FeedServer, *paths: str) -> list[list[tuple[str, str]] | Failed]:
    """Give path and title of what is found from each path."""
    found: list[list[tuple[str, str]] | Failed] = []
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client, FeedParser() as parser:
        for path in paths:
            result = await discover_feeds(
                server.url + path,
                pages=PageFetcher(client),
                reader=parser,
                fetcher=HttpFetcher(client, FakeClock()),
                parser=parser,
                detector=FakeDetector(),
                clock=FakeClock(),
            )
            if isinstance(result, Failed):
                found.append(result)
            else:
                found.append([(one.url.removeprefix(server.url), one.title) for one in result])
    return found


async def test_feeds_are_found_where_a_page_names_them_else_at_the_usual_places(server: FeedServer) -> None:
    """Each is tried, none on a private address, and a feed leads to itself."""
    server.behave("/moved", Redirect(to="/"))
    named, usual, own, moved, absent = await discover(server, "/", "/bare", "/sub/main.xml", "/moved", "/no")
    assert named == moved == [("/sub/main.xml", "Test & Co"), ("/world/rss.xml", "Test & Co")]
    assert usual == [("/feed.json", "")]
    assert own == [("/sub/main.xml", "Test & Co")]
    assert isinstance(absent, Failed)
    assert absent.kind is Failure.HTTP_4XX
    assert "/about" not in {one.path for one in server.requests}
