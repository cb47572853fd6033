"""Remembering: what is known of a feed after a poll, and when it is due again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, assert_never

from bot.model.feeds import ClaimedFeed, Feed, FeedState, Trouble, Validators
from bot.model.polls import Failed, Failure, NotModified, PollResult, Throttled
from bot.polling.asking import address_after_failure, distrusted_until, moved, newer_of
from bot.polling.pacing import (
    Overlap,
    after_failure,
    after_throttle,
    due_after,
    failures_after,
    lag_after,
    next_interval,
    usual_gap,
)
from bot.polling.rhythm import learnt
from bot.polling.troubles import after, failing, gap, silent
from bot.text.visible import one_line

_LONGEST_REASON = 300
_LATEST = timedelta(days=1)
"""An item that comes later than that after its own date says nothing of its feed's hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a good fetch brought, apart from its entries."""

    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None
    item_hashes: frozenset[int]
    asked: timedelta | None = None
    """How often its document says it is worth asking; `None` where none was read."""
    fresh_for: timedelta | None = None
    moved_to: str | None = None
    outcome: str = "fetched"
    shared_guids: bool = False
    left: int = 0
    """Items that this poll did not take."""
    known: int = 0
    """Items of the document that were seen before, as far as it could be cut into items."""


def nothing_came(claimed: ClaimedFeed, result: NotModified | Throttled | Failed, now: datetime) -> PollResult:
    """Decide a poll that brought no body: when to come back, and what to remember of it."""
    feed, state = claimed.feed, claimed.state
    host_rests = None
    match result:
        case NotModified(validators=validators, fresh_for=fresh_for, moved_to=moved_to):
            asked = max(filter(None, (state.asked, fresh_for)), default=None)
            address, move = moved(feed, state, moved_to, now)
            newer = newer_of(state.validators, validators)
            trouble = after(state.trouble, silent(feed, state, now), now)
            rested = _after_good_poll(feed, state, now, outcome="not_modified", asked=asked, overlap=Overlap())
            # All at once: this is what most polls come to.
            state = replace(state, validators=newer, address=address, move=move, trouble=trouble, **rested)
        case Throttled(after=wanted, status=status, host=host):
            failures = state.failures + 1
            wait = after_throttle(feed, state, wanted, failures)
            host_rests = (host, now + wait) if host else None
            reason = f"the server asks us to wait (HTTP {status})"
            failed = _failed(feed, state, Failure.HTTP_4XX, reason, failures=failures, wait=wait, now=now)
            state = replace(failed, last_outcome="throttled")
        case Failed(kind=kind, reason=reason):
            failures = failures_after(state, kind)
            wait = after_failure(feed, state, failures, kind)
            state = _failed(feed, state, kind, reason, failures=failures, wait=wait, now=now)
        case _:
            assert_never(result)
    return PollResult(feed=feed.id, token=claimed.token, state=state, host_rests=host_rests, has_read=False)


def _failed(
    feed: Feed, state: FeedState, kind: Failure, reason: str, *, failures: int, wait: timedelta, now: datetime
) -> FeedState:
    shown = one_line(reason)[:_LONGEST_REASON]
    state = replace(
        state,
        failures=failures,
        failing_since=state.failing_since or now,
        due_at=now + wait,
        last_poll_at=now,
        last_outcome=kind.value,
        last_error=shown,
    )
    now_is = failing(state, kind, shown, now) or silent(feed, state, now)
    return replace(state, address=address_after_failure(state), trouble=after(state.trouble, now_is, now))


def _after_good_poll(
    feed: Feed, state: FeedState, now: datetime, *, outcome: str, asked: timedelta | None, overlap: Overlap
) -> dict[str, Any]:
    """Give what changes of the state with every good poll."""
    interval = next_interval(feed, state, asked=asked, overlap=overlap, now=now)
    return {
        "due_at": due_after(feed, interval, asked, now),
        "interval": interval,
        "failures": 0,
        "failing_since": None,
        "last_poll_at": now,
        "last_outcome": outcome,
        "last_error": None,
    }


def after_body(
    claimed: ClaimedFeed,
    body: Body,
    dates: list[datetime | None],
    *,
    known: int,
    again: Trouble | None,
    now: datetime,
) -> FeedState:
    """Give what is known of a feed after a poll that brought a body: `dates` of its new articles, `known` items beside.

    `again`: it was published again.
    """
    feed, before = claimed.feed, claimed.state
    overlap = Overlap(known=known, new=len(dates), gap=usual_gap(dates))
    asked = body.asked if body.outcome == "fetched" else before.asked
    longest = max(filter(None, (asked, body.fresh_for)), default=None)
    address, move = moved(feed, before, body.moved_to, now)
    state = replace(
        before,
        # A first poll that could not take everything goes on with the next one.
        first_polled_at=before.first_polled_at or (None if body.left else now),
        validators=body.validators,
        body_hash=body.body_hash,
        item_hashes=body.item_hashes,
        shared_guids=body.shared_guids,
        articles=before.articles + len(dates),
        address=address,
        move=move,
        whole_at=now,
        distrusted_until=distrusted_until(before, body.validators, dates, now),
        asked=asked,
        **_after_good_poll(feed, before, now, outcome=body.outcome, asked=longest, overlap=overlap),
    )
    if dates:
        state = _with_news(state, dates, now, is_first=before.first_polled_at is None)
    span = now - min((date for date in dates if date), default=now) if dates else None
    missed = gap(feed, before, items=overlap.known + overlap.new, known=overlap.known, span=span or None, now=now)
    return replace(state, trouble=after(before.trouble, again or missed or silent(feed, state, now), now))


def _with_news(state: FeedState, dates: Sequence[datetime | None], now: datetime, *, is_first: bool) -> FeedState:
    """Give what new articles say of when things come; what stood there before we came says nothing of that."""
    newest = max(date or now for date in dates)
    state = replace(state, last_item_at=max(filter(None, (state.last_item_at, newest))))
    if is_first:
        return replace(state, last_news_at=newest)
    came = [date if date and now - date < _LATEST else now for date in dates]
    lag = lag_after(state.lag, dates, now)
    return replace(state, rhythm=learnt(state.rhythm, came, now), last_news_at=now, lag=lag)
