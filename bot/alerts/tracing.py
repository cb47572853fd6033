"""Tracing: an article's way from its feed to its readers, told of what is kept of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from bot.alerts.routing import is_in_time, passes_first_run
from bot.model.alerts import DeliveryState, Hold
from bot.model.articles import Article, ChangeKind, Text
from bot.model.feeds import Feed, FeedState
from bot.model.histories import Record, RuleTrace, Sending, Step
from bot.model.rules import Rule, Status
from bot.model.sending import Attempt, AttemptOutcome
from bot.rules.explaining import why_not
from bot.rules.matching import EVALUATED
from bot.stories.lineage import sources_of
from bot.stories.revising import change_of

WHY_HELD = {
    Hold.QUIET: "quiet hours",
    Hold.DIGEST: "for its digest",
    Hold.COOLDOWN: "its rule was told a moment ago",
    Hold.CAP: "its rule has told as much as it may",
    Hold.LIMIT: "more than the channel takes at once",
    Hold.BREAKER: "its rule fires far more often than it does",
    Hold.OUTAGE: "the bot was away",
    Hold.SOURCES: "fewer independent sources tell it than its rule asks for",
    Hold.PERSON: "nobody knows whether it arrived; `alerts retry` decides",
}
_FATES = {
    DeliveryState.FIRST_RUN: "waits until every feed has been read once",
    DeliveryState.NEW: "is about to be told",
    DeliveryState.PENDING: "is about to be told",
    DeliveryState.SENDING: "is on its way",
    DeliveryState.GROWN: "was sent, and is edited soon: its story has grown",
    DeliveryState.UNCONFIRMED: "may have been told: the answer was lost",
    DeliveryState.COLLAPSED: "is about to be told",
    DeliveryState.UNSENT: "was not told",
    DeliveryState.PARKED: "waits until its chat takes messages again",
    DeliveryState.DEAD: "was not told: Telegram never takes the message",
}
_ENDED = frozenset((DeliveryState.UNSENT, DeliveryState.PARKED, DeliveryState.DEAD, DeliveryState.HELD))
_PROMPT = timedelta(minutes=1)


def moment(at: datetime) -> str:
    """Give a moment as people read it, in UTC."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def text_at(record: Record, at: datetime) -> Text:
    """Give what an article said then."""
    return next((one.text for one in record.revisions if one.replaced_at > at), record.article.text)


def steps_before(record: Record, feed: Feed | None, state: FeedState | None) -> Iterator[Step]:
    """Give what happened before rules were asked: polled, known, revision, language."""
    article = record.article
    late = article.published_at and article.first_seen_at - article.published_at
    said = f"by {article.feed} ({article.outlet}), first seen {moment(article.first_seen_at)} UTC"
    yield Step(name="polled", said=(said + (f", {_length(late)} after its own date" if late else ""),))
    copies = [one for member in record.members if member.article.id == article.id for one in member.copies]
    also = [f"also in {one.feed} ({one.outlet}) since {moment(one.seen_at)}" for one in copies]
    first = "stood in the feed when it was read first" if is_of_first_poll(article, state) else "new when it came"
    yield Step(name="known", said=(first, *also))
    texts = [*(one.text for one in record.revisions), article.text]
    changes = [change_of(old, new) for old, new in pairwise(texts)]
    told = [
        f"{change.kind} {moment(one.replaced_at)}: "
        + "; ".join(f"~{old}~ {new}".strip() if old else f"+ {new}" for old, new in change.replaced[:3])
        for one, change in zip(record.revisions, changes, strict=True)
        if change.kind is not ChangeKind.NOTHING
    ]
    yield Step(name="revision", said=tuple(told) or ("as it was first published",))
    yield Step(name="language", said=(_language(article, feed),))


def is_of_first_poll(article: Article, state: FeedState | None) -> bool:
    """Say whether an article was there before its feed was read for the first time."""
    return bool(state and state.first_polled_at and article.first_seen_at <= state.first_polled_at)


