"""What the Bot API server knows: chats, messages, the accept log, updates."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Unpack

from tests.servers.chats import Chat, ChatFacts, Message, Person, message_json
from tests.servers.limits import Limits
from tests.servers.params import JsonObject
from tests.servers.refusals import bad_request
from tests.servers.updates import UpdateQueue


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A deed that took effect, with the message as the deed left it; `at` is seconds of the server's clock."""

    method: Literal["sendMessage", "editMessageText", "forwardMessage", "deleteMessage"]
    message: Message
    at: float


@dataclass(kw_only=True, slots=True)
class World:
    """All state behind one token."""

    bot: Person
    clock: Callable[[], float] = time.monotonic
    limits: Limits | None = None
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    accepted: list[Accepted] = field(default_factory=list)
    commands: list[JsonObject] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)
    on_accept: Callable[[Accepted, Chat], None] | None = None

    def add_chat(self, chat_id: int, **facts: Unpack[ChatFacts]) -> Chat:
        """Create a chat, or replace the one with this id, and give it."""
        if facts.get("type") == "private":
            facts.setdefault("bot_status", "member")
        self.chats[chat_id] = Chat(id=chat_id, **facts)
        return self.chats[chat_id]

    def chat(self, reference: int | str) -> Chat:
        """Give the chat by id or @username, or refuse."""
        text = str(reference)
        if not text:
            raise bad_request("chat_id is empty")
        for chat in self.chats.values():
            if text == str(chat.id) or (chat.username and text.lower() == f"@{chat.username}".lower()):
                return chat
        raise bad_request("chat not found")

    def readable(self, reference: str) -> Chat:
        """Give the chat if the bot may look into it, or refuse."""
        chat = self.chat(reference)
        chat.check_access(to_write=False)
        return chat

    def writable(self, reference: str) -> Chat:
        """Give the chat if the bot is in it, or refuse; whether it may post is another question."""
        chat = self.chat(reference)
        chat.check_access(to_write=True)
        return chat

    def count_against_limits(self, chat: Chat) -> None:
        """Refuse one message too many, where limits are enforced."""
        if self.limits is not None:
            self.limits.take(chat)

    def accept(
        self, method: Literal["sendMessage", "editMessageText", "forwardMessage"], chat: Chat, message: Message
    ) -> JsonObject:
        """Keep the message, log the deed, and give the Message to answer with."""
        chat.messages[message.id] = message
        self._log(Accepted(method=method, message=message, at=self.clock()), chat)
        return message_json(chat, message, self.bot)

    def delete(self, chat: Chat, message: Message) -> None:
        """Take the message away and log the deed; its id is not given again."""
        del chat.messages[message.id]
        self._log(Accepted(method="deleteMessage", message=message, at=self.clock()), chat)

    def _log(self, accepted: Accepted, chat: Chat) -> None:
        self.accepted.append(accepted)
        if self.on_accept is not None:
            self.on_accept(accepted, chat)
