"""Correct: leave out of what a poll tells what channels were told of, and add what its feed has changed of that."""

from collections.abc import Collection
from datetime import datetime

from bot.alerts.routing import alert_id, corrections_for
from bot.model.alerts import Delivery
from bot.model.channels import ChannelId
from bot.model.feeds import Feed
from bot.model.polls import PollResult
from bot.ports import PollStore


async def correct(
    deliveries: Collection[Delivery],
    result: PollResult,
    feed: Feed,
    channels: Collection[ChannelId],
    store: PollStore,
    now: datetime,
) -> tuple[Delivery, ...]:
    """Give the rows that a poll queues for the outbox."""
    new = {article.id for article in result.articles}
    revised = {article.id: article for article in result.revised}
    changes = [one for one in result.corrections if one.article in revised]
    ids = {alert_id(channel, one.article): (one, channel) for one in changes for channel in channels}
    again = {one.alert.id for one in deliveries if one.alert.article not in new}
    told = await store.told(again | ids.keys()) if again or ids else frozenset()
    corrected = [
        row
        for id_, (one, channel) in ids.items()
        if id_ in told
        for row in corrections_for(revised[one.article], one, feed, [channel], now)
    ]
    return (*(one for one in deliveries if one.alert.id not in told), *corrected)
