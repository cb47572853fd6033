"""Taking in: the decision of a poll, made before anything is written.

Given what came, what is known, and the rules, it says which articles are new or edited, which rules they match, and
when to come back. Whom to tell is routing's decision, made of the result. The store writes both in one transaction.
Entries are judged one at a time, so that whoever orders a long decision may let others run in between.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.articles import Article, ArticleId, Language, Text
from bot.model.feeds import ClaimedFeed, Feed
from bot.model.growth import Correction
from bot.model.polls import PollResult
from bot.model.rules import MatchedArticle
from bot.model.stories import Copy, Draft
from bot.polling.asking import last_read_at
from bot.polling.entries import to_article
from bot.polling.filing import pointers_of, to_copy, to_correction, to_draft
from bot.polling.recognising import Candidate, Known, is_arrival, is_edited, recognise
from bot.polling.remembering import Body, after_body
from bot.polling.reseeding import reseeded, withheld
from bot.rules.findings import Document, Findings
from bot.rules.matching import Matcher

_LONGEST_REASON = 300
_LATEST = timedelta(days=1)
"""An item that comes later than that after its own date says nothing of its feed's hours."""


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
    feed = claimed.feed
    every = _each_once(sorted(judged, key=lambda one: one.new.published_at or now if one.new else now))
    articles = tuple(replace(one.new, unseen_at=last_read_at(claimed.state)) for one in every if one.new)
    held = withheld(claimed.state, articles) if renamed is not None else frozenset[ArticleId]()
    again = reseeded(feed, renamed=renamed or 0, held=len(held), now=now)
    dates = [article.published_at for article in articles]
    known = body.known + len(judged) - len(articles)
    return PollResult(
        feed=feed.id,
        token=claimed.token,
        state=after_body(claimed, body, dates, known=known, again=again, now=now),
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
