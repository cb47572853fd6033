"""Taking in: the decision of a poll, made before anything is written.

Given what came, what is known, and the rules, it says which articles are new or edited, which rules they match, and
when to come back. Whom to tell is routing's decision, made of the result. The store writes both in one transaction.
Entries are judged one at a time, so that whoever orders a long decision may let others run in between.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, assert_never

from bot.model.articles import Article, ArticleId, Language, Text
from bot.model.feeds import ClaimedFeed, Feed, FeedState, Validators
from bot.model.growth import Correction
from bot.model.polls import Failed, Failure, NotModified, PollResult, Throttled
from bot.model.rules import MatchedArticle
from bot.model.stories import Copy, Draft
from bot.polling.asking import address_after_failure, distrusted_until, last_read_at, moved, newer_of
from bot.polling.entries import to_article
from bot.polling.filing import pointers_of, to_copy, to_correction, to_draft
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
from bot.polling.recognising import Candidate, Known, is_arrival, is_edited, recognise
from bot.polling.reseeding import reseeded, withheld
from bot.polling.rhythm import learnt
from bot.polling.troubles import after, failing, gap, silent
from bot.rules.findings import Document, Findings
from bot.rules.matching import Matcher
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


Identify = Callable[[Text], Language]
"""Settles the language of an article's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What becomes of one entry."""

    new: Article | None = None
    revised: Article | None = None
    aliases: tuple[tuple[str, ArticleId], ...] = ()
    draft: Draft | None = None
    """What files it under a story, if it is new."""
    copy: Copy | None = None
    """It has come here from another outlet."""
    correction: Correction | None = None
    """It says that something told before was wrong."""
    matched: MatchedArticle | None = None
    """The rules that hold and did not hold of what was known of the article before."""


def judge(
    feed: Feed,
    one: Candidate,
    *,
    known: Known,
    matcher: Matcher,
    identify: Identify,
    now: datetime,
    by_headline: bool = False,
) -> Judged:
    """Decide on one entry: a new article, an edited one, one that has come to another feed, or nothing of interest.

    With `by_headline` the headlines of the last month tell, too: its feed was published again.
    """
    article, keys, noted = recognise(feed, one, known, reseeded_at=now if by_headline else None)
    of_feed = to_article(feed, one.entry, keys=keys, language=_UNKNOWN, now=now)
    if article is None:
        language = identify(one.entry.text)
        new = replace(of_feed, language=language)
        aliases = tuple((name, new.id) for name in noted if name not in known)
        findings = matcher.find(to_document(new))
        matched = _matched(new, matcher, findings)
        pointers = pointers_of(one.entry, new)
        draft = to_draft(new.id, findings.document, findings.mentions, new.published_at or now, pointers)
        return Judged(new=new, aliases=aliases, matched=matched, draft=draft, correction=to_correction(new, now))
    aliases = tuple((name, article.id) for name in (*keys, *noted) if name not in known)
    arrives = is_arrival(feed, one, article, known)
    if not arrives and not is_edited(feed, one, article):
        return Judged(aliases=aliases)
    seen = replace(
        of_feed,
        id=article.id,
        language=identify(one.entry.text),
        published_at=article.published_at or of_feed.published_at,
        first_seen_at=article.first_seen_at,
    )
    if arrives:
        return Judged(aliases=aliases, matched=_match(seen, matcher), copy=to_copy(article, feed, now))
    before = _match(replace(seen, text=article.text, language=article.language), matcher)
    # Of two feeds that word one article differently, the first keeps its words.
    is_ours = article.feed == feed.id
    revised = replace(article, text=seen.text, language=seen.language, url=seen.url) if is_ours else None
    taken_back = to_correction(revised, now, article.text) if revised else None
    newly = _newly(_match(seen, matcher), before)
    return Judged(revised=revised, aliases=aliases, matched=newly, correction=taken_back)


_UNKNOWN = Language(tag=None)


def _newly(after: MatchedArticle | None, before: MatchedArticle | None) -> MatchedArticle | None:
    """Give the matches that an edit has brought about; the others were told, or were not to be told, in their time."""
    held = {match.rule for match in before.matches} if before else set()
    matches = tuple(match for match in after.matches if match.rule not in held) if after else ()
    return replace(after, matches=matches) if after and matches else None


