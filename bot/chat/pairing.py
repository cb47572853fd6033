"""Pairing: from a token to the chat that alerts go to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot, Chat, Update
from telegram.constants import ChatMemberStatus, ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import BotError, ConfigError

_LONG_POLL_S = 20
_UPDATES = ["message", "channel_post", "my_chat_member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChat:
    """A chat in which the bot was met."""

    id: int
    title: str
    kind: str
    """channel, supergroup, group or private."""
    can_post: bool
    topic: int | None = None


class Pairing:
    """Speaks with Telegram on behalf of `setup`."""

    def __init__(self, bot: Bot) -> None:
        """Use an open bot."""
        self._bot = bot
        self._offset = 0

    async def name(self) -> str:
        """Give the bot's @name. Raises ConfigError if Telegram does not know the token."""
        try:
            me = await self._bot.get_me()
        except InvalidToken as error:
            hint = "copy it again from @BotFather, or ask it for a new one with /token"
            raise ConfigError("TELEGRAM_BOT_TOKEN", "Telegram does not know this token", hint=hint) from error
        except TelegramError as error:
            raise _unreachable(error) from error
        return f"@{me.username}"

    async def wait(self) -> FoundChat | None:
        """Wait a while for the bot to be added to a chat or written to; `None` if nothing happened.

        Raises BotError when another process listens for this bot.
        """
        try:
            updates = await self._bot.get_updates(
                offset=self._offset, timeout=_LONG_POLL_S, read_timeout=_LONG_POLL_S + 10, allowed_updates=_UPDATES
            )
        except Conflict as error:
            raise BotError(
                "another process listens for this bot (or a webhook is set): stop it, then run setup again"
            ) from error
        except TelegramError as error:
            raise _unreachable(error) from error
        found = None
        for update in updates:
            self._offset = update.update_id + 1
            found = _chat_of(update) or found
        return found

    async def greet(self, chat: int | str, text: str, topic: int | None = None) -> FoundChat:
        """Send a test message and give the chat it went to. Raises BotError with what to click when it cannot."""
        try:
            message = await self._bot.send_message(chat, text, parse_mode=ParseMode.HTML, message_thread_id=topic)
        except (Forbidden, BadRequest) as error:
            raise BotError(
                f"the bot may not write to {chat}: Telegram says '{error.message}'. In the channel: Administrators > "
                "Add Administrator > the bot, with 'Post Messages' on; in a private chat press Start"
            ) from error
        except TelegramError as error:
            raise _unreachable(error) from error
        return _found(message.chat, can_post=True, topic=topic)


def _unreachable(error: TelegramError) -> BotError:
    kind = "cannot be reached" if isinstance(error, NetworkError) else "answers with trouble"
    return BotError(f"Telegram {kind} ({error.message}); try again, or check TELEGRAM_API_URL and the network")


def _chat_of(update: Update) -> FoundChat | None:
    if update.my_chat_member:
        member = update.my_chat_member.new_chat_member
        if member.status not in {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}:
            return None
        can_post = bool(getattr(member, "can_post_messages", None))
        is_channel = update.my_chat_member.chat.type == "channel"
        return _found(update.my_chat_member.chat, can_post=can_post or not is_channel)
    message = update.effective_message
    if message is None:
        return None
    topic = message.message_thread_id if message.is_topic_message else None
    return _found(message.chat, can_post=True, topic=topic)


def _found(chat: Chat, *, can_post: bool, topic: int | None = None) -> FoundChat:
    title = chat.title or chat.full_name or (f"@{chat.username}" if chat.username else str(chat.id))
    return FoundChat(id=chat.id, title=title, kind=str(chat.type), can_post=can_post, topic=topic)


@asynccontextmanager
async def open_pairing(token: str, api_url: str) -> AsyncIterator[Pairing]:
    """Give a pairing with open connections."""
    request = HTTPXRequest(connection_pool_size=2)
    try:
        bot = Bot(token=token, base_url=f"{api_url}/bot", request=request, get_updates_request=HTTPXRequest())
    except InvalidToken as error:
        hint = "it looks like 123456789:AAF..., copied whole from @BotFather"
        raise ConfigError("TELEGRAM_BOT_TOKEN", "this is no bot token", hint=hint) from error
    await request.initialize()
    try:
        yield Pairing(bot)
    finally:
        await request.shutdown()
