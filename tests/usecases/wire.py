"""A Telegram without a wire: chats whose ids count up, faults on demand, a process that can be killed at any point."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.alerts.confirming import fingerprint
from bot.model.alerts import Delivery, SendOutcome, Sent, Unanswered
from bot.model.channels import Channel
from bot.model.sending import ChatId, Found, Hidden, Look, Missing, Post

MARK = "🔁"
AUDIT = ChatId("700")
LOST = Unanswered(reason="the answer was lost")


@dataclass
class Wire:
    """Chats as readers see them; a sink, and a prober."""

    chats: dict[str, list[str]] = field(default_factory=dict)
    accepts_and_loses: int = 0
    """So many of the next sends arrive and are not answered."""
    loses: int = 0
    """So many of the next do not arrive and are not answered."""
    is_protected: bool = False
    looks: list[int] = field(default_factory=list)
    chat: ChatId = AUDIT

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """Give the title, with a mark if it may be there already; the one message of its delivery."""
        if delivery.part:
            return None
        text = f"{MARK} {delivery.alert.title}" if delivery.doubts else delivery.alert.title
        return Post(delivery=delivery, text=text, fingerprint=fingerprint(text))

    def write(self, chat: object, text: str) -> int:
        """Let somebody write there; gives the message's id."""
        written = self.chats.setdefault(str(chat), [])
        written.append(text)
        return len(written)

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """Take it, unless it is lost."""
        if self.loses:
            self.loses -= 1
            return LOST
        id_ = self.write(channel.chat, post.text)
        if self.accepts_and_loses:
            self.accepts_and_loses -= 1
            return LOST
        return Sent(message=str(id_))

    async def look(self, chat: ChatId, message: int) -> Look:
        """Say what stands there."""
        self.looks.append(message)
        written = self.chats.get(chat, [])
        if message > len(written):
            return Missing()
        return Hidden(reason="protected") if self.is_protected else Found(text=written[message - 1])


class KilledError(BaseException):
    """The process is gone: nothing of it runs any more."""


WRITES = {"record", "take_seat", "open_attempt", "close_attempt"}
CALLS = {"send", "look"}


@dataclass
class Fatal:
    """A part that is killed at some point, before or after one of its effects, and does nothing from then on."""

    part: Any
    effects: set[str]
    life: "Life"

    def __getattr__(self, name: str) -> Any:
        """Do as the part does, while alive."""
        found = getattr(self.part, name)
        return self._mortal(found) if name in self.effects else found

    def _mortal(self, work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def call(*args: Any, **kwargs: Any) -> Any:
            self.life.pass_point()
            result = await work(*args, **kwargs)
            self.life.pass_point()
            return result

        return call


@dataclass
class Life:
    """How many points a process has passed, and which is its last."""

    fatal: int
    passed: int = 0

    def pass_point(self) -> None:
        """Die there, and stay dead."""
        self.passed += 1
        if 0 < self.fatal <= self.passed:
            raise KilledError
