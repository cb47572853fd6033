"""Settling: what becomes of a delivery once its sink has answered, and of those that wait for something else."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from bot.model.alerts import (
    Delivery,
    DeliveryState,
    Form,
    Hold,
    Misshapen,
    Moved,
    RetryLater,
    SendOutcome,
    Sent,
    Unanswered,
    Unauthorised,
    Unconnected,
    Uneditable,
    Unreachable,
    Unsendable,
)
from bot.model.channels import Unconfirmed
from bot.model.rules import Rule, RuleId
from bot.model.sending import Attempt, AttemptOutcome, Chat

_FIRST_BACKOFF = timedelta(seconds=1)
_LONGEST_BACKOFF = timedelta(seconds=60)
_LONGEST_PARKED = timedelta(days=7)
UNCONFIRMED_PAUSE = timedelta(seconds=30)
"""A message whose answer was lost may still be on its way; only then is it looked for, or sent again."""
FOR_EVER = datetime.max.replace(tzinfo=UTC)


def settle(
    delivery: Delivery,
    outcome: SendOutcome,
    now: datetime,
    *,
    is_last: bool = True,
    unconfirmed: Unconfirmed = Unconfirmed.RESEND,
) -> Delivery:
    """Give the delivery as it is to be kept after the sink's answer to a message, the last of it or one of several."""
    if delivery.is_told:
        return _edited(delivery, outcome, now)
    match outcome:
        case Sent(message=message) if is_last:
            return replace(
                delivery, state=DeliveryState.SENT, message=message, error=None, hold=None, sent_at=now, doubts=0
            )
        case Sent():
            return replace(_waiting(delivery, None), part=delivery.part + 1, doubts=0)
        case Unanswered(reason=reason):
            return _doubted(delivery, reason, now, unconfirmed)
        case Unreachable(reason=reason):
            return replace(delivery, state=DeliveryState.PARKED, error=reason)
        case Misshapen(reason=reason, form=form) if form is not delivery.form and delivery.form is not Form.PLAIN:
            return replace(_waiting(delivery, reason), form=form)
        case Misshapen(reason=reason) | Unsendable(reason=reason) | Uneditable(reason=reason):
            return replace(delivery, state=DeliveryState.DEAD, error=reason)
        case (
            RetryLater(reason=reason) | Unconnected(reason=reason) | Moved(reason=reason) | Unauthorised(reason=reason)
        ):
            return _waiting(delivery, reason)
        case _:
            assert_never(outcome)


def _edited(delivery: Delivery, outcome: SendOutcome, now: datetime) -> Delivery:
    """Give a delivery after an edit of its message; what cannot be edited is told anew, as an answer to it."""
    match outcome:
        case Sent():
            return replace(delivery, state=DeliveryState.SENT, error=None, due_at=now)
        case Unanswered(reason=reason):
            # What was lost may yet arrive; a newer edit must not come before it.
            return replace(_waiting(delivery, reason), due_at=now + UNCONFIRMED_PAUSE)
        case Unreachable(reason=reason):
            return replace(delivery, state=DeliveryState.PARKED, error=reason)
        case Misshapen(reason=reason, form=form) if form is not delivery.form and delivery.form is not Form.PLAIN:
            return replace(_waiting(delivery, reason), form=form)
        case Misshapen(reason=reason) | Uneditable(reason=reason) | Unsendable(reason=reason):
            return replace(told_anew(delivery, now), error=reason)
        case (
            RetryLater(reason=reason) | Unconnected(reason=reason) | Moved(reason=reason) | Unauthorised(reason=reason)
        ):
            return _waiting(delivery, reason)
        case _:
            assert_never(outcome)


def told_at(delivery: Delivery) -> datetime | None:
    """Give when readers were last told: by the message, or by an edit of it."""
    return delivery.sent_at and max(delivery.sent_at, delivery.due_at)


def told_anew(delivery: Delivery, now: datetime) -> Delivery:
    """Give a delivery whose message cannot be edited as a new message that answers it."""
    return replace(
        delivery, state=DeliveryState.PENDING, due_at=now, reply_to=delivery.message, message=None, sent_at=None,
        part=0, doubts=0, attempts=0, form=Form.MARKED_UP,
    )  # fmt: skip


def _waiting(delivery: Delivery, error: str | None) -> Delivery:
    state = DeliveryState.GROWN if delivery.is_told else DeliveryState.PENDING
    return replace(delivery, state=state, error=error)


def _doubted(delivery: Delivery, reason: str, now: datetime, unconfirmed: Unconfirmed) -> Delivery:
    """Give a delivery that may have arrived: left to a person, or to be looked for or sent again after a pause."""
    if unconfirmed is Unconfirmed.HOLD:
        error = f"nobody knows whether it arrived ({reason})"
        return replace(
            delivery, state=DeliveryState.HELD, hold=Hold.PERSON, due_at=FOR_EVER, error=error,
            doubts=delivery.doubts + 1,
        )  # fmt: skip
    return replace(
        delivery, state=DeliveryState.UNCONFIRMED, due_at=now + UNCONFIRMED_PAUSE, error=reason,
        doubts=delivery.doubts + 1,
    )  # fmt: skip


