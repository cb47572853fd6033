"""Taking in: the decision of a poll, made before anything is written.

Given what came, what is known, and the rules, it says which articles are new, which rules they match, and when to come
back. Whom to tell is routing's decision, made of the result. The store writes both in one transaction.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.model.articles import Article, ArticleId, Entry, Language, Text
from bot.model.feeds import ClaimedFeed, Feed, FeedState, Validators
from bot.model.polls import Failed, NotModified, PollResult, Throttled
from bot.model.rules import MatchedArticle
from bot.polling.entries import to_article, visible
from bot.polling.identity import keys_of, shared_guids, shared_links
from bot.polling.pacing import after_failure, after_throttle, next_interval
from bot.rules.findings import Document
from bot.rules.matching import Matcher

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry on its way in: its identities and its visible text."""

    entry: Entry
    keys: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a good fetch brought, apart from its entries."""

    validators: Validators
    body_hash: str
    item_hashes: frozenset[int]
    asked: timedelta | None = None
    outcome: str = "fetched"
    shared_guids: bool = False


def candidates(feed: Feed, state: FeedState, entries: Sequence[Entry]) -> tuple[tuple[Candidate, ...], bool]:
    """Give the entries worth keeping with their identities, each once; and whether the feed's guids are shared."""
    shares = state.shared_guids or shared_guids(entries)
    links = shared_links(entries)
    found: dict[str, Candidate] = {}
    taken: set[str] = set()
    for entry in entries:
        text = visible(entry)
        if not text.title:
            continue
        keys = keys_of(feed, entry, trusts_guids=not shares, shared=links)
        if taken.isdisjoint(keys):
            taken.update(keys)
            found[keys[0]] = Candidate(entry=entry, keys=keys, text=text)
    return tuple(found.values()), shares


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
            failures = state.failures + 1
            due_at = now + after_failure(feed, failures)
            shown = reason[:_LONGEST_REASON]
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
        first_polled_at=state.first_polled_at or now,
    )


Identify = Callable[[Text], Language]
"""Settles the language of an article's text."""


def take_in(
    claimed: ClaimedFeed,
    body: Body,
    found: Iterable[Candidate],
    *,
    known: Mapping[str, ArticleId],
    matcher: Matcher,
    identify: Identify,
    now: datetime,
) -> PollResult:
    """Decide a poll that brought a body: new articles, their matches, and when to come back."""
    feed, state = claimed.feed, claimed.state
    articles: list[Article] = []
    aliases: list[tuple[str, ArticleId]] = []
    for one in found:
        of = next((known[key] for key in one.keys if key in known), None)
        if of is not None:
            aliases.extend((key, of) for key in one.keys if key not in known)
            continue
        language = identify(one.text)
        articles.append(to_article(feed, one.entry, one.text, keys=one.keys, language=language, now=now))
    articles.sort(key=lambda article: article.published_at or now)
    matched = tuple(match for article in articles if (match := _match(article, matcher)))
    is_first = state.first_polled_at is None
    newest = max((article.published_at or now for article in articles), default=None)
    rested = _rested(feed, state, now, outcome=body.outcome, asked=body.asked, has_news=bool(articles) and not is_first)
    return PollResult(
        feed=feed.id,
        token=claimed.token,
        state=replace(
            rested,
            validators=body.validators,
            body_hash=body.body_hash,
            item_hashes=body.item_hashes,
            shared_guids=body.shared_guids,
            last_item_at=max((moment for moment in (state.last_item_at, newest) if moment), default=None),
            articles=state.articles + len(articles),
        ),
        articles=tuple(articles),
        aliases=tuple(aliases),
        matched=matched,
    )


def _match(article: Article, matcher: Matcher) -> MatchedArticle | None:
    document = to_document(article)
    findings = matcher.find(document)
    matches = matcher.match(document, findings)
    return MatchedArticle(article=article, matches=matches, mentions=tuple(findings.mentions)) if matches else None


def to_document(article: Article) -> Document:
    """Give an article as rules read it."""
    return Document(
        text=article.text,
        language=article.language,
        feed=article.feed,
        outlet=article.outlet,
        country=article.country or "",
    )
