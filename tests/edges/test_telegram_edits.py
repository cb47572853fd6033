"""Edits and answers through the Telegram sink, against our Bot API server."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.model.alerts import (
    AlertId,
    RetryLater,
    Sent,
    Uneditable,
)
from bot.model.channels import Channel, ChannelId
from bot.model.rules import Priority
from bot.sinks.telegram import TelegramSink
from tests.fakes import NOON, alert, send
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.faults import flood_wait

CHAT = -1001000000001
DESK = Channel(id=ChannelId("desk"), chat=CHAT)


@dataclass
class Line:
    """A sink and the server it speaks to."""

    api: BotApi
    sink: TelegramSink


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """Give an open sink with one channel it may post in."""
    async with BotApi() as api, TelegramSink(token=TOKEN, api_url=api.url) as sink:
        api.add_chat(CHAT)
        yield Line(api, sink)


async def test_an_edit_changes_the_message_and_keeps_its_buttons(line: Line) -> None:
    """The same again is no change and no trouble."""
    await send(line.sink, alert(), DESK)
    for _ in range(2):
        assert isinstance(await send(line.sink, alert(title="Corrected"), DESK, message="1", sent_at=NOON), Sent)
    [message] = line.api.messages(CHAT)
    assert (message.text.splitlines()[0], bool(message.reply_markup)) == ("Corrected", True)
    assert [one.method for one in line.api.accepted] == ["sendMessage", "editMessageText"]


async def test_what_is_gone_or_another_s_cannot_be_edited(line: Line) -> None:
    line.api.simulate_message(CHAT, "from a colleague")
    for message in ("1", "9"):
        assert isinstance(await send(line.sink, alert(), DESK, message=message, sent_at=NOON), Uneditable)
    line.api.fail_next("editMessageText", flood_wait(timedelta(seconds=3)))
    later = await send(line.sink, alert(), DESK, message="1", sent_at=NOON)
    assert isinstance(later, RetryLater)
    assert later.after == timedelta(seconds=3)


async def test_an_answer_stands_below_its_message_or_alone_where_that_is_gone(line: Line) -> None:
    """What could not be edited and is told anew wakes nobody, an answer with news does."""
    urgent = alert(priority=Priority.URGENT)
    await send(line.sink, alert(), DESK)
    await send(line.sink, urgent, DESK, reply_to="1")
    await send(line.sink, urgent, DESK, reply_to="9", digest=AlertId("lead"))
    assert [(one.reply_to, one.is_silent) for one in line.api.messages(CHAT)][1:] == [(1, True), (None, False)]