def end(attempt: Attempt, outcome: SendOutcome, now: datetime) -> Attempt:
    """Give the attempt as it is to be kept after the sink's answer."""
    match outcome:
        case Sent(message=message):
            id_ = int(message) if message and message.isdecimal() else None
            return replace(attempt, ended_at=now, outcome=AttemptOutcome.SENT, message=id_)
        case Unanswered():
            return replace(attempt, ended_at=now, outcome=AttemptOutcome.UNKNOWN)
        case _:
            return replace(attempt, ended_at=now, outcome=AttemptOutcome.REFUSED)


def learn(chat: Chat, attempt: Attempt, outcome: SendOutcome, now: datetime, *, tries: int = 1) -> Chat:
    """Give what is known of a chat after the sink's answer to the so-manieth try."""
    match outcome:
        case Sent():
            last = max(attempt.message or 0, chat.last_message or 0) or None
            return replace(chat, last_message=last, paused=None, told=None, not_before=None)
        case RetryLater(after=after):
            wait = backoff(tries) if after is None else after
            return replace(chat, not_before=now + wait + jitter(f"{attempt.delivery} {attempt.id}"))
        case Unreachable(reason=reason):
            return replace(chat, paused=reason, told=reason)
        case _:
            return chat


_RETRIED = frozenset((
    DeliveryState.DEAD, DeliveryState.HELD, DeliveryState.PARKED, DeliveryState.UNSENT, DeliveryState.UNCONFIRMED,
))  # fmt: skip


def retried(delivery: Delivery, now: datetime, *, is_there: bool = False) -> Delivery | None:
    """Give the delivery after a person decided to send it, or saw it arrive; `None`: nothing is to be decided."""
    if delivery.state not in _RETRIED:
        return None
    if is_there and delivery.doubts:
        # Only the message in doubt is there; when none follows it, the next turn finds nothing left to send.
        arrived = _waiting(delivery, None)
        return replace(arrived, part=delivery.part + 1, doubts=0, hold=None, due_at=now)
    if is_there:
        return replace(delivery, state=DeliveryState.SENT, hold=None, sent_at=now, error=None)
    decided = replace(_waiting(delivery, delivery.error), hold=None, due_at=now)
    is_doubted = delivery.state is DeliveryState.UNCONFIRMED
    return replace(decided, state=DeliveryState.UNCONFIRMED) if is_doubted else decided


def backoff(failures: int) -> timedelta:
    """Give the pause after so many failures: doubling from a second to a minute, without an end."""
    return min(_FIRST_BACKOFF * float(2 ** min(failures - 1, 10)), _LONGEST_BACKOFF)


def jitter(seed: str) -> timedelta:
    """Give some part of a second, so that not all begin again at the same moment."""
    return timedelta(milliseconds=zlib.crc32(seed.encode()) % 1000)


def release_parked(parked: Iterable[Delivery], rules: Mapping[RuleId, Rule], now: datetime) -> tuple[Delivery, ...]:
    """Give alerts of closed chats another try, but for those that their rules would by now call too old."""
    decided = []
    for one in parked:
        others = one.alert.growth.others if one.alert.growth else ()
        newest = max((one.alert.published_at or one.alert.first_seen_at, *(other.at for other in others)))
        if now - newest <= longest_wait(one, rules):
            decided.append(replace(_waiting(one, one.error), due_at=now, attempts=0))
        else:
            state = DeliveryState.SENT if one.is_told else DeliveryState.UNSENT
            decided.append(replace(one, state=state, error=f"too old by now; {one.error}"))
    return tuple(decided)


def longest_wait(delivery: Delivery, rules: Mapping[RuleId, Rule]) -> timedelta:
    """Give how old an alert may become before it is told, by its rules."""
    asked = [rules[RuleId(reason.rule)] for reason in delivery.alert.reasons if reason.rule in rules]
    ages = [rule.conditions.max_age or _LONGEST_PARKED for rule in asked]
    return min(max(ages, default=_LONGEST_PARKED), _LONGEST_PARKED)


def release_first_run(waiting: list[Delivery], *, most: int, now: datetime) -> tuple[Delivery, ...]:
    """Decide which alerts of the first polls are sent: the newest `most`, oldest of them first; the rest are kept."""
    most = max(most, 0)
    newest_first = sorted(
        waiting,
        key=lambda delivery: (delivery.alert.published_at or delivery.alert.first_seen_at, delivery.alert.id),
        reverse=True,
    )
    sent = [replace(one, state=DeliveryState.NEW, due_at=now) for one in reversed(newest_first[:most])]
    kept = [
        replace(one, state=DeliveryState.UNSENT, error="older than the first alerts") for one in newest_first[most:]
    ]
    return (*sent, *kept)
