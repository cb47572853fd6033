"""What polls read and write, and what commands show of it: each function is one transaction, or one reading."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.errors import ConflictError
from bot.model.alerts import AlertId, Delivery
from bot.model.articles import MOST_REVISIONS, Article, ArticleId, Revision
from bot.model.feeds import FeedId, FeedState
from bot.model.polls import PollResult
from bot.model.reports import Totals
from bot.stores.sqlite import stories
from bot.stores.sqlite.arrangements import note_story
from bot.stores.sqlite.claiming import leave_alone
from bot.stores.sqlite.outbox_rows import DELIVERY_COLUMNS, from_delivery, to_delivery
from bot.stores.sqlite.rows import (
    ARTICLE_COLUMNS,
    NEVER,
    STATE_COLUMNS,
    UNREAD_COLUMNS,
    at,
    from_article,
    from_match,
    from_read,
    from_revised,
    from_unread,
    insert,
    to_article,
    to_revision,
    to_state,
)

_CHUNK = 500


def end_leases(db: Database) -> None:
    """Take back every lease."""
    with db.atomic():
        db.conn.execute("UPDATE feeds SET lease_until = ?", (NEVER,))


def known(db: Database, keys: Collection[str]) -> Mapping[str, Article]:
    """Give the articles that go by any of these names."""
    named = {row["key"]: row["article"] for row in _among(db, "SELECT key, article FROM identities WHERE key", keys)}
    ids = frozenset(named.values())
    articles = {row["id"]: to_article(row) for row in _among(db, "SELECT * FROM articles WHERE id", ids)}
    return {key: articles[id_] for key, id_ in named.items() if id_ in articles}


def pages(db: Database, urls: Collection[str]) -> Mapping[str, str]:
    """Give the texts of those pages that are kept."""
    return {row["url"]: row["text"] for row in _among(db, "SELECT url, text FROM pages WHERE url", urls)}


def keep_page(db: Database, url: str, text: str, now: datetime) -> None:
    """Keep what a page said, and forget old ones."""
    with db.atomic():
        db.conn.execute("DELETE FROM pages WHERE fetched_at < ?", (at(now - _PAGES_KEPT),))
        db.conn.execute("INSERT OR REPLACE INTO pages (url, text, fetched_at) VALUES (?, ?, ?)", (url, text, at(now)))


_PAGES_KEPT = timedelta(days=2)


def told(db: Database, alerts: Collection[AlertId]) -> frozenset[AlertId]:
    """Give those of the alerts that are in the outbox."""
    return frozenset(AlertId(row["id"]) for row in _among(db, "SELECT id FROM outbox WHERE id", alerts))


def _among(db: Database, select: str, values: Collection[str]) -> Iterator[sqlite3.Row]:
    """Give the rows of a statement whose last column is one of the values, however many those are."""
    for chunk in _chunks(list(values)):
        yield from db.conn.execute(f"{select} IN ({', '.join('?' * len(chunk))})", chunk)


def _chunks(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def write_unchanged(db: Database, results: Sequence[PollResult]) -> list[bool]:
    """Write polls that change nothing but their feeds' state, in one transaction; each is fenced by its own token."""
    with db.atomic():
        return [_write_state(db, result) for result in results]


def _update(columns: Sequence[str]) -> str:
    changes = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE feeds SET {changes}, lease_until = ? WHERE id = ? AND token = ?"  # noqa: S608 - our own names


_STATE = _update(STATE_COLUMNS)
_STATE_UNREAD = _update(UNREAD_COLUMNS)


def _write_state(db: Database, result: PollResult) -> bool:
    fence = (NEVER, result.feed, result.token)
    unread = from_unread(result.state)
    if not result.has_read:
        return db.conn.execute(_STATE_UNREAD, (*unread, *fence)).rowcount > 0
    return db.conn.execute(_STATE, (*from_read(result.state), *unread, *fence)).rowcount > 0


