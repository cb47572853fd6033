"""Limits: how much a chat and a bot may send, and which deliveries may go now.

The limits are those that Telegram's FAQ for bots names (one message a second in a chat, 20 a minute in a group, some 30
a second in all); for channels its support says the same as for groups. A message counts from when its answer came, for
Telegram counted it then at the latest.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.model.alerts import Delivery, DeliveryState, Kind
from bot.model.channels import Channel
from bot.model.rules import Priority
from bot.model.sending import Chat, ChatId

_SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
_MOST_A_SECOND = 25
_MOST_A_MINUTE = 20
_MOST_A_MINUTE_ALONE = 60
_MOST_MOVES = 5
_FLOODED_CHATS = 3
_FLOOD = timedelta(seconds=10)
PRINTED = ChatId("console")
"""The place of channels without a chat."""


class Place(NamedTuple):
    """Where a channel's messages go: its chat by its present name, and the topic's own row if it has one."""

    channel: Channel
    chat: ChatId
    topic: ChatId | None

    def closed(self, chats: Mapping[ChatId, Chat]) -> str | None:
        """Say why nothing can be sent there; `None`: it can."""
        found = (chats.get(self.chat), chats.get(self.topic) if self.topic else None)
        return next((chat.paused for chat in found if chat and chat.paused), None)


def place_of(channel: Channel, chats: Mapping[ChatId, Chat]) -> Place:
    """Give where a channel's messages go, following chats that have moved; a name's case does not matter."""
    if channel.chat is None:
        return Place(channel, PRINTED, None)
    id_ = ChatId(str(channel.chat).lower())
    for _ in range(_MOST_MOVES):
        known = chats.get(id_)
        if known is None or known.moved_to is None:
            break
        id_ = known.moved_to
    return Place(channel, id_, ChatId(f"{id_}/{channel.topic}") if channel.topic else None)


class Windows:
    """What was sent lately, in sliding windows."""

    def __init__(self) -> None:
        """Begin as if nothing had been sent."""
        self._all: deque[datetime] = deque(maxlen=_MOST_A_SECOND)
        self._chats: dict[ChatId, deque[datetime]] = {}
        self._floods: deque[tuple[datetime, ChatId]] = deque()

    def note(self, chat: ChatId, at: datetime) -> None:
        """Count a message that arrived, or may have."""
        if chat == PRINTED:
            return
        self._all.append(at)
        self._chats.setdefault(chat, deque(maxlen=_MOST_A_MINUTE_ALONE)).append(at)

    def ready_at(
        self, chat: ChatId, now: datetime, *, per_minute: int | None = None, under_way: int = 0, is_edit: bool = False
    ) -> datetime:
        """Give from when one more message may go to a chat, with so many on their way to others.

        An edit leaves half of a minute's messages to new alerts.
        """
        if chat == PRINTED:
            return now
        sent = self._chats.get(chat, ())
        most = _most_a_minute(chat, per_minute)
        if is_edit:
            most = (most + 1) // 2
        moments = [now]
        if sent:
            moments.append(sent[-1] + _SECOND)
        if len(sent) >= most:
            moments.append(sent[-most] + MINUTE)
        free = _MOST_A_SECOND - under_way
        if len(self._all) >= free:
            moments.append(self._all[-free] + _SECOND if free > 0 else now + _SECOND)
        return max(moments)

    def room(self, chat: ChatId, now: datetime, *, per_minute: int | None = None) -> int:
        """Give how many more messages a chat may get in this minute."""
        sent = sum(1 for at in self._chats.get(chat, ()) if at > now - MINUTE)
        return max(_most_a_minute(chat, per_minute) - sent, 0)

    def is_flooded(self, chat: ChatId, now: datetime) -> bool:
        """Count a chat that Telegram asked us to leave alone; say whether so many did that the whole bot is meant."""
        self._floods.append((now, chat))
        while self._floods[0][0] <= now - _FLOOD:
            self._floods.popleft()
        return len({one for _, one in self._floods}) >= _FLOODED_CHATS

    def move(self, old: ChatId, new: ChatId) -> None:
        """Count for a chat's new name what was sent under the old."""
        if old in self._chats:
            self._chats[new] = self._chats.pop(old)


def _most_a_minute(chat: ChatId, per_minute: int | None) -> int:
    most = _MOST_A_MINUTE if chat.startswith(("-", "@")) else _MOST_A_MINUTE_ALONE
    return min(per_minute or most, most)


class Turn(NamedTuple):
    """Which deliveries may go now, and when to look again for those that may not."""

    ready: list[tuple[Delivery, Place]]
    next_at: datetime | None


def choose(
    heads: Iterable[tuple[Delivery, Place]],
    *,
    chats: Mapping[ChatId, Chat],
    busy: Collection[ChatId],
    windows: Windows,
    most: int,
    now: datetime,
) -> Turn:
    """Give the deliveries that may go now, urgent ones first, at most one a chat and none to a chat that is busy.

    Channels may share a chat; what is unconfirmed in one then holds the others as well.
    """
    first: dict[ChatId, tuple[Delivery, Place]] = {}
    for delivery, place in sorted(heads, key=lambda pair: _order(pair[0])):
        first.setdefault(place.chat, (delivery, place))
    ready: list[tuple[Delivery, Place]] = []
    waits: list[datetime] = []
    for delivery, place in sorted(first.values(), key=lambda pair: pair[0].alert.priority is not Priority.URGENT):
        if place.chat in busy:
            continue
        known = chats.get(place.chat)
        moments = [known.not_before] if known and known.not_before else []
        per_minute = place.channel.limit.per_minute
        under_way = len(busy) + len(ready)
        free_at = windows.ready_at(
            place.chat, now, per_minute=per_minute, under_way=under_way, is_edit=delivery.state is DeliveryState.GROWN
        )
        moments += [delivery.due_at, free_at]
        ready_at = max(moments)
        if ready_at > now:
            waits.append(ready_at)
        elif len(ready) < most:
            ready.append((delivery, place))
    return Turn(ready, min(waits, default=None))


def _order(one: Delivery) -> tuple[bool, bool, bool, bool, bool, datetime]:
    return (
        one.state is not DeliveryState.UNCONFIRMED,
        one.state is DeliveryState.GROWN,
        one.part == 0,
        one.alert.priority is not Priority.URGENT,
        one.kind is Kind.ALERT,
        one.alert.published_at or one.alert.first_seen_at,
    )
