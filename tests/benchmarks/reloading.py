"""Reloading: one changed rule among 10,000 in the real daemon's process, beside the same edit read in a thread of it.

The bot polls ten feeds of a publisher on loopback, each every two seconds, with something new each time. A rule is
edited a few times; from the edit until three seconds after it was taken, the loop is asked every 5 ms how late it is,
and every poll how long after its due moment it began. Then the bot must match what a fresh load matches.

Before that, the same edits in a loop that does nothing else: what one turn of it computes at most, and how late it is.

    .venv/bin/python -m tests.benchmarks.reloading [--rules 10000] [--edits 3]
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

from aiohttp import web

from bot import reloading
from bot.bootstrap import Parts, open_store, to_desk, to_feeds
from bot.cli.main import cli
from bot.clock import SystemClock
from bot.daemon import Daemon
from bot.model.articles import Language, Text
from bot.model.feeds import ClaimedFeed, Validators
from bot.model.polls import NotModified, PollReport
from bot.rules.findings import Document
from bot.settings.environment import Settings
from bot.settings.loading import Config, Outline, config_stamp, load_config
from bot.sinks.memory import MemorySink
from tests.fakes import FakeDetector, FakeFetcher, FakeParser

_FEEDS = 10
_A_FILE = 1000
_SAMPLE_S = 0.005
_LETTERS = "aaaaeeeeiiiooouubcddfghjkllmmnnnprrrssstttvw"
_ENTITIES = ("$nato", "$turkey", "$idlib", "$ceasefire", "$syria", "$north-korea")


def vocabulary() -> list[str]:
    """Make words, the same each time."""
    random = Random(1)
    return ["z" + "".join(random.choices(_LETTERS, k=random.randint(3, 8))) for _ in range(20_000)]


def write_rules(folder: Path, count: int, url: str) -> None:
    """Write a configuration: rules of three shapes, a thousand a file."""
    random, words = Random(2), vocabulary()
    (folder / "rules").mkdir()
    for start in range(0, count, _A_FILE):
        lines = ["defaults: {to: [desk]}", "rules:"]
        for at in range(start, min(start + _A_FILE, count)):
            a, b, c, d = random.sample(words, 4)
            clause = (
                f"any: [{a}, {b} {c}]",
                f"all: [{random.choice(_ENTITIES)}, {{any: [{a}, {b}]}}], none: [{c}]",
                f"query: '{a} AND ({b} OR \"{c} {d}\")'",
            )[at % 3]
            lines.append(f"  - {{id: r{at}, {clause}}}")
        (folder / "rules" / f"{start:06}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "channels.yaml").write_text("channels: {desk: {}}\n", encoding="utf-8")
    feeds = "\n".join(f"  - {{id: f{n}, url: '{url}/{n}', every: 2s, language: en}}" for n in range(_FEEDS))
    (folder / "feeds.yaml").write_text(f"feeds:\n{feeds}\n", encoding="utf-8")


@dataclass
class Lateness:
    """How late things were, in milliseconds, while somebody looked."""

    loop: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    """What this process computed between two looks: what it could have been late by on a machine of its own."""
    turns: list[float] = field(default_factory=list)
    """What the loop's own thread computed of that."""
    polls: list[float] = field(default_factory=list)

    async def look(self) -> None:
        """Ask the loop again and again."""
        while True:
            before, computed, own = time.perf_counter(), time.process_time(), time.thread_time()
            await asyncio.sleep(_SAMPLE_S)
            self.loop.append(1000 * (time.perf_counter() - before - _SAMPLE_S))
            self.busy.append(1000 * (time.process_time() - computed))
            self.turns.append(1000 * (time.thread_time() - own))

    def told(self) -> dict[str, float]:
        """Give the worst, and the 99th of a hundred."""
        loop, busy, polls = sorted(self.loop), sorted(self.busy), sorted(self.polls) or [0.0]
        return {
            "busy_p99": busy[int(len(busy) * 0.99)], "busy_worst": busy[-1],
            "loop_p99": loop[int(len(loop) * 0.99)], "loop_worst": loop[-1],
            "polls_p99": polls[int(len(polls) * 0.99)], "polls_worst": polls[-1], "polls": len(polls),
        }  # fmt: skip


async def in_a_thread(self: reloading.Reloader, folder: Path) -> tuple[Outline, Callable[[], object]]:
    """Read the files in a thread, and exchange the whole matcher, as plain code would."""
    config: Config = await asyncio.to_thread(load_config, folder, self._environment)
    return config, lambda: config.matcher


