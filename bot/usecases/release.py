"""Release: let alerts go that waited for the first polls of all feeds, or for a chat that was closed."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.alerts.limits import place_of
from bot.alerts.settling import release_first_run, release_parked, retried
from bot.model.alerts import Delivery, DeliveryState
from bot.model.channels import Channel, ChannelId
from bot.model.rules import Rule, RuleId
from bot.ports import Clock, FeedClaims, Outbox, SendingStore

FIRST_RUN_ALERTS = 10
"""How many alerts the first polls of all feeds may send together."""
_FIRST_RUN = timedelta(days=1)
"""First polls so close together share those alerts, however late a feed answers for the first time."""


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
    released = sum(1 for one in decided if one.state is DeliveryState.NEW)
    return released, len(decided) - released


async def release_parked_alerts(
    *,
    outbox: SendingStore,
    channels: Mapping[ChannelId, Channel],
    rules: Mapping[RuleId, Rule],
    clock: Clock,
    only: Collection[ChannelId] | None = None,
) -> int:
    """Give alerts whose chats took nothing another try, unless they are too old, and their chats with them.

    `only`: those of these channels. Gives how many; a chat that still takes nothing closes again at the first of them.
    """
    chats = await outbox.chats()
    for channel in channels.values():
        if only is not None and channel.id not in only:
            continue
        place = place_of(channel, chats)
        for id_ in (place.chat, place.topic):
            chat = chats.get(id_) if id_ else None
            if chat is not None and chat.paused:
                await outbox.keep_chat(replace(chat, paused=None))
    parked = await outbox.deliveries(DeliveryState.PARKED)
    decided = release_parked((one for one in parked if only is None or one.alert.channel in only), rules, clock.now())
    if decided:
        await outbox.record(decided)
    return sum(1 for one in decided if one.state is DeliveryState.PENDING)


async def retry_alert(delivery: Delivery, *, outbox: Outbox, clock: Clock, is_there: bool = False) -> bool:
    """Do what a person decided of an alert: send it, or with `is_there` only what follows; says if it could."""
    decided = retried(delivery, clock.now(), is_there=is_there)
    return decided is not None and await outbox.record([decided]) == 1
