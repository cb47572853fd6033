"""The daemon in this process: what it does at its start and its end, and what it outlives."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.bootstrap import Parts
from bot.clock import SystemClock
from bot.daemon import Daemon
from bot.errors import ConfigError, ReaderGoneError
from bot.model.alerts import Delivery, DeliveryState, SendOutcome, Sent, Unreachable
from bot.model.channels import Channel
from bot.model.feeds import Validators
from bot.model.polls import NotModified
from bot.model.reactions import Votes
from bot.model.sending import Post
from bot.settings.environment import Settings
from bot.settings.loading import Config, Outline, load_config
from bot.sinks.memory import MemorySink
from bot.sinks.telegram import TelegramSink
from bot.stores.sqlite import SqliteStore
from bot.web.health import Health
from tests.builders import config, rule
from tests.desk import desk
from tests.fakes import FakeDetector, FakeFetcher, FakeParser, alert, delivery, feed, poll_result, state
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.faults import HttpError

PATIENCE_S = 20.0


@dataclass
class Notifier:
    """Keeps what the operator is told."""

    said: list[str] = field(default_factory=list)

    async def tell(self, text: str) -> None:
        """Keep it."""
        self.said.append(text)


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Parts]:
    """Give a bot with one feed that has nothing new, and its own folder."""
    store = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    yield Parts(
        settings=Settings(config_dir=tmp_path, shutdown=timedelta(seconds=PATIENCE_S)),
        clock=SystemClock(),
        store=store,
        fetcher=FakeFetcher([NotModified(validators=Validators())]),
        parser=FakeParser([]),
        detector=FakeDetector(),
        sink=MemorySink(),
        notifier=Notifier(),
        feeds={feed().id: feed()},
        desk=desk(),
    )
    await store.close()


async def queue(parts: Parts, count: int, **changes: Any) -> None:
    """Put alerts into the outbox that are due now."""
    now = parts.clock.now()
    await parts.store.sync_feeds(list(parts.feeds.values()), now)
    [(_, _, token)] = await parts.store.claim_feeds(now, limit=1, lease=timedelta(minutes=1))
    made = [delivery(of=alert(n, first_seen_at=now, published_at=None), due_at=now, **changes) for n in range(count)]
    rested = state(due_at=now + timedelta(hours=1), last_poll_at=now)
    await parts.store.apply(poll_result(token, deliveries=made, state=rested), now)


async def no_reload() -> Outline | None:
    """Find the configuration as it was."""
    return None


async def take(parts: Parts, config: Config) -> None:
    """Go on with another configuration."""
    await parts.take(config, lambda: config.matcher)


def daemon_of(parts: Parts) -> Daemon:
    """Give a daemon that is not running yet."""
    return Daemon(parts, health=Health(), reload=no_reload)


@dataclass
class Slow:
    """A sink whose other side takes a message and answers when it is let."""

    has_body: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[str] = field(default_factory=list)

    def compose(self, delivery: Delivery, channel: Channel) -> Post:
        """Show it somehow."""
        return Post(delivery=delivery, text=delivery.alert.title)

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """Take it, and answer late."""
        self.sent.append(str(post.delivery.alert.id))
        self.has_body.set()
        await self.may_answer.wait()
        return Sent()


async def test_a_signal_waits_for_the_send_under_way_and_sends_nothing_more(parts: Parts) -> None:
    """What was sent is noted, so that the next process does not send it again; the rest waits for it, untried."""
    sink = Slow()
    parts.sink = sink
    await queue(parts, 5)
    daemon = daemon_of(parts)
    running = asyncio.create_task(daemon.run())
    async with asyncio.timeout(PATIENCE_S):
        await sink.has_body.wait()
        daemon.stop()
        sink.may_answer.set()
        await running
    assert sink.sent == ["alert-0"]
    assert [one.alert.id for one in await parts.store.deliveries(DeliveryState.SENT)] == ["alert-0"]
    waiting = await parts.store.deliveries(DeliveryState.PENDING)
    assert [(one.alert.id, one.attempts) for one in waiting] == [(f"alert-{n}", 0) for n in range(1, 5)]


async def test_a_press_is_counted_while_the_bot_runs(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where Telegram does not answer at first."""
    monkeypatch.setattr("bot.chat.listening._FIRST_PAUSE_S", 0.01)
    await queue(parts, 1)
    async with BotApi() as api, TelegramSink(token=TOKEN, api_url=api.url) as sink:
        api.add_chat(-100)
        api.fail_next("getUpdates", HttpError(502, "Bad Gateway"))
        parts.sink = sink
        parts.settings = replace(parts.settings, telegram_token=TOKEN, telegram_api_url=api.url)
        daemon = daemon_of(parts)
        running = asyncio.create_task(daemon.run())
        async with asyncio.timeout(PATIENCE_S):
            await api.until(lambda: bool(api.messages(-100)))
            [message] = api.messages(-100)
            keyboard: Any = message.reply_markup["inline_keyboard"]
            api.simulate_press(-100, message.id, keyboard[0][0]["callback_data"])
            await api.until(lambda: bool(api.calls_of("answerCallbackQuery")))
            daemon.stop()
            await running
    assert await parts.store.votes([alert(0).id]) == {alert(0).id: Votes(useful=1)}