def take_in(
    claimed: ClaimedFeed, body: Body, judged: Sequence[Judged], *, now: datetime, renamed: int | None = None
) -> PollResult:
    """Decide a poll that brought a body, its entries being judged: what to write, and when to come back.

    `renamed`: the feed was published again, and so many of its items were known by their headlines.
    """
    feed, before = claimed.feed, claimed.state
    every = _each_once(sorted(judged, key=lambda one: one.new.published_at or now if one.new else now))
    articles = tuple(replace(one.new, unseen_at=last_read_at(before)) for one in every if one.new)
    dates = [article.published_at for article in articles]
    newest = max((date or now for date in dates), default=None)
    overlap = Overlap(known=body.known + len(judged) - len(articles), new=len(articles), gap=usual_gap(dates))
    asked = body.asked if body.outcome == "fetched" else before.asked
    longest = max(filter(None, (asked, body.fresh_for)), default=None)
    is_first = before.first_polled_at is None
    address, move = moved(feed, before, body.moved_to, now)
    state = replace(
        before,
        # A first poll that could not take everything goes on with the next one.
        first_polled_at=before.first_polled_at or (None if body.left else now),
        validators=body.validators,
        body_hash=body.body_hash,
        item_hashes=body.item_hashes,
        shared_guids=body.shared_guids,
        last_item_at=max((moment for moment in (before.last_item_at, newest) if moment), default=None),
        articles=before.articles + len(articles),
        address=address,
        move=move,
        whole_at=now,
        distrusted_until=distrusted_until(before, body.validators, dates, now),
        asked=asked,
        **_after_good_poll(feed, before, now, outcome=body.outcome, asked=longest, overlap=overlap),
    )
    if articles:
        came = [date if date and now - date < _LATEST else now for date in dates]
        state = replace(
            state,
            # What stood there before we came says nothing of when things come.
            rhythm=state.rhythm if is_first else learnt(state.rhythm, came, now),
            last_news_at=newest if is_first else now,
            lag=state.lag if is_first else lag_after(state.lag, dates, now),
        )
    span = now - min((date for date in dates if date), default=now) if dates else None
    missed = gap(feed, before, items=overlap.known + overlap.new, known=overlap.known, span=span or None, now=now)
    held = withheld(before, articles) if renamed is not None else frozenset[ArticleId]()
    again = reseeded(feed, renamed=renamed or 0, held=len(held), now=now)
    trouble = after(before.trouble, again or missed or silent(feed, state, now), now)
    return PollResult(
        feed=feed.id,
        token=claimed.token,
        state=replace(state, trouble=trouble),
        articles=articles,
        revised=tuple(one.revised for one in every if one.revised),
        aliases=tuple(alias for one in every for alias in one.aliases),
        matched=tuple(one.matched for one in every if one.matched),
        copies=tuple(one.copy for one in every if one.copy),
        corrections=tuple(one.correction for one in every if one.correction),
        withheld=held,
    )


def _each_once(judged: Iterable[Judged]) -> list[Judged]:
    """Leave out new articles that go by a name of another one of this poll."""
    taken: set[str] = set()
    kept = []
    for one in judged:
        keys = one.new.keys if one.new else ()
        if taken.isdisjoint(keys):
            taken.update(keys)
            kept.append(one)
    return kept


def _match(article: Article, matcher: Matcher) -> MatchedArticle | None:
    return _matched(article, matcher, matcher.find(to_document(article)))


def _matched(article: Article, matcher: Matcher, findings: Findings) -> MatchedArticle | None:
    matches = matcher.match(findings.document, findings)
    overruns = tuple(findings.overruns.values())
    if not (matches or overruns):
        return None
    return MatchedArticle(article=article, matches=matches, mentions=tuple(findings.mentions), overruns=overruns)


def to_document(article: Article) -> Document:
    """Give an article as rules read it."""
    return Document(
        text=article.text,
        language=article.language,
        feed=article.feed,
        outlet=article.outlet,
        country=article.country or "",
    )
