"""Dispatch: the sending half of the daemon. It sends when there is news or the limits allow it, and tells troubles."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from bot.alerts.limits import place_of
from bot.bootstrap import Parts
from bot.logs import log
from bot.model.channels import ChannelId
from bot.model.paces import Burst
from bot.model.sending import ChatMoved, ChatNews, ChatOpened, Heard
from bot.usecases.arrange import Arranger
from bot.usecases.delivered import Delivered, Troubles
from bot.usecases.prune import prune
from bot.usecases.release import release_first_alerts, release_parked_alerts

_LEAST_WAIT_S = 0.02
_NOTING = timedelta(seconds=0.5)
_AWAY = timedelta(hours=1)


class Signs(Protocol):
    """Where it shows whether a part of the bot does its work."""

    def degrade(self, part: str, why: str) -> None:
        """Show that it does not."""

    def recover(self, part: str) -> None:
        """Show that it does again."""


class Dispatch:
    """Sends with a bot's parts, one round at a time."""

    def __init__(
        self, parts: Parts, signs: Signs, *, tell: Callable[[str], Awaitable[None]], is_stopped: Callable[[], bool]
    ) -> None:
        """Show troubles in `signs`, and `tell` the operator; nothing is begun once `is_stopped`."""
        self.news = asyncio.Event()
        """There is something new to send."""
        self._parts = parts
        self._signs = signs
        self._tell = tell
        self._is_stopped = is_stopped
        self._arranger = Arranger(store=parts.store, rules=lambda: parts.desk.matcher.rules)
        self._sender = parts.sender(self._arranger)
        self._sending = asyncio.Lock()
        self._troubles = Troubles()
        self._next_at: datetime | None = None

    @property
    def has_seat(self) -> bool:
        """Say whether this process is the one that sends as the bot, and so the one that listens as well."""
        return self._sender.has_seat

    async def wait(self) -> None:
        """Wait until there is news, or until the limits or a pause let the next message go."""
        seconds = None
        if self._next_at is not None:
            seconds = max((self._next_at - self._parts.clock.now()).total_seconds(), _LEAST_WAIT_S)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.news.wait()
        self.news.clear()

    async def send(self) -> None:
        """Send what may go now."""
        async with self._sending:
            if self._is_stopped():
                return
            self._next_at = None
            round_ = await self._sender.send_due(self._parts.desk.channels, self._is_stopped)
            self._next_at = round_.next_at
            await self._note(round_)

    async def _note(self, round_: Delivered) -> None:
        if round_.is_refused:
            self._signs.degrade("telegram", round_.troubles[-1].why)
        elif round_.sent:
            self._signs.recover("telegram")
            log.info("sent", alerts=round_.sent)
        for channel, why, _ in self._troubles.news(round_):
            log.warning("not sent", channel=channel, why=why)
            await self._tell(f"not sent to {channel}: {why}")
        for burst in self._arranger.taken_bursts():
            log.warning("burst", rule=burst.key.rule, channel=burst.key.channel, alerts=burst.fired)
            await self._tell(self._said_of(burst))

    def _said_of(self, burst: Burst) -> str:
        rule = self._parts.desk.matcher.rules.get(burst.key.rule)
        owner = f" ({rule.owner})" if rule and rule.owner else ""
        return (
            f"the rule {burst.key.rule}{owner} fires far more than usual: {burst.fired} alerts this hour for "
            f"{burst.key.channel}, {burst.baseline:.1f} an hour in its last week; they come as lists until it is calm"
        )

    async def miss_nothing(self) -> bool:
        """Say whether the bot was away for long; what then comes waits for all feeds, but for what is urgent."""
        states = (await self._parts.store.feed_states()).values()
        last_at = max((state.last_poll_at for state in states if state.last_poll_at), default=None)
        self._arranger.is_catching_up = last_at is not None and self._parts.clock.now() - last_at > _AWAY
        return self._arranger.is_catching_up

    def catch_up(self) -> None:
        """Tell what came while the bot was away, as one list a channel."""
        self._arranger.catch_up()
        self.news.set()

    async def release_first(self, *, has_waited: bool) -> None:
        """Let the newest alerts of the first polls go when it is time."""
        store = self._parts.store
        sent, kept = await release_first_alerts(
            outbox=store, feeds=store, clock=self._parts.clock, has_waited=has_waited
        )
        if sent or kept:
            log.info("first alerts", sent=sent, kept=kept)
            self.news.set()

    async def note_words(self) -> None:
        """Note the words of what came, for half a second at most; there may be a long backlog."""
        if self._parts.indexer is not None:
            await self._parts.indexer.work(self._parts.clock, _NOTING)

    async def prune(self) -> None:
        """Let go of what is older than RETENTION."""
        parts = self._parts
        went = await prune(store=parts.store, clock=parts.clock, older_than=parts.settings.retention)
        if went.articles or went.alerts:
            log.info("pruned", articles=went.articles, alerts=went.alerts)

    async def try_parked(self, only: frozenset[ChannelId] | None = None) -> None:
        """Give alerts of closed chats another try, all or those of some channels."""
        parts = self._parts
        rules = parts.desk.matcher.rules
        released = await release_parked_alerts(
            outbox=parts.store, channels=parts.desk.channels, rules=rules, clock=parts.clock, only=only
        )
        if released:
            log.info("parked alerts are tried again", alerts=released)
            self.news.set()

    async def heed(self, heard: Heard) -> None:
        """Act on what happened in chats: follow them, or give what waits for them another try; pass on trouble."""
        for one in heard.news:
            await self._heed(one)
        if heard.trouble:
            await self._tell(heard.trouble)

    async def _heed(self, news: ChatNews) -> None:
        parts = self._parts
        chats = await parts.store.chats()
        match news:
            case ChatMoved(old=old, new=new):
                if (known := chats.get(old)) is None or known.moved_to != new:
                    await self._sender.move(old, new)
                    log.info("chat moved", old=old, new=new)
                    await self._tell(f"the chat {old} is {new} now; write that into channels.yaml")
            case ChatOpened(names=names):
                places = [place_of(channel, chats) for channel in parts.desk.channels.values()]
                mine = frozenset(place.channel.id for place in places if place.chat in names and place.closed(chats))
                if mine:
                    await self.try_parked(mine)

    async def finish(self, *, within_s: float) -> None:
        """Let what is under way finish and be noted; nobody knows whether a message arrived that was not waited for."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._sending.acquire()
                await self._sender.leave()
