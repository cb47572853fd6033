"""Fetching over real HTTP on loopback: every way in which a server may answer."""

from collections.abc import AsyncIterator
from datetime import timedelta
from ipaddress import ip_network

import pytest

from bot.model.feeds import Validators
from bot.model.polls import Failed, Failure, Fetched, FetchResult, NotModified, Throttled
from bot.net.client import HttpClient
from bot.sources.feeds import HttpFetcher
from tests.fakes import FakeClock, feed
from tests.servers.behaviours import Big, Cut, Gzip, GzipBomb, Redirect, Reset, Status
from tests.servers.documents import Item, rss
from tests.servers.feeds import FeedServer

BODY = rss([Item(guid="1", link="https://a.example/1", title="One")])


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    """Give a server with a feed at /feed."""
    async with FeedServer() as running:
        running.publish("/feed", BODY)
        yield running


async def fetch(server: FeedServer, path: str = "/feed", validators: Validators | None = None) -> FetchResult:
    """Fetch a path of the server."""
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")], contact="https://desk.example") as client:
        fetcher = HttpFetcher(client, FakeClock())
        wanted = feed(url=f"{server.url}{path}", headers=(("X-Key", "secret"),))
        return await fetcher.fetch(wanted, validators or Validators())


async def test_a_feed_comes_whole_with_its_validators(server: FeedServer) -> None:
    result = await fetch(server)
    assert isinstance(result, Fetched)
    assert result.body == BODY
    assert result.validators.etag
    assert result.validators.last_modified


async def test_validators_go_back_exactly_as_they_came(server: FeedServer) -> None:
    first = await fetch(server)
    assert isinstance(first, Fetched)
    assert isinstance(await fetch(server, validators=first.validators), NotModified)
    headers = server.requests[-1].headers
    assert headers["If-None-Match"] == first.validators.etag
    assert headers["If-Modified-Since"] == first.validators.last_modified


async def test_we_say_who_we_are_and_send_no_more_than_needed(server: FeedServer) -> None:
    await fetch(server)
    headers = server.requests[-1].headers
    assert headers["User-Agent"] == "media-alert-bot/1.0 (+https://desk.example)"
    assert headers["X-Key"] == "secret"
    assert "Cookie" not in headers
    assert "Referer" not in headers


async def test_a_redirect_is_followed_and_the_last_address_told(server: FeedServer) -> None:
    server.behave("/old", Redirect(to="/feed", code=301))
    result = await fetch(server, "/old")
    assert isinstance(result, Fetched)
    assert result.url == f"{server.url}/feed"


async def test_headers_meant_for_one_server_are_not_shown_to_another(server: FeedServer) -> None:
    async with FeedServer() as other:
        other.publish("/feed", BODY)
        server.behave("/away", Redirect(to=f"{other.url}/feed", code=302))
        assert isinstance(await fetch(server, "/away"), Fetched)
        assert "X-Key" not in other.requests[-1].headers


async def test_a_redirect_inside_is_refused(server: FeedServer) -> None:
    server.behave("/metadata", Redirect(to="http://169.254.169.254/latest", code=302))
    result = await fetch(server, "/metadata")
    assert isinstance(result, Failed)
    assert result.kind is Failure.REFUSED
    assert "169.254.169.254" in result.reason


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, Failure.HTTP_4XX), (410, Failure.HTTP_4XX), (403, Failure.HTTP_4XX), (500, Failure.HTTP_5XX)],
)
async def test_errors_are_told_with_what_to_do(server: FeedServer, status: int, kind: Failure) -> None:
    server.behave("/feed", Status(code=status))
    result = await fetch(server)
    assert isinstance(result, Failed)
    assert result.kind is kind
    assert result.reason.startswith(f"HTTP {status}: ")


async def test_retry_after_is_read_in_seconds(server: FeedServer) -> None:
    server.behave("/feed", Status(code=429, retry_after=timedelta(minutes=7)))
    assert await fetch(server) == Throttled(after=timedelta(minutes=7), status=429)


async def test_retry_after_as_a_date_counts_from_the_servers_own_clock(server: FeedServer) -> None:
    headers = {"Date": "Mon, 23 Nov 2020 10:00:00 GMT"}
    server.behave("/feed", Status(code=503, retry_after="Mon, 23 Nov 2020 10:03:00 GMT", headers=headers))
    assert await fetch(server) == Throttled(after=timedelta(minutes=3), status=503)


@pytest.mark.parametrize("nonsense", ["soon", "-5", "٣", "99999999999999999999"])
async def test_nonsense_in_retry_after_breaks_nothing(server: FeedServer, nonsense: str) -> None:
    server.behave("/feed", Status(code=429, headers={"Retry-After": nonsense.encode().decode("latin-1")}))
    assert isinstance(await fetch(server), Throttled)


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (Cut(after=20), Failure.CUT),
        (Reset(), Failure.CUT),
        (GzipBomb(megabytes=64), Failure.TOO_BIG),
        (Big(megabytes=12), Failure.TOO_BIG),
        (Big(megabytes=50, is_declared=True), Failure.TOO_BIG),
        (Redirect(to="/feed", code=302), Failure.REDIRECTS),
        (Status(code=200, body=b"  \n"), Failure.EMPTY),
        (Status(code=200, body=b"not gzip", headers={"Content-Encoding": "gzip"}), Failure.ENCODING),
        (Status(code=200, body=b"x", headers={"Content-Encoding": "br"}), Failure.ENCODING),
    ],
)
async def test_every_trouble_has_its_name_and_a_sentence(server: FeedServer, behaviour: object, kind: Failure) -> None:
    server.behave("/feed", behaviour)  # type: ignore[arg-type]
    result = await fetch(server)
    assert isinstance(result, Failed)
    assert result.kind is kind
    assert result.reason


async def test_a_packed_body_is_unpacked(server: FeedServer) -> None:
    server.behave("/feed", Gzip())
    result = await fetch(server)
    assert isinstance(result, Fetched)
    assert result.body == BODY


async def test_a_server_that_is_not_there_is_a_connection_that_failed(server: FeedServer) -> None:
    async with FeedServer() as gone:
        url = gone.url
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        result = await HttpFetcher(client, FakeClock()).fetch(feed(url=f"{url}/feed"), Validators())
    assert isinstance(result, Failed)
    assert result.kind is Failure.CONNECT
