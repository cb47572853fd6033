"""Edits taken by a running bot: whole or not at all, like a fresh start, and never while somebody writes."""

import asyncio
import gc
import pickle
import weakref
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.bootstrap import Parts, to_desk, to_feeds
from bot.clock import SystemClock
from bot.errors import BotError, ConfigError, InvalidConfigError
from bot.model.feeds import Validators
from bot.model.polls import NotModified
from bot.reloading import Reloader, tidy
from bot.settings.environment import Settings
from bot.settings.loading import config_stamp, load_config
from bot.settings.reading_child import LENGTH, frames
from bot.sinks.memory import MemorySink
from bot.stores.sqlite import SqliteStore
from tests.builders import document, matched
from tests.fakes import FakeDetector, FakeFetcher, FakeParser

FILES = {
    "feeds.yaml": "feeds: [{id: aa, url: 'https://a.example/'}]",
    "channels.yaml": "channels: {desk: {}, other: {}}",
    "entities.yaml": "packs: [organisations]\nentities: {helmets: {names: {en: [White Helmets]}}}",
    "rules.yaml": "rules:\n  - {id: a, any: [summit], to: [desk]}\n  - {id: b, all: [$nato], to: [desk]}\n",
}
A, B = FILES["rules.yaml"].splitlines(keepends=True)[1:]
TEXTS = [document(text) for text in ("NATO summit", "White Helmets in Turkey", "Ceasefire", "Snow at the summit")]


@asynccontextmanager
async def in_this_process(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[asyncio.StreamReader]:
    """Answer as the child does; the child itself is tried in the journeys."""
    answers = asyncio.StreamReader()
    for frame in frames(folder, environment):
        body = pickle.dumps(frame)
        answers.feed_data(LENGTH.pack(len(body)) + body)
    answers.feed_eof()
    yield answers


class Bot:
    """A bot that runs on files."""

    def __init__(self, parts: Parts, folder: Path) -> None:
        """Begin with what the files say."""
        self.parts, self.folder = parts, folder
        self.reloader = Reloader(parts, {}, config_stamp(folder))

    def edit(self, **files: str | None) -> None:
        """Write files, or remove them."""
        for name, text in files.items():
            path = self.folder / f"{name}.yaml"
            if text is None:
                path.unlink()
            else:
                path.with_suffix(".new").write_text(text, encoding="utf-8")
                path.with_suffix(".new").replace(path)

    async def taken(self, **files: str | None) -> bool:
        """Edit, and let the bot look twice."""
        self.edit(**files)
        return [bool(await self.reloader.reload()) for _ in range(2)][1]

    def is_as_fresh(self) -> bool:
        """Say whether all is as after a fresh start with these files."""
        desk, config = self.parts.desk, load_config(self.folder, {})
        fresh = to_desk(config, self.parts.settings)
        assert [matched(desk.matcher, text) for text in TEXTS] == [matched(fresh.matcher, text) for text in TEXTS]
        assert list(desk.matcher.rules.values()) == list(fresh.matcher.rules.values())
        assert desk.matcher.entities == fresh.matcher.entities
        return (desk.channels, desk.version) == (fresh.channels, fresh.version) and [*self.parts.feeds] == [
            feed.id for feed in config.feeds
        ]


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """Give a bot that has met a text."""
    monkeypatch.setattr("bot.reloading._child", in_this_process)
    monkeypatch.setattr("bot.reloading.tidy", lambda **_: None)
    folder = tmp_path / "config"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    config, settings = load_config(folder, {}), Settings(config_dir=folder)
    store = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    parts = Parts(
        settings=settings, clock=SystemClock(), store=store, notifier=None, sink=MemorySink(), parser=FakeParser([]),
        fetcher=FakeFetcher([NotModified(validators=Validators())]), detector=FakeDetector(),
        feeds=to_feeds(config, settings), desk=to_desk(config, settings),
    )  # fmt: skip
    matched(parts.desk.matcher, TEXTS[0])
    yield Bot(parts, folder)
    await store.close()


@pytest.mark.parametrize(
    ("files", "is_rebuilt"),
    [
        ({"rules": "rules:\n  - {id: a, any: [snow], to: [other]}\n" + B}, False),
        ({"rules": "rules:\n" + B + A}, False),
        ({"rules": "\n\nrules:\n  - {id: new, all: [$helmets], to: [desk]}\n" + B}, False),
        ({"rules": "rules:\n" + B + "  - {id: t, all: [$ceasefire, $nato], to: [desk]}\n"}, False),
        ({"rules": None}, False),
        ({"rules": "rules:\n" + "".join(A.replace("id: a", f"id: a{n}") for n in range(150))}, True),
        ({"entities": "packs: [organisations]\nentities: {helmets: {names: {en: [Snow]}}}"}, True),
        ({"entities": "packs: [organisations]"}, True),
        ({"entities": "packs: [countries]"}, True),
        ({"channels": "channels: {desk: {tz: Asia/Kathmandu}}"}, False),
        ({"feeds": "feeds: [{id: bb, url: 'https://a.example/'}]"}, False),
    ],
)
async def test_an_edit_gives_what_a_fresh_start_gives(
    bot: Bot, files: dict[str, str | None], *, is_rebuilt: bool
) -> None:
    """A rule changed, moved, new, gone; what it names; many; names, packs, channels and feeds."""
    before = bot.parts.desk.matcher
    assert await bot.taken(**files)
    assert bot.is_as_fresh()
    assert (bot.parts.desk.matcher is not before) == is_rebuilt


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"rules": "rules: [{id: a, any: ["}, r"rules.yaml:1:\d+: not YAML"),
        ({"rules": "rules: [{id: a, any: [snow], to: [nobody]}]", "feeds": "feeds: 7"}, r"feeds.yaml:1:8(.|\n)*nobody"),
        (
            {"channels": "channels: {desk: {}}", "rules": "rules: [{id: a, any: [x], to: [other]}]"},
            "no channel 'other'",
        ),
        ({"feeds": None}, "no feeds to read"),
        ({"feeds": "feeds: [{id: x, url: 'https://a.example/', headers: {A: '${NOPE}'}}]"}, "NOPE"),
    ],
)
async def test_a_bad_edit_changes_nothing_and_is_said_once(
    bot: Bot, files: dict[str, str | None], problem: str
) -> None:
    """All or nothing: a good file beside a bad one is not taken either."""
    rules, feeds, channels = dict(bot.parts.desk.matcher.rules), bot.parts.feeds, bot.parts.desk.channels
    bot.edit(**files)
    assert await bot.reloader.reload() is None
    with pytest.raises(ConfigError if "feeds" in files and len(files) == 1 else InvalidConfigError, match=problem):
        await bot.reloader.reload()
    assert await bot.reloader.reload() is None
    assert (bot.parts.desk.matcher.rules, bot.parts.feeds, bot.parts.desk.channels) == (rules, feeds, channels)
    for name, text in FILES.items():
        bot.edit(**{name.removesuffix(".yaml"): text})
    assert await bot.taken(rules="rules:\n" + A)
    assert bot.is_as_fresh()


