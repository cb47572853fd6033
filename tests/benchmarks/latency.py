"""From an item on a feed's server to the message in the Bot API: `python -m tests.benchmarks.latency [--items 50]`.

`run` is a process of its own and polls every second; the moment of publication is drawn evenly over that second. Real
HTTP on loopback, both ways; a person's chat, which takes a message a second. Goal: p95 under 2 s.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.documents import Item, rss
from tests.servers.feeds import FeedServer

CHAT = 700_001
ROOT = Path(__file__).resolve().parents[2]


async def measure(items: int) -> list[float]:
    """Give the seconds from each publication to its acceptance."""
    waits: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        async with FeedServer() as feeds, BotApi() as api:
            api.add_chat(CHAT, type="private")
            feeds.publish("/rss", rss([]))
            config = Path(scratch) / "config"
            config.mkdir()
            (config / "feeds.yaml").write_text(f"feeds: [{{id: a, url: '{feeds.url}/rss', language: en, every: 1s}}]")
            (config / "rules.yaml").write_text("rules: [{id: idlib, all: [$idlib, $ceasefire], to: [desk]}]")
            (config / "channels.yaml").write_text("channels: {desk: {}}")
            variables = {
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "FETCH_ALLOW_NETS": "127.0.0.0/8",
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_CHAT": str(CHAT),
                "TELEGRAM_API_URL": api.url,
            }
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "--quiet", "run", cwd=scratch, env=variables
            )
            await feeds.until(lambda: len(feeds.requests) > 2, within=timedelta(seconds=30))
            chance = random.Random(1)
            published: list[Item] = []
            for number in range(items):
                await asyncio.sleep(1 + chance.random())
                title = f"Ceasefire in Idlib, report {number}"
                link = f"https://a.example/{number}"
                published.insert(0, Item(guid=str(number), link=link, title=title, published=datetime.now(UTC)))
                feeds.publish("/rss", rss(published[:50]))
                began = time.monotonic()
                await api.until(lambda count=number + 1: len(api.accepted) >= count, within=timedelta(seconds=30))  # type: ignore[misc]
                waits.append(time.monotonic() - began)
                if sys.stderr.isatty():
                    print(f"\r{number + 1} of {items}", end="", file=sys.stderr)
            bot.terminate()
            await bot.wait()
    print(file=sys.stderr)
    return waits


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=50)
    waits = sorted(asyncio.run(measure(parser.parse_args().items)))
    p95 = waits[max(0, round(len(waits) * 0.95) - 1)]
    print(f"{len(waits)} items: p50 {statistics.median(waits):.2f} s, p95 {p95:.2f} s, worst {waits[-1]:.2f} s")


if __name__ == "__main__":
    main()
