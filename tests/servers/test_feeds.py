"""The publisher does what it says, misbehaviours included, and its documents are well-formed."""

import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.parsers.expat import ParserCreate

import aiohttp
import pytest

from tests.servers import feeds
from tests.servers.feeds import FeedServer, Item, Validators, atom, rss

SOON, NEVER = timedelta(milliseconds=50), timedelta(seconds=30)
OLD = rss([Item(guid="1", title="One")])
NEW = rss([Item(guid="2", title="Two")])


@pytest.fixture
async def publisher() -> AsyncIterator[FeedServer]:
    """Give a publisher with nothing published."""
    async with FeedServer() as server:
        yield server


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    """Give a bare HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize("kind", ["etag", "last_modified", True])
async def test_known_page_is_not_sent_again_until_it_changes(
    publisher: FeedServer, web: aiohttp.ClientSession, kind: Validators
) -> None:
    """A change shows within the second, and a page without validators is sent in full each time."""
    publisher.publish("/feed", OLD, validators=kind)
    async with web.get(f"{publisher.url}/feed") as first:
        assert await first.read() == OLD
    names = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
    sent = {names[name]: first.headers[name] for name in names if name in first.headers}
    assert len(sent) == (2 if kind is True else 1)
    async with web.get(f"{publisher.url}/feed", headers=sent) as second:
        assert (second.status, await second.read()) == (304, b"")
    publisher.publish("/feed", NEW, validators=kind)
    async with web.get(f"{publisher.url}/feed", headers=sent) as third:
        assert (third.status, await third.read()) == (200, NEW)
    publisher.publish("/feed", NEW, validators=False)
    async with web.get(f"{publisher.url}/feed", headers=sent) as fourth:
        assert fourth.status == 200
    asked = publisher.requests_to("/feed")
    assert [received.headers.get(next(iter(sent))) is None for received in asked] == [True, False, False, False]
    assert asked[0].at < asked[-1].at


@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        (feeds.Cut(after=20), aiohttp.ClientPayloadError),
        (feeds.Reset(), aiohttp.ClientOSError),
        (feeds.Reset(after=20), aiohttp.ClientError),
        (feeds.NeverAnswers(), TimeoutError),
        (feeds.Slow(before=NEVER), TimeoutError),
        (feeds.Slow(between=NEVER), TimeoutError),
        (feeds.Redirect(to="/feed", code=302), aiohttp.TooManyRedirects),
    ],
)
async def test_misbehaviour_breaks_the_client_as_it_says(
    publisher: FeedServer, web: aiohttp.ClientSession, behaviour: feeds.Behaviour, expected: type[Exception]
) -> None:
    """Each names its own trouble, and once it is over the page is back."""
    publisher.publish("/feed", OLD)
    publisher.behave("/feed", behaviour)
    patience = aiohttp.ClientTimeout(total=0.2 if expected is TimeoutError else 10)
    with pytest.raises(expected):
        async with web.get(f"{publisher.url}/feed", timeout=patience) as answer:
            await answer.read()
    publisher.recover("/feed")
    async with web.get(f"{publisher.url}/feed") as answer:
        assert await answer.read() == OLD


async def test_misbehaviour_that_answers(publisher: FeedServer, web: aiohttp.ClientSession) -> None:
    """Statuses, wrong labels, compression, bombs and floods arrive as described, as often as described."""

    async def get(behaviour: feeds.Behaviour, **headers: str) -> tuple[aiohttp.ClientResponse, bytes]:
        publisher.behave("/feed", behaviour, times=1)
        async with web.get(f"{publisher.url}/feed", headers=headers) as answer:
            return answer, await answer.read()

    russian = rss([Item(title="Забастовка")], language="ru")
    publisher.publish("/feed", russian)
    busy, _ = await get(feeds.Status(code=429, retry_after=timedelta(minutes=2)))
    assert (busy.status, busy.headers["Retry-After"]) == (429, "120")
    _, body = await get(feeds.Mislabelled(content_type="text/xml; charset=utf-8", written_in="windows-1251"))
    assert "Забастовка".encode("cp1251") in body
    packed, body = await get(feeds.Gzip())
    assert (packed.headers["Content-Encoding"], body) == ("gzip", russian)
    bomb, body = await get(feeds.GzipBomb(megabytes=5))
    assert len(body) > 5_000_000 > 500 * int(bomb.headers["Content-Length"])
    big, body = await get(feeds.Big(megabytes=3))
    assert (len(body), "Content-Length" in big.headers) == (3_000_000, False)
    stale, _ = await get(feeds.FalselyNotModified(), **{"If-None-Match": '"anything"'})
    assert stale.status == 304
    began = time.monotonic()
    _, body = await get(feeds.Slow(before=SOON, between=SOON / 10, chunk=100))
    assert (body, time.monotonic() - began > 0.05) == (russian, True)
    async with web.get(f"{publisher.url}/feed") as answer:
        assert (answer.status, await answer.read()) == (200, russian)


@pytest.mark.parametrize("build", [rss, atom])
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_documents_are_well_formed_whatever_the_items_hold(build: Callable[..., bytes], encoding: str) -> None:
    """Markup, control characters and letters outside the encoding survive or vanish, but break nothing."""
    item = Item(guid='"1"', link="http://x.example/?a&b", title="A < B & \x00\x0b]]> é Ж 😀", content="<p>&nbsp;</p>")
    seen: list[str] = []
    parser = ParserCreate()
    parser.CharacterDataHandler = seen.append
    moment, is_final = datetime(2026, 1, 5, tzinfo=UTC), True
    parser.Parse(build([item, Item(published=moment)], title="<T>", language="fr", encoding=encoding), is_final)
    assert "A < B & ]]> é Ж 😀" in "".join(seen)
    assert "<p>&nbsp;</p>" in "".join(seen)


async def test_bad_addresses_are_as_bad_as_their_names(tmp_path: Path, web: aiohttp.ClientSession) -> None:
    """What a person points a feed at by hand answers, or breaks, as its name says."""
    found: dict[str, int | type[Exception]] = {}
    async with feeds.publisher_by_hand(tmp_path, 0) as server:
        for address in server.addresses():
            patience = aiohttp.ClientTimeout(total=0.2 if address.endswith(("/slow", "/silent")) else 30)
            try:
                async with web.get(address, timeout=patience) as answer:
                    found[address.removeprefix(f"{server.url}/bad/")] = answer.status
                    while await answer.content.read(1_000_000):
                        pass
            except (aiohttp.ClientError, TimeoutError) as error:
                found[address.removeprefix(f"{server.url}/bad/")] = type(error)
    fine = ("bomb", "big", "charset", "empty", "entities", "gzip", "html", "redirect", "truncated")
    assert found == dict.fromkeys(fine, 200) | {
        "404": 404,
        "429": 429,
        "500": 500,
        "cut": aiohttp.ClientPayloadError,
        "loop": aiohttp.TooManyRedirects,
        "reset": aiohttp.ClientOSError,
        "silent": TimeoutError,
        "slow": TimeoutError,
    }
