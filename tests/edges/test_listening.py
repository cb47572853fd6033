"""Hearing of chats: what people do with the bot in Telegram, and what the daemon makes of it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.chat.listening import Listener, open_listener
from bot.model.sending import ChatId, ChatMoved, ChatOpened
from tests.servers.bot_api import TOKEN, BotApi

CHAT = -1001000000001


@dataclass
class Ear:
    """A listener and the server it asks."""

    api: BotApi
    listener: Listener


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    """Give an open listener in one channel."""
    async with BotApi() as api, open_listener(TOKEN, api.url) as listener:
        api.add_chat(CHAT, username="Syria_Desk")
        yield Ear(api, listener)


async def test_a_chat_that_lets_the_bot_in_is_heard_by_all_its_names(ear: Ear) -> None:
    ear.api.simulate_removed_from(CHAT)
    ear.api.simulate_added_to(CHAT)
    assert await ear.listener.hear() == [ChatOpened(names=(ChatId(str(CHAT)), ChatId("@syria_desk")))]


async def test_a_group_that_becomes_a_supergroup_is_heard(ear: Ear) -> None:
    """Both of Telegram's notices say the same, and each is heard once."""
    ear.api.add_chat(-5, type="group")
    ear.api.migrate(-5, -1005)
    moved = ChatMoved(old=ChatId("-5"), new=ChatId("-1005"))
    assert await ear.listener.hear() == [moved, moved]
    ear.api.simulate_message(-1005, "hello")
    assert await ear.listener.hear() == []


async def test_trouble_is_waited_out_and_no_news(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that listens for a moment, as while a platform replaces one by the other."""
    monkeypatch.setattr("bot.chat.listening._FIRST_PAUSE_S", 0.0)
    ear.listener._pause_s = 0.0
    ear.api.world.updates.set_webhook("https://bot.example/hook")
    assert await ear.listener.hear() == []
    ear.api.world.updates.set_webhook("")
    ear.api.simulate_added_to(CHAT)
    assert len(await ear.listener.hear()) == 1
