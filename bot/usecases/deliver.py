"""Deliver: send what is due, within the limits, in order, each call noted before it is made and after its answer."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.alerts.limits import PRINTED, Place, Turn, Windows, choose, place_of
from bot.alerts.settling import backoff, end, jitter, learn, settle
from bot.errors import BotError, StoreUnavailableError
from bot.model.alerts import (
    Delivery,
    DeliveryState,
    Moved,
    RetryLater,
    SendOutcome,
    Sent,
    Unanswered,
    Unauthorised,
    Unconnected,
    Unreachable,
    Unsendable,
)
from bot.model.channels import CONSOLE, Channel, ChannelId, Unconfirmed
from bot.model.sending import Attempt, AttemptKind, AttemptOutcome, Chat, ChatId, Post, Seat
from bot.ports import Clock, Prober, SendingStore, Sink
from bot.usecases.arrange import Arranger
from bot.usecases.at_home import at_home
from bot.usecases.confirm import Confirmer
from bot.usecases.delivered import Delivered, Trouble
from bot.usecases.take_over import take_over

_LEASE = timedelta(seconds=60)
_ROUND = timedelta(seconds=5)
"""After so long nothing more is begun in a round, so that what it came to is told, and a new configuration taken."""
_AT_ONCE = 8
_PAUSE = timedelta(seconds=0.1)
_UNAUTHORISED_PAUSE = timedelta(minutes=5)
_GONE = "there is no channel '{}' any more; write it into channels.yaml again"


def _never() -> bool:
    return False


@dataclass(slots=True, kw_only=True)
class Sender:
    """The one that sends as a bot: several chats at a time, in each one message after the other."""

    outbox: SendingStore
    sink: Sink
    clock: Clock
    owner: str
    """Tells this process from all others."""
    name: str = "console"
    """Of the bot."""
    prober: Prober | None = None
    is_alone: bool = True
    """Whoever else held the seat is known to be gone."""
    windows: Windows = field(default_factory=Windows)
    arranger: Arranger | None = None
    """Decides before every turn what is told, and how."""
    _seat: Seat | None = None
    _renew_at: datetime | None = None
    _failures: int = 0
    _quiet_until: datetime | None = None
    _confirmer: Confirmer | None = None
    _stop: Callable[[], bool] = _never

    @property
    def has_seat(self) -> bool:
        """Say whether this is the one that sends as the bot."""
        return self._seat is not None

    async def send_due(
        self, channels: Mapping[ChannelId, Channel], should_stop: Callable[[], bool] = _never
    ) -> Delivered:
        """Send what may go now and what becomes free to go meanwhile; each answer is kept before a chat's next message.

        Once `should_stop` nothing more is begun. A kill leaves at most one unconfirmed message a chat.
        """
        done = Delivered()
        self._stop = should_stop
        sending: dict[asyncio.Task[None], ChatId] = {}
        trouble: BotError | None = None
        ends_at = self.clock.now() + _ROUND
        try:
            while True:
                now = self.clock.now()
                turn = Turn([], now if now >= ends_at else None)
                if not (should_stop() or trouble or done.is_refused or now >= ends_at):
                    turn = await self._turn(channels, sending.values(), done)
                for delivery, place in turn.ready:
                    done.tried += 1
                    sending[asyncio.create_task(self._one(delivery, place, done))] = place.chat
                if not sending:
                    break
                await self._until_one_ends(sending, turn.next_at if now < ends_at else None)
                for task in [task for task in sending if task.done()]:
                    del sending[task]
                    try:
                        task.result()
                    except BotError as error:
                        trouble = error
        finally:
            for task in sending:
                task.cancel()
        if trouble is not None:
            raise trouble
        done.next_at = turn.next_at
        return done

    async def _until_one_ends(self, sending: Iterable[asyncio.Task[None]], next_at: datetime | None) -> None:
        """Wait until a message is settled, or until another chat is free to be sent to."""
        if next_at is None:
            await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
            return
        timer = asyncio.create_task(self.clock.sleep(max(next_at - self.clock.now(), timedelta(0))))
        try:
            await asyncio.wait([*sending, timer], return_when=asyncio.FIRST_COMPLETED)
        finally:
            timer.cancel()

    async def _turn(self, channels: Mapping[ChannelId, Channel], busy: Iterable[ChatId], done: Delivered) -> Turn:
        """Choose what may go now."""
        busy = frozenset(busy)
        if not await self._has_seat(channels):
            return Turn([], self.clock.now() + _LEASE / 2)
        now = self.clock.now()
        quiet = [moment for moment in (self._quiet_until, self._seat and self._seat.not_before) if moment]
        if quiet and max(quiet) > now:
            return Turn([], max(quiet))
        chats = await self.outbox.chats()
        if self.arranger is not None:

            def room(channel: Channel) -> int:
                return self.windows.room(place_of(channel, chats).chat, now, per_minute=channel.limit.per_minute)

            await self.arranger.arrange(channels=channels, room=room, now=now)
        open_ = []
        for delivery in await self.outbox.heads(now):
            name = delivery.alert.channel
            channel = channels.get(name) or (Channel(id=CONSOLE) if name == CONSOLE else None)
            place = place_of(channel, chats) if channel else None
            why = place.closed(chats) if place else _GONE.format(name)
            if place is not None and why is None:
                open_.append((delivery, place))
            else:
                await self._park(delivery, why or "", done, is_told=place is not None)
        return choose(open_, chats=chats, busy=busy, windows=self.windows, most=_AT_ONCE - len(busy), now=now)

    async def _park(self, delivery: Delivery, why: str, done: Delivered, *, is_told: bool) -> None:
        await self.outbox.record([replace(delivery, state=DeliveryState.PARKED, error=why)])
        await self.outbox.park([delivery.alert.channel], why)
        if not is_told:
            done.troubles = (*done.troubles, Trouble(delivery.alert.channel, why))

    async def _has_seat(self, channels: Mapping[ChannelId, Channel]) -> bool:
        now = self.clock.now()
        if self._seat and self._renew_at and now < self._renew_at:
            return True
        before = self._seat
        self._seat = await self.outbox.take_seat(
            self.name, owner=self.owner, now=now, lease=_LEASE, is_alone=self.is_alone
        )
        self._renew_at = now + _LEASE / 3
        if self._seat is None:
            return False
        if before is None or before.fence != self._seat.fence:
            await take_over(self.outbox, self._seat, channels, self.windows, now)
        return True

    async def leave(self) -> None:
        """Let another sender take over at once."""
        if self._seat:
            await self.outbox.leave_seat(self._seat)
            self._seat = None

    async def _one(self, delivery: Delivery, place: Place, done: Delivered) -> None:
        """Send one message and keep what became of it."""
        seat = self._seat
        if seat is None:
            return
        channel = place.channel
        if channel.chat is not None:
            channel = replace(channel, chat=int(place.chat) if not place.chat.startswith("@") else place.chat)
        delivery = await at_home(delivery, place.chat, self.outbox, self.clock.now())
        post = await self._composed(delivery, channel, done)
        if post is not None and delivery.state is DeliveryState.UNCONFIRMED:
            post = await self._confirmed(post, channel, seat)
        if post is None:
            return
        chat = (await self.outbox.chats()).get(place.chat) or Chat(id=place.chat)
        kind = AttemptKind.EDIT if delivery.is_told else AttemptKind.SEND
        attempt = Attempt(
            delivery=delivery.alert.id, chat=place.chat, part=post.delivery.part, floor=chat.last_message,
            fingerprint=post.fingerprint, began_at=self.clock.now(), kind=kind,
        )  # fmt: skip
        opened = await self.outbox.open_attempt(attempt, post.delivery, seat)
        if opened is None:
            # Decided otherwise meanwhile, or another sends now.
            self._renew_at = None
            return
        try:
            outcome = await self._sent(post, channel)
        except BotError as error:
            await self._settle(RetryLater(reason=str(error), after=timedelta(0)), opened, chat, post, place, seat)
            raise
        await self._settle(outcome, opened, chat, post, place, seat)
        done.note(place.channel, outcome, told=chat.told, is_edit=delivery.is_told)

    async def _composed(self, delivery: Delivery, channel: Channel, done: Delivered) -> Post | None:
        """Give the next message of a delivery; what breaks on the way is this alert's end and nobody else's."""
        try:
            post = self.sink.compose(delivery, channel)
        except Exception as error:  # noqa: BLE001 - one alert's surprise must not keep all others waiting
            reason = f"it cannot be shown ({type(error).__name__}: {error})"
            await self.outbox.record([settle(delivery, Unsendable(reason=reason), self.clock.now())])
            done.troubles = (*done.troubles, Trouble(delivery.alert.channel, reason))
            return None
        if post is None:
            await self.outbox.record([settle(delivery, Sent(message=delivery.message), self.clock.now())])
        return post

    async def _confirmed(self, post: Post, channel: Channel, seat: Seat) -> Post | None:
        """Give what has to be sent of an unconfirmed delivery, if anything; marked unless it surely did not arrive."""
        if channel.unconfirmed is Unconfirmed.HOLD:
            unknown = Unanswered(reason=post.delivery.error or "")
            doubted = settle(post.delivery, unknown, self.clock.now(), unconfirmed=channel.unconfirmed)
            await self.outbox.record([doubted])
            return None
        if channel.unconfirmed is not Unconfirmed.PROBE or self.prober is None:
            return post
        if self._confirmer is None:
            self._confirmer = Confirmer(
                outbox=self.outbox, prober=self.prober, clock=self.clock, windows=self.windows,
                should_stop=lambda: self._stop(),  # noqa: PLW0108 - it is replaced each round
            )  # fmt: skip
        found = await self._confirmer.confirm(post.delivery, seat, is_last=post.is_last)
        return self.sink.compose(found, channel) if found else None

    async def _sent(self, post: Post, channel: Channel) -> SendOutcome:
        try:
            return await self.sink.send(post, channel)
        except BotError:
            raise
        except Exception as error:  # noqa: BLE001 - one alert's surprise must not keep all others waiting
            return Unsendable(reason=f"it cannot be sent ({type(error).__name__}: {error})")

    async def _settle(
        self, outcome: SendOutcome, opened: tuple[Attempt, Delivery], chat: Chat, post: Post, place: Place, seat: Seat
    ) -> None:
        """Keep an answer, however long the store is away: what is not noted is in doubt."""
        attempt, delivery = opened
        now = self.clock.now()
        ended = end(attempt, outcome, now)
        if ended.outcome is not AttemptOutcome.REFUSED:
            self.windows.note(place.chat, now)
        if isinstance(outcome, Unreachable) and outcome.is_topic and place.topic:
            chat = Chat(id=place.topic)
        settled = settle(delivery, outcome, now, is_last=post.is_last, unconfirmed=place.channel.unconfirmed)
        learnt = learn(chat, ended, outcome, now, tries=delivery.attempts)
        await self._kept(lambda: self.outbox.close_attempt(ended, settled, learnt, seat))
        if isinstance(outcome, Moved):
            await self._kept(lambda: self.move(place.chat, ChatId(str(outcome.chat))))
        await self._heed(outcome, place.chat, now)

    async def move(self, old: ChatId, new: ChatId) -> None:
        """Let a chat go by its new name everywhere."""
        await self.outbox.move_chat(old, new)
        self.windows.move(old, new)

    async def _kept(self, write: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await write()
            except StoreUnavailableError:
                await self.clock.sleep(_PAUSE)
            else:
                return

    async def _heed(self, outcome: SendOutcome, chat: ChatId, now: datetime) -> None:
        """Let the whole bot wait where an answer means all of it."""
        is_quiet = self._quiet_until is not None and now < self._quiet_until
        match outcome:
            case Unconnected():
                if not is_quiet:
                    self._failures += 1
                    self._quiet_until = now + backoff(self._failures) + jitter(f"{chat} {self._failures}")
            case Unauthorised():
                self._quiet_until = now + _UNAUTHORISED_PAUSE
            case RetryLater(after=after) if after and chat != PRINTED:
                if self._seat and self.windows.is_flooded(chat, now):
                    self._seat = replace(self._seat, not_before=now + after)
                    await self.outbox.quieten(self._seat)
            case _:
                self._failures = 0
