"""Telegram as a sink, through python-telegram-bot."""

import logging
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.alerts.buttons import buttons_under
from bot.alerts.confirming import fingerprint, fingerprint_of_html
from bot.alerts.layout import LONGEST_MESSAGE, cut
from bot.alerts.rendering import messages
from bot.errors import BotError
from bot.model.alerts import Delivery, Form, Kind, RetryLater, SendOutcome, Sent, Unanswered, Unreachable, Unsendable
from bot.model.channels import Channel, Preview
from bot.model.rules import Priority
from bot.model.sending import ChatId, Found, Hidden, Look, Missing, Post
from bot.sinks.answers import Meaning, meaning_of, outcome_of

_READ_S = 20.0
_CONNECT_S = 10.0
_CONNECTIONS = 8
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class AdminChat:
    """The operator's chat."""

    def __init__(self, sink: "TelegramSink", chat: int | str) -> None:
        """Speak through an open sink."""
        self._sink = sink
        self._chat = chat

    async def tell(self, text: str) -> None:
        """See `ports.Notifier`."""
        await self._sink.say(self._chat, f"⚠️ {text}")


class TelegramSink:
    """Sends alerts with one bot; use it as an async context manager."""

    def __init__(self, *, token: str, api_url: str, audit: int | str = 0) -> None:
        """Speak as the bot of this token to a Bot API server; what is looked at is forwarded to the audit chat."""
        request = HTTPXRequest(
            connection_pool_size=_CONNECTIONS, read_timeout=_READ_S, connect_timeout=_CONNECT_S, pool_timeout=_READ_S
        )
        self._request = request
        self._bot = Bot(token=token, base_url=f"{api_url}/bot", request=request)
        self._audit = audit

    async def __aenter__(self) -> Self:
        """Open the connections; Telegram is not asked for anything yet."""
        await self._request.initialize()
        return self

    @property
    def chat(self) -> ChatId:
        """See `ports.Prober`."""
        return ChatId(str(self._audit))

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._request.shutdown()

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """See `ports.Sink`: HTML, or plain text where markup was refused before."""
        room = LONGEST_MESSAGE // 2 if delivery.form is Form.SHORT else LONGEST_MESSAGE
        parts = messages(delivery.alert, channel, delivery.members, is_repeated=delivery.doubts > 0, room=room)
        if delivery.part >= len(parts) and not delivery.is_told:
            return None
        # Only what fits into the message that is there can be edited into it.
        part = parts[0 if delivery.is_told else delivery.part]
        is_plain = delivery.form is Form.PLAIN
        return Post(
            delivery=delivery,
            text=part.plain if is_plain else part.html,
            fingerprint=fingerprint(part.plain) if is_plain else fingerprint_of_html(part.html),
            edits=delivery.message if delivery.is_told else None,
            is_last=delivery.is_told or delivery.part == len(parts) - 1,
            buttons=buttons_under(delivery.alert.id, channel) if _has_buttons(delivery, len(parts)) else (),
        )

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """See `ports.Sink`. What a closed or missing topic does not take is offered to the chat's General."""
        if channel.chat is None:
            return Unreachable(reason=f"the channel '{channel.id}' names no chat; give it one, or set TELEGRAM_CHAT")
        if post.edits is not None:
            return await self._edit(post, channel, channel.chat, int(post.edits))
        outcome = await self._message(post, channel, channel.chat, channel.topic)
        if isinstance(outcome, Unreachable) and outcome.is_topic:
            general = await self._message(post, channel, channel.chat, None)
            if not isinstance(general, Unreachable | Unsendable):
                note = f"{outcome.reason}: sent to General; {next_step(channel, channel.chat, is_topic=True)}"
                return replace(general, note=note) if isinstance(general, Sent) else general
        if isinstance(outcome, Unreachable):
            step = next_step(channel, channel.chat, is_topic=outcome.is_topic)
            return replace(outcome, reason=f"{outcome.reason}; {step}")
        return outcome

    async def look(self, chat: ChatId, message: int) -> Look:
        """See `ports.Prober`."""
        try:
            copy = await self._bot.forward_message(
                chat_id=self._audit, from_chat_id=chat, message_id=message, disable_notification=True
            )
        except TelegramError as error:
            meaning = meaning_of(error.message)
            if meaning is Meaning.ABSENT:
                return Missing()
            if meaning is Meaning.HIDDEN:
                return Hidden(reason=error.message)
            return RetryLater(reason=error.message, after=getattr(outcome_of(error), "after", None))
        await self.erase(self.chat, copy.message_id)
        return Found(text=copy.text or "")

    async def write(self, chat: ChatId, text: str) -> int:
        """See `ports.Scribe`."""
        try:
            message = await self._bot.send_message(chat_id=chat, text=text, disable_notification=True)
        except TelegramError as error:
            raise BotError(f"the bot cannot write to {chat}: {error.message}") from error
        return message.message_id

    async def erase(self, chat: ChatId, message: int) -> None:
        """See `ports.Scribe`."""
        with suppress(TelegramError):
            await self._bot.delete_message(chat_id=chat, message_id=message)

    async def say(self, chat: int | str, text: str) -> None:
        """Send plain words; trouble with that is left to the log."""
        try:
            await self._bot.send_message(
                chat_id=chat, text=cut(text, LONGEST_MESSAGE), link_preview_options=_NO_PREVIEW
            )
        except TelegramError as error:
            logging.getLogger(__name__).warning("the admin chat %s takes nothing: %s", chat, error.message)

    async def _message(self, post: Post, channel: Channel, chat: int | str, topic: int | None) -> SendOutcome:
        delivery = post.delivery
        # An alert told anew, because its message could not be edited, wakes nobody.
        is_loud = delivery.alert.priority is Priority.URGENT and not (delivery.reply_to and delivery.digest is None)
        answered = int(delivery.reply_to) if delivery.reply_to else None
        return await _outcome(
            self._bot.send_message(
                chat_id=chat,
                message_thread_id=topic,
                disable_notification=not is_loud,
                reply_parameters=ReplyParameters(answered, allow_sending_without_reply=True) if answered else None,
                **_shown(post, channel),
            )
        )

    async def _edit(self, post: Post, channel: Channel, chat: int | str, message: int) -> SendOutcome:
        return await _outcome(self._bot.edit_message_text(chat_id=chat, message_id=message, **_shown(post, channel)))