def _language(article: Article, feed: Feed | None) -> str:
    tag, others = article.language.tag, [one for one in article.language.candidates if one != article.language.tag]
    declared = f"its feed declares {', '.join(feed.languages)}" if feed and feed.languages else "detected"
    if tag is None:
        return (
            f"unsure: {' or '.join(others) or 'any'}, whose names are all sought; a rule with `languages` does not hold"
        )
    return f"{tag} ({declared})" + (f", read as {', '.join(others)} as well" if others else "")


def steps_after(
    record: Record, traces: Sequence[RuleTrace], feed: Feed | None, state: FeedState | None
) -> Iterator[Step]:
    """Give what happened once rules held: status, story, routing, and for each channel what became of its alert."""
    held = [one for one in traces if one.matched_at]
    yield from _story(record)
    if not held:
        return
    silent = [one for one in held if one.rule.status is not Status.LIVE]
    yield Step(
        name="status",
        said=tuple(_status(one.rule) for one in silent) or ("live",),
        is_passed=len(silent) < len(held) or bool(record.sendings),
    )
    if not record.sendings:
        if len(silent) == len(held):
            return
        yield Step(name="routing", said=tuple(_untold(record, held, feed, state)), is_passed=False)
        return
    channels = ", ".join(dict.fromkeys(one.delivery.alert.channel for one in record.sendings))
    yield Step(name="routing", said=(f"to {channels}, queued {moment(record.sendings[0].queued_at)}",))
    yield from (_sent(one) for one in record.sendings)


def _status(rule: Rule) -> str:
    then = {Status.SHADOW: f"counted, not sent; `rules promote {rule.id}` makes it live"}
    return f"{rule.id} is {rule.status}: {then.get(rule.status, 'nothing is sent')}"


def _story(record: Record) -> Iterator[Step]:
    mine = next((one for one in record.members if one.article.id == record.article.id), None)
    if mine is None:
        return
    size = len(record.members)
    articles = f"{size} article{'s' * (size > 1)} of {len(sources_of(record.members))} independent"
    how = "the first of its story"
    if mine.by_hand:
        how = "put there by hand"
    elif mine.verdict.near_duplicate_of:
        how = f"the same text as {mine.verdict.near_duplicate_of}"
    elif mine.verdict.nearest:
        how = f"like {mine.verdict.nearest} by {mine.verdict.likeness:.2f}"
    yield Step(name="story", said=(f"{mine.story}: {how}; {articles}",))


def _untold(record: Record, held: Iterable[RuleTrace], feed: Feed | None, state: FeedState | None) -> Iterator[str]:
    """Give for each rule that held why nobody was told, by the code that decided it."""
    article = record.article
    for one in held:
        rule, at = one.rule, one.matched_at
        if rule.status is not Status.LIVE or at is None:
            continue
        if not is_in_time(rule, article, at):
            age = _length(at - (article.published_at or article.first_seen_at))
            limit = _length(rule.conditions.max_age or timedelta(0))
            yield f"{rule.id}: too old: it was of {age} before, and its max_age is {limit}"
        elif feed and is_of_first_poll(article, state) and not passes_first_run(feed.first_run, article, at):
            yield f"{rule.id}: it stood in {feed.id} at its first reading; `first_run` lets none or only newer in"
        else:
            yield f"{rule.id}: its feed was published again with old items, or the channel had been told already"


def fate(one: Sending) -> str:
    """Say what became of an alert, as what follows the channel's name."""
    delivery = one.delivery
    within = f', within "{one.within}" ({delivery.digest})' if delivery.digest else ""
    if delivery.sent_at is not None:
        of_what = " of its correction" if delivery.alert.correction else ""
        return f"was told{of_what} {moment(delivery.sent_at)}{within}"
    if delivery.state is DeliveryState.HELD:
        why = WHY_HELD.get(delivery.hold, delivery.hold) if delivery.hold else "held"
        if delivery.hold is Hold.SOURCES:
            return f"is not told yet: {why}; given up {moment(delivery.due_at)}"
        return f"is told later: {why}" + ("" if delivery.hold is Hold.PERSON else f"; due {moment(delivery.due_at)}")
    error = f": {delivery.error}" if delivery.error else ""
    return f"{_FATES.get(delivery.state, delivery.state)}{within}{error}"


