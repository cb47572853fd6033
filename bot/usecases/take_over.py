"""Take over: what a new sender learns from its predecessor's rows before it sends anything."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.alerts.limits import MINUTE, Windows
from bot.alerts.settling import end, settle
from bot.model.alerts import DeliveryState, Unanswered
from bot.model.channels import Channel, ChannelId, Unconfirmed
from bot.model.sending import Attempt, AttemptOutcome, Chat, Seat
from bot.ports import SendingStore


async def take_over(
    outbox: SendingStore, seat: Seat, channels: Mapping[ChannelId, Channel], windows: Windows, now: datetime
) -> None:
    """Count what was sent lately, and settle what was left open: nobody knows whether that arrived."""
    chats = await outbox.chats()
    for attempt in await outbox.attempts_since(now - MINUTE):
        if attempt.outcome is not AttemptOutcome.REFUSED:
            windows.note(attempt.chat, attempt.ended_at or now)
        if attempt.ended_at is None:
            await _end(attempt, outbox, seat, channels, chats.get(attempt.chat) or Chat(id=attempt.chat), now)
    # An older version marked rows so before it sent them, and noted no attempts.
    left = await outbox.deliveries(DeliveryState.SENDING)
    await outbox.record([replace(one, state=DeliveryState.PENDING) for one in left])


async def _end(
    attempt: Attempt,
    outbox: SendingStore,
    seat: Seat,
    channels: Mapping[ChannelId, Channel],
    chat: Chat,
    now: datetime,
) -> None:
    delivery = await outbox.find_delivery(attempt.delivery)
    if delivery is None:
        return
    outcome = Unanswered(reason="the bot was ended before the answer came")
    if delivery.state is DeliveryState.SENDING:
        channel = channels.get(delivery.alert.channel)
        policy = channel.unconfirmed if channel else Unconfirmed.RESEND
        delivery = settle(delivery, outcome, now, unconfirmed=policy)
    await outbox.close_attempt(end(attempt, outcome, now), delivery, chat, seat)
