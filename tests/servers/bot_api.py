"""Telegram's Bot API on loopback: the methods the bot uses, Telegram's own words for errors, faults on demand.

By hand: `python -m tests.servers.bot_api [--port 8081] [--token TOKEN] [--limits]` prints how to point the bot at it,
then every message it accepts; under /simulate/... a person plays "I add the bot to my channel".
"""

import argparse
import asyncio
import json
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from inspect import isawaitable
from typing import Unpack

from aiohttp import web

from tests.servers.asking import METHODS
from tests.servers.chats import ADA, BotStatus, Chat, ChatFacts, ChatType, Message, Person
from tests.servers.faults import BrokenJson, DropAfter, DropBefore, Fault, HttpError, Slow, flood_wait
from tests.servers.limits import Limits
from tests.servers.loopback import Loopback, hang_up, say, serve_by_hand
from tests.servers.params import Params, read_params
from tests.servers.refusals import RefusalError
from tests.servers.simulating import change_standing, press, upgrade, write
from tests.servers.telling import DEEDS, chat_or_new, play, told
from tests.servers.world import Accepted, World

__all__ = [
    "ADA",
    "TOKEN",
    "Accepted",
    "BotApi",
    "BotStatus",
    "BrokenJson",
    "Call",
    "Chat",
    "ChatType",
    "DropAfter",
    "DropBefore",
    "Fault",
    "HttpError",
    "Message",
    "Person",
    "Slow",
    "flood_wait",
]

