"""Entries to articles: visible text, a lead, dates that can be believed, a link that can be followed."""

import re
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

from bot.model.articles import Article, Entry, Language, Text
from bot.model.feeds import Feed
from bot.polling.identity import article_id, picture_of
from bot.text.visible import one_line, tidy, visible_text

_LONGEST_TITLE = 1_000
_LONGEST_LEAD = 8_000
_LONGEST_BODY = 64_000
_TITLE_FROM_LEAD = 100
_FIRST_DATE = datetime(1970, 1, 1, tzinfo=UTC)
_UNSAFE_IN_LINKS = re.compile(
    '[\x00-\x20\x7f-\xa0"<>\\\\^`{|}\u061c\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff]'
)
"""Control characters, blanks, what reorders or hides text, and what ends an address in markup."""


def to_text(*, title: str, title_is_html: bool, summary: str, content: str) -> Text:
    """Give the visible text of an item's markup; with content alone its first paragraph is the lead."""
    shown = one_line(visible_text(title) if title_is_html else tidy(title))
    lead = visible_text(summary)
    body = visible_text(content)
    if not lead and body:
        lead = body.split("\n", 1)[0]
    if not shown:
        shown = one_line(lead)[:_TITLE_FROM_LEAD]
    return Text(title=shown[:_LONGEST_TITLE], lead=lead[:_LONGEST_LEAD], body=body[:_LONGEST_BODY])


def to_article(feed: Feed, entry: Entry, *, keys: tuple[str, ...], language: Language, now: datetime) -> Article:
    """Give the article kept of an entry; a date in the future is taken for now, one before 1970 for none."""
    return Article(
        id=article_id(keys[0]),
        keys=keys,
        feed=feed.id,
        outlet=feed.outlet,
        country=feed.country,
        url=link_of(feed, entry),
        text=entry.text,
        language=language,
        published_at=believed(entry.published_at, now),
        first_seen_at=now,
        image=picture_of(entry.image) if entry.image else None,
    )


def believed(published_at: datetime | None, now: datetime) -> datetime | None:
    """Give the date an entry is taken to be of, or `None`."""
    return min(published_at, now) if published_at and published_at >= _FIRST_DATE else None


def link_of(feed: Feed, entry: Entry) -> str:
    """Give the entry's link as an absolute web address; the feed's own site when it has none that can be followed.

    Nothing in it can steer a terminal, reorder text or end the markup around it.
    """
    for candidate in (entry.link, entry.guid):
        if not candidate or (candidate is entry.guid and "://" not in candidate):
            continue
        try:
            url = urljoin(feed.url, _safe(candidate.strip()))
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname:
            return url
    return feed.url


def _safe(link: str) -> str:
    return _UNSAFE_IN_LINKS.sub(lambda match: quote(match[0], safe="", errors="replace"), link)
