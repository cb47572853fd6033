"""Digesting: several alerts of a channel become one list, when their time has come or when they are too many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.alerts.admitting import is_untouched
from bot.alerts.phrases import words_in
from bot.model.alerts import Alert, AlertId, Delivery, DeliveryState, Hold, Kind
from bot.model.articles import ArticleId
from bot.model.channels import Channel, Over
from bot.model.feeds import Rights
from bot.model.paces import Backlog
from bot.model.rules import LOUDEST_FIRST, Priority

_LATE = timedelta(hours=1)
_FEW = 3
_MOST_MEMBERS = 1000
_ALWAYS_LISTED = frozenset((Hold.DIGEST, Hold.QUIET))


class Digest(NamedTuple):
    """A list to be sent, and the rows it tells; none of them is told in any other way."""

    delivery: Delivery
    members: tuple[Delivery, ...]


class Gathered(NamedTuple):
    """What becomes of held alerts whose time has come."""

    digests: tuple[Digest, ...] = ()
    released: tuple[Delivery, ...] = ()
    """So few that each is told on its own."""


def gather(due: Iterable[Delivery], channel: Channel, now: datetime) -> Gathered:
    """Give the lists in which a channel is told of held alerts that are due; a few that were only put off go alone."""
    held = list(due)
    why = {one.hold for one in held}
    if not why & _ALWAYS_LISTED and len(held) <= (_FEW if why == {Hold.OUTAGE} else 1):
        return Gathered(
            released=tuple(replace(one, state=DeliveryState.PENDING, due_at=now, hold=None) for one in held)
        )
    return Gathered(digests=tuple(_digests(held, channel, now)))


def is_too_much(backlog: Backlog, channel: Channel, *, room: int, now: datetime) -> Hold | None:
    """Say whether what is pending for a channel is to come as one list, and why.

    Either it has waited for more than an hour, or it is more than the `room` of messages the channel has left in this
    minute and the channel does not want it queued. While one list waits no other is made: what comes meanwhile goes
    into the next.
    """
    if channel.chat is None or backlog.digests or backlog.alerts < 2:
        return None
    if backlog.alerts > _FEW and backlog.oldest_at is not None and now - backlog.oldest_at > _LATE:
        return Hold.OUTAGE
    return Hold.LIMIT if channel.limit.over is Over.DIGEST and backlog.alerts > room else None


def collapse(
    pending: Iterable[Delivery], channel: Channel, why: Hold, *, room: int, now: datetime
) -> tuple[Digest, ...]:
    """Give the list that a channel's pending alerts become; urgent ones go alone if the limit has room for them."""
    waiting = [one for one in pending if is_untouched(one)]
    urgent = [one for one in waiting if one.alert.priority is Priority.URGENT]
    if why is Hold.LIMIT and len(urgent) <= room:
        waiting = [one for one in waiting if one.alert.priority is not Priority.URGENT]
    if len(waiting) < 2:
        return ()
    return tuple(_digests([replace(one, hold=why) for one in waiting], channel, now))


def _digests(held: Sequence[Delivery], channel: Channel, now: datetime) -> Iterable[Digest]:
    ordered = _by_rule(held)
    for start in range(0, len(ordered), _MOST_MEMBERS):
        members = ordered[start : start + _MOST_MEMBERS]
        yield Digest(_delivery(members, channel, now), tuple(members))


def _by_rule(held: Iterable[Delivery]) -> list[Delivery]:
    """Give alerts of the same rules together: the loudest first, then the busiest; each by time, then as given."""
    groups: dict[tuple[str, ...], list[Delivery]] = {}
    for one in sorted(held, key=lambda one: one.alert.published_at or one.alert.first_seen_at):
        groups.setdefault(tuple(reason.rule for reason in one.alert.reasons), []).append(one)
    loudest = {rules: min(LOUDEST_FIRST[one.alert.priority] for one in group) for rules, group in groups.items()}
    in_order = sorted(groups.items(), key=lambda pair: (loudest[pair[0]], -len(pair[1])))
    return [one for _, group in in_order for one in group]


def _delivery(members: Sequence[Delivery], channel: Channel, now: datetime) -> Delivery:
    alerts = tuple(alert for one in members for alert in _lines(one.alert))
    key = " ".join(("digest", channel.id, *sorted(one.id for one in alerts)))
    id_ = AlertId(blake2b(key.encode(), digest_size=6).hexdigest())
    whole = Alert(
        id=id_,
        channel=channel.id,
        article=ArticleId(f"digest {id_}"),
        title=_title(members, channel, now),
        lead="",
        url="",
        outlet="",
        language=None,
        published_at=None,
        first_seen_at=now,
        priority=min((one.priority for one in alerts), key=LOUDEST_FIRST.__getitem__),
        rights=Rights.HEADLINE,
        reasons=tuple(dict.fromkeys(reason for one in alerts for reason in one.reasons)),
        marks=(),
        labels=(),
    )
    return Delivery(alert=whole, state=DeliveryState.PENDING, due_at=now, kind=Kind.DIGEST, members=alerts)


def _lines(alert: Alert) -> Iterable[Alert]:
    """Give an alert and the other articles that it tells of, each as a line of a list."""
    yield replace(alert, lead="", growth=None)
    for one in alert.growth.others if alert.growth else ():
        yield replace(
            alert, article=one.article, title=one.title, url=one.url, outlet=one.outlet, language=one.language,
            published_at=one.at, lead="", marks=(), growth=None,
        )  # fmt: skip


def _title(members: Sequence[Delivery], channel: Channel, now: datetime) -> str:
    why = Counter(one.hold or Hold.DIGEST for one in members)
    words = words_in(channel.language)
    if Hold.DIGEST not in why:
        return words.title(why.most_common(1)[0][0])
    date = now.astimezone(ZoneInfo(channel.tz)).date().isoformat()
    asked = channel.digest.title if channel.digest else None
    return asked.replace("{date}", date) if asked else f"{words.digest}, {date}"
