"""Listening: what people do with the bot in Telegram while it runs, by long polling, and answers to those who press."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager, suppress

from telegram import Bot, Update
from telegram import Chat as TelegramChat
from telegram.constants import ChatMemberStatus
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.logs import log
from bot.model.sending import Answer, ChatId, ChatMoved, ChatNews, ChatOpened, Heard, Press

_LONG_POLL_S = 20
_UPDATES = ["message", "my_chat_member", "callback_query"]
_FIRST_PAUSE_S, _LONGEST_PAUSE_S, _REFUSED_PAUSE_S = 5.0, 30.0, 300.0
_TOLD_AGAIN_S = 3600.0
_ORDINARY_S = 60.0
_CONFLICT = "another process, or a webhook, takes this bot's updates: buttons under alerts are not heard; stop it"
_MOST_CALLS_A_SECOND = 10
_CONNECTIONS = 4
_CALL_S = 3.0
_STANDING_S = 300.0
_MOST_STANDINGS = 2000
_LONGEST_TEXT = 200
_IN = {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER, ChatMemberStatus.OWNER}
_ADMINS = {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER}


class _Budget:
    """So many calls a second and no more."""

    def __init__(self) -> None:
        self._at: deque[float] = deque(maxlen=_MOST_CALLS_A_SECOND)

    def take(self) -> bool:
        now = asyncio.get_running_loop().time()
        if len(self._at) == _MOST_CALLS_A_SECOND and now - self._at[0] < 1:
            return False
        self._at.append(now)
        return True


class Listener:
    """Asks Telegram what happened, one long poll after the other.

    Answers, and questions who is administrator, are a few a second on connections of their own; what a flood of presses
    wants beyond that is left out, so that it slows neither sending nor hearing.
    """

    def __init__(self, bot: Bot, admins: Collection[int] = ()) -> None:
        """Use an open bot; `admins` decide for every chat."""
        self._bot = bot
        self._admins = frozenset(admins)
        self._offset = 0
        self._pause_s = _FIRST_PAUSE_S
        self._told_at: dict[str, float] = {}
        self._conflict_since: float | None = None
        self._answers, self._questions = _Budget(), _Budget()
        self._standings: OrderedDict[tuple[int, ChatId], tuple[float, bool]] = OrderedDict()

    async def hear(self) -> Heard:
        """Wait a while for what happens; trouble is logged once an hour, waited out, and no news."""
        try:
            updates = await self._bot.get_updates(
                offset=self._offset, timeout=_LONG_POLL_S, read_timeout=_LONG_POLL_S + 10, allowed_updates=_UPDATES
            )
        except TelegramError as error:
            return Heard(trouble=await self._wait_out(error))
        self._pause_s, self._conflict_since = _FIRST_PAUSE_S, None
        self._offset = updates[-1].update_id + 1 if updates else self._offset
        news = (news_of(update) for update in updates)
        presses = (press_of(update) for update in updates)
        return Heard(
            news=tuple(one for one in news if one is not None),
            presses=tuple(one for one in presses if one is not None),
        )

    async def answer(self, answers: Iterable[Answer]) -> None:
        """Tell people what their presses came to, as many as may be told; one that cannot be told is no trouble."""
        await asyncio.gather(*(self._answer(one) for one in answers if self._answers.take()))

    async def _answer(self, one: Answer) -> None:
        with suppress(TelegramError):
            await self._bot.answer_callback_query(
                one.press, one.text[:_LONGEST_TEXT] or None, read_timeout=_CALL_S, pool_timeout=_CALL_S
            )

    async def is_admin(self, person: int, chat: ChatId) -> bool | None:
        """See `ports.Gatekeeper`; asked of Telegram once in five minutes. Who writes in private decides there."""
        if person in self._admins or chat == str(person):
            return True
        now = asyncio.get_running_loop().time()
        asked_at, is_admin = self._standings.get((person, chat), (-_STANDING_S, False))
        if now - asked_at < _STANDING_S:
            return is_admin
        if not self._questions.take():
            return None
        try:
            member = await self._bot.get_chat_member(chat, person, read_timeout=_CALL_S, pool_timeout=_CALL_S)
        except TelegramError as error:
            if self._is_news(f"{chat} {error.message}"):
                log.warning("administrators not known", chat=chat, why=error.message)
            return None
        self._standings[person, chat] = now, member.status in _ADMINS
        if len(self._standings) > _MOST_STANDINGS:
            self._standings.popitem(last=False)
        return member.status in _ADMINS

    async def _wait_out(self, error: TelegramError) -> str | None:
        trouble = None
        is_conflict = isinstance(error, Conflict)
        if is_conflict:
            now = asyncio.get_running_loop().time()
            self._conflict_since = self._conflict_since or now
            # While a platform starts the new process before it stops the old, both listen for a moment.
            if now - self._conflict_since > _ORDINARY_S and self._is_news(_CONFLICT):
                trouble = _CONFLICT
        if self._is_news(error.message):
            (log.info if is_conflict else log.warning)("not listening", why=error.message)
        await asyncio.sleep(_REFUSED_PAUSE_S if isinstance(error, InvalidToken) else self._pause_s)
        self._pause_s = min(self._pause_s * 2, _LONGEST_PAUSE_S)
        return trouble

    def _is_news(self, why: str) -> bool:
        """Say whether this was not told within the last hour, and remember that it is now."""
        now = asyncio.get_running_loop().time()
        self._told_at = {one: at for one, at in self._told_at.items() if now - at < _TOLD_AGAIN_S}
        return self._told_at.setdefault(why, now) == now


def news_of(update: Update) -> ChatNews | None:
    """Give what an update says of a chat; `None`: nothing that matters here."""
    member, message = update.my_chat_member, update.message
    if member is not None and member.new_chat_member.status in _IN:
        return ChatOpened(names=_names(member.chat))
    if message is not None and message.migrate_to_chat_id:
        return ChatMoved(old=ChatId(str(message.chat.id)), new=ChatId(str(message.migrate_to_chat_id)))
    if message is not None and message.migrate_from_chat_id:
        return ChatMoved(old=ChatId(str(message.migrate_from_chat_id)), new=ChatId(str(message.chat.id)))
    return None


def press_of(update: Update) -> Press | None:
    """Give what an update says of a button under a message of a chat; `None`: it is of none."""
    query = update.callback_query
    if query is None or query.message is None or query.data is None:
        return None
    return Press(id=query.id, person=query.from_user.id, chats=_names(query.message.chat), data=query.data)


def _names(chat: TelegramChat) -> tuple[ChatId, ...]:
    named = (ChatId(f"@{chat.username.lower()}"),) if chat.username else ()
    return (ChatId(str(chat.id)), *named)


@asynccontextmanager
async def open_listener(token: str, api_url: str, admins: Collection[int] = ()) -> AsyncIterator[Listener]:
    """Give a listener with open connections."""
    request, listening = HTTPXRequest(connection_pool_size=_CONNECTIONS), HTTPXRequest(connection_pool_size=1)
    bot = Bot(token=token, base_url=f"{api_url}/bot", request=request, get_updates_request=listening)
    await request.initialize()
    await listening.initialize()
    try:
        yield Listener(bot, admins)
    finally:
        await listening.shutdown()
        await request.shutdown()
