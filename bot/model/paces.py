"""How often a channel is told of a rule."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.model.channels import ChannelId
from bot.model.rules import RuleId


class PaceKey(NamedTuple):
    """A rule in a channel."""

    channel: ChannelId
    rule: RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceHour:
    """What a rule did in a channel within an hour of the clock: a row."""

    hour: datetime
    """When it began."""
    fired: int = 0
    """Alerts, whatever became of them."""
    alone: int = 0
    """Of those, told one by one and not in a list."""
    lists: int = 0
    """Begun because the rule fired too often."""
    last_at: datetime | None = None
    """When the channel was last told of the rule, or will be by a list that is waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often a rule fires in a channel."""

    now: PaceHour
    """This hour."""
    before: int = 0
    """How often it fired in the hour before."""
    baseline: float = 0.0
    """How often an hour on average, over the week before that or as much of it as there is."""


class Burst(NamedTuple):
    """A rule that has just begun to fire far more often than it does."""

    key: PaceKey
    fired: int
    baseline: float


class Backlog(NamedTuple):
    """What is pending for a channel."""

    alerts: int
    digests: int
    """Those on their way included."""
    oldest_at: datetime | None
    """When the oldest of its alerts was queued."""
