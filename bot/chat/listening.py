"""Listening: what happens to the bot in chats while it runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, Update
from telegram.constants import ChatMemberStatus
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.logs import log
from bot.model.sending import ChatId, ChatMoved, ChatNews, ChatOpened

_LONG_POLL_S = 20
_UPDATES = ["message", "my_chat_member"]
_FIRST_PAUSE_S, _LONGEST_PAUSE_S, _REFUSED_PAUSE_S = 5.0, 30.0, 300.0
_IN = {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER, ChatMemberStatus.OWNER}


class Listener:
    """Asks Telegram for news of chats, one long poll after the other."""

    def __init__(self, bot: Bot) -> None:
        """Use an open bot."""
        self._bot = bot
        self._offset = 0
        self._pause_s = _FIRST_PAUSE_S
        self._trouble = ""

    async def hear(self) -> list[ChatNews]:
        """Wait a while for news; trouble is logged once, waited out, and no news."""
        try:
            updates = await self._bot.get_updates(
                offset=self._offset, timeout=_LONG_POLL_S, read_timeout=_LONG_POLL_S + 10, allowed_updates=_UPDATES
            )
        except TelegramError as error:
            await self._wait_out(error)
            return []
        self._pause_s, self._trouble = _FIRST_PAUSE_S, ""
        self._offset = updates[-1].update_id + 1 if updates else self._offset
        return [news for update in updates if (news := news_of(update)) is not None]

    async def _wait_out(self, error: TelegramError) -> None:
        kind = type(error).__name__
        if kind != self._trouble:
            # While a platform starts the new process before it stops the old, both listen for a moment.
            is_ordinary = isinstance(error, Conflict)
            (log.info if is_ordinary else log.warning)("not listening", why=error.message)
        self._trouble = kind
        await asyncio.sleep(_REFUSED_PAUSE_S if isinstance(error, InvalidToken) else self._pause_s)
        self._pause_s = min(self._pause_s * 2, _LONGEST_PAUSE_S)


def news_of(update: Update) -> ChatNews | None:
    """Give what an update says of a chat; `None`: nothing that matters here."""
    member, message = update.my_chat_member, update.message
    if member is not None and member.new_chat_member.status in _IN:
        named = (ChatId(f"@{member.chat.username.lower()}"),) if member.chat.username else ()
        return ChatOpened(names=(ChatId(str(member.chat.id)), *named))
    if message is not None and message.migrate_to_chat_id:
        return ChatMoved(old=ChatId(str(message.chat.id)), new=ChatId(str(message.migrate_to_chat_id)))
    if message is not None and message.migrate_from_chat_id:
        return ChatMoved(old=ChatId(str(message.migrate_from_chat_id)), new=ChatId(str(message.chat.id)))
    return None


@asynccontextmanager
async def open_listener(token: str, api_url: str) -> AsyncIterator[Listener]:
    """Give a listener with open connections."""
    request, listening = HTTPXRequest(connection_pool_size=1), HTTPXRequest(connection_pool_size=1)
    bot = Bot(token=token, base_url=f"{api_url}/bot", request=request, get_updates_request=listening)
    await listening.initialize()
    try:
        yield Listener(bot)
    finally:
        await listening.shutdown()
        await request.shutdown()
