"""Hearing of chats: what people do with the bot in Telegram, and what the daemon makes of it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.chat.listening import Listener, open_listener
from bot.model.sending import Answer, ChatId, ChatMoved, ChatOpened, Heard, Press
from tests.servers.bot_api import ADA, TOKEN, BotApi, Person

CHAT = -1001000000001
BOSS = 9


@dataclass
class Ear:
    """A listener and the server it asks."""

    api: BotApi
    listener: Listener


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    """Give an open listener in one channel."""
    async with BotApi() as api, open_listener(TOKEN, api.url, {BOSS}) as listener:
        api.add_chat(CHAT, username="Syria_Desk")
        yield Ear(api, listener)


async def test_a_chat_that_lets_the_bot_in_is_heard_by_all_its_names(ear: Ear) -> None:
    ear.api.simulate_removed_from(CHAT)
    ear.api.simulate_added_to(CHAT)
    assert (await ear.listener.hear()).news == (ChatOpened(names=(ChatId(str(CHAT)), ChatId("@syria_desk"))),)


async def test_a_group_that_becomes_a_supergroup_is_heard(ear: Ear) -> None:
    """Both of Telegram's notices say the same, and each is heard once."""
    ear.api.add_chat(-5, type="group")
    ear.api.migrate(-5, -1005)
    moved = ChatMoved(old=ChatId("-5"), new=ChatId("-1005"))
    assert (await ear.listener.hear()).news == (moved, moved)
    ear.api.simulate_message(-1005, "hello")
    assert await ear.listener.hear() == Heard()


async def test_trouble_is_waited_out_and_no_news(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that listens for a moment, as while a platform replaces one by the other."""
    monkeypatch.setattr("bot.chat.listening._FIRST_PAUSE_S", 0.0)
    ear.listener._pause_s = 0.0
    ear.api.world.updates.set_webhook("https://bot.example/hook")
    assert await ear.listener.hear() == Heard()
    ear.api.world.updates.set_webhook("")
    ear.api.simulate_added_to(CHAT)
    assert len((await ear.listener.hear()).news) == 1


async def test_who_listens_twice_is_told_once(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at once, for it is ordinary for a moment; and not each time it is tried again."""
    monkeypatch.setattr("bot.chat.listening._FIRST_PAUSE_S", 0.0)
    monkeypatch.setattr("bot.chat.listening._ORDINARY_S", 0.0)
    ear.listener._pause_s = 0.0
    ear.api.world.updates.set_webhook("https://bot.example/hook")
    heard = [await ear.listener.hear() for _ in range(4)]
    assert [bool(one.trouble) for one in heard] == [False, True, False, False]


async def write_by(ear: Ear) -> int:
    """Let the bot write into the channel; gives the message's id."""
    return (await ear.listener._bot.send_message(CHAT, "news")).message_id


async def test_a_press_is_heard_and_answered(ear: Ear) -> None:
    """Whatever its data is, of a message however old."""
    message = await write_by(ear)
    for data in ("u:abc", "\ud83d \0 ‮" + "x" * 5000):
        ear.api.simulate_press(CHAT, message, data)
    one, other = (await ear.listener.hear()).presses
    assert one == Press(id=one.id, person=ADA.id, chats=(ChatId(str(CHAT)), ChatId("@syria_desk")), data="u:abc")
    await ear.listener.answer([Answer(press=one.id, text="Noted"), Answer(press=other.id, text="")])
    await ear.listener.answer([Answer(press=one.id, text="too old by now")])
    assert [call.params.get("text") for call in ear.api.calls_of("answerCallbackQuery")][:2] == ["Noted", None]
    assert not ear.api.world.pressed


async def test_a_flood_of_presses_is_answered_as_far_as_a_few_a_second_go(ear: Ear) -> None:
    await ear.listener.answer(Answer(press=str(n), text="") for n in range(200))
    assert len(ear.api.calls_of("answerCallbackQuery")) == 10
    known = [await ear.listener.is_admin(person, ChatId(str(CHAT))) for person in range(1000, 1200)]
    assert len(ear.api.calls_of("getChatMember")) == 10
    assert set(known) == {None}


async def test_who_decides_for_a_chat(ear: Ear) -> None:
    """Its administrators, asked about once; those of the environment everywhere; in private the person."""
    chat = ear.api.chat(CHAT)
    chat.members = {1: Person(id=1), 2: Person(id=2)}
    chat.admins = frozenset((1,))
    asked = [1, 2, 1, 2, BOSS, 77]
    assert [await ear.listener.is_admin(one, ChatId(str(CHAT))) for one in asked] == [
        *(True, False, True, False, True),
        None,
    ]
    assert await ear.listener.is_admin(77, ChatId("77"))
    assert len(ear.api.calls_of("getChatMember")) == 3
