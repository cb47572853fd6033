"""What publishers think of us: the scored week in its short form; `tests/benchmarks/manners.py` runs it whole."""

from datetime import timedelta
from ipaddress import ip_network

from bot.net.client import HttpClient
from tests.fakes import FakeClock
from tests.reading_week import read_for
from tests.servers.manners import MannersServer


async def test_a_publisher_finds_nothing_to_complain_of() -> None:
    """The whole is asked for once a day, and for a week where 304 were false; both are documented and counted apart."""
    server = await read_for(timedelta(hours=30))
    assert server.violations == []
    assert server.requests > 200
    assert 0 < server.daily <= 3
    assert server.distrusting > 0


async def test_the_publisher_sees_what_is_rude() -> None:
    clock = FakeClock()
    async with MannersServer(clock.now) as server, HttpClient(allowed=[ip_network("127.0.0.0/8")]) as client:
        await client.get(f"{server.url}/plain", {"Accept": "application/rss+xml", "If-None-Match": '"made up"'})
        clock.move(timedelta(minutes=6))
        await client.get(f"{server.url}/plain?fresh=1", {"Cookie": "a=b", "Referer": "https://a.example"})
        clock.move(timedelta(minutes=1))
        await client.get(f"{server.url}/plain", {"Accept": "application/rss+xml"})
    seen = "\n".join(server.violations)
    for wrong in ("made up", "no name", "a query", "a cookie", "a referer", "after 0:01:00", "the whole again"):
        assert wrong in seen