def apply(db: Database, result: PollResult, now: datetime) -> bool:
    """Write a poll whole; the token fences it."""
    with db.atomic():
        if not _write_state(db, result):
            return False
        if result.host_rests:
            host, until = result.host_rests
            leave_alone(db, [(host, at(until))])
        try:
            db.conn.executemany(
                insert("articles", (*ARTICLE_COLUMNS, "version")),
                [(*from_article(article), result.version) for article in result.articles],
            )
            db.conn.executemany(
                insert("identities", ("key", "article")),
                [(key, article.id) for article in result.articles for key in article.keys],
            )
        except sqlite3.IntegrityError as error:
            raise ConflictError(f"an article of {result.feed} was taken in meanwhile") from error
        db.conn.executemany(
            "INSERT INTO revisions SELECT id, ?, url, title, lead, body FROM articles "
            "WHERE id = ? AND (SELECT count(*) FROM revisions WHERE article = articles.id) < ?",
            [(at(now), article.id, MOST_REVISIONS) for article in result.revised],
        )
        db.conn.executemany(
            "UPDATE articles SET url = ?, title = ?, lead = ?, body = ?, language = ?, languages = ?, version = ? "
            "WHERE id = ?",
            [from_revised(article, result.version) for article in result.revised],
        )
        # An article may have been pruned meanwhile.
        db.conn.executemany(
            "INSERT OR IGNORE INTO identities (key, article) SELECT ?, id FROM articles WHERE id = ?", result.aliases
        )
        db.conn.executemany(
            insert("matches", ("article", "rule", "matched_at", "hits", "version"), otherwise=_IGNORE),
            [
                (one.article.id, match.rule, at(now), from_match(match), result.version)
                for one in result.matched
                for match in one.matches
            ],
        )
        stories.write(db, result.filings, now)
        stories.write_copies(db, result.copies)
        for story in {filing.verdict.story for filing in result.filings}:
            note_story(db, story, now)
        db.conn.executemany(
            insert("outbox", DELIVERY_COLUMNS, otherwise=_IGNORE),
            [from_delivery(delivery, now) for delivery in result.deliveries],
        )
        db.conn.executemany(
            "UPDATE outbox SET story = coalesce((SELECT story FROM filings WHERE article = outbox.article), story) "
            "WHERE id = ?",
            [(delivery.alert.id,) for delivery in result.deliveries],
        )
    return True


_IGNORE = "ON CONFLICT DO NOTHING"


def totals(db: Database) -> Totals:
    """Count what there is."""
    feeds, failing = db.conn.execute(
        "SELECT count(*), coalesce(sum(failures > 0), 0) FROM feeds WHERE is_enabled = 1"
    ).fetchone()
    alerts = dict(tuple(row) for row in db.conn.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
    return Totals(
        feeds=feeds, failing=failing, articles=_count(db, "articles"), matches=_count(db, "matches"), alerts=alerts
    )


def _count(db: Database, table: str) -> int:
    return int(db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def feed_states(db: Database) -> Mapping[FeedId, FeedState]:
    """Give the state of every feed that has a row."""
    return {FeedId(row["id"]): to_state(row) for row in db.conn.execute("SELECT * FROM feeds")}


def recent_articles(db: Database, limit: int) -> list[Article]:
    """Give the newest articles, newest first."""
    rows = db.conn.execute("SELECT * FROM articles ORDER BY first_seen_at DESC, id DESC LIMIT ?", (limit,))
    return [to_article(row) for row in rows]


def revisions(db: Database, article: ArticleId) -> list[Revision]:
    """Give what an article said before, the oldest first."""
    rows = db.conn.execute("SELECT * FROM revisions WHERE article = ? ORDER BY rowid", (article,))
    return [to_revision(row) for row in rows]


def recent_deliveries(db: Database, limit: int) -> list[Delivery]:
    """Give the newest rows of the outbox, newest first."""
    rows = db.conn.execute("SELECT * FROM outbox ORDER BY queued_at DESC, published_at DESC, id DESC LIMIT ?", (limit,))
    return [to_delivery(row) for row in rows]
