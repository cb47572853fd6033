"""Settling: what becomes of a delivery once its sink has answered, and of those that wait for something else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

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
from bot.model.rules import Rule, RuleId

_FIRST_BACKOFF = timedelta(seconds=1)
_LONGEST_BACKOFF = timedelta(seconds=60)
_UNAUTHORISED_PAUSE = timedelta(minutes=5)
_LONGEST_PARKED = timedelta(days=7)
MOST_HELD = 8
"""After so many tries, some three minutes, a delivery no longer holds back the others of its channel."""


def settle(delivery: Delivery, outcome: SendOutcome, now: datetime) -> Delivery:
    """Give the delivery as it is to be kept after the sink's answer."""
    tried = replace(delivery, attempts=delivery.attempts + 1)
    match outcome:
        case Sent(message=message):
            return replace(tried, state=DeliveryState.SENT, message=message, error=None, sent_at=now)
        case RetryLater(reason=reason, after=after):
            wait = after if after is not None else backoff(tried.attempts)
            return replace(tried, state=DeliveryState.PENDING, due_at=now + wait, error=reason)
        case Unreachable(reason=reason):
            return replace(tried, state=DeliveryState.PARKED, error=reason)
        case Unsendable(reason=reason):
            return replace(tried, state=DeliveryState.DEAD, error=reason)
        case Unauthorised(reason=reason):
            return replace(tried, state=DeliveryState.PENDING, due_at=now + _UNAUTHORISED_PAUSE, error=reason)
        case _:
            assert_never(outcome)


def backoff(attempts: int) -> timedelta:
    """Give the pause after so many attempts: doubling from a second to a minute, without an end."""
    return min(_FIRST_BACKOFF * float(2 ** min(attempts - 1, 10)), _LONGEST_BACKOFF)


def release_parked(parked: Iterable[Delivery], rules: Mapping[RuleId, Rule], now: datetime) -> tuple[Delivery, ...]:
    """Give alerts of closed chats another try, but for those that their rules would by now call too old."""
    decided = []
    for one in parked:
        if now - (one.alert.published_at or one.alert.first_seen_at) <= _longest_wait(one, rules):
            decided.append(replace(one, state=DeliveryState.PENDING, due_at=now, attempts=0))
        else:
            decided.append(replace(one, state=DeliveryState.UNSENT, error=f"too old by now; {one.error}"))
    return tuple(decided)


def _longest_wait(delivery: Delivery, rules: Mapping[RuleId, Rule]) -> timedelta:
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
    sent = [replace(one, state=DeliveryState.PENDING, due_at=now) for one in reversed(newest_first[:most])]
    kept = [
        replace(one, state=DeliveryState.UNSENT, error="older than the first alerts") for one in newest_first[most:]
    ]
    return (*sent, *kept)
