"""Deliver: claim what is due, send it, record what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.alerts.settling import release_first_run, settle
from bot.model.alerts import DeliveryState, Sent, Unauthorised
from bot.model.channels import Channel, ChannelId
from bot.ports import Clock, FeedClaims, Outbox, Sink

_LEASE = timedelta(seconds=60)
_BATCH = 20
FIRST_RUN_ALERTS = 10
"""How many alerts the first polls of all feeds may send together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What one round of sending came to."""

    claimed: int = 0
    sent: int = 0
    troubles: tuple[tuple[ChannelId, str], ...] = ()
    """Channels that could not be told, and why."""
    is_refused: bool = False
    """The sink's credentials are not taken."""


async def deliver_due(
    *, outbox: Outbox, sink: Sink, channels: Mapping[ChannelId, Channel], clock: Clock, limit: int = _BATCH
) -> Delivered:
    """Send what is due, one by one in order; each answer is kept before the next is sent.

    A kill between the sink's answer and our note of it sends that one alert again after its lease.
    """
    claimed = await outbox.claim_deliveries(clock.now(), limit=limit, lease=_LEASE)
    sent = 0
    troubles: list[tuple[ChannelId, str]] = []
    for index, delivery in enumerate(claimed):
        channel = channels.get(delivery.alert.channel, Channel(id=delivery.alert.channel))
        outcome = await sink.send(delivery.alert, channel)
        await outbox.record([settle(delivery, outcome, clock.now())])
        if isinstance(outcome, Sent):
            sent += 1
        else:
            troubles.append((channel.id, outcome.reason))
        if isinstance(outcome, Unauthorised):
            await outbox.record([settle(other, outcome, clock.now()) for other in claimed[index + 1 :]])
            return Delivered(claimed=len(claimed), sent=sent, troubles=tuple(troubles), is_refused=True)
    return Delivered(claimed=len(claimed), sent=sent, troubles=tuple(troubles))


async def release_first_alerts(
    *, outbox: Outbox, feeds: FeedClaims, clock: Clock, has_waited: bool = False
) -> tuple[int, int]:
    """Let the newest alerts of the first polls go once every feed has been read, or `has_waited` long enough.

    Gives how many are sent and how many are kept unsent.
    """
    waiting = await outbox.deliveries(DeliveryState.FIRST_RUN)
    if not waiting or (await feeds.unread_feeds() and not has_waited):
        return 0, 0
    decided = release_first_run(waiting, most=FIRST_RUN_ALERTS, now=clock.now())
    await outbox.record([replace(one) for one in decided])
    released = sum(1 for one in decided if one.state is DeliveryState.PENDING)
    return released, len(decided) - released
