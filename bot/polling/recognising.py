"""Recognising: whether an entry is an article we have, an edited one, or one we have not.

Of a changed body only unseen items are parsed, so an entry under a known guid or link may be an edit of the item that
carried it before, or another item beside it. Only the whole document can tell; `is_doubtful` says when to look.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.model.articles import Article, Entry
from bot.model.feeds import Feed, FeedState, Identity
from bot.polling.entries import link_of
from bot.polling.identity import (
    Names,
    canonical_url,
    is_page,
    keys_of,
    names_of,
    plain_title,
    shared_guids,
    shared_links,
)

Known = Mapping[str, Article]
"""Articles by the names they are known under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry on its way in, and which of its names its document lets us trust."""

    entry: Entry
    names: Names
    trusts_guid: bool
    trusts_link: bool


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
    found: list[Candidate] = []
    taken: set[str] = set()
    for entry in entries:
        if not entry.text.title:
            continue
        names = names_of(feed, entry)
        trusts_link = not entry.link or canonical_url(entry.link) not in links
        keys = keys_of(feed.identity, names, trusts_guid=not shares, trusts_link=trusts_link)
        if taken.isdisjoint(keys):
            taken.update(keys)
            found.append(Candidate(entry=entry, names=names, trusts_guid=not shares, trusts_link=trusts_link))
    return tuple(found), shares


def recognise(feed: Feed, one: Candidate, known: Known) -> Recognised:
    """Say which known article an entry is, if any."""
    names = one.names
    trusts_link = one.trusts_link and names.shared not in known
    trusts_guid = one.trusts_guid and _still_fits(feed, one.entry, known.get(names.guid or ""))
    keys = keys_of(feed.identity, names, trusts_guid=trusts_guid, trusts_link=trusts_link)
    distrusted = {None if trusts_guid else names.guid, None if trusts_link else names.link}
    noted = [name for name in (*names.own(), names.page) if name and name not in keys and name not in distrusted]
    if not one.trusts_link and names.shared:
        noted.append(names.shared)
    article = next((known[key] for key in keys if key in known), None)
    return Recognised(article, keys, tuple(noted))


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


def is_arrival(feed: Feed, one: Candidate, article: Article, known: Known) -> bool:
    """Say whether a known article has only now come to this feed too."""
    mine = (known[name] for name in one.names.own() if name in known)
    return article.feed != feed.id and all(other.id != article.id for other in mine)


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
    return False


_RUN = re.compile(r"[A-Za-z0-9_./-]+")


def _may_stand_in(body: bytes, written: str) -> bool:
    """Say whether bytes may hold a text, however its marks are escaped there."""
    run = max(_RUN.findall(written), key=len, default="")
    return run.lower().encode("ascii") in body.lower()
