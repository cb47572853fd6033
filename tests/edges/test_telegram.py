"""The Telegram sink against our Bot API server: what is sent, and what each refusal comes to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.alerts.confirming import fingerprint
from bot.model.alerts import (
    Form,
    Kind,
    Mark,
    Misshapen,
    Moved,
    RetryLater,
    SendOutcome,
    Sent,
    Unanswered,
    Unauthorised,
    Unconnected,
    Unreachable,
    Unsendable,
)
from bot.model.articles import Field
from bot.model.channels import Channel, ChannelId
from bot.model.rules import Priority, Span
from bot.model.sending import ChatId, Found, Hidden, Missing
from bot.sinks.answers import SAID, Meaning, meaning_of
from bot.sinks.telegram import TelegramSink
from tests.fakes import alert, delivery, send
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
    assert await send(line.sink, alert(), DESK) == Sent(message="1")
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
    await send(line.sink, alert(marks=(hidden,)), DESK)
    [message] = line.api.messages(CHAT)
    assert 'gevonden in de tekst: "ateşkes"' in message.text


@pytest.mark.parametrize(("priority", "is_silent"), [(Priority.URGENT, False), (Priority.NORMAL, True)])
async def test_only_urgent_alerts_make_a_sound(line: Line, priority: Priority, is_silent: bool) -> None:
    await send(line.sink, alert(priority=priority), DESK)
    [message] = line.api.messages(CHAT)
    assert message.is_silent is is_silent


async def test_an_alert_goes_to_its_topic(line: Line) -> None:
    line.api.add_chat(-1002, type="supergroup", topics=(42,))
    await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat=-1002, topic=42))
    assert line.api.messages(-1002)[0].thread == 42


async def test_buttons_stand_under_an_alert_unless_its_channel_wants_none(line: Line) -> None:
    for channel in (DESK, replace(DESK, buttons=False)):
        await send(line.sink, alert(), channel)
    await send(line.sink, alert(), DESK, kind=Kind.DIGEST, members=(alert(),))
    under, bare, listed = (message.reply_markup for message in line.api.messages(CHAT))
    keyboard: Any = under["inline_keyboard"]
    rows = [[(one["text"], one["callback_data"]) for one in row] for row in keyboard]
    assert rows == [
        [("👍 Nuttig", "u:alert-1"), ("👎 Niet relevant", "n:alert-1")],
        [("🔕 Verhaal dempen", "m:alert-1"), ("🔔 Verhaal volgen", "f:alert-1")],
    ]
    assert (bare, listed) == ({}, {})


async def test_a_channel_can_be_named(line: Line) -> None:
    line.api.add_chat(-1003, username="syria_desk")
    assert isinstance(await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat="@syria_desk")), Sent)


async def test_a_flood_wait_is_waited_for(line: Line) -> None:
    line.api.fail_next("sendMessage", flood_wait(timedelta(seconds=17)))
    outcome = await send(line.sink, alert(), DESK)
    assert isinstance(outcome, RetryLater)
    assert outcome.after == timedelta(seconds=17)


@pytest.mark.parametrize(
    "fault", [DropBefore(), DropAfter(), BrokenJson(), HttpError(502, "Bad Gateway"), HttpError(500, "Internal")]
)
async def test_of_a_lost_answer_nobody_knows_whether_the_message_arrived(line: Line, fault: object) -> None:
    line.api.fail_next("sendMessage", fault)  # type: ignore[arg-type]
    assert isinstance(await send(line.sink, alert(), DESK), Unanswered)


async def test_a_server_that_is_not_there_took_nothing() -> None:
    async with TelegramSink(token=TOKEN, api_url="http://127.0.0.1:9") as sink:
        assert isinstance(await send(sink, alert(), DESK), Unconnected)


async def test_a_429_without_its_seconds_is_a_wait_too(line: Line) -> None:
    line.api.fail_next("sendMessage", HttpError(429, "Too Many Requests: retry later"))
    assert isinstance(await send(line.sink, alert(), DESK), RetryLater)


@pytest.mark.parametrize("status", ["kicked", "left"])
async def test_a_chat_that_lost_its_bot_is_unreachable(line: Line, status: str) -> None:
    line.api.chat(CHAT).bot_status = status  # type: ignore[assignment]
    assert isinstance(await send(line.sink, alert(), DESK), Unreachable)


async def test_a_chat_in_which_the_bot_may_not_post_is_unreachable(line: Line) -> None:
    line.api.chat(CHAT).can_post = False
    assert isinstance(await send(line.sink, alert(), DESK), Unreachable)


async def test_a_chat_that_is_not_there_is_unreachable(line: Line) -> None:
    outcome = await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat=-1009))
    assert outcome == Unreachable(reason="Chat not found; make the bot administrator of -1009 with 'Post Messages' on")


async def test_a_person_who_left_is_told_apart(line: Line) -> None:
    """What is told with the refusal is what mends it."""
    line.api.add_chat(42, type="private", bot_status="kicked")
    outcome = await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat=42))
    assert isinstance(outcome, Unreachable)
    assert "press Start" in outcome.reason


@pytest.mark.parametrize("topic", [7, 9])
async def test_what_a_closed_or_missing_topic_does_not_take_goes_to_general(line: Line, topic: int) -> None:
    line.api.add_chat(-1002, type="supergroup", topics=(7,), closed_topics=(7,))
    outcome = await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat=-1002, topic=topic))
    assert isinstance(outcome, Sent)
    assert f"sent to General; open topic {topic} of -1002 again" in outcome.note
    assert line.api.messages(-1002)[0].thread is None


async def test_where_general_is_closed_too_the_topic_waits_for_a_person(line: Line) -> None:
    line.api.fail_next("sendMessage", *[HttpError(400, "Bad Request: TOPIC_CLOSED")] * 2)
    outcome = await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat=CHAT, topic=9))
    assert isinstance(outcome, Unreachable)
    assert outcome.is_topic
    assert f"open topic 9 of {CHAT} again" in outcome.reason


async def test_a_channel_without_chat_is_unreachable(line: Line) -> None:
    assert isinstance(await send(line.sink, alert(), Channel(id=ChannelId("desk"))), Unreachable)


async def test_a_moved_chat_says_where(line: Line) -> None:
    line.api.add_chat(-5, type="group")
    line.api.migrate(-5, -1005)
    outcome = await send(line.sink, alert(), Channel(id=ChannelId("desk"), chat=-5))
    assert isinstance(outcome, Moved)
    assert outcome.chat == -1005


async def test_markup_that_telegram_refuses_goes_as_plain_text(line: Line) -> None:
    line.api.fail_next("sendMessage", HttpError(400, "Bad Request: can't parse entities: unsupported start tag"))
    refused = await send(line.sink, alert(), DESK)
    assert isinstance(refused, Misshapen)
    assert isinstance(await send(line.sink, alert(), DESK, form=refused.form), Sent)
    [message] = line.api.messages(CHAT)
    assert message.entities == ()
    assert alert().url in message.text


async def test_what_is_too_long_goes_in_shorter_parts(line: Line) -> None:
    long = alert(lead="A sentence of the article. " * 140)
    line.api.fail_next("sendMessage", HttpError(400, "Bad Request: message is too long"))
    refused = await send(line.sink, long, DESK)
    assert isinstance(refused, Misshapen)
    first = line.sink.compose(delivery(of=long, form=refused.form), DESK)
    whole = line.sink.compose(delivery(of=long), DESK)
    assert first is not None
    assert whole is not None
    assert (whole.is_last, first.is_last, len(first.text) < 2048 + 500) == (True, False, True)


async def test_what_is_sent_again_is_marked(line: Line) -> None:
    await send(line.sink, alert(), DESK)
    await send(line.sink, alert(), DESK, doubts=1)
    first, second = (message.text for message in line.api.messages(CHAT))
    assert second.endswith(first)
    assert second.startswith("🔁")


async def test_what_stands_in_a_chat_is_read_back_and_nothing_is_left_of_that(line: Line) -> None:
    """By the fingerprint of the text a message is known again, however Telegram tidied it."""
    audit = -1002
    line.api.add_chat(audit)
    async with TelegramSink(token=TOKEN, api_url=line.api.url, audit=audit) as sink:
        for form in (Form.MARKED_UP, Form.PLAIN):
            post = sink.compose(delivery(form=form), DESK)
            assert post is not None
            sent = await sink.send(post, DESK)
            assert isinstance(sent, Sent)
            look = await sink.look(ChatId(str(CHAT)), int(sent.message or 0))
            assert isinstance(look, Found)
            assert fingerprint(look.text) == post.fingerprint
        assert await sink.look(ChatId(str(CHAT)), 99) == Missing()
        line.api.fail_next("forwardMessage", HttpError(400, "Bad Request: message can't be forwarded"))
        assert isinstance(await sink.look(ChatId(str(CHAT)), 1), Hidden)
        line.api.fail_next("forwardMessage", flood_wait(timedelta(seconds=5)))
        waits = await sink.look(ChatId(str(CHAT)), 1)
        assert isinstance(waits, RetryLater)
        assert waits.after == timedelta(seconds=5)
    assert line.api.messages(audit) == []


@pytest.mark.parametrize(("words", "meaning"), SAID)
def test_telegrams_words_are_known_in_any_case_and_none_is_hidden_by_another(words: str, meaning: Meaning) -> None:
    for said in (f"Bad Request: {words}", f"Bad Request: {words.upper()} (now)"):
        assert meaning_of(said) is meaning


@pytest.mark.parametrize(
    ("code", "said", "outcome"),
    [
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Unreachable),
        (400, "Bad Request: have no rights to send a message", Unreachable),
        (400, "Bad Request: group chat was deactivated", Unreachable),
        (400, "Bad Request: wrong HTTP URL specified", Unsendable),
        (400, "Bad Request: something new", Unsendable),
        (401, "Unauthorized", Unauthorised),
        (403, "Forbidden: bot was kicked from the supergroup chat", Unreachable),
        (403, "Forbidden: user is deactivated", Unreachable),
        (403, "Forbidden: something new", Unreachable),
        (404, "Not Found", Unauthorised),
        (503, "Service Unavailable", Unanswered),
    ],
)
async def test_what_each_refusal_comes_to(line: Line, code: int, said: str, outcome: type[SendOutcome]) -> None:
    line.api.fail_next("sendMessage", HttpError(code, said))
    assert isinstance(await send(line.sink, alert(), DESK), outcome)


async def test_a_refused_token_stops_sending_and_is_not_told() -> None:
    async with BotApi() as api, TelegramSink(token="123456789:wrong" + "x" * 30, api_url=api.url) as sink:
        outcome = await send(sink, alert(), DESK)
    assert isinstance(outcome, Unauthorised)
    assert "wrong" not in outcome.reason
