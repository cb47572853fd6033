"""Admitting: whether an alert is told at once or held, by its rules' paces and its channel's quiet hours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.alerts.breaking import HOUR, begins_to_break, hour_of, is_broken, list_at
from bot.alerts.quiet import next_at, quiet_until
from bot.model.alerts import Delivery, DeliveryState, Hold, Kind
from bot.model.channels import Channel, ChannelId
from bot.model.paces import Burst, Pace, PaceKey
from bot.model.rules import Priority, Rule, RuleId

_Wait = tuple[datetime, Hold]


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What becomes of new alerts, and what is to be known of their rules from now on."""

    deliveries: tuple[Delivery, ...]
    paces: Mapping[PaceKey, Pace]
    bursts: tuple[Burst, ...]


def pace_keys(delivery: Delivery) -> tuple[PaceKey, ...]:
    """Give under which keys the paces of an alert's rules are kept."""
    return tuple(PaceKey(delivery.alert.channel, RuleId(reason.rule)) for reason in delivery.alert.reasons)


def admit(
    new: Sequence[Delivery],
    *,
    rules: Mapping[RuleId, Rule],
    channels: Mapping[ChannelId, Channel],
    paces: Mapping[PaceKey, Pace],
    now: datetime,
) -> Admitted:
    """Decide of each new alert, in turn: pending, or held with the moment at which it comes in a list, and why.

    An alert is told at once if one of its rules lets it. `paces` has those of all rules of the alerts.
    """
    known = dict(paces)
    decided, bursts = [], []
    for one in new:
        keys = pace_keys(one)
        for key in keys:
            pace = known[key]
            pace = known[key] = replace(pace, now=replace(pace.now, fired=pace.now.fired + 1))
            if begins_to_break(pace):
                bursts.append(Burst(key, pace.now.fired, pace.baseline))
        channel = channels.get(one.alert.channel, Channel(id=one.alert.channel))
        wait = _wait(one, [(rules.get(key.rule), known[key]) for key in keys], channel, now)
        known.update((key, _after(known[key], wait, now)) for key in keys)
        decided.append(_held(one, *wait) if wait else replace(one, state=DeliveryState.PENDING, due_at=now, hold=None))
    return Admitted(deliveries=tuple(decided), paces=known, bursts=tuple(bursts))


def _after(pace: Pace, wait: _Wait | None, now: datetime) -> Pace:
    """Give a rule's pace once one of its alerts has been told, or waits; a list that already waits is not forgotten."""
    hour = pace.now
    last_at = max(wait[0] if wait else now, hour.last_at or now)
    if wait is None:
        return replace(pace, now=replace(hour, alone=hour.alone + 1, last_at=last_at))
    begins = wait[1] is Hold.BREAKER and not (hour.last_at and hour.last_at > now)
    return replace(pace, now=replace(hour, lists=hour.lists + begins, last_at=last_at))


def is_untouched(one: Delivery) -> bool:
    """Say whether nothing of a delivery has been or may have been sent, so that it may yet be told in another way."""
    return one.kind is Kind.ALERT and one.part == 0 and one.doubts == 0


def hold_back(pending: Iterable[Delivery], channel: Channel, now: datetime) -> tuple[Delivery, ...]:
    """Give those of a channel's pending alerts that its quiet hours have caught up with, held until their end."""
    waits = ((one, quiet_until(channel, one.alert.priority, now)) for one in pending if is_untouched(one))
    return tuple(_held(one, until, Hold.QUIET) for one, until in waits if until)


def _held(one: Delivery, due_at: datetime, why: Hold) -> Delivery:
    return replace(one, state=DeliveryState.HELD, due_at=due_at, hold=why)


def _wait(one: Delivery, asked: Iterable[tuple[Rule | None, Pace]], channel: Channel, now: datetime) -> _Wait | None:
    """Give until when an alert is held and why; of what its rules want, the soonest."""
    waits = [_wait_of(rule, pace, channel, now) if rule else None for rule, pace in asked]
    wanted = [wait for wait in waits if wait]
    wait = min(wanted) if wanted and len(wanted) == len(waits) else None
    if wait is None and one.hold is Hold.OUTAGE:
        wait = (now, Hold.OUTAGE)
    quiet = quiet_until(channel, one.alert.priority, wait[0] if wait else now)
    if quiet is None:
        return wait
    return quiet, Hold.DIGEST if wait and wait[1] is Hold.DIGEST else Hold.QUIET


def _wait_of(rule: Rule, pace: Pace, channel: Channel, now: datetime) -> _Wait | None:
    if rule.priority is Priority.LOW and channel.digest is not None:
        return next_at(channel.digest.at, channel.tz, now), Hold.DIGEST
    pause_ends = _pause_ends(rule, pace, now)
    if is_broken(pace):
        return max(list_at(pace, now), pause_ends or now), Hold.BREAKER
    if pause_ends is not None:
        return pause_ends, Hold.COOLDOWN
    if rule.cap is not None and pace.now.alone >= rule.cap:
        return hour_of(now) + HOUR, Hold.CAP
    return None


def _pause_ends(rule: Rule, pace: Pace, now: datetime) -> datetime | None:
    """Give until when the channel is to hear nothing of a rule it was told of; a list that waits takes all along."""
    told_at = pace.now.last_at
    if rule.cooldown is None or told_at is None or told_at + rule.cooldown <= now:
        return None
    return told_at if told_at > now else told_at + rule.cooldown
