"""The walk-through of config/README.md: its commands, run one after the other as a reader would.

`python -m tests.walkthrough` writes what they print now into the page, to be read before it is committed.
"""

import asyncio
import io
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from bot.bootstrap import to_desk
from bot.cli.main import cli
from bot.clock import SystemClock
from bot.model.polls import Fetched
from bot.settings.environment import read_settings
from bot.settings.loading import load_config
from bot.settings.scenes import load_scene
from bot.sinks.console import ConsoleSink
from bot.stores.sqlite import SqliteStore
from bot.usecases.arrange import Arranger
from bot.usecases.deliver import Sender
from bot.web.scene import SceneServer
from tests.fakes import NOON, PlainParser
from tests.newsroom import Newsroom

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "config" / "README.md"
TITLE = "## One rule, from idea to live"
BOT = "bash bot/run.sh"
ELIDED = "..."


class Shown(NamedTuple):
    """A command as the page shows it."""

    typed: str
    """With the lines of a here-document behind it."""
    prints: list[str]


def commands(page: str) -> Iterator[Shown]:
    """Give the commands of the walk-through in order."""
    for block in re.findall(r"```console\n(.*?)```", page.partition(TITLE)[2], re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            here = re.match(r".*<<'END'\n.*?^END\n", part, re.DOTALL | re.MULTILINE)
            typed = here[0] if here else part.partition("\n")[0] + "\n"
            yield Shown(typed.removesuffix("\n"), part.removeprefix(typed).splitlines())


class Reader:
    """Who types the commands, in a folder of their own; each round of the demo is an hour after the last."""

    def __init__(self, folder: Path) -> None:
        """Begin with what is shipped."""
        self._folder = folder
        self._environment: dict[str, str] = {}
        self._now = NOON
        shutil.copytree(ROOT / "config", folder / "config")

    def type(self, command: str) -> list[str]:
        """Run a command; gives the lines it prints."""
        words = shlex.split(command) if "<<" not in command else []
        if words[:1] == ["export"]:
            self._environment.update(word.split("=", 1) for word in words[1:])  # type: ignore[misc]
            return []
        if not command.startswith(BOT):
            subprocess.run(["bash", "-c", command], cwd=self._folder, check=True)
            return []
        words = words[len(BOT.split()) :]
        with _at(self._now, self._folder):
            if "demo" in words:
                self._now += timedelta(hours=1)
                asyncio.run(_play(Path(words[words.index("--config") + 1]), Path(words[-1]), self._now))
                return []
            done = CliRunner().invoke(cli, words, env=self._environment)
        return [line.rstrip() for line in (done.output or f"error: {done.exception}").splitlines()]


@contextmanager
def _at(moment: datetime, folder: Path) -> Iterator[None]:
    before, here = SystemClock.now, Path.cwd()
    os.chdir(folder)
    SystemClock.now = lambda self: moment  # type: ignore[method-assign]
    try:
        yield
    finally:
        os.chdir(here)
        SystemClock.now = before  # type: ignore[method-assign]


async def _play(folder: Path, database: Path, now: datetime) -> None:
    """Do what the demo does, without network and child processes."""
    config = load_config(folder, {})
    store = await SqliteStore(database).open(migrate=True)
    room = Newsroom(store, to_desk(config, read_settings({})))
    await store.keep_rule_set(config.rule_set, now)
    articles = load_scene(folder / "articles.yaml", [feed.id for feed in config.feeds])
    server = SceneServer(config.feeds, articles, now=now)
    arranger = Arranger(store=store, rules=lambda: config.matcher.rules)
    sink = ConsoleSink(io.StringIO())
    sender = Sender(outbox=store, sink=sink, clock=room.clock, owner="x", arranger=arranger, name="console")
    for server.poll in range(1, max(one.poll for one in articles) + 1):
        for feed in config.feeds:
            room.clock.moment = now + timedelta(seconds=server.poll)
            await room.poll(feed, Fetched(body=server.document(feed).encode(), url=feed.url), parser=PlainParser())
        room.clock.moment = now + timedelta(seconds=server.poll)
        while (await sender.send_due(room.desk.channels)).sent:
            pass
    await sender.leave()
    await store.close()


def _rewritten(page: str) -> str:
    """Give the page with what its commands print now; what it leaves out at the end of a print stays left out."""
    done = ""
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(Path(folder))
        for typed, prints in commands(page):
            printed = reader.type(typed)
            if prints[-1:] == [ELIDED]:
                printed = [*printed[: len(prints) - 1], ELIDED]
            old, new = ("".join(f"{line}\n" for line in (f"$ {typed}", *some)) for some in (prints, printed))
            before, _, page = page.partition(old)
            done += before + new
    return done + page


if __name__ == "__main__":
    PAGE.write_text(_rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
