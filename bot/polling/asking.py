"""Asking: what a feed is asked, and where. Validators go back as they came, but once a day the whole is asked for.

Some servers say 304 though the feed has changed, or give a changed feed the validators of the old one; only a whole
answer can show it. Where a feed says it has moved for good, it is believed when it has said so for six days.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.model.feeds import Feed, FeedState, Move, Validators

_WHOLE_AFTER = timedelta(hours=24)
_DISTRUSTED_FOR = timedelta(days=7)
_BELIEVED_AFTER = timedelta(days=6)
_MOST_FAILURES = 3
"""So many failures at a new address, and the old one is asked again."""


class Question(NamedTuple):
    """What a poll asks."""

    validators: Validators
    """None: the whole is asked for."""
    address: str | None
    """Where the feed lives for good; `None`: where config says."""


def question(state: FeedState, now: datetime) -> Question:
    """Give what to ask a feed now."""
    is_stale = state.whole_at is None or now - state.whole_at >= _WHOLE_AFTER
    is_distrusted = state.distrusted_until is not None and now < state.distrusted_until
    return Question(Validators() if is_stale or is_distrusted else state.validators, state.address)


def distrusted_until(
    before: FeedState, validators: Validators, news: list[datetime | None], now: datetime
) -> datetime | None:
    """Give until when a feed is asked unconditionally: for a week, if its last 304 was false.

    It was, if a whole answer that we had not asked for conditionally brings news that were there before the 304, or
    news under the very validators that made it say so. `news` are the dates of what is new.
    """
    is_daily = before.last_outcome == "not_modified" and before.whole_at and now - before.whole_at >= _WHOLE_AFTER
    if not is_daily or not news or before.last_poll_at is None:
        return before.distrusted_until
    is_same = validators == before.validators != Validators()
    asked_at = before.last_poll_at
    if is_same or any(moment is None or moment < asked_at for moment in news):
        return now + _DISTRUSTED_FOR
    return before.distrusted_until


def last_read_at(state: FeedState) -> datetime | None:
    """Give when a feed was last read, a 304 being as good as a reading; after failures the last time all of it came."""
    if state.first_polled_at is None:
        return None
    return state.whole_at if state.failures else state.last_poll_at


def moved(feed: Feed, state: FeedState, to: str | None, now: datetime) -> tuple[str | None, Move | None]:
    """Give where a feed lives and where it says it is moving to, after a good answer that came by way of `to`.

    Never from https to http: whoever stands in between could say that.
    """
    here = state.address or feed.url
    if to is None or to == here or (here.startswith("https:") and not to.startswith("https:")):
        return state.address, None
    move = state.move if state.move is not None and state.move.to == to else Move(to=to, since=now)
    if now - move.since >= _BELIEVED_AFTER:
        return (None if to == feed.url else to), None
    return state.address, move


def address_after_failure(state: FeedState) -> str | None:
    """Give where a feed that failed is asked next: after some failures where config says."""
    return None if state.failures >= _MOST_FAILURES else state.address


def newer_of(old: Validators, new: Validators) -> Validators:
    """Give the validators to ask with next: new ones, where there are any."""
    return Validators(etag=new.etag or old.etag, last_modified=new.last_modified or old.last_modified)
