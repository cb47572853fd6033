"""Deliver: claim what is due, send it, record what became of it."""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import NamedTuple

from bot.alerts.settling import release_first_run, release_parked, settle
from bot.errors import BotError, StoreUnavailableError
from bot.model.alerts import (
    Delivery,
    DeliveryState,
    RetryLater,
    SendOutcome,
    Sent,
    Unauthorised,
    Unreachable,
    Unsendable,
)
from bot.model.channels import CONSOLE, Channel, ChannelId
from bot.model.rules import Rule, RuleId
from bot.ports import Clock, FeedClaims, Outbox, Sink

_LEASE = timedelta(seconds=60)
_BATCH = 20
_PAUSE_S = 0.1
_NUMBER = re.compile(r"\d+")
_LONG_WAIT = timedelta(minutes=2)
FIRST_RUN_ALERTS = 10
"""How many alerts the first polls of all feeds may send together."""
_FIRST_RUN = timedelta(days=1)
"""First polls so close together share those alerts, however late a feed answers for the first time."""


class Trouble(NamedTuple):
    """A channel that could not be told, and why."""

    channel: ChannelId
    why: str
    is_asked_for: bool = False
    """The other side asked us to wait a little: an ordinary day, nothing for a person to do."""


@dataclass(slots=True, kw_only=True)
class Delivered:
    """What one round of sending came to."""

    claimed: int = 0
    sent: int = 0
    reached: set[ChannelId] = field(default_factory=set)
    troubles: tuple[Trouble, ...] = ()
    is_refused: bool = False
    """The sink's credentials are not taken."""


class Troubles:
    """Remembers what is the matter with each channel, so that the same is said once."""

    def __init__(self) -> None:
        """Begin with no trouble."""
        self._last: dict[ChannelId, str] = {}

    def news(self, done: Delivered) -> list[Trouble]:
        """Give what a person should hear of a round: a channel's trouble, unless it is the one said last."""
        for channel in done.reached:
            self._last.pop(channel, None)
        news = []
        for trouble in done.troubles:
            # "Retry in 3 seconds" and "Retry in 4 seconds" are one trouble.
            kind = _NUMBER.sub("#", trouble.why)
            if self._last.get(trouble.channel) != kind and not trouble.is_asked_for:
                news.append(trouble)
            self._last[trouble.channel] = kind
        return news


def _never() -> bool:
    return False


async def deliver_due(
    *,
    outbox: Outbox,
    sink: Sink,
    channels: Mapping[ChannelId, Channel],
    clock: Clock,
    limit: int = _BATCH,
    should_stop: Callable[[], bool] = _never,
) -> Delivered:
    """Send what is due, one by one in order; each answer is kept before the next is sent.

    Once `should_stop` nothing more is sent, and what was claimed is given back. A channel that takes nothing now is not
    tried again in this round. A kill between the sink's answer and our note of it sends that one alert again.
    """
    claimed = await outbox.claim_deliveries(clock.now(), limit=limit, lease=_LEASE)
    done = Delivered(claimed=len(claimed))
    closed: dict[ChannelId, SendOutcome] = {}
    for index, delivery in enumerate(claimed):
        if should_stop():
            await _keep(outbox, [_given_back(other) for other in claimed[index:]])
            break
        name = delivery.alert.channel
        if name in closed:
            await _keep(outbox, [_held(delivery, closed[name], clock)])
            continue
        try:
            outcome = await _sent(delivery, sink, channels)
        except BotError:
            await _keep(outbox, [_given_back(other) for other in claimed[index:]])
            raise
        await _keep(outbox, [settle(delivery, outcome, clock.now())])
        _note(done, name, outcome)
        if isinstance(outcome, Unauthorised):
            await _keep(outbox, [settle(other, outcome, clock.now()) for other in claimed[index + 1 :]])
            break
        if isinstance(outcome, RetryLater | Unreachable):
            closed[name] = outcome
    return done


async def _sent(delivery: Delivery, sink: Sink, channels: Mapping[ChannelId, Channel]) -> SendOutcome:
    """Send to the channel as it is now; what breaks on the way is this alert's end and nobody else's."""
    name = delivery.alert.channel
    channel = channels.get(name) or (Channel(id=CONSOLE) if name == CONSOLE else None)
    if channel is None:
        return Unreachable(reason=f"there is no channel '{name}' any more; write it into channels.yaml again")
    try:
        return await sink.send(delivery.alert, channel)
    except BotError:
        raise
    except Exception as error:  # noqa: BLE001 - one alert's surprise must not keep all others waiting
        return Unsendable(reason=f"it cannot be shown ({type(error).__name__}: {error})")


def _given_back(delivery: Delivery) -> Delivery:
    return replace(delivery, state=DeliveryState.PENDING)


def _held(delivery: Delivery, outcome: SendOutcome, clock: Clock) -> Delivery:
    """Give what becomes of an alert whose channel has just refused another: parked like it, or waiting behind it."""
    return settle(delivery, outcome, clock.now()) if isinstance(outcome, Unreachable) else _given_back(delivery)


def _note(done: Delivered, name: ChannelId, outcome: SendOutcome) -> None:
    if isinstance(outcome, Sent):
        done.sent += 1
        done.reached.add(name)
        return
    is_asked_for = isinstance(outcome, RetryLater) and outcome.after is not None and outcome.after <= _LONG_WAIT
    done.troubles = (*done.troubles, Trouble(name, outcome.reason, is_asked_for))
    done.is_refused = isinstance(outcome, Unauthorised)


async def _keep(outbox: Outbox, deliveries: Sequence[Delivery]) -> None:
    """Write what became of deliveries, however long the store is away: what is not noted is sent again."""
    while True:
        try:
            await outbox.record(deliveries)
        except StoreUnavailableError:
            await asyncio.sleep(_PAUSE_S)
        else:
            return


async def release_first_alerts(
    *, outbox: Outbox, feeds: FeedClaims, clock: Clock, has_waited: bool = False
) -> tuple[int, int]:
    """Let the newest alerts of the first polls go once every feed has been read, or `has_waited` long enough.

    A feed that is read late shares what the others have left. Gives how many are sent and how many are kept unsent.
    """
    waiting = await outbox.deliveries(DeliveryState.FIRST_RUN)
    if not waiting or (await feeds.unread_feeds() and not has_waited):
        return 0, 0
    now = clock.now()
    left = FIRST_RUN_ALERTS - await outbox.released_first_alerts(now - _FIRST_RUN)
    decided = release_first_run(waiting, most=left, now=now)
    await outbox.record(decided)
    released = sum(1 for one in decided if one.state is DeliveryState.PENDING)
    return released, len(decided) - released


async def release_parked_alerts(*, outbox: Outbox, rules: Mapping[RuleId, Rule], clock: Clock) -> int:
    """Give alerts whose chats could not be reached another try, unless they are too old; gives how many."""
    parked = await outbox.deliveries(DeliveryState.PARKED)
    decided = release_parked(parked, rules, clock.now())
    if decided:
        await outbox.record(decided)
    return sum(1 for one in decided if one.state is DeliveryState.PENDING)
