"""Arrange: decide of what waits whether it is told at once, held, or told together; before every turn of sending."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.alerts.admitting import admit, hold_back, pace_keys
from bot.alerts.buttons import silenced
from bot.alerts.digesting import Digest, collapse, gather, is_too_much
from bot.model.alerts import Delivery, DeliveryState, Hold
from bot.model.channels import Channel, ChannelId
from bot.model.paces import Backlog, Burst
from bot.model.reactions import Reaction
from bot.model.rules import Priority, Rule, RuleId
from bot.ports import ArrangingStore

Room = Callable[[Channel], int]
"""How many more messages a channel may get in this minute."""


@dataclass(slots=True, kw_only=True)
class Arranger:
    """The one that decides when alerts are told."""

    store: ArrangingStore
    rules: Callable[[], Mapping[RuleId, Rule]]
    """Gives those of the present configuration."""
    is_catching_up: bool = False
    """The bot was away: what is not urgent waits until all feeds have been read, to come as one list a channel."""
    _bursts: list[Burst] = field(default_factory=list)
    _has_been_away: bool = False

    def taken_bursts(self) -> list[Burst]:
        """Give the rules that have begun to fire far more often than they do since this was asked last."""
        bursts, self._bursts = self._bursts, []
        return bursts

    def catch_up(self) -> None:
        """Tell what has waited since the bot came back."""
        self._has_been_away = self.is_catching_up
        self.is_catching_up = False

    async def arrange(self, *, channels: Mapping[ChannelId, Channel], room: Room, now: datetime) -> None:
        """Decide of new alerts, of held ones that are due, and of what is too much for its channel.

        Each decision is one transaction; what another process decides meanwhile is left to it.
        """
        undecided = await self._unmuted(await self.store.undecided(now), now)
        if await self._admit([one for one in undecided if self._is_ripe(one)], channels, now):
            undecided = await self.store.undecided(now)
        due: dict[ChannelId, list[Delivery]] = {}
        for one in undecided:
            if one.state is DeliveryState.HELD:
                due.setdefault(one.alert.channel, []).append(one)
        for name, held in due.items():
            gathered = gather(held, channels.get(name, Channel(id=name)), now)
            await self._collapse(gathered.digests, now)
            await self.store.record(gathered.released)
        for name, backlog in (await self.store.backlogs()).items():
            if name in channels and backlog.alerts:
                await self._relieve(channels[name], backlog, room, now)

    async def _unmuted(self, undecided: list[Delivery], now: datetime) -> list[Delivery]:
        """Give what is left when stories that their channels have muted are passed over in silence."""
        wishes = await self.store.wishes({one.alert.article for one in undecided}, now) if undecided else {}
        wished = [(one, wishes.get((one.alert.channel, one.alert.article))) for one in undecided]
        mutes = [(one, wish) for one, wish in wished if wish is not None and wish.reaction is Reaction.MUTE]
        if mutes:
            await self.store.record([silenced(one, wish) for one, wish in mutes])
        passed = {one.alert.id for one, _ in mutes}
        return [one for one in undecided if one.alert.id not in passed]

    def _is_ripe(self, one: Delivery) -> bool:
        is_new = one.state is DeliveryState.NEW
        return is_new and (not self.is_catching_up or one.alert.priority is Priority.URGENT)

    async def _admit(self, new: list[Delivery], channels: Mapping[ChannelId, Channel], now: datetime) -> bool:
        if not new:
            return False
        if self._has_been_away:
            new = [replace(one, hold=Hold.OUTAGE) for one in new]
            self._has_been_away = False
        paces = await self.store.paces({key for one in new for key in pace_keys(one)}, now)
        done = admit(new, rules=self.rules(), channels=channels, paces=paces, now=now)
        await self.store.admit(done.deliveries, done.paces)
        self._bursts.extend(done.bursts)
        return True

    async def _relieve(self, channel: Channel, backlog: Backlog, room: Room, now: datetime) -> None:
        """Hold what quiet hours have caught up with; make a list of what is too much."""
        if channel.quiet is not None:
            held = hold_back(await self.store.pending(channel.id), channel, now)
            await self.store.record(held)
            backlog = backlog._replace(alerts=backlog.alerts - len(held))
        left = room(channel)
        why = is_too_much(backlog, channel, room=left, now=now)
        if why is not None:
            waiting = await self.store.pending(channel.id)
            await self._collapse(collapse(waiting, channel, why, room=left, now=now), now)

    async def _collapse(self, digests: Iterable[Digest], now: datetime) -> None:
        for digest in digests:
            await self.store.collapse(digest.delivery, digest.members, now)
