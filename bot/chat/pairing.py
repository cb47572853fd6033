"""Pairing: from a token to the chat that alerts go to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot, Chat, Update
from telegram.constants import ChatMemberStatus, ChatType, ParseMode
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

    async def forget(self) -> None:
        """Pass over all that happened so far, which may be anybody's doing. Raises BotError as `wait` does."""
        for update in await self._updates(offset=-1, wait_s=0):
            self._offset = update.update_id + 1

    async def wait(self) -> list[FoundChat]:
        """Wait a while for the bot to be added to a chat or written to, and give each such chat.

        Raises BotError when another process listens for this bot.
        """
        found = []
        for update in await self._updates(offset=self._offset, wait_s=_LONG_POLL_S):
            self._offset = update.update_id + 1
            chat = _chat_of(update)
            if chat is not None and chat not in found:
                found.append(chat)
        return found

    async def _updates(self, *, offset: int, wait_s: int) -> tuple[Update, ...]:
        try:
            return await self._bot.get_updates(
                offset=offset, timeout=wait_s, read_timeout=wait_s + 10, allowed_updates=_UPDATES
            )
        except Conflict as error:
            raise BotError(
                "another process listens for this bot (or a webhook is set): stop it, then run setup again"
            ) from error
        except TelegramError as error:
            raise _unreachable(error) from error

    async def trouble_with(self, chat: int | str) -> str:
        """Say why the bot could not write to a chat; empty if nothing speaks against it."""
        try:
            found = await self._bot.get_chat(chat)
            if found.type == ChatType.PRIVATE:
                return ""
            me = await self._bot.get_me()
            member = await self._bot.get_chat_member(chat, me.id)
        except (Forbidden, BadRequest) as error:
            return error.message
        except TelegramError as error:
            raise _unreachable(error) from error
        if member.status in {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}:
            return "the bot is not in it"
        if found.type == ChatType.CHANNEL and not getattr(member, "can_post_messages", False):
            return "the bot may not post"
        if member.status == ChatMemberStatus.RESTRICTED and not getattr(member, "can_send_messages", False):
            return "the bot may not write"
        return ""

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
    request, listening = HTTPXRequest(connection_pool_size=2), HTTPXRequest()
    try:
        bot = Bot(token=token, base_url=f"{api_url}/bot", request=request, get_updates_request=listening)
    except InvalidToken as error:
        hint = "it looks like 123456789:AAF..., copied whole from @BotFather"
        raise ConfigError("TELEGRAM_BOT_TOKEN", "this is no bot token", hint=hint) from error
    await request.initialize()
    await listening.initialize()
    try:
        yield Pairing(bot)
    finally:
        await listening.shutdown()
        await request.shutdown()
