"""What every sink promises: it says what became of an alert, and never raises for what the other side does."""

import asyncio
import io
import os
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import TextIO

import pytest

from bot.errors import ReaderGoneError
from bot.model.alerts import Sent, Unreachable
from bot.model.channels import Channel, ChannelId
from bot.ports import Sink
from bot.sinks.console import ByChat, ConsoleSink
from bot.sinks.memory import MemorySink
from bot.sinks.telegram import TelegramSink
from tests.fakes import alert, send
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


@pytest.fixture
def pipe() -> Iterator[tuple[int, TextIO]]:
    """Give a pipe: the end to read, and the end to print into."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        yield reading, stream


async def test_a_terminal_that_nobody_reads_ends_printing(pipe: tuple[int, TextIO]) -> None:
    """`bot | head`: nothing is tried again; beside Telegram's channels only the printed ones rest."""
    reading, stream = pipe
    os.close(reading)
    console = ConsoleSink(stream)
    with pytest.raises(ReaderGoneError):
        await send(console, alert(), Channel(id=ChannelId("desk")))
    beside = ByChat(telegram=MemorySink(), console=console)
    assert isinstance(await send(beside, alert(), Channel(id=ChannelId("desk"))), Unreachable)


async def test_a_terminal_that_is_stopped_keeps_nobody_from_ending(pipe: tuple[int, TextIO]) -> None:
    """Nor does it hold the stream's lock, without which a process cannot end."""
    reading, stream = pipe
    os.set_blocking(stream.fileno(), False)
    with suppress(BlockingIOError):
        while True:
            os.write(stream.fileno(), b"x" * 4096)
    os.set_blocking(stream.fileno(), True)
    task = asyncio.create_task(send(ConsoleSink(stream), alert(), Channel(id=ChannelId("desk"))))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    stream.flush()
    [thread] = [one for one in threading.enumerate() if one.name == "console"]
    assert thread.daemon
    os.close(reading)
    thread.join(5)


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_is_sent(sink: Sink, text: str) -> None:
    channel = Channel(id=ChannelId("desk"), chat=CHAT)
    hostile = alert(title=f"Ceasefire {text}", lead=text, outlet=text or "x", labels=(text,))
    assert isinstance(await send(sink, hostile, channel), Sent)
