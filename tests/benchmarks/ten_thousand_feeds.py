"""Ten thousand feeds for an hour, in compressed time: on time, CPU a poll, memory; httpx and feedparser beside them.

The daemon itself polls a server on loopback (a process of its own) with its real store, client and parser; only its
clock runs faster. `python -m tests.benchmarks.ten_thousand_feeds [--feeds 10000] [--speed 30] [--changed 0.01]`
"""

import argparse
import asyncio
import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from itertools import pairwise
from pathlib import Path

import feedparser
import httpx

from bot import daemon as daemon_module
from bot.bootstrap import Parts
from bot.clock import SystemClock
from bot.daemon import Daemon
from bot.logs import configure_logs
from bot.model.feeds import ClaimedFeed, Feed, FeedId, FeedState, Validators
from bot.model.polls import NotModified, PollResult
from bot.net.client import HttpClient
from bot.polling.splicing import splice
from bot.settings.environment import LogFormat, Settings
from bot.sinks.memory import MemorySink
from bot.sources.feeds import HttpFetcher
from bot.sources.parsing import FeedParser
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import poll_feed
from bot.web.health import Health
from tests.benchmarks.many_feeds_server import body_of, tag_of
from tests.desk import desk
from tests.fakes import FakeClock, FakeDetector

_EVERY = timedelta(minutes=15)
_IN_FLIGHT = 50
SEEDING = timedelta(seconds=30)
"""How long it takes to write the feeds, so that none is due before the clock runs."""
_PEER_POLLS = 2_000


class FastClock:
    """A clock that runs so many times faster than the world's."""

    def __init__(self, speed: float) -> None:
        """Stand at this moment until `start`."""
        self._speed, self._began, self._real = speed, datetime.now(UTC), time.monotonic()

    def start(self) -> None:
        """Run from now on: the scheduler of the daemon takes our time for the world's when it starts."""
        self._began, self._real = datetime.now(UTC), time.monotonic()

    def now(self) -> datetime:
        """Give the moment."""
        return self._began + timedelta(seconds=(time.monotonic() - self._real) * self._speed)

    def elapsed(self) -> float:
        """Give real seconds: they time what really passes."""
        return time.monotonic()

    async def sleep(self, length: timedelta) -> None:
        """Wait for so long by this clock."""
        await asyncio.sleep(length.total_seconds() / self._speed)


