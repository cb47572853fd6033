"""Arrange: decide of what waits whether it is told at once, held, or told together; before every turn of sending."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.alerts.admitting import admit, hold_back, pace_keys
from bot.alerts.buttons import silenced
from bot.alerts.digesting import Digest, collapse, gather, is_too_much
from bot.alerts.growing import is_busy, join, lead_for, why_alone
from bot.alerts.sourcing import needs_sources, with_sources
from bot.model.alerts import Delivery, DeliveryState, Hold, StoryKey
from bot.model.channels import Channel, ChannelId
from bot.model.paces import Backlog, Burst
from bot.model.reactions import Reaction
from bot.model.rules import Priority, Rule, RuleId
from bot.model.stories import Member
from bot.ports import ArrangingStore

_UNTOLD = "what it corrects is told in a list, or is not told yet"
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
        ripe = await self._with_sources([one for one in undecided if self._is_ripe(one)], now)
        if ripe:
            by_story = {key: rows for key, rows in _by_story(ripe).items() if key is not None}
            tellings = await self.store.tellings(by_story)
            firsts = {
                next((one.alert.id for one in rows if one.alert.reasons), None)
                for key, rows in by_story.items()
                if all(one.hold is Hold.SOURCES for one in tellings[key])
            }
            is_alone = [one.alert.id in firsts or _key(one) is None for one in ripe]
            await self._admit([one for one, alone in zip(ripe, is_alone, strict=True) if alone], channels, now)
            await self._grow([one for one, alone in zip(ripe, is_alone, strict=True) if not alone], channels, now)
            undecided = await self.store.undecided(now)
        due: dict[ChannelId, list[Delivery]] = {}
        for one in undecided:
            if one.state is DeliveryState.HELD and one.hold is not Hold.SOURCES:
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
        is_new = one.state is DeliveryState.NEW or one.hold is Hold.SOURCES
        return is_new and (not self.is_catching_up or one.alert.priority is Priority.URGENT)

    async def _with_sources(self, ripe: Sequence[Delivery], now: datetime) -> list[Delivery]:
        """Give what has as many sources as its rules ask for; the rest is held until it has, or given up."""
        rules, enough = self.rules(), []
        for one in ripe:
            if not needs_sources(one, rules):
                enough.append(one)
                continue
            decided = with_sources(one, await self._members(one), rules, now)
            is_kept = decided == one or await self.store.rewrite([decided])
            if is_kept and decided.state is DeliveryState.NEW:
                enough.append(decided if decided == one else replace(decided, token=decided.token + 1))
        return enough

    async def _members(self, one: Delivery) -> list[Member]:
        return await self.store.members(one.story) if one.story else []

    async def _grow(self, new: Sequence[Delivery], channels: Mapping[ChannelId, Channel], now: datetime) -> None:
        """Let alerts join those that tell their story; what is to be a message of its own is admitted as such."""
        for key, rows in _by_story(new).items():
            tellings = (await self.store.tellings([key]))[key] if key else []
            members = await self._members(rows[0])
            wishes = await self.store.wishes({one.alert.article for one in rows}, now)
            for one in rows:
                lead = lead_for(one, tellings, members)
                if lead is not None and is_busy(lead):
                    continue
                channel = channels.get(one.alert.channel, Channel(id=one.alert.channel))
                wish = wishes.get((one.alert.channel, one.alert.article))
                is_followed = wish is not None and wish.reaction is Reaction.FOLLOW
                joined = (
                    join(lead, one, members, channel, self.rules(), now, is_followed=is_followed)
                    if lead
                    else why_alone(tellings)
                )
                if lead is None or isinstance(joined, str):
                    alone = replace(one, alert=replace(one.alert, alone=str(joined)))
                    decided: tuple[Delivery, ...] = (alone,)
                else:
                    alone, decided = joined.newcomer, joined
                if await self.store.rewrite(decided) and alone.state is DeliveryState.NEW:
                    await self._admit([replace(alone, token=one.token + 1)], channels, now)
                # What comes next joins the message that was decided just now.
                tellings = (await self.store.tellings([key]))[key] if key else []

    async def _admit(self, new: list[Delivery], channels: Mapping[ChannelId, Channel], now: datetime) -> None:
        """Decide of messages; what corrects an alert that no message tells is none."""
        lost = [one for one in new if one.alert.correction and not one.alert.reasons]
        await self.store.record([replace(one, state=DeliveryState.UNSENT, error=_UNTOLD) for one in lost])
        new = [one for one in new if one not in lost]
        if not new:
            return
        if self._has_been_away:
            new = [replace(one, hold=Hold.OUTAGE) for one in new]
            self._has_been_away = False
        paces = await self.store.paces({key for one in new for key in pace_keys(one)}, now)
        done = admit(new, rules=self.rules(), channels=channels, paces=paces, now=now)
        await self.store.admit(done.deliveries, done.paces)
        self._bursts.extend(done.bursts)

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


def _by_story(rows: Iterable[Delivery]) -> dict[StoryKey | None, list[Delivery]]:
    found: dict[StoryKey | None, list[Delivery]] = {}
    for one in rows:
        found.setdefault(_key(one), []).append(one)
    return found


def _key(one: Delivery) -> StoryKey | None:
    """Give the story by which an alert may join another; `None`: it is told on its own, or has joined already."""
    return StoryKey(one.alert.channel, one.story) if one.story and one.digest is None else None