async def test_a_file_that_is_being_written_is_not_read(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Emptied first and filled then, a piece at a time, or half there when it was read."""
    path = bot.folder / "rules.yaml"
    for text in ("", "rules:\n", "rules:\n  - {id: a, any: [s"):
        path.write_text(text, encoding="utf-8")
        assert await bot.reloader.reload() is None

    @asynccontextmanager
    async def while_written(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[asyncio.StreamReader]:
        async with in_this_process(folder, environment) as answers:
            path.write_text("rules:\n" + A, encoding="utf-8")
            yield answers

    monkeypatch.setattr("bot.reloading._child", while_written)
    assert await bot.reloader.reload() is None
    assert list(bot.parts.desk.matcher.rules) == ["a", "b"]
    monkeypatch.setattr("bot.reloading._child", in_this_process)
    assert await bot.taken()
    assert bot.is_as_fresh()


async def test_a_child_that_dies_is_trouble_and_no_empty_configuration(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def dying(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[asyncio.StreamReader]:
        answers = asyncio.StreamReader()
        answers.feed_data(b"\0\0")
        answers.feed_eof()
        yield answers

    monkeypatch.setattr("bot.reloading._child", dying)
    bot.edit(rules="rules:\n" + A)
    await bot.reloader.reload()
    with pytest.raises(BotError, match="could not be read"):
        await bot.reloader.reload()
    assert list(bot.parts.desk.matcher.rules) == ["a", "b"]


async def test_a_matcher_that_was_exchanged_leaves_nothing_behind(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.reloading.tidy", tidy)
    assert await bot.taken(entities="packs: [countries]")
    before = weakref.ref(bot.parts.desk.matcher.leaves.index)
    assert matched(bot.parts.desk.matcher, TEXTS[0]) == ["a", "b"]
    gc.disable()
    try:
        assert await bot.taken(entities="packs: []")
        assert before() is None
    finally:
        gc.unfreeze()
        gc.enable()
