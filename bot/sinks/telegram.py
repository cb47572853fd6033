"""Telegram as a sink, through python-telegram-bot."""

import logging
from datetime import timedelta
from types import TracebackType
from typing import Self

from telegram import Bot, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.alerts.layout import LONGEST_MESSAGE, cut
from bot.alerts.rendering import Message, messages
from bot.model.alerts import Alert, RetryLater, SendOutcome, Sent, Unauthorised, Unreachable, Unsendable
from bot.model.channels import Channel, Preview
from bot.model.rules import Priority

_READ_S = 20.0
_CONNECT_S = 10.0
_CONNECTIONS = 8
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_UNREACHABLE = (
    "chat not found",
    "channel_private",
    "chat_write_forbidden",
    "not enough rights",
    "need administrator rights",
    "have no rights to send",
    "user is deactivated",
    "group chat was deactivated",
    "message thread not found",
    "topic_closed",
    "peer_id_invalid",
)
"""What Telegram says, in small letters, of a chat that takes nothing until a person does something."""
_TOPIC = ("message thread not found", "topic_closed")
_BROKEN_MARKUP = ("can't parse entities", "message is too long", "entity")


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

    def __init__(self, *, token: str, api_url: str) -> None:
        """Speak as the bot of this token to a Bot API server."""
        request = HTTPXRequest(
            connection_pool_size=_CONNECTIONS, read_timeout=_READ_S, connect_timeout=_CONNECT_S, pool_timeout=_READ_S
        )
        self._request = request
        self._bot = Bot(token=token, base_url=f"{api_url}/bot", request=request)
        self._moved: dict[int | str, int] = {}

    async def __aenter__(self) -> Self:
        """Open the connections; Telegram is not asked for anything yet."""
        await self._request.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._request.shutdown()

    async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
        """See `ports.Sink`. Markup that Telegram refuses goes as plain text; a moved chat is followed."""
        if channel.chat is None:
            return Unreachable(reason=f"the channel '{channel.id}' names no chat; give it one, or set TELEGRAM_CHAT")
        chat = self._moved.get(channel.chat, channel.chat)
        try:
            return await self._send(alert, channel, chat)
        except ChatMigrated as moved:
            self._moved[channel.chat] = moved.new_chat_id
            return RetryLater(reason=f"the chat has moved; write 'chat: {moved.new_chat_id}' for '{channel.id}'")
        except TelegramError as error:
            outcome = outcome_of(error)
            if isinstance(outcome, Unreachable):
                return Unreachable(reason=f"{outcome.reason}; {next_step(outcome.reason, channel, chat)}")
            return outcome

    async def say(self, chat: int | str, text: str) -> None:
        """Send plain words; trouble with that is left to the log."""
        try:
            await self._bot.send_message(
                chat_id=chat, text=cut(text, LONGEST_MESSAGE), link_preview_options=_NO_PREVIEW
            )
        except TelegramError as error:
            logging.getLogger(__name__).warning("the admin chat %s takes nothing: %s", chat, error.message)

    async def _send(self, alert: Alert, channel: Channel, chat: int | str) -> SendOutcome:
        sent = None
        for message in messages(alert, channel):
            one = await self._message(alert, channel, chat, message)
            sent = sent or one
        return Sent(message=sent)

    async def _message(self, alert: Alert, channel: Channel, chat: int | str, message: Message) -> str:
        try:
            return await self._said(alert, channel, chat, message.html, ParseMode.HTML)
        except BadRequest as error:
            if not any(sign in str(error).lower() for sign in _BROKEN_MARKUP):
                raise
            return await self._said(alert, channel, chat, message.plain, None)

    async def _said(self, alert: Alert, channel: Channel, chat: int | str, text: str, mode: ParseMode | None) -> str:
        message = await self._bot.send_message(
            chat_id=chat,
            text=text,
            parse_mode=mode,
            message_thread_id=channel.topic,
            disable_notification=alert.priority is not Priority.URGENT,
            link_preview_options=preview_of(channel),
        )
        return str(message.message_id)


def preview_of(channel: Channel) -> LinkPreviewOptions:
    """Give how much of the linked page Telegram is to show."""
    is_large = channel.preview is Preview.LARGE
    if channel.preview is Preview.NONE:
        return _NO_PREVIEW
    return LinkPreviewOptions(prefer_large_media=is_large, prefer_small_media=not is_large)


def next_step(said: str, channel: Channel, chat: int | str) -> str:
    """Give what a person has to do so that a chat takes something again."""
    if channel.topic is not None and any(sign in said.lower() for sign in _TOPIC):
        return f"open topic {channel.topic} of {chat} again, or mend `topic` of '{channel.id}'"
    if isinstance(chat, int) and chat > 0:
        return f"open the bot in that chat ({chat}) and press Start"
    return f"make the bot administrator of {chat} with 'Post Messages' on"


def outcome_of(error: TelegramError) -> SendOutcome:
    """Give what an error of the library means for a delivery."""
    said = str(error)
    match error:
        case RetryAfter():
            after = error.retry_after
            return RetryLater(reason=said, after=after if isinstance(after, timedelta) else timedelta(seconds=after))
        case InvalidToken():
            return Unauthorised(reason="Telegram does not know this token; TELEGRAM_BOT_TOKEN needs a new one")
        case Forbidden():
            return Unreachable(reason=said)
        case BadRequest():
            is_unreachable = any(sign in said.lower() for sign in _UNREACHABLE)
            return Unreachable(reason=said) if is_unreachable else Unsendable(reason=said)
        case _:
            return RetryLater(reason=said)
