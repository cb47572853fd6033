"""The daemon's sending half: what it makes of news of chats, and what an operator proves."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.clock import SystemClock
from bot.dispatch import Dispatch
from bot.errors import BotError, ConfigError
from bot.model.alerts import DeliveryState, Unauthorised, Unreachable
from bot.model.channels import Channel, ChannelId
from bot.model.feeds import Validators
from bot.model.polls import NotModified
from bot.model.sending import Chat, ChatId, ChatMoved, ChatOpened, Heard, Proof
from bot.settings.environment import Settings
from bot.settings.loading import load_config
from bot.settings.running import check_proved
from bot.sinks.memory import MemorySink
from bot.sinks.telegram import TelegramSink
from bot.stores.sqlite import SqliteStore
from bot.usecases.poll import Desk
from bot.usecases.prove import prove
from bot.web.health import Health
from tests.builders import matcher
from tests.fakes import FakeClock, FakeDetector, FakeFetcher, FakeParser, alert, article, delivery, feed, poll_result
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.faults import HttpError

CHAT = ChatId("-100")
AUDIT = 700
DESK = Channel(id=ChannelId("syria-desk"), chat=-100)


class Signs:
    """Keeps what is degraded."""

    def __init__(self) -> None:
        """Begin well."""
        self.health = Health()

    def degrade(self, part: str, why: str) -> None:
        """Keep it."""
        self.health.degraded[part] = why

    def recover(self, part: str) -> None:
        """Forget it."""
        self.health.degraded.pop(part, None)


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Parts]:
    """Give a bot with one alert for its one channel."""
    store = await SqliteStore(tmp_path / "bot.db").open(migrate=True)
    made = Parts(
        settings=Settings(config_dir=tmp_path), clock=SystemClock(), store=store,
        fetcher=FakeFetcher([NotModified(validators=Validators())]), parser=FakeParser([]), detector=FakeDetector(),
        sink=MemorySink(), notifier=None, feeds={feed().id: feed()},
        desk=Desk(matcher=matcher([]), channels={DESK.id: DESK}),
    )  # fmt: skip
    now = made.clock.now()
    await store.sync_feeds([feed()], now)
    [(_, _, token)] = await store.claim_feeds(now, limit=1, lease=timedelta(minutes=1))
    queued = delivery(of=alert(published_at=now, first_seen_at=now), due_at=now)
    await store.apply(poll_result(token, deliveries=[queued]), now)
    yield made
    await store.close()


def dispatch_of(parts: Parts, said: list[str], signs: Signs) -> Dispatch:
    """Give a dispatch that tells into a list."""

    async def tell(text: str) -> None:
        said.append(text)

    return Dispatch(parts, signs, tell=tell, is_stopped=lambda: False)


async def test_a_chat_that_lets_the_bot_in_again_is_told_what_waited(parts: Parts) -> None:
    said: list[str] = []
    dispatch = dispatch_of(parts, said, Signs())
    assert isinstance(parts.sink, MemorySink)
    parts.sink.answers = [Unreachable(reason="kicked")]
    await dispatch.send()
    assert said == ["not sent to syria-desk: kicked"]
    await dispatch.heed(Heard(news=(ChatOpened(names=(ChatId("-999"),)),)))
    await dispatch.send()
    assert parts.sink.sent == []
    await dispatch.heed(Heard(news=(ChatOpened(names=(CHAT, ChatId("@desk"))),)))
    await dispatch.send()
    assert len(parts.sink.sent) == 1
    assert len(said) == 1


async def test_a_chat_that_moved_is_followed_and_said_once(parts: Parts) -> None:
    said: list[str] = []
    dispatch = dispatch_of(parts, said, Signs())
    for _ in range(2):
        await dispatch.heed(Heard(news=(ChatMoved(old=CHAT, new=ChatId("-1005")),)))
    await dispatch.send()
    assert said == ["the chat -100 is -1005 now; write that into channels.yaml"]
    assert isinstance(parts.sink, MemorySink)
    assert [channel.chat for channel, _ in parts.sink.sent] == [-1005]


async def test_a_refused_token_shows_until_something_is_sent(parts: Parts) -> None:
    signs = Signs()
    dispatch = dispatch_of(parts, [], signs)
    assert isinstance(parts.sink, MemorySink)
    parts.sink.answers = [Unauthorised(reason="no such token")]
    await dispatch.send()
    assert signs.health.degraded == {"telegram": "no such token"}
    assert len(await parts.store.deliveries(DeliveryState.PENDING)) == 1


async def test_probing_is_refused_until_it_was_proved(parts: Parts, tmp_path: Path) -> None:
    (tmp_path / "channels.yaml").write_text("channels: {desk: {chat: -100, unconfirmed: probe}}", encoding="utf-8")
    config = load_config(tmp_path, {})
    settings = replace(parts.settings, telegram_token=TOKEN)
    with pytest.raises(ConfigError, match="without ADMIN_CHAT"):
        await check_proved(config, settings, parts.store)
    settings = replace(settings, admin_chat=AUDIT)
    with pytest.raises(ConfigError, match=r"channels.yaml:1:\d+: .*doctor --probe CHAT"):
        await check_proved(config, settings, parts.store)
    await parts.store.keep_proof(Proof(chat=CHAT, proved_at=parts.clock.now()))
    await check_proved(config, settings, parts.store)


class TestProving:
    async def test_it_leaves_nothing_but_a_proof_and_the_place_to_begin(self, parts: Parts) -> None:
        async with BotApi() as api, TelegramSink(token=TOKEN, api_url=api.url, audit=AUDIT) as scribe:
            chat = api.add_chat(-100)
            api.add_chat(AUDIT, type="private")
            await prove(CHAT, scribe=scribe, store=parts.store, clock=FakeClock(jumps=True))
            assert (api.messages(chat), api.messages(AUDIT)) == ([], [])
        assert [proof.chat for proof in await parts.store.proofs()] == [CHAT]
        assert await parts.store.chats() == {CHAT: Chat(id=CHAT, last_message=2)}

    @pytest.mark.parametrize(
        ("chat", "refusal", "why"),
        [
            ("700", None, "private chat"),
            ("-100", "Bad Request: message can't be forwarded", "cannot be forwarded to 700"),
            ("-999", None, "cannot write to -999: Chat not found"),
        ],
    )
    async def test_it_says_why_reading_back_does_not_work(
        self, parts: Parts, chat: str, refusal: str | None, why: str
    ) -> None:
        async with BotApi() as api, TelegramSink(token=TOKEN, api_url=api.url, audit=AUDIT) as scribe:
            made = api.add_chat(-100)
            api.add_chat(AUDIT, type="private")
            if refusal:
                api.fail_next("forwardMessage", HttpError(400, refusal))
            with pytest.raises(BotError, match=why):
                await prove(ChatId(chat), scribe=scribe, store=parts.store, clock=FakeClock(jumps=True))
            assert api.messages(made) == []
        assert await parts.store.proofs() == []


async def test_what_is_older_than_the_retention_goes_by_itself(parts: Parts) -> None:
    now = parts.clock.now()
    made = [article(number, keys=(f"k{number}",), first_seen_at=now - timedelta(days=age)) for number, age in _AGES]
    [(_, _, token)] = await parts.store.claim_feeds(now, limit=1, lease=timedelta(minutes=1))
    await parts.store.apply(poll_result(token, articles=made), now)
    dispatch, settings = dispatch_of(parts, [], Signs()), parts.settings
    for retention, left in ((None, 3), (settings.retention, 2), (timedelta(days=30), 1)):
        parts.settings = replace(settings, retention=retention)
        await dispatch.prune()
        assert (await parts.store.totals()).articles == left


_AGES = ((7, 91), (8, 89), (9, 1))
"""Articles, and how many days ago they were first seen."""
