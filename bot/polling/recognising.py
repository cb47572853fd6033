"""Recognising: whether an entry is an article we have, an edited one, or one we have not.

Of a changed body only unseen items are parsed, so an entry under a known guid or link may be an edit of the item that
carried it before, or another item beside it. Only the whole document can tell; `is_doubtful` says when to look.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.model.articles import LEAST_RETENTION, Article, Entry
from bot.model.feeds import Feed, FeedState, Identity
from bot.polling.entries import link_of
from bot.polling.identity import (
    Names,
    are_alike,
    canonical_url,
    is_page,
    keys_of,
    names_of,
    plain_title,
    shared_guids,
    shared_links,
)

_HALF_A_DAY = timedelta(hours=12)
_REMEMBERED = timedelta(days=30)

Known = Mapping[str, Article]
"""Articles by the names they are known under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry on its way in, and which of its names its document lets us trust."""

    entry: Entry
    names: Names
    trusts_guid: bool
    trusts_link: bool
    trusts_title: bool = True
    """Title and date together; another item beside it may have both."""


class Recognised(NamedTuple):
    """What an entry turned out to be."""

    article: Article | None
    """`None`: one we have not."""
    keys: tuple[str, ...]
    """What identifies it, given what is known."""
    noted: tuple[str, ...]
    """Further names to remember it by."""


def candidates(feed: Feed, state: FeedState, entries: Sequence[Entry]) -> tuple[tuple[Candidate, ...], bool]:
    """Give the entries worth keeping, each once; and whether the feed's guids are shared."""
    shares = state.shared_guids or shared_guids(entries)
    links = shared_links(entries)
    named = [(entry, names_of(feed, entry)) for entry in entries if entry.text.title]
    others = Counter(dated for dated, _ in {_worded(feed, entry, names) for entry, names in named})
    found: list[Candidate] = []
    taken: set[object] = set()
    for entry, names in named:
        trusts_link = not entry.link or canonical_url(entry.link) not in links
        keys = keys_of(feed.identity, names, trusts_guid=not shares, trusts_link=trusts_link)
        # Some feeds list an article in two sections, word for word under two guids or links.
        marks = {*keys, _worded(feed, entry, names)}
        if taken.isdisjoint(marks):
            found.append(
                Candidate(
                    entry=entry,
                    names=names,
                    trusts_guid=not shares,
                    trusts_link=trusts_link,
                    trusts_title=others[names.dated] == 1,
                )
            )
        taken |= marks
    return tuple(found), shares


def _worded(feed: Feed, entry: Entry, names: Names) -> tuple[str, object]:
    """Give title and date together with what else tells items of a document apart that have both in common."""
    is_told_by_words = feed.identity is Identity.AUTO and entry.published_at and entry.text.lead
    return names.dated, entry.text if is_told_by_words else (entry.guid, entry.link)


def recognise(feed: Feed, one: Candidate, known: Known, *, reseeded_at: datetime | None = None) -> Recognised:
    """Say which known article an entry is, if any; of a feed that was reseeded headlines of the last month tell."""
    names = one.names
    trusts_link = (
        one.trusts_link
        and names.shared not in known
        and (bool(names.guid) or _link_still_fits(feed, one.entry, known.get(names.link or "")))
    )
    trusts_guid = one.trusts_guid and _still_fits(feed, one.entry, known.get(names.guid or ""))
    keys = keys_of(feed.identity, names, trusts_guid=trusts_guid, trusts_link=trusts_link)
    distrusted = {
        None if trusts_guid else names.guid,
        None if trusts_link else names.link,
        None if one.trusts_title else names.dated,
    }
    noted = [name for name in (*names.own(), names.page) if name and name not in keys and name not in distrusted]
    if not trusts_link and names.shared:
        noted.append(names.shared)
    article = next((known[key] for key in keys if key in known), None)
    if article is None and feed.identity is Identity.AUTO:
        article = _by_other_names(one, known, trusts_link=trusts_link)
    before = known.get(names.title or "") if article is None and reseeded_at else None
    if before and reseeded_at and reseeded_at - before.first_seen_at <= _REMEMBERED:
        article = before
    return Recognised(article, keys, tuple(noted))


