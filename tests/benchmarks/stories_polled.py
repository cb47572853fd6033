"""Whole polls with stories: what an article costs, how long others wait, and memory.

`python -m tests.benchmarks.stories_polled HEADLINES [ITEMS] [use]`: a Turkish feed of so many headlines (lines of JSON
with lang, title, summary), all new at once, then polls of ten new ones; with packs, in a SQLite file; `use`: with that
model.
"""

import asyncio
import json
import lzma
import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from bot.bootstrap import make_detector, make_encoder
from bot.model.feeds import ClaimedFeed
from bot.model.polls import Fetched
from bot.sources.parsing import FeedParser
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import Desk, poll_feed
from tests.benchmarks.stories import matcher
from tests.fakes import NOON, FakeClock, FakeFetcher, feed
from tests.servers.documents import Item, rss

_POLLS = 100
_TICK_S = 0.01


def items_of(path: Path) -> list[Item]:
    """Give headlines in an order of their own."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["lang"] == "tr"]
    step = 7919
    chosen = (rows[at * step % len(rows)] for at in range(len(rows)))
    return [
        Item(
            guid=str(at),
            link=f"https://a.example/{at}",
            title=row["title"],
            description=row.get("summary") or "",
            published=NOON,
        )
        for at, row in enumerate(chosen)
        if row["title"].strip()
    ]


async def waited(longest: list[float]) -> None:
    """Note how long the loop kept others waiting."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(_TICK_S)
        longest.append(time.perf_counter() - began - _TICK_S)


async def main(path: Path, count: int, model: str | None) -> None:
    """Print all of it."""
    items = items_of(path)
    encoder, detector, clock = make_encoder(model), make_detector("auto"), FakeClock()
    desk = Desk(matcher=matcher(), channels={})
    with tempfile.TemporaryDirectory() as folder:
        store = await SqliteStore(Path(folder) / "bot.db").open(migrate=True)
        async with FeedParser() as parser:

            async def poll(id_: str, some: list[Item]) -> tuple[float, float, int]:
                """Give CPU seconds of this process an article, the longest wait, and new articles."""
                clock.move(timedelta(minutes=5))
                of = feed(id_, languages=("tr",))
                await store.sync_feeds([of], clock.now())
                now = clock.now()
                [(_, state, token)] = await store.claim_feeds(now, limit=1, lease=timedelta(hours=1), polled_before=now)
                claimed = ClaimedFeed(feed=of, state=state, token=token)
                longest: list[float] = []
                watch = asyncio.create_task(waited(longest))
                began = time.process_time()
                report = await poll_feed(
                    claimed, fetcher=FakeFetcher([Fetched(body=rss(some), url="https://a.example")]), parser=parser,
                    detector=detector, encoder=encoder, store=store, desk=desk, clock=clock,
                )  # fmt: skip
                watch.cancel()
                return (time.process_time() - began) / max(report.new, 1), max(longest, default=0.0), report.new

            await poll("warm", items[:50])
            began = time.perf_counter()
            each, longest, new = await poll("large", items[50 : 50 + count])
            print(f"{new} new of one poll: {each * 1e3:.2f} ms an article, {time.perf_counter() - began:.1f} s in all")
            print(f"  others waited {longest * 1e3:.0f} ms at most")
            left = items[50 + count :]
            polls = [await poll("small", left[at * 10 : at * 10 + 10]) for at in range(_POLLS)]
            cuts = quantiles([each for each, _, new in polls if new], n=100)
            print(f"tens: median {cuts[49] * 1e3:.2f} ms, p99 {cuts[98] * 1e3:.2f} ms an article")
        await store.close()
    print(f"RSS {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    given = [one for one in sys.argv[2:] if one.isdecimal()]
    named = [one for one in sys.argv[2:] if not one.isdecimal()]
    asyncio.run(main(Path(sys.argv[1]), int(given[0]) if given else 984, named[0] if named else None))