async def test_parked_alerts_get_another_try_at_the_start(parts: Parts) -> None:
    await queue(parts, 1, state=DeliveryState.PARKED, error="kicked")
    sink = Slow()
    parts.sink = sink
    daemon = daemon_of(parts)
    running = asyncio.create_task(daemon.run())
    async with asyncio.timeout(PATIENCE_S):
        await sink.has_body.wait()
        sink.may_answer.set()
        daemon.stop()
        await running
    assert sink.sent == ["alert-0"]


async def test_a_surprise_in_one_round_does_not_end_the_sender(parts: Parts) -> None:
    class Surprising(SqliteStore):
        surprises: int = 2

        async def heads(self, now: datetime) -> list[Delivery]:
            """Break, and then work."""
            if self.surprises:
                self.surprises -= 1
                raise OverflowError("surprise")
            return await super().heads(now)

    await queue(parts, 1)
    own = parts.store
    surprising = Surprising(own._path)
    await surprising.open()
    sink = Slow()
    sink.may_answer.set()
    parts.sink, parts.store = sink, surprising
    daemon = daemon_of(parts)
    running = asyncio.create_task(daemon.run())
    async with asyncio.timeout(PATIENCE_S):
        await sink.has_body.wait()
        daemon.stop()
        await running
    await surprising.close()
    assert not surprising.surprises


async def test_when_nobody_reads_what_is_printed_it_ends_and_says_so(parts: Parts) -> None:
    class Gone(MemorySink):
        async def send(self, post: Post, channel: Channel) -> SendOutcome:
            """Find no reader."""
            raise ReaderGoneError("nobody reads")

    parts.sink = Gone()
    await queue(parts, 2)
    async with asyncio.timeout(PATIENCE_S):
        with pytest.raises(ReaderGoneError):
            await daemon_of(parts).run()
    assert len(await parts.store.deliveries(DeliveryState.PENDING)) == 2


async def test_the_operator_hears_of_a_trouble_once(parts: Parts) -> None:
    """Parked rows are tried again and refused again for the same reason."""
    sink = MemorySink()
    sink.answers = [Unreachable(reason="kicked from 5"), Unreachable(reason="kicked from 6")]
    parts.sink = sink
    await queue(parts, 1)
    daemon = daemon_of(parts)
    await daemon._dispatch.send()
    await daemon._tick_parked()
    await daemon._dispatch.send()
    assert isinstance(parts.notifier, Notifier)
    assert parts.notifier.said == ["not sent to syria-desk: kicked from 5"]


