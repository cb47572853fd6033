"""The Telegram sink against our Bot API server: what is sent, and what each refusal comes to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.model.alerts import Mark, RetryLater, Sent, Unauthorised, Unreachable, Unsendable
from bot.model.articles import Field
from bot.model.channels import Channel, ChannelId
from bot.model.rules import Priority, Span
from bot.sinks.telegram import TelegramSink
from tests.fakes import alert
from tests.servers.bot_api import TOKEN, BotApi
from tests.servers.faults import BrokenJson, DropAfter, DropBefore, HttpError, flood_wait

CHAT = -1001000000001
DESK = Channel(id=ChannelId("desk"), chat=CHAT, tz="Europe/Amsterdam", language="nl")


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


async def test_an_alert_shows_all_a_reader_needs(line: Line) -> None:
    """Headline with matched words in bold and linked, outlet, language, time in the channel's zone, labels, rules."""
    assert await line.sink.send(alert(), DESK) == Sent(message="1")
    [message] = line.api.messages(CHAT)
    assert message.text.splitlines() == [
        "Ceasefire holds in Idlib, day 1",
        "Anadolu Agency · en · 2026-11-23 12:00 CET",
        "🏷 ceasefire · Idlib",
        "📌 Ceasefire in Idlib",
    ]
    bold = [entity for entity in message.entities if entity.type == "bold"]
    assert [(entity.offset, entity.length) for entity in bold] == [(0, 9)]
    assert {entity.url for entity in message.entities if entity.type == "text_link"} == {alert().url}
    assert not message.has_preview


async def test_a_hit_in_text_that_may_not_be_shown_is_told(line: Line) -> None:
    hidden = Mark(span=Span(field=Field.LEAD, start=5, end=11), text="ateşkes")
    await line.sink.send(alert(marks=(hidden,)), DESK)
    [message] = line.api.messages(CHAT)
    assert 'gevonden in de tekst: "ateşkes"' in message.text


@pytest.mark.parametrize(("priority", "is_silent"), [(Priority.URGENT, False), (Priority.NORMAL, True)])
async def test_only_urgent_alerts_make_a_sound(line: Line, priority: Priority, is_silent: bool) -> None:
    await line.sink.send(alert(priority=priority), DESK)
    [message] = line.api.messages(CHAT)
    assert message.is_silent is is_silent


async def test_an_alert_goes_to_its_topic(line: Line) -> None:
    line.api.add_chat(-1002, type="supergroup", topics=(42,))
    await line.sink.send(alert(), Channel(id=ChannelId("desk"), chat=-1002, topic=42))
    assert line.api.messages(-1002)[0].thread == 42


async def test_a_channel_can_be_named(line: Line) -> None:
    line.api.add_chat(-1003, username="syria_desk")
    assert isinstance(await line.sink.send(alert(), Channel(id=ChannelId("desk"), chat="@syria_desk")), Sent)


async def test_a_flood_wait_is_waited_for(line: Line) -> None:
    line.api.fail_next("sendMessage", flood_wait(timedelta(seconds=17)))
    outcome = await line.sink.send(alert(), DESK)
    assert isinstance(outcome, RetryLater)
    assert outcome.after == timedelta(seconds=17)


@pytest.mark.parametrize("fault", [DropBefore(), DropAfter(), BrokenJson(), HttpError(502, "Bad Gateway")])
async def test_what_may_pass_is_tried_again_later(line: Line, fault: object) -> None:
    line.api.fail_next("sendMessage", fault)  # type: ignore[arg-type]
    assert isinstance(await line.sink.send(alert(), DESK), RetryLater)


@pytest.mark.parametrize("status", ["kicked", "left"])
async def test_a_chat_that_lost_its_bot_is_unreachable(line: Line, status: str) -> None:
    line.api.chat(CHAT).bot_status = status  # type: ignore[assignment]
    assert isinstance(await line.sink.send(alert(), DESK), Unreachable)


async def test_a_chat_in_which_the_bot_may_not_post_is_unreachable(line: Line) -> None:
    line.api.chat(CHAT).can_post = False
    assert isinstance(await line.sink.send(alert(), DESK), Unreachable)


async def test_a_chat_that_is_not_there_is_unreachable(line: Line) -> None:
    outcome = await line.sink.send(alert(), Channel(id=ChannelId("desk"), chat=-1009))
    assert outcome == Unreachable(reason="Chat not found; make the bot administrator of -1009 with 'Post Messages' on")


async def test_a_person_who_left_is_told_apart_and_so_is_a_topic(line: Line) -> None:
    """What is told with the refusal is what mends it."""
    line.api.add_chat(42, type="private", bot_status="kicked")
    line.api.add_chat(-1002, type="supergroup", topics=(7,))
    for chat, topic, step in ((42, None, "press Start"), (-1002, 9, "open topic 9 of -1002 again")):
        outcome = await line.sink.send(alert(), Channel(id=ChannelId("desk"), chat=chat, topic=topic))
        assert isinstance(outcome, Unreachable)
        assert step in outcome.reason


async def test_a_channel_without_chat_is_unreachable(line: Line) -> None:
    assert isinstance(await line.sink.send(alert(), Channel(id=ChannelId("desk"))), Unreachable)


async def test_a_moved_chat_is_followed(line: Line) -> None:
    line.api.add_chat(-5, type="group")
    line.api.migrate(-5, -1005)
    moved = Channel(id=ChannelId("desk"), chat=-5)
    first = await line.sink.send(alert(), moved)
    assert isinstance(first, RetryLater)
    assert "-1005" in first.reason
    assert isinstance(await line.sink.send(alert(), moved), Sent)
    assert len(line.api.messages(-1005)) == 1


async def test_markup_that_telegram_refuses_goes_as_plain_text(line: Line) -> None:
    line.api.fail_next("sendMessage", HttpError(400, "Bad Request: can't parse entities: unsupported start tag"))
    assert isinstance(await line.sink.send(alert(), DESK), Sent)
    [message] = line.api.messages(CHAT)
    assert message.entities == ()
    assert alert().url in message.text


async def test_an_unknown_refusal_is_not_tried_for_ever(line: Line) -> None:
    line.api.fail_next("sendMessage", HttpError(400, "Bad Request: something new"))
    assert isinstance(await line.sink.send(alert(), DESK), Unsendable)


async def test_a_refused_token_stops_sending_and_is_not_told() -> None:
    async with BotApi() as api, TelegramSink(token="123456789:wrong" + "x" * 30, api_url=api.url) as sink:
        outcome = await sink.send(alert(), DESK)
    assert isinstance(outcome, Unauthorised)
    assert "wrong" not in outcome.reason
