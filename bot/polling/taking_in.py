"""Taking in: the decision of a poll, made before anything is written.

Given what came, what is known, and the rules, it says which articles are new or edited, which rules they match, and
when to come back. Whom to tell is routing's decision, made of the result. The store writes both in one transaction.
Entries are judged one at a time, so that whoever orders a long decision may let others run in between.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.model.articles import Article, ArticleId, Language, Text
from bot.model.feeds import ClaimedFeed, Feed, FeedState, Validators
from bot.model.polls import Failed, NotModified, PollResult, Throttled
from bot.model.rules import MatchedArticle
from bot.polling.entries import link_of, to_article
from bot.polling.pacing import after_failure, after_throttle, failures_after, next_interval
from bot.polling.recognising import Candidate, Known, is_arrival, recognise
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.text.visible import one_line

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a good fetch brought, apart from its entries."""

    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None
    item_hashes: frozenset[int]
    asked: timedelta | None = None
    outcome: str = "fetched"
    shared_guids: bool = False
    left: int = 0
    """Items that this poll did not take."""


def nothing_came(claimed: ClaimedFeed, result: NotModified | Throttled | Failed, now: datetime) -> PollResult:
    """Decide a poll that brought no body: when to come back, and what to remember of it."""
    feed, state = claimed.feed, claimed.state
    state = replace(state, last_poll_at=now)
    match result:
        case NotModified(validators=validators):
            state = _rested(feed, state, now, outcome="not_modified", asked=None, has_news=False)
            state = replace(state, validators=_newer(claimed.state.validators, validators))
        case Throttled(after=after, status=status):
            failures = state.failures + 1
            wait = after_throttle(feed, after, failures)
            reason = f"the server asks us to wait (HTTP {status})"
            state = replace(state, failures=failures, due_at=now + wait, last_outcome="throttled", last_error=reason)
        case Failed(kind=kind, reason=reason):
            failures = failures_after(state, kind)
            due_at = now + after_failure(feed, failures, kind)
            shown = one_line(reason)[:_LONGEST_REASON]
            state = replace(state, failures=failures, due_at=due_at, last_outcome=kind.value, last_error=shown)
        case _:
            assert_never(result)
    return PollResult(feed=feed.id, token=claimed.token, state=state)


def _newer(old: Validators, new: Validators) -> Validators:
    return Validators(etag=new.etag or old.etag, last_modified=new.last_modified or old.last_modified)


def _rested(
    feed: Feed, state: FeedState, now: datetime, *, outcome: str, asked: timedelta | None, has_news: bool
) -> FeedState:
    interval = next_interval(feed, state, asked=asked, has_news=has_news)
    return replace(
        state,
        due_at=now + interval,
        interval=interval,
        failures=0,
        last_poll_at=now,
        last_outcome=outcome,
        last_error=None,
    )


Identify = Callable[[Text], Language]
"""Settles the language of an article's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What becomes of one entry."""

    new: Article | None = None
    revised: Article | None = None
    aliases: tuple[tuple[str, ArticleId], ...] = ()
    matched: MatchedArticle | None = None
    """The rules that hold and did not hold of what was known of the article before."""


def judge(feed: Feed, one: Candidate, *, known: Known, matcher: Matcher, identify: Identify, now: datetime) -> Judged:
    """Decide on one entry: a new article, an edited one, one that has come to another feed, or nothing of interest."""
    article, keys, noted = recognise(feed, one, known)
    of_feed = to_article(feed, one.entry, keys=keys, language=_UNKNOWN, now=now)
    if article is None:
        language = identify(one.entry.text)
        new = replace(of_feed, language=language)
        aliases = tuple((name, new.id) for name in noted if name not in known)
        return Judged(new=new, aliases=aliases, matched=_match(new, matcher))
    aliases = tuple((name, article.id) for name in (*keys, *noted) if name not in known)
    arrives = is_arrival(feed, one, article, known)
    if not arrives and not _is_edited(feed, one, article):
        return Judged(aliases=aliases)
    seen = replace(
        of_feed,
        id=article.id,
        language=identify(one.entry.text),
        published_at=article.published_at or of_feed.published_at,
        first_seen_at=article.first_seen_at,
    )
    if arrives:
        return Judged(aliases=aliases, matched=_match(seen, matcher))
    before = _match(replace(seen, text=article.text, language=article.language), matcher)
    # Of two feeds that word one article differently, the first keeps its words.
    is_ours = article.feed == feed.id
    revised = replace(article, text=seen.text, language=seen.language, url=seen.url) if is_ours else None
    return Judged(revised=revised, aliases=aliases, matched=_newly(_match(seen, matcher), before))


_UNKNOWN = Language(tag=None)


def _is_edited(feed: Feed, one: Candidate, article: Article) -> bool:
    return one.entry.text != article.text or (bool(one.entry.link) and link_of(feed, one.entry) != article.url)


def _newly(after: MatchedArticle | None, before: MatchedArticle | None) -> MatchedArticle | None:
    """Give the matches that an edit has brought about; the others were told, or were not to be told, in their time."""
    held = {match.rule for match in before.matches} if before else set()
    matches = tuple(match for match in after.matches if match.rule not in held) if after else ()
    return replace(after, matches=matches) if after and matches else None


def take_in(claimed: ClaimedFeed, body: Body, judged: Iterable[Judged], *, now: datetime) -> PollResult:
    """Decide a poll that brought a body, its entries being judged: what to write, and when to come back."""
    feed, state = claimed.feed, claimed.state
    every = _each_once(sorted(judged, key=lambda one: one.new.published_at or now if one.new else now))
    articles = tuple(one.new for one in every if one.new)
    newest = max((article.published_at or now for article in articles), default=None)
    has_news = bool(articles) and state.first_polled_at is not None
    rested = _rested(feed, state, now, outcome=body.outcome, asked=body.asked, has_news=has_news)
    return PollResult(
        feed=feed.id,
        token=claimed.token,
        state=replace(
            rested,
            # A first poll that could not take everything goes on with the next one.
            first_polled_at=state.first_polled_at or (None if body.left else now),
            validators=body.validators,
            body_hash=body.body_hash,
            item_hashes=body.item_hashes,
            shared_guids=body.shared_guids,
            last_item_at=max((moment for moment in (state.last_item_at, newest) if moment), default=None),
            articles=state.articles + len(articles),
        ),
        articles=articles,
        revised=tuple(one.revised for one in every if one.revised),
        aliases=tuple(alias for one in every for alias in one.aliases),
        matched=tuple(one.matched for one in every if one.matched),
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
    document = to_document(article)
    findings = matcher.find(document)
    matches = matcher.match(document, findings)
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