def _sent(one: Sending) -> Step:
    delivery = one.delivery
    waited = delivery.sent_at - one.queued_at if delivery.sent_at else timedelta(0)
    late = [f"it waited {_length(waited)}"] if waited > _PROMPT else []
    alert = delivery.alert
    in_list = f'its story was told in the list "{one.listed}", which does not grow' if one.listed else ""
    why = alert.alone or ("" if delivery.digest else in_list)
    alone = [f"told on its own: {why}"] if why else []
    # What tells a whole story was there before this article came.
    grown = [link_of(each) for each in one.attempts if each.began_at < one.queued_at and each.message][-1:]
    joined = [f"its story was told before: it joined {link}" for link in grown]
    attempts = [_attempt(attempt) for attempt in one.attempts if attempt.began_at >= one.queued_at]
    name = "held" if delivery.state is DeliveryState.HELD else "sent"
    said = (f"{alert.channel} {fate(one)} (alert {alert.id})", *alone, *joined, *late, *attempts)
    return Step(name=name, said=said, is_passed=delivery.state not in _ENDED)


def _attempt(one: Attempt) -> str:
    outcome = one.outcome or AttemptOutcome.UNKNOWN
    ended = f"{outcome}" + (f" as {link_of(one)}" if one.message else "")
    took = f" after {(one.ended_at - one.began_at).total_seconds():.1f} s" if one.ended_at else ""
    return f"{moment(one.began_at)} {one.kind}: {ended}{took}"


def link_of(one: Attempt) -> str:
    """Give where people see a message, or its number where no link leads to it."""
    chat = one.chat.partition("/")[0]
    if chat.startswith("-100"):
        return f"https://t.me/c/{chat[4:]}/{one.message}"
    return f"https://t.me/{chat[1:]}/{one.message}" if chat.startswith("@") else f"message {one.message} in {chat}"


def answer(record: Record, traces: Sequence[RuleTrace], after: Sequence[Step], *, about: str | None = None) -> str:
    """Say in one sentence why readers were told, or why not; of one rule, if it is asked `about` it."""
    held = [one for one in traces if one.matched_at and about in {None, one.rule.id}]
    if about is not None and not held:
        return f"{about} {_not_held(traces[0])}: {why_not(traces[0].report)}"
    found = "; ".join(_found(one) for one in sorted(held, key=lambda one: one.rule.status is not Status.LIVE))
    ways = [one for one in record.sendings if about is None or about in _rules_of(one)]
    sendings = list({one.delivery.alert.channel: one for one in reversed(ways)}.values())
    if sendings:
        told = ", and ".join(f"{one.delivery.alert.channel} {fate(one)}" for one in sendings)
        return f"{told}: {found or 'the rules of that time cannot be read any more'}"
    if held:
        stopped = next((step.said[0] for step in after if not step.is_passed), "")
        return f"nobody was told, though {found}; {stopped}"
    nearest = next(iter(traces), None)
    if nearest is None:
        return "nobody was told: no rule held or came near; --rule ID shows why one did not"
    return f"nobody was told: no rule held; the nearest is {nearest.rule.id}: {why_not(nearest.report)}"


def _not_held(one: RuleTrace) -> str:
    """Say of a rule that did not match whether it was asked, and whether it would match."""
    if one.rule.status not in EVALUATED:
        return f"is {one.rule.status}, so it was not asked; it {'would hold' if one.report.holds else 'would not hold'}"
    if not one.was_in_force:
        return f"was not there yet; it {'would have held' if one.report.holds else 'would not have held'}"
    return "would hold now" if one.report.holds else "did not hold"


def _found(one: RuleTrace) -> str:
    status = "" if one.rule.status is Status.LIVE else f" ({one.rule.status})"
    return f"{one.rule.id}{status} {why_not(one.report)}"


def _rules_of(one: Sending) -> set[str]:
    return {reason.rule for reason in one.delivery.alert.reasons}


def _length(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