async def measure(daemon: Daemon, folder: Path, edits: int, done: Path) -> None:
    """Edit a rule a few times and write down what that did to the loop."""
    parts: Parts = daemon._parts
    late: Lateness | None = None
    polling: Callable[[Parts, ClaimedFeed], Awaitable[PollReport]] = Parts.poll

    async def poll(self: Parts, claimed: ClaimedFeed) -> PollReport:
        if late is not None:
            late.polls.append(1000 * (self.clock.now() - claimed.state.due_at).total_seconds())
        return await polling(self, claimed)

    results: dict[str, object] = {}
    with patch.object(Parts, "poll", poll):
        await asyncio.sleep(10)
        for edit in range(-1, edits):
            late = Lateness()
            looking = asyncio.create_task(late.look())
            began, version = time.perf_counter(), parts.desk.version
            if edit >= 0:
                paths = sorted((folder / "rules").iterdir())
                path = paths[edit % len(paths)]
                before = path.read_text(encoding="utf-8")
                path.with_suffix(".new").write_text(before.replace("any: [", f"any: [zedit{edit}, ", 1), "utf-8")
                path.with_suffix(".new").replace(path)
                while parts.desk.version == version:  # noqa: ASYNC110 - as somebody who waits for it
                    await asyncio.sleep(_SAMPLE_S)
            taken = time.perf_counter() - began
            await asyncio.sleep(3 if edit >= 0 else 10)
            looking.cancel()
            results["nothing" if edit < 0 else f"edit {edit + 1}"] = {"live_after_s": taken, **late.told()}
    fresh = (await asyncio.to_thread(load_config, folder, {})).matcher
    random, words = Random(3), vocabulary()
    for _ in range(50):
        text = " ".join([*random.sample(words, 200), "NATO", "Idlib", "zedit0"])
        document = Document(text=Text(title=text), language=Language(tag="en"))
        mine, theirs = (of.match(document, of.find(document)) for of in (parts.desk.matcher, fresh))
        assert mine == theirs, text
    assert list(parts.desk.matcher.rules.items()) == list(fresh.rules.items())
    done.write_text(json.dumps(results), encoding="utf-8")


async def alone(folder: Path, edits: int) -> None:
    """Print what taking an edit costs a loop that does nothing else; the last edit also moves the rules below it."""
    config, settings = load_config(folder, {}), Settings(config_dir=folder)
    async with open_store(folder.parent / "alone.db", migrate=True) as store:
        parts = Parts(
            settings=settings, clock=SystemClock(), store=store, notifier=None, sink=MemorySink(),
            parser=FakeParser([]), fetcher=FakeFetcher([NotModified(validators=Validators())]), detector=FakeDetector(),
            feeds=to_feeds(config, settings), desk=to_desk(config, settings),
        )  # fmt: skip
        reloading.tidy()
        reloader = reloading.Reloader(parts, {}, config_stamp(folder))
        for edit in range(edits):
            late = Lateness()
            looking = asyncio.create_task(late.look())
            path = min((folder / "rules").iterdir())
            text = path.read_text(encoding="utf-8").replace("any: [", f"any: [zalone{edit}, ", 1)
            path.write_text(("# a line\n" if edit == edits - 1 else "") + text, encoding="utf-8")
            assert not await reloader.reload()
            assert await reloader.reload()
            looking.cancel()
            print(f"alone, edit {edit + 1}: turn_worst {max(late.turns):.1f}, loop_worst {max(late.loop):.1f}")


def inside(folder: Path, edits: int, done: Path, *, has_child: bool) -> None:
    """Be the bot, and somebody in it who looks at the clock."""
    run = Daemon.run

    async def watched(self: Daemon) -> None:
        watching = asyncio.create_task(measure(self, folder, edits, done))
        watching.add_done_callback(lambda _: self.stop())
        await run(self)
        await watching

    read = reloading.Reloader._read if has_child else in_a_thread
    with patch.object(Daemon, "run", watched), patch.object(reloading.Reloader, "_read", read):
        cli(["--config", str(folder), "--database", f"sqlite:///{done}.db", "run"])


async def publish(arguments: argparse.Namespace) -> None:
    """Publish news, and let one bot after the other read them."""
    words, random = vocabulary(), Random(4)

    async def rss(request: web.Request) -> web.Response:
        titles = [" ".join(random.sample(words, 8)) for _ in range(3)]
        items = "".join(f"<item><guid>{title}</guid><title>{title}</title></item>" for title in titles)
        return web.Response(
            text=f"<rss version='2.0'><channel>{items}</channel></rss>", content_type="application/rss+xml"
        )

    app = web.Application()
    app.add_routes([web.get("/{feed}", rss)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    environment = {**os.environ, "FETCH_ALLOW_NETS": "127.0.0.0/8", "LOG_LEVEL": "ERROR"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "config"
        folder.mkdir()
        write_rules(folder, arguments.rules, url)
        await alone(folder, arguments.edits)
    for how in ("child", "thread"):
        with tempfile.TemporaryDirectory() as name:
            folder, done = Path(name) / "config", Path(name) / "done"
            folder.mkdir()
            write_rules(folder, arguments.rules, url)
            words_ = [sys.executable, "-m", "tests.benchmarks.reloading", "--inside", str(folder), str(done), how]
            bot = await asyncio.create_subprocess_exec(
                *words_, "--edits", str(arguments.edits), env=environment, stdout=subprocess.DEVNULL
            )
            try:
                await bot.wait()
            finally:
                if bot.returncode is None:
                    bot.kill()
            for label, facts in json.loads(done.read_text(encoding="utf-8")).items():
                print(f"{how}, {label}: " + ", ".join(f"{key} {value:.1f}" for key, value in facts.items()))
    await runner.cleanup()


def main() -> None:
    """Measure both ways."""
    reader = argparse.ArgumentParser(prog="python -m tests.benchmarks.reloading", description=__doc__)
    reader.add_argument("--rules", type=int, default=10_000)
    reader.add_argument("--edits", type=int, default=3)
    reader.add_argument("--inside", nargs=3, metavar=("CONFIG", "DONE", "HOW"), help="be the bot that is measured")
    arguments = reader.parse_args()
    if arguments.inside:
        config, done, how = arguments.inside
        inside(Path(config), arguments.edits, Path(done), has_child=how == "child")
    else:
        asyncio.run(publish(arguments))


if __name__ == "__main__":
    main()
