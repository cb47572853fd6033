"""The Bot API server does what it says, told by the real client, and both servers run by hand."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram import error as ptb

from tests.servers import bot_api
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.feeds import Item, rss

ROOT = Path(__file__).parents[2]
CHANNEL, FORUM, GROUP, READER = -1001000000001, -1001000000002, -1003, 700001
NEVER = timedelta(seconds=30)
OLD = rss([Item(guid="1", title="One")])
WRONG_TAG = 'unsupported start tag "br" at byte offset 0'
NEW = rss([Item(guid="2", title="Two")])


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    """Give a bare HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Give a Bot API with one chat of each type."""
    async with BotApi() as server:
        server.add_chat(CHANNEL, title="Test channel", username="testchannel")
        server.add_chat(FORUM, type="supergroup", topics=(7, 8), closed_topics=(8,))
        server.add_chat(GROUP, type="group")
        server.add_chat(READER, type="private", title="Ada")
        yield server


@pytest.fixture
async def bot(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """Give the real client, pointed at it."""
    # Without it PTB warns while it builds RetryAfter, which -W error turns into the wrong exception.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Bot(api.token, base_url=f"{api.url}/bot") as client:
        yield client


async def test_accepted_message_is_kept_as_readers_see_it(api: BotApi, bot: Bot) -> None:
    """Ids are dense; flags, topic and reply are those of the call."""
    quiet = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message("@TestChannel", "<b>A</b> &amp; B", parse_mode="HTML", link_preview_options=quiet)
    reply = await bot.send_message(CHANNEL, "x", disable_notification=True, reply_parameters=ReplyParameters(1))
    topic = await bot.send_message(FORUM, "y", message_thread_id=7)
    first, second = api.messages(CHANNEL)
    assert (first.id, first.text, first.html, first.has_preview) == (1, "A & B", "<b>A</b> &amp; B", False)
    assert (second.id, second.is_silent, second.reply_to, second.has_preview) == (2, True, 1, True)
    assert sent.entities[0].type == "bold"
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "A & B"
    assert (topic.message_thread_id, topic.is_topic_message, api.messages(FORUM)[0].thread) == (7, True, 7)
    assert [(deed.method, deed.message.text) for deed in api.accepted] == [
        ("sendMessage", t) for t in ("A & B", "x", "y")
    ]


async def test_message_is_edited_forwarded_and_deleted(api: BotApi, bot: Bot) -> None:
    """A forward tells text and origin, as the probe needs; a deleted id stays empty."""
    await bot.send_message(CHANNEL, "one")
    with pytest.raises(ptb.BadRequest, match="Message is not modified: specified new"):
        await bot.edit_message_text("one", CHANNEL, 1)
    await bot.edit_message_text("two", CHANNEL, 1)
    copy = await bot.forward_message(READER, CHANNEL, 1)
    assert (copy.text, copy.chat.id) == ("two", READER)
    assert copy.forward_origin is not None
    assert copy.forward_origin.to_dict()["message_id"] == 1
    assert await bot.delete_message(CHANNEL, 1)
    assert api.messages(CHANNEL) == []
    for deed, call in {
        "forward": bot.forward_message(READER, CHANNEL, 1),
        "edit": bot.edit_message_text("x", CHANNEL, 1),
        "delete": bot.delete_message(CHANNEL, 1),
    }.items():
        with pytest.raises(ptb.BadRequest, match=f"(?i)message to {deed} not found"):
            await call
    assert (await bot.send_message(CHANNEL, "three")).message_id == 2


@pytest.mark.parametrize(
    ("chat", "message", "words"),
    [
        ({"id": -5}, {}, "Chat not found"),
        ({"id": CHANNEL}, {"text": ""}, "Message text is empty"),
        ({"id": CHANNEL}, {"text": " \n"}, "Text must be non-empty"),
        ({"id": CHANNEL}, {"text": "😀" * 2049}, "Message is too long"),
        ({"id": CHANNEL}, {"text": "<br>", "parse_mode": "HTML"}, f"Can't parse entities: {WRONG_TAG}"),
        ({"id": CHANNEL}, {"reply_to_message_id": 9}, "Message to be replied not found"),
        ({"id": FORUM}, {"message_thread_id": 9}, "Message thread not found"),
        ({"id": FORUM}, {"message_thread_id": 8}, "Topic_closed"),
        ({"id": CHANNEL, "can_post": False}, {}, "Need administrator rights in the channel chat"),
        ({"id": GROUP, "can_post": False}, {}, "Not enough rights to send text messages to the chat"),
        ({"id": CHANNEL, "bot_status": "kicked"}, {}, "Forbidden: bot was kicked from the channel chat"),
        ({"id": FORUM, "bot_status": "kicked"}, {}, "Forbidden: bot was kicked from the supergroup chat"),
        ({"id": CHANNEL, "bot_status": "left"}, {}, "Forbidden: bot is not a member of the channel chat"),
        ({"id": READER, "bot_status": "kicked"}, {}, "Forbidden: bot was blocked by the user"),
        ({"id": READER, "bot_status": "deactivated"}, {}, "Forbidden: user is deactivated"),
    ],
)
async def test_refusals_have_telegrams_words(
    api: BotApi, bot: Bot, chat: dict[str, Any], message: dict[str, Any], words: str
) -> None:
    """What is refused is not accepted; PTB writes a 400 without its prefix, capitalised, the rest in small letters."""
    for name in chat.keys() - {"id"}:
        setattr(api.chat(chat["id"]), name, chat[name])
    with pytest.raises(ptb.Forbidden if words.startswith("Forbidden") else ptb.BadRequest) as refused:
        await bot.send_message(**{"chat_id": chat["id"], "text": "x", **message})
    assert (str(refused.value), api.accepted) == (words, [])


async def test_upgraded_group_names_its_new_id(api: BotApi, bot: Bot) -> None:
    """The old id refuses for ever, the new one accepts, and both service messages are queued."""
    api.migrate(GROUP, -1001000000003)
    with pytest.raises(ptb.ChatMigrated) as moved:
        await bot.send_message(GROUP, "x")
    assert (await bot.send_message(moved.value.new_chat_id, "x")).chat.type == "supergroup"
    old, new = await bot.get_updates()
    assert old.message is not None
    assert new.message is not None
    assert (old.message.migrate_to_chat_id, new.message.migrate_from_chat_id) == (-1001000000003, GROUP)


@pytest.mark.parametrize(
    ("token", "words"), [("123456:ANOTHER-token-for-the-loopback", "Unauthorized"), ("1:short", "Not Found")]
)
async def test_wrong_token_is_refused(api: BotApi, token: str, words: str) -> None:
    """One of the right form is 401, any other 404; PTB finds both out when it starts."""
    with pytest.raises(ptb.InvalidToken, match="rejected by the server") as refused:
        async with Bot(token, base_url=f"{api.url}/bot"):
            pass
    assert str(refused.value.__cause__) == words


async def test_faults_meet_one_call_each(api: BotApi, bot: Bot) -> None:
    """Whether a lost answer hides an accepted message is up to the fault; afterwards all is well."""
    bad_gateway = bot_api.HttpError(502, "Bad Gateway")
    faults: list[tuple[bot_api.Fault, type[ptb.TelegramError], int]] = [
        (bot_api.flood_wait(timedelta(seconds=7)), ptb.RetryAfter, 0),
        (bot_api.HttpError(403, "Forbidden: bot was blocked by the user"), ptb.Forbidden, 0),
        (bad_gateway, ptb.NetworkError, 0),
        (replace(bad_gateway, is_accepted=True), ptb.NetworkError, 1),
        (bot_api.DropBefore(), ptb.NetworkError, 0),
        (bot_api.DropAfter(), ptb.NetworkError, 1),
        (bot_api.Slow(NEVER, is_accepted=False), ptb.TimedOut, 0),
        (bot_api.Slow(NEVER), ptb.TimedOut, 1),
        (bot_api.BrokenJson(), ptb.TelegramError, 1),
    ]
    api.fail_next("sendMessage", *(fault for fault, _, _ in faults), None)
    for fault, kind, accepted in faults:
        before = len(api.accepted)
        with pytest.raises(kind) as broken:
            await bot.send_message(CHANNEL, "x", read_timeout=0.2 if isinstance(fault, bot_api.Slow) else 10)
        assert (type(broken.value), len(api.accepted) - before) == (kind, accepted), fault
        if isinstance(fault, bot_api.DropBefore | bot_api.DropAfter):
            assert isinstance(broken.value.__cause__, httpx.RemoteProtocolError)
        if isinstance(broken.value, ptb.RetryAfter):
            assert broken.value.retry_after == timedelta(seconds=7)
    await bot.send_message(CHANNEL, "x")
    assert len(api.calls_of("sendMessage")) == len(faults) + 1


async def test_limits_are_those_telegram_publishes() -> None:
    """One a second in a chat, 20 a minute in a channel, 30 a second overall; a refused one does not count."""
    now = 0.0
    async with BotApi(limits=True, clock=lambda: now) as api, aiohttp.ClientSession() as web:

        async def wait_after_sending(chat: int) -> int:
            async with web.get(f"{api.url}/bot{TOKEN}/sendMessage", params={"chat_id": chat, "text": "x"}) as answer:
                return int((await answer.json()).get("parameters", {}).get("retry_after", 0))

        for chat in range(1, 32):
            api.add_chat(chat, type="private")
        api.add_chat(CHANNEL)
        assert [await wait_after_sending(CHANNEL) for _ in range(2)] == [0, 1]
        assert [await wait_after_sending(chat) for chat in range(1, 31)] == [0] * 29 + [1]
        for now in range(1, 20):  # noqa: B007
            assert await wait_after_sending(CHANNEL) == 0
        now = 20
        assert await wait_after_sending(CHANNEL) == 40


async def test_updates_are_polled_until_confirmed(api: BotApi, bot: Bot) -> None:
    """A waiting poll wakes at once; what people do arrives as PTB objects."""
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await api.until(lambda: len(api.calls_of("getUpdates")) == 1)
    api.simulate_added_to(-1001000000009)
    (added,) = await asyncio.wait_for(poll, 2)
    assert added.my_chat_member is not None
    member = added.my_chat_member.new_chat_member
    assert (member.user.id, member.status, member.to_dict()["can_post_messages"]) == (bot.id, "administrator", True)
    api.simulate_message(5, "/start now")
    api.simulate_message(CHANNEL, "hello")
    written, posted = await bot.get_updates(offset=added.update_id + 1)
    assert written.message is not None
    assert posted.channel_post is not None
    assert (written.effective_user and written.effective_user.id) == 5
    assert written.message.parse_entities() == {written.message.entities[0]: "/start"}
    assert [u.update_id for u in await bot.get_updates(offset=-1, allowed_updates=["message"])] == [posted.update_id]
    assert api.simulate_message(CHANNEL, "not asked for") is None
    assert await bot.get_updates(offset=posted.update_id + 1) == ()


async def test_second_poll_and_webhook_conflict_with_the_first(api: BotApi, bot: Bot) -> None:
    """The older of two polls is ended; with a webhook set none is let in."""
    # One Bot has one connection for getUpdates, so a rival needs its own.
    async with Bot(api.token, base_url=f"{api.url}/bot") as rival:
        older = asyncio.create_task(rival.get_updates(timeout=20))
        await api.until(lambda: len(api.calls_of("getUpdates")) == 1)
        newer = asyncio.create_task(bot.get_updates(timeout=20))
        with pytest.raises(ptb.Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
            await older
    await bot.set_webhook("https://bot.example/hook")
    with pytest.raises(ptb.Conflict, match="terminated by setWebhook request"):
        await newer
    assert (await bot.get_webhook_info()).url == "https://bot.example/hook"
    with pytest.raises(ptb.Conflict, match="can't use getUpdates method while webhook is active; use deleteWebhook"):
        await bot.get_updates()
    assert await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_chats_commands_and_buttons_answer(api: BotApi, bot: Bot, web: aiohttp.ClientSession) -> None:
    """The rest of what the bot uses; method names ignore case, parameters may be JSON, others are unknown."""
    assert (await bot.get_chat("@testchannel")).title == "Test channel"
    assert (await bot.get_chat_member(CHANNEL, bot.id)).status == "administrator"
    assert await bot.get_chat_member_count(CHANNEL) == 2
    assert await bot.set_my_commands([BotCommand("status", "how it goes")])
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Mute", callback_data="mute")]])
    sent = await bot.send_message(READER, "x", reply_markup=buttons)
    assert sent.reply_markup == buttons
    api.simulate_press(READER, sent.message_id, "mute")
    (pressed,) = await bot.get_updates()
    assert pressed.callback_query is not None
    assert await bot.answer_callback_query(pressed.callback_query.id)
    with pytest.raises(ptb.BadRequest, match="Query is too old"):
        await bot.answer_callback_query(pressed.callback_query.id)
    async with web.post(f"{api.url}/bot{TOKEN}/SENDMESSAGE", json={"chat_id": READER, "text": "y"}) as answer:
        assert (await answer.json())["result"]["message_id"] == 2
    async with web.get(f"{api.url}/bot{TOKEN}/sendPhoto") as answer:
        assert await answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_both_servers_run_by_hand(tmp_path: Path, web: aiohttp.ClientSession) -> None:
    """They print where they are, follow the files, tell what they accept, and Ctrl-C stops them without a word."""

    async def start(*arguments: str) -> tuple[asyncio.subprocess.Process, asyncio.StreamReader, str]:
        command = ("-m", *arguments, "--port", "0")
        process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=PIPE, stderr=PIPE, cwd=ROOT)
        assert process.stdout is not None
        found = re.search(r"http://127.0.0.1:\d+", (await process.stdout.readline()).decode())
        assert found is not None
        return process, process.stdout, found[0]

    feed = tmp_path / "feed.xml"
    feed.write_bytes(OLD)
    publisher, _, url = await start("tests.servers.feeds", str(tmp_path))
    for body in (OLD, NEW):
        feed.write_bytes(body)
        async with web.get(f"{url}/feed.xml") as answer:
            assert await answer.read() == body
    async with web.get(url) as answer:
        listed = (await answer.text()).split()
    assert {f"{url}/feed.xml", f"{url}/bad/entities", f"{url}/bad/slow"} <= set(listed)
    telegram, told, url = await start("tests.servers.bot_api")
    await web.get(f"{url}/simulate/add", params={"chat": CHANNEL})
    await web.get(f"{url}/bot{TOKEN}/sendMessage", params={"chat_id": CHANNEL, "text": "one\ntwo"})
    for process in (publisher, telegram):
        process.send_signal(signal.SIGINT)
        assert (await process.wait(), process.stderr and await process.stderr.read()) == (0, b"")
    assert b"    | one\n    | two\n" in await told.read()