def _shown(post: Post, channel: Channel) -> dict[str, Any]:
    """Give what a message shows, new or edited."""
    return {
        "text": post.text,
        "parse_mode": None if post.delivery.form is Form.PLAIN else ParseMode.HTML,
        "link_preview_options": preview_of(channel) if post.delivery.kind is Kind.ALERT else _NO_PREVIEW,
        "reply_markup": keyboard_of(post),
    }


async def _outcome(call: Awaitable[Message | bool]) -> SendOutcome:
    try:
        message = await call
    except TelegramError as error:
        return outcome_of(error)
    except Exception as error:  # noqa: BLE001 - the message is out; an answer of a new shape is one we cannot read
        return Unanswered(reason=f"an answer that cannot be read ({type(error).__name__})")
    return Sent(message=str(message.message_id) if isinstance(message, Message) else None)


def _has_buttons(delivery: Delivery, parts: int) -> bool:
    """Say whether buttons stand under the next message of a delivery: once an alert, under its end."""
    return delivery.kind is Kind.ALERT and (delivery.is_told or delivery.part == parts - 1)


def keyboard_of(post: Post) -> InlineKeyboardMarkup | None:
    """Give the buttons under a message as Telegram takes them."""
    rows = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in post.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def preview_of(channel: Channel) -> LinkPreviewOptions:
    """Give how much of the linked page Telegram is to show."""
    is_large = channel.preview is Preview.LARGE
    if channel.preview is Preview.NONE:
        return _NO_PREVIEW
    return LinkPreviewOptions(prefer_large_media=is_large, prefer_small_media=not is_large)


def next_step(channel: Channel, chat: int | str, *, is_topic: bool) -> str:
    """Give what a person has to do so that a chat takes something again."""
    if is_topic:
        return f"open topic {channel.topic} of {chat} again, or mend `topic` of '{channel.id}'"
    if isinstance(chat, int) and chat > 0:
        return f"open the bot in that chat ({chat}) and press Start"
    return f"make the bot administrator of {chat} with 'Post Messages' on"