TOKEN = "123456:TEST-TOKEN-for-the-loopback-server"
_TOKEN = re.compile(r"(?P<id>\d{3,15}):[\w-]{20,}", re.ASCII)
_CANONICAL = {name.lower(): name for name in METHODS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A call as it arrived under any token; parameters as strings, structures as JSON; `at` of the server's clock."""

    method: str
    params: Params
    at: float


class BotApi(Loopback):
    """Telegram for one bot: point it at `url`, read `accepted`, `messages` and `calls`, break it with `fail_next`."""

    def __init__(
        self,
        *,
        port: int = 0,
        token: str = TOKEN,
        limits: bool = False,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        """Serve one token; with limits, by the given clock in seconds; `tell` hears what is accepted and refused."""
        super().__init__(port=port)
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise ValueError(f"a token is digits, a colon, and 20 or more letters, not {token!r}")
        self.token = token
        self.calls: list[Call] = []
        bot = Person(id=int(match["id"]), first_name="Loopback", username="loopback_bot", is_bot=True)
        self.world = World(bot=bot, clock=clock, limits=Limits(clock) if limits else None)
        self._faults: defaultdict[str, deque[Fault | None]] = defaultdict(deque)
        self._tell = tell
        if tell is not None:
            self.world.on_accept = lambda accepted, chat: tell(told(accepted, chat))

    @property
    def accepted(self) -> list[Accepted]:
        """What took effect, in order: messages sent, edited, forwarded, deleted."""
        return self.world.accepted

    def add_chat(self, chat_id: int, **facts: Unpack[ChatFacts]) -> Chat:
        """Create a chat (a channel unless `type` says otherwise) where the bot is administrator, and give it."""
        return self.world.add_chat(chat_id, **facts)

    def chat(self, reference: int | str) -> Chat:
        """Give a chat by id or @username; change its fields to change what the bot may do there."""
        return self.world.chat(reference)

    def messages(self, chat: Chat | int | str) -> list[Message]:
        """Give the bot's messages as they stand in a chat, edited ones edited, deleted ones gone, by id."""
        found = chat if isinstance(chat, Chat) else self.chat(chat)
        return [message for message in found.messages.values() if message.author is None]

    def calls_of(self, method: str) -> list[Call]:
        """Give the calls of one method, in order of arrival."""
        return [call for call in self.calls if call.method == method]

    def fail_next(self, method: str, *faults: Fault | None) -> None:
        """Let the next calls of the method meet these faults, one each; None lets a call through."""
        if method not in METHODS:
            raise ValueError(f"the server knows no method {method}")
        self._faults[method].extend(faults)

    def migrate(self, group: int | str, to: int) -> Chat:
        """Upgrade a group: the old id answers with `migrate_to_chat_id` from now on; give the supergroup."""
        return upgrade(self.world, self.chat(group), to)

    def simulate_added_to(self, chat: int | str, *, by: Person = ADA) -> int | None:
        """Add the bot as administrator who may post (to a new channel if the id is new); give the update's id."""
        return change_standing(self.world, chat_or_new(self.world, chat, by), by, is_in=True)

    def simulate_removed_from(self, chat: int | str, *, by: Person = ADA) -> int | None:
        """Throw the bot out of a chat, or block it in private; give the update's id."""
        return change_standing(self.world, self.chat(chat), by, is_in=False)

    def simulate_message(
        self, chat: int | str, text: str, *, from_user: Person = ADA, thread: int | None = None
    ) -> int | None:
        """Let somebody write (a new positive id: a new private chat); give the update's id."""
        return write(self.world, chat_or_new(self.world, chat, from_user), text, from_user, thread)

    def simulate_press(self, chat: int | str, message_id: int, data: str, *, from_user: Person = ADA) -> int | None:
        """Let somebody press a button under a message; give the update's id."""
        found = self.chat(chat)
        return press(self.world, found, found.messages[message_id], data, from_user)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a call of the API, or of /simulate/."""
        start, _, name = request.path.lstrip("/").partition("/")
        try:
            params = await read_params(request)
            if start == "simulate":
                return self._play(name, params)
            method = _CANONICAL.get(name.lower(), name)
            self.calls.append(Call(method=method, params=params, at=self.world.clock()))
            self.stir()
            self._check(start, method)
        except RefusalError as refusal:
            return self._refuse(name, refusal)
        queue = self._faults[method]
        return await self._answer_with_fault(queue.popleft() if queue else None, request, method, params)

    def _play(self, deed: str, params: Params) -> web.Response:
        update_id = play(self.world, deed, params)
        if self._tell is not None:
            self._tell(f"played {deed}: update {update_id}")
        return _json_result({"update_id": update_id})

    def _check(self, start: str, method: str) -> None:
        token = start.removeprefix("bot")
        if token == start or _TOKEN.fullmatch(token) is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "Not Found")
        if token != self.token:
            raise RefusalError(HTTPStatus.UNAUTHORIZED, "Unauthorized")
        if method not in METHODS:
            raise RefusalError(HTTPStatus.NOT_FOUND, "Not Found")

    async def _answer_with_fault(
        self, fault: Fault | None, request: web.BaseRequest, method: str, params: Params
    ) -> web.StreamResponse:
        match fault:
            case DropBefore():
                return hang_up(request)
            case HttpError(is_accepted=False):
                return self._refuse(method, fault.refusal())
            case Slow(delay=delay, is_accepted=False):
                await asyncio.sleep(delay.total_seconds())
        response = await self._perform(method, params)
        match fault:
            case DropAfter():
                return hang_up(request)
            case HttpError(is_accepted=True):
                return self._refuse(method, fault.refusal())
            case Slow(delay=delay, is_accepted=True):
                await asyncio.sleep(delay.total_seconds())
            case BrokenJson():
                text = response.text or ""
                return web.Response(text=text[: len(text) // 2], content_type="application/json")
        return response

    async def _perform(self, method: str, params: Params) -> web.Response:
        try:
            result = METHODS[method](self.world, params)
            if isawaitable(result):
                result = await result
        except RefusalError as refusal:
            return self._refuse(method, refusal)
        return _json_result(result)

    def _refuse(self, method: str, refusal: RefusalError) -> web.Response:
        if self._tell is not None:
            self._tell(f"{method} refused: {refusal.code} {refusal.description}")
        return _json_refusal(refusal)


def _json_result(result: object) -> web.Response:
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")


def _json_refusal(refusal: RefusalError) -> web.Response:
    return web.Response(text=json.dumps(refusal.as_json()), status=refusal.code, content_type="application/json")


def main() -> None:
    """Play Telegram until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers.bot_api", description=main.__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one (default: %(default)s)")
    parser.add_argument("--token", default=TOKEN, help="the only one that is let in (default: %(default)s)")
    parser.add_argument("--limits", action="store_true", help="answer 429 above 30/s, 1/s a chat, 20/min a channel")
    arguments = parser.parse_args()
    try:
        api = BotApi(port=arguments.port, token=arguments.token, limits=arguments.limits, tell=say)
    except ValueError as error:
        parser.error(str(error))
    channel = api.add_chat(-1001000000001, title="Test channel", username="testchannel")

    def greeting() -> Iterator[str]:
        yield f"The Bot API at {api.url} (Ctrl-C stops). Point the bot at it:"
        yield f"  export TELEGRAM_API_URL={api.url} TELEGRAM_BOT_TOKEN={api.token} TELEGRAM_CHAT={channel.id}"
        yield f'There is a channel {channel.id} "{channel.title}" (@{channel.username}).'
        yield "Play Telegram with a browser or curl:"
        yield from (f"  {api.url}{deed}" for deed in DEEDS)

    asyncio.run(serve_by_hand(api, greeting))


if __name__ == "__main__":
    main()
