"""Entries to articles: visible text, a lead, dates that can be believed, a link that can be followed."""

from datetime import datetime
from urllib.parse import urljoin, urlsplit

from bot.model.articles import Article, Entry, Language, Text
from bot.model.feeds import Feed
from bot.polling.identity import article_id
from bot.text.visible import one_line, tidy, visible_text

_LONGEST_TITLE = 1_000
_LONGEST_LEAD = 8_000
_LONGEST_BODY = 64_000
_TITLE_FROM_LEAD = 100


def visible(entry: Entry) -> Text:
    """Give the visible text of an entry; with content alone its first paragraph is the lead."""
    title = one_line(visible_text(entry.title) if entry.title_is_html else tidy(entry.title))
    lead = visible_text(entry.summary)
    body = visible_text(entry.content)
    if not lead and body:
        lead = body.split("\n", 1)[0]
    if not title:
        title = one_line(lead)[:_TITLE_FROM_LEAD]
    return Text(title=title[:_LONGEST_TITLE], lead=lead[:_LONGEST_LEAD], body=body[:_LONGEST_BODY])


def to_article(
    feed: Feed, entry: Entry, text: Text, *, keys: tuple[str, ...], language: Language, now: datetime
) -> Article:
    """Give the article kept of an entry; a date in the future is taken for now."""
    return Article(
        id=article_id(keys[0]),
        keys=keys,
        feed=feed.id,
        outlet=feed.outlet,
        country=feed.country,
        url=link_of(feed, entry),
        text=text,
        language=language,
        published_at=min(entry.published_at, now) if entry.published_at else None,
        first_seen_at=now,
    )


def link_of(feed: Feed, entry: Entry) -> str:
    """Give the entry's link as an absolute web address; the feed's own site when it has none that can be followed."""
    for candidate in (entry.link, entry.guid):
        if not candidate or (candidate is entry.guid and "://" not in candidate):
            continue
        try:
            url = urljoin(feed.url, candidate.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname:
            return url
    return feed.url