async def test_a_configuration_that_could_not_run_is_not_taken(parts: Parts, tmp_path: Path) -> None:
    """An emptied feeds.yaml, or a secret that is not set: the last good set goes on."""
    with pytest.raises(ConfigError, match="no feeds"):
        await take(parts, config([]))
    (tmp_path / "feeds.yaml").write_text(
        "feeds: [{id: x, url: 'https://a.example/', headers: {Authorization: \"Bearer ${NOPE_KEY}\"}}]"
    )
    with pytest.raises(ConfigError, match="NOPE_KEY"):
        await take(parts, load_config(tmp_path, {}))
    assert list(parts.feeds) == ["aa-en"]
    parts.settings = replace(parts.settings, telegram_token=None)
    await take(parts, load_config(tmp_path, {"NOPE_KEY": "x"}))
    assert list(parts.feeds) == ["x"]


async def test_an_edit_that_leaves_no_rule_is_told(parts: Parts) -> None:
    await take(parts, config([rule("a", any=["x"]), rule("b", any=["y"])], feeds=["aa-en"]))

    async def emptied() -> Outline:
        return config([], feeds=["aa-en"])

    with capture_logs() as logs:
        await Daemon(parts, health=Health(), reload=emptied)._tick_reload()
    assert [one["before"] for one in logs if one["event"] == "no rules any more"] == [2]


PACED = """
channels:
  syria-desk: {chat: -100, tz: Asia/Kathmandu, digest: {at: ["07:00", "17:30"]}}
"""


async def test_the_sender_is_woken_at_every_channels_set_times(parts: Parts, tmp_path: Path) -> None:
    """And no more at those that an edit has taken away."""
    (tmp_path / "channels.yaml").write_text(PACED)
    (tmp_path / "feeds.yaml").write_text("feeds: [{id: aa-en, url: 'https://a.example/'}]")
    parts.settings = replace(parts.settings, telegram_token="1:x")
    await take(parts, load_config(tmp_path, {}))
    daemon = daemon_of(parts)
    for count in (2, 2):
        daemon._plan_digests()
        jobs = daemon._scheduler.get_jobs()
        assert len(jobs) == count
    assert {str(job.trigger.timezone) for job in jobs} == {"Asia/Kathmandu"}
    parts.desk = desk()
    daemon._plan_digests()
    assert daemon._scheduler.get_jobs() == []


async def test_what_came_while_the_bot_was_away_is_one_list_once_all_feeds_are_read(parts: Parts) -> None:
    sink = Slow()
    sink.may_answer.set()
    parts.sink = sink
    now = parts.clock.now()
    await queue(parts, 5, state=DeliveryState.NEW)
    [(_, _, token)] = await parts.store.claim_feeds(now + timedelta(days=1), limit=1, lease=timedelta(0))
    away = state(due_at=now - timedelta(hours=2), last_poll_at=now - timedelta(hours=3))
    await parts.store.apply(poll_result(token, state=away), now)
    daemon = daemon_of(parts)
    running = asyncio.create_task(daemon.run())
    async with asyncio.timeout(PATIENCE_S):
        await sink.has_body.wait()
        daemon.stop()
        await running
    told = [one for one in await parts.store.deliveries(DeliveryState.SENT) if one.digest is None]
    assert [(one.alert.title, len(one.members)) for one in told] == [("Na een storing", 5)]


async def test_the_operator_hears_once_of_a_rule_that_breaks_out(parts: Parts) -> None:
    await queue(parts, 35, state=DeliveryState.NEW)
    daemon = daemon_of(parts)
    for _ in range(2):
        await daemon._dispatch.send()
    assert isinstance(parts.notifier, Notifier)
    [said] = parts.notifier.said
    assert said.startswith(
        "the rule idlib-ceasefire fires far more than usual: 31 alerts this hour for syria-desk, 0.0"
    )