def _by_other_names(one: Candidate, known: Known, *, trusts_link: bool) -> Article | None:
    """Give the article whose publisher has changed its guid or moved it: link and words are left, or title and date."""
    linked = known.get(one.names.link or "") if trusts_link else None
    if linked and _is_wording_of(one.entry, linked):
        return linked
    return known.get(one.names.dated) if one.trusts_title and one.entry.published_at else None


def _is_wording_of(entry: Entry, article: Article) -> bool:
    """Say whether an entry at an article's link is that article: of its very moment, or of its day and alike."""
    if entry.published_at is not None and entry.published_at == article.published_at:
        return True
    return _is_of_that_day(entry, article) and are_alike(entry.text.title, article.text.title)


def _is_of_that_day(entry: Entry, article: Article) -> bool:
    if entry.published_at is None or article.published_at is None:
        return entry.published_at == article.published_at
    return abs(entry.published_at - article.published_at) <= _HALF_A_DAY


def _link_still_fits(feed: Feed, entry: Entry, article: Article | None) -> bool:
    """Say whether a link may stand for the article it stood for: not when headline and date are all others."""
    if article is None or feed.identity is not Identity.AUTO:
        return True
    return (
        entry.published_at is None
        or article.published_at is None
        or _is_of_that_day(entry, article)
        or are_alike(entry.text.title, article.text.title)
    )


def _still_fits(feed: Feed, entry: Entry, article: Article | None) -> bool:
    """Say whether a guid may stand for the article it stood for: not when title, link and date are all others.

    Some feeds give whatever is their latest item the same guid; such feeds show one item at a time.
    """
    if article is None or feed.identity is Identity.GUID:
        return True
    link = canonical_url(link_of(feed, entry)) if entry.link else ""
    return (
        plain_title(entry.text.title) == plain_title(article.text.title)
        or (is_page(link) and link == canonical_url(article.url))
        or (entry.published_at is not None and entry.published_at == article.published_at)
    )


def is_forgotten(feed: Feed, one: Candidate, forgotten: Collection[str], now: datetime) -> bool:
    """Say whether an entry that is no article we have is one that was pruned; `forgotten`: names of such articles."""
    names = one.names
    keys = keys_of(feed.identity, names, trusts_guid=one.trusts_guid, trusts_link=one.trusts_link)
    published_at = one.entry.published_at
    if feed.identity is not Identity.AUTO or keys == (names.dated,):
        return any(key in forgotten for key in keys)
    if names.page in forgotten or (published_at and one.trusts_title and names.dated in forgotten):
        return True
    if not one.trusts_guid or names.guid not in forgotten:
        return False
    # A live page with another headline and a date of this week is news.
    is_old = published_at is None or now - published_at > LEAST_RETENTION
    return names.title in forgotten or (one.trusts_link and names.link in forgotten and is_old)


def is_arrival(feed: Feed, one: Candidate, article: Article, known: Known) -> bool:
    """Say whether a known article has only now come to this feed too."""
    mine = (known[name] for name in one.names.own() if name in known)
    return article.feed != feed.id and all(other.id != article.id for other in mine)


def is_edited(feed: Feed, one: Candidate, article: Article) -> bool:
    """Say whether an entry says another thing than its article, or leads elsewhere; other trackers are no edit."""
    is_moved = one.entry.link and canonical_url(link_of(feed, one.entry)) != canonical_url(article.url)
    return one.entry.text != article.text or bool(is_moved)


def is_doubtful(feed: Feed, one: Candidate, known: Known, left_out: bytes) -> bool:
    """Say whether an entry that looks like an edit may be another item beside the one left out of parsing."""
    if feed.identity is not Identity.AUTO:
        return False
    link = canonical_url(one.entry.link) if one.entry.link else ""
    title = plain_title(one.entry.text.title)
    for name, written in ((one.names.guid, one.entry.guid), (one.names.link, link)):
        before = known.get(name) if name else None
        if before and written and plain_title(before.text.title) != title and _may_stand_in(left_out, written):
            return True
    article, keys, _ = recognise(feed, one, known)
    is_moved = article is not None and all(known.get(key) != article for key in keys)
    return article is not None and is_moved and _may_stand_in(left_out, canonical_url(article.url))


_RUN = re.compile(r"[A-Za-z0-9_./-]+")


def _may_stand_in(body: bytes, written: str) -> bool:
    """Say whether bytes may hold a text, however its marks are escaped there."""
    run = max(_RUN.findall(written), key=len, default="")
    return run.lower().encode("ascii") in body.lower()
