"""At home: whether the message that a delivery edits or answers stands in the chat where that would be done."""

from dataclasses import replace
from datetime import datetime

from bot.alerts.limits import PRINTED
from bot.alerts.settling import told_anew
from bot.model.alerts import Delivery
from bot.model.sending import ChatId
from bot.ports import SendingStore


async def at_home(one: Delivery, chat: ChatId, outbox: SendingStore, now: datetime) -> Delivery:
    """Give the delivery as it can be sent: anew, if its channel has another chat by now, where ids are another's."""
    if chat == PRINTED or not (one.is_told or one.reply_to) or await outbox.chat_of(one.digest or one.alert.id) == chat:
        return one
    return replace(told_anew(one, now) if one.is_told else one, reply_to=None)
