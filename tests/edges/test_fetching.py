"""Fetching over real HTTP on loopback: every way in which a server may answer."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from yarl import URL

from bot.model.feeds import Validators
from bot.model.polls import Failed, Failure, Fetched, FetchResult, NotModified, Throttled
from bot.net import client as client_module
from bot.net.client import HttpClient
from bot.sources.feeds import HttpFetcher
from tests.edges.test_decoding import MUCH, packed
from tests.fakes import FakeClock, feed
from tests.servers.behaviours import Big, Cut, Gzip, GzipBomb, Redirect, Reset, Slow, Status
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


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("http://169.254.169.254/latest", "169.254.169.254"),
        ("//169.254.169.254/latest", "169.254.169.254"),
        ("http://2852039166/latest", "not a canonical"),
        ("http://0xa9.0xfe.0xa9.0xfe/latest", "private address"),
        ("http://[::ffff:a9fe:a9fe]/latest", "private address"),
        ("http://user:word@93.184.216.34/", "password"),
        ("http://93.184.216.34:22/", "port"),
        ("file:///etc/passwd", "not an address"),
    ],
)
async def test_no_hop_of_a_redirect_leads_inside(server: FeedServer, target: str, named: str) -> None:
    server.behave("/away", Redirect(to="/further", code=301))
    server.behave("/further", Redirect(to=target, code=302))
    result = await fetch(server, "/away")
    assert isinstance(result, Failed)
    assert result.kind is Failure.REFUSED
    assert named in result.reason


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, Failure.HTTP_4XX), (410, Failure.GONE), (403, Failure.HTTP_4XX), (500, Failure.HTTP_5XX)],
)
async def test_errors_are_told_with_what_to_do(server: FeedServer, status: int, kind: Failure) -> None:
    server.behave("/feed", Status(code=status))
    result = await fetch(server)
    assert isinstance(result, Failed)
    assert result.kind is kind
    assert result.reason.startswith(f"HTTP {status}: ")


async def test_a_guard_in_front_of_a_server_is_told_apart(server: FeedServer) -> None:
    server.behave("/feed", Status(code=403, headers={"cf-mitigated": "challenge"}))
    result = await fetch(server)
    assert isinstance(result, Failed)
    assert (result.kind, "Cloudflare" in result.reason) == (Failure.CHALLENGE, True)


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({"Cache-Control": "public, max-age=900"}, timedelta(minutes=15)),
        ({"Cache-Control": "no-cache, max-age=900"}, None),
        ({"Cache-Control": "s-maxage=60"}, None),
        ({"Date": "Mon, 23 Nov 2020 10:00:00 GMT", "Expires": "Mon, 23 Nov 2020 12:00:00 GMT"}, timedelta(hours=2)),
        ({"Expires": "0"}, None),
        ({}, None),
    ],
)
async def test_how_long_an_answer_stays_good_is_read(
    server: FeedServer, headers: dict[str, str], length: timedelta | None
) -> None:
    server.behave("/feed", Status(code=200, body=BODY, headers=headers))
    result = await fetch(server)
    assert isinstance(result, Fetched)
    assert result.fresh_for == length


async def test_only_permanent_redirects_are_a_move(server: FeedServer) -> None:
    server.behave("/a", Redirect(to="/b", code=301))
    server.behave("/b", Redirect(to="/feed", code=308))
    server.behave("/c", Redirect(to="/a", code=302))
    moved, passed, stayed = [await fetch(server, path) for path in ("/a", "/c", "/feed")]
    assert isinstance(moved, Fetched)
    assert isinstance(passed, Fetched)
    assert isinstance(stayed, Fetched)
    assert (moved.moved_to, passed.moved_to, stayed.moved_to) == (f"{server.url}/feed", None, None)


async def test_a_feed_that_lives_elsewhere_is_asked_there_without_what_was_meant_for_its_own_server(
    server: FeedServer,
) -> None:
    async with FeedServer() as other, HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        other.publish("/feed", BODY)
        wanted = feed(url=f"{server.url}/feed", headers=(("X-Key", "secret"),))
        result = await HttpFetcher(client, FakeClock()).fetch(wanted, Validators(), f"{other.url}/feed")
        assert isinstance(result, Fetched)
        assert "X-Key" not in other.requests[-1].headers
    assert server.requests == []


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
        (Status(code=302), Failure.REDIRECTS),
        (Status(code=200, body=b"  \n"), Failure.EMPTY),
        (Status(code=200, body=b"not gzip", headers={"Content-Encoding": "gzip"}), Failure.ENCODING),
        (Status(code=200, body=b"x", headers={"Content-Encoding": "br"}), Failure.ENCODING),
        (Status(code=200, body=b"x", headers={"Content-Encoding": "compress"}), Failure.ENCODING),
        (Status(code=200, body=packed("br", MUCH), headers={"Content-Encoding": "br"}), Failure.TOO_BIG),
        (Status(code=200, body=packed("zstd", MUCH), headers={"Content-Encoding": "zstd"}), Failure.TOO_BIG),
    ],
)
async def test_every_trouble_has_its_name_and_a_sentence(server: FeedServer, behaviour: object, kind: Failure) -> None:
    server.behave("/feed", behaviour)  # type: ignore[arg-type]
    result = await fetch(server)
    assert isinstance(result, Failed)
    assert result.kind is kind
    assert result.reason


async def test_a_304_to_a_first_question_is_no_good_answer(server: FeedServer) -> None:
    server.behave("/feed", Status(code=304))
    result = await fetch(server)
    assert isinstance(result, Failed)
    assert "304" in result.reason


async def test_waiting_for_other_feeds_of_a_host_is_not_held_against_it(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many feeds on a slow host each has the whole time for itself."""
    monkeypatch.setattr(client_module, "_TOTAL_S", 1.0)
    server.behave("/feed", Slow(before=timedelta(seconds=0.4)))
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        fetcher = HttpFetcher(client, FakeClock())
        wanted = feed(url=f"{server.url}/feed")
        results = await asyncio.gather(*(fetcher.fetch(wanted, Validators()) for _ in range(8)))
    assert all(isinstance(result, Fetched) for result in results)


async def test_a_host_that_is_busy_for_too_long_is_asked_another_time(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "_PATIENCE_S", 0.1)
    server.behave("/feed", Slow(before=timedelta(seconds=0.5)))
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        fetcher = HttpFetcher(client, FakeClock())
        wanted = feed(url=f"{server.url}/feed")
        results = await asyncio.gather(*(fetcher.fetch(wanted, Validators()) for _ in range(3)))
    assert [result.kind for result in results if isinstance(result, Failed)] == [Failure.BUSY]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("http://a.example/x", "https://a.example/y", True),
        ("https://a.example/x", "https://a.example/y", True),
        ("https://a.example/x", "http://a.example/x", False),
        ("http://a.example/x", "https://b.example/x", False),
        ("http://a.example:8080/x", "https://a.example/x", False),
    ],
)
def test_a_server_made_secure_is_the_same_server(one: str, other: str, is_same: bool) -> None:
    assert client_module._is_same_server(URL(one), URL(other)) is is_same


async def test_a_packed_body_of_several_members_is_unpacked_whole(server: FeedServer) -> None:
    packed = gzip.compress(BODY[:100]) + gzip.compress(BODY[100:]) + b"\0\0 padding"
    server.behave("/feed", Status(code=200, body=packed, headers={"Content-Encoding": "gzip"}))
    result = await fetch(server)
    assert isinstance(result, Fetched)
    assert result.body == BODY


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
