"""What decides when alerts are told, in memory."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.alerts.admitting import is_untouched
from bot.alerts.breaking import pace_of
from bot.model.alerts import Delivery, DeliveryState, Hold, Kind, StoryKey
from bot.model.channels import ChannelId
from bot.model.paces import Backlog, Pace, PaceHour, PaceKey
from bot.model.stories import StoryId
from bot.stores.memory_outbox import MemoryOutbox, published_at

_TELLING = frozenset(map(DeliveryState, ("held", "pending", "sending", "unconfirmed", "sent", "grown", "parked")))
_ON_THEIR_WAY = frozenset((DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNCONFIRMED))


class MemoryArrangements(MemoryOutbox):
    """See `ports.Arrangements`."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._paces: dict[PaceKey, dict[datetime, PaceHour]] = {}

    async def undecided(self, now: datetime) -> list[Delivery]:
        """See `ports.Arrangements`."""
        return sorted((one for one in self._outbox.values() if _is_undecided(one, now)), key=published_at)

    async def paces(self, keys: Collection[PaceKey], now: datetime) -> Mapping[PaceKey, Pace]:
        """See `ports.Arrangements`."""
        return {key: pace_of(self._paces.get(key, {}).values(), now) for key in keys}

    async def admit(self, deliveries: Sequence[Delivery], paces: Mapping[PaceKey, Pace]) -> None:
        """See `ports.Arrangements`."""
        await self.record(deliveries)
        for key, pace in paces.items():
            self._paces.setdefault(key, {})[pace.now.hour] = pace.now

    async def backlogs(self) -> Mapping[ChannelId, Backlog]:
        """See `ports.Arrangements`."""
        found: dict[ChannelId, list[Delivery]] = {}
        for one in self._outbox.values():
            if one.state in _ON_THEIR_WAY:
                found.setdefault(one.alert.channel, []).append(one)
        return {channel: self._backlog(rows) for channel, rows in found.items()}

    def _backlog(self, rows: Sequence[Delivery]) -> Backlog:
        alerts = [one for one in rows if one.state is DeliveryState.PENDING and is_untouched(one)]
        digests = sum(1 for one in rows if one.kind is Kind.DIGEST)
        return Backlog(len(alerts), digests, min((self._queued[one.alert.id] for one in alerts), default=None))

    async def pending(self, channel: ChannelId) -> list[Delivery]:
        """See `ports.Arrangements`."""
        mine = (one for one in self._outbox.values() if one.alert.channel == channel)
        return sorted((one for one in mine if one.state is DeliveryState.PENDING), key=published_at)

    async def tellings(self, keys: Collection[StoryKey]) -> Mapping[StoryKey, list[Delivery]]:
        """See `ports.Arrangements`."""
        found: dict[StoryKey, list[Delivery]] = {key: [] for key in keys}
        for one in reversed(self._outbox.values()):
            key = StoryKey(one.alert.channel, one.story or StoryId(""))
            if key in found and one.digest is None and one.state in _TELLING:
                found[key].append(one)
        return found

    def _note_story(self, story: StoryId, now: datetime) -> None:
        for one in list(self._outbox.values()):
            if one.story == story and (one.state is DeliveryState.NEW or one.hold is Hold.SOURCES):
                self._write(replace(one, due_at=now))


def _is_undecided(one: Delivery, now: datetime) -> bool:
    is_due = one.state is DeliveryState.HELD and one.hold is not Hold.PERSON and one.due_at <= now
    return one.state is DeliveryState.NEW or is_due