@contextmanager
def serving(changed: float) -> Iterator[str]:
    """Run the server in a process of its own; gives its address."""
    command = [sys.executable, "-m", "tests.benchmarks.many_feeds_server", str(changed)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.kill()
        server.wait()


async def known_feeds(store: SqliteStore, url: str, count: int, now: datetime) -> dict[str, Feed]:
    """Give feeds that have been read before and are due in turn over one interval, as in the steady state."""
    feeds = [Feed(id=FeedId(f"f{n}"), url=f"{url}/{n}", outlet="x", every=_EVERY) for n in range(count)]
    await store.sync_feeds(feeds, now - timedelta(days=1))
    due = [now + _EVERY * ((n + 1) / count) for n in range(count)]
    chance = random.Random(7)
    chance.shuffle(due)
    seen = splice(body_of(0), frozenset(), salt=b"auto").hashes
    places = {feed.id: n for n, feed in enumerate(feeds)}
    while claims := await store.claim_feeds(now, limit=1_000, lease=timedelta(hours=9)):
        results = []
        for id_, _, token in claims:
            state = FeedState(
                due_at=due[places[id_]],
                validators=Validators(etag=tag_of(0)),
                item_hashes=seen,
                first_polled_at=now - timedelta(days=30),
                last_poll_at=now - _EVERY,
                last_outcome="not_modified",
                last_news_at=now,
                whole_at=now,
                rhythm=bytes(676),
            )
            results.append(PollResult(feed=id_, token=token, state=state))
        await asyncio.gather(*(store.apply(result, now) for result in results))
    return {feed.id: feed for feed in feeds}


async def run_hour(url: str, count: int, speed: float, folder: Path) -> None:
    """Let the daemon poll for a quarter of an hour, then measure an hour."""
    clock, began_at = FastClock(speed), datetime.now(UTC)
    async with AsyncExitStack() as stack:
        store = await SqliteStore(folder / "bot.db").open(migrate=True)
        stack.push_async_callback(store.close)
        client = await stack.enter_async_context(HttpClient(allowed=[ip_network("127.0.0.0/8")]))
        parser = await stack.enter_async_context(FeedParser())
        parts = Parts(
            settings=Settings(config_dir=folder),
            clock=clock,
            store=store,
            fetcher=HttpFetcher(client, clock),
            parser=parser,
            detector=FakeDetector(),
            sink=MemorySink(),
            notifier=None,
            feeds=await known_feeds(store, url, count, datetime.now(UTC) + SEEDING),
            desk=desk("rules: []"),
        )

        async def no_reload() -> None:
            """Find the configuration as it was."""

        await asyncio.sleep(max((SEEDING - (datetime.now(UTC) - began_at)).total_seconds(), 0))
        clock.start()
        daemon = Daemon(parts, health=Health(), reload=no_reload)
        running = asyncio.create_task(daemon.run())
        await asyncio.sleep(900 / speed)
        await asyncio.to_thread(httpx.get, f"{url}/forget")
        cpu, began = time.process_time(), time.monotonic()
        await asyncio.sleep(4500 / speed)
        cpu, seconds = time.process_time() - cpu, time.monotonic() - began
        times: dict[str, list[float]] = (await asyncio.to_thread(httpx.get, f"{url}/times")).json()
        daemon.stop()
        await running
    report(times, count=count, cpu=cpu, seconds=seconds, speed=speed)


def report(times: dict[str, list[float]], *, count: int, cpu: float, seconds: float, speed: float) -> None:
    """Print what the server saw: intervals of every feed, in the bot's own time."""
    gaps = [(b - a) * speed for some in times.values() for a, b in pairwise(some)]
    polls = sum(map(len, times.values()))
    late = sum(gap > 1.5 * _EVERY.total_seconds() for gap in gaps) + (count - len(times))
    gaps.sort()
    print(f"{polls:,} polls of {len(times):,} feeds in {seconds:.0f} s ({polls / seconds:.0f}/s)")
    print(f"on time (at most 1.5 intervals): {100 * (1 - late / max(len(gaps), 1)):.2f} %", end="; ")
    print(f"intervals median {gaps[len(gaps) // 2]:.0f} s, longest {gaps[-1]:.0f} s")
    print(f"CPU {1e6 * cpu / polls:.0f} us a poll, {100 * cpu / seconds:.0f} % of a core; RSS {rss_mb():.0f} MB")


def rss_mb() -> float:
    """Give the most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def measure(name: str, ask: Callable[[int], Awaitable[bool]], polls: int) -> None:
    """Print the CPU of one poll, so many at a time; each is checked."""
    numbers = iter(range(polls))

    async def work() -> None:
        for number in numbers:
            assert await ask(number)

    began = time.process_time()
    await asyncio.gather(*(work() for _ in range(_IN_FLIGHT)))
    print(f"{name}: {1e6 * (time.process_time() - began) / polls:.0f} us a poll")


async def run_peers(url: str, folder: Path) -> None:
    """Measure the same unchanged polls with httpx, and with our client and store."""
    limits = httpx.Limits(max_connections=_IN_FLIGHT)
    async with httpx.AsyncClient(limits=limits, timeout=30) as client:

        async def conditional(number: int) -> bool:
            answer = await client.get(f"{url}/{number}", headers={"If-None-Match": tag_of(0)})
            return answer.status_code == 304

        async def whole(number: int) -> bool:
            answer = await client.get(f"{url}/{number}")
            return len(feedparser.parse(answer.content).entries) == 50

        await measure("httpx, conditional, 304", conditional, _PEER_POLLS)
        await measure("httpx and feedparser, whole", whole, _PEER_POLLS // 20)
    store = await SqliteStore(folder / "peers.db").open(migrate=True)
    async with HttpClient(allowed=[ip_network("127.0.0.0/8")]) as own, FeedParser() as parser:
        # Every feed is due.
        clock = FakeClock(SystemClock().now() + 2 * _EVERY)
        feeds = await known_feeds(store, url, _PEER_POLLS, clock.now() - 2 * _EVERY)
        fetcher, rules = HttpFetcher(own, clock), desk("rules: []")

        async def fetch(number: int) -> bool:
            return isinstance(await fetcher.fetch(feeds[f"f{number}"], Validators(etag=tag_of(0))), NotModified)

        claims: list[tuple[FeedId, FeedState, int]] = []

        async def poll(_number: int) -> bool:
            if not claims:
                claims.extend(await store.claim_feeds(clock.now(), limit=_IN_FLIGHT, lease=_EVERY))
            id_, state, token = claims.pop()
            claimed = ClaimedFeed(feed=feeds[id_], state=state, token=token)
            report = await poll_feed(
                claimed, fetcher=fetcher, parser=parser, detector=FakeDetector(), store=store, desk=rules, clock=clock
            )
            return report.outcome == "not_modified"

        await measure("our client alone, 304", fetch, _PEER_POLLS)
        await measure("our polls whole (claim, fetch, decide, commit), 304", poll, _PEER_POLLS)
    await store.close()


def main() -> None:
    """Run both."""
    reader = argparse.ArgumentParser(prog="python -m tests.benchmarks.ten_thousand_feeds", description=__doc__)
    reader.add_argument("--feeds", type=int, default=10_000)
    reader.add_argument("--speed", type=float, default=30.0, help="how much faster the clock runs")
    reader.add_argument("--hour-only", action="store_true", help="leave the peers out")
    reader.add_argument("--changed", type=float, default=0.01, help="share of polls that bring an item")
    arguments = reader.parse_args()
    configure_logs(level="INFO", form=LogFormat.JSON)
    # A lease is for real work, which our clock does not hasten.
    vars(daemon_module)["_LEASE"] = timedelta(seconds=120 * arguments.speed)
    logging.getLogger("bot").setLevel("WARNING")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not arguments.hour_only:
            with serving(0.0) as url:
                asyncio.run(run_peers(url, folder))
        with serving(arguments.changed) as url:
            asyncio.run(run_hour(url, arguments.feeds, arguments.speed, folder))


if __name__ == "__main__":
    main()
