"""What every sink promises: it says what became of an alert, and never raises for what the other side does."""

import io
from collections.abc import AsyncIterator

import pytest

from bot.model.alerts import Sent
from bot.model.channels import Channel, ChannelId
from bot.ports import Sink
from bot.sinks.console import ByChat, ConsoleSink
from bot.sinks.memory import MemorySink
from bot.sinks.telegram import TelegramSink
from tests.fakes import alert
from tests.servers.bot_api import TOKEN, BotApi

CHAT = -1001000000001
HOSTILE = [
    "a < b & c > d",
    "<b>unclosed",
    "</a></b>",
    "quotes \" and ' and `",
    "_under_ *star* [x](y)",
    "😀 👩‍👩‍👧 🇹🇷",
    "عاجل: الناتو ‮reversed‬",
    "\x00\x07\x1b[31m",
    "\ud800 half",
    "&lt;b&gt; &amp; &nbsp; &#60;",
    "x" * 1000,
    " ",
]


@pytest.fixture(params=["memory", "console", "telegram", "by chat"])
async def sink(request: pytest.FixtureRequest) -> AsyncIterator[Sink]:
    """Give each sink in turn."""
    if request.param == "memory":
        yield MemorySink()
    elif request.param == "console":
        yield ConsoleSink(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    else:
        async with BotApi() as api, TelegramSink(token=TOKEN, api_url=api.url) as telegram:
            api.add_chat(CHAT)
            console = ConsoleSink(io.StringIO())
            yield telegram if request.param == "telegram" else ByChat(telegram=telegram, console=console)


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_is_sent(sink: Sink, text: str) -> None:
    channel = Channel(id=ChannelId("desk"), chat=CHAT)
    hostile = alert(title=f"Ceasefire {text}", lead=text, outlet=text or "x", labels=(text,))
    assert isinstance(await sink.send(hostile, channel), Sent)
